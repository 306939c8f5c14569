// Rough text measuring and wrapping for charts. Pictures are made where no font is known (native report,
// tests), so widths are estimated from character classes, on the wide side: a label may end early, but never
// runs into the plot.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable {

// Units of the picture; `text_size` is the font size. 1 em for a Chinese character, about half for Latin.
[[nodiscard]] float estimated_width(std::string_view text, float text_size);

// The widest part that wrap_text() would not break unless it had to.
[[nodiscard]] float widest_word(std::string_view text, float text_size);

// Lines of at most `max_width`, broken at spaces and between Chinese characters, never before closing
// punctuation (UAX #14 in small); a single word that is too long is broken anywhere. At most `max_lines`,
// then "…".
[[nodiscard]] std::vector<std::string> wrap_text(std::string_view text, float text_size, float max_width,
                                                 std::size_t max_lines);

// Whether wrap_text() had to leave out something of `text` when this was its last line.
[[nodiscard]] bool is_shortened(std::string_view last_line, std::string_view text);

}  // namespace sandtable
