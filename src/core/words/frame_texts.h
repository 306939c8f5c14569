// Texts made for one frame: ids of parts, words with values filled in, numbers. They live until the next frame begins,
// so that views need not own them: a string of its own costs code where it is made and again where it ends.
// Never keep such a Text in a member; make a std::string of it.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/text.h"

namespace sandtable {

// A copy for this frame.
[[nodiscard]] Text frame_text(std::string_view text);
// Both, one behind the other.
[[nodiscard]] Text operator+(Text first, Text second);
// "12", "-3".
[[nodiscard]] Text number_text(long number);
// Forgets them all; called when a frame begins.
void forget_frame_texts();

}  // namespace sandtable
