// What the command line's Markdown of a marketing mix says, in both languages.
#pragma once

#include "plan/plan.h"

namespace sandtable::cli {

// Market, segments, needs with what answers them, candidates side by side and by quarter, rounds.
[[nodiscard]] std::string mix_markdown(const Plan& plan, Language language);

}  // namespace sandtable::cli
