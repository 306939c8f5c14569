#include "plan/tool.h"

namespace sandtable {

const Tool* find_tool(Text id) {
  for (const Tool* tool : tools()) {
    if (tool->id == id) return tool;
  }
  return nullptr;
}

const Tool* tool_asked_as(Text word) {
  for (const Tool* tool : tools()) {
    if (tool->exercise != nullptr && !word.empty() && tool->exercise->word == word) return tool;
  }
  return nullptr;
}

}  // namespace sandtable
