// The record of this tool for the register, see plan/tool.h. What people handed in is a part of the plan that tools/workshop
// reads; here is what follows from it.
#include "plan/tool.h"

namespace sandtable {

const Tool& class_tool() {
  static const Tool kTool = {
      .id = "class",
      .group = "classroom",
      .area = Area::SelfAssessment,
      .title = "class.list",
  };
  return kTool;
}

}  // namespace sandtable
