// Taking pasted and imported text apart: lines, blanks, and the bullets and numbers before list items.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sandtable {

// Bytes of the white space at the start of `text`: blanks, tabs, line ends, no-break and wide spaces, byte order marks.
[[nodiscard]] std::size_t blank_bytes(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text);

// Takes the next line from `rest`, without its end (LF, CRLF or CR). False when nothing is left.
bool next_line(std::string_view& rest, std::string_view& line);

// The text of a list item: without one bullet ("- ", "* ", "•" …), number ("1.", "2)", "（3）", "四、", "⑤") or box
// ("[x]"), trimmed. `is_item` says whether there was one. "-5 %" and "2.5 million" have none.
//
// A line by itself does not tell whether "三、" in "三、四线城市" is a mark: for what people type and paste, ask ListMarks.
[[nodiscard]] std::string_view without_bullet(std::string_view line, bool& is_item);

// Which marks at the start of the lines of a text make it a list. Marks of one kind do when two lines or more have them
// and, numbered ones, when they count up by one from 1 (a list may begin anew with 1). Two things that look like it are none:
// items that name a range ("一、二线城市", "二、三线城市"), and items that are nothing without their numbers ("(1)班", "(2)班").
class ListMarks {
 public:
  explicit ListMarks(std::string_view text);

  // without_bullet() when the mark is one of a list, else the line trimmed.
  [[nodiscard]] std::string_view item(std::string_view line, bool& is_item) const;
  // Whether more than half of the lines with text are items of lists.
  [[nodiscard]] bool are_most() const { return 2 * items_ > lines_; }
  // From here on bullets and the numbers of Markdown ("1. ", "1) ") are marks wherever they stand, as in a file of that format.
  void know_markdown() { markdown_ = true; }

 private:
  unsigned lists_ = 0;  // kinds of marks, as bits
  std::size_t items_ = 0, lines_ = 0;
  bool markdown_ = false;
};

// The lines of what was entered or pasted at once, each to become a record: trimmed, empty ones skipped, without the marks of
// a list where most of them are items of one. They point into `text`. A single line is always taken as it was typed.
[[nodiscard]] std::vector<std::string_view> pasted_lines(std::string_view text);

}  // namespace sandtable
