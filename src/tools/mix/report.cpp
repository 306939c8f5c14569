// The report of a marketing mix: market, segments, needs, every candidate with its figures, and the rounds.
#include "tools/mix/report.h"

#include "core/base/records.h"
#include "core/words/frame_texts.h"
#include "tools/mix/pictures.h"

namespace sandtable::inline mix {

namespace {

constexpr float kPaperWidth = 640;

void picture(Sections& sections, const Picture& drawn, const MixChart& chart) {
  sections.heading(3, chart.title);
  sections.figure(chart.summary, drawn);
  sections.table(chart.title, chart.numbers);
}

void needs(const MixTold& told, Sections& sections) {
  if (told.mix.needs.empty()) return;
  const Strings& strings = told.strings;
  TableWords table;
  table.row({strings.tr("need.text"), strings.tr("segment.name"), strings.tr("need.layer"), strings.tr("need.kind")});
  for (const Shared<Need>& need : told.mix.needs) {
    const Segment* segment = find_record(told.mix.segments, need->segment);
    table.row({told.name_of(need->text), segment == nullptr ? strings.tr("needs.of_all") : told.name_of(segment->title),
                          mix_label(told.pack, "layers", static_cast<std::size_t>(need->layer)),
                          mix_label_of(told.pack, "kinds", to_word(need->kind))});
  }
  sections.heading(2, mix_label(told.pack, "steps_help", 1));
  sections.table(strings.tr("needs.title"), table);
}

void elements(const MixTold& told, Sections& sections, const Candidate& candidate) {
  const Strings& strings = told.strings;
  TableWords table;
  table.figures = 0b110000;
  table.row({strings.tr("element.text"), strings.tr("element.kind"), strings.tr("element.line"), strings.tr("element.price_strategy"),
                  strings.tr("element.price"), strings.tr("element.unit_cost")});
  std::size_t number = 0;
  for (const Shared<Element>& element : candidate.elements) {
    table.row({number_text(++number) + " " + told.name_of(element->text),
                          mix_label(told.pack, "elements", static_cast<std::size_t>(element->kind)), element->line,
                          mix_label_of(told.pack, "prices", element->price_strategy), told.money(element->price),
                          told.money(element->unit_cost)});
  }
  sections.table(told.name_of(candidate.title), table);
}

void candidates(const MixTold& told, Sections& sections) {
  if (told.mix.candidates.empty()) return;
  sections.heading(2, mix_label(told.pack, "steps_help", 2));
  for (std::size_t i = 0; i < told.mix.candidates.size(); ++i) {
    const Candidate& candidate = *told.mix.candidates[i];
    const CandidateFigures& figures = told.figures.candidates[i];
    sections.heading(2, told.name_of(candidate.title));
    if (candidate.elements.empty()) continue;
    elements(told, sections, candidate);
    Picture drawn[3];
    picture(sections, drawn[0], coverage_figure(told, candidate, figures.coverage, {drawn[0], kPaperWidth, true}));
    picture(sections, drawn[1], map_figure(told, candidate, figures, {drawn[1], kPaperWidth, true}));
    picture(sections, drawn[2], cash_figure(told, figures, Scenario::Expected, {drawn[2], kPaperWidth, true}));
  }
  if (told.mix.candidates.size() < 2) return;
  sections.heading(2, told.strings.tr("comparison.title"));
  sections.table(told.strings.tr("comparison.title"), comparison_table(told));
}

}  // namespace

bool mix_report(const Plan& plan, const Setting& setting, Sections& sections) {
  const MixFigures figures(part<Mix>(plan));
  const MixTold told{plan, figures, setting.words, setting.content("mix"), setting.language};
  sections.note = told.mix.currency;
  sections.heading(2, mix_label(told.pack, "steps_help", 0));
  if (!told.mix.market.title.empty()) sections.paragraph(told.mix.market.title);
  Picture layers, portfolio;
  picture(sections, layers, layers_figure(told, {layers, kPaperWidth, true}));
  if (!told.mix.segments.empty()) {
    picture(sections, portfolio, portfolio_figure(told, {portfolio, kPaperWidth, true}));
  }
  needs(told, sections);
  candidates(told, sections);
  if (!told.mix.rounds.empty()) {
    sections.heading(2, mix_label(told.pack, "steps_help", 3));
    sections.table(told.tr("rounds.learned"), rounds_table(told));
  }
  return !(told.mix == Mix());
}

}  // namespace sandtable::mix
