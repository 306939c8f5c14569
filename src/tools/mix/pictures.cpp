#include "tools/mix/pictures.h"

#include <algorithm>
#include <cmath>

#include "core/words/frame_texts.h"
#include "core/words/short_texts.h"
#include "tools/actions/model.h"

namespace sandtable::inline mix {

namespace {

constexpr Keys kMeasureKeys(
    "measure.core_needs", "measure.all_needs", "measure.revenue", "measure.cost", "measure.margin",
    "measure.worst_margin", "measure.best_margin", "measure.break_even_quarter");

constexpr std::size_t kMatrixNeeds = 60, kMatrixElements = 40;

double units_of_money(Money amount, const Mix& mix) {
  double out = static_cast<double>(amount);
  for (int i = decimals_of(mix.currency); i > 0; --i) out /= 10;
  return out;
}

bool empty(const MixDrawing& drawing) { return drawing.picture.shapes.empty(); }

}  // namespace

MixChart layers_figure(const MixTold& told, const MixDrawing& drawing) {
  const Strings& strings = told.strings;
  const Market& market = told.mix.market;
  const MarketCheck check = check_market(market);
  const bool money = market.unit == MarketUnit::Value;
  MixChart out;
  out.title = strings.tr("market.title");
  out.numbers.row({strings.tr("market.layer"), strings.tr("market.size"), strings.tr("market.share")});
  out.numbers.figures = kAllButFirst;
  std::vector<LayerRing> rings;
  for (std::size_t i = 0; i < kLayers; ++i) {
    const Text name = strings.tr(Keys("layer.potential", "layer.available", "layer.served", "layer.penetrated")[i]);
    const std::int64_t size = market.size[i];
    const Text words = money ? told.money(size) : size == kNoMoney ? Text("–") : frame_text(money_text(size, ""));
    const Text share = check.share_ratio[i] > 0 ? share_words(check.share_ratio[i]) : Text("–");
    out.numbers.row({name, words, share});
    out.summary = out.summary + (i == 0 ? "" : strings.tr("mix.comma")) + name + " " + words;
    const double area = size == kNoMoney ? -1 : money ? units_of_money(size, told.mix) : static_cast<double>(size);
    rings.push_back({name, check.share_ratio[i] > 0 ? words + " · " + share : words, area, (check.too_large >> i & 1) != 0});
  }
  out.summary = out.title + ": " + out.summary;
  if (empty(drawing)) drawing.picture = layers_chart(rings, drawing.css_width);
  return out;
}

MixChart portfolio_figure(const MixTold& told, const MixDrawing& drawing) {
  const Strings& strings = told.strings;
  MixChart out;
  out.title = strings.tr("portfolio.title");
  out.numbers.row({strings.tr("segment.name"), strings.tr("factors.strength"), strings.tr("factors.attractiveness"),
                        strings.tr("portfolio.box"), strings.tr("segment.revenue"), strings.tr("segment.objective")});
  out.numbers.figures = 0b010110;
  std::vector<Bubble> bubbles;
  std::size_t placed = 0;
  for (std::size_t i = 0; i < told.mix.segments.size(); ++i) {
    const Segment& segment = *told.mix.segments[i];
    const SegmentCheck& check = told.figures.segments[i];
    const Text name = told.name_of(segment.title);
    const auto score = [](double value) { return value == 0 ? Text("–") : number_words(std::round(value * 100) / 100); };
    const Text box = check.box == Box::None ? Text("–") : mix_label(told.pack, "boxes", static_cast<std::size_t>(check.box) - 1);
    out.numbers.row({name, score(check.strength.score), score(check.attractiveness.score), box, told.money(segment.revenue),
                                mix_label_of(told.pack, "objectives", to_word(segment.objective))});
    if (check.box == Box::None) continue;
    ++placed;
    out.summary = out.summary + (placed == 1 ? Text() : strings.tr("mix.comma")) + name + " " + box;
    bubbles.push_back({name, check.strength.score, check.attractiveness.score,
                       segment.revenue == kNoMoney ? 0 : units_of_money(segment.revenue, told.mix), segment.target,
                       segment.wanted_strength, segment.wanted_attractiveness});
  }
  out.summary = out.title + ": " + (placed == 0 ? strings.tr("portfolio.none") : out.summary);
  if (empty(drawing)) {
    BubbleWords words;
    words.x_axis = strings.tr("factors.strength");
    words.y_axis = strings.tr("factors.attractiveness");
    for (std::size_t i = 0; i < 4; ++i) words.boxes[i] = mix_label(told.pack, "boxes", i);
    drawing.picture = bubble_chart(bubbles, words, drawing.css_width);
  }
  return out;
}

MixChart map_figure(const MixTold& told, const Candidate& candidate, const CandidateFigures& figures, const MixDrawing& drawing) {
  const Strings& strings = told.strings;
  MixChart out;
  out.title = strings.tr("shape.title");
  out.summary = strings.tr_format("shape.summary", {{"width", number_text(figures.shape.width)},
                                               {"depth", number_words(std::round(figures.shape.depth * 100) / 100)},
                                               {"linkage", share_words(figures.shape.linkage_ratio)}});
  out.numbers.row({strings.tr("element.kind"), strings.tr("element.line"), strings.tr("shape.variants"), strings.tr("shape.tied")});
  out.numbers.figures = 0b1100;
  std::vector<MapGroup> groups(kElementKinds);
  for (const Shared<Element>& element : candidate.elements) {
    std::vector<MapLine>& lines = groups[static_cast<std::size_t>(element->kind)].lines;
    const Text name = told.name_of(element->line);
    std::size_t i = 0;
    while (i < lines.size() && !(name == lines[i].label)) ++i;
    if (i == lines.size()) lines.push_back({name, {}});
    lines[i].tied.push_back(element->company_spending.empty() && element->personal_spending.empty() ? 0 : 1);
  }
  for (std::size_t kind = 0; kind < kElementKinds; ++kind) {
    groups[kind].label = mix_label(told.pack, "elements", kind);
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

MixChart coverage_figure(const MixTold& told, const Candidate& candidate, const Coverage& coverage, const MixDrawing& drawing) {
  const Strings& strings = told.strings;
  const std::size_t elements = candidate.elements.size(), columns = std::min(elements, kMatrixElements);
  std::size_t count = 0, answered = 0;
  for (std::size_t i = 0; i < kNeedLayers; ++i) {
    count += coverage.needs[i];
    answered += coverage.answered[i];
  }
  MixChart out;
  out.title = strings.tr("coverage.title");
  out.summary = strings.tr_format("coverage.summary", {{"needs", number_text(count)}, {"elements", number_text(elements)},
                                                  {"open", number_text(count - answered)}});
  if (count > kMatrixNeeds) out.summary = out.summary + " " + strings.tr_format("coverage.part", {{"shown", number_text(kMatrixNeeds)}});
  if (!drawing.numbers && !empty(drawing)) return out;
  out.numbers.row({strings.tr("need.text"), strings.tr("need.layer"), strings.tr("coverage.answered_by")});
  std::vector<MatrixRow> rows;
  for (std::size_t i = 0; i < told.mix.needs.size() && rows.size() < kMatrixNeeds; ++i) {
    if (!told.figures.index.counts(i)) continue;
    const Need& need = *told.mix.needs[i];
    MatrixRow& row = rows.emplace_back();
    row.label = told.name_of(need.text);
    row.core = need.layer == NeedLayer::Core;
    Text by;
    for (std::size_t k = 0; k < elements; ++k) {
      const Element& element = *candidate.elements[k];
      const bool answers = std::find(element.needs.begin(), element.needs.end(), need.id) != element.needs.end();
      if (k < columns) row.marks.push_back(answers ? 1 : 0);
      if (answers) by = by + (by.empty() ? Text() : strings.tr("mix.comma")) + number_text(k + 1) + " " + told.name_of(element.text);
    }
    out.numbers.row({row.label, mix_label(told.pack, "layers", static_cast<std::size_t>(need.layer)),
                     by.empty() ? strings.tr("need.unanswered") : by});
  }
  if (empty(drawing)) {
    std::vector<std::string> names;
    for (std::size_t k = 0; k < columns; ++k) names.push_back(number_text(k + 1));
    drawing.picture = matrix_chart(names, rows, drawing.css_width);
  }
  return out;
}

MixChart cash_figure(const MixTold& told, const CandidateFigures& figures, Scenario scenario, const MixDrawing& drawing) {
  const Strings& strings = told.strings;
  const CashPlan& cash = figures.cash[static_cast<std::size_t>(scenario)];
  MixChart out;
  out.title = strings.tr("cash.title");
  out.numbers.row({strings.tr("cash.quarter"), strings.tr("cash.revenue"), strings.tr("cash.cost"), strings.tr("cash.margin"), strings.tr("cash.cumulative")});
  out.numbers.figures = kAllButFirst;
  std::vector<QuarterBar> bars;
  const auto add = [&](Text name, const CashFigures& of) {
    out.numbers.row({name, told.money(of.revenue), told.money(of.cost), told.money(of.margin), told.money(of.cumulative)});
  };
  for (int i = 0; i < cash.quarters; ++i) {
    const CashFigures& of = cash.quarter[i];
    const Text name = strings.tr_format("mix.quarter", {{"n", number_text(i + 1)}});
    add(name, of);
    bars.push_back({name, units_of_money(of.revenue, told.mix), units_of_money(of.cost, told.mix),
                    units_of_money(of.margin, told.mix), units_of_money(of.cumulative, told.mix)});
  }
  add(strings.tr("cash.total"), cash.total);
  out.summary = out.title + ": " + strings.tr("cash.margin") + " " + told.money(cash.total.margin) + ". " + break_even_words(strings, cash);
  if (empty(drawing)) {
    QuarterWords words{strings.tr("cash.revenue"), strings.tr("cash.cost"), strings.tr("cash.margin"), strings.tr("cash.cumulative"),
                       strings.tr("cash.break_even"), told.language == Language::Chinese};
    drawing.picture = quarter_chart(bars, words, cash.break_even_quarter, drawing.css_width);
  }
  return out;
}

TableWords comparison_table(const MixTold& told) {
  const Strings& strings = told.strings;
  const std::vector<CandidateFigures>& all = told.figures.candidates;
  const int quarters = common_quarters(told.mix);
  TableWords out;
  out.figures = kAllButFirst;
  out.add(strings.tr("comparison.measure"));
  for (const Shared<Candidate>& candidate : told.mix.candidates) out.add(told.name_of(candidate->title));
  out.end_header();
  for (std::size_t i = 0; i < kMeasures; ++i) {
    const auto measure = static_cast<Measure>(i);
    const std::uint64_t best = leaders(all, quarters, measure);
    out.add(strings.tr(kMeasureKeys[measure]));
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
        case Measure::Revenue: words = told.money(figures.revenue); break;
        case Measure::Cost: words = told.money(figures.cost); break;
        case Measure::Margin:
        case Measure::WorstMargin:
        case Measure::BestMargin: words = told.money(figures.margin); break;
        case Measure::BreakEvenQuarter: words = break_even_words(strings, expected); break;
      }
      out.add((best >> k & 1) != 0 ? "★ " + words : words);
    }
  }
  return out;
}

TableWords rounds_table(const MixTold& told) {
  const Strings& strings = told.strings;
  TableWords out;
  out.figures = 0b10;
  out.row({strings.tr("round.title"), strings.tr("round.reached_short"), strings.tr("round.failed_step"), strings.tr("round.cause"),
                strings.tr("round.improvement"), strings.tr("actions.title")});
  for (std::size_t i = 0; i < told.mix.rounds.size(); ++i) {
    const Round& round = *told.mix.rounds[i];
    const RoundCheck& check = told.figures.rounds[i];
    std::size_t done = 0;
    for (const Shared<Action>& action : part<Actions>(told.plan)) {
      for (const std::string& id : round.actions) done += action->id == id && action->status == ActionStatus::Done ? 1 : 0;
    }
    out.row({told.name_of(round.title), check.compared == 0 ? Text("–") : share_words(check.reached_ratio),
                        mix_label_of(told.pack, "steps", to_word(round.failed_step)), mix_label_of(told.pack, "causes", round.cause),
                        brief(round.improvement),
                        strings.tr_format("round.actions_done", {{"n", number_text(done)}, {"of", number_text(round.actions.size())}})});
  }
  return out;
}

}  // namespace sandtable::mix
