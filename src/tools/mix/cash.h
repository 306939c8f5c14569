// Money of a marketing mix: revenue, cost and margin by quarter in three cases, break-even, comparison of candidates, and
// how far a round fell short. Computed, never stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "tools/mix/model.h"
#include "tools/mix/analysis.h"

namespace sandtable::inline mix {

// For each quarter, over the elements of a candidate:
//   revenue     Σ price × units
//   cost        Σ unit_cost × units, in the first quarter + Σ one_off_cost
//   margin      revenue − cost (what remains before overheads; Horngren, Datar & Rajan, Cost Accounting, ch. 3)
//   cumulative  sum of the margins so far, taken as cash: nothing is discounted, paid earlier or later
// What is open counts as 0, and is listed in CashNotes. Units in the worst case are those of the worst case, but never more
// than expected, and in the best case never less; so best ≥ expected ≥ worst for units, for revenue where prices are not
// negative, and for the margin where no element is sold below its cost.
struct CashFigures {
  Money revenue = 0, cost = 0, margin = 0, cumulative = 0;
  [[nodiscard]] double margin_ratio() const { return ratio_of(margin, revenue); }  // 0 without revenue
};

// Payback (Brealey, Myers & Allen, Principles of Corporate Finance, ch. 5), in whole quarters: the first quarter at whose
// end there has been revenue and the cumulative cash is 0 or more, and stays so to the end of the plan.
enum class BreakEven { Reached, NoFigures, NoRevenue, NotReached };  // NoRevenue: costs without revenue

inline constexpr int kQuartersOfYear = 4;
inline constexpr int kMaxYears = kMaxQuarters / kQuartersOfYear;
struct CashPlan {
  int quarters = 0;                   // those beyond are all 0
  CashFigures quarter[kMaxQuarters];
  CashFigures year[kMaxYears];        // of four quarters each, the last may have fewer; cumulative: at its end
  CashFigures total;                  // cumulative: at the end
  BreakEven break_even = BreakEven::NoFigures;
  int break_even_quarter = 0;         // 1..12; 0 = none
  bool exact = true;                  // false: a figure left the range of Money and stands at its end
};
[[nodiscard]] std::int64_t units_of(const Element& element, Scenario scenario, int quarter);  // quarter 0..11; open is 0
[[nodiscard]] CashPlan cash_of(const Candidate& candidate, Scenario scenario);

// Elements about whose figures there is something to say.
struct CashNotes {
  std::size_t without_price = 0;      // units, but no price
  std::size_t without_units = 0;      // a price, but no units in the planned quarters
  std::size_t zero_price = 0;
  std::size_t negative_price = 0;
  std::size_t below_cost = 0;         // price < unit cost: every unit more is a loss
  std::size_t disordered = 0;         // worst above expected, or best below it; taken as expected
  std::size_t beyond = 0;             // units after the last planned quarter; not counted
};
[[nodiscard]] CashNotes notes_of(const Candidate& candidate);

// ---- candidates side by side ----

struct CandidateFigures {
  Coverage coverage;
  MixShape shape;
  Backing backing;
  CashPlan cash[kScenarios];          // by Scenario
  CashNotes notes;
};
[[nodiscard]] CandidateFigures figures_of(const Mix& mix, const NeedIndex& index, const Candidate& candidate);

// What candidates are compared by. Amounts are those of the quarters that all candidates plan, so that one that plans
// longer does not win by that; BreakEvenQuarter is the expected one, and none is worse than any.
enum class Measure { CoreNeeds, AllNeeds, Revenue, Cost, Margin, WorstMargin, BestMargin, BreakEvenQuarter };
inline constexpr std::size_t kMeasures = 8;
[[nodiscard]] int common_quarters(const Mix& mix);  // 0 without candidates
// The sums of the first quarters; cumulative at their end.
[[nodiscard]] CashFigures first_quarters(const CashPlan& cash, int quarters);
// Of the candidates in the order of the mix: bits of those that are best, most or for costs and break-even least. 0 when
// there is nothing to choose: fewer than two, or all the same.
[[nodiscard]] std::uint64_t leaders(const std::vector<CandidateFigures>& all, int common_quarters, Measure measure);

// ---- evaluation of a round ----

struct RoundCheck {
  // Positive: worse than the target. kNoMoney where the target or the actual figure is open.
  Quarters revenue_shortfall;         // target − actual revenue
  Quarters cost_overrun;              // actual − target cost
  Quarters margin_shortfall;          // the sum of both
  Money total_revenue_shortfall = 0;  // over the quarters that have both figures
  Money total_cost_overrun = 0;
  double reached_ratio = 0;           // actual / target revenue of those quarters; 0 without a target
  int compared = 0;                   // quarters with both figures of revenue
  int open = 0;                       // with a target of revenue, but no actual figure yet
  int first_short = 0;                // 1..12: the first with a shortfall of revenue or a cost overrun; 0 = none
  bool exact = true;
  bool candidate_missing = false;     // it has been deleted, or never been named
  bool cause_missing = false;         // fell short, but the failed step or the cause is not named
  bool action_missing = false;        // fell short, but no action came of it
};
[[nodiscard]] RoundCheck check_round(const Mix& mix, const Round& round);

// Stable words: "reached", "no_figures", "no_revenue", "not_reached"; "core_needs" … "break_even_quarter".
[[nodiscard]] Text to_word(BreakEven value);
[[nodiscard]] Text to_word(Measure value);

}  // namespace sandtable::mix
