// What the command line's Markdown of a SWOT says, in both languages.
#pragma once

#include "plan/plan.h"
#include "tools/swot/analysis.h"
#include "tools/swot/export.h"

namespace sandtable::cli {

[[nodiscard]] SwotWords swot_words(Language language);
// Balance, posture with its reason, factor scores and the top two of each cell, as Markdown. Actions are in swot_markdown().
[[nodiscard]] std::string analysis_markdown(const Plan& plan, Language language);

}  // namespace sandtable::cli
