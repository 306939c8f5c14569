// Reports of a plan, put together from what its tools say (Tool::report): what is printed, and exported as Markdown and CSV.
#pragma once

#include <vector>

#include "plan/tool.h"

namespace sandtable {

// "zh-CN" or "en".
[[nodiscard]] Text language_tag(Language language);
// "Wang Fang · 2026-11-21": who and when, for the line below a report's title.
[[nodiscard]] Text report_meta(const Plan& plan, const Setting& setting);

// The report of one tool. One that has nothing to say still has what it says of an empty plan.
[[nodiscard]] Json tool_report(const Tool& tool, const Plan& plan, const Setting& setting);
// The report of the whole plan: what each of these tools has to say, in their order.
[[nodiscard]] Json plan_report(const std::vector<const Tool*>& from, const Plan& plan, const Setting& setting);

}  // namespace sandtable
