// The register: one line a tool, in the order in which they are shown. What is behind a name is in the folder of that name.
#include "plan/tool.h"

#define SANDTABLE_TOOLS(TOOL) \
  TOOL(self_test)             \
  TOOL(sorting)               \
  TOOL(sheets)                \
  TOOL(swot)                  \
  TOOL(mix)                   \
  TOOL(actions)               \
  TOOL(workshop)

namespace sandtable {

#define SANDTABLE_DECLARE(name) const Tool& name##_tool();
SANDTABLE_TOOLS(SANDTABLE_DECLARE)
#undef SANDTABLE_DECLARE

const std::vector<const Tool*>& tools() {
#define SANDTABLE_LIST(name) &name##_tool(),
  static const std::vector<const Tool*> all = {SANDTABLE_TOOLS(SANDTABLE_LIST)};
#undef SANDTABLE_LIST
  return all;
}

}  // namespace sandtable
