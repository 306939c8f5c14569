// The register: one line a tool, in the order in which they are shown. What is behind a name is in the folder of that name.
// Compiled twice: without the screen, and with it (see CMakeLists.txt).
#include "plan/tool.h"

#define SANDTABLE_TOOLS(TOOL) \
  TOOL(self_test)             \
  TOOL(sorting)               \
  TOOL(sheets)                \
  TOOL(swot)                  \
  TOOL(mix)                   \
  TOOL(crm_benefit)           \
  TOOL(actions)               \
  TOOL(class)                 \
  TOOL(workshop)              \
  TOOL(training)              \
  TOOL(authoring)

#ifdef SANDTABLE_WITH_VIEWS
#include "app/tool_view.h"
#endif

namespace sandtable {

#ifdef SANDTABLE_WITH_VIEWS

#define SANDTABLE_DECLARE(name) const ToolView& name##_view();
SANDTABLE_TOOLS(SANDTABLE_DECLARE)

const std::vector<const ToolView*>& tool_views() {
#define SANDTABLE_LIST(name) &name##_view(),
  static const std::vector<const ToolView*> all = {SANDTABLE_TOOLS(SANDTABLE_LIST)};
  return all;
}

#else

#define SANDTABLE_DECLARE(name) const Tool& name##_tool();
SANDTABLE_TOOLS(SANDTABLE_DECLARE)

const std::vector<const Tool*>& tools() {
#define SANDTABLE_LIST(name) &name##_tool(),
  static const std::vector<const Tool*> all = {SANDTABLE_TOOLS(SANDTABLE_LIST)};
  return all;
}

#endif

}  // namespace sandtable
