// Balances, posture, factor scores and the advanced SWOT.
#include <cmath>

#include <doctest/doctest.h>

#include "tools/swot/analysis.h"
#include "fixtures.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

struct Factor {
  double weight;
  int rating;
};

void fill(Swot& swot, Cell cell, std::initializer_list<Factor> factors) {
  for (const Factor& factor : factors) {
    Card card;
    card.id = std::string(to_word(cell)) + std::to_string(swot.in(cell).size());
    card.weight = factor.weight;
    card.rating = factor.rating;
    swot.in(cell).push_back(std::move(card));
  }
}

Swot weights(double s, double w, double o, double t) {
  Swot out;
  fill(out, Cell::Strengths, {{s, 0}});
  fill(out, Cell::Weaknesses, {{w, 0}});
  fill(out, Cell::Opportunities, {{o, 0}});
  fill(out, Cell::Threats, {{t, 0}});
  return out;
}

std::string posture(const Swot& swot) {
  const PostureReason reason = suggest_posture(swot);
  return std::string(to_word(reason.posture)) + " " + std::string(to_word(reason.internal.lean)) + " " +
         std::string(to_word(reason.external.lean));
}

std::vector<double> weights_of(const Swot& swot, Axis axis) {
  std::vector<double> out;
  for (const Cell cell : {good_cell(axis), bad_cell(axis)}) {
    for (const CardRef& card : swot.in(cell)) out.push_back(card->weight);
  }
  return out;
}

}  // namespace

TEST_CASE("posture: the four quarters") {
  CHECK(posture(weights(3, 1, 3, 1)) == "develop good good");
  CHECK(posture(weights(3, 1, 1, 3)) == "vigilant good bad");
  CHECK(posture(weights(1, 3, 3, 1)) == "challenge bad good");
  CHECK(posture(weights(1, 3, 1, 3)) == "deny bad bad");
}

TEST_CASE("posture: below 5 % of the weights on either axis it is keep") {
  CHECK(posture(weights(1, 1, 3, 1)) == "keep near good");
  CHECK(posture(weights(3, 1, 2, 2)) == "keep good near");
  CHECK(posture(weights(52.4, 47.6, 3, 1)) == "keep near good");
  CHECK(posture(weights(52.6, 47.4, 3, 1)) == "develop good good");
  CHECK(posture(weights(47.6, 52.4, 3, 1)) == "keep near good");
  CHECK(posture(weights(47.4, 52.6, 3, 1)) == "challenge bad good");
  CHECK(posture(weights(21, 19, 3, 1)) == "develop good good");  // exactly 5 %
  CHECK(posture(weights(0, 0, 3, 1)) == "keep near good");
}

TEST_CASE("posture: an axis without cards says nothing yet") {
  CHECK(posture(Swot()) == "none empty empty");
  CHECK(posture(grid("a")) == "none good empty");
  CHECK(posture(grid("", "", "a")) == "none empty good");
  CHECK(posture(grid("a", "", "", "b")) == "vigilant good bad");
}

TEST_CASE("balance: without any weight every card counts 1, otherwise one without counts 0") {
  Swot swot = grid("a\nb\nc", "d");
  Balance balance = balance_of(swot, Axis::Internal);
  CHECK(balance.good == 3);
  CHECK(balance.bad == 1);
  CHECK(balance.good_cards == 3);
  CHECK(balance.bad_cards == 1);
  CHECK(balance.counted);
  CHECK(balance.without_weight == 0);
  swot.in(Cell::Weaknesses)[0].edit().weight = 0.5;
  balance = balance_of(swot, Axis::Internal);
  CHECK(balance.good == 0);
  CHECK(balance.bad == 0.5);
  CHECK_FALSE(balance.counted);
  CHECK(balance.without_weight == 3);
  CHECK(balance.lean == Lean::Bad);
  CHECK(balance_of(swot, Axis::External).lean == Lean::Empty);
  swot.in(Cell::Weaknesses)[0].edit().weight = 0;  // a weight as well
  CHECK_FALSE(balance_of(swot, Axis::Internal).counted);
  CHECK(balance_of(swot, Axis::Internal).lean == Lean::Near);
}

// Fred R. David, Strategic Management: Concepts and Cases, 7th edition (1999), IFE matrix of Circus Circus
// Enterprises.
TEST_CASE("factor score: David's internal example comes to 2.75") {
  Swot swot;
  fill(swot, Cell::Strengths,
       {{.05, 4}, {.10, 4}, {.05, 3}, {.15, 4}, {.05, 3}, {.05, 3}, {.05, 3}, {.05, 4}, {.05, 3}, {.05, 3}});
  fill(swot, Cell::Weaknesses, {{.05, 1}, {.05, 2}, {.05, 2}, {.10, 1}, {.10, 1}});
  const FactorScore score = factor_score(swot, Axis::Internal);
  CHECK(score.score == doctest::Approx(2.75));
  CHECK(score.good_score == doctest::Approx(2.30));
  CHECK(score.bad_score == doctest::Approx(0.45));
  CHECK(score.weight_sum == doctest::Approx(1));
  CHECK(score.sums_to_one);
  CHECK(score.complete);
  CHECK(score.cards == 15);
  CHECK(score.against_convention == 0);
  CHECK(posture(swot) == "none good empty");
}

// The same, 13th edition (2011), table 3-12: EFE matrix of a local ten-theatre cinema complex.
TEST_CASE("factor score: David's external example comes to 2.58") {
  Swot swot;
  fill(swot, Cell::Opportunities, {{.05, 3}, {.08, 4}, {.08, 3}, {.07, 2}, {.09, 1}, {.06, 3}, {.03, 2}});
  fill(swot, Cell::Threats, {{.12, 4}, {.06, 2}, {.06, 3}, {.04, 3}, {.08, 2}, {.04, 3}, {.08, 2}, {.06, 1}});
  const FactorScore score = factor_score(swot, Axis::External);
  CHECK(score.score == doctest::Approx(2.58));
  CHECK(score.weight_sum == doctest::Approx(1));
  CHECK(score.complete);
  CHECK(score.against_convention == 0);  // every rating is possible outside
  CHECK(score.score > kAverageScore);
}

TEST_CASE("factor score: what is missing is counted, never guessed") {
  Swot swot;
  CHECK_FALSE(factor_score(swot, Axis::Internal).complete);
  fill(swot, Cell::Strengths, {{.5, 2}, {kNoWeight, 4}, {.3, 0}});
  fill(swot, Cell::Weaknesses, {{.1, 3}, {.1, 2}});
  FactorScore score = factor_score(swot, Axis::Internal);
  CHECK(score.score == doctest::Approx(1.5));
  CHECK(score.without_weight == 1);
  CHECK(score.without_rating == 1);
  CHECK(score.against_convention == 2);
  CHECK(score.sums_to_one);
  CHECK_FALSE(score.complete);
  swot.in(Cell::Strengths)[0].edit().weight = 0.504;
  CHECK(factor_score(swot, Axis::Internal).sums_to_one);
  swot.in(Cell::Strengths)[0].edit().weight = 0.495;
  CHECK(factor_score(swot, Axis::Internal).sums_to_one);
  swot.in(Cell::Strengths)[0].edit().weight = 0.506;
  score = factor_score(swot, Axis::Internal);
  CHECK_FALSE(score.sums_to_one);
  CHECK(score.weight_sum == doctest::Approx(1.006));  // reported as it is
}

TEST_CASE("normalise: thirds get the rest by largest remainder, the earlier first") {
  Swot swot;
  fill(swot, Cell::Strengths, {{2, 0}, {2, 0}});
  fill(swot, Cell::Weaknesses, {{2, 0}});
  CHECK(normalise_weights(swot, Axis::Internal));
  CHECK(weights_of(swot, Axis::Internal) == std::vector<double>{0.334, 0.333, 0.333});
  CHECK_FALSE(normalise_weights(swot, Axis::Internal));
}

TEST_CASE("normalise: without any weight equal shares, with some the others stay without") {
  Swot swot = grid("a\nb", "c\nd");
  CHECK(normalise_weights(swot, Axis::Internal));
  CHECK(weights_of(swot, Axis::Internal) == std::vector<double>{0.25, 0.25, 0.25, 0.25});
  swot = grid("", "", "a\nb", "c");
  swot.in(Cell::Opportunities)[1].edit().weight = 3;
  swot.in(Cell::Threats)[0].edit().weight = 1;
  CHECK(normalise_weights(swot, Axis::External));
  CHECK(weights_of(swot, Axis::External) == std::vector<double>{kNoWeight, 0.75, 0.25});
  Swot empty;
  CHECK_FALSE(normalise_weights(empty, Axis::Internal));
  Swot zero = weights(0, 0, 1, 1);
  CHECK_FALSE(normalise_weights(zero, Axis::Internal));
  CHECK(weights_of(zero, Axis::Internal) == std::vector<double>{0, 0});
}

TEST_CASE("normalise: the sum is exactly 1 in thousandths and every share is within one of its own") {
  Random random(3);
  for (int round = 0; round < 300; ++round) {
    Swot swot;
    double sum = 0;
    const std::size_t count = 1 + random.below(round < 280 ? 30 : 3000);
    for (std::size_t i = 0; i < count; ++i) {
      const double weight = static_cast<double>(random.below(1000)) / (random.below(2) == 0 ? 7 : 1000);
      fill(swot, random.below(2) == 0 ? Cell::Strengths : Cell::Weaknesses, {{weight, 0}});
      sum += weight;
    }
    if (sum == 0) continue;
    const std::vector<double> before = weights_of(swot, Axis::Internal);
    normalise_weights(swot, Axis::Internal);
    const std::vector<double> after = weights_of(swot, Axis::Internal);
    long thousandths = 0;
    for (std::size_t i = 0; i < after.size(); ++i) {
      const long part = std::lround(after[i] * 1000);
      CHECK(after[i] == static_cast<double>(part) / 1000);
      CHECK(std::fabs(static_cast<double>(part) - before[i] / sum * 1000) < 1 + 1e-6);
      thousandths += part;
    }
    CHECK(thousandths == 1000);
  }
}

TEST_CASE("normalise: the textbook's weights stay as they are") {
  Swot swot;
  fill(swot, Cell::Opportunities, {{.05, 3}, {.08, 4}, {.08, 3}, {.07, 2}, {.09, 1}, {.06, 3}, {.03, 2}});
  fill(swot, Cell::Threats, {{.12, 4}, {.06, 2}, {.06, 3}, {.04, 3}, {.08, 2}, {.04, 3}, {.08, 2}, {.06, 1}});
  CHECK_FALSE(normalise_weights(swot, Axis::External));
}

TEST_CASE("advanced: two of each cell at most, and actions by combination") {
  Swot swot = grid("a\nb\nc", "d");
  CHECK(set_top(swot, "s0", true));
  CHECK_FALSE(set_top(swot, "s0", true));
  CHECK(set_top(swot, "s2", true));
  CHECK_FALSE(set_top(swot, "s1", true));
  CHECK(set_top(swot, "w0", true));
  CHECK_FALSE(set_top(swot, "nobody", true));
  REQUIRE(top_cards(swot, Cell::Strengths).size() == 2);
  CHECK(top_cards(swot, Cell::Strengths)[1]->text == "c");
  CHECK(set_top(swot, "s0", false));
  CHECK(set_top(swot, "s1", true));
  CHECK(top_cards(swot, Cell::Strengths)[0]->text == "b");
  CHECK(top_cards(swot, Cell::Threats).empty());

  Actions actions;
  for (const Pair pair : {Pair::WT, Pair::None, Pair::SO, Pair::WT}) {
    Action action;
    action.text = std::to_string(actions.size());
    action.pair = pair;
    actions.push_back(std::move(action));
  }
  REQUIRE(actions_of(actions, Pair::WT).size() == 2);
  CHECK(actions_of(actions, Pair::WT)[1]->text == "3");
  CHECK(actions_of(actions, Pair::SO).size() == 1);
  CHECK(actions_of(actions, Pair::ST).empty());
}

TEST_CASE("analysis as JSON") {
  const Plan plan = load(read_file(fixture_path("plans/v1-swot.json"))).plan;
  const Json out = swot_analysis_to_json(plan);
  CHECK(dump_json(out["cards"]) == R"({"opportunities":4,"strengths":4,"threats":3,"weaknesses":3})");
  CHECK(dump_json(out["balance"]["internal"]) ==
        R"({"counted":false,"lean":"good","strengths":1.37,"weaknesses":0.31,"without_weight":0})");
  CHECK(dump_json(out["posture"]) == R"({"external":"good","internal":"good","posture":"develop"})");
  const FactorScore efe = factor_score(part<Swot>(plan), Axis::External);  // figures are not rounded
  CHECK(out["efe"]["score"] == efe.score);
  CHECK(out["efe"]["opportunities"] == efe.good_score);
  CHECK(out["efe"]["threats"] == efe.bad_score);
  CHECK(out["efe"]["weight_sum"] == efe.weight_sum);
  CHECK(efe.score == doctest::Approx(1.93));
  CHECK(efe.weight_sum == doctest::Approx(0.85));
  CHECK(out["efe"]["cards"] == 7);
  CHECK(out["efe"]["complete"] == false);
  CHECK(out["efe"]["sums_to_one"] == false);
  CHECK(out["efe"]["without_rating"] == 1);
  CHECK(out["efe"]["without_weight"] == 0);
  CHECK(out["ife"]["against_convention"] == 0);
  CHECK(out["tows"]["WT"]["actions"][0]["text"] == "与分管领导沟通，为重点客户开通报价快速审批");
  CHECK(out["tows"]["SO"]["internal"].size() == 2);
  CHECK(dump_json(out["duplicates"]) == "[]");
  CHECK(dump_json(out["votes"][0]) == R"({"card":"a293a75a-5635-48fb-bdc5-772e50961211","dots":4,"rank":1})");
}
