// A class as files: to go on with, for spreadsheets, for other programs and for reports.
#include <utility>

#include "core/report/sections.h"
#include "tools/swot/words.h"
#include "app/views/views.h"
#include "core/words/short_texts.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/list_items.h"
#include "tools/class/view/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "app/words.h"
#include "tools/self_test/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"
#include "tools/class/view/state.h"
#include "tools/sorting/shelf.h"
#include "tools/self_test/shelf.h"
#include "tools/sheets/packs.h"
#include "tools/self_test/words.h"

namespace sandtable::inline classroom {

namespace {

constexpr float kPaperWidth = 640;

ClassWords class_words(const Ui& ui) {
  ClassWords words;
  const struct { std::string ClassWords::*word; Key key; } kWords[] = {
      {&ClassWords::person, "class.person_column"}, {&ClassWords::name, "plan.author"}, {&ClassWords::handed_in, "class.handed_in"},
      {&ClassWords::over, "task.over_mark"}, {&ClassWords::yes, "class.yes"}, {&ClassWords::exercise, "class.exercise"},
      {&ClassWords::phase, "class.phase"}, {&ClassWords::rater, "class.rater"}, {&ClassWords::number, "class.number"},
      {&ClassWords::question, "class.question"}, {&ClassWords::answer, "report.answer"}, {&ClassWords::answer_words, "class.answer_words"},
      {&ClassWords::value, "class.value"}, {&ClassWords::total, "result.total"}, {&ClassWords::right, "sort.right"},
      {&ClassWords::cards, "balance.cards"}, {&ClassWords::word_count, "class.word_count"}, {&ClassWords::tags, "class.tags"}};
  for (const auto& one : kWords) words.*one.word = ui.tr(one.key);
  for (std::size_t i = 0; i < kPhases; ++i) words.phases[i] = phase_words(ui.strings, static_cast<Phase>(i));
  for (std::size_t i = 0; i < kRaterKinds; ++i) words.raters[i] = ui.tr(i == 0 ? Key("class.self_mean") : Key("class.other_mean"));
  return words;
}

// All that is on the page once everything is revealed.
Json class_report(App& app, Ui& ui, ClassFigures& figures) {
  Sections sections;
  const Flow outer = std::exchange(ui.flow, {0, 0, kPaperWidth * ui.screen.device_ratio});
  ui.report = &sections;
  results(app, ui, figures);
  ui.report = nullptr;
  ui.flow = outer;
  const Text count = ui.tr_format("class.count", {{"n", count_words(static_cast<std::int64_t>(figures.hand_ins.size()))}, {"people", count_words(figures.person_count)}});
  return sections.report(app.language_tag(), plan_title(ui, app.workspace.plan().title), day_words(app.host.now_instant()) + " · " + count.c_str());
}

}  // namespace

void export_part(App& app, Ui& ui, ClassFigures& figures) {
  if (figures.hand_ins.empty()) return;
  ui.gap(kGapSection);
  heading(ui, "class.export", 2, ui.tr("class.export"));
  ui.gap(kGapSmall);
  if (figures.named) {
    // The class itself always has them: it is what the trainer goes on with.
    paragraph(ui, "class.export.names", ui.tr(app.state<ClassState>().names ? Key("class.with_names") : Key("class.file_names")), {.size = 14, .tone = Tone::Muted});
    ui.gap(kGapSmall);
  }
  const ButtonSpec buttons[] = {{.id = "class.export.json", .label = ui.tr("class.export_json"), .icon = Icon::Download},
                                {.id = "class.export.people", .label = ui.tr("class.csv_people"), .icon = Icon::Grid},
                                {.id = "class.export.answers", .label = ui.tr("class.csv_answers"), .icon = Icon::Grid},
                                {.id = "class.export.ndjson", .label = ui.tr("class.export_ndjson"), .icon = Icon::Download}};
  const int pressed = button_row(ui, buttons);
  ui.gap(kGapSmall);
  const int how = report_buttons(ui, "class.report");
  if (how >= 0) put_out(app, how, class_report(app, ui, figures));
  ui.gap(kGapSmall);
  if (button(ui, {.id = "class.sheets", .label = ui.tr("class.sheets"), .icon = Icon::Print})) put_out(app, 0, person_sheets(app, ui, figures));
  if (pressed < 0) return;
  const Plan& plan = app.workspace.plan();
  const Text title = plan_title(ui, plan.title);
  const ClassWords words = class_words(ui);
  const SortLibrary& sorts = sorts_of(app);
  const ClassPacks packs{tests_of(app), sorts, sheets_of(app)};
  const bool names = app.state<ClassState>().names;
  switch (pressed) {
    case 0:
      app.download(file_name(title, ".sandtable.json"), "application/json", dump_json_pretty(plan_for(plan, Destination::File)));
      break;
    case 1: app.download(file_name(title, ".csv"), "text/csv", class_people_csv(part<HandIns>(plan), packs, words, names)); break;
    case 2: app.download(file_name(title + " – " + ui.tr("report.answers"), ".csv"), "text/csv", class_answers_csv(part<HandIns>(plan), packs, words, names)); break;
    default: app.download(file_name(title, ".ndjson"), "application/x-ndjson", class_ndjson(part<HandIns>(plan), names)); break;
  }
}

}  // namespace sandtable::classroom
