// Figures with a fixed number of decimals. A Text lives as long as the frame (frame_texts.h).
#pragma once

#include "core/base/text.h"

namespace sandtable {

// "3.42", "−0.50", "–"; the other with a sign always.
[[nodiscard]] Text figure_words(double value, int decimals);
[[nodiscard]] Text signed_figure(double value, int decimals);

}  // namespace sandtable
