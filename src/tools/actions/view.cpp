// What this tool shows, for the register; see app/tool_view.h.
#include "app/app.h"
#include "app/tool_view.h"
#include "core/base/instant.h"
#include "tools/actions/model.h"
#include "tools/actions/pages.h"
#include "tools/actions/view/views.h"

namespace sandtable::inline situation {
namespace {

void find(App& app, std::vector<MapRow>& rows) {
  for (const Shared<Action>& action : part<Actions>(app.workspace.plan())) {
    if (action->text.empty()) continue;
    rows.push_back({.id = Text("action.") + Text(action->id), .title = action->text, .state = app.tr("actions.title"), .words = action->owner, .icon = Icon::Check,
                    .to = actions_route(app.route.plan), .focus = Text("action.") + Text(action->id) + ".text", .begun = true});
  }
}

}  // namespace
}  // namespace sandtable::situation

namespace sandtable::inline overview {
namespace {

void actions_map(App& app, std::vector<MapRow>& rows) {
  MapRow row{.id = "actions", .title = app.tr("actions.title"), .purpose = app.tr("actions.map.purpose"), .words = app.tr("actions.map.words"),
             .icon = Icon::Check, .area = Area::Plan, .to = actions_route(app.route.plan)};
  if (app.content.is_there("situation")) {
    const std::string today = date_of(app.host.now_instant());
    long open = 0, overdue = 0, done = 0;
    for (const Shared<Action>& action : part<Actions>(app.workspace.plan())) {
      const bool is_done = action->status == ActionStatus::Done;
      ++(is_done ? done : open);
      if (!is_done && !action->end.empty() && action->end < today) ++overdue;
    }
    row.begun = open + done > 0;
    row.state = app.strings().tr_format("actions.map.open", {{"n", number_text(open)}, {"m", number_text(done)}});
    if (overdue > 0) row.alarm = app.strings().tr_format("actions.map.overdue", {{"n", number_text(overdue)}});
  }
  rows.push_back(row);
}

}  // namespace
}  // namespace sandtable::overview

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
      .map = actions_map,
      .find = find,
  };
  return kView;
}

}  // namespace sandtable
