// What this tool shows, for the register; see app/tool_view.h.
#include <algorithm>

#include "app/tool_view.h"
#include "app/views/views.h"
#include "tools/workshop/pages.h"
#include "tools/workshop/task.h"
#include "tools/workshop/view/parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/row.h"

namespace sandtable::inline workshop {
namespace {

// The link that the dialog shows, as a code.
void share_qr(App& app, Ui& ui) {
  if (!fits_qr(app.share.link)) return;
  ui.gap(kGapSmall);
  if (button(ui, {.id = "share.show_qr", .label = ui.tr("exercise.qr_full"), .icon = Icon::Grid})) show_qr(app, app.share.link, ui.tr("share.link"));
}

}  // namespace
}  // namespace sandtable::workshop

namespace sandtable {

const Tool& workshop_tool();

namespace {

// What is not read yet is taken for an exercise.
bool takes_plan(const Plan& plan) {
  const Part* found = plan.find(part_type(static_cast<const Exercise*>(nullptr)));
  return found != nullptr && (!found->is_read() || part<Exercise>(plan).there);
}

// Exercises are given out and work is handed in by links. The tools that are asked for are called by their names; a trainer
// chooses among all of them.
bool workshop_wants(App& app, Group group) {
  if (!app.route.is_plan_page() || !app.workspace.is_open() || !takes_plan(app.workspace.plan())) return false;
  if (group == Group("links")) return true;
  if (!app.content.is_there("workshop")) return false;
  const Plan& plan = app.workspace.plan();
  if ((group == Group("worksheets") || group == Group("situation")) && !part<Task>(plan).there) return true;
  return std::ranges::any_of(part<Exercise>(plan).tools, [&](const ExerciseTool& asked) {
    const ToolView* view = asked.tool() == nullptr ? nullptr : view_of(asked.tool()->id);
    return view != nullptr && view->group == group;
  });
}

// From a trainer's own exercise to the list of them.
bool workshop_back(App& app, Route& to) {
  if (!app.route.is_plan_page() || !app.workspace.can_edit()) return false;
  const Plan& plan = app.workspace.plan();
  if (!takes_plan(plan) || (has_part<Task>(plan) && part<Task>(plan).there)) return false;
  to = workshop_route();
  return true;
}

void workshop_row(App& app, Ui& ui) {
  Rect rect;
  ui.gap(kGap);
  if (row_button(ui, {.id = "home.workshop", .title = ui.tr("workshop.title"), .detail = ui.tr("workshop.lead"), .icon = Icon::User}, 0, rect)) {
    app.go(workshop_route());
  }
}

}  // namespace

const ToolView& workshop_view() {
  static const ToolView kView = {
      .tool = &workshop_tool(),
      .group = "workshop",
      .icon = Icon::User,
      .pages = {{.word = "workshop", .in_plan = false}},
      .kinds = {{"exercise", "home.kind_exercise", Icon::Pencil}, {"work", "home.kind_work", Icon::Chat}},
      .draw = workshop_home,
      .wants = workshop_wants,
      .back = workshop_back,
      .home = workshop_row,
      .takes_plan = takes_plan,
      .plan_page = plan_view,
      .banner = work_bar,
      .share_part = share_qr,
  };
  return kView;
}

}  // namespace sandtable
