// Routes to the pages for trainers.
#pragma once

#include "app/route.h"

namespace sandtable {

[[nodiscard]] inline Route training_route() { return tool_route("", "training", "training"); }
// How to run the ready exercise of that id.
[[nodiscard]] inline Route guide_route(Text exercise) { return tool_route("", "training", "training/guide/" + exercise.str()); }

}  // namespace sandtable
