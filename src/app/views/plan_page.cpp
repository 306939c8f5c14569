// The page of a plan: what to do next, and a map of its tools.
#include <cmath>

#include "app/tool_view.h"
#include "app/views/overview.h"
#include "app/views/views.h"
#include "app/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text_field.h"

namespace sandtable::inline overview {

namespace {

constexpr float kWide = 860;  // two columns from here

void facts_card(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  card(ui, "plan.facts", ui.tr("plan.about"), CardKind::Plain, [&] {
    std::string title = plan.title, author = plan.author;
    if (text_field(ui, {.id = "plan.title", .label = ui.tr("plan.title"), .placeholder = ui.tr("plan.untitled"),
                        .max_bytes = static_cast<int>(kMaxTitleBytes), .read_only = ui.read_only}, title)) {
      app.workspace.edit("undo.rename", "title", [&](Plan& next) { next.title = title; });
    }
    ui.gap(kGap);
    if (text_field(ui, {.id = "plan.author", .label = ui.tr("plan.author"), .placeholder = ui.tr("form.person_hint"),
                        .max_bytes = static_cast<int>(kMaxNameBytes), .read_only = ui.read_only}, author)) {
      app.workspace.edit("undo.author", "author", [&](Plan& next) { next.author = author; });
    }
  });
}

void hand_over(App& app, Ui& ui) {
  const ButtonSpec buttons[] = {{.id = "plan.share", .label = ui.tr("share.open"), .icon = Icon::Share},
                                {.id = "plan.export", .label = ui.tr("action.download"), .icon = Icon::Download}};
  const int pressed = button_row(ui, buttons);
  const Plan& plan = app.workspace.plan();
  if (pressed == 0) {
    app.share.whole_plan = true;
    app.open_overlay(share_dialog);
  } else if (pressed == 1) {
    app.download(file_name(plan_title(ui, plan.title), ".sandtable.json"), "application/json",
                 dump_json_pretty(plan_for(plan, Destination::File)));
  }
}

void alarms(App& app, Ui& ui, const std::vector<MapRow>& rows) {
  bool any = false;
  for (const MapRow& row : rows) {
    if (row.alarm.empty()) continue;
    if (!any) {
      heading(ui, "plan.alarms", 2, ui.tr("map.alarms"));
      ui.gap(kGapSmall);
    }
    any = true;
    plan_row(app, ui, Text("plan.alarm.") + row.id, row.alarm, row.title, Icon::Warning, row.to);
  }
  if (any) ui.gap(kGap);
}

void next_card(App& app, Ui& ui, const MapRow& row) {
  const bool goes_on = row.begun;
  card(ui, "plan.next", ui.tr("map.next"), CardKind::Accent, [&] {
    paragraph(ui, "plan.next.kind", ui.tr("map.next"), {.size = kTextSmall, .weight = Weight::Semibold, .tone = Tone::Accent});
    heading(ui, "plan.next.title", 2, row.title);
    ui.gap(kGapTight);
    paragraph(ui, "plan.next.reason", goes_on ? ui.tr_format("map.go_on", {{"done", number_text(row.done)}, {"total", number_text(row.total)}}) : row.purpose);
    ui.gap(kGap);
    if (button(ui, {.id = "plan.next.go", .label = ui.tr(goes_on ? Key("map.continue") : Key("map.begin")), .icon = goes_on ? Icon::Clock : Icon::Play, .kind = ButtonKind::Primary})) {
      app.go(row.to);
    }
  });
  ui.gap(kGapLarge);
}

// Whether a tool draws the rows of that area itself.
const ToolView* own_part(const MapRow& row) {
  const ToolView* view = view_of(row.to.tool);
  return view != nullptr && view->plan_part != nullptr ? view : nullptr;
}

void areas(App& app, Ui& ui, const std::vector<MapRow>& rows) {
  const ToolView* drawn = nullptr;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const MapRow& row = rows[i];
    if (i == 0 || rows[i - 1].area != row.area) {
      if (i > 0) ui.gap(kGapLarge);
      heading(ui, Text("plan.area") + number_text(static_cast<long>(row.area)), 2, area_name(ui, row.area));
      ui.gap(kGapSmall);
    }
    if (const ToolView* view = own_part(row)) {
      if (view != drawn && app.content.is_there(view->group)) {
        view->plan_part(app, ui);
        ui.gap(kGap);
      }
      drawn = view;
    } else {
      plan_row(app, ui, Text("plan.") + row.id, row.title, row.begun ? row.state : row.purpose, row.icon, row.to);
    }
  }
}

}  // namespace

void plan_overview_view(App& app, Ui& ui) {
  const std::vector<MapRow> rows = map_of(app);
  heading(ui, "page.title", 1, plan_title(ui, app.workspace.plan().title));
  ui.gap(kGap);
  const bool wide = ui.flow.width >= ui.dp(kWide);
  const auto work = [&] {
    alarms(app, ui, rows);
    if (const MapRow* next = ui.read_only ? nullptr : next_step(rows)) next_card(app, ui, *next);
    areas(app, ui, rows);
  };
  const auto about = [&] {
    facts_card(app, ui);
    ui.gap(kGap);
    hand_over(app, ui);
    plan_report_part(app, ui);
  };
  if (wide) {
    columns(ui, {5, 3}, kGapLarge, [&](int column) { column == 0 ? work() : about(); });
  } else {
    work();
    ui.gap(kGapSection);
    about();
  }
}

}  // namespace sandtable::overview
