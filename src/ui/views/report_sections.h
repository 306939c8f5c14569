// A printable report under construction: a list of sections as web/report.js reads it.
#pragma once

#include <string>
#include <string_view>

#include "core/text.h"
#include <vector>

#include "core/json.h"
#include "core/picture.h"
#include "ui/app.h"
#include "ui/views/result_parts.h"

namespace sandtable {

// A picture in the colours of the light theme, as Host's download_png takes it.
[[nodiscard]] std::string picture_file(const Picture& picture);
[[nodiscard]] Json texts_to_json(const std::vector<std::string>& texts);

struct Sections {
  Json list = Json::array();

  Json& add(Text kind);  // an empty section; the reference holds until the next one is added
  void heading(int level, Text text);
  void paragraph(Text text);
  void bullets(const std::vector<std::string>& items);
  // The first row is the header.
  void table(Text caption, const TableWords& table);
  void figure(Text summary, const Picture& picture);
  // The whole report, in the language of the app. Takes the list.
  [[nodiscard]] Json report(const App& app, Text title, Text meta);
};

}  // namespace sandtable
