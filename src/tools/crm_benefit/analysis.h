// What follows from a CRM benefit calculation (domain: N33): the year before and the year after, the benefit, when the CRM
// has paid for itself, which inputs move the benefit most. Computed, never stored.
//
// For each moment, before and after (with a figure missing, the year is not computed at all):
//   kept           customers at the start × retention rate
//   won            leads × closing rate
//   customers      kept + won: the customer base carried through one year, as in the customer equity test (Blattberg &
//                  Deighton 1996, "Manage Marketing by the Customer Equity Test", Harvard Business Review 74(4):136–144)
//   sales          customers × sales per customer
//   revenue        sales × revenue per sale
//   gross profit   revenue × gross margin
//   winning        leads × cost per lead + won × cost per win
//   selling        sales × cost per sale
//   serving        customers × cost per customer
//   contribution   gross profit − winning − selling − serving: what customers leave after the costs that they themselves
//                  cause (customer profitability: Horngren, Datar & Rajan, Cost Accounting, ch. 14)
// and of both:
//   difference     contribution after − contribution before
//   benefit        difference − yearly cost of the CRM
//   payback        one-off cost ÷ (benefit / 12), in months, rounded up (Brealey, Myers & Allen, Principles of Corporate
//                  Finance, ch. 5)
//   sum            benefit × years of the horizon − one-off cost
//
// Ours, to be stated in the program's help: revenue counts only with its gross margin. Who is won counts with a whole year's
// sales, who is lost with none. Every year of the horizon brings the same benefit: what a better retention rate adds from
// the second year on is left out, which is on the careful side. Nothing is discounted. Of the two costs of winning one is
// enough when the other is open in both columns. Customers at the start may stay open after: they are then those before.
//
// Amounts are reckoned in double and rounded to minor units once each, and only then added; so what is shown adds up. Below
// 2^49 minor units (5.6 trillion yuan) none is further than one unit from the true one; beyond that `exact` is false, and
// what leaves the range of Money stands at its end.
#pragma once

#include <cstdint>
#include <vector>

#include "tools/crm_benefit/model.h"

namespace sandtable::inline value {

// ---- inputs ----

struct CrmPlace {
  CrmMoment moment = CrmMoment::Before;  // After for the costs of the CRM itself
  CrmInput input = CrmInput::Leads;
  bool operator==(const CrmPlace&) const = default;
};
enum class CrmState { Nothing, Missing, Impossible, Ready };  // Impossible also when something is missing besides
struct CrmCheck {
  CrmState state = CrmState::Nothing;
  std::vector<CrmPlace> missing;         // in the order of the inputs, before ahead of after
  std::vector<CrmPlace> impossible;      // a rate over 100 %, or a figure outside range_of()
  std::uint32_t worse = 0;               // bit n: input n is worse after than before; worth a question, not an error
  bool start_differs = false;            // customers at the start differ, so part of the benefit is not the CRM's doing
  bool negative_margin = false;          // in either column: every sale more is a loss
};
[[nodiscard]] CrmCheck check_of(const CrmBenefit& benefit);

// ---- the result ----

struct CrmYear {
  bool known = false;                    // else all 0
  double kept = 0, won = 0, customers = 0, sales = 0;  // not rounded
  Money revenue = 0, gross_profit = 0, winning = 0, selling = 0, serving = 0, contribution = 0;
  bool exact = true;
};

// Never: the benefit is 0 or less. AtOnce: a benefit, and no one-off cost. Unknown: figures are missing.
enum class CrmPayback { Unknown, Never, AtOnce, Within, BeyondHorizon };

struct CrmResult {
  CrmYear year[kCrmMoments];             // by CrmMoment
  Money difference = kNoMoney;           // kNoMoney here and below: figures are missing
  Money benefit = kNoMoney;
  CrmPayback payback = CrmPayback::Unknown;
  std::int64_t payback_months = 0;       // whole, ≥ 1; only Within and BeyondHorizon
  Money cumulative[kMaxCrmYears];        // at the end of each year of the horizon; kNoMoney beyond
  Money sum = kNoMoney;                  // the last of them
  bool exact = true;

  CrmResult();
};
// Figures that make no sense are refused: nothing is computed from a column that has one.
[[nodiscard]] CrmResult result_of(const CrmBenefit& benefit);

// ---- levers ----

inline constexpr double kCrmStep_ratio = 0.1;  // ours: how far an input is moved; rates stop at 100 %

// One input at a time, all others left as they are (Brealey, Myers & Allen, ch. 10, "sensitivity analysis"). Levers work
// together, so the effects of single ones do not add up to the difference: CrmLevers::together is the rest.
struct CrmLever {
  CrmInput input = CrmInput::Leads;
  Money planned = 0;       // contribution of the year before with this input as after, − that of the year before
  Money ten_percent = kNoMoney;  // benefit with this input 10 % better than after, − benefit; kNoMoney without a benefit
};
struct CrmLevers {
  std::vector<CrmLever> levers;          // in the order of the inputs; empty when a year is not known
  Money together = 0;
  bool exact = true;
};
[[nodiscard]] CrmLevers levers_of(const CrmBenefit& benefit);

enum class CrmRanking { Planned, TenPercent };
inline constexpr std::size_t kStrongestLevers = 3;
// Those with the largest effects, the largest first, never one without a gain; so there may be fewer than `most`.
[[nodiscard]] std::vector<CrmLever> strongest(const CrmLevers& levers, CrmRanking ranking,
                                              std::size_t most = kStrongestLevers);

// ---- sensitivity ----

// What becomes of the benefit when an input of "after" is 10 % lower or higher, the widest first: a tornado diagram
// (Eschenbach 1992, "Spiderplots versus Tornado Diagrams for Sensitivity Analysis", Interfaces 22(6):40–46). Customers at
// the start move in both columns (ours): they are a fact of today, not a result of the CRM.
struct CrmSwing {
  CrmInput input = CrmInput::Leads;
  Money at_less = 0, at_more = 0;        // benefit with the input 10 % lower, and 10 % higher
  bool capped = false;                   // 10 % more would have been over 100 %
  [[nodiscard]] Money low() const { return at_less < at_more ? at_less : at_more; }
  [[nodiscard]] Money high() const { return at_less < at_more ? at_more : at_less; }
};
// Empty without a benefit. Inputs that are left out (see above) have none; of equals the earlier comes first.
[[nodiscard]] std::vector<CrmSwing> sensitivity_of(const CrmBenefit& benefit);

// Stable words: "nothing", "missing", "impossible", "ready"; "unknown", "never", "at_once", "within", "beyond_horizon".
[[nodiscard]] Text to_word(CrmState value);
[[nodiscard]] Text to_word(CrmPayback value);

}  // namespace sandtable::value
