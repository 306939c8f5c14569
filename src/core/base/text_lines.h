// Taking pasted and imported text apart: lines, blanks, and the bullets and numbers before list items.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable {

// Bytes of the white space at the start of `text`: blanks, tabs, line ends, no-break and wide spaces, byte order marks.
[[nodiscard]] std::size_t blank_bytes(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text);

// Takes the next line from `rest`, without its end (LF, CRLF or CR). False when nothing is left.
bool next_line(std::string_view& rest, std::string_view& line);

// What a line begins with: bullets, and the ways to number.
enum class MarkKind { None, Bullet, Hyphen, Sign, Circled, Dot, Bracket, Comma, InBrackets, Chinese, ChineseInBrackets };

// The text of a list item: without one bullet ("- ", "* ", "•" …), number ("1.", "2)", "（3）", "四、", "⑤") or box
// ("[x]"), trimmed. `is_item` says whether there was one. "-5 %" and "2.5 million" have none.
//
// Word's and WPS's bullets are known as the signs that come of them in other fonts ("l" and a tab).
//
// A line by itself does not tell whether "三、" in "三、四线城市" is a mark: for what people type and paste, ask ListMarks.
[[nodiscard]] std::string_view without_bullet(std::string_view line, bool& is_item);
[[nodiscard]] MarkKind mark_kind(std::string_view line);

// Which marks at the start of the lines of a text make it a list. Marks of one kind do when two lines or more have them
// and, numbered ones, when they count up by one from 1 (a list may begin anew with 1). Signs that are nothing but marks (●)
// do, and where they make most lines items, so do circled numbers and single lines with 1. Two things that look like it are none:
// items that name a range ("一、二线城市", "二、三线城市"), and items that are nothing without their numbers ("(1)班", "(2)班").
class ListMarks {
 public:
  explicit ListMarks(std::string_view text);

  // without_bullet() when the mark is one of a list, else the line trimmed.
  [[nodiscard]] std::string_view item(std::string_view line, bool& is_item) const;
  [[nodiscard]] MarkKind kind(std::string_view line) const;  // of that mark
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
// a list where most of them are items of one. A single line is always taken as it was typed. Of cells of a spreadsheet, which
// tabs part, those of a row go together, but for the numbers behind the first one; line breaks in a cell become blanks.
[[nodiscard]] std::vector<std::string> pasted_lines(std::string_view text);

}  // namespace sandtable
