#include "app/tool_view.h"

namespace sandtable {

const ToolView* view_of(Text tool) {
  for (const ToolView* view : tool_views()) {
    if (!tool.empty() && view->tool->id == tool) return view;
  }
  return nullptr;
}

}  // namespace sandtable
