// What follows from a marketing mix, on examples worked by hand.
#include <doctest/doctest.h>

#include "tools/mix/analysis.h"
#include "plan/plan.h"
#include "fixtures.h"
#include "tools/mix/model.h"
#include "plan_parts.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

Mix frozen() {
  return in_plan<Mix>(load(read_file(fixture_path("plans/v1-mix.json"))).plan);
}

MixFactors factors(std::initializer_list<double> weights) {
  MixFactors out;
  for (const double weight : weights) {
    MixFactor& factor = out.emplace_back().edit();
    factor.id = "f" + std::to_string(out.size());
    factor.weight_pct = weight;
  }
  return out;
}

Segment scored(std::initializer_list<int> scores) {
  Segment out;
  int number = 0;
  for (const int score : scores) {
    ++number;
    if (score > 0) out.scores["f" + std::to_string(number)] = score;
  }
  return out;
}

constexpr std::uint32_t bit(Objective objective) {
  return 1u << static_cast<unsigned>(objective);
}

void add_need(Mix& mix, const std::string& id, NeedLayer layer, const std::string& segment = {}) {
  Need& need = mix.needs.emplace_back().edit();
  need.id = id;
  need.layer = layer;
  need.segment = segment;
}

Element& add_element(Candidate& candidate, std::vector<std::string> needs,
                     ElementKind kind = ElementKind::Base, const std::string& line = {}) {
  Element& element = candidate.elements.emplace_back().edit();
  element.id = "e" + std::to_string(candidate.elements.size());
  element.needs = std::move(needs);
  element.kind = kind;
  element.line = line;
  return element;
}

}  // namespace

TEST_CASE("market: each layer within the one around it") {
  // 500 ⊇ 200 ⊇ 80 ⊇ 10 million: 200/500 = 0.4, 80/200 = 0.4, 10/80 = 0.125.
  const MarketCheck sound = check_market(frozen().market);
  CHECK(sound.too_large == 0);
  CHECK(sound.open == 0);
  CHECK(sound.share_ratio[0] == 0);
  CHECK(sound.share_ratio[1] == doctest::Approx(0.4));
  CHECK(sound.share_ratio[2] == doctest::Approx(0.4));
  CHECK(sound.share_ratio[3] == doctest::Approx(0.125));

  Market market;
  CHECK(check_market(market).open == 0b1111);
  CHECK(check_market(market).too_large == 0);
  market.size[0] = 100;
  market.size[2] = 150;  // available is open: measured against potential
  market.size[3] = 150;
  MarketCheck check = check_market(market);
  CHECK(check.open == 0b0010);
  CHECK(check.too_large == 0b0100);
  CHECK(check.share_ratio[2] == doctest::Approx(1.5));
  CHECK(check.share_ratio[3] == 1);
  market.size[2] = 0;
  check = check_market(market);
  CHECK(check.too_large == 0b1000);  // something within nothing
  CHECK(check.share_ratio[3] == 0);
  market.size[0] = kMaxMoney;
  market.size[1] = kMaxMoney - 1;
  CHECK((check_market(market).too_large & 0b0010) == 0);
}

TEST_CASE("scores: weighted mean, weights of 100 %") {
  // 50 % × 8 + 30 % × 7 + 20 % × 6 = 4 + 2.1 + 1.2 = 7.3
  const WeightedScore score = weighted_score(factors({50, 30, 20}), scored({8, 7, 6}));
  CHECK(score.score == doctest::Approx(7.3));
  CHECK(score.weight_sum_pct == 100);
  CHECK(score.sums_to_100);
  CHECK(score.complete);
  CHECK_FALSE(score.counted);
}

TEST_CASE("scores: weights that do not sum, open weights and scores") {
  // (50 × 8 + 30 × 6) / 80 = 580 / 80 = 7.25: still on the scale, and reported
  WeightedScore score = weighted_score(factors({50, 30}), scored({8, 6}));
  CHECK(score.score == doctest::Approx(7.25));
  CHECK(score.weight_sum_pct == 80);
  CHECK_FALSE(score.sums_to_100);
  CHECK_FALSE(score.complete);
  CHECK(weighted_score(factors({33.3, 33.3, 33.4}), scored({1, 1, 1})).sums_to_100);
  CHECK(weighted_score(factors({33.3, 33.3, 33.3}), scored({1, 1, 1})).sums_to_100 == false);
  CHECK(weighted_score(factors({16.65, 33.3, 50}), scored({1, 1, 1})).sums_to_100);  // 99.95
  // One score is open: (50 × 8) / 50
  score = weighted_score(factors({50, 50}), scored({8, 0}));
  CHECK(score.score == 8);
  CHECK(score.without_score == 1);
  CHECK_FALSE(score.complete);
  // One weight is open: that factor does not count.
  score = weighted_score(factors({100, -1}), scored({4, 10}));
  CHECK(score.score == 4);
  CHECK(score.without_weight == 1);
  CHECK(score.sums_to_100);
  CHECK_FALSE(score.complete);
  // None has a weight: (4 + 7) / 2
  score = weighted_score(factors({-1, -1}), scored({4, 7}));
  CHECK(score.counted);
  CHECK(score.score == 5.5);
  CHECK_FALSE(score.complete);
  CHECK(weighted_score(factors({0, 0}), scored({4, 7})).score == 0);
  CHECK(weighted_score({}, scored({4})).score == 0);
  CHECK_FALSE(weighted_score({}, scored({4})).complete);
  Segment stray;
  stray.scores["gone"] = 10;  // of a deleted factor
  CHECK(weighted_score(factors({100}), stray).score == 0);
}

TEST_CASE("boxes: cut in the middle of the scale") {
  CHECK(box_of(6.2, 7.3) == Box::Star);
  CHECK(box_of(7.2, 4.9) == Box::CashCow);
  CHECK(box_of(3, 8) == Box::QuestionMark);
  CHECK(box_of(3, 3) == Box::Dog);
  CHECK(box_of(5.5, 5.5) == Box::Star);
  CHECK(box_of(5.49, 5.5) == Box::QuestionMark);
  CHECK(box_of(5.5, 5.49) == Box::CashCow);
  CHECK(box_of(1, 10) == Box::QuestionMark);
  CHECK(box_of(0, 8) == Box::None);
  CHECK(box_of(8, 0) == Box::None);
  // 10 % × 1 + 90 % × 6 = 5.5 exactly
  CHECK(box_of(weighted_score(factors({10, 90}), scored({1, 6})).score, 9) == Box::Star);
}

TEST_CASE("boxes: sensible objectives") {
  CHECK(objectives_of(Box::CashCow, true) == bit(Objective::Maintain));
  CHECK(objectives_of(Box::CashCow, false) == bit(Objective::Maintain));
  CHECK(objectives_of(Box::Star, true) == bit(Objective::Improve));
  CHECK(objectives_of(Box::Star, false) == (bit(Objective::Improve) | bit(Objective::Enter)));
  CHECK(objectives_of(Box::Dog, true) == (bit(Objective::Harvest) | bit(Objective::Exit)));
  CHECK(objectives_of(Box::QuestionMark, true) == bit(Objective::Exit));
  CHECK(objectives_of(Box::QuestionMark, false) == (bit(Objective::Exit) | bit(Objective::Enter)));
  CHECK(objectives_of(Box::None, false) == 0);
}

TEST_CASE("segments of the frozen plan") {
  const Mix mix = frozen();
  // Attractiveness 7.3 as above; strength 60 % × 7 + 40 % × 5 = 4.2 + 2 = 6.2
  const SegmentCheck bank = check_segment(mix, *mix.segments[0]);
  CHECK(bank.attractiveness.score == doctest::Approx(7.3));
  CHECK(bank.strength.score == doctest::Approx(6.2));
  CHECK(bank.box == Box::Star);
  CHECK(bank.wanted == Box::Star);
  CHECK(bank.objective_fits);
  CHECK(bank.passed == 6);
  CHECK(bank.passes);
  CHECK(bank.needs == 4);
  // 50 % × 4 + 30 % × 5 + 20 % × 7 = 2 + 1.5 + 1.4 = 4.9; 60 % × 8 + 40 % × 6 = 4.8 + 2.4 = 7.2
  const SegmentCheck insurance = check_segment(mix, *mix.segments[1]);
  CHECK(insurance.attractiveness.score == doctest::Approx(4.9));
  CHECK(insurance.strength.score == doctest::Approx(7.2));
  CHECK(insurance.box == Box::CashCow);
  CHECK(insurance.wanted == Box::None);
  CHECK(insurance.objective_fits);
  CHECK(insurance.passed == 2);
  CHECK(insurance.failed == 1);
  CHECK(insurance.open == 3);
  CHECK_FALSE(insurance.passes);
  CHECK(insurance.needs == 1);
  // Nothing is known of our strength there.
  const SegmentCheck logistics = check_segment(mix, *mix.segments[2]);
  CHECK(logistics.attractiveness.score == 6);
  CHECK(logistics.strength.score == 0);
  CHECK(logistics.box == Box::None);
  CHECK_FALSE(logistics.objective_fits);
  CHECK(logistics.open == 6);

  const SegmentCheck empty = check_segment(Mix(), Segment());
  CHECK(empty.box == Box::None);
  CHECK(empty.objectives == 0);
  CHECK(empty.needs == 0);
  CHECK_FALSE(empty.passes);
}

TEST_CASE("coverage of the frozen plan") {
  const Mix mix = frozen();
  const NeedIndex index(mix);
  CHECK(index.find("need-line") == 0);
  CHECK(index.find("need-insurance") == 4);
  CHECK(index.find("need-deleted") == -1);
  CHECK(index.find("") == -1);
  CHECK(index.counts(0));
  CHECK_FALSE(index.counts(4));  // insurance is no target

  // Steady: both core needs are answered, the additional and the latent one are not; the showroom answers
  // nothing.
  const Coverage steady = coverage_of(mix, index, *mix.candidates[0]);
  CHECK(steady.answers == std::vector<std::uint16_t>{2, 1, 0, 0, 0});
  CHECK(steady.needs[0] == 2);
  CHECK(steady.needs[1] == 1);
  CHECK(steady.needs[2] == 1);
  CHECK(steady.answered[0] == 2);
  CHECK(steady.core_open == 0);
  CHECK(steady.core_ratio == 1);
  CHECK(steady.ratio == 0.5);
  CHECK(steady.without_need == 1);
  CHECK(steady.deleted_needs == 0);
  // Cloud: only the latent one, 1 of 4; and one name of a need that was deleted.
  const Coverage cloud = coverage_of(mix, index, *mix.candidates[1]);
  CHECK(cloud.core_open == 2);
  CHECK(cloud.core_ratio == 0);
  CHECK(cloud.ratio == 0.25);
  CHECK(cloud.without_need == 0);
  CHECK(cloud.deleted_needs == 1);
}

TEST_CASE("coverage: which needs count") {
  Mix mix;
  mix.segments.emplace_back().edit().id = "a";
  mix.segments.emplace_back().edit().id = "b";
  add_need(mix, "of-a", NeedLayer::Core, "a");
  add_need(mix, "of-b", NeedLayer::Core, "b");
  add_need(mix, "of-all", NeedLayer::Core);
  add_need(mix, "of-deleted", NeedLayer::Core, "gone");
  Candidate candidate;
  add_element(candidate, {"of-a", "of-a", "of-b"});
  // No target is chosen: all count, 2 of 4 are answered. One that is named twice is answered once.
  Coverage coverage = coverage_of(mix, NeedIndex(mix), candidate);
  CHECK(coverage.needs[0] == 4);
  CHECK(coverage.core_ratio == 0.5);
  CHECK(coverage.answers[0] == 1);
  mix.segments[1].edit().target = true;  // 1 of 3
  coverage = coverage_of(mix, NeedIndex(mix), candidate);
  CHECK(coverage.needs[0] == 3);
  CHECK(coverage.answered[0] == 1);
  CHECK(coverage.core_open == 2);
  // The deleted need of an element.
  mix.needs.erase(mix.needs.begin() + 1);
  coverage = coverage_of(mix, NeedIndex(mix), candidate);
  CHECK(coverage.deleted_needs == 1);
  CHECK(coverage.answered[0] == 0);
  CHECK(coverage.without_need == 0);  // it names that of the other segment still
  mix.needs.clear();
  coverage = coverage_of(mix, NeedIndex(mix), candidate);
  CHECK(coverage.without_need == 1);
  CHECK(coverage.deleted_needs == 2);
  CHECK(coverage.core_ratio == 0);
  CHECK(coverage_of(Mix(), NeedIndex(Mix()), Candidate()).ratio == 0);
}

TEST_CASE("shape: width, depth and linkage of the example in the header") {
  // 专线: two variants; 驻场; the showroom without a line: 3 lines of 3 kinds, 4/3 deep, 2 of 4 tied to other
  // spending.
  const MixShape shape = shape_of(*frozen().candidates[0]);
  CHECK(shape.elements == 4);
  CHECK(shape.kinds == 3);
  CHECK(shape.width == 3);
  CHECK(shape.depth == doctest::Approx(4.0 / 3));
  CHECK(shape.deepest == 2);
  CHECK(shape.linked == 2);
  CHECK(shape.company_ties == 1);
  CHECK(shape.personal_ties == 1);
  CHECK(shape.linkage_ratio == 0.5);

  const MixShape empty = shape_of(Candidate());
  CHECK(empty.width == 0);
  CHECK(empty.depth == 0);
  CHECK(empty.linkage_ratio == 0);

  Candidate candidate;
  add_element(candidate, {}, ElementKind::Base, "line");
  add_element(candidate, {}, ElementKind::Base, " line　");    // the same but for blanks
  add_element(candidate, {}, ElementKind::Enhancing, "line");  // another kind
  add_element(candidate, {}, ElementKind::Base, "Line");       // another line
  add_element(candidate, {}, ElementKind::Base);
  add_element(candidate, {}, ElementKind::Base, "  ");  // without a line, as the one before
  Element& tied = add_element(candidate, {}, ElementKind::Resource);
  tied.company_spending = {"a", "b"};
  tied.personal_spending = {"c"};
  const MixShape odd = shape_of(candidate);
  CHECK(odd.width == 5);
  CHECK(odd.kinds == 3);
  CHECK(odd.depth == doctest::Approx(7.0 / 5));
  CHECK(odd.deepest == 2);
  CHECK(odd.linked == 1);
  CHECK(odd.company_ties == 2);
  CHECK(odd.linkage_ratio == doctest::Approx(1.0 / 7));
}

TEST_CASE("4P, 4C and 4R of the frozen plan") {
  const Mix mix = frozen();
  const NeedIndex index(mix);
  const Backing steady = backing_of(mix, index, *mix.candidates[0]);
  // product: two lines; price: those and the engineer at 0; promotion: the showroom; customer: all but the
  // showroom; convenience: the engineer; communication: the showroom; build: 100M; keep: 100M (building
  // works), engineer.
  const std::size_t want[kAspects] = {2, 3, 0, 1, 3, 3, 1, 1, 1, 2, 0, 0};
  for (std::size_t i = 0; i < kAspects; ++i) {
    CAPTURE(std::string(to_word(static_cast<Aspect>(i))));
    CHECK(steady.elements[i] == want[i]);
  }
  // The cloud answers a need of kind information.
  const Backing cloud = backing_of(mix, index, *mix.candidates[1]);
  CHECK(cloud.elements[static_cast<std::size_t>(Aspect::Communication)] == 1);
  CHECK(cloud.elements[static_cast<std::size_t>(Aspect::Keep)] == 0);
  Candidate marked;
  add_element(marked, {}, ElementKind::Resource).serves = 0xff;
  const Backing all = backing_of(mix, index, marked);
  for (std::size_t i = 0; i < kAspects; ++i) {
    const Aspect aspect = static_cast<Aspect>(i);
    CHECK(all.elements[i] == (aspect == Aspect::Customer || aspect == Aspect::Cost ? 0 : 1));
  }
}

TEST_CASE("coverage: removing an element never raises it") {
  Random random(24);
  for (int round = 0; round < 200; ++round) {
    Mix mix;
    for (std::size_t n = random.below(4); n > 0; --n) {
      Segment& segment = mix.segments.emplace_back().edit();
      segment.id = "s" + std::to_string(n);
      segment.target = random.below(2) == 0;
    }
    for (std::size_t n = random.below(12); n > 0; --n) {
      const std::size_t segment = random.below(5);
      add_need(mix, "n" + std::to_string(n), static_cast<NeedLayer>(random.below(3)),
               segment == 0 ? std::string() : "s" + std::to_string(segment));
    }
    Candidate candidate;
    for (std::size_t n = random.below(10); n > 0; --n) {
      std::vector<std::string> needs;
      for (std::size_t k = random.below(4); k > 0; --k)
        needs.push_back("n" + std::to_string(random.below(14)));
      add_element(candidate, needs, static_cast<ElementKind>(random.below(5)),
                  std::to_string(random.below(3)));
    }
    const NeedIndex index(mix);
    while (!candidate.elements.empty()) {
      const Coverage before = coverage_of(mix, index, candidate);
      const MixShape shape = shape_of(candidate);
      CHECK(shape.width >= shape.kinds);
      CHECK(shape.width <= shape.elements);
      CHECK(shape.deepest >= shape.depth);
      CHECK(before.core_open + before.answered[0] == before.needs[0]);
      candidate.elements.erase(candidate.elements.begin() +
                               static_cast<std::ptrdiff_t>(random.below(candidate.elements.size())));
      const Coverage after = coverage_of(mix, index, candidate);
      CHECK(after.ratio <= before.ratio);
      CHECK(after.core_ratio <= before.core_ratio);
      CHECK(after.core_open >= before.core_open);
      CHECK(shape_of(candidate).width <= shape.width);
    }
  }
}
