// The report of a whole plan, and how any report leaves the page: on paper, as Markdown, its tables as CSV.
#include "core/report/report_text.h"
#include "plan/report.h"
#include "app/tool_view.h"
#include "app/views/overview.h"
#include "app/views/views.h"
#include "app/words.h"

namespace sandtable {

inline namespace overview {
namespace {

// What the tools whose part of the program is there say of the open plan.
Json report_of_open_plan(App& app) {
  std::vector<const Tool*> there;
  for (const Tool* tool : tools()) {
    const ToolView* view = view_of(tool->id);
    if (view != nullptr && app.content.is_there(view->group)) there.push_back(tool);
  }
  return plan_report(there, app.workspace.plan(), app.setting());
}

}  // namespace
}  // namespace overview

int report_buttons(Ui& ui, Text id) {
  const ButtonSpec buttons[] = {{.id = sub_id(id, ".print"), .label = ui.tr("action.print"), .icon = Icon::Print},
                                {.id = sub_id(id, ".markdown"), .label = ui.tr("export.markdown"), .icon = Icon::File},
                                {.id = sub_id(id, ".csv"), .label = ui.tr("report.tables"), .icon = Icon::Grid}};
  return button_row(ui, buttons);
}

void put_out(App& app, int how, const Json& report) {
  const Text title = text_of(report, "title");
  if (how == 0) app.host.request(Message("print"), dump_json(report));
  if (how == 1) app.download(file_name(title, ".md"), "text/markdown", report_markdown(report));
  if (how == 2) app.download(file_name(title, ".csv"), "text/csv", report_csv(report));
}

// Nothing to report, or not there yet: the words of the page are printed as they are.
void print_page(App& app) {
  if (app.content.is_there("overview") && print_report(app)) return;
  app.host.request(Message("print_page"));
}

inline namespace overview {

bool print_report(App& app) {
  const ToolView* view = view_of(app.route.tool);
  if (!app.workspace.is_open() || app.route.plan.empty() || (view == nullptr && !app.has_map())) return false;
  if (view == nullptr) {
    put_out(app, 0, report_of_open_plan(app));
    return true;
  }
  if (view->tool->report == nullptr || !app.content.is_there(view->group)) return false;
  put_out(app, 0, tool_report(*view->tool, app.workspace.plan(), app.setting()));
  return true;
}

void plan_report_part(App& app, Ui& ui) {
  ui.gap(kGapSection);
  heading(ui, "plan.report", 2, ui.tr("report.title"));
  ui.gap(kGapSmall);
  paragraph(ui, "plan.report.lead", ui.tr("report.lead"), {.tone = Tone::Muted});
  ui.gap(kGap);
  const int pressed = report_buttons(ui, "plan.report");
  if (pressed >= 0) put_out(app, pressed, report_of_open_plan(app));
}

}  // namespace overview

}  // namespace sandtable
