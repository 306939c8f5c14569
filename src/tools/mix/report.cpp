// The printed marketing mix: market, segments, needs, every candidate with its figures, and the rounds.
#include "core/base/instant.h"
#include "tools/mix/view/parts.h"
#include "core/report/sections.h"
#include "app/words.h"
#include "tools/mix/model.h"
#include "core/base/records.h"

namespace sandtable::inline mix {

namespace {

constexpr float kPaperWidth = 640;

void picture(Sections& sections, const Picture& drawn, const MixChart& chart) {
  sections.heading(3, chart.title);
  sections.figure(chart.summary, drawn);
  sections.table(chart.title, chart.numbers);
}

void needs(MixPage& page, Sections& sections) {
  if (page.mix.needs.empty()) return;
  Ui& ui = page.ui;
  TableWords table;
  table.row({ui.tr("need.text"), ui.tr("segment.name"), ui.tr("need.layer"), ui.tr("need.kind")});
  for (const Shared<Need>& need : page.mix.needs) {
    const Segment* segment = find_record(page.mix.segments, need->segment);
    table.row({page.name_of(need->text), segment == nullptr ? ui.tr("needs.of_all") : page.name_of(segment->title),
                          mix_label(page.app, "layers", static_cast<std::size_t>(need->layer)),
                          mix_label_of(page.app, "kinds", to_word(need->kind))});
  }
  sections.heading(2, mix_label(page.app, "steps_help", 1));
  sections.table(ui.tr("needs.title"), table);
}

void elements(MixPage& page, Sections& sections, const Candidate& candidate) {
  Ui& ui = page.ui;
  TableWords table;
  table.row({ui.tr("element.text"), ui.tr("element.kind"), ui.tr("element.line"), ui.tr("element.price_strategy"),
                  ui.tr("element.price"), ui.tr("element.unit_cost")});
  std::size_t number = 0;
  for (const Shared<Element>& element : candidate.elements) {
    table.row({number_text(++number) + " " + page.name_of(element->text),
                          mix_label(page.app, "elements", static_cast<std::size_t>(element->kind)), element->line,
                          mix_label_of(page.app, "prices", element->price_strategy), page.money(element->price),
                          page.money(element->unit_cost)});
  }
  sections.table(page.name_of(candidate.title), table);
}

void candidates(MixPage& page, Sections& sections) {
  if (page.mix.candidates.empty()) return;
  sections.heading(2, mix_label(page.app, "steps_help", 2));
  for (std::size_t i = 0; i < page.mix.candidates.size(); ++i) {
    const Candidate& candidate = *page.mix.candidates[i];
    const CandidateFigures& figures = page.figures.candidates[i];
    sections.heading(2, page.name_of(candidate.title));
    if (candidate.elements.empty()) continue;
    elements(page, sections, candidate);
    Picture drawn[3];
    picture(sections, drawn[0], coverage_figure(page, candidate, figures.coverage, {drawn[0], kPaperWidth, true}));
    picture(sections, drawn[1], map_figure(page, candidate, figures, {drawn[1], kPaperWidth, true}));
    picture(sections, drawn[2], cash_figure(page, figures, Scenario::Expected, {drawn[2], kPaperWidth, true}));
  }
  if (page.mix.candidates.size() < 2) return;
  sections.heading(2, page.ui.tr("comparison.title"));
  sections.table(page.ui.tr("comparison.title"), comparison_table(page));
}

}  // namespace

Json mix_report(MixPage& page) {
  Ui& ui = page.ui;
  Sections sections;
  sections.heading(2, mix_label(page.app, "steps_help", 0));
  if (!page.mix.market.title.empty()) sections.paragraph(page.mix.market.title);
  Picture layers, portfolio;
  picture(sections, layers, layers_figure(page, {layers, kPaperWidth, true}));
  if (!page.mix.segments.empty()) {
    picture(sections, portfolio, portfolio_figure(page, {portfolio, kPaperWidth, true}));
  }
  needs(page, sections);
  candidates(page, sections);
  if (!page.mix.rounds.empty()) {
    sections.heading(2, mix_label(page.app, "steps_help", 3));
    sections.table(ui.tr("rounds.learned"), rounds_table(page));
  }
  const Plan& plan = page.app.workspace.plan();
  const std::string day = day_words(page.app.host.now_instant());
  return sections.report(page.app.language_tag(), plan_title(ui, plan.title) + " · " + ui.tr("mix.title"),
                         (plan.author.empty() ? Text() : Text(plan.author) + " · ") + day + " · " + page.mix.currency);
}

}  // namespace sandtable::mix
