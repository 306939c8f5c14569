// The routes to a trainer's own content.
#pragma once

#include "app/route.h"

namespace sandtable {

[[nodiscard]] inline Route own_content_route() { return tool_route("", "authoring", "own"); }

}  // namespace sandtable
