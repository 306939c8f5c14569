// The report of a whole plan, and how any report leaves the page: on paper, as Markdown, its tables as CSV.
#include "core/report/report_text.h"
#include "core/report/sections.h"
#include "app/tool_view.h"
#include "app/views/views.h"
#include "app/words.h"

namespace sandtable {

namespace {

Json plan_report(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  Sections sections;
  for (const ToolView* view : tool_views()) {
    if (view->report != nullptr && app.content.is_there(view->group)) view->report(app, ui, sections);
  }
  const std::string day = day_words(app.host.now_instant());
  return sections.report(app.language_tag(), plan_title(ui, plan.title), plan.author.empty() ? day : plan.author + " · " + day);
}

}  // namespace

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

void plan_report_part(App& app, Ui& ui) {
  ui.gap(kGapSection);
  heading(ui, "plan.report", 2, ui.tr("report.title"));
  ui.gap(kGapSmall);
  paragraph(ui, "plan.report.lead", ui.tr("report.lead"), {.tone = Tone::Muted});
  ui.gap(kGap);
  const int pressed = report_buttons(ui, "plan.report");
  if (pressed >= 0) put_out(app, pressed, plan_report(app, ui));
}

}  // namespace sandtable
