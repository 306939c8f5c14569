#include <cmath>

#include "app/tool_view.h"
#include "app/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"

namespace sandtable {

namespace {

void facts_card(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  card(ui, "plan.facts", ui.tr("plan.about"), CardKind::Plain, [&] {
    std::string title = plan.title, author = plan.author;
    const auto fields = [&](int column) {
      if (column == 0) {
        if (text_field(ui, {.id = "plan.title", .label = ui.tr("plan.title"), .placeholder = ui.tr("plan.untitled"),
                            .max_bytes = static_cast<int>(kMaxTitleBytes), .read_only = ui.read_only}, title)) {
          app.workspace.edit("undo.rename", "title", [&](Plan& next) { next.title = title; });
        }
      } else if (text_field(ui, {.id = "plan.author", .label = ui.tr("plan.author"),
                                 .placeholder = ui.tr("form.person_hint"),
                                 .max_bytes = static_cast<int>(kMaxNameBytes), .read_only = ui.read_only}, author)) {
        app.workspace.edit("undo.author", "author", [&](Plan& next) { next.author = author; });
      }
    };
    if (ui.phone()) {
      fields(0);
      ui.gap(kGap);
      fields(1);
    } else {
      columns(ui, {3, 2}, kGap, fields);
    }
  });
}

}  // namespace

void plan_row(App& app, Ui& ui, Text id, Text title, Text detail, Icon icon, const Route& to) {
  Rect rect;
  if (row_button(ui, {.id = id, .title = title, .detail = detail, .icon = icon}, 0, rect)) app.go(to);
  ui.gap(kGapSmall);
}

bool plan_buttons(App& app, Ui& ui, const ButtonSpec& first) {
  const ButtonSpec buttons[] = {first, {.id = "plan.share", .label = ui.tr("share.open"), .icon = Icon::Share},
                                {.id = "plan.export", .label = ui.tr("action.download"), .icon = Icon::Download}};
  const int pressed = button_row(ui, buttons);
  const Plan& plan = app.workspace.plan();
  if (pressed == 1) {
    app.share.whole_plan = true;
    app.open_overlay(share_dialog);
  } else if (pressed == 2) {
    app.download(file_name(plan_title(ui, plan.title), ".sandtable.json"), "application/json",
                 dump_json_pretty(plan_for(plan, Destination::File)));
  }
  return pressed == 0;
}

void plan_overview_view(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  centred(ui, kReadingWidth + 80, [&] {
    heading(ui, "page.title", 1, plan_title(ui, plan.title));
    ui.gap(kGapLarge);
    facts_card(app, ui);
    for (const ToolView* view : tool_views()) {
      if (view->plan_part != nullptr && app.content.is_there(view->group)) view->plan_part(app, ui);
      if (view->early_row != nullptr) view->early_row(app, ui);
    }
    plan_report_part(app, ui);
  });
}

}  // namespace sandtable
