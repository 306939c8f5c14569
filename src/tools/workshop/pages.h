// The route to the trainer's list.
#pragma once

#include "app/route.h"

namespace sandtable {

[[nodiscard]] inline Route workshop_route() { return tool_route("", "workshop", "workshop"); }

}  // namespace sandtable
