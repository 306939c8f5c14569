// Routes to the pages of the SWOT.
#pragma once

#include "app/route.h"

namespace sandtable {

[[nodiscard]] inline Route swot_route(Text plan) { return tool_route(plan, "swot", "swot"); }
[[nodiscard]] inline Route tows_route(Text plan) { return tool_route(plan, "swot", "tows"); }

}  // namespace sandtable
