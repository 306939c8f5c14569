// Texts and figures in few words, for labels and tables. A Text lives as long as the frame (frame_texts.h).
#pragma once

#include <optional>

#include "core/base/text.h"

namespace sandtable {

// The start of a text, for labels: one line, at most about a hundred characters.
[[nodiscard]] Text brief(Text text);
// Up to three decimals: "0.6", "2.625".
[[nodiscard]] Text number_words(double number);
// "75 %" with no decimals, "–" without a value.
[[nodiscard]] Text percent_words(std::optional<double> percent);

}  // namespace sandtable
