#include "tools/mix/gaps.h"
#include "tools/mix/model.h"

namespace sandtable::inline mix {
namespace {

struct Counter {
  MixGaps out;
  void add(Gap gap, bool yes) { out.count[static_cast<std::size_t>(gap)] += yes ? 1 : 0; }
  void set(Gap gap, std::size_t count) { out.count[static_cast<std::size_t>(gap)] = count; }
};

void count_opportunity(Counter& counter, const Mix& mix) {
  const MarketCheck market = check_market(mix.market);
  for (std::size_t i = 0; i < kLayers; ++i) {
    counter.add(Gap::MarketOpen, (market.open >> i & 1) != 0);
    counter.add(Gap::LayerTooLarge, (market.too_large >> i & 1) != 0);
  }
  counter.add(Gap::NoSegment, mix.segments.empty());
  const WeightedScore axes[] = {weighted_score(mix.factors[0], {}), weighted_score(mix.factors[1], {})};
  for (const WeightedScore& axis : axes) counter.add(Gap::WeightsOff, !axis.sums_to_100);
  std::size_t targets = 0;
  for (const Shared<Segment>& segment : mix.segments) {
    if (!segment->target) continue;
    ++targets;
    const SegmentCheck check = check_segment(mix, *segment);
    counter.add(Gap::TargetUntested, check.open > 0);
    counter.add(Gap::TargetFails, check.failed > 0);
    counter.add(Gap::TargetUnplaced, check.box == Box::None);
    counter.add(Gap::NoObjective, segment->objective == Objective::None);
    counter.add(Gap::NoNeed, check.needs == 0);
    counter.add(Gap::NoProfile, segment->values.empty());
  }
  counter.add(Gap::NoTarget, targets == 0 && !mix.segments.empty());
  counter.add(Gap::NoNeed, targets == 0 && mix.needs.empty());
}

void count_needs(Counter& counter, const Mix& mix, const NeedIndex& index) {
  for (std::size_t i = 0; i < mix.needs.size(); ++i) {
    if (!index.counts(i)) continue;
    const Need& need = *mix.needs[i];
    counter.add(Gap::CoreWithoutValue, need.layer == NeedLayer::Core && need.answered_by == 0);
    counter.add(Gap::NoKind, need.kind == NeedKind::None);
  }
}

void count_candidate(Counter& counter, const Candidate& candidate, const CandidateFigures& figures) {
  if (candidate.elements.empty()) return counter.set(Gap::NoElement, 1);
  counter.set(Gap::CoreOpen, figures.coverage.core_open);
  counter.set(Gap::WithoutNeed, figures.coverage.without_need);
  counter.set(Gap::DeletedNeeds, figures.coverage.deleted_needs);
  counter.set(Gap::KindsMissing, kElementKinds - figures.shape.kinds);
  for (const std::size_t elements : figures.backing.elements) counter.add(Gap::AspectsMissing, elements == 0);
  counter.set(Gap::WithoutPrice, figures.notes.without_price);
  const CashPlan& expected = figures.cash[static_cast<std::size_t>(Scenario::Expected)];
  counter.add(Gap::NoRevenue, expected.break_even == BreakEven::NoRevenue);
}

void count_rounds(Counter& counter, const Mix& mix) {
  counter.add(Gap::NoRound, mix.rounds.empty());
  for (const Shared<Round>& round : mix.rounds) {
    const RoundCheck check = check_round(mix, *round);
    counter.add(Gap::CandidateGone, check.candidate_missing);
    counter.add(Gap::NoTargets, check.compared + check.open == 0);
    counter.add(Gap::ActualOpen, check.open > 0 && check.compared == 0);
    counter.add(Gap::CauseMissing, check.cause_missing);
    counter.add(Gap::ActionMissing, check.action_missing);
  }
}

}  // namespace

MixStep step_of(Gap gap) {
  return gap >= Gap::NoRound       ? MixStep::Evaluation
         : gap >= Gap::NoCandidate ? MixStep::Mix
         : gap >= Gap::NoNeed      ? MixStep::Needs
                                   : MixStep::Opportunity;
}

std::size_t MixGaps::kinds_in(MixStep step) const {
  std::size_t out = 0;
  for (std::size_t i = 0; i < kGaps; ++i) out += count[i] > 0 && step_of(static_cast<Gap>(i)) == step ? 1 : 0;
  return out;
}

MixGaps gaps_of(const Mix& mix, const NeedIndex& index, const Candidate* candidate, const CandidateFigures* figures) {
  Counter counter;
  count_opportunity(counter, mix);
  count_needs(counter, mix, index);
  if (candidate == nullptr || figures == nullptr) {
    counter.set(Gap::NoCandidate, 1);
  } else {
    count_candidate(counter, *candidate, *figures);
  }
  count_rounds(counter, mix);
  return counter.out;
}

Text to_word(Gap value) {
  constexpr Text kWords[kGaps] = {
      "market_open",   "layer_too_large", "no_segment",  "weights_off",        "no_target",      "target_untested",
      "target_fails",  "target_unplaced", "no_objective", "no_need",           "no_profile",     "core_without_value",
      "no_kind",       "no_candidate",    "no_element",  "core_open",          "without_need",   "deleted_needs",
      "kinds_missing", "aspects_missing", "without_price", "no_revenue",       "no_round",       "candidate_gone",
      "no_targets",    "actual_open",     "cause_missing", "action_missing"};
  return kWords[static_cast<std::size_t>(value)];
}

Text to_word(MixStep value) {
  constexpr Text kWords[kMixSteps] = {"opportunity", "needs", "mix", "evaluation"};
  return kWords[static_cast<std::size_t>(value)];
}

}  // namespace sandtable::mix
