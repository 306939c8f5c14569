#include "tools/crm_benefit/model.h"

#include "core/json/record_reader.h"
#include "core/json/record_writer.h"

namespace sandtable::inline value {
namespace {

constexpr Text kMember = "crm_benefit";
constexpr Text kMomentWords[kCrmMoments] = {"before", "after"};

struct InputFacts {
  Text word;
  CrmUnit unit;
  bool more_is_better;
};
constexpr InputFacts kInputs[kCrmInputs] = {{"leads", CrmUnit::Count, true},
                                            {"closing_rate_pct_hundredths", CrmUnit::Rate, true},
                                            {"cost_per_lead", CrmUnit::Money, false},
                                            {"cost_per_win", CrmUnit::Money, false},
                                            {"cost_per_sale", CrmUnit::Money, false},
                                            {"cost_per_customer", CrmUnit::Money, false},
                                            {"revenue_per_sale", CrmUnit::Money, true},
                                            {"sales_per_customer_hundredths", CrmUnit::Average, true},
                                            {"gross_margin_pct_hundredths", CrmUnit::Rate, true},
                                            {"customers_at_start", CrmUnit::Count, true},
                                            {"retention_pct_hundredths", CrmUnit::Rate, true},
                                            {"one_off_cost", CrmUnit::Money, false},
                                            {"yearly_cost", CrmUnit::Money, false}};

const InputFacts& facts_of(CrmInput input) {
  return kInputs[static_cast<std::size_t>(input)];
}

// Open when it is absent or cannot be used.
std::int64_t read_figure(RecordReader& reader, CrmInput input) {
  const CrmRange range = range_of(input);
  return reader.integer(facts_of(input).word, range.least, range.most).value_or(kNoMoney);
}

// What a part did not take goes back to the record's own rest.
void keep_rest(RecordReader& reader, Text key, const Json& unread) {
  for (const auto& [name, value] : *unread.get_ptr<const Json::object_t*>())
    reader.keep_member(key, name, value);
}

void read_column(RecordReader& parent, CrmMoment moment, CrmBenefit& out, Problems& problems) {
  const Text key = to_word(moment);
  const Json* column = parent.object(key);
  if (column == nullptr) return;
  RecordReader reader(*column, parent.pointer_of(key), problems);
  for (std::size_t i = 0; i < kCrmLines; ++i) {
    const auto input = static_cast<CrmInput>(i);
    out.at(moment, input) = read_figure(reader, input);
  }
  keep_rest(parent, key, reader.rest());
}

void read_notes(RecordReader& parent, CrmBenefit& out, Problems& problems) {
  const Json* notes = parent.object("notes");
  if (notes == nullptr) return;
  RecordReader reader(*notes, parent.pointer_of("notes"), problems);
  for (std::size_t i = 0; i < kCrmInputs; ++i)
    reader.read_text(out.notes[i], kInputs[i].word, kMaxCrmNoteBytes);
  keep_rest(parent, "notes", reader.rest());
}

void read_currency(RecordReader& reader, const Json& record, std::string& out) {
  const std::string* currency = find_text(record, "currency");
  if (currency == nullptr || is_currency(*currency)) {
    reader.read_line(out, "currency", 3);  // reports another type
  } else {
    reader.report(ErrorCode::UnknownChoice, "currency", detail_text(*currency));
  }
}

}  // namespace

CrmBenefit::CrmBenefit() {
  for (auto& column : lines) {
    for (std::int64_t& figure : column) figure = kNoMoney;
  }
}

std::int64_t CrmBenefit::at(CrmMoment moment, CrmInput input) const {
  if (input == CrmInput::OneOffCost) return one_off_cost;
  if (input == CrmInput::YearlyCost) return yearly_cost;
  return lines[static_cast<std::size_t>(moment)][static_cast<std::size_t>(input)];
}

std::int64_t& CrmBenefit::at(CrmMoment moment, CrmInput input) {
  if (input == CrmInput::OneOffCost) return one_off_cost;
  if (input == CrmInput::YearlyCost) return yearly_cost;
  return lines[static_cast<std::size_t>(moment)][static_cast<std::size_t>(input)];
}

CrmUnit unit_of(CrmInput input) {
  return facts_of(input).unit;
}

bool more_is_better(CrmInput input) {
  return facts_of(input).more_is_better;
}

CrmRange range_of(CrmInput input) {
  switch (unit_of(input)) {
    case CrmUnit::Count:
      return {0, kMaxUnits};
    case CrmUnit::Rate:
      return {input == CrmInput::GrossMargin ? -kMaxRate_hundredths : 0, kMaxRate_hundredths};
    case CrmUnit::Average:
      return {0, kMaxSales_hundredths};
    case CrmUnit::Money:
      break;
  }
  return {0, kMaxMoney};
}

std::size_t figures_given(const CrmBenefit& benefit) {
  std::size_t out = (benefit.one_off_cost != kNoMoney ? 1 : 0) + (benefit.yearly_cost != kNoMoney ? 1 : 0);
  for (const auto& column : benefit.lines) {
    for (const std::int64_t figure : column) out += figure != kNoMoney ? 1 : 0;
  }
  return out;
}

CrmBenefit with_after_as_before(CrmBenefit benefit) {
  for (std::size_t i = 0; i < kCrmLines; ++i) {
    if (benefit.lines[1][i] == kNoMoney) benefit.lines[1][i] = benefit.lines[0][i];
  }
  return benefit;
}

CrmBenefit with_currency(CrmBenefit benefit, Text currency) {
  const int more_decimals = decimals_of(currency) - decimals_of(benefit.currency);
  benefit.currency = currency.str();
  const auto scale = [&](Money& amount) {
    if (amount == kNoMoney) return;
    for (int i = 0; i < more_decimals; ++i) amount = amount > kMaxMoney / 10 ? kMaxMoney : amount * 10;
    std::int64_t divisor = 1;
    for (int i = 0; i < -more_decimals; ++i) divisor *= 10;
    amount = amount / divisor + (amount % divisor * 2 >= divisor ? 1 : 0);
  };
  for (std::size_t i = 0; i < kCrmInputs; ++i) {
    const auto input = static_cast<CrmInput>(i);
    if (unit_of(input) != CrmUnit::Money) continue;
    scale(benefit.at(CrmMoment::Before, input));
    if (i < kCrmLines) scale(benefit.at(CrmMoment::After, input));
  }
  return benefit;
}

Text to_word(CrmInput value) {
  return facts_of(value).word;
}

Text to_word(CrmMoment value) {
  return kMomentWords[static_cast<std::size_t>(value)];
}

void read_crm_benefit(RecordReader& plan, CrmBenefit& out, Problems& problems) {
  const Json* record = plan.object(kMember);
  if (record == nullptr) return;
  RecordReader reader(*record, plan.pointer_of(kMember), problems);
  read_currency(reader, *record, out.currency);
  out.horizon_years =
      static_cast<int>(reader.integer("horizon_years", 1, kMaxCrmYears).value_or(kStandardCrmYears));
  read_column(reader, CrmMoment::Before, out, problems);
  read_column(reader, CrmMoment::After, out, problems);
  out.one_off_cost = read_figure(reader, CrmInput::OneOffCost);
  out.yearly_cost = read_figure(reader, CrmInput::YearlyCost);
  read_notes(reader, out, problems);
  out.extra = reader.rest();
}

void write_crm_benefit(Json& plan, const CrmBenefit& value) {
  Json out = value.extra;
  if (!(kStandardCurrency == value.currency)) set_text(out, "currency", value.currency);
  put_number(out, "horizon_years", value.horizon_years, kStandardCrmYears);
  for (std::size_t moment = 0; moment < kCrmMoments; ++moment) {
    Json column = empty_object();
    for (std::size_t i = 0; i < kCrmLines; ++i)
      put_number(column, kInputs[i].word, value.lines[moment][i], kNoMoney);
    put_part(out, kMomentWords[moment], std::move(column));
  }
  put_number(out, kInputs[kCrmLines].word, value.one_off_cost, kNoMoney);
  put_number(out, kInputs[kCrmLines + 1].word, value.yearly_cost, kNoMoney);
  Json notes = empty_object();
  for (std::size_t i = 0; i < kCrmInputs; ++i) put_text(notes, kInputs[i].word, value.notes[i]);
  put_part(out, "notes", std::move(notes));
  put_part(plan, kMember, std::move(out));
}

}  // namespace sandtable::inline value
