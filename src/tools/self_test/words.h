// How attempts and scores are named, on the screen and in reports. A Text lives as long as the frame (core/words/frame_texts.h).
#pragma once

#include "core/words/strings.h"
#include "tools/self_test/model.h"
#include "tools/self_test/scoring.h"

namespace sandtable {

[[nodiscard]] Text phase_words(const Strings& strings, Phase phase);
// "Before the course · rated by Wang Fang · 2026-11-21"
[[nodiscard]] Text attempt_words(const Strings& strings, const SelfTest& attempt);
// "17 of 20", or "–" with the number of open questions when there is no score.
[[nodiscard]] Text score_words(const Strings& strings, const DimensionScore& score);

}  // namespace sandtable
