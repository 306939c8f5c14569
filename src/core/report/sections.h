// A report under construction: a list of sections as web/report.js prints them and core/report/report_text.h writes them. While
// Ui::report is set, headings, paragraphs, lists, tables and figures go there instead of onto the screen.
#pragma once

#include <string>
#include <vector>

#include "core/json/json.h"
#include "core/charts/picture.h"
#include "core/base/text.h"
#include "core/report/table_words.h"

namespace sandtable {

// {"width","height","shapes":[…]}, see core/charts/picture.h; a paint is a name of kPaintNames.
[[nodiscard]] Json picture_to_json(const Picture& picture);
inline constexpr const char* kPaintNames[] = {"none",        "text",   "muted_text",  "grid",  "accent",    "accent_soft",
                                              "second",      "second_soft", "third",  "third_soft", "surface", "ink",   "paper"};
[[nodiscard]] Json texts_to_json(const std::vector<std::string>& texts);

struct Sections {
  Json list = Json::array();
  std::string note;   // what the line below the title says besides who and when, e.g. the currency
  bool wide = false;  // printed on paper that lies on its long side

  Json& add(Text kind);  // an empty section; the reference holds until the next one is added
  void heading(int level, Text text);
  void paragraph(Text text);
  void bullets(const std::vector<std::string>& items);
  // The first row is the header.
  void table(Text caption, const TableWords& table);
  // What a spreadsheet gets in place of the table that was added last: rows of texts, numbers and nulls (empty cells), the
  // header first. table() sees to it for columns that the table calls figures.
  void figures(Json rows);
  void figure(Text summary, const Picture& picture);
  // Those of another report, behind a heading of their own.
  void append(Json report);
  // The whole report. `language`: "zh-CN" or "en". Takes the list.
  [[nodiscard]] Json report(Text language, Text title, Text meta);
};

}  // namespace sandtable
