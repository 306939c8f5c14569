// The report of a whole plan, and how any report leaves the page: on paper, as Markdown, its tables as CSV.
#include "tools/swot/view/tows_parts.h"
#include "core/report/report_text.h"
#include "core/report/sections.h"
#include "tools/mix/view/parts.h"
#include "app/views/views.h"
#include "app/words.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"
#include "tools/sheets/model.h"
#include "tools/mix/model.h"

namespace sandtable {

namespace {

void worksheets(App& app, Ui& ui, Sections& sections) {
  for (const Json& sheet : app.sheets()) {
    for (const Shared<Worksheet>& record : part<Worksheets>(app.workspace.plan())) {
      if (record->sheet != text_of(sheet, "id").view()) continue;
      TableWords table;
      table.row({ui.tr("report.question"), ui.tr("report.answer")});
      for (const Json& section : list_of(sheet, "sections")) {
        for (const Json& field : list_of(section, "fields")) {
          const std::string words = field_text(record->values, field);
          if (!words.empty()) table.row({text_of(field, "label"), words});
        }
      }
      if (table.rows() < 2) continue;
      const Text title = text_of(sheet, "title");
      sections.heading(1, record->title.empty() ? title : title + " · " + record->title);
      sections.table(title, table);
    }
  }
}

bool is_begun(const Mix& mix) { return !(mix == Mix()); }

Json plan_report(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  Sections sections;
  for (const SelfTest& attempt : part<SelfTests>(plan).list) {
    const TestPack* pack = app.pack_of(attempt);
    if (pack != nullptr) sections.append(self_test_report(app, ui, *pack, attempt));
  }
  worksheets(app, ui, sections);
  if (card_count(part<Swot>(plan)) > 0 || !part<Actions>(plan).empty()) sections.append(swot_report(app, ui));
  if (is_begun(part<Mix>(plan))) {
    MixPage page(app, ui);
    sections.append(mix_report(page));
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
