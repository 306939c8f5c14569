// What this tool shows, for the register; see app/tool_view.h.
#include "app/tool_view.h"
#include "tools/training/view/parts.h"

namespace sandtable {

const Tool& training_tool();

const ToolView& training_view() {
  static const ToolView kView = {
      .tool = &training_tool(),
      .group = "training",
      .icon = Icon::Chat,
      .pages = {{.word = "training", .most = 3, .in_plan = false}},
      .needs = {"workshop"},
      .draw = training_page,
      .back = training_back,
      .after_result = practice_links,
  };
  return kView;
}

}  // namespace sandtable
