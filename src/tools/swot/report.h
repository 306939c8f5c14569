#pragma once

#include "plan/tool.h"

namespace sandtable::inline situation {

// See Tool::report.
[[nodiscard]] bool swot_report(const Plan& plan, const Setting& setting, Sections& sections);

}  // namespace sandtable::situation
