// The route to the action list.
#pragma once

#include "app/route.h"

namespace sandtable {

[[nodiscard]] inline Route actions_route(Text plan) { return tool_route(plan, "actions", "actions"); }

}  // namespace sandtable
