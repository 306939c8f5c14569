#include "tools/mix/cash.h"
#include "tools/mix/model.h"

namespace sandtable::inline mix {
namespace {

std::int64_t zero_if_open(std::int64_t figure) {
  return figure == kNoMoney ? 0 : figure;
}

const Quarters& units_in(const Element& element, Scenario scenario) {
  return element.units[static_cast<std::size_t>(scenario)];
}

// An element's figures go into sums that are shared by quarters, years and the total.
struct Sums {
  MoneySum revenue, cost;

  void add(const Sums& other) {
    revenue.add(other.revenue);
    cost.add(other.cost);
  }
  // `before`: the cumulative cash before; after this the one at the end.
  CashFigures figures(MoneySum& before, bool& exact) const {
    MoneySum margin = revenue;
    margin.subtract(cost.value);
    before.add(margin);
    exact = exact && revenue.exact && cost.exact && before.exact;
    return {revenue.value, cost.value, margin.value, before.value};
  }
};

void find_break_even(const CashPlan& cash, int& quarter, BreakEven& reason) {
  quarter = 0;
  bool figures = false;
  MoneySum revenue;  // so far
  for (int i = 0; i < cash.quarters; ++i) {
    const CashFigures& now = cash.quarter[i];
    revenue.add(now.revenue);
    figures = figures || now.cost != 0 || now.revenue != 0;
    if (now.cumulative < 0 || revenue.value <= 0) {
      quarter = 0;
    } else if (quarter == 0) {
      quarter = i + 1;
    }
  }
  reason = quarter > 0          ? BreakEven::Reached
           : !figures           ? BreakEven::NoFigures
           : revenue.value <= 0 ? BreakEven::NoRevenue
                                : BreakEven::NotReached;
}

// Larger is better; kNoMoney = has none.
std::int64_t measured(const CandidateFigures& candidate, int common, Measure measure) {
  const CashPlan& cash = candidate.cash[static_cast<std::size_t>(Scenario::Expected)];
  switch (measure) {
    case Measure::CoreNeeds:
      return static_cast<std::int64_t>(candidate.coverage.answered[0]);
    case Measure::AllNeeds:
      return static_cast<std::int64_t>(candidate.coverage.answered[0] + candidate.coverage.answered[1] +
                                       candidate.coverage.answered[2]);
    case Measure::Revenue:
      return first_quarters(cash, common).revenue;
    case Measure::Cost:
      return -first_quarters(cash, common).cost;
    case Measure::Margin:
      return first_quarters(cash, common).margin;
    case Measure::WorstMargin:
      return first_quarters(candidate.cash[static_cast<std::size_t>(Scenario::Worst)], common).margin;
    case Measure::BestMargin:
      return first_quarters(candidate.cash[static_cast<std::size_t>(Scenario::Best)], common).margin;
    case Measure::BreakEvenQuarter:
      break;
  }
  return cash.break_even_quarter > 0 ? -cash.break_even_quarter : kNoMoney;
}

// worse − better, where both are known; adds it to `total`.
Money difference(Money worse, Money better, MoneySum& total) {
  if (worse == kNoMoney || better == kNoMoney) return kNoMoney;
  MoneySum out{worse, true};
  out.subtract(better);
  total.add(out);
  return out.value;
}

}  // namespace

std::int64_t units_of(const Element& element, Scenario scenario, int quarter) {
  const std::int64_t expected = zero_if_open(units_in(element, Scenario::Expected).at[quarter]);
  const std::int64_t typed = units_in(element, scenario).at[quarter];
  if (typed == kNoMoney) return expected;
  if (scenario == Scenario::Worst) return typed < expected ? typed : expected;
  return typed > expected ? typed : expected;
}

CashPlan cash_of(const Candidate& candidate, Scenario scenario) {
  CashPlan out;
  out.quarters = candidate.quarters < 1              ? 1
                 : candidate.quarters > kMaxQuarters ? kMaxQuarters
                                                     : candidate.quarters;
  Sums total;
  Sums year;
  MoneySum cumulative;
  MoneySum year_cumulative;
  for (int i = 0; i < out.quarters; ++i) {
    Sums quarter;
    for (const Shared<Element>& element : candidate.elements) {
      const std::int64_t units = units_of(*element, scenario, i);
      quarter.revenue.add_product(element->price, units);
      quarter.cost.add_product(element->unit_cost, units);
      if (i == 0) quarter.cost.add(element->one_off_cost);
    }
    out.quarter[i] = quarter.figures(cumulative, out.exact);
    year.add(quarter);
    total.add(quarter);
    if (i % kQuartersOfYear != kQuartersOfYear - 1 && i + 1 != out.quarters) continue;
    out.year[i / kQuartersOfYear] = year.figures(year_cumulative, out.exact);
    year = {};
  }
  MoneySum nothing_before;
  out.total = total.figures(nothing_before, out.exact);
  find_break_even(out, out.break_even_quarter, out.break_even);
  return out;
}

CashNotes notes_of(const Candidate& candidate) {
  CashNotes out;
  for (const Shared<Element>& shared : candidate.elements) {
    const Element& element = *shared;
    bool units = false;
    bool beyond = false;
    bool disordered = false;
    for (int i = 0; i < kMaxQuarters; ++i) {
      const std::int64_t expected = zero_if_open(units_in(element, Scenario::Expected).at[i]);
      const std::int64_t worst = units_in(element, Scenario::Worst).at[i];
      const std::int64_t best = units_in(element, Scenario::Best).at[i];
      if (i >= candidate.quarters) {
        beyond = beyond || expected > 0 || worst > 0 || best > 0;
        continue;
      }
      units = units || expected > 0 || worst > 0 || best > 0;
      disordered = disordered || worst > expected || (best != kNoMoney && best < expected);
    }
    const bool priced = element.price != kNoMoney;
    if (units && !priced) ++out.without_price;
    if (!units && priced) ++out.without_units;
    if (element.price == 0) ++out.zero_price;
    if (priced && element.price < 0) ++out.negative_price;
    if (priced && element.unit_cost != kNoMoney && element.price < element.unit_cost) ++out.below_cost;
    if (disordered) ++out.disordered;
    if (beyond) ++out.beyond;
  }
  return out;
}

CandidateFigures figures_of(const Mix& mix, const NeedIndex& index, const Candidate& candidate) {
  CandidateFigures out;
  out.coverage = coverage_of(mix, index, candidate);
  out.shape = shape_of(candidate);
  out.backing = backing_of(mix, index, candidate);
  for (std::size_t i = 0; i < kScenarios; ++i) out.cash[i] = cash_of(candidate, static_cast<Scenario>(i));
  out.notes = notes_of(candidate);
  return out;
}

int common_quarters(const Mix& mix) {
  int out = 0;
  for (const Shared<Candidate>& candidate : mix.candidates) {
    if (out == 0 || candidate->quarters < out) out = candidate->quarters;
  }
  return out;
}

CashFigures first_quarters(const CashPlan& cash, int quarters) {
  Sums sums;
  for (int i = 0; i < quarters && i < cash.quarters; ++i) {
    sums.revenue.add(cash.quarter[i].revenue);
    sums.cost.add(cash.quarter[i].cost);
  }
  MoneySum cumulative;
  bool exact = true;
  return sums.figures(cumulative, exact);
}

std::uint64_t leaders(const std::vector<CandidateFigures>& all, int common_quarters, Measure measure) {
  std::uint64_t bits = 0;
  std::int64_t best = kNoMoney;
  std::int64_t least = INT64_MAX;
  for (std::size_t i = 0; i < all.size() && i < 64; ++i) {
    const std::int64_t now = measured(all[i], common_quarters, measure);
    if (now > best) {
      best = now;
      bits = 0;
    }
    if (now < least) least = now;
    if (now == best) bits |= std::uint64_t{1} << i;
  }
  return best == least || best == kNoMoney ? 0 : bits;
}

RoundCheck check_round(const Mix& mix, const Round& round) {
  RoundCheck out;
  out.candidate_missing = true;
  for (const Shared<Candidate>& candidate : mix.candidates) {
    if (!round.candidate.empty() && candidate->id == round.candidate) out.candidate_missing = false;
  }
  const auto figures = [&round](RoundFigure which) {
    return round.figures[static_cast<std::size_t>(which)].at;
  };
  const Money* target_revenue = figures(RoundFigure::TargetRevenue);
  const Money* actual_revenue = figures(RoundFigure::ActualRevenue);
  const Money* target_cost = figures(RoundFigure::TargetCost);
  const Money* actual_cost = figures(RoundFigure::ActualCost);
  MoneySum revenue, cost, target, actual;
  for (int i = 0; i < kMaxQuarters; ++i) {
    const Money shortfall = difference(target_revenue[i], actual_revenue[i], revenue);
    const Money overrun = difference(actual_cost[i], target_cost[i], cost);
    out.revenue_shortfall.at[i] = shortfall;
    out.cost_overrun.at[i] = overrun;
    if (shortfall != kNoMoney) {
      ++out.compared;
      target.add(target_revenue[i]);
      actual.add(actual_revenue[i]);
    } else if (target_revenue[i] != kNoMoney) {
      ++out.open;
    }
    MoneySum margin{shortfall, true};
    margin.add(overrun);
    if (shortfall != kNoMoney && overrun != kNoMoney) out.margin_shortfall.at[i] = margin.value;
    if (out.first_short == 0 && (shortfall > 0 || overrun > 0)) out.first_short = i + 1;
  }
  out.total_revenue_shortfall = revenue.value;
  out.total_cost_overrun = cost.value;
  out.exact = revenue.exact && cost.exact && target.exact && actual.exact;
  out.reached_ratio = ratio_of(actual.value, target.value);
  const bool is_short = out.first_short > 0;
  out.cause_missing = is_short && (round.failed_step == FailedStep::None || round.cause.empty());
  out.action_missing = is_short && round.actions.empty();
  return out;
}

Text to_word(BreakEven value) {
  constexpr Text kWords[] = {"reached", "no_figures", "no_revenue", "not_reached"};
  return kWords[static_cast<std::size_t>(value)];
}

Text to_word(Measure value) {
  constexpr Text kWords[kMeasures] = {"core_needs", "all_needs",    "revenue",           "cost",
                                      "margin",     "worst_margin", "best_margin",       "break_even_quarter"};
  return kWords[static_cast<std::size_t>(value)];
}

}  // namespace sandtable::mix
