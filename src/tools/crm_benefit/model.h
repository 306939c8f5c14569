// CRM benefit calculator (domain: N33): what winning, selling to, serving and keeping customers costs and brings in a
// year, before a CRM and after it. Plain values; what follows from them is computed in analysis.h and never stored.
//
// Every figure may be open (kNoMoney), which is never the same as 0. Money is whole minor units of the one currency of
// the calculation (see money.h), rates are whole hundredths of a percent (85 % is 8500), sales per customer are whole
// hundredths of a sale (1.5 sales a year is 150, because it is an average), counts are whole.
//
// The gross margin is asked for (ours: N33 does not name it) because revenue is not benefit: what the goods themselves
// cost has to be paid out of it first, and a year with more revenue may well leave less.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/base/money.h"
#include "core/json/kept.h"

namespace sandtable {
class RecordReader;
}

namespace sandtable::inline value {

inline constexpr std::size_t kMaxCrmNoteBytes = 2'000;            // longer notes are cut, and listed
inline constexpr int kMaxCrmYears = 10;                           // of the horizon: 1..10
inline constexpr int kStandardCrmYears = 3;                       // ours
inline constexpr std::int64_t kFullRate_hundredths = 10'000;      // 100 %
// What a field takes is wider than what makes sense: 850 % is kept as typed and refused by the analysis, with its name.
inline constexpr std::int64_t kMaxRate_hundredths = 1'000'000;    // 10,000 %
inline constexpr std::int64_t kMaxSales_hundredths = 100'000'000; // a million sales to a customer in a year

// The inputs in the order in which they are asked for. The first kCrmLines have a figure before and one after.
enum class CrmInput {
  Leads,             // enquiries, contacts and tips that are followed up in a year
  ClosingRate,       // share of the leads that become customers
  CostPerLead,       // marketing and first contact
  CostPerWin,        // what each new customer costs beyond that: offer, trial, entry discount
  CostPerSale,       // visits, quotation, commission
  CostPerCustomer,   // serving and caring for a customer for a year
  RevenuePerSale,
  SalesPerCustomer,  // in a year
  GrossMargin,       // (revenue − cost of what was sold) / revenue; may be negative
  CustomersAtStart,  // of the year
  Retention,         // share of them who are still customers a year later
  OneOffCost,        // of the CRM: licences, set-up, data, training
  YearlyCost,        // of the CRM: rent, upkeep, the hours that keep the data clean
};
inline constexpr std::size_t kCrmLines = 11;
inline constexpr std::size_t kCrmInputs = 13;
inline constexpr std::size_t kCrmFigures = 2 * kCrmLines + 2;  // in all
enum class CrmMoment { Before, After };
inline constexpr std::size_t kCrmMoments = 2;
enum class CrmUnit { Count, Rate, Money, Average };  // Rate: hundredths of a percent; Average: hundredths

struct CrmBenefit {
  std::string currency = kStandardCurrency.str();  // ISO 4217
  int horizon_years = kStandardCrmYears;
  std::int64_t lines[kCrmMoments][kCrmLines];      // by CrmMoment and CrmInput; read and set with at()
  Money one_off_cost = kNoMoney;
  Money yearly_cost = kNoMoney;
  std::string notes[kCrmInputs];                   // by CrmInput: where the figures come from
  Kept extra;

  CrmBenefit();  // everything open
  bool operator==(const CrmBenefit&) const = default;

  // For the costs of the CRM itself, which come once, the moment means nothing.
  [[nodiscard]] std::int64_t at(CrmMoment moment, CrmInput input) const;
  [[nodiscard]] std::int64_t& at(CrmMoment moment, CrmInput input);
};

[[nodiscard]] CrmUnit unit_of(CrmInput input);
// Whether more of it is better; costs are better when lower.
[[nodiscard]] bool more_is_better(CrmInput input);
// The least and the most that a file or a field may hold.
struct CrmRange {
  std::int64_t least, most;
};
[[nodiscard]] CrmRange range_of(CrmInput input);

// How many figures are given, of kCrmFigures; 0 = not begun.
[[nodiscard]] std::size_t figures_given(const CrmBenefit& benefit);
// The same with every open figure of "after" set to that of "before": for starting from "nothing changes" and then
// typing what does.
[[nodiscard]] CrmBenefit with_after_as_before(CrmBenefit benefit);

// The same figures in another currency: nothing is converted, 1,200 stay 1,200, but decimals that it does not have are rounded.
[[nodiscard]] CrmBenefit with_currency(CrmBenefit benefit, Text currency);

// Stable words of documents: "leads", "closing_rate_pct_hundredths" …, "one_off_cost", "yearly_cost"; "before", "after".
[[nodiscard]] Text to_word(CrmInput value);
[[nodiscard]] Text to_word(CrmMoment value);

// The member "crm_benefit" of a plan. What is of another type or out of range is reported and kept unread; a currency that
// is no code is reported (UnknownChoice), and the standard one is used.
void read_crm_benefit(RecordReader& plan, CrmBenefit& out, Problems& problems);
void write_crm_benefit(Json& plan, const CrmBenefit& value);

}  // namespace sandtable::value

namespace sandtable {

struct PartType;
[[nodiscard]] const PartType& part_type(const CrmBenefit*);

}  // namespace sandtable
