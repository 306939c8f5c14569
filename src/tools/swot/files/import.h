// A SWOT from lists and tables: Markdown, CSV, HTML. The result is a grid of its own without ids, which incoming_cards() and
// take_cards() then bring into a plan, so that duplicates are shown first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/tables/table.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {

enum class CardColumn { Cell, Text, Note, Weight, Rating, Tags };
inline constexpr std::size_t kCardColumns = 6;

// What headings are called: spellings separated by "|", "优势|强项|strengths|strength|S". Compared as normal_text();
// the ids of to_word() are always understood.
struct ImportWords {
  std::string cells[kCells];
  std::string columns[kCardColumns];
  // Who a heading may speak of: somebody else ("对手|competitor"), or we ("我们|our").
  std::string others, ours;
};
// "cell", "text", "note", "weight", "rating", "tags".
[[nodiscard]] Text to_word(CardColumn value);

enum class ImportFault {
  NoCell,      // not under a heading of a cell, or the column of the cell is empty; the line is left out
  UnknownCell, // detail = the word; the line is left out
  NotOurs,     // detail = the heading, which names somebody else; what stands below it, or the CSV row, is left out
  NoText,      // a row or item without text; left out
  NotAList,    // Markdown: a line under a cell's heading that is no item (of a table without a head); left out
  BadWeight,   // not a number of 0..kMaxWeight; detail = the text; the card has no weight
  BadRating,   // not 1..4; detail = the text; the card has no rating
  BadText,     // invalid UTF-8 or NUL; replaced by U+FFFD
  TextCut,     // text or note over kMaxCardTextBytes
  NoColumns,   // a table of which neither its head nor its rows say what is where; nothing was read, see Imported::unread
  NoRoom,      // kMaxCards; this line and all after it are left out
  Workbook,    // an Excel workbook that cannot be read: damaged, protected or over the limits
  OldWorkbook, // one of before 2007, which is not read
};
// Stable snake_case name: a text key.
[[nodiscard]] const char* fault_name(ImportFault fault);
struct ImportProblem {
  std::size_t line = 0;  // from 1; of a CSV row the line where it begins
  ImportFault fault = ImportFault::NoCell;
  std::string detail;    // at most 40 bytes of what stands there
};
inline constexpr std::size_t kMaxImportProblems = 1000;

struct Imported {
  Swot swot;  // cards only
  std::vector<ImportProblem> problems;
  Table unread;  // a table that was not understood: somebody who sees it can say what its columns are
};

// What the columns of a table are, said by hand.
struct TableChoice {
  std::size_t column[kCardColumns] = {};  // kNoColumn = none
  std::optional<Cell> all;                // every card goes there; else the column of the cell says it
  bool has_head = true;                   // the first row names the columns
};
inline constexpr std::size_t kNoColumn = SIZE_MAX;

// Headings begin a cell, and another heading ends it: those of Markdown (# and underlined ones), and where none of these names a
// cell, also lines and items of an outline that are just a cell's name, whatever is around it ("一、优势", "【优势】", "优势（S）：",
// "**Strengths**", "S - Strengths"). Then text may stand behind the name ("优势：…", "S1: …"), too. A heading that names
// somebody else ("# 对手优势") leaves out what stands below it, with the headings of lower levels: a rival's strengths are
// not ours. It does not when it names us as well, nor when it says threats, which come from rivals. Items of lists and plain
// lines become cards: "- text (note)". Indented items and lines below one become its note, or when they begin with the name of
// a column and a colon that value. Tables are read as import_csv() does, below a heading as cards of its cell. What
// stands before the first cell's heading and is no item is passed over without a word.
[[nodiscard]] Imported import_markdown(std::string_view text, const ImportWords& words);
// Text whose cells a sign parts (core/tables/table.h). The apostrophe before = + - @ that exports write is taken away.
// Of every table: a row a card, with a column that names the cell (empty: that of the row above) and one of its text; what they
// are is known from the head, wherever it is, or else from what is in them. Or a column a cell, with cards below each other,
// also two by two; or a row a cell.
[[nodiscard]] Imported import_csv(std::string_view text, const ImportWords& words);
[[nodiscard]] Imported import_html(std::string_view text, const ImportWords& words);
// All sheets of a workbook (core/tables/workbook.h) that are understood.
[[nodiscard]] Imported import_workbook(std::string_view bytes, const ImportWords& words);
[[nodiscard]] Imported import_table(const Table& table, const ImportWords& words, const TableChoice& choice);

}  // namespace sandtable::situation
