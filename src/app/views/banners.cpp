#include "app/tool_view.h"
#include "app/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "app/words.h"

namespace sandtable {

namespace {

// Why nothing was saved (host.h names the reasons); the last text is for all others.
Key failure_key(const std::string& reason) {
  constexpr Text kReasons[] = {"blocked", "conflict", "quota"};
  std::size_t which = 0;
  while (which < std::size(kReasons) && reason != kReasons[which].view()) ++which;
  return Keys("banner.not_saved.blocked", "banner.not_saved.conflict", "banner.not_saved.quota", "banner.not_saved.unknown")[which];
}

// A band across the page: icon, words, buttons. Index of the pressed button or -1.
int banner(Ui& ui, Text id, Text words, Icon icon, CardKind kind,
           std::span<const ButtonSpec> buttons) {
  int pressed = -1;
  const Flow outer = ui.flow;
  ui.gap(kGapSmall);
  centred(ui, kPageWidth, [&] {
    card(ui, id, ui.tr("banner.name"), kind, [&] {
      const float indent = ui.dp_round(32);
      const ImU32 ink = kind == CardKind::Danger ? ui.theme->danger : ui.theme->accent;
      draw_icon(ui, icon, ImVec2(ui.flow.x + ui.dp(11), ui.flow.y + ui.dp(12)), 22, ink);
      ui.flow.x += indent;
      ui.flow.width -= indent;
      node_around(ui, kind == CardKind::Danger ? Role::Alert : Role::Status, sub_id(id, ".box"), "", [&] {
        paragraph(ui, sub_id(id, ".text"), words);
      });
      if (!buttons.empty()) {
        ui.gap(kGapSmall);
        pressed = button_row(ui, buttons);
      }
    }, 14);
  });
  ui.flow.x = outer.x;
  ui.flow.width = outer.width;
  return pressed;
}

// None is inlined below: the first screens do without them.
[[gnu::noinline]] void not_saved_banner(App& app, Ui& ui) {
  Workspace& workspace = app.workspace;
  const bool conflict = workspace.save_failure() == "conflict";
  const ButtonSpec buttons[] = {
      {.id = "banner.retry", .label = ui.tr(conflict ? Key("banner.save_copy") : Key("banner.retry")), .kind = ButtonKind::Primary},
      {.id = "banner.download", .label = ui.tr("banner.download"), .icon = Icon::Download}};
  const int pressed = banner(ui, "banner.not_saved", ui.tr(failure_key(workspace.save_failure())),
                             Icon::Warning, CardKind::Danger, buttons);
  if (pressed == 0 && conflict) {
    const std::string id = workspace.save_copy(
        ui.tr_format("plan.copy_of", {{"title", plan_title(ui, workspace.plan().title)}}));
    app.go(plan_route(id));
  } else if (pressed == 0) {
    workspace.save_now();
  } else if (pressed == 1) {
    app.download(file_name(workspace.plan().title, ".sandtable.json"), "application/json",
                 dump_json_pretty(plan_for(workspace.plan(), Destination::File)));
  }
}

[[gnu::noinline]] void memory_banner(Ui& ui) {
  banner(ui, "banner.memory", ui.tr("banner.memory_only"), Icon::Warning, CardKind::Danger, {});
}

[[gnu::noinline]] void shared_banner(App& app, Ui& ui) {
  const ButtonSpec buttons[] = {{.id = "banner.save_copy", .label = ui.tr("banner.save_shared"),
                                 .icon = Icon::Download, .kind = ButtonKind::Primary}};
  if (banner(ui, "banner.shared", ui.tr("banner.shared"), Icon::Link, CardKind::Accent, buttons) != 0) return;
  const Route here = app.route;
  const std::string id = app.workspace.save_copy("");
  Route next = here;
  next.plan = id;
  app.go(next, false);
}

[[gnu::noinline]] void other_tab_banner(App& app, Ui& ui) {
  const ButtonSpec buttons[] = {
      {.id = "banner.take_over", .label = ui.tr("banner.take_over"), .icon = Icon::Lock, .kind = ButtonKind::Primary}};
  if (banner(ui, "banner.other_tab", ui.tr("banner.other_tab"), Icon::Lock, CardKind::Accent, buttons) == 0) app.workspace.take_over();
}

// Whether a page of a tool stands for the whole plan: it says itself where the plan comes from.
bool is_a_tools(const Plan& plan) {
  return std::ranges::any_of(tool_views(), [&](const ToolView* view) { return view->takes_plan != nullptr && view->takes_plan(plan); });
}

}  // namespace

void banners(App& app, Ui& ui) {
  Workspace& workspace = app.workspace;
  // Their words come with the second part.
  const auto shows = [&](bool wanted) { return wanted && app.content.fetch("second"); };
  const bool failed = !workspace.save_failure().empty();
  if (shows(failed)) not_saved_banner(app, ui);
  if (shows(!failed && workspace.memory_only())) memory_banner(ui);
  if (!workspace.is_open() || app.route.plan.empty()) return;
  for (const ToolView* view : tool_views()) {
    if (view->banner == nullptr || !app.content.is_there(view->group)) continue;
    for (const PartType* type : view->tool->parts) {
      if (workspace.plan().find(*type) == nullptr) continue;
      view->banner(app, ui);
      break;
    }
  }
  if (shows(workspace.access() == Access::Shared && !is_a_tools(workspace.plan()))) shared_banner(app, ui);
  if (shows(workspace.access() == Access::OtherTab)) other_tab_banner(app, ui);
}

}  // namespace sandtable
