// A report under construction: a list of sections as web/report.js prints them and core/report_text.h writes them. While
// Ui::report is set, headings, paragraphs, lists, tables and figures go there instead of onto the screen.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"
#include "core/picture.h"
#include "core/text.h"
#include "ui/widgets/table.h"

namespace sandtable {

class App;

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
  // Those of another report, behind a heading of their own.
  void append(Json report);
  // The whole report, in the language of the app. Takes the list.
  [[nodiscard]] Json report(const App& app, Text title, Text meta);
};

}  // namespace sandtable
