// Money of a marketing mix, on examples worked by hand. Amounts in the comments are in yuan.
#include <doctest/doctest.h>

#include "tools/mix/cash.h"
#include "tools/mix/summary.h"
#include "plan/plan.h"
#include "fixtures.h"
#include "tools/mix/model.h"
#include "plan_parts.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

constexpr Money kYuan = 100;

Mix frozen() {
  return in_plan<Mix>(load(read_file(fixture_path("plans/v1-mix.json"))).plan);
}

// "revenue cost margin cumulative" in whole yuan.
std::string text_of(const CashFigures& figures) {
  std::string out;
  for (const Money amount : {figures.revenue, figures.cost, figures.margin, figures.cumulative}) {
    CHECK(amount % kYuan == 0);
    out += (out.empty() ? "" : " ") + std::to_string(amount / kYuan);
  }
  return out;
}

Element& add(Candidate& candidate, Money price, Money unit_cost, std::initializer_list<std::int64_t> units,
             Money one_off = kNoMoney) {
  Element& element = candidate.elements.emplace_back().edit();
  element.price = price;
  element.unit_cost = unit_cost;
  element.one_off_cost = one_off;
  int quarter = 0;
  for (const std::int64_t count : units) element.units[1].at[quarter++] = count;
  return element;
}

CashPlan expected(const Candidate& candidate) {
  return cash_of(candidate, Scenario::Expected);
}

}  // namespace

TEST_CASE("cash: expected, worst and best of the frozen plan") {
  const Candidate steady = *frozen().candidates[0];
  // 100M: price 1000, cost 600, once 20000; units 10, 20, 30, 40 (worst 5, 10, 15, 20; best 12, 25, 40, 50)
  // 50M: price 600, cost 400; units 5 · engineer: price 0, cost 100; units 10 · showroom: once 10000
  // Q1 revenue 10×1000 + 5×600 = 13000; cost 10×600 + 5×400 + 10×100 + 20000 + 10000 = 39000
  CashPlan cash = expected(steady);
  CHECK(text_of(cash.quarter[0]) == "13000 39000 -26000 -26000");
  CHECK(text_of(cash.quarter[1]) == "23000 15000 8000 -18000");
  CHECK(text_of(cash.quarter[2]) == "33000 21000 12000 -6000");
  CHECK(text_of(cash.quarter[3]) == "43000 27000 16000 10000");
  CHECK(text_of(cash.quarter[4]) == "0 0 0 0");
  CHECK(text_of(cash.total) == "112000 102000 10000 10000");
  CHECK(text_of(cash.year[0]) == "112000 102000 10000 10000");
  CHECK(cash.total.margin_ratio() == doctest::Approx(10.0 / 112));
  CHECK(cash.break_even == BreakEven::Reached);
  CHECK(cash.break_even_quarter == 4);
  CHECK(cash.exact);
  // Worst: Q1 revenue 5×1000 + 3000 = 8000, cost 5×600 + 2000 + 1000 + 30000 = 36000
  cash = cash_of(steady, Scenario::Worst);
  CHECK(text_of(cash.quarter[0]) == "8000 36000 -28000 -28000");
  CHECK(text_of(cash.quarter[1]) == "13000 9000 4000 -24000");
  CHECK(text_of(cash.quarter[3]) == "23000 15000 8000 -10000");
  CHECK(cash.break_even == BreakEven::NotReached);
  CHECK(cash.break_even_quarter == 0);
  // Best: Q1 12×1000 + 3000 = 15000, cost 7200 + 3000 + 30000; in Q3 −25200 + 10000 + 16000 = 800
  cash = cash_of(steady, Scenario::Best);
  CHECK(text_of(cash.quarter[0]) == "15000 40200 -25200 -25200");
  CHECK(text_of(cash.quarter[2]) == "43000 27000 16000 800");
  CHECK(text_of(cash.total) == "139000 118200 20800 20800");
  CHECK(cash.break_even_quarter == 3);
}

TEST_CASE("cash: two years, sold below cost") {
  // price 200, cost 250; units 3, 6, 9, 12, 15, 18, 21, 24: in the first year 30, in the second 78
  const CashPlan cash = expected(*frozen().candidates[1]);
  CHECK(cash.quarters == 8);
  CHECK(text_of(cash.year[0]) == "6000 7500 -1500 -1500");
  CHECK(text_of(cash.year[1]) == "15600 19500 -3900 -5400");
  CHECK(text_of(cash.year[2]) == "0 0 0 0");
  CHECK(text_of(cash.total) == "21600 27000 -5400 -5400");
  CHECK(cash.break_even == BreakEven::NotReached);
}

TEST_CASE("cash: break-even and why there is none") {
  Candidate candidate;
  CHECK(expected(candidate).break_even == BreakEven::NoFigures);
  add(candidate, kNoMoney, 5 * kYuan, {10}, 100 * kYuan);
  CHECK(expected(candidate).break_even == BreakEven::NoRevenue);  // costs without revenue
  CHECK(text_of(expected(candidate).total) == "0 150 -150 -150");
  CHECK(expected(candidate).total.margin_ratio() == 0);
  add(candidate, -10 * kYuan, kNoMoney, {10});
  CHECK(expected(candidate).break_even == BreakEven::NoRevenue);  // we pay them
  CHECK(text_of(expected(candidate).total) == "-100 150 -250 -250");

  Candidate free_of_cost;
  add(free_of_cost, 10 * kYuan, kNoMoney, {0, 0, 3});
  CHECK(expected(free_of_cost).break_even_quarter == 3);  // not before there is revenue

  Candidate exactly;
  add(exactly, 10 * kYuan, 0, {5, 5}, 100 * kYuan);
  CHECK(expected(exactly).break_even_quarter == 2);  // −50, 0
  exactly.elements[0].edit().one_off_cost += 1;
  CHECK(expected(exactly).break_even == BreakEven::NotReached);

  // Cumulative 10, −10, 5, 25: it counts from where it stays.
  Candidate relapse;
  add(relapse, 10 * kYuan, 0, {1, 0, 2, 2});
  add(relapse, kNoMoney, 20 * kYuan, {0, 1, 0, 0}).units[1].at[2] = 0;
  relapse.elements[0].edit().price = 10 * kYuan;
  CHECK(text_of(expected(relapse).quarter[1]) == "0 20 -20 -10");
  CHECK(expected(relapse).break_even_quarter == 3);
}

TEST_CASE("cash: zero and negative prices, open figures") {
  Candidate candidate;
  add(candidate, 0, 3 * kYuan, {10});
  add(candidate, -2 * kYuan, 1 * kYuan, {10});
  add(candidate, 5 * kYuan, kNoMoney, {});
  add(candidate, kNoMoney, kNoMoney, {10});
  CHECK(text_of(expected(candidate).total) == "-20 40 -60 -60");
  const CashNotes notes = notes_of(candidate);
  CHECK(notes.zero_price == 1);
  CHECK(notes.negative_price == 1);
  CHECK(notes.below_cost == 2);
  CHECK(notes.without_units == 1);
  CHECK(notes.without_price == 1);
  CHECK(notes.disordered == 0);
  CHECK(notes.beyond == 0);
}

TEST_CASE("cash: cases out of order, quarters beyond the plan") {
  Candidate candidate;
  candidate.quarters = 2;
  Element& element = add(candidate, kYuan, 0, {10, 10, 10});
  element.units[0].at[0] = 15;  // worst above expected: as expected
  element.units[2].at[0] = 5;   // best below expected: as expected
  element.units[2].at[1] = 12;
  CHECK(units_of(element, Scenario::Worst, 0) == 10);
  CHECK(units_of(element, Scenario::Best, 0) == 10);
  CHECK(units_of(element, Scenario::Best, 1) == 12);
  CHECK(units_of(element, Scenario::Worst, 1) == 10);  // open
  CHECK(units_of(element, Scenario::Expected, 5) == 0);
  CHECK(text_of(expected(candidate).total) == "20 0 20 20");
  CHECK(text_of(cash_of(candidate, Scenario::Best).total) == "22 0 22 22");
  const CashNotes notes = notes_of(candidate);
  CHECK(notes.disordered == 1);
  CHECK(notes.beyond == 1);
  candidate.quarters = 0;  // never comes from a file
  CHECK(expected(candidate).quarters == 1);
  candidate.quarters = 99;
  CHECK(expected(candidate).quarters == 12);
  CHECK(text_of(expected(candidate).total) == "30 0 30 30");
}

TEST_CASE("cash: figures of ten to the fifteenth, and beyond what can be counted") {
  Candidate candidate;
  candidate.quarters = 12;
  // A price of 10^15 yuan, one sold in each of 12 quarters: 1.2 × 10^16 yuan is still exact.
  Element& element = add(candidate, 1'000'000'000'000'000 * kYuan, 1, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
  CashPlan cash = expected(candidate);
  CHECK(cash.exact);
  CHECK(cash.total.revenue == 12'000'000'000'000'000 * kYuan);
  CHECK(cash.total.margin == 12'000'000'000'000'000 * kYuan - 12);
  CHECK(cash.break_even_quarter == 1);
  element.units[1].at[0] = 1'000'000;
  cash = expected(candidate);
  CHECK_FALSE(cash.exact);
  CHECK(cash.total.revenue == INT64_MAX);
  CHECK(cash.quarter[1].revenue == 1'000'000'000'000'000 * kYuan);  // the sound quarters stay sound
}

TEST_CASE("cash: sum of quarters = year, sum of years = total, worst ≤ expected ≤ best") {
  Random random(7);
  for (int round = 0; round < 300; ++round) {
    Candidate candidate;
    candidate.quarters = 1 + static_cast<int>(random.below(12));
    for (std::size_t n = random.below(6); n > 0; --n) {
      const Money unit_cost = static_cast<Money>(random.below(100'000));
      Element& element = add(candidate, unit_cost + static_cast<Money>(random.below(100'000)), unit_cost, {},
                             static_cast<Money>(random.below(5'000'000)));
      for (Quarters& quarters : element.units) {
        for (std::int64_t& units : quarters.at) {
          if (random.below(3) > 0) units = static_cast<std::int64_t>(random.below(1000));
        }
      }
    }
    CashPlan cases[kScenarios];
    for (std::size_t i = 0; i < kScenarios; ++i) {
      const CashPlan cash = cases[i] = cash_of(candidate, static_cast<Scenario>(i));
      CHECK(cash.exact);
      Money years = 0;
      Money running = 0;
      for (int y = 0; y < kMaxYears; ++y) {
        Money revenue = 0, cost = 0, margin = 0;
        for (int q = 4 * y; q < 4 * y + 4; ++q) {
          const CashFigures& quarter = cash.quarter[q];
          CHECK(quarter.margin == quarter.revenue - quarter.cost);
          revenue += quarter.revenue;
          cost += quarter.cost;
          margin += quarter.margin;
          running += quarter.margin;
          if (q < candidate.quarters) {
            CHECK(quarter.cumulative == running);
          } else {
            CHECK(quarter.revenue == 0);
          }
        }
        CHECK(cash.year[y].revenue == revenue);
        CHECK(cash.year[y].cost == cost);
        CHECK(cash.year[y].margin == margin);
        if (4 * y < candidate.quarters) CHECK(cash.year[y].cumulative == running);
        years += margin;
      }
      CHECK(cash.total.margin == years);
      CHECK(cash.total.cumulative == years);
      if (cash.break_even == BreakEven::Reached) CHECK(cash.total.cumulative >= 0);
      const CashFigures all = first_quarters(cash, 12);
      CHECK(all.revenue == cash.total.revenue);
      CHECK(all.cumulative == cash.total.cumulative);
    }
    for (int q = 0; q < kMaxQuarters; ++q) {
      CHECK(cases[0].quarter[q].revenue <= cases[1].quarter[q].revenue);
      CHECK(cases[1].quarter[q].revenue <= cases[2].quarter[q].revenue);
      CHECK(cases[0].quarter[q].cumulative <= cases[1].quarter[q].cumulative);
      CHECK(cases[1].quarter[q].cumulative <= cases[2].quarter[q].cumulative);
    }
  }
}

TEST_CASE("comparison: who leads, over the quarters that all plan") {
  const Mix mix = frozen();
  const NeedIndex index(mix);
  std::vector<CandidateFigures> all;
  CHECK(leaders(all, 0, Measure::Margin) == 0);
  all.push_back(figures_of(mix, index, *mix.candidates[0]));
  CHECK(leaders(all, 4, Measure::Margin) == 0);  // nothing to choose
  all.push_back(figures_of(mix, index, *mix.candidates[1]));
  CHECK(common_quarters(mix) == 4);
  CHECK(common_quarters(Mix()) == 0);
  // In four quarters: steady 112000 − 102000, cloud 6000 − 7500.
  CHECK(text_of(first_quarters(all[1].cash[1], 4)) == "6000 7500 -1500 -1500");
  CHECK(leaders(all, 4, Measure::CoreNeeds) == 0b01);
  CHECK(leaders(all, 4, Measure::AllNeeds) == 0b01);
  CHECK(leaders(all, 4, Measure::Revenue) == 0b01);
  CHECK(leaders(all, 4, Measure::Cost) == 0b10);
  CHECK(leaders(all, 4, Measure::Margin) == 0b01);
  CHECK(leaders(all, 4, Measure::WorstMargin) == 0b10);  // −10000 against −1500
  CHECK(leaders(all, 4, Measure::BestMargin) == 0b01);   // 20800 against −1500
  CHECK(leaders(all, 4, Measure::BreakEvenQuarter) == 0b01);
  all.push_back(all[0]);
  CHECK(leaders(all, 4, Measure::Margin) == 0b101);
  const std::vector<CandidateFigures> same(3, all[1]);
  CHECK(leaders(same, 4, Measure::Margin) == 0);
  CHECK(leaders(same, 4, Measure::BreakEvenQuarter) == 0);  // none has one
}

TEST_CASE("evaluation: shortfall by quarter of the frozen plan") {
  const Mix mix = frozen();
  const RoundCheck check = check_round(mix, *mix.rounds[0]);
  // Revenue: target 13000, 23000, 33000, 43000, actual 12000, 24000. Cost: target 39000, 15000, actual 40000,
  // 14000.
  CHECK(check.revenue_shortfall.at[0] == 1000 * kYuan);
  CHECK(check.revenue_shortfall.at[1] == -1000 * kYuan);
  CHECK(check.revenue_shortfall.at[2] == kNoMoney);
  CHECK(check.cost_overrun.at[0] == 1000 * kYuan);
  CHECK(check.cost_overrun.at[1] == -1000 * kYuan);
  CHECK(check.margin_shortfall.at[0] == 2000 * kYuan);
  CHECK(check.margin_shortfall.at[1] == -2000 * kYuan);
  CHECK(check.margin_shortfall.at[2] == kNoMoney);
  CHECK(check.total_revenue_shortfall == 0);
  CHECK(check.total_cost_overrun == 0);
  CHECK(check.reached_ratio == 1);  // 36000 of 36000
  CHECK(check.compared == 2);
  CHECK(check.open == 2);
  CHECK(check.first_short == 1);
  CHECK(check.exact);
  CHECK_FALSE(check.candidate_missing);
  CHECK_FALSE(check.cause_missing);
  CHECK_FALSE(check.action_missing);
}

TEST_CASE("evaluation: open figures, a deleted candidate, no cause") {
  Round round;
  RoundCheck check = check_round(Mix(), round);
  CHECK(check.candidate_missing);
  CHECK(check.compared == 0);
  CHECK(check.first_short == 0);
  CHECK(check.reached_ratio == 0);
  CHECK_FALSE(check.cause_missing);
  round.candidate = "gone";
  round.figures[0].at[2] = 100;
  round.figures[2].at[2] = 80;
  round.figures[2].at[3] = 80;  // no target: nothing to compare
  check = check_round(Mix(), round);
  CHECK(check.candidate_missing);
  CHECK(check.first_short == 3);
  CHECK(check.compared == 1);
  CHECK(check.open == 0);
  CHECK(check.reached_ratio == 0.8);
  CHECK(check.margin_shortfall.at[2] == kNoMoney);  // nothing is known of costs
  CHECK(check.cause_missing);
  CHECK(check.action_missing);
  round.failed_step = FailedStep::Mix;
  CHECK(check_round(Mix(), round).cause_missing);
  round.cause = "price_off";
  round.actions = {"a"};
  CHECK_FALSE(check_round(Mix(), round).cause_missing);
  CHECK_FALSE(check_round(Mix(), round).action_missing);
  round.figures[2].at[2] = 120;  // more than the target
  CHECK(check_round(Mix(), round).first_short == 0);
  CHECK(check_round(Mix(), round).total_revenue_shortfall == -20);
  round.figures[3].at[4] = kMaxMoney;  // costs alone fall short, too
  round.figures[1].at[4] = -kMaxMoney;
  check = check_round(Mix(), round);
  CHECK(check.first_short == 5);
  CHECK(check.total_cost_overrun == 2 * kMaxMoney);
  for (int i = 5; i < kMaxQuarters; ++i) {
    round.figures[3].at[i] = kMaxMoney;
    round.figures[1].at[i] = -kMaxMoney;
  }
  check = check_round(Mix(), round);
  CHECK_FALSE(check.exact);
  CHECK(check.total_cost_overrun == INT64_MAX);
}

TEST_CASE("mix summary: every figure of the frozen plan once") {
  const Plan plan = load(read_file(fixture_path("plans/v1-mix.json"))).plan;
  const Json out = mix_analysis_to_json(plan);
  CHECK(out["currency"] == "CNY");
  CHECK(out["decimals"] == 2);
  CHECK(out["market"]["layers"]["served"]["share_ratio"] == 0.4);
  CHECK(out["factors"]["strength"]["sums_to_100"] == true);
  CHECK(out["segments"][0]["box"] == "star");
  CHECK(out["segments"][0]["objectives"].size() == 1);
  CHECK(out["segments"][2].contains("objective") == false);
  CHECK(out["needs"]["not_counted"] == 1);
  CHECK(out["needs"]["without_value"] == 1);
  const Json& steady = out["candidates"][0];
  CHECK(steady["coverage"]["core_ratio"] == 1);
  CHECK(dump_json(steady["coverage"]["without_need"]) == R"(["el-hall"])");
  CHECK(dump_json(out["candidates"][1]["coverage"]["core_open"]) == R"(["need-line","need-onsite"])");
  CHECK(steady["shape"]["width"] == 3);
  CHECK(steady["shape"]["depth"] == 4.0 / 3);  // not rounded
  CHECK(steady["backing"]["place"] == 0);
  CHECK(steady["cash"]["expected"]["break_even_quarter"] == 4);
  CHECK(steady["cash"]["worst"]["break_even"] == "not_reached");
  CHECK(steady["cash"]["worst"].contains("break_even_quarter") == false);
  CHECK(steady["cash"]["best"]["total"]["margin"] == 2'080'000);
  CHECK(out["candidates"][1]["cash"]["expected"]["years"].size() == 2);
  CHECK(dump_json(out["comparison"]["leaders"]["margin"]) == R"(["cand-steady"])");
  CHECK(out["comparison"]["quarters"] == 4);
  CHECK(out["rounds"][0]["first_short"] == 1);
  CHECK(dump_json(out["rounds"][0]["revenue_shortfall"]) == R"({"1":100000,"2":-100000})");
  // A plan without a mix has nothing to say, and says so.
  const Json none = mix_analysis_to_json(Plan());
  CHECK(none["candidates"].empty());
  CHECK(none["comparison"]["quarters"] == 0);
}
