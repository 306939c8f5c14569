#include "tools/self_test/report.h"

#include "core/words/frame_texts.h"
#include "core/words/short_texts.h"
#include "plan/report.h"
#include "tools/self_test/result_parts.h"
#include "tools/self_test/words.h"

namespace sandtable::inline overview {

namespace {

void ranked(const Strings& words, Sections& sections, const TestPack& pack, Text title,
            const std::vector<RankedQuestion>& questions, bool strong) {
  if (questions.empty()) return;
  sections.heading(2, title);
  std::vector<std::string> items;
  for (const RankedQuestion& ranked : questions) {
    const Question* question = pack.find_question(ranked.question);
    const std::string& tip = strong ? question->use : question->practice;
    items.push_back(words.tr_format("test.numbered", {{"n", question->id}, {"question", question->text}}) +
                    (tip.empty() ? "" : " — " + tip));
  }
  sections.bullets(items);
}

// "" for an answer that the scale of another version of the test had.
Text label_of(const TestPack& pack, int answer) {
  const bool known = answer >= pack.scale_min && answer <= pack.scale_max();
  return known ? Text(pack.scale_labels[static_cast<std::size_t>(answer - pack.scale_min)]) : Text();
}

void answers(const Strings& words, Sections& sections, const TestPack& pack, const SelfTest& attempt) {
  TableWords table;
  table.figures = 0b100;
  table.row({words.tr("report.number"), words.tr("report.question"), words.tr("report.answer"), words.tr("report.answer_words")});
  for (const Question& question : pack.questions) {
    const auto given = attempt.answers.find(question.id);
    const bool open = given == attempt.answers.end();
    table.row({question.id, question.text, open ? Text("–") : number_text(given->second),
               open ? Text() : label_of(pack, given->second)});
  }
  sections.heading(2, words.tr("report.answers"));
  sections.table(words.tr("report.answers"), table);
}

}  // namespace

Json self_test_report(const Plan& plan, const Setting& setting, const TestPack& pack, const SelfTest& attempt,
                      const std::vector<const SelfTest*>& compared) {
  const Strings& words = setting.words;
  const SelfTestScore score = score_self_test(pack, attempt);
  std::vector<const SelfTest*> series{&attempt};
  series.insert(series.end(), compared.begin(), compared.end());
  Sections sections;
  const Band* band = score.total.pomp ? pack.band_of(*score.total.pomp) : nullptr;
  sections.heading(2, words.tr("result.total"));
  sections.paragraph(band == nullptr ? words.tr("result.no_total")
                                     : score_words(words, score.total) + " · " + percent_words(score.total.pomp) + " · " +
                                           band->title);
  if (band != nullptr) {
    if (const auto advice = pack.total_advice.find(band->id); advice != pack.total_advice.end()) {
      sections.paragraph(advice->second);
    }
  }
  sections.heading(2, words.tr("result.profile"));
  const std::string summary = result_summary(words, pack, attempt);
  if (pack.dimensions.size() >= 3) {
    sections.figure(words.tr_format("result.radar_summary", {{"summary", summary}}), result_radar(pack, series, 420));
  }
  sections.figure(words.tr_format("result.bars_summary", {{"summary", summary}}), result_bars(words, pack, series, 640));
  sections.table(words.tr("result.table"), result_table(words, pack, series));
  sections.figures(result_figures(words, pack, series));
  for (std::size_t i = 1; i < series.size(); ++i) {
    sections.table(words.tr_format("compare.difference", {{"name", attempt_words(words, *series[i])}}),
                   difference_table(words, pack, attempt, *series[i]));
  }
  if (const SelfTest* before = before_of(plan, attempt)) {
    sections.heading(2, words.tr("result.change"));
    sections.table(words.tr("result.change_dimensions"), change_table(words, pack, *before, attempt));
    sections.table(words.tr("result.change_questions"), question_change_table(words, pack, *before, attempt));
  }
  ranked(words, sections, pack, words.tr("result.strongest"), strongest_questions(pack, attempt), true);
  ranked(words, sections, pack, words.tr("result.weakest"), weakest_questions(pack, attempt), false);
  sections.heading(2, words.tr("result.words"));
  for (const DimensionScore& part : score.dimensions) {
    const Dimension* dimension = pack.find_dimension(part.dimension);
    const Band* part_band = part.pomp ? pack.band_of(*part.pomp) : nullptr;
    sections.heading(3, dimension->title + (part_band == nullptr ? "" : " · " + part_band->title));
    const auto advice = part_band == nullptr ? dimension->advice.end() : dimension->advice.find(part_band->id);
    if (advice == dimension->advice.end()) {
      sections.paragraph(words.tr("result.no_dimension"));
      continue;
    }
    sections.paragraph(advice->second.text);
    sections.bullets(advice->second.tips);
  }
  answers(words, sections, pack, attempt);
  if (!pack.method_note.empty()) sections.paragraph(pack.method_note);
  const Text who = attempt_words(words, attempt);
  return sections.report(language_tag(setting.language), words.tr_format("result.title", {{"test", pack.title}}),
                         plan.author.empty() ? who : Text(plan.author) + " · " + who);
}

}  // namespace sandtable::overview
