#include "tools/mix/summary.h"

#include "tools/mix/cash.h"
#include "core/json/record_writer.h"
#include "tools/mix/model.h"

namespace sandtable::inline mix {
namespace {

void set_ratio(Json& out, Text key, double value) {
  set_json(out, key, real_json(value));
}

void set_count(Json& out, Text key, std::size_t value) {
  set_number(out, key, static_cast<std::int64_t>(value));
}

void set_figure(Json& out, Text key, std::int64_t value) {
  if (value != kNoMoney) set_number(out, key, value);
}

Json market_json(const Market& market) {
  const MarketCheck check = check_market(market);
  Json layers = empty_object();
  for (std::size_t i = 0; i < kLayers; ++i) {
    if (market.size[i] == kNoMoney) continue;
    Json layer = empty_object();
    set_number(layer, "size", market.size[i]);
    if (check.share_ratio[i] > 0) set_ratio(layer, "share_ratio", check.share_ratio[i]);
    if ((check.too_large >> i & 1) != 0) set_flag(layer, "too_large", true);
    set_json(layers, to_word(static_cast<Layer>(i)), std::move(layer));
  }
  Json out = empty_object();
  set_text(out, "title", market.title);
  set_text(out, "unit", market.unit == MarketUnit::Value ? "value" : "count");
  set_json(out, "layers", std::move(layers));
  return out;
}

Json axis_json(const MixFactors& factors) {
  const WeightedScore score = weighted_score(factors, Segment());
  Json out = empty_object();
  set_count(out, "factors", score.factors);
  set_count(out, "without_weight", score.without_weight);
  set_ratio(out, "weight_sum_pct", score.weight_sum_pct);
  set_flag(out, "sums_to_100", score.sums_to_100);
  return out;
}

Json score_json(const WeightedScore& score) {
  Json out = empty_object();
  set_ratio(out, "score", score.score);
  set_count(out, "without_score", score.without_score);
  set_flag(out, "complete", score.complete);
  return out;
}

Json segment_json(const Mix& mix, const Segment& segment) {
  const SegmentCheck check = check_segment(mix, segment);
  Json out = empty_object();
  set_text(out, "id", segment.id);
  set_text(out, "title", segment.title);
  set_flag(out, "target", segment.target);
  set_json(out, "attractiveness", score_json(check.attractiveness));
  set_json(out, "strength", score_json(check.strength));
  set_text(out, "box", to_word(check.box));
  set_text(out, "wanted_box", to_word(check.wanted));
  Json objectives = empty_array();
  for (std::size_t i = 1; i < kObjectives; ++i) {
    if ((check.objectives >> i & 1) != 0) add_text(objectives, to_word(static_cast<Objective>(i)));
  }
  set_json(out, "objectives", std::move(objectives));
  if (segment.objective != Objective::None) {
    set_text(out, "objective", to_word(segment.objective));
    set_flag(out, "objective_fits", check.objective_fits);
  }
  Json criteria = empty_object();
  set_number(criteria, "passed", check.passed);
  set_number(criteria, "failed", check.failed);
  set_number(criteria, "open", check.open);
  set_flag(criteria, "passes", check.passes);
  set_json(out, "criteria", std::move(criteria));
  set_figure(out, "revenue", segment.revenue);
  set_count(out, "needs", check.needs);
  return out;
}

Json needs_json(const Mix& mix, const NeedIndex& index) {
  std::size_t layers[kNeedLayers] = {};
  std::size_t not_counted = 0;
  std::size_t without_value = 0;
  for (std::size_t i = 0; i < mix.needs.size(); ++i) {
    if (!index.counts(i)) {
      ++not_counted;
      continue;
    }
    ++layers[static_cast<std::size_t>(mix.needs[i]->layer)];
    if (mix.needs[i]->answered_by == 0) ++without_value;
  }
  Json out = empty_object();
  for (std::size_t i = 0; i < kNeedLayers; ++i) set_count(out, to_word(static_cast<NeedLayer>(i)), layers[i]);
  set_count(out, "not_counted", not_counted);
  set_count(out, "without_value", without_value);
  return out;
}

Json coverage_json(const Mix& mix, const NeedIndex& index, const Candidate& candidate,
                   const Coverage& coverage) {
  Json out = empty_object();
  Json open = empty_array();
  for (std::size_t i = 0; i < mix.needs.size(); ++i) {
    const bool core = mix.needs[i]->layer == NeedLayer::Core;
    if (core && index.counts(i) && coverage.answers[i] == 0) add_text(open, mix.needs[i]->id);
  }
  Json idle = empty_array();
  for (const Shared<Element>& element : candidate.elements) {
    if (!names_need(index, *element)) add_text(idle, element->id);
  }
  Json answered = empty_object();
  for (std::size_t i = 0; i < kNeedLayers; ++i)
    set_count(answered, to_word(static_cast<NeedLayer>(i)), coverage.answered[i]);
  set_json(out, "answered", std::move(answered));
  set_ratio(out, "core_ratio", coverage.core_ratio);
  set_ratio(out, "ratio", coverage.ratio);
  set_json(out, "core_open", std::move(open));
  set_json(out, "without_need", std::move(idle));
  set_count(out, "deleted_needs", coverage.deleted_needs);
  return out;
}

Json shape_json(const MixShape& shape) {
  Json out = empty_object();
  set_count(out, "elements", shape.elements);
  set_count(out, "kinds", shape.kinds);
  set_count(out, "width", shape.width);
  set_ratio(out, "depth", shape.depth);
  set_count(out, "deepest", shape.deepest);
  set_count(out, "linked", shape.linked);
  set_count(out, "company_ties", shape.company_ties);
  set_count(out, "personal_ties", shape.personal_ties);
  set_ratio(out, "linkage_ratio", shape.linkage_ratio);
  return out;
}

Json figures_json(const CashFigures& figures) {
  Json out = empty_object();
  set_number(out, "revenue", figures.revenue);
  set_number(out, "cost", figures.cost);
  set_number(out, "margin", figures.margin);
  set_number(out, "cumulative", figures.cumulative);
  if (figures.revenue != 0) set_ratio(out, "margin_ratio", figures.margin_ratio());
  return out;
}

Json cash_json(const CashPlan& cash) {
  Json quarters = empty_array();
  Json years = empty_array();
  for (int i = 0; i < cash.quarters; ++i) {
    add_json(quarters, figures_json(cash.quarter[i]));
    if (i % kQuartersOfYear == 0) add_json(years, figures_json(cash.year[i / kQuartersOfYear]));
  }
  Json out = empty_object();
  set_json(out, "quarters", std::move(quarters));
  set_json(out, "years", std::move(years));
  set_json(out, "total", figures_json(cash.total));
  set_text(out, "break_even", to_word(cash.break_even));
  if (cash.break_even_quarter > 0) set_number(out, "break_even_quarter", cash.break_even_quarter);
  set_flag(out, "exact", cash.exact);
  return out;
}

Json notes_json(const CashNotes& notes) {
  Json out = empty_object();
  set_count(out, "without_price", notes.without_price);
  set_count(out, "without_units", notes.without_units);
  set_count(out, "zero_price", notes.zero_price);
  set_count(out, "negative_price", notes.negative_price);
  set_count(out, "below_cost", notes.below_cost);
  set_count(out, "disordered", notes.disordered);
  set_count(out, "beyond", notes.beyond);
  return out;
}

Json candidate_json(const Mix& mix, const NeedIndex& index, const Candidate& candidate,
                    const CandidateFigures& figures) {
  Json out = empty_object();
  set_text(out, "id", candidate.id);
  set_text(out, "title", candidate.title);
  set_number(out, "quarters", candidate.quarters);
  set_json(out, "coverage", coverage_json(mix, index, candidate, figures.coverage));
  set_json(out, "shape", shape_json(figures.shape));
  Json backing = empty_object();
  for (std::size_t i = 0; i < kAspects; ++i)
    set_count(backing, to_word(static_cast<Aspect>(i)), figures.backing.elements[i]);
  set_json(out, "backing", std::move(backing));
  Json cash = empty_object();
  for (std::size_t i = 0; i < kScenarios; ++i)
    set_json(cash, to_word(static_cast<Scenario>(i)), cash_json(figures.cash[i]));
  set_json(out, "cash", std::move(cash));
  set_json(out, "notes", notes_json(figures.notes));
  return out;
}

Json quarters_json(const Quarters& quarters) {
  Json out = empty_object();
  for (int i = 0; i < kMaxQuarters; ++i) set_figure(out, std::to_string(i + 1), quarters.at[i]);
  return out;
}

Json round_json(const Mix& mix, const Round& round) {
  const RoundCheck check = check_round(mix, round);
  Json out = empty_object();
  set_text(out, "id", round.id);
  set_text(out, "title", round.title);
  set_text(out, "candidate", round.candidate);
  set_flag(out, "candidate_missing", check.candidate_missing);
  set_json(out, "revenue_shortfall", quarters_json(check.revenue_shortfall));
  set_json(out, "cost_overrun", quarters_json(check.cost_overrun));
  set_json(out, "margin_shortfall", quarters_json(check.margin_shortfall));
  set_number(out, "total_revenue_shortfall", check.total_revenue_shortfall);
  set_number(out, "total_cost_overrun", check.total_cost_overrun);
  if (check.compared > 0) set_ratio(out, "reached_ratio", check.reached_ratio);
  set_number(out, "compared", check.compared);
  set_number(out, "open", check.open);
  if (check.first_short > 0) set_number(out, "first_short", check.first_short);
  set_flag(out, "exact", check.exact);
  if (round.failed_step != FailedStep::None) set_text(out, "failed_step", to_word(round.failed_step));
  set_flag(out, "cause_missing", check.cause_missing);
  set_flag(out, "action_missing", check.action_missing);
  return out;
}

}  // namespace

Json mix_analysis_to_json(const Plan& plan) {
  const Mix& mix = part<Mix>(plan);
  Json out = empty_object();
  set_text(out, "currency", mix.currency);
  set_number(out, "decimals", decimals_of(mix.currency));
  set_json(out, "market", market_json(mix.market));
  Json factors = empty_object();
  set_json(factors, "attractiveness", axis_json(mix.of(FactorAxis::Attractiveness)));
  set_json(factors, "strength", axis_json(mix.of(FactorAxis::Strength)));
  set_json(out, "factors", std::move(factors));
  Json segments = empty_array();
  for (const Shared<Segment>& segment : mix.segments) add_json(segments, segment_json(mix, *segment));
  set_json(out, "segments", std::move(segments));

  const NeedIndex index(mix);
  set_json(out, "needs", needs_json(mix, index));
  std::vector<CandidateFigures> all;
  Json candidates = empty_array();
  for (const Shared<Candidate>& candidate : mix.candidates) {
    all.push_back(figures_of(mix, index, *candidate));
    add_json(candidates, candidate_json(mix, index, *candidate, all.back()));
  }
  set_json(out, "candidates", std::move(candidates));
  const int common = common_quarters(mix);
  Json best = empty_object();
  for (std::size_t i = 0; i < kMeasures; ++i) {
    const std::uint64_t bits = leaders(all, common, static_cast<Measure>(i));
    Json ids = empty_array();
    for (std::size_t k = 0; k < all.size(); ++k) {
      if ((bits >> k & 1) != 0) add_text(ids, mix.candidates[k]->id);
    }
    set_json(best, to_word(static_cast<Measure>(i)), std::move(ids));
  }
  Json comparison = empty_object();
  set_number(comparison, "quarters", common);
  set_json(comparison, "leaders", std::move(best));
  set_json(out, "comparison", std::move(comparison));
  Json rounds = empty_array();
  for (const Shared<Round>& round : mix.rounds) add_json(rounds, round_json(mix, *round));
  set_json(out, "rounds", std::move(rounds));
  return out;
}

}  // namespace sandtable::mix
