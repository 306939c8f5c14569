// What the imports of import.h share: the words of cells and columns, and putting cards together.
#pragma once

#include "tools/swot/files/import.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {

inline constexpr std::size_t kNoWord = SIZE_MAX;

// ImportWords, ready for comparing.
class WordTable {
 public:
  explicit WordTable(const ImportWords& words);
  // Index of the cell or column that is called so; kNoWord when none is.
  [[nodiscard]] std::size_t cell(std::string_view text) const;
  [[nodiscard]] std::size_t column(std::string_view text) const;
  // Of a line that has nothing but names of one cell, numbers and signs: "【优势】", "S - Strengths", "优势（S）：". kNoWord for any other.
  [[nodiscard]] std::size_t cell_named(std::string_view line) const;
  // Of a heading that has more than the name: "二、我们的优势 Strengths（3）". kNoWord when none or several are named.
  [[nodiscard]] std::size_t cell_in_heading(std::string_view heading) const;
  // Whether it speaks of somebody else's: "竞争对手的优势", not "Our strengths against rivals", "Threats from rivals".
  [[nodiscard]] bool is_of_others(std::string_view heading) const;

 private:
  std::string cells_[kCells];  // "|spelling|spelling|"
  std::string columns_[kCardColumns];
  std::string others_, ours_;
};

void report_import(Imported& out, std::size_t line, ImportFault fault, std::string_view detail = {});
// What a Markdown text says: without backslash escapes (CommonMark 0.31, section 2.4) and marks of strong emphasis.
[[nodiscard]] std::string unmarked(std::string_view text);
// Rows of a table as cards. Of one below a heading `cell` says where they go, unless the table does. False: it is not clear what
// is where, and nothing was read.
enum class TableKind { Csv, Markdown, Sheet };  // Sheet: of a page or a workbook
bool add_table(const Table& table, TableKind kind, const WordTable& words, std::size_t cell, Imported& out);
// The text with U+FFFD for what is no sound text; every such line is listed.
[[nodiscard]] std::string sound_import(std::string_view text, Imported& out);
// Sets a column of a card other than its cell from a text; reports what cannot be read. Notes are added to.
void set_column(Card& card, CardColumn column, std::string_view text, std::size_t line, Imported& out);
// At the end of a cell; nullptr and NoRoom when the grid is full.
Card* add_imported(Imported& out, std::size_t cell, std::string_view text, std::size_t line);

}  // namespace sandtable::situation
