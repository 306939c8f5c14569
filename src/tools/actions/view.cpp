// What this tool shows, for the register; see app/tool_view.h.
#include "app/tool_view.h"
#include "app/views/views.h"
#include "tools/actions/model.h"
#include "tools/actions/pages.h"
#include "tools/actions/view/views.h"

namespace sandtable::inline situation {
namespace {

void plan_part(App& app, Ui& ui) {
  const Text count = number_text(static_cast<long>(part<Actions>(app.workspace.plan()).size()));
  plan_row(app, ui, "plan.actions", ui.tr("actions.title"), ui.tr_format("actions.count", {{"n", count}}), Icon::Check,
           actions_route(app.route.plan));
}

}  // namespace
}  // namespace sandtable::situation

namespace sandtable {

const Tool& actions_tool();

const ToolView& actions_view() {
  static const ToolView kView = {
      .tool = &actions_tool(),
      .group = "situation",
      .icon = Icon::Check,
      .pages = {{.word = "actions"}},
      .draw = actions_view,
      .on_plan_page = true,
      .plan_part = plan_part,
  };
  return kView;
}

}  // namespace sandtable
