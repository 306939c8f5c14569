// A SWOT from lists: Markdown and CSV. The result is a grid of its own without ids, which incoming_cards() and
// take_cards() then bring into a plan, so that duplicates are shown first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tools/swot/model.h"
#include "core/base/normal_text.h"

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
  NotAList,    // Markdown: a line under a cell's heading that is no item (a table); left out
  BadWeight,   // not a number of 0..kMaxWeight; detail = the text; the card has no weight
  BadRating,   // not 1..4; detail = the text; the card has no rating
  BadQuotes,   // CSV: a quote that does not end, or text behind its end; the row is left out
  BadText,     // invalid UTF-8 or NUL; replaced by U+FFFD
  TextCut,     // text or note over kMaxCardTextBytes
  NoColumns,   // CSV: the first row names no text and cell column; nothing was read
  NoRoom,      // kMaxCards; this line and all after it are left out
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
};

// Headings (# and underlined ones; where there are none of a cell, also bold lines, lines and items that are just a cell's
// name) begin a cell; another heading ends it. A heading that names
// somebody else ("# 对手优势") leaves out what stands below it, with the headings of lower levels: a rival's strengths are
// not ours. It does not when it names us as well, nor when it says threats, which come from rivals. Items of lists and plain lines become cards: "- text (note)". Indented
// items and lines below one become its note, or when they begin with the name of a column and a colon that value. What
// stands before the first cell's heading and is no item is passed over without a word.
[[nodiscard]] Imported import_markdown(std::string_view text, const ImportWords& words);
// RFC 4180; separator comma, semicolon or tab, whichever the first row has first outside quotes; byte order mark and any
// line ends. The first row names the columns, in any order; unknown ones are passed over. The apostrophe before = + - @
// that exports write is taken away.
[[nodiscard]] Imported import_csv(std::string_view text, const ImportWords& words);

}  // namespace sandtable::situation
