// Small UTF-8 helpers: checking, repairing, cutting and cleaning text from outside. No tables, no locale.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sandtable {

struct Utf8Character {
  char32_t code = 0;  // U+FFFD when ill-formed
  std::size_t bytes =
      1;               // at least 1; of an ill-formed sequence its maximal subpart (Unicode 15, section 3.9)
  bool sound = false;  // well-formed UTF-8
};

// The character that starts at text[at]; at < text.size().
[[nodiscard]] Utf8Character utf8_at(std::string_view text, std::size_t at);

// Well-formed and without NUL.
[[nodiscard]] bool is_sound_text(std::string_view text);
// Every ill-formed sequence and every NUL becomes U+FFFD.
[[nodiscard]] std::string repaired_text(std::string_view text);

// `code` is a Unicode scalar value.
void append_utf8(std::string& text, char32_t code);

// The longest start of `text` that is at most `max_bytes` long and ends between two characters.
[[nodiscard]] std::string_view cut_text(std::string_view text, std::size_t max_bytes);

// One line: every control character (C0, DEL, C1, line and paragraph separator) becomes a space.
// True when something was changed.
bool make_single_line(std::string& text);

[[nodiscard]] std::size_t count_characters(std::string_view text);

}  // namespace sandtable
