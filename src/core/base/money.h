// Money: whole minor units (fen, cents) of one currency, so that sums are exact; what people type, and the text for output.
//
// A plan has one currency, an ISO 4217 code; amounts carry none. Nothing here overflows: what leaves the range of
// std::int64_t stays at its end and says so. Ratios are named _ratio (0.25), percentages _pct (25).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/text.h"

namespace sandtable {

using Money = std::int64_t;  // minor units: 12.50 CNY is 1250, 12 JPY is 12

inline constexpr Money kNoMoney = INT64_MIN;                       // open: not typed yet, which is not the same as 0
inline constexpr Money kMaxMoney = 1'000'000'000'000'000'000;      // of one figure: 10^16 yuan; sums may be larger
inline constexpr std::int64_t kMaxUnits = 1'000'000'000'000'000;   // of a count: units sold, customers: 10^15
inline constexpr Text kStandardCurrency = "CNY";

// Three capital letters. Which codes are in use changes; so those of tomorrow are allowed as well.
[[nodiscard]] bool is_currency(std::string_view code);
// Decimals of a currency (ISO 4217, table A.1, "minor unit"): 2 but for those that have 0 or 3.
[[nodiscard]] int decimals_of(Text currency);

// Sums that know whether they are exact. Once a step would have left the range, `value` is at its end and `exact` false
// for good.
struct MoneySum {
  Money value = 0;
  bool exact = true;

  void add(Money amount);  // kNoMoney counts as 0
  void subtract(Money amount);
  void add(const MoneySum& other);
  void add_product(Money unit_amount, std::int64_t units);  // either one open: nothing
  bool operator==(const MoneySum&) const = default;
};

// part / whole; 0 when there is no whole.
[[nodiscard]] double ratio_of(Money part, Money whole);

enum class MoneyRead {
  Good,
  Empty,          // nothing but blanks, and the caller wants a figure
  NotAnAmount,    // letters, two signs, two decimal points …
  Grouping,       // a separator that is not followed by groups of three digits: "1,5" could be 1.5 or 15
  TooFine,        // more decimals than the currency has
  TooLarge,       // beyond kMaxMoney, or kMaxUnits
  Negative,       // and the caller wants none
  OtherCurrency,  // "$ 5" or "USD 5" in a plan in CNY: currencies are not mixed
};
enum class Accept { Amount, EmptyToo, NegativeToo, EmptyAndNegative };

// What people type: thousands separators (comma, blank, apostrophe; in groups of three), full-width digits and
// punctuation, the decimal point also as 。, a leading minus or accountants' brackets, 千, 万, 百万, 亿, k, m, mn, bn, million and
// the like as factors behind the figure, of a figure without a currency (XXX) a percent sign, and before or behind it the code or a sign of the plan's currency. １２，０００ is 12000. A comma is never a
// decimal point. `out` is set when Good; to kNoMoney when empty is accepted.
[[nodiscard]] MoneyRead parse_money(std::string_view typed, Text currency, Accept accept, Money& out);
// The same for a number of things: no decimals, no currency, no negative.
[[nodiscard]] MoneyRead parse_units(std::string_view typed, Accept accept, std::int64_t& out);

enum class Grouping { Plain, Thousands };
// "12,000.50", or "12000.50" for fields and spreadsheets; the decimals of the currency, none when they are all 0; "" for
// kNoMoney. What a sum becomes that is too large (MoneySum) is "> 92,233,720,368,547,758.07". parse_money() reads both back the same. `currency` "" has no decimals: for units.
[[nodiscard]] std::string money_text(Money amount, Text currency, Grouping grouping = Grouping::Thousands);

// Stable words: "good", "empty", "not_an_amount", "grouping", "too_fine", "too_large", "negative", "other_currency".
[[nodiscard]] Text to_word(MoneyRead value);

}  // namespace sandtable
