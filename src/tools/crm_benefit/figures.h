// A CRM benefit calculation and all that follows from it as JSON and as a report, for files, the command line and paper.
#pragma once

#include "core/json/json.h"
#include "plan/tool.h"
#include "tools/crm_benefit/model.h"

namespace sandtable::inline value {

// Amounts in whole minor units, customers and sales not rounded; what is not known has no member.
[[nodiscard]] Json crm_figures_to_json(const CrmBenefit& benefit);
// False when there is no figure yet, which is all it says then.
[[nodiscard]] bool crm_report(const Plan& plan, const Setting& setting, Sections& out);

}  // namespace sandtable::value
