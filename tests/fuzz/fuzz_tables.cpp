// Any bytes as a file of a table or list: reading never crashes, what was read is sound text within the caps, and CSV that is
// written is read back the same.
#include "core/base/text_lines.h"
#include "core/base/utf8.h"
#include "core/report/export_text.h"
#include "core/tables/foreign_text.h"
#include "core/tables/table.h"
#include "fuzz_support.h"

using namespace sandtable;

namespace {

void check(const Table& table) {
  SANDTABLE_REQUIRE(table.size() <= kMaxTableRows);
  std::string csv;
  for (const TableRow& row : table) {
    SANDTABLE_REQUIRE(row.line > 0 && !row.cells.empty() && row.cells.size() <= kMaxTableColumns);
    for (std::size_t i = 0; i < row.cells.size(); ++i) csv.append(i == 0 ? "" : ",").append(csv_cell(row.cells[i]));
    csv += kCsvLineEnd;
  }
  if (csv.starts_with("sep=")) return;  // says what parts the cells
  const Table back = read_delimited(csv, ",");
  std::size_t at = 0;
  for (const TableRow& row : table) {
    if (is_empty(row)) continue;
    SANDTABLE_REQUIRE(at < back.size() && back[at].cells.size() == row.cells.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i) SANDTABLE_REQUIRE(csv_plain(back[at].cells[i]) == row.cells[i]);
    ++at;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  for (const Encoding encoding : {Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, guess_encoding(bytes)}) {
    SANDTABLE_REQUIRE(is_sound_text(decode_text(bytes, encoding)));
  }
  const std::string text = decode_text(bytes, Encoding::Utf8);
  check(read_delimited(text, find_separator(text)));
  check(read_html_tables(text));
  std::string_view lines = text;
  check(take_markdown_table(lines, 1));
  for (const std::string& line : pasted_lines(text)) SANDTABLE_REQUIRE(!line.empty());
  return 0;
}
