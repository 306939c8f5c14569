// The search over everything, and the map of the plan while nothing is typed.
#include <algorithm>

#include "app/tool_view.h"
#include "app/views/overview.h"
#include "app/views/views.h"
#include "app/words.h"
#include "core/base/normal_text.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text_field.h"

namespace sandtable::inline overview {

namespace {

constexpr std::size_t kShown = 12;

// What is typed, and which of what it finds Enter opens.
struct GoTo {
  std::string query;
  int at = 0;
};

// What there is besides the tools: the plan's records, the other plans, and home.
std::vector<MapRow> all_rows(App& app, Ui& ui, bool records) {
  std::vector<MapRow> rows = map_of(app);
  const bool in_plan = !app.route.plan.empty() && app.workspace.is_open();
  if (in_plan) rows.push_back({.id = "plan", .title = ui.tr("go.plan"), .icon = Icon::Grid, .to = plan_route(app.route.plan), .begun = true});
  rows.push_back({.id = "home", .title = ui.tr("go.home"), .icon = Icon::Back, .to = Route{}, .begun = true});
  if (in_plan && records) {
    for (const ToolView* view : tool_views()) {
      if (view->find != nullptr && app.content.is_there(view->group)) view->find(app, rows);
    }
  }
  if (!in_plan || records) {
    for (const PlanSummary& plan : app.workspace.plans()) {
      rows.push_back({.id = Text("plan.") + Text(plan.id), .title = frame_text(plan_title(ui, plan.title)), .state = ui.tr_format("home.modified", {{"day", frame_text(day_words(plan.modified))}}), .icon = Icon::File, .to = plan_route(plan.id), .begun = true});
    }
  }
  return rows;
}

void follow(App& app, const MapRow& row) {
  const Route to = row.to;
  const std::string focus = row.focus.str();
  app.close_overlay();
  app.go(to);
  if (!focus.empty()) app.nodes.request_focus(focus);
}

}  // namespace

void go_to(App& app, Ui& ui) {
  GoTo& state = app.state<GoTo>();
  const std::string before = state.query;
  bool enter = false;
  while (const auto key = ui.nodes.take("go.field", ActionKind::Key)) {
    if (*key == "ArrowDown") ++state.at;
    if (*key == "ArrowUp") --state.at;
    enter |= *key == "Enter";
  }
  // On a phone the keyboard would cover what there is.
  if (ui.nodes.find("go.field") == nullptr) {
    state = {};
    if (!ui.phone()) ui.nodes.request_focus("go.field");
  }
  text_field(ui, {.id = "go.field", .label = ui.tr("go.title"), .placeholder = ui.tr("go.field"), .show_label = false, .takes_arrows = true}, state.query);
  if (before != state.query) state.at = 0;
  const bool typed = !normal_text(state.query).empty();
  const std::vector<MapRow> rows = all_rows(app, ui, typed);
  std::vector<const MapRow*> shown;
  if (typed) shown = found(rows, state.query);
  else for (const MapRow& row : rows) shown.push_back(&row);
  const std::size_t total = shown.size();
  if (typed && total > kShown) shown.resize(kShown);
  state.at = shown.empty() ? 0 : std::clamp(state.at, 0, static_cast<int>(shown.size()) - 1);
  ui.gap(kGapSmall);
  const Text words = !typed ? Text() : total == 0 ? ui.tr_format("go.none", {{"query", state.query}}) : ui.tr_format("go.found", {{"n", number_text(static_cast<long>(total))}});
  node_around(ui, Role::Status, "go.status", "", [&] {
    if (!words.empty()) paragraph(ui, "go.words", words, {.size = 14, .tone = Tone::Muted});
  });
  ui.gap(kGapSmall);
  const MapRow* chosen = nullptr;
  node_around(ui, Role::List, "go.list", ui.tr("go.title"), [&] {
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const MapRow& row = *shown[i];
      const Text id = Text("go.") + row.id;
      node_around(ui, Role::ListItem, sub_id(id, ".item"), "", [&] {
        Rect rect;
        Text detail = row.begun ? row.state : Text();  // of a tool behind its area
        if (!row.purpose.empty()) detail = detail.empty() ? area_name(ui, row.area) : area_name(ui, row.area) + " · " + detail;
        if (row_button(ui, {.id = id, .title = row.title, .detail = detail, .icon = row.icon}, 0, rect)) chosen = &row;
        if (!typed || static_cast<int>(i) != state.at) return;
        ui.nodes.in_frame(id)->current = true;
        ui.draw->AddRect(ImVec2(rect.x, rect.y), ImVec2(rect.right(), rect.bottom()), ui.theme->accent, ui.dp(kRounding), 0, ui.dp(2));
      });
      ui.gap(kGapTight);
    }
  });
  if (enter && !shown.empty()) chosen = shown[static_cast<std::size_t>(state.at)];
  if (chosen != nullptr) follow(app, *chosen);
}

}  // namespace sandtable::overview
