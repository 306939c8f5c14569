#pragma once

#include "plan/tool.h"

namespace sandtable::inline mix {

// See Tool::report.
[[nodiscard]] bool mix_report(const Plan& plan, const Setting& setting, Sections& sections);

}  // namespace sandtable::mix
