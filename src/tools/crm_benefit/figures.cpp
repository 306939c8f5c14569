#include "tools/crm_benefit/figures.h"

#include "core/json/record_writer.h"
#include "tools/crm_benefit/analysis.h"

namespace sandtable::inline value {
namespace {

void set_amount(Json& out, Text key, Money amount) {
  if (amount != kNoMoney) set_number(out, key, amount);
}

Json to_json(const CrmYear& year) {
  Json out = empty_object();
  set_json(out, "customers_kept", real_json(year.kept));
  set_json(out, "customers_won", real_json(year.won));
  set_json(out, "customers", real_json(year.customers));
  set_json(out, "sales", real_json(year.sales));
  set_number(out, "revenue", year.revenue);
  set_number(out, "gross_profit", year.gross_profit);
  set_number(out, "cost_of_winning", year.winning);
  set_number(out, "cost_of_selling", year.selling);
  set_number(out, "cost_of_serving", year.serving);
  set_number(out, "contribution", year.contribution);
  return out;
}

Json to_json(const std::vector<CrmPlace>& places) {
  Json out = empty_array();
  for (const CrmPlace& place : places) {
    Json each = empty_object();
    set_text(each, "figure", to_word(place.input));
    set_text(each, "column", to_word(place.moment));
    add_json(out, std::move(each));
  }
  return out;
}

Json to_json(const std::vector<CrmLever>& levers) {
  Json out = empty_array();
  for (const CrmLever& lever : levers) {
    Json each = empty_object();
    set_text(each, "figure", to_word(lever.input));
    set_number(each, "planned", lever.planned);
    set_amount(each, "ten_percent", lever.ten_percent);
    add_json(out, std::move(each));
  }
  return out;
}

Json names_of(const std::vector<CrmLever>& levers) {
  Json out = empty_array();
  for (const CrmLever& lever : levers) add_text(out, to_word(lever.input));
  return out;
}

Json to_json(const std::vector<CrmSwing>& swings) {
  Json out = empty_array();
  for (const CrmSwing& swing : swings) {
    Json each = empty_object();
    set_text(each, "figure", to_word(swing.input));
    set_number(each, "at_less", swing.at_less);
    set_number(each, "at_more", swing.at_more);
    if (swing.capped) set_flag(each, "capped", true);
    add_json(out, std::move(each));
  }
  return out;
}

}  // namespace

Json crm_figures_to_json(const CrmBenefit& benefit) {
  const CrmCheck check = check_of(benefit);
  const CrmResult result = result_of(benefit);
  const CrmLevers levers = levers_of(benefit);
  Json inputs = empty_object();
  write_crm_benefit(inputs, benefit);
  Json out = empty_object();
  if (const Json* given = find_member(inputs, "crm_benefit")) set_json(out, "inputs", *given);
  set_text(out, "currency", benefit.currency);
  set_number(out, "horizon_years", benefit.horizon_years);
  set_number(out, "figures_given", static_cast<std::int64_t>(figures_given(benefit)));
  set_text(out, "state", to_word(check.state));
  set_json(out, "missing", to_json(check.missing));
  set_json(out, "impossible", to_json(check.impossible));
  for (const CrmMoment moment : {CrmMoment::Before, CrmMoment::After}) {
    const CrmYear& year = result.year[static_cast<std::size_t>(moment)];
    if (year.known) set_json(out, to_word(moment), to_json(year));
  }
  set_amount(out, "difference", result.difference);
  set_amount(out, "benefit", result.benefit);
  set_text(out, "payback", to_word(result.payback));
  if (result.payback_months > 0) set_number(out, "payback_months", result.payback_months);
  Json cumulative = empty_array();
  for (const Money amount : result.cumulative) {
    if (amount != kNoMoney) add_json(cumulative, Json(amount));
  }
  set_json(out, "cumulative", std::move(cumulative));
  set_amount(out, "sum", result.sum);
  set_flag(out, "exact", result.exact && levers.exact);
  set_json(out, "levers", to_json(levers.levers));
  if (!levers.levers.empty()) set_number(out, "together", levers.together);
  set_json(out, "strongest_planned", names_of(strongest(levers, CrmRanking::Planned)));
  set_json(out, "strongest_ten_percent", names_of(strongest(levers, CrmRanking::TenPercent)));
  set_json(out, "sensitivity", to_json(sensitivity_of(benefit)));
  return out;
}

}  // namespace sandtable::value
