// A printable report under construction: a list of sections as web/report.js reads it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/picture.h"
#include "ui/app.h"
#include "ui/views/result_parts.h"

namespace sandtable {

[[nodiscard]] Json texts_to_json(const std::vector<std::string>& texts);

struct Sections {
  Json list = Json::array();

  Json& add(std::string_view kind);  // an empty section; the reference holds until the next one is added
  void heading(int level, std::string_view text);
  void paragraph(std::string_view text);
  void bullets(const std::vector<std::string>& items);
  void table(std::string_view caption, const ResultTable& table);
  void figure(std::string_view summary, const Picture& picture);
  // The whole report, in the language of the app. Takes the list.
  [[nodiscard]] Json report(const App& app, std::string_view title, std::string_view meta);
};

}  // namespace sandtable
