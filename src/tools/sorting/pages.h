// The route to a sorting.
#pragma once

#include "app/route.h"

namespace sandtable {

[[nodiscard]] inline Route sort_route(Text plan, Text sorting) { return tool_route(plan, "sorting", "sort/" + sorting.str()); }

}  // namespace sandtable
