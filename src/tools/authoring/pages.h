// The routes to a trainer's own content.
#pragma once

#include "app/app.h"
#include "app/route.h"

namespace sandtable {

struct SortFiles {
  std::vector<Json> waiting;  // came before the code that takes them
};

// For a test or sorting exercise that has none, or another one's.
[[nodiscard]] inline std::string new_content_id(App& app) { return "own-" + app.new_uuid().substr(0, 8); }

[[nodiscard]] inline Route own_content_route() { return tool_route("", "authoring", "own"); }

}  // namespace sandtable
