// What this tool shows, for the register; see app/tool_view.h.
#include "app/tool_view.h"
#include "app/views/views.h"
#include "core/report/sections.h"
#include "tools/crm_benefit/pages.h"
#include "tools/crm_benefit/view/parts.h"

namespace sandtable::inline value {
namespace {

Text crm_state(App& app) {
  const CrmFigures figures(part<CrmBenefit>(app.workspace.plan()));
  return CrmWords(app.strings(), app.settings.language, figures).progress();
}

std::vector<AskedChoice> choices(App& app) { return {{"", app.tr("crm.title"), app.tr("crm.lead")}}; }
Text asked_title(App& app, const Asked&) { return app.tr("crm.title"); }
Route asked_route(App& app, const Asked&) { return crm_benefit_route(app.route.plan); }

}  // namespace
}  // namespace sandtable::value

namespace sandtable::inline overview {
namespace {

void crm_map(App& app, std::vector<MapRow>& rows) {
  const bool begun = app.content.is_there("value") && has_part<CrmBenefit>(app.workspace.plan());
  rows.push_back({.id = "crm_benefit", .title = app.tr("crm.map.title"), .state = begun ? crm_state(app) : Text(),
                  .purpose = app.tr("crm.map.purpose"), .words = app.tr("crm.map.words"), .icon = Icon::Chart, .area = Area::Strategy,
                  .to = crm_benefit_route(app.route.plan), .begun = begun});
}

}  // namespace
}  // namespace sandtable::overview

namespace sandtable {

const Tool& crm_benefit_tool();

const ToolView& crm_benefit_view() {
  static const ToolView kView = {
      .tool = &crm_benefit_tool(),
      .group = "value",
      .icon = Icon::Chart,
      .pages = {{.word = "crm_benefit"}},
      .draw = crm_benefit_page,
      .map = crm_map,
      .choices = choices,
      .asked_title = asked_title,
      .asked_route = asked_route,
      .has_content = true,
  };
  return kView;
}

}  // namespace sandtable
