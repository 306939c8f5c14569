// A text for comparing: equal for texts that people take for the same.
#pragma once

#include <string>
#include <string_view>

namespace sandtable {

// A text for comparing: full-width letters, figures and signs as their ordinary forms (Unicode, block FF00–FFEF, and
// the wide space), lower case (Latin, Greek, Cyrillic), letters with their marks as one character (NFC) however they are written, white space only
// where it parts two words of such scripts.
[[nodiscard]] std::string normal_text(std::string_view text);

}  // namespace sandtable
