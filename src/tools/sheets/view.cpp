// What this tool shows, for the register; see app/tool_view.h.
#include "app/tool_view.h"
#include "app/views/views.h"
#include "app/words.h"
#include "tools/sheets/model.h"
#include "tools/sheets/packs.h"
#include "tools/sheets/pages.h"
#include "tools/sheets/view/views.h"
#include "ui/widgets/layout.h"

namespace sandtable::inline situation {
namespace {

void plan_part(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  ui.gap(kGapSection);
  heading(ui, "plan.swot", 2, ui.tr("swot.title"));
  ui.gap(kGapSmall);
  paragraph(ui, "plan.swot.lead", ui.tr("sheets.lead"), {.tone = Tone::Muted});
  ui.gap(kGap);
  for (const Json& sheet : sheets_of(app)) {
    const Text id = text_of(sheet, "id");
    plan_row(app, ui, Text("plan.sheet.") + id, text_of(sheet, "title"), sheet_progress(ui, plan, sheet), Icon::List,
             sheet_route(app.route.plan, id));
  }
}

std::vector<AskedChoice> choices(App& app) {
  std::vector<AskedChoice> all;
  for (const Json& sheet : sheets_of(app)) all.push_back({text_of(sheet, "id").str(), text_of(sheet, "title"), text_of(sheet, "introduction")});
  return all;
}

Text asked_title(App& app, const Asked& asked) {
  const Json* sheet = sheet_named(app, asked.item);
  return sheet == nullptr ? Text() : text_of(*sheet, "title");
}

Route asked_route(App& app, const Asked& asked) { return sheet_route(app.route.plan, asked.item); }

}  // namespace
}  // namespace sandtable::situation

namespace sandtable {

const Tool& sheets_tool();

const ToolView& sheets_view() {
  static const ToolView kView = {
      .tool = &sheets_tool(),
      .group = "situation",
      .icon = Icon::List,
      .pages = {{.word = "sheet", .least = 2, .most = 2}},
      .draw = sheet_view,
      .on_plan_page = true,
      .plan_part = plan_part,
      .choices = choices,
      .asked_title = asked_title,
      .asked_route = asked_route,
      .has_content = true,
  };
  return kView;
}

}  // namespace sandtable
