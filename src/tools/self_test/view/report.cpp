// The printable result of a self-test: the same words, tables and pictures as on screen.
#include "core/report/sections.h"
#include "tools/self_test/view/result_parts.h"
#include "app/views/views.h"
#include "app/words.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/self_test/pages.h"
#include "tools/self_test/view/views.h"
#include "tools/self_test/words.h"

namespace sandtable {

namespace {

void ranked(Ui& ui, Sections& sections, const TestPack& pack, Text title,
            const std::vector<RankedQuestion>& questions, bool strong) {
  if (questions.empty()) return;
  sections.heading(2, title);
  std::vector<std::string> items;
  for (const RankedQuestion& ranked : questions) {
    const Question* question = pack.find_question(ranked.question);
    const std::string& tip = strong ? question->use : question->practice;
    items.push_back(ui.tr_format("test.numbered", {{"n", question->id}, {"question", question->text}}) +
                    (tip.empty() ? "" : " — " + tip));
  }
  sections.bullets(items);
}

void answers(Ui& ui, Sections& sections, const TestPack& pack, const SelfTest& attempt) {
  TableWords table;
  table.row({ui.tr("report.question"), ui.tr("report.answer")});
  for (const Question& question : pack.questions) {
    const auto given = attempt.answers.find(question.id);
    const bool open = given == attempt.answers.end();
    table.row({ui.tr_format("test.numbered", {{"n", question.id}, {"question", question.text}}),
               open ? Text("–")
                    : number_text(given->second) + " " +
                          pack.scale_labels[static_cast<std::size_t>(given->second - pack.scale_min)]});
  }
  sections.heading(2, ui.tr("report.answers"));
  sections.table(ui.tr("report.answers"), table);
}

}  // namespace

Json self_test_report(App& app, Ui& ui, const TestPack& pack, const SelfTest& attempt) {
  const SelfTestScore score = score_self_test(pack, attempt);
  std::vector<const SelfTest*> series{&attempt};
  for (const std::string& id : app.state<SelfTestState>().compared) {
    if (const SelfTest* other = part<SelfTests>(app.workspace.plan()).find(id)) series.push_back(other);
  }
  Sections sections;
  const Band* band = score.total.pomp ? pack.band_of(*score.total.pomp) : nullptr;
  sections.heading(2, ui.tr("result.total"));
  sections.paragraph(band == nullptr ? ui.tr("result.no_total")
                                     : score_words(ui.strings, score.total) + " · " + percent_words(score.total.pomp) + " · " +
                                           band->title);
  if (band != nullptr) {
    if (const auto words = pack.total_advice.find(band->id); words != pack.total_advice.end()) {
      sections.paragraph(words->second);
    }
  }
  sections.heading(2, ui.tr("result.profile"));
  const std::string summary = result_summary(ui, pack, attempt);
  if (pack.dimensions.size() >= 3) {
    sections.figure(ui.tr_format("result.radar_summary", {{"summary", summary}}), result_radar(pack, series, 420));
  }
  sections.figure(ui.tr_format("result.bars_summary", {{"summary", summary}}), result_bars(ui, pack, series, 640));
  sections.table(ui.tr("result.table"), result_table(ui, pack, series));
  for (std::size_t i = 1; i < series.size(); ++i) {
    sections.table(ui.tr_format("compare.difference", {{"name", attempt_words(ui.strings, *series[i])}}),
                   difference_table(ui, pack, attempt, *series[i]));
  }
  ranked(ui, sections, pack, ui.tr("result.strongest"), strongest_questions(pack, attempt), true);
  ranked(ui, sections, pack, ui.tr("result.weakest"), weakest_questions(pack, attempt), false);
  sections.heading(2, ui.tr("result.words"));
  for (const DimensionScore& part : score.dimensions) {
    const Dimension* dimension = pack.find_dimension(part.dimension);
    const Band* part_band = part.pomp ? pack.band_of(*part.pomp) : nullptr;
    sections.heading(3, dimension->title + (part_band == nullptr ? "" : " · " + part_band->title));
    const auto advice = part_band == nullptr ? dimension->advice.end() : dimension->advice.find(part_band->id);
    if (advice == dimension->advice.end()) {
      sections.paragraph(ui.tr("result.no_dimension"));
      continue;
    }
    sections.paragraph(advice->second.text);
    sections.bullets(advice->second.tips);
  }
  answers(ui, sections, pack, attempt);
  if (!pack.method_note.empty()) sections.paragraph(pack.method_note);
  const std::string person = app.workspace.plan().author, who = attempt_words(ui.strings, attempt);
  return sections.report(app.language_tag(), ui.tr_format("result.title", {{"test", pack.title}}),
                         person.empty() ? who : person + " · " + who);
}

}  // namespace sandtable
