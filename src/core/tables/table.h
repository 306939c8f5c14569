// Tables as people have them: rows of text, whatever file, page or program they are from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sandtable::inline tables {

inline constexpr std::size_t kMaxTableRows = 200'000;
inline constexpr std::size_t kMaxTableColumns = 1000;  // cells further right are left out

struct TableRow {
  std::size_t line = 0;  // from 1, where it begins
  std::vector<std::string> cells;
};
using Table = std::vector<TableRow>;

[[nodiscard]] bool is_empty(const TableRow& row);

// What the first bytes of a file say: an Excel workbook (a zip archive), or one of before 2007, which are no text.
enum class FileKind { Text, Workbook, OldWorkbook };
[[nodiscard]] FileKind file_kind(std::string_view bytes);

// The sign that parts the cells of most rows into as many: tab, semicolon, comma, "|" or one of the wide ones "，；"; or what a
// first line "sep=;" says. "" when there is none that does so.
[[nodiscard]] std::string find_separator(std::string_view text);

// CSV as programs and people write it: RFC 4180 where the quotes fit, and where they do not, as in 5" or "A" team, the quotes
// are text. Any line ends; empty rows are passed over.
[[nodiscard]] Table read_delimited(std::string_view text, std::string_view separator);

// The table that begins with the first of `lines` ("| a | b |" and "|---|---|" below it), or an empty one; `lines` is moved
// behind it. <br> becomes a line break.
[[nodiscard]] Table take_markdown_table(std::string_view& lines, std::size_t line);

// All tables of a page, one below the other. A cell that spans several rows is repeated in each of them, one that spans columns is not.
// An empty one: there is no <table>.
[[nodiscard]] Table read_html_tables(std::string_view text);

}  // namespace sandtable::tables
