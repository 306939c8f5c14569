// The pictures of the mix with their words and tables; the screen and the printed report share them.
#include <algorithm>
#include <cmath>

#include "tools/mix/view/parts.h"
#include "app/words.h"
#include "tools/actions/model.h"
#include "tools/mix/model.h"

namespace sandtable::inline mix {

namespace {

constexpr std::size_t kMatrixNeeds = 60, kMatrixElements = 40;

double units_of_money(Money amount, const Mix& mix) {
  double out = static_cast<double>(amount);
  for (int i = decimals_of(mix.currency); i > 0; --i) out /= 10;
  return out;
}

bool empty(const MixDrawing& drawing) { return drawing.picture.shapes.empty(); }

}  // namespace

Text share_words(double ratio) { return percent_words(ratio * 100); }

Text break_even_words(const Ui& ui, const CashPlan& cash) {
  return ui.tr_format(Keys("break_even.reached", "break_even.not_reached")[cash.break_even], {{"n", number_text(cash.break_even_quarter)}});
}

MixChart layers_figure(MixPage& page, const MixDrawing& drawing) {
  Ui& ui = page.ui;
  const Market& market = page.mix.market;
  const MarketCheck check = check_market(market);
  const bool money = market.unit == MarketUnit::Value;
  MixChart out;
  out.title = ui.tr("market.title");
  out.numbers.row({ui.tr("market.layer"), ui.tr("market.size"), ui.tr("market.share")});
  std::vector<LayerRing> rings;
  for (std::size_t i = 0; i < kLayers; ++i) {
    const Text name = ui.tr(Keys("layer.potential", "layer.penetrated")[i]);
    const std::int64_t size = market.size[i];
    const Text words = money ? page.money(size) : size == kNoMoney ? Text("–") : frame_text(money_text(size, ""));
    const Text share = check.share_ratio[i] > 0 ? share_words(check.share_ratio[i]) : Text("–");
    out.numbers.row({name, words, share});
    out.summary = out.summary + (i == 0 ? "" : ui.tr("mix.comma")) + name + " " + words;
    const double area = size == kNoMoney ? -1 : money ? units_of_money(size, page.mix) : static_cast<double>(size);
    rings.push_back({name, check.share_ratio[i] > 0 ? words + " · " + share : words, area, (check.too_large >> i & 1) != 0});
  }
  out.summary = out.title + ": " + out.summary;
  if (empty(drawing)) drawing.picture = layers_chart(rings, drawing.css_width);
  return out;
}

MixChart portfolio_figure(MixPage& page, const MixDrawing& drawing) {
  Ui& ui = page.ui;
  MixChart out;
  out.title = ui.tr("portfolio.title");
  out.numbers.row({ui.tr("segment.name"), ui.tr("factors.strength"), ui.tr("factors.attractiveness"),
                        ui.tr("portfolio.box"), ui.tr("segment.revenue"), ui.tr("segment.objective")});
  std::vector<Bubble> bubbles;
  std::size_t placed = 0;
  for (std::size_t i = 0; i < page.mix.segments.size(); ++i) {
    const Segment& segment = *page.mix.segments[i];
    const SegmentCheck& check = page.figures.segments[i];
    const Text name = page.name_of(segment.title);
    const auto score = [](double value) { return value == 0 ? Text("–") : number_words(std::round(value * 100) / 100); };
    const Text box = check.box == Box::None ? Text("–") : mix_label(page.app, "boxes", static_cast<std::size_t>(check.box) - 1);
    out.numbers.row({name, score(check.strength.score), score(check.attractiveness.score), box, page.money(segment.revenue),
                                mix_label_of(page.app, "objectives", to_word(segment.objective))});
    if (check.box == Box::None) continue;
    ++placed;
    out.summary = out.summary + (placed == 1 ? Text() : ui.tr("mix.comma")) + name + " " + box;
    bubbles.push_back({name, check.strength.score, check.attractiveness.score,
                       segment.revenue == kNoMoney ? 0 : units_of_money(segment.revenue, page.mix), segment.target,
                       segment.wanted_strength, segment.wanted_attractiveness});
  }
  out.summary = out.title + ": " + (placed == 0 ? ui.tr("portfolio.none") : out.summary);
  if (empty(drawing)) {
    BubbleWords words;
    words.x_axis = ui.tr("factors.strength");
    words.y_axis = ui.tr("factors.attractiveness");
    for (std::size_t i = 0; i < 4; ++i) words.boxes[i] = mix_label(page.app, "boxes", i);
    drawing.picture = bubble_chart(bubbles, words, drawing.css_width);
  }
  return out;
}

MixChart map_figure(MixPage& page, const Candidate& candidate, const CandidateFigures& figures, const MixDrawing& drawing) {
  Ui& ui = page.ui;
  MixChart out;
  out.title = ui.tr("shape.title");
  out.summary = ui.tr_format("shape.summary", {{"width", number_text(figures.shape.width)},
                                               {"depth", number_words(std::round(figures.shape.depth * 100) / 100)},
                                               {"linkage", share_words(figures.shape.linkage_ratio)}});
  out.numbers.row({ui.tr("element.kind"), ui.tr("element.line"), ui.tr("shape.variants"), ui.tr("shape.tied")});
  std::vector<MapGroup> groups(kElementKinds);
  for (const Shared<Element>& element : candidate.elements) {
    std::vector<MapLine>& lines = groups[static_cast<std::size_t>(element->kind)].lines;
    const Text name = page.name_of(element->line);
    std::size_t i = 0;
    while (i < lines.size() && !(name == lines[i].label)) ++i;
    if (i == lines.size()) lines.push_back({name, {}});
    lines[i].tied.push_back(element->company_spending.empty() && element->personal_spending.empty() ? 0 : 1);
  }
  for (std::size_t kind = 0; kind < kElementKinds; ++kind) {
    groups[kind].label = mix_label(page.app, "elements", kind);
    for (const MapLine& line : groups[kind].lines) {
      std::size_t tied = 0;
      for (const char each : line.tied) tied += each != 0 ? 1 : 0;
      out.numbers.row({groups[kind].label, line.label, number_text(line.tied.size()), number_text(tied)});
    }
  }
  std::erase_if(groups, [](const MapGroup& group) { return group.lines.empty(); });
  if (empty(drawing)) drawing.picture = map_chart(groups, drawing.css_width);
  return out;
}

MixChart coverage_figure(MixPage& page, const Candidate& candidate, const Coverage& coverage, const MixDrawing& drawing) {
  Ui& ui = page.ui;
  const std::size_t elements = candidate.elements.size(), columns = std::min(elements, kMatrixElements);
  std::size_t count = 0, answered = 0;
  for (std::size_t i = 0; i < kNeedLayers; ++i) {
    count += coverage.needs[i];
    answered += coverage.answered[i];
  }
  MixChart out;
  out.title = ui.tr("coverage.title");
  out.summary = ui.tr_format("coverage.summary", {{"needs", number_text(count)}, {"elements", number_text(elements)},
                                                  {"open", number_text(count - answered)}});
  if (count > kMatrixNeeds) out.summary = out.summary + " " + ui.tr_format("coverage.part", {{"shown", number_text(kMatrixNeeds)}});
  if (!drawing.numbers && !empty(drawing)) return out;
  out.numbers.row({ui.tr("need.text"), ui.tr("need.layer"), ui.tr("coverage.answered_by")});
  std::vector<MatrixRow> rows;
  for (std::size_t i = 0; i < page.mix.needs.size() && rows.size() < kMatrixNeeds; ++i) {
    if (!page.figures.index.counts(i)) continue;
    const Need& need = *page.mix.needs[i];
    MatrixRow& row = rows.emplace_back();
    row.label = page.name_of(need.text);
    row.core = need.layer == NeedLayer::Core;
    Text by;
    for (std::size_t k = 0; k < elements; ++k) {
      const Element& element = *candidate.elements[k];
      const bool answers = std::find(element.needs.begin(), element.needs.end(), need.id) != element.needs.end();
      if (k < columns) row.marks.push_back(answers ? 1 : 0);
      if (answers) by = by + (by.empty() ? Text() : ui.tr("mix.comma")) + number_text(k + 1) + " " + page.name_of(element.text);
    }
    out.numbers.row({row.label, mix_label(page.app, "layers", static_cast<std::size_t>(need.layer)),
                     by.empty() ? ui.tr("need.unanswered") : by});
  }
  if (empty(drawing)) {
    std::vector<std::string> names;
    for (std::size_t k = 0; k < columns; ++k) names.push_back(number_text(k + 1));
    drawing.picture = matrix_chart(names, rows, drawing.css_width);
  }
  return out;
}

MixChart cash_figure(MixPage& page, const CandidateFigures& figures, Scenario scenario, const MixDrawing& drawing) {
  Ui& ui = page.ui;
  const CashPlan& cash = figures.cash[static_cast<std::size_t>(scenario)];
  MixChart out;
  out.title = ui.tr("cash.title");
  out.numbers.row({ui.tr("cash.quarter"), ui.tr("cash.revenue"), ui.tr("cash.cost"), ui.tr("cash.margin"), ui.tr("cash.cumulative")});
  std::vector<QuarterBar> bars;
  const auto add = [&](Text name, const CashFigures& of) {
    out.numbers.row({name, page.money(of.revenue), page.money(of.cost), page.money(of.margin), page.money(of.cumulative)});
  };
  for (int i = 0; i < cash.quarters; ++i) {
    const CashFigures& of = cash.quarter[i];
    const Text name = ui.tr_format("mix.quarter", {{"n", number_text(i + 1)}});
    add(name, of);
    bars.push_back({name, units_of_money(of.revenue, page.mix), units_of_money(of.cost, page.mix),
                    units_of_money(of.margin, page.mix), units_of_money(of.cumulative, page.mix)});
  }
  add(ui.tr("cash.total"), cash.total);
  out.summary = out.title + ": " + ui.tr("cash.margin") + " " + page.money(cash.total.margin) + ". " + break_even_words(ui, cash);
  if (empty(drawing)) {
    QuarterWords words{ui.tr("cash.revenue"), ui.tr("cash.cost"), ui.tr("cash.margin"), ui.tr("cash.cumulative"),
                       ui.tr("cash.break_even"), page.app.settings.language == Language::Chinese};
    drawing.picture = quarter_chart(bars, words, cash.break_even_quarter, drawing.css_width);
  }
  return out;
}

TableWords comparison_table(MixPage& page) {
  Ui& ui = page.ui;
  const std::vector<CandidateFigures>& all = page.figures.candidates;
  const int quarters = common_quarters(page.mix);
  TableWords out;
  out.add(ui.tr("comparison.measure"));
  for (const Shared<Candidate>& candidate : page.mix.candidates) out.add(page.name_of(candidate->title));
  out.end_header();
  for (std::size_t i = 0; i < kMeasures; ++i) {
    const auto measure = static_cast<Measure>(i);
    const std::uint64_t best = leaders(all, quarters, measure);
    out.add(ui.tr(Keys("measure.core_needs", "measure.break_even_quarter")[measure]));
    for (std::size_t k = 0; k < all.size(); ++k) {
      const CashPlan& expected = all[k].cash[1];
      const CashPlan& cash = measure == Measure::WorstMargin  ? all[k].cash[0]
                             : measure == Measure::BestMargin ? all[k].cash[2]
                                                              : expected;
      const CashFigures figures = first_quarters(cash, quarters);
      Text words;
      switch (measure) {
        case Measure::CoreNeeds: words = share_words(all[k].coverage.core_ratio); break;
        case Measure::AllNeeds: words = share_words(all[k].coverage.ratio); break;
        case Measure::Revenue: words = page.money(figures.revenue); break;
        case Measure::Cost: words = page.money(figures.cost); break;
        case Measure::Margin:
        case Measure::WorstMargin:
        case Measure::BestMargin: words = page.money(figures.margin); break;
        case Measure::BreakEvenQuarter: words = break_even_words(ui, expected); break;
      }
      out.add((best >> k & 1) != 0 ? "★ " + words : words);
    }
  }
  return out;
}

TableWords rounds_table(MixPage& page) {
  Ui& ui = page.ui;
  TableWords out;
  out.row({ui.tr("round.title"), ui.tr("round.reached_short"), ui.tr("round.failed_step"), ui.tr("round.cause"),
                ui.tr("round.improvement"), ui.tr("actions.title")});
  for (std::size_t i = 0; i < page.mix.rounds.size(); ++i) {
    const Round& round = *page.mix.rounds[i];
    const RoundCheck& check = page.figures.rounds[i];
    std::size_t done = 0;
    for (const Shared<Action>& action : part<Actions>(page.app.workspace.plan())) {
      for (const std::string& id : round.actions) done += action->id == id && action->status == ActionStatus::Done ? 1 : 0;
    }
    out.row({page.name_of(round.title), check.compared == 0 ? Text("–") : share_words(check.reached_ratio),
                        mix_label_of(page.app, "steps", to_word(round.failed_step)), mix_label_of(page.app, "causes", round.cause),
                        brief(round.improvement),
                        ui.tr_format("round.actions_done", {{"n", number_text(done)}, {"of", number_text(round.actions.size())}})});
  }
  return out;
}

}  // namespace sandtable::mix
