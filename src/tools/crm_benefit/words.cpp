#include "tools/crm_benefit/words.h"

#include <algorithm>
#include <cmath>

#include "core/charts/short_number.h"
#include "core/words/frame_texts.h"
#include "core/words/short_texts.h"
#include "tools/crm_benefit/sensitivity_chart.h"

namespace sandtable::inline value {
namespace {

constexpr Text kTwoDecimals = "XXX";  // ISO 4217 for no currency: two decimals

// Name, unit and hint of each input, in the order of the inputs.
constexpr Keys kInputTexts(
    "crm.field.leads", "crm.unit.leads", "crm.hint.leads", "crm.field.closing_rate_pct_hundredths",
    "crm.unit.closing_rate_pct_hundredths", "crm.hint.closing_rate_pct_hundredths", "crm.field.cost_per_lead",
    "crm.unit.cost_per_lead", "crm.hint.cost_per_lead", "crm.field.cost_per_win", "crm.unit.cost_per_win",
    "crm.hint.cost_per_win", "crm.field.cost_per_sale", "crm.unit.cost_per_sale", "crm.hint.cost_per_sale",
    "crm.field.cost_per_customer", "crm.unit.cost_per_customer", "crm.hint.cost_per_customer",
    "crm.field.revenue_per_sale", "crm.unit.revenue_per_sale", "crm.hint.revenue_per_sale",
    "crm.field.sales_per_customer_hundredths", "crm.unit.sales_per_customer_hundredths",
    "crm.hint.sales_per_customer_hundredths", "crm.field.gross_margin_pct_hundredths",
    "crm.unit.gross_margin_pct_hundredths", "crm.hint.gross_margin_pct_hundredths", "crm.field.customers_at_start",
    "crm.unit.customers_at_start", "crm.hint.customers_at_start", "crm.field.retention_pct_hundredths",
    "crm.unit.retention_pct_hundredths", "crm.hint.retention_pct_hundredths", "crm.field.one_off_cost",
    "crm.unit.one_off_cost", "crm.hint.one_off_cost", "crm.field.yearly_cost", "crm.unit.yearly_cost",
    "crm.hint.yearly_cost");
static_assert(kInputTexts.size() == 3 * static_cast<int>(kCrmInputs));
constexpr Keys kPayback(
    "crm.payback.unknown", "crm.payback.never", "crm.payback.at_once", "crm.payback.within",
    "crm.payback.beyond_horizon");
constexpr Keys kYearRows(
    "crm.row.kept", "crm.row.won", "crm.row.customers", "crm.row.sales", "crm.row.revenue", "crm.row.gross_profit",
    "crm.row.winning", "crm.row.selling", "crm.row.serving", "crm.row.contribution");

Key input_text(CrmInput input, int which) { return kInputTexts[3 * static_cast<int>(input) + which]; }

// Hundredths without the zeros that say nothing: 12.5, 12.
std::string hundredths_text(std::int64_t hundredths) {
  std::string out = money_text(hundredths, kTwoDecimals);
  if (out.find('.') != std::string::npos && out.ends_with('0')) out.pop_back();
  return out;
}

// People and sales: to a tenth while they are few, whole with thousands parted when they are many.
Text count_words(double count) {
  constexpr double kFew = 1000, kMost = 9e18;
  if (std::fabs(count) < kFew) return number_words(std::round(count * 10) / 10);
  return frame_text(money_text(std::llround(std::clamp(count, -kMost, kMost)), ""));
}

Text with_sign(Text words, bool positive) { return positive ? Text("+") + words : words; }

constexpr double CrmYear::*kCounts[] = {&CrmYear::kept, &CrmYear::won, &CrmYear::customers, &CrmYear::sales};
constexpr Money CrmYear::*kAmounts[] = {&CrmYear::revenue, &CrmYear::gross_profit, &CrmYear::winning,
                                        &CrmYear::selling, &CrmYear::serving, &CrmYear::contribution};

}  // namespace

CrmFigures::CrmFigures(const CrmBenefit& from)
    : benefit(from), check(check_of(from)), result(result_of(from)), levers(levers_of(from)), swings(sensitivity_of(from)) {}

// --- inputs ---

Text CrmWords::name(CrmInput input) const { return words_.tr(input_text(input, 0)); }
Text CrmWords::unit(CrmInput input) const {
  return words_.tr_format(input_text(input, 1), {{"currency", figures_.benefit.currency}});
}
Text CrmWords::name_and_unit(CrmInput input) const {
  return words_.tr_format("crm.missing_item", {{"name", name(input)}, {"column", unit(input)}});
}
Text CrmWords::hint(CrmInput input) const { return words_.tr(input_text(input, 2)); }
Text CrmWords::moment(CrmMoment moment) const { return words_.tr(Keys("crm.before", "crm.after")[moment]); }

Text CrmWords::place(CrmPlace place) const {
  if (static_cast<std::size_t>(place.input) >= kCrmLines) return name(place.input);
  return words_.tr_format("crm.missing_item", {{"name", name(place.input)}, {"column", moment(place.moment)}});
}

Text CrmWords::figure(CrmPlace place) const {
  const std::int64_t value = figures_.benefit.at(place.moment, place.input);
  if (value == kNoMoney) return words_.tr("crm.report_open");
  switch (unit_of(place.input)) {
    case CrmUnit::Count:
      return frame_text(money_text(value, ""));
    case CrmUnit::Rate:
      return frame_text(hundredths_text(value) + "%");
    case CrmUnit::Average:
      return frame_text(hundredths_text(value));
    case CrmUnit::Money:
      break;
  }
  return money(value);
}

Text CrmWords::progress() const {
  return words_.tr_format("crm.progress", {{"n", number_text(static_cast<long>(figures_given(figures_.benefit)))},
                                           {"total", number_text(static_cast<long>(kCrmFigures))}});
}

TableWords CrmWords::inputs() const {
  TableWords out;
  out.figures = kAllButFirst;
  out.row({words_.tr("crm.column.figure"), moment(CrmMoment::Before), moment(CrmMoment::After)});
  for (std::size_t i = 0; i < kCrmInputs; ++i) {
    const auto input = static_cast<CrmInput>(i);
    out.row({name_and_unit(input), i < kCrmLines ? figure({CrmMoment::Before, input}) : Text(), figure({CrmMoment::After, input})});
  }
  return out;
}

// --- results ---

Text CrmWords::money(Money amount) const {
  return amount == kNoMoney ? Text("–") : frame_text(money_text(amount, figures_.benefit.currency));
}

Text CrmWords::change(Money amount) const { return with_sign(money(amount), amount > 0); }

std::vector<std::string> CrmWords::missing() const {
  std::vector<std::string> out;
  for (const CrmPlace& each : figures_.check.missing) out.push_back(place(each));
  return out;
}

std::vector<std::string> CrmWords::impossible() const {
  std::vector<std::string> out;
  for (const CrmPlace& each : figures_.check.impossible) {
    const bool rate = unit_of(each.input) == CrmUnit::Rate && figures_.benefit.at(each.moment, each.input) > kFullRate_hundredths;
    out.push_back(words_.tr_format(rate ? Key("crm.impossible_rate") : Key("crm.impossible_range"),
                                   {{"name", name(each.input)}, {"column", moment(each.moment)}, {"value", figure(each)}}));
  }
  return out;
}

template <class Wanted>
Text CrmWords::names(Wanted wanted) const {
  std::string out;
  for (std::size_t i = 0; i < kCrmInputs; ++i) {
    const auto input = static_cast<CrmInput>(i);
    if (!wanted(input)) continue;
    if (!out.empty()) out += words_.tr("list.comma").c_str();
    out += name(input).c_str();
  }
  return frame_text(out);
}

std::vector<std::string> CrmWords::doubts() const {
  const CrmCheck& check = figures_.check;
  std::vector<std::string> out;
  if (check.worse != 0) {
    const Text worse = names([&](CrmInput input) { return (check.worse >> static_cast<unsigned>(input) & 1u) != 0; });
    out.push_back(words_.tr_format("crm.worse", {{"names", worse}}));
  }
  if (check.start_differs) out.push_back(words_.tr("crm.start_differs"));
  if (check.negative_margin) out.push_back(words_.tr("crm.negative_margin"));
  if (!figures_.result.exact || !figures_.levers.exact) out.push_back(words_.tr("crm.inexact"));
  return out;
}

Text CrmWords::benefit() const {
  const CrmResult& result = figures_.result;
  if (result.benefit == kNoMoney) return words_.tr(result.difference == kNoMoney ? Key("crm.empty_results") : Key("crm.empty_benefit"));
  if (result.benefit == 0) return words_.tr("crm.benefit_none");
  const bool gain = result.benefit > 0;
  return words_.tr_format(gain ? Key("crm.benefit_gain") : Key("crm.benefit_loss"),
                          {{"benefit", money(result.benefit)}, {"loss", money(-result.benefit)},
                           {"difference", gain ? money(result.difference) : change(result.difference)},
                           {"cost", money(figures_.benefit.yearly_cost)}, {"currency", figures_.benefit.currency}});
}

Text CrmWords::payback() const {
  const CrmResult& result = figures_.result;
  if (result.payback == CrmPayback::Unknown && result.benefit != kNoMoney) return words_.tr("crm.empty_payback");
  return words_.tr_format(kPayback[result.payback],
                          {{"cost", money(figures_.benefit.one_off_cost)}, {"months", frame_text(money_text(result.payback_months, ""))},
                           {"years", number_text(figures_.benefit.horizon_years)}});
}

Text CrmWords::sum_title() const {
  return words_.tr_format("crm.sum", {{"years", number_text(figures_.benefit.horizon_years)}});
}

TableWords CrmWords::years() const {
  const CrmYear &before = figures_.result.year[0], &after = figures_.result.year[1];
  const bool both = before.known && after.known;
  const auto count = [](const CrmYear& year, double CrmYear::*member) { return year.known ? count_words(year.*member) : Text("–"); };
  const auto amount = [this](const CrmYear& year, Money CrmYear::*member) { return money(year.known ? year.*member : kNoMoney); };
  TableWords out;
  out.figures = kAllButFirst;
  out.row({words_.tr("crm.column.figure"), moment(CrmMoment::Before), moment(CrmMoment::After), words_.tr("crm.column.change")});
  int row = 0;
  for (const auto member : kCounts) {
    const double more = after.*member - before.*member;
    out.row({words_.tr(kYearRows[row++]), count(before, member), count(after, member),
             both ? with_sign(count_words(more), more > 0) : Text("–")});
  }
  for (const auto member : kAmounts) {
    MoneySum more{after.*member, true};
    more.subtract(before.*member);
    out.row({words_.tr(kYearRows[row++]), amount(before, member), amount(after, member), change(both ? more.value : kNoMoney)});
  }
  out.row({words_.tr("crm.row.yearly_cost"), Text("–"), money(figures_.benefit.yearly_cost), change(figures_.benefit.yearly_cost)});
  out.row({words_.tr("crm.benefit"), Text("–"), Text("–"), change(figures_.result.benefit)});
  return out;
}

TableWords CrmWords::cumulative() const {
  TableWords out;
  out.figures = kAllButFirst;
  out.row({words_.tr("crm.column.year"), words_.tr("crm.column.cumulative")});
  int year = 0;
  for (const Money amount : figures_.result.cumulative) {
    if (amount != kNoMoney) out.row({words_.tr_format("crm.year_number", {{"n", number_text(++year)}}), money(amount)});
  }
  return out;
}

// --- levers and sensitivity ---

std::vector<std::string> CrmWords::strongest_levers(CrmRanking ranking) const {
  std::vector<std::string> out;
  for (const CrmLever& lever : strongest(figures_.levers, ranking)) {
    const Money amount = ranking == CrmRanking::Planned ? lever.planned : lever.ten_percent;
    out.push_back(words_.tr_format("crm.levers_item", {{"n", number_text(static_cast<long>(out.size()) + 1)},
                                                       {"name", name(lever.input)}, {"amount", change(amount)}}));
  }
  return out;
}

Text CrmWords::together() const {
  const Money rest = figures_.levers.together;
  if (rest == 0) return {};
  return words_.tr_format(rest > 0 ? Key("crm.levers_together") : Key("crm.levers_overlap"), {{"amount", money(rest > 0 ? rest : -rest)}});
}

TableWords CrmWords::levers() const {
  TableWords out;
  out.figures = kAllButFirst;
  out.row({words_.tr("crm.column.lever"), words_.tr("crm.column.planned"), words_.tr("crm.column.ten_percent")});
  for (const CrmLever& lever : figures_.levers.levers) out.row({name(lever.input), change(lever.planned), change(lever.ten_percent)});
  return out;
}

Text CrmWords::sensitivity_summary() const {
  if (figures_.swings.empty()) return {};
  const CrmSwing& widest = figures_.swings.front();
  return words_.tr_format("crm.sensitivity_summary",
                          {{"name", name(widest.input)}, {"low", money(widest.low())}, {"high", money(widest.high())}});
}

std::vector<std::string> CrmWords::sensitivity_notes() const {
  std::vector<std::string> out;
  const auto of = [this](auto wanted) {
    return names([&](CrmInput input) {
      return std::ranges::any_of(figures_.swings, [&](const CrmSwing& swing) { return swing.input == input && wanted(swing); });
    });
  };
  // Where there is a loss already, no error turns a benefit into one.
  if (!figures_.swings.empty() && figures_.result.benefit > 0) {
    const Text lossy = of([](const CrmSwing& swing) { return swing.low() < 0; });
    out.push_back(lossy.empty() ? words_.tr("crm.sensitivity_safe") : words_.tr_format("crm.sensitivity_loss", {{"names", lossy}}));
  }
  const Text capped = of([](const CrmSwing& swing) { return swing.capped; });
  if (!capped.empty()) out.push_back(words_.tr_format("crm.sensitivity_capped", {{"names", capped}}));
  return out;
}

TableWords CrmWords::sensitivity() const {
  TableWords out;
  out.figures = kAllButFirst;
  out.row({words_.tr("crm.column.figure"), words_.tr("crm.column.at_less"), words_.tr("crm.column.at_more")});
  for (const CrmSwing& swing : figures_.swings) out.row({name(swing.input), money(swing.at_less), money(swing.at_more)});
  return out;
}

double CrmWords::whole(Money amount) const {
  return static_cast<double>(amount) / std::pow(10.0, decimals_of(figures_.benefit.currency));
}

Picture CrmWords::sensitivity_picture(float width) const {
  if (figures_.swings.empty()) return {};
  std::vector<SensitivityRow> rows;
  for (const CrmSwing& swing : figures_.swings) {
    const double less = whole(swing.at_less), more = whole(swing.at_more);
    rows.push_back({name(swing.input), less, more, short_number(less, chinese_), short_number(more, chinese_)});
  }
  const double base = whole(figures_.result.benefit);
  const Text name = words_.tr_format("crm.sensitivity_base", {{"amount", frame_text(short_number(base, chinese_))}});
  return sensitivity_chart(rows, base, {name, words_.tr("crm.sensitivity_less"), words_.tr("crm.sensitivity_more")}, width);
}

std::vector<std::string> CrmWords::choices() const {
  constexpr Keys kOurs(
    "crm.ours_margin", "crm.ours_single", "crm.ours_step", "crm.ours_full_year", "crm.ours_flat", "crm.ours_start");
  std::vector<std::string> out;
  for (int i = 0; i < kOurs.size(); ++i) out.push_back(words_.tr(kOurs[i]));
  return out;
}

}  // namespace sandtable::value
