// Route to the CRM benefit calculator.
#pragma once

#include "app/route.h"

namespace sandtable {

[[nodiscard]] inline Route crm_benefit_route(Text plan) { return tool_route(plan, "crm_benefit", "crm_benefit"); }

}  // namespace sandtable
