#include "tools/crm_benefit/analysis.h"

#include <algorithm>
#include <cmath>

namespace sandtable::inline value {
namespace {

// ---- inputs ----

// The input that can stand in for a cost of winning that is open in both columns; itself when there is none.
CrmInput stand_in_of(CrmInput input) {
  if (input == CrmInput::CostPerLead) return CrmInput::CostPerWin;
  if (input == CrmInput::CostPerWin) return CrmInput::CostPerLead;
  return input;
}

bool is_open_in_both(const CrmBenefit& benefit, CrmInput input) {
  return benefit.at(CrmMoment::Before, input) == kNoMoney && benefit.at(CrmMoment::After, input) == kNoMoney;
}

bool is_left_out(const CrmBenefit& benefit, CrmInput input) {
  return is_open_in_both(benefit, input) && !is_open_in_both(benefit, stand_in_of(input));
}

// As typed, but customers at the start after are those before when they are open.
std::int64_t figure_of(const CrmBenefit& benefit, CrmMoment moment, CrmInput input) {
  const std::int64_t figure = benefit.at(moment, input);
  if (figure == kNoMoney && input == CrmInput::CustomersAtStart) return benefit.at(CrmMoment::Before, input);
  return figure;
}

bool makes_sense(CrmInput input, std::int64_t figure) {
  const CrmRange range = range_of(input);
  const std::int64_t most = unit_of(input) == CrmUnit::Rate ? kFullRate_hundredths : range.most;
  return figure >= range.least && figure <= most;
}

void check_figure(const CrmBenefit& benefit, CrmPlace place, CrmCheck& out) {
  const std::int64_t figure = benefit.at(place.moment, place.input);
  if (figure != kNoMoney) {
    if (!makes_sense(place.input, figure)) out.impossible.push_back(place);
    return;
  }
  // Customers at the start are asked for once: those after are as before when they are open.
  const bool is_second_start = place.input == CrmInput::CustomersAtStart && place.moment == CrmMoment::After;
  if (!is_second_start && !is_left_out(benefit, place.input)) out.missing.push_back(place);
}

void compare(const CrmBenefit& benefit, CrmInput input, CrmCheck& out) {
  const std::int64_t before = figure_of(benefit, CrmMoment::Before, input);
  const std::int64_t after = figure_of(benefit, CrmMoment::After, input);
  if (input == CrmInput::GrossMargin)
    out.negative_margin = (before != kNoMoney && before < 0) || (after != kNoMoney && after < 0);
  if (before == kNoMoney || after == kNoMoney || before == after) return;
  if (input == CrmInput::CustomersAtStart) {
    out.start_differs = true;
  } else if ((after > before) != more_is_better(input)) {
    out.worse |= 1u << static_cast<unsigned>(input);
  }
}

// ---- arithmetic ----

// The figures of a column, to be moved one at a time; lines that are left out are 0.
struct Column {
  bool known = true;
  double at[kCrmLines] = {};

  [[nodiscard]] double operator[](CrmInput input) const { return at[static_cast<std::size_t>(input)]; }
};

Column column_of(const CrmBenefit& benefit, CrmMoment moment) {
  Column out;
  for (std::size_t i = 0; i < kCrmLines; ++i) {
    const auto input = static_cast<CrmInput>(i);
    const std::int64_t figure = figure_of(benefit, moment, input);
    if (figure != kNoMoney) {
      out.at[i] = static_cast<double>(figure);
      out.known = out.known && makes_sense(input, figure);
    } else {
      out.known = out.known && is_left_out(benefit, input);
    }
  }
  return out;
}

Money rounded(double amount, bool& exact) {
  constexpr double kExactUpTo = 562949953421312;    // 2^49: five roundings of 2^-53 stay below half a unit
  constexpr double kRange = 9223372036854775807.0;  // 2^63 as a double
  exact = exact && std::fabs(amount) < kExactUpTo;
  if (amount >= kRange) return INT64_MAX;
  if (amount <= -kRange) return -INT64_MAX;  // INT64_MIN is kNoMoney
  return static_cast<Money>(std::round(amount));
}

// Whole hundredths are multiplied first and divided once, so that no digit is lost on the way.
CrmYear year_of(const Column& column) {
  CrmYear out;
  out.known = column.known;
  if (!column.known) return out;
  constexpr double kRates = 10'000, kAverages = 100;
  const double kept = column[CrmInput::CustomersAtStart] * column[CrmInput::Retention];
  const double won = column[CrmInput::Leads] * column[CrmInput::ClosingRate];
  const double sales = (kept + won) * column[CrmInput::SalesPerCustomer];
  const double revenue = sales * column[CrmInput::RevenuePerSale];
  out.kept = kept / kRates;
  out.won = won / kRates;
  out.customers = (kept + won) / kRates;
  out.sales = sales / (kRates * kAverages);
  out.revenue = rounded(revenue / (kRates * kAverages), out.exact);
  out.gross_profit =
      rounded(revenue * column[CrmInput::GrossMargin] / (kRates * kAverages * kRates), out.exact);
  out.winning = rounded(
      column[CrmInput::Leads] * column[CrmInput::CostPerLead] + won * column[CrmInput::CostPerWin] / kRates,
      out.exact);
  out.selling = rounded(sales * column[CrmInput::CostPerSale] / (kRates * kAverages), out.exact);
  out.serving = rounded((kept + won) * column[CrmInput::CostPerCustomer] / kRates, out.exact);
  MoneySum contribution{out.gross_profit, true};
  for (const Money cost : {out.winning, out.selling, out.serving}) contribution.subtract(cost);
  out.contribution = contribution.value;
  out.exact = out.exact && contribution.exact;
  return out;
}

// What is beyond 2^49 is no longer exact, but the sums go on with it; MoneySum alone would stop.
Money minus(Money from, Money amount, bool& exact) {
  MoneySum out{from, true};
  out.subtract(amount);
  exact = exact && out.exact;
  return out.value;
}

// after − before, of contributions.
Money difference_of(const CrmYear& before, const CrmYear& after, bool& exact) {
  exact = exact && before.exact && after.exact;
  return minus(after.contribution, before.contribution, exact);
}

Money benefit_of(const Column& before, const Column& after, Money yearly_cost, bool& exact) {
  return minus(difference_of(year_of(before), year_of(after), exact), yearly_cost, exact);
}

// 10 % more of its size with +1, less with −1; `capped` is set when a rate stopped at 100 %.
double moved(CrmInput input, double figure, int direction, bool& capped) {
  const double out = figure + direction * kCrmStep_ratio * std::fabs(figure);
  const bool over = unit_of(input) == CrmUnit::Rate && out > static_cast<double>(kFullRate_hundredths);
  capped = capped || over;
  return over ? static_cast<double>(kFullRate_hundredths) : out;
}

// The benefit with one input moved.
Money moved_benefit(Column before, Column after, Money yearly_cost, CrmInput input, int direction,
                    bool& capped) {
  bool exact = true;
  if (input == CrmInput::YearlyCost) {
    yearly_cost = rounded(moved(input, static_cast<double>(yearly_cost), direction, capped), exact);
  } else {
    const auto line = static_cast<std::size_t>(input);
    after.at[line] = moved(input, after.at[line], direction, capped);
    if (input == CrmInput::CustomersAtStart)
      before.at[line] = moved(input, before.at[line], direction, capped);
  }
  return benefit_of(before, after, yearly_cost, exact);
}

void find_payback(Money benefit, Money one_off_cost, int years, CrmResult& out) {
  constexpr std::uint64_t kMonths = 12;
  if (benefit <= 0) {
    out.payback = CrmPayback::Never;
  } else if (one_off_cost == 0) {
    out.payback = CrmPayback::AtOnce;
  } else {
    // 12 × kMaxMoney is within 64 bits without a sign.
    const std::uint64_t cost = static_cast<std::uint64_t>(one_off_cost) * kMonths;
    const auto yearly = static_cast<std::uint64_t>(benefit);
    const std::uint64_t months = cost / yearly + (cost % yearly != 0 ? 1 : 0);
    out.payback_months = months > INT64_MAX ? INT64_MAX : static_cast<std::int64_t>(months);
    out.payback = months <= kMonths * static_cast<std::uint64_t>(years) ? CrmPayback::Within
                                                                        : CrmPayback::BeyondHorizon;
  }
}

bool is_sound_cost(CrmInput input, Money cost) {
  return cost != kNoMoney && makes_sense(input, cost);
}

}  // namespace

CrmResult::CrmResult() {
  for (Money& amount : cumulative) amount = kNoMoney;
}

CrmCheck check_of(const CrmBenefit& benefit) {
  CrmCheck out;
  for (std::size_t i = 0; i < kCrmInputs; ++i) {
    const auto input = static_cast<CrmInput>(i);
    if (i < kCrmLines) {
      check_figure(benefit, {CrmMoment::Before, input}, out);
      compare(benefit, input, out);
    }
    check_figure(benefit, {CrmMoment::After, input}, out);
  }
  out.state = !out.impossible.empty()       ? CrmState::Impossible
              : figures_given(benefit) == 0 ? CrmState::Nothing
              : !out.missing.empty()        ? CrmState::Missing
                                            : CrmState::Ready;
  return out;
}

CrmResult result_of(const CrmBenefit& benefit) {
  CrmResult out;
  for (std::size_t i = 0; i < kCrmMoments; ++i) {
    out.year[i] = year_of(column_of(benefit, static_cast<CrmMoment>(i)));
    out.exact = out.exact && out.year[i].exact;
  }
  if (!out.year[0].known || !out.year[1].known) return out;
  out.difference = difference_of(out.year[0], out.year[1], out.exact);
  if (!is_sound_cost(CrmInput::YearlyCost, benefit.yearly_cost)) return out;
  out.benefit = minus(out.difference, benefit.yearly_cost, out.exact);
  if (!is_sound_cost(CrmInput::OneOffCost, benefit.one_off_cost)) return out;
  const int years = std::clamp(benefit.horizon_years, 1, kMaxCrmYears);
  find_payback(out.benefit, benefit.one_off_cost, years, out);
  MoneySum cumulative;
  cumulative.subtract(benefit.one_off_cost);
  for (int year = 0; year < years; ++year) {
    cumulative.add(out.benefit);
    out.cumulative[year] = cumulative.value;
  }
  out.sum = cumulative.value;
  out.exact = out.exact && cumulative.exact;
  return out;
}

CrmLevers levers_of(const CrmBenefit& benefit) {
  CrmLevers out;
  const Column before = column_of(benefit, CrmMoment::Before), after = column_of(benefit, CrmMoment::After);
  if (!before.known || !after.known) return out;
  const CrmYear first = year_of(before);
  out.together = difference_of(first, year_of(after), out.exact);
  const bool has_benefit = is_sound_cost(CrmInput::YearlyCost, benefit.yearly_cost);
  const Money now = has_benefit ? benefit_of(before, after, benefit.yearly_cost, out.exact) : 0;
  for (std::size_t i = 0; i < kCrmLines; ++i) {
    const auto input = static_cast<CrmInput>(i);
    if (is_left_out(benefit, input)) continue;
    CrmLever lever;
    lever.input = input;
    Column single = before;
    single.at[i] = after.at[i];
    lever.planned = difference_of(first, year_of(single), out.exact);
    out.together = minus(out.together, lever.planned, out.exact);
    if (has_benefit) {
      bool capped = false;
      const int direction = more_is_better(input) ? 1 : -1;
      const Money better = moved_benefit(before, after, benefit.yearly_cost, input, direction, capped);
      lever.ten_percent = minus(better, now, out.exact);
    }
    out.levers.push_back(lever);
  }
  return out;
}

std::vector<CrmLever> strongest(const CrmLevers& levers, CrmRanking ranking, std::size_t most) {
  const auto effect = [ranking](const CrmLever& lever) {
    return ranking == CrmRanking::Planned ? lever.planned : lever.ten_percent;
  };
  std::vector<CrmLever> out;
  for (const CrmLever& lever : levers.levers) {
    if (effect(lever) <= 0) continue;
    // Behind all that are as strong or stronger.
    auto at = out.begin();
    while (at != out.end() && effect(*at) >= effect(lever)) ++at;
    out.insert(at, lever);
  }
  if (out.size() > most) out.resize(most);
  return out;
}

std::vector<CrmSwing> sensitivity_of(const CrmBenefit& benefit) {
  std::vector<CrmSwing> out;
  const Column before = column_of(benefit, CrmMoment::Before), after = column_of(benefit, CrmMoment::After);
  if (!before.known || !after.known || !is_sound_cost(CrmInput::YearlyCost, benefit.yearly_cost)) return out;
  for (std::size_t i = 0; i < kCrmInputs; ++i) {
    const auto input = static_cast<CrmInput>(i);
    if (input == CrmInput::OneOffCost || is_left_out(benefit, input)) continue;
    CrmSwing swing;
    swing.input = input;
    swing.at_less = moved_benefit(before, after, benefit.yearly_cost, input, -1, swing.capped);
    swing.at_more = moved_benefit(before, after, benefit.yearly_cost, input, 1, swing.capped);
    bool exact = true;
    const Money width = minus(swing.high(), swing.low(), exact);
    auto at = out.begin();
    while (at != out.end() && minus(at->high(), at->low(), exact) >= width) ++at;
    out.insert(at, swing);
  }
  return out;
}

Text to_word(CrmState value) {
  constexpr Text kWords[] = {"nothing", "missing", "impossible", "ready"};
  return kWords[static_cast<std::size_t>(value)];
}

Text to_word(CrmPayback value) {
  constexpr Text kWords[] = {"unknown", "never", "at_once", "within", "beyond_horizon"};
  return kWords[static_cast<std::size_t>(value)];
}

}  // namespace sandtable::inline value
