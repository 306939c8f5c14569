// Benefit of a CRM, on examples worked by hand. Amounts in the comments are in whole euros or yuan.
#include <doctest/doctest.h>

#include "tools/crm_benefit/analysis.h"
#include "core/json/record_reader.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

constexpr CrmMoment kBefore = CrmMoment::Before, kAfter = CrmMoment::After;
constexpr Money kWhole = 100;  // cents, fen

CrmBenefit frozen(std::string_view name) {
  const Json plan = json(read_file(fixture_path(std::string("../tools/crm_benefit/fixtures/").append(name))));
  Problems problems;
  RecordReader reader(plan, "", problems);
  CrmBenefit out;
  read_crm_benefit(reader, out, problems);
  CHECK(problems.empty());
  return out;
}

CrmBenefit euros() {
  return frozen("plan_en.json");
}

// "leads before", one after the other.
std::string text_of(const std::vector<CrmPlace>& places) {
  std::string out;
  for (const CrmPlace& place : places) {
    if (!out.empty()) out += ", ";
    out.append(to_word(place.input)).append(" ").append(to_word(place.moment));
  }
  return out;
}

// "input amount", in whole units, one after the other.
std::string text_of(const std::vector<CrmLever>& levers, CrmRanking ranking) {
  std::string out;
  for (const CrmLever& lever : levers) {
    const Money effect = ranking == CrmRanking::Planned ? lever.planned : lever.ten_percent;
    CHECK(effect % kWhole == 0);
    if (!out.empty()) out += ", ";
    out.append(to_word(lever.input)).append(" ").append(std::to_string(effect / kWhole));
  }
  return out;
}

const CrmSwing& swing_of(const std::vector<CrmSwing>& swings, CrmInput input) {
  static const CrmSwing kNone;
  for (const CrmSwing& swing : swings) {
    if (swing.input == input) return swing;
  }
  FAIL_CHECK(to_word(input).str());
  return kNone;
}

}  // namespace

TEST_CASE("CRM benefit: two years, the benefit and the payback, by hand") {
  // Before: 150 × 80 % + 400 × 10 % = 120 + 40 = 160 customers, × 4 = 640 sales, × 5200 = 3,328,000; × 30 % = 998,400
  //         winning 400 × 150 = 60,000 · selling 640 × 220 = 140,800 · serving 160 × 900 = 144,000 · leaves 653,600
  // After:  150 × 84 % + 400 × 12.5 % = 126 + 50 = 176 customers, 704 sales, 3,660,800; 1,098,240
  //         60,000 · 704 × 200 = 140,800 · 176 × 850 = 149,600 · leaves 747,840
  // 747,840 − 653,600 = 94,240; less 24,000 a year = 70,240; 60,000 × 12 / 70,240 = 10.25 months
  const CrmBenefit benefit = euros();
  CHECK(check_of(benefit).state == CrmState::Ready);  // without a cost per win in either column
  const CrmResult result = result_of(benefit);
  const CrmYear &before = result.year[0], &after = result.year[1];
  CHECK(before.known);
  CHECK(before.kept == 120);
  CHECK(before.won == 40);
  CHECK(before.customers == 160);
  CHECK(before.sales == 640);
  CHECK(before.revenue == 3'328'000 * kWhole);
  CHECK(before.gross_profit == 998'400 * kWhole);
  CHECK(before.winning == 60'000 * kWhole);
  CHECK(before.selling == 140'800 * kWhole);
  CHECK(before.serving == 144'000 * kWhole);
  CHECK(before.contribution == 653'600 * kWhole);
  CHECK(after.customers == 176);
  CHECK(after.revenue == 3'660'800 * kWhole);
  CHECK(after.contribution == 747'840 * kWhole);
  CHECK(result.difference == 94'240 * kWhole);
  CHECK(result.benefit == 70'240 * kWhole);
  CHECK(result.payback == CrmPayback::Within);
  CHECK(result.payback_months == 11);
  CHECK(result.cumulative[0] == 10'240 * kWhole);
  CHECK(result.cumulative[4] == 291'200 * kWhole);
  CHECK(result.cumulative[5] == kNoMoney);
  CHECK(result.sum == 291'200 * kWhole);
  CHECK(result.exact);
}

TEST_CASE("CRM benefit: the Chinese plan, with both costs of winning and customers at the start given once") {
  // Before: 213.2 + 72 = 285.2 customers, 998.2 sales, 41,924,400 × 24 % = 10,061,856
  //         − (480,000 + 360,000) − 1,497,300 − 1,711,200 = 6,013,356
  // After:  223.6 + 99 = 322.6 customers, 1161.36 sales, 49,938,480 × 24 % = 11,985,235.20
  //         − (462,000 + 445,500) − 1,567,836 − 1,806,560 = 7,703,339.20
  // 1,689,983.20 − 360,000 = 1,329,983.20; 960,000 × 12 / 1,329,983.2 = 8.66; × 3 − 960,000 = 3,029,949.60
  const CrmResult result = result_of(frozen("plan.json"));
  CHECK(result.year[0].contribution == 601'335'600);
  CHECK(result.year[1].customers == doctest::Approx(322.6));
  CHECK(result.year[1].winning == 90'750'000);
  CHECK(result.year[1].contribution == 770'333'920);
  CHECK(result.benefit == 132'998'320);
  CHECK(result.payback_months == 9);
  CHECK(result.sum == 302'994'960);
  const CrmLevers levers = levers_of(frozen("plan.json"));
  CHECK(strongest(levers, CrmRanking::Planned).size() == 3);
  CHECK(strongest(levers, CrmRanking::Planned)[0].input == CrmInput::ClosingRate);
}

TEST_CASE("CRM benefit: one lever at a time, and what they do together") {
  // A customer leaves 4 × (5200 × 30 % − 220) − 900 = 4460 before. Closing +10 customers: 44,600; retention +6: 26,760;
  // 640 sales × 20 = 12,800; 160 customers × 50 = 8,000. In all 92,160 of 94,240: the 16 new customers also are
  // 4 × 20 + 50 = 130 cheaper each, together 2,080.
  const CrmLevers levers = levers_of(euros());
  CHECK(levers.levers.size() == 10);  // no cost per win
  CHECK(text_of(strongest(levers, CrmRanking::Planned), CrmRanking::Planned) ==
        "closing_rate_pct_hundredths 44600, retention_pct_hundredths 26760, cost_per_sale 12800");
  CHECK(text_of(strongest(levers, CrmRanking::Planned, 9), CrmRanking::Planned) ==
        "closing_rate_pct_hundredths 44600, retention_pct_hundredths 26760, cost_per_sale 12800, cost_per_customer 8000");
  CHECK(levers.together == 2'080 * kWhole);
  CHECK(levers.exact);

  // After, a customer leaves 4590. Revenue or margin +10 %: 1,098,240 × 10 %; sales: 70.4 × (1560 − 200) = 95,744;
  // retention: 12.6 × 4590 = 57,834. Of equals the earlier comes first.
  CHECK(text_of(strongest(levers, CrmRanking::TenPercent), CrmRanking::TenPercent) ==
        "revenue_per_sale 109824, gross_margin_pct_hundredths 109824, sales_per_customer_hundredths 95744");
  // Leads +40, 5 of them customers: 22,950 − 6,000. Start +15: 12.6 × 4590 after, − 12 × 4460 before.
  for (const CrmLever& lever : levers.levers) {
    if (lever.input == CrmInput::Leads) CHECK(lever.ten_percent == 16'950 * kWhole);
    if (lever.input == CrmInput::CustomersAtStart) CHECK(lever.ten_percent == 4'314 * kWhole);
    if (lever.input == CrmInput::CostPerSale) CHECK(lever.ten_percent == 14'080 * kWhole);
  }
}

TEST_CASE("CRM benefit: sensitivity, the widest first; the better end is the 10 % of the levers") {
  const CrmBenefit benefit = euros();
  const std::vector<CrmSwing> swings = sensitivity_of(benefit);
  std::string order;
  for (const CrmSwing& swing : swings) order.append(to_word(swing.input)).append(" ");
  CHECK(order ==
        "revenue_per_sale gross_margin_pct_hundredths sales_per_customer_hundredths retention_pct_hundredths "
        "closing_rate_pct_hundredths leads cost_per_customer cost_per_sale cost_per_lead customers_at_start yearly_cost ");
  const CrmSwing& revenue = swing_of(swings, CrmInput::RevenuePerSale);
  CHECK(revenue.at_less == -39'584 * kWhole);
  CHECK(revenue.at_more == 180'064 * kWhole);
  CHECK(revenue.low() == revenue.at_less);
  CHECK_FALSE(revenue.capped);
  const CrmSwing& yearly = swing_of(swings, CrmInput::YearlyCost);
  CHECK(yearly.at_less == 72'640 * kWhole);
  CHECK(yearly.low() == 67'840 * kWhole);
  const Money now = result_of(benefit).benefit;
  for (const CrmLever& lever : levers_of(benefit).levers)
    CHECK(lever.ten_percent == swing_of(swings, lever.input).high() - now);
}

TEST_CASE("CRM benefit: rates stop at 100 %") {
  CrmBenefit benefit = euros();
  benefit.at(kAfter, CrmInput::Retention) = 9'500;
  const CrmSwing swing = swing_of(sensitivity_of(benefit), CrmInput::Retention);
  CHECK(swing.capped);
  const Money now = result_of(benefit).benefit;
  CHECK(swing.at_more - now == 34'425 * kWhole);   // 150 × 5 % × 4590, not 9.5 %
  CHECK(now - swing.at_less == 6'540'750);         // 150 × 9.5 % × 4590 = 65,407.50
  benefit.at(kAfter, CrmInput::Retention) = kFullRate_hundredths;
  CHECK(check_of(benefit).state == CrmState::Ready);
  CHECK(result_of(benefit).year[1].kept == 150);
}

TEST_CASE("CRM benefit: what is missing is listed, and nothing is made up for it") {
  CrmCheck check = check_of(CrmBenefit());
  CHECK(check.state == CrmState::Nothing);
  CHECK(check.missing.size() == 23);  // not the customers at the start after
  CrmResult result = result_of(CrmBenefit());
  CHECK_FALSE(result.year[0].known);
  CHECK(result.difference == kNoMoney);
  CHECK(result.payback == CrmPayback::Unknown);
  CHECK(levers_of(CrmBenefit()).levers.empty());
  CHECK(sensitivity_of(CrmBenefit()).empty());

  CrmBenefit benefit = euros();
  benefit.at(kAfter, CrmInput::GrossMargin) = kNoMoney;
  benefit.at(kBefore, CrmInput::CustomersAtStart) = kNoMoney;
  benefit.one_off_cost = kNoMoney;
  check = check_of(benefit);
  CHECK(check.state == CrmState::Missing);
  CHECK(text_of(check.missing) == "gross_margin_pct_hundredths after, customers_at_start before, one_off_cost after");

  // Without the costs of the CRM: the difference. Without the one-off cost: also the benefit, but no payback.
  benefit = euros();
  benefit.yearly_cost = kNoMoney;
  result = result_of(benefit);
  CHECK(result.difference == 94'240 * kWhole);
  CHECK(result.benefit == kNoMoney);
  CHECK(levers_of(benefit).levers[0].ten_percent == kNoMoney);
  CHECK(strongest(levers_of(benefit), CrmRanking::TenPercent).empty());
  CHECK(strongest(levers_of(benefit), CrmRanking::Planned).size() == 3);
  CHECK(sensitivity_of(benefit).empty());
  benefit = euros();
  benefit.one_off_cost = kNoMoney;
  result = result_of(benefit);
  CHECK(result.benefit == 70'240 * kWhole);
  CHECK(result.payback == CrmPayback::Unknown);
  CHECK(result.sum == kNoMoney);
  CHECK(sensitivity_of(benefit).size() == 11);
  // Before alone can be seen already.
  benefit.at(kAfter, CrmInput::Leads) = kNoMoney;
  CHECK(result_of(benefit).year[0].known);
  CHECK_FALSE(result_of(benefit).year[1].known);
}

TEST_CASE("CRM benefit: one cost of winning is enough, but then in both columns") {
  CrmBenefit benefit = euros();
  benefit.at(kAfter, CrmInput::CostPerWin) = 5'000;
  CHECK(text_of(check_of(benefit).missing) == "cost_per_win before");
  benefit = euros();
  benefit.at(kBefore, CrmInput::CostPerLead) = benefit.at(kAfter, CrmInput::CostPerLead) = kNoMoney;
  CHECK(text_of(check_of(benefit).missing) ==
        "cost_per_lead before, cost_per_lead after, cost_per_win before, cost_per_win after");
  // 1,500 for each of 40 customers won, and of 50: 60,000 and 75,000.
  benefit.at(kBefore, CrmInput::CostPerWin) = benefit.at(kAfter, CrmInput::CostPerWin) = 1'500 * kWhole;
  CHECK(check_of(benefit).state == CrmState::Ready);
  CHECK(result_of(benefit).year[0].winning == 60'000 * kWhole);
  CHECK(result_of(benefit).benefit == 55'240 * kWhole);
}

TEST_CASE("CRM benefit: figures that make no sense are refused") {
  CrmBenefit benefit = euros();
  benefit.at(kBefore, CrmInput::ClosingRate) = 10'001;
  benefit.at(kAfter, CrmInput::GrossMargin) = 30'000;
  const CrmCheck check = check_of(benefit);
  CHECK(check.state == CrmState::Impossible);
  CHECK(text_of(check.impossible) == "closing_rate_pct_hundredths before, gross_margin_pct_hundredths after");
  CHECK(check.missing.empty());
  CHECK_FALSE(result_of(benefit).year[0].known);
  CHECK_FALSE(result_of(benefit).year[1].known);
  CHECK(levers_of(benefit).levers.empty());

  benefit = euros();
  benefit.at(kBefore, CrmInput::CustomersAtStart) = -1;
  benefit.at(kAfter, CrmInput::CustomersAtStart) = kNoMoney;
  CHECK(text_of(check_of(benefit).impossible) == "customers_at_start before");  // once
  benefit = euros();
  benefit.yearly_cost = -1;
  CHECK(text_of(check_of(benefit).impossible) == "yearly_cost after");
  CHECK(result_of(benefit).benefit == kNoMoney);
}

TEST_CASE("CRM benefit: what deserves a question") {
  CrmBenefit benefit = euros();
  CHECK(check_of(benefit).worse == 0);
  CHECK_FALSE(check_of(benefit).start_differs);
  benefit.at(kAfter, CrmInput::Retention) = 7'900;
  benefit.at(kAfter, CrmInput::CostPerSale) = 22'001;
  benefit.at(kAfter, CrmInput::CustomersAtStart) = 151;
  benefit.at(kAfter, CrmInput::GrossMargin) = -100;
  const CrmCheck check = check_of(benefit);
  const auto bit = [](CrmInput input) { return 1u << static_cast<unsigned>(input); };
  CHECK(check.worse == (bit(CrmInput::Retention) | bit(CrmInput::CostPerSale) | bit(CrmInput::GrossMargin)));
  CHECK(check.start_differs);
  CHECK(check.negative_margin);
  CHECK(check.state == CrmState::Ready);
  CHECK(result_of(benefit).year[1].gross_profit < 0);
}

TEST_CASE("CRM benefit: payback never, at once, in the first month, at the end of the horizon and beyond") {
  CrmBenefit benefit = euros();
  benefit.yearly_cost = 94'240 * kWhole;  // takes it all
  CHECK(result_of(benefit).benefit == 0);
  CHECK(result_of(benefit).payback == CrmPayback::Never);
  CHECK(result_of(benefit).sum == -60'000 * kWhole);
  benefit.yearly_cost += 1;
  CHECK(result_of(benefit).benefit == -1);
  CHECK(result_of(benefit).payback == CrmPayback::Never);

  benefit = euros();
  benefit.one_off_cost = 0;
  CHECK(result_of(benefit).payback == CrmPayback::AtOnce);
  CHECK(result_of(benefit).payback_months == 0);
  benefit.yearly_cost = 100'000 * kWhole;  // nothing to pay back, but a loss every year
  CHECK(result_of(benefit).payback == CrmPayback::Never);

  benefit = euros();
  benefit.one_off_cost = 1;
  CHECK(result_of(benefit).payback_months == 1);
  benefit.one_off_cost = 5 * 70'240 * kWhole;  // five years, as long as the horizon
  CHECK(result_of(benefit).payback == CrmPayback::Within);
  CHECK(result_of(benefit).payback_months == 60);
  CHECK(result_of(benefit).sum == 0);
  benefit.one_off_cost += 1;
  CHECK(result_of(benefit).payback == CrmPayback::BeyondHorizon);
  CHECK(result_of(benefit).payback_months == 61);
}

TEST_CASE("CRM benefit: zeros are figures") {
  CrmBenefit benefit;
  for (auto& column : benefit.lines) {
    for (std::int64_t& figure : column) figure = 0;
  }
  benefit.one_off_cost = benefit.yearly_cost = 0;
  CHECK(check_of(benefit).state == CrmState::Ready);
  const CrmResult result = result_of(benefit);
  CHECK(result.benefit == 0);
  CHECK(result.payback == CrmPayback::Never);
  CHECK(result.sum == 0);
  CHECK(strongest(levers_of(benefit), CrmRanking::Planned).empty());
  CHECK(strongest(levers_of(benefit), CrmRanking::TenPercent).empty());
  for (const CrmSwing& swing : sensitivity_of(benefit)) CHECK(swing.low() == swing.high());
}

TEST_CASE("CRM benefit: figures too large stay at the end and say so") {
  CrmBenefit benefit;
  for (std::size_t i = 0; i < kCrmLines; ++i) {
    const auto input = static_cast<CrmInput>(i);
    const std::int64_t most = unit_of(input) == CrmUnit::Rate ? kFullRate_hundredths : range_of(input).most;
    benefit.at(kBefore, input) = more_is_better(input) ? 0 : most;
    benefit.at(kAfter, input) = more_is_better(input) ? most : 0;
  }
  benefit.one_off_cost = benefit.yearly_cost = kMaxMoney;
  benefit.horizon_years = kMaxCrmYears;
  CrmResult result = result_of(benefit);
  CHECK(result.year[1].revenue == INT64_MAX);
  CHECK(result.year[1].contribution == INT64_MAX);
  CHECK_FALSE(result.exact);
  CHECK(result.benefit == INT64_MAX - kMaxMoney);
  CHECK(result.payback == CrmPayback::Within);
  CHECK(result.sum == INT64_MAX);
  CHECK_FALSE(levers_of(benefit).exact);
  CHECK(sensitivity_of(benefit).size() == 12);

  // Beyond 2^49 sums go on, and are no longer exact: 10^17 of revenue and margin, costs of 10^16 and 10^15 a year.
  benefit = euros();
  for (const CrmMoment moment : {kBefore, kAfter}) {
    benefit.at(moment, CrmInput::CustomersAtStart) = 1;
    benefit.at(moment, CrmInput::Leads) = 0;
    benefit.at(moment, CrmInput::Retention) = benefit.at(moment, CrmInput::GrossMargin) = kFullRate_hundredths;
    benefit.at(moment, CrmInput::SalesPerCustomer) = 100;
    benefit.at(moment, CrmInput::CostPerSale) = benefit.at(moment, CrmInput::CostPerCustomer) = 0;
  }
  benefit.at(kAfter, CrmInput::RevenuePerSale) = 100'000'000'000'000'000;
  benefit.at(kAfter, CrmInput::CostPerCustomer) = 10'000'000'000'000'000;
  benefit.yearly_cost = 1'000'000'000'000'000;
  result = result_of(benefit);
  CHECK(static_cast<double>(result.year[1].contribution) == doctest::Approx(9e16).epsilon(1e-12));
  CHECK(static_cast<double>(result.benefit) == doctest::Approx(8.9e16).epsilon(1e-9));
  CHECK_FALSE(result.exact);

  for (std::size_t i = 0; i < kCrmLines; ++i) {
    const auto input = static_cast<CrmInput>(i);
    const std::int64_t most = unit_of(input) == CrmUnit::Rate ? kFullRate_hundredths : range_of(input).most;
    benefit.at(kBefore, input) = more_is_better(input) ? most : 0;
    benefit.at(kAfter, input) = more_is_better(input) ? 0 : most;
  }
  benefit.at(kAfter, CrmInput::Leads) = kMaxUnits;
  result = result_of(benefit);
  CHECK(result.benefit < 0);
  CHECK(result.benefit != kNoMoney);
  CHECK_FALSE(result.exact);
  CHECK(result.payback == CrmPayback::Never);

  // The largest one-off cost against the smallest benefit: 1.2 × 10^19 months do not fit, and stop at the end.
  benefit = euros();
  benefit.yearly_cost = 94'240 * kWhole - 1;
  benefit.one_off_cost = kMaxMoney;
  CHECK(result_of(benefit).payback == CrmPayback::BeyondHorizon);
  CHECK(result_of(benefit).payback_months == INT64_MAX);
}

TEST_CASE("CRM benefit: a currency without decimals, a horizon out of range") {
  CrmBenefit benefit = euros();
  benefit.currency = "JPY";  // the same figures in yen
  CHECK(result_of(benefit).benefit == 7'024'000);
  benefit.horizon_years = 0;
  CHECK(result_of(benefit).sum == result_of(benefit).cumulative[0]);
  benefit.horizon_years = 99;
  CHECK(result_of(benefit).cumulative[kMaxCrmYears - 1] == result_of(benefit).sum);
}

TEST_CASE("CRM benefit: words of states") {
  CHECK(to_word(CrmState::Impossible) == "impossible");
  CHECK(to_word(CrmPayback::BeyondHorizon) == "beyond_horizon");
  // Each payback has a sentence.
  const Json texts = json(read_file(asset_path("en/tools/crm_benefit/texts.json")));
  for (int i = 0; i <= static_cast<int>(CrmPayback::BeyondHorizon); ++i) {
    const std::string key = std::string("crm.payback.").append(to_word(static_cast<CrmPayback>(i)));
    CHECK_MESSAGE(find_text(texts, key) != nullptr, key);
  }
}
