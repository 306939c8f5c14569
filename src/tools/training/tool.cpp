// The record of this tool for the register, see plan/tool.h. Nothing of it is in a plan: it is there to be read.
#include "plan/tool.h"

namespace sandtable {

const Tool& training_tool() {
  static const Tool kTool = {.id = "training", .group = "training", .title = "training.title"};
  return kTool;
}

}  // namespace sandtable
