// What the command line's Markdown of a SWOT says, in both languages.
#pragma once

#include "core/plan.h"
#include "core/swot_analysis.h"
#include "core/swot_export.h"

namespace sandtable::cli {

[[nodiscard]] SwotWords swot_words(Language language);
// Balance, posture with its reason, factor scores and the top two of each cell, as Markdown. Actions are in swot_markdown().
[[nodiscard]] std::string analysis_markdown(const Plan& plan, Language language);

}  // namespace sandtable::cli
