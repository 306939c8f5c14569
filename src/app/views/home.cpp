#include <algorithm>
#include <utility>

#include "app/tool_view.h"
#include "app/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/radio_group.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"
#include "core/base/instant.h"
#include "core/base/normal_text.h"
#include "core/base/text_order.h"

namespace sandtable {

namespace {

constexpr std::size_t kMany = 8;  // plans: from here on they can be searched and sorted

// How the list of plans is looked at.
struct PlanChoice {
  std::string query;
  bool by_title = false;
};

struct PlanLook {
  Text detail;
  Icon icon;
};

// What tells plans apart: what they are, and of those that are called the same also the time. Not inlined: the first screens do
// without it.
[[gnu::noinline]] PlanLook look_of(Ui& ui, const PlanSummary& plan, bool has_twin) {
  std::string day = day_words(plan.modified);
  if (has_twin) day += " " + time_of(plan.modified);
  for (const ToolView* view : tool_views()) {
    for (const PlanKind& kind : view->kinds) {
      if (plan.is_kind(kind.word)) return {ui.tr_format(kind.detail, {{"day", day}}), kind.icon};
    }
  }
  return {ui.tr_format("home.modified", {{"day", day}}), Icon::File};
}

std::vector<std::string> normal_titles(const std::vector<PlanSummary>& plans) {
  std::vector<std::string> titles;
  for (const PlanSummary& plan : plans) titles.push_back(normal_text(plan.title));
  return titles;
}

// Which of the plans are called like another one. Not inlined, as above.
[[gnu::noinline]] std::vector<bool> twins_among(const std::vector<PlanSummary>& plans) {
  std::vector<bool> twins(plans.size());
  const std::vector<std::string> titles = normal_titles(plans);
  const std::vector<std::uint16_t> order = sorted_numbers({titles.begin(), titles.end()});
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (titles[order[i - 1]] == titles[order[i]]) twins[order[i - 1]] = twins[order[i]] = true;
  }
  return twins;
}

void plan_row(App& app, Ui& ui, const PlanSummary& plan, bool binned, bool has_twin = false) {
  Rect rect;
  const float reserve = ui.dp_round(kTarget + 12);
  const Text id = Text("plan.") + plan.id;
  PlanLook look{ui.tr_format(binned ? Key("home.deleted") : Key("home.modified"), {{"day", day_words(binned ? plan.deleted : plan.modified)}}), binned ? Icon::Trash : Icon::File};
  if (!binned && (has_twin || !plan.kind.empty()) && app.content.is_there("second")) look = look_of(ui, plan, has_twin);
  node_around(ui, Role::ListItem, id, "", [&] {
    const bool opened = row_button(
        ui,
        {.id = sub_id(id, ".open"), .title = plan_title(ui, plan.title), .detail = look.detail, .icon = look.icon},
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

// An empty one, opened. Not inlined: the first screens do without it.
[[gnu::noinline]] void new_plan(App& app, const Ui& ui) {
  Plan plan;
  plan.language = app.settings.language;
  plan.title = ui.tr("plan.new_title");
  app.workspace.open_new(std::move(plan), Workspace::Store::AtOnce);
}

// Not inlined: the first screens do without it.
[[gnu::noinline]] void begin_or_open(App& app, Ui& ui, int pressed) {
  if (pressed == 0) {
    new_plan(app, ui);
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

// A field to search in and the order, above many plans; leaves those that are wanted. Not inlined, as above.
[[gnu::noinline]] void choose_plans(App& app, Ui& ui, std::vector<PlanSummary>& plans) {
  PlanChoice& choice = app.state<PlanChoice>();
  (void)text_field(ui, {.id = "home.find", .label = ui.tr("home.find"), .max_bytes = static_cast<int>(kMaxNameBytes)}, choice.query);
  ui.gap(kGapSmall);
  const int order = radio_group(ui, {.id = "home.sort", .label = ui.tr("home.sort"),
                                     .options = {{"home.sort.newest", ui.tr("home.sort_newest")}, {"home.sort.title", ui.tr("home.sort_title")}},
                                     .selected = choice.by_title ? 1 : 0, .layout = RadioLayout::Chips, .show_label = false})
                        .chosen;
  if (order >= 0) choice.by_title = order == 1;
  ui.gap(kGap);
  const std::string wanted = normal_text(choice.query);
  std::erase_if(plans, [&](const PlanSummary& plan) { return normal_text(plan.title).find(wanted) == std::string::npos; });
  if (plans.empty()) paragraph(ui, "home.none_found", ui.tr_format("home.none_found", {{"query", choice.query}}), {.tone = Tone::Muted});
  if (!choice.by_title) return;
  std::vector<PlanSummary> sorted;
  const std::vector<std::string> titles = normal_titles(plans);
  for (const std::uint16_t number : sorted_numbers({titles.begin(), titles.end()})) sorted.push_back(plans[number]);
  plans = std::move(sorted);
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
  std::vector<PlanSummary> plans = app.workspace.plans();
  if (plans.empty()) {
    empty_state(ui);
    return;
  }
  std::vector<bool> twins;
  if (plans.size() > 1 && app.content.is_there("second")) {
    if (plans.size() >= kMany) choose_plans(app, ui, plans);
    twins = twins_among(plans);
  }
  if (plans.empty()) return;
  node_around(ui, Role::List, "home.plan_list", ui.tr("home.plans"), [&] {
    for (std::size_t i = 0; i < plans.size(); ++i) plan_row(app, ui, plans[i], false, !twins.empty() && twins[i]);
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

void tool_start(App& app, Ui& ui, const RowSpec& spec, Route (*page)(Text plan)) {
  Rect rect;
  ui.gap(kGap);
  if (!row_button(ui, spec, 0, rect)) return;
  new_plan(app, ui);
  app.go(page(app.workspace.wanted()));
}

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
    if (!bin.empty() && app.content.is_there("second")) bin_section(app, ui, bin);
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
