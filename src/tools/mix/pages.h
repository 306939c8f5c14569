// Routes to the steps of the marketing mix; `record`: id of the segment or element that is open, "" = none.
#pragma once

#include <string>

#include "app/route.h"

namespace sandtable {

[[nodiscard]] inline Route mix_route(Text plan, Text step, Text record = {}) {
  std::string rest = "mix/" + step.str();
  if (!record.empty()) rest += "/" + record.str();
  return tool_route(plan, "mix", rest);
}

}  // namespace sandtable
