// Tools as people name them on the command line.
#pragma once

#include <string>

#include "plan/tool.h"

namespace sandtable::cli {

using IsWanted = bool (*)(const Tool& tool);

// "self_test, sheets, swot": those that are wanted, in the order of the register.
[[nodiscard]] std::string tool_names(IsWanted is_wanted);
// nullptr when there is none of this name that is wanted: told, with the nearest and all others. `what` begins the sentence:
// "no tool that can be shown".
[[nodiscard]] const Tool* tool_named(const std::string& name, IsWanted is_wanted, const std::string& what);

}  // namespace sandtable::cli
