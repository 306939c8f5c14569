// What all CSV and Markdown exports share.
//
// CSV: UTF-8 with byte order mark (so that Chinese Excel opens it right), CRLF, RFC 4180 quoting; texts that start with
// = + - @ (full-width ones too), a tab or a line break get a leading apostrophe, because spreadsheets would run them as
// formulas (OWASP, CSV injection). "-2005" is a number and stays one.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace sandtable {

inline constexpr std::string_view kCsvStart = "\xEF\xBB\xBF";
inline constexpr std::string_view kCsvLineEnd = "\r\n";

// One CSV cell, escaped as above (also a text that has such an apostrophe of its own); a row of cells that are escaped already.
[[nodiscard]] std::string csv_cell(std::string_view text);
void csv_row(std::string& out, std::initializer_list<std::string> cells);
// Whether csv_cell() puts an apostrophe before it, unless it is a negative number.
[[nodiscard]] bool is_formula(std::string_view text);
// What csv_cell() was given: the cell, without its quotes, without that apostrophe.
[[nodiscard]] std::string_view csv_plain(std::string_view cell);

// A figure as it is shown, the way spreadsheets and programs read it: "★ −2,005" is "-2005", "+22.40" is "22.40", "67 %" is
// "67%". "" for everything that is more or less than one figure: "–", "3 of 5", "007".
[[nodiscard]] std::string plain_figure(std::string_view words);

// Text of a user or a pack inside Markdown: every character that could begin markup is escaped (CommonMark 0.31,
// section 2.4), and line breaks, which would end the table row or list item, become blanks.
[[nodiscard]] std::string markdown_text(std::string_view text);
// The same for a text that stands at the beginning of a line, where "- ", "+ ", "=", and "1. " are markup too.
[[nodiscard]] std::string markdown_block(std::string_view text);
// Cells that are escaped already.
void markdown_row(std::string& out, std::initializer_list<std::string> cells);

}  // namespace sandtable
