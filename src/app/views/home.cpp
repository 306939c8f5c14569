#include "app/tool_view.h"
#include "app/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/row.h"
#include "app/words.h"

namespace sandtable {

namespace {

void plan_row(App& app, Ui& ui, const PlanSummary& plan, bool binned) {
  Rect rect;
  const float reserve = ui.dp_round(kTarget + 12);
  const Text id = Text("plan.") + plan.id;
  node_around(ui, Role::ListItem, id, "", [&] {
    const bool opened = row_button(
        ui,
        {.id = sub_id(id, ".open"), .title = plan_title(ui, plan.title),
         .detail = ui.tr_format(binned ? Key("home.deleted") : Key("home.modified"),
                                {{"day", day_words(binned ? plan.deleted : plan.modified)}}),
         .icon = binned ? Icon::Trash : Icon::File},
        reserve, rect);
    const float size = ui.dp_round(kTarget);
    const Rect more{rect.right() - size - ui.dp_round(6), std::floor(rect.y + (rect.h - size) / 2), size, size};
    const Overlay which = binned ? bin_menu : plan_menu;
    if (button_at(ui, more,
                  {.id = sub_id(id, ".more"), .label = ui.tr_format("home.more", {{"title", plan_title(ui, plan.title)}}),
                   .icon = Icon::More, .kind = ButtonKind::Quiet, .icon_only = true,
                   .expanded = app.overlay == which && app.overlay_subject == plan.id ? Toggle::On : Toggle::Off}) ||
        (opened && binned)) {
      app.open_menu(which, plan.id, more);
    } else if (opened) {
      app.go(plan_route(plan.id));
    }
  });
  ui.gap(kGapSmall);
}

void empty_state(Ui& ui) {
  card(ui, "home.empty", ui.tr("home.empty_title"), CardKind::Sunken, [&] {
    heading(ui, "home.empty.title", 3, ui.tr("home.empty_title"));
    ui.gap(kGapSmall);
    bullet_list(ui, "home.empty.steps", {ui.tr("home.empty_1"), ui.tr("home.empty_2"), ui.tr("home.empty_3")});
  });
}

// Not inlined: the first screens do without it.
[[gnu::noinline]] void begin_or_open(App& app, Ui& ui, int pressed) {
  if (pressed == 0) {
    Plan plan;
    plan.language = app.settings.language;
    plan.title = ui.tr("plan.new_title");
    app.workspace.open_new(std::move(plan), Workspace::Store::AtOnce);
    app.go(plan_route(app.workspace.wanted()));
  } else if (pressed == 1) {
    app.host.request(Message("pick_file").text("purpose", "import").text("accept", ".json,.txt,application/json").flag("multiple", true));
  } else if (pressed == 2) {
    app.draft.clear();
    app.open_overlay(enter_dialog);
  } else if (pressed == 3) {
    app.host.request(Message("sample").text("language", to_word(app.settings.language)));
    app.announce(ui.tr("app.loading"));
  }
}

void plans_section(App& app, Ui& ui) {
  heading(ui, "home.plans", 2, ui.tr("home.plans"));
  ui.gap(kGapSmall);
  const ButtonSpec buttons[] = {{.id = "home.new_plan", .label = ui.tr("home.new_plan"), .icon = Icon::Plus},
                                {.id = "home.import", .label = ui.tr("home.import"), .icon = Icon::Upload,
                                 .description = ui.tr("home.import_hint")},
                                {.id = "home.enter", .label = ui.tr("enter.open"), .icon = Icon::Link},
                                {.id = "home.sample", .label = ui.tr("home.sample"), .icon = Icon::Star,
                                 .description = ui.tr("home.sample_note")}};
  if (const int pressed = button_row(ui, buttons); pressed >= 0) begin_or_open(app, ui, pressed);
  ui.gap(kGap);
  const std::vector<PlanSummary> plans = app.workspace.plans();
  if (plans.empty()) {
    empty_state(ui);
    return;
  }
  node_around(ui, Role::List, "home.plan_list", ui.tr("home.plans"), [&] {
    for (const PlanSummary& plan : plans) plan_row(app, ui, plan, false);
  });
}

// Not inlined: the first screens do without it.
[[gnu::noinline]] void bin_section(App& app, Ui& ui, const std::vector<PlanSummary>& bin) {
  ui.gap(kGapLarge);
  heading(ui, "home.bin", 2, ui.tr("home.bin"));
  ui.gap(kGapTight);
  paragraph(ui, "home.bin.note", ui.tr("home.bin_note"), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
  node_around(ui, Role::List, "home.bin_list", ui.tr("home.bin"), [&] {
    for (const PlanSummary& plan : bin) plan_row(app, ui, plan, true);
  });
}

}  // namespace

void home_view(App& app, Ui& ui) {
  heading(ui, "page.title", 1, ui.tr("home.title"));
  ui.gap(kGapSmall);
  paragraph(ui, "home.lead", ui.tr("home.lead"), {.tone = Tone::Muted});
  ui.gap(kGapLarge);
  const auto left = [&] {
    for (const ToolView* view : tool_views()) {
      if (view->home != nullptr) view->home(app, ui);
    }
    for (const ToolView* view : tool_views()) {
      if (view->home_more != nullptr) view->home_more(app, ui);
    }
  };
  const auto right = [&] {
    plans_section(app, ui);
    const std::vector<PlanSummary> bin = app.workspace.bin();
    if (!bin.empty()) bin_section(app, ui, bin);
  };
  if (ui.screen.width < ui.dp(860)) {
    left();
    ui.gap(kGapSection);
    right();
  } else {
    columns(ui, {1, 1}, 40, [&](int column) { column == 0 ? left() : right(); });
  }
  ui.gap(kGapSection);
  paragraph(ui, "home.privacy", ui.tr("home.privacy"), {.size = 14, .tone = Tone::Muted});
}

}  // namespace sandtable
