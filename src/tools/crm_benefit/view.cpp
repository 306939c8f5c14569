// What this tool shows, for the register; see app/tool_view.h.
#include "app/tool_view.h"
#include "app/views/views.h"
#include "core/report/sections.h"
#include "tools/crm_benefit/pages.h"
#include "tools/crm_benefit/view/parts.h"

namespace sandtable::inline value {
namespace {

void plan_part(App& app, Ui& ui) {
  const CrmFigures figures(part<CrmBenefit>(app.workspace.plan()));
  const CrmWords words(app.strings(), app.settings.language, figures);
  plan_row(app, ui, "plan.crm_benefit", ui.tr("crm.title"), words.progress(), Icon::Chart, crm_benefit_route(app.route.plan));
}

std::vector<AskedChoice> choices(App& app) { return {{"", app.tr("crm.title"), app.tr("crm.lead")}}; }
Text asked_title(App& app, const Asked&) { return app.tr("crm.title"); }
Route asked_route(App& app, const Asked&) { return crm_benefit_route(app.route.plan); }

}  // namespace
}  // namespace sandtable::value

namespace sandtable {

const Tool& crm_benefit_tool();

const ToolView& crm_benefit_view() {
  static const ToolView kView = {
      .tool = &crm_benefit_tool(),
      .group = "value",
      .icon = Icon::Chart,
      .pages = {{.word = "crm_benefit"}},
      .draw = crm_benefit_page,
      .plan_part = plan_part,
      .choices = choices,
      .asked_title = asked_title,
      .asked_route = asked_route,
      .has_content = true,
  };
  return kView;
}

}  // namespace sandtable
