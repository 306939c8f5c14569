// What is still thin in a marketing mix: one that lacks nothing, and what each change to it makes thin.
#include <doctest/doctest.h>

#include "tools/mix/gaps.h"
#include "plan/plan.h"
#include "fixtures.h"
#include "plan_parts.h"
#include "tools/actions/model.h"
#include "tools/mix/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

constexpr std::uint32_t kAllServes = (1u << kServes) - 1;

MixFactors factors(std::initializer_list<std::pair<const char*, double>> weights) {
  MixFactors out;
  for (const auto& [id, weight] : weights) {
    MixFactor& factor = out.emplace_back().edit();
    factor.id = id;
    factor.weight_pct = weight;
  }
  return out;
}

Segment target(const std::string& id) {
  Segment out;
  out.id = id;
  out.target = true;
  for (Verdict& verdict : out.criteria) verdict = Verdict::Yes;
  out.scores = {{"profit", 8}, {"repeat", 6}, {"service", 7}};  // attractiveness 0.6 × 8 + 0.4 × 6 = 7.2, strength 7: star
  out.objective = Objective::Improve;
  out.values = json(R"({"basics":"three sites"})");
  return out;
}

Need need(const std::string& id, const std::string& segment, NeedLayer layer) {
  Need out;
  out.id = id;
  out.segment = segment;
  out.layer = layer;
  out.kind = NeedKind::Quality;
  out.answered_by = 1;
  return out;
}

Round round(const std::string& id, Money wanted, Money got) {
  Round out;
  out.id = id;
  out.candidate = "steady";
  out.figures[0].at[0] = wanted;
  out.figures[2].at[0] = got;
  return out;
}

Round& add_round(Mix& mix, const std::string& id, Money wanted, Money got) {
  return mix.rounds.emplace_back(round(id, wanted, got)).edit();
}

// Nothing is thin. One target of two segments; what the other one lacks does not count.
Mix full_mix() {
  Mix mix;
  const std::int64_t sizes[kLayers] = {100, 50, 20, 10};
  for (std::size_t i = 0; i < kLayers; ++i) mix.market.size[i] = sizes[i];
  mix.factors[0] = factors({{"profit", 60}, {"repeat", 40}});
  mix.factors[1] = factors({{"service", 100}});
  mix.segments.emplace_back(target("bank"));
  mix.segments.emplace_back().edit().id = "school";
  mix.needs.emplace_back(need("line", "bank", NeedLayer::Core));
  mix.needs.emplace_back(need("price", "bank", NeedLayer::Additional));
  Need& other = mix.needs.emplace_back(need("lab", "school", NeedLayer::Core)).edit();
  other.kind = NeedKind::None;
  other.answered_by = 0;
  Candidate& candidate = mix.candidates.emplace_back().edit();
  candidate.id = "steady";
  for (std::size_t kind = 0; kind < kElementKinds; ++kind) {
    Element& element = candidate.elements.emplace_back().edit();
    element.id = "e" + std::to_string(kind);
    element.kind = static_cast<ElementKind>(kind);
    element.needs = {"line"};
    if (kind > 0) continue;
    element.serves = kAllServes;
    element.price = 100;
    element.unit_cost = 50;
    element.units[1].at[0] = 3;
  }
  add_round(mix, "pilot", 300, 300);
  Round& fell_short = add_round(mix, "second", 300, 200);
  fell_short.failed_step = FailedStep::Mix;
  fell_short.cause = "price";
  fell_short.actions = {"cheaper"};
  return mix;
}

MixGaps gaps(const Mix& mix) {
  const NeedIndex index(mix);
  if (mix.candidates.empty()) return gaps_of(mix, index, nullptr, nullptr);
  const CandidateFigures figures = figures_of(mix, index, *mix.candidates[0]);
  return gaps_of(mix, index, &*mix.candidates[0], &figures);
}

// "no_kind 2, no_round 1"
std::string words_of(const MixGaps& gaps) {
  std::string out;
  for (std::size_t i = 0; i < kGaps; ++i) {
    if (gaps.count[i] == 0) continue;
    out += (out.empty() ? "" : ", ") + to_word(static_cast<Gap>(i)).str() + " " + std::to_string(gaps.count[i]);
  }
  return out;
}

template <class Change>
std::string thin_after(Change change) {
  Mix mix = full_mix();
  change(mix);
  return words_of(gaps(mix));
}

Segment& bank(Mix& mix) { return mix.segments[0].edit(); }
Element& element(Mix& mix, std::size_t i) { return mix.candidates[0].edit().elements[i].edit(); }

}  // namespace

TEST_CASE("gaps: a full mix lacks nothing, an empty one says where to begin") {
  CHECK(words_of(gaps(full_mix())) == "");
  CHECK(words_of(gaps(Mix())) == "market_open 4, no_segment 1, weights_off 2, no_need 1, no_candidate 1, no_round 1");
}

TEST_CASE("gaps: the market") {
  CHECK(thin_after([](Mix& mix) { mix.market.size[1] = mix.market.size[3] = kNoMoney; }) == "market_open 2");
  // 100 ⊇ 110 and 20 ⊇ 30 are both wrong.
  CHECK(thin_after([](Mix& mix) {
          mix.market.size[1] = 110;
          mix.market.size[3] = 30;
        }) == "layer_too_large 2");
  // The layer between is open: 120 is measured against 100.
  CHECK(thin_after([](Mix& mix) {
          mix.market.size[1] = kNoMoney;
          mix.market.size[2] = 120;
        }) == "market_open 1, layer_too_large 1");
  CHECK(thin_after([](Mix& mix) {
          for (std::int64_t& size : mix.market.size) size = 0;
        }) == "");  // 0 is a figure
}

TEST_CASE("gaps: factors and their weights") {
  CHECK(thin_after([](Mix& mix) { mix.factors[0] = factors({{"profit", 60}, {"repeat", 30}}); }) == "weights_off 1");
  CHECK(thin_after([](Mix& mix) { mix.factors[1] = factors({{"service", -1}}); }) == "weights_off 1");
  // Without factors on an axis the targets have no place, either.
  CHECK(thin_after([](Mix& mix) { mix.factors[1].clear(); }) == "weights_off 1, target_unplaced 1");
  CHECK(thin_after([](Mix& mix) { mix.factors[0].clear(), mix.factors[1].clear(); }) == "weights_off 2, target_unplaced 1");
}

TEST_CASE("gaps: segments and targets") {
  CHECK(thin_after([](Mix& mix) { bank(mix).criteria[4] = Verdict::Open; }) == "target_untested 1");
  CHECK(thin_after([](Mix& mix) {
          bank(mix).criteria[0] = Verdict::No;
          bank(mix).criteria[1] = Verdict::No;
        }) == "target_fails 1");  // a target, not a criterion
  CHECK(thin_after([](Mix& mix) {
          bank(mix).criteria[0] = Verdict::No;
          bank(mix).criteria[1] = Verdict::Open;
        }) == "target_untested 1, target_fails 1");
  CHECK(thin_after([](Mix& mix) { bank(mix).scores.erase("service"); }) == "target_unplaced 1");
  CHECK(thin_after([](Mix& mix) { bank(mix).objective = Objective::None; }) == "no_objective 1");
  CHECK(thin_after([](Mix& mix) { bank(mix).values = empty_object(); }) == "no_profile 1");
  CHECK(thin_after([](Mix& mix) { mix.segments.pop_back(); }) == "core_without_value 1, no_kind 1, core_open 1");  // the need counts now
  // Two further targets with nothing filled in.
  CHECK(thin_after([](Mix& mix) {
          for (const char* id : {"shop", "port"}) {
            Segment& segment = mix.segments.emplace_back().edit();
            segment.id = id;
            segment.target = true;
          }
        }) == "target_untested 2, target_unplaced 2, no_objective 2, no_need 2, no_profile 2");
  // No target: every need counts, of whatever segment.
  CHECK(thin_after([](Mix& mix) { bank(mix).target = false; }) ==
        "no_target 1, core_without_value 1, no_kind 1, core_open 1");
  CHECK(thin_after([](Mix& mix) {
          mix.segments.clear();
          mix.needs.pop_back();
        }) == "no_segment 1");
}

TEST_CASE("gaps: needs") {
  CHECK(thin_after([](Mix& mix) { mix.needs[0].edit().segment.clear(); }) == "");  // one of its own is left
  CHECK(thin_after([](Mix& mix) { mix.needs[0].edit().answered_by = 0; }) == "core_without_value 1");
  CHECK(thin_after([](Mix& mix) { mix.needs[1].edit().answered_by = 0; }) == "");  // not a core need
  CHECK(thin_after([](Mix& mix) {
          mix.needs[0].edit().kind = NeedKind::None;
          mix.needs[1].edit().kind = NeedKind::None;
        }) == "no_kind 2");
  // A need of all segments is not one of the target's own.
  CHECK(thin_after([](Mix& mix) {
          mix.needs[0].edit().segment.clear();
          mix.needs[1].edit().segment.clear();
        }) == "no_need 1");
  CHECK(thin_after([](Mix& mix) {
          bank(mix).target = false;
          mix.needs.clear();
        }) == "no_target 1, no_need 1, without_need 5, deleted_needs 5, aspects_missing 1");  // customer
}

TEST_CASE("gaps: the candidate in view") {
  CHECK(thin_after([](Mix& mix) { mix.candidates[0].edit().elements.clear(); }) == "no_element 1");
  CHECK(thin_after([](Mix& mix) {
          mix.needs.emplace_back(need("speed", "bank", NeedLayer::Core));
          mix.needs.emplace_back(need("calm", "bank", NeedLayer::Latent));
          mix.needs.emplace_back(need("law", "", NeedLayer::Core));
        }) == "core_open 2");
  CHECK(thin_after([](Mix& mix) { element(mix, 1).needs.clear(); }) == "without_need 1");
  CHECK(thin_after([](Mix& mix) { element(mix, 1).needs = {"line", "gone", "lost"}; }) == "deleted_needs 2");
  CHECK(thin_after([](Mix& mix) { element(mix, 1).needs = {"gone"}; }) == "without_need 1, deleted_needs 1");
  CHECK(thin_after([](Mix& mix) {
          element(mix, 1).kind = ElementKind::Base;
          element(mix, 4).kind = ElementKind::Base;
        }) == "kinds_missing 2");
  // place, promotion, convenience stays (services), communication, build, keep, refer, win_back
  CHECK(thin_after([](Mix& mix) { element(mix, 0).serves = 0; }) == "aspects_missing 7");
  CHECK(thin_after([](Mix& mix) { element(mix, 0).serves = kAllServes & ~(1u << 7); }) == "aspects_missing 1");  // win_back
  CHECK(thin_after([](Mix& mix) {
          for (std::size_t i = 1; i < 4; ++i) element(mix, i).units[1].at[2] = 1;
        }) == "without_price 3");
  // Nothing has a price: of the aspects "cost" has nothing behind it; its units cost 50 each and bring nothing.
  CHECK(thin_after([](Mix& mix) { element(mix, 0).price = kNoMoney; }) == "aspects_missing 1, without_price 1, no_revenue 1");
  CHECK(thin_after([](Mix& mix) { element(mix, 0).price = 0; }) == "no_revenue 1");
  CHECK(thin_after([](Mix& mix) { mix.candidates[0].edit().id = "other"; }) == "candidate_gone 2");
}

TEST_CASE("gaps: rounds") {
  CHECK(thin_after([](Mix& mix) { mix.rounds.clear(); }) == "no_round 1");
  CHECK(thin_after([](Mix& mix) { mix.rounds[0].edit().candidate.clear(); }) == "candidate_gone 1");
  CHECK(thin_after([](Mix& mix) {
          add_round(mix, "third", kNoMoney, kNoMoney);
          add_round(mix, "fourth", kNoMoney, 100);
        }) == "no_targets 2");
  CHECK(thin_after([](Mix& mix) { add_round(mix, "third", 100, kNoMoney); }) == "actual_open 1");
  // One quarter has both figures: the round is under way.
  CHECK(thin_after([](Mix& mix) { mix.rounds[0].edit().figures[0].at[1] = 400; }) == "");
  CHECK(thin_after([](Mix& mix) { mix.rounds[1].edit().cause.clear(); }) == "cause_missing 1");
  CHECK(thin_after([](Mix& mix) { mix.rounds[1].edit().failed_step = FailedStep::None; }) == "cause_missing 1");
  CHECK(thin_after([](Mix& mix) { mix.rounds[1].edit().actions.clear(); }) == "action_missing 1");
  CHECK(thin_after([](Mix& mix) { add_round(mix, "third", 100, 99); }) == "cause_missing 1, action_missing 1");
  // Revenue as hoped, but costs above the target: fell short as well.
  CHECK(thin_after([](Mix& mix) {
          Round& pilot = mix.rounds[0].edit();
          pilot.figures[1].at[0] = 150;
          pilot.figures[3].at[0] = 151;
        }) == "cause_missing 1, action_missing 1");
}

TEST_CASE("gaps: each belongs to a step, and a step counts its kinds") {
  std::size_t in_step[kMixSteps] = {};
  for (std::size_t i = 0; i < kGaps; ++i) {
    const MixStep step = step_of(static_cast<Gap>(i));
    ++in_step[static_cast<std::size_t>(step)];
    // In the order of the steps.
    if (i > 0) CHECK(step >= step_of(static_cast<Gap>(i - 1)));
    for (std::size_t k = 0; k < i; ++k) CHECK_FALSE(to_word(static_cast<Gap>(i)) == to_word(static_cast<Gap>(k)));
  }
  CHECK(in_step[0] == 9);
  CHECK(in_step[1] == 4);
  CHECK(in_step[2] == 9);
  CHECK(in_step[3] == 6);
  CHECK(step_of(Gap::NoObjective) == MixStep::Opportunity);
  CHECK(step_of(Gap::NoNeed) == MixStep::Needs);
  CHECK(step_of(Gap::NoKind) == MixStep::Needs);
  CHECK(step_of(Gap::NoCandidate) == MixStep::Mix);
  CHECK(step_of(Gap::NoRevenue) == MixStep::Mix);
  CHECK(step_of(Gap::NoRound) == MixStep::Evaluation);
  CHECK(to_word(Gap::MarketOpen) == "market_open");
  CHECK(to_word(Gap::ActionMissing) == "action_missing");
  CHECK(to_word(MixStep::Evaluation) == "evaluation");

  MixGaps some;
  some.count[static_cast<std::size_t>(Gap::MarketOpen)] = 4;
  some.count[static_cast<std::size_t>(Gap::NoObjective)] = 1;
  some.count[static_cast<std::size_t>(Gap::NoRound)] = 1;
  CHECK(some.kinds_in(MixStep::Opportunity) == 2);
  CHECK(some.kinds_in(MixStep::Needs) == 0);
  CHECK(some.kinds_in(MixStep::Mix) == 0);
  CHECK(some.kinds_in(MixStep::Evaluation) == 1);
}
