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
[[nodiscard]] std::string_view without_bullet(std::string_view line, bool& is_item);

// The lines of a pasted text that become items of a list: without bullets, empty ones skipped. They point into `text`.
[[nodiscard]] std::vector<std::string_view> pasted_lines(std::string_view text);

}  // namespace sandtable
