// Figures with a fixed number of decimals. A Text lives as long as the frame (frame_texts.h).
#pragma once

#include <string>

#include "core/base/text.h"

namespace sandtable {

// "3.42"; "–" for what is not known. 0 to 6 decimals.
[[nodiscard]] std::string figure_text(double value, int decimals);
// "3.42", "−0.50", "–"; the other with a sign always.
[[nodiscard]] Text figure_words(double value, int decimals);
[[nodiscard]] Text signed_figure(double value, int decimals);

}  // namespace sandtable
