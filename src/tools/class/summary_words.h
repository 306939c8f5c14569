// What the page and the command line both say of a class's figures. A Text lives as long as the frame
// (core/words/frame_texts.h).
#pragma once

#include <string>
#include <vector>

#include "core/words/strings.h"
#include "tools/class/summary.h"

namespace sandtable::inline classroom {

// How the figures are calculated, a rule each: which attempt counts, quartiles, intervals, ties and so on.
[[nodiscard]] std::vector<std::string> method_words(const Strings& strings, AttemptRule rule);

// The title of a test, with the version when that is not the usual one.
[[nodiscard]] std::string title_of(const Strings& strings, const TestSummary& test);
[[nodiscard]] std::string title_of(const Strings& strings, const SortingSummary& sorting);
// What has to be said of the versions of a test; "" when there is nothing.
[[nodiscard]] Text version_words(const Strings& strings, const ClassSummary& summary,
                                 const TestSummary& test);

// "Dimension" or "Total".
[[nodiscard]] Text score_title(const Strings& strings, const TestSummary& test, std::size_t score);
// " (reverse-keyed)" or "".
[[nodiscard]] std::string reverse_words(const Strings& strings, const Question& question);
// "4.25; few answers, n = 3; tied".
[[nodiscard]] std::string extreme_words(const Strings& strings, const ExtremeQuestion& one);
// "+0.52 · medium"; "–" when it is not known.
[[nodiscard]] Text effect_words(const Strings& strings, double d_av);

}  // namespace sandtable::inline classroom
