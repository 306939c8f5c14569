// The CRM benefit calculator in a plan's file.
#include <doctest/doctest.h>

#include "tools/crm_benefit/model.h"
#include "core/json/record_reader.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

using Lines = std::vector<std::string>;
constexpr CrmMoment kBefore = CrmMoment::Before, kAfter = CrmMoment::After;

CrmBenefit read(const Json& plan, Lines* problems = nullptr) {
  Problems found;
  RecordReader reader(plan, "", found);
  CrmBenefit out;
  read_crm_benefit(reader, out, found);
  if (problems != nullptr) *problems = texts_of(found);
  return out;
}

Json frozen(std::string_view name) {
  return json(read_file(fixture_path(std::string("../tools/crm_benefit/fixtures/").append(name))));
}

// The member with this value, written back; it reads the same again.
std::string written(std::string_view value, Lines& problems, CrmBenefit& out) {
  Json plan = empty_object();
  set_json(plan, "crm_benefit", json(value));
  out = read(plan, &problems);
  Json again = empty_object();
  write_crm_benefit(again, out);
  CHECK(read(again) == out);
  const Json* member = find_member(again, "crm_benefit");
  return member == nullptr ? std::string() : dump_json(*member);
}

}  // namespace

TEST_CASE("CRM benefit: every member of the frozen plan") {
  Lines problems;
  const CrmBenefit benefit = read(frozen("plan.json"), &problems);
  CHECK(problems.empty());
  CHECK(benefit.currency == "CNY");
  CHECK(benefit.horizon_years == 3);
  CHECK(benefit.at(kBefore, CrmInput::Leads) == 600);
  CHECK(benefit.at(kAfter, CrmInput::Leads) == 660);
  CHECK(benefit.at(kBefore, CrmInput::ClosingRate) == 1200);
  CHECK(benefit.at(kAfter, CrmInput::ClosingRate) == 1500);
  CHECK(benefit.at(kBefore, CrmInput::CostPerLead) == 80'000);
  CHECK(benefit.at(kAfter, CrmInput::CostPerWin) == 450'000);
  CHECK(benefit.at(kBefore, CrmInput::CostPerSale) == 150'000);
  CHECK(benefit.at(kAfter, CrmInput::CostPerCustomer) == 560'000);
  CHECK(benefit.at(kBefore, CrmInput::RevenuePerSale) == 4'200'000);
  CHECK(benefit.at(kAfter, CrmInput::SalesPerCustomer) == 360);
  CHECK(benefit.at(kAfter, CrmInput::GrossMargin) == 2400);
  CHECK(benefit.at(kBefore, CrmInput::CustomersAtStart) == 260);
  CHECK(benefit.at(kAfter, CrmInput::CustomersAtStart) == kNoMoney);  // open, not 0
  CHECK(benefit.at(kAfter, CrmInput::Retention) == 8600);
  CHECK(benefit.one_off_cost == 96'000'000);
  CHECK(benefit.at(kBefore, CrmInput::YearlyCost) == 36'000'000);  // once, whatever the moment
  for (const std::string& note : benefit.notes) CHECK_FALSE(note.empty());
  CHECK(benefit.extra.members().empty());
  CHECK(figures_given(benefit) == 23);
}

TEST_CASE("CRM benefit: the frozen plans are written back as they are") {
  for (const std::string_view name : {"plan.json", "plan_en.json"}) {
    const Json plan = frozen(name);
    Json again = plan;
    write_crm_benefit(again, read(plan));
    CHECK(dump_json(again) == dump_json(plan));
  }
}

TEST_CASE("CRM benefit: none, an empty one, and zeros") {
  Json plan = empty_object();
  write_crm_benefit(plan, CrmBenefit());
  CHECK(plan.empty());
  CHECK(read(plan) == CrmBenefit());
  CHECK(figures_given(CrmBenefit()) == 0);
  Lines problems;
  CrmBenefit benefit;
  CHECK(written("{}", problems, benefit).empty());
  CHECK(benefit == CrmBenefit());
  // 0 is a figure.
  CHECK(written(R"({"after":{"leads":0},"yearly_cost":0})", problems, benefit) ==
        R"({"after":{"leads":0},"yearly_cost":0})");
  CHECK(problems.empty());
  CHECK(benefit.at(kAfter, CrmInput::Leads) == 0);
  CHECK(figures_given(benefit) == 2);
  // Standard values are not written.
  CHECK(written(R"({"currency":"CNY","horizon_years":3})", problems, benefit).empty());
  CHECK(written(R"({"currency":"JPY","horizon_years":10})", problems, benefit) ==
        R"({"currency":"JPY","horizon_years":10})");
}

TEST_CASE("CRM benefit: unknown members are kept, at every level") {
  constexpr std::string_view kText =
      R"({"after":{"colour":"red","leads":5},"before":{"later":[1]},"future":{"x":1},"notes":{"leads":"a","new":"b"}})";
  Lines problems;
  CrmBenefit benefit;
  CHECK(written(kText, problems, benefit) == kText);
  CHECK(problems.empty());
  CHECK(benefit.at(kAfter, CrmInput::Leads) == 5);
  CHECK(benefit.notes[0] == "a");
}

TEST_CASE("CRM benefit: values that cannot be used are reported and kept") {
  constexpr std::string_view kText =
      R"({"after":{"leads":"many","retention_pct_hundredths":8500},"before":{"closing_rate_pct_hundredths":12.5,)"
      R"("cost_per_lead":-1,"gross_margin_pct_hundredths":-2000,"leads":1000000000000001},"currency":"yuan",)"
      R"("horizon_years":0,"notes":{"leads":7},"one_off_cost":1000000000000000001})";
  Lines problems;
  CrmBenefit benefit;
  CHECK(written(kText, problems, benefit) == kText);
  CHECK(problems == Lines{"unknown_choice /crm_benefit/currency yuan", "out_of_range /crm_benefit/horizon_years 1..10",
                          "out_of_range /crm_benefit/before/leads 0..1000000000000000",
                          "wrong_type /crm_benefit/before/closing_rate_pct_hundredths integer",
                          "out_of_range /crm_benefit/before/cost_per_lead 0..1000000000000000000",
                          "wrong_type /crm_benefit/after/leads integer",
                          "out_of_range /crm_benefit/one_off_cost 0..1000000000000000000",
                          "wrong_type /crm_benefit/notes/leads string"});
  CHECK(benefit.currency == "CNY");
  CHECK(benefit.horizon_years == 3);
  CHECK(benefit.at(kBefore, CrmInput::GrossMargin) == -2000);
  CHECK(figures_given(benefit) == 2);
  // What is typed over them replaces them.
  benefit.at(kAfter, CrmInput::Leads) = 9;
  Json plan = empty_object();
  write_crm_benefit(plan, benefit);
  CHECK(read(plan).at(kAfter, CrmInput::Leads) == 9);
}

TEST_CASE("CRM benefit: parts of another type, long notes, rates over 100 %") {
  Lines problems;
  CrmBenefit benefit;
  CHECK(written(R"({"after":3,"before":[],"notes":"x"})", problems, benefit) == R"({"after":3,"before":[],"notes":"x"})");
  CHECK(problems.size() == 3);
  CHECK(figures_given(benefit) == 0);

  const std::string note = std::string(kMaxCrmNoteBytes - 1, 'n') + "界界";
  (void)written(R"({"notes":{"leads":")" + note + R"("}})", problems, benefit);
  CHECK(problems == Lines{"out_of_range /crm_benefit/notes/leads 0..2000"});
  CHECK(benefit.notes[0] == std::string(kMaxCrmNoteBytes - 1, 'n'));

  // Kept as typed: the analysis says what is wrong with it.
  (void)written(R"({"before":{"retention_pct_hundredths":85000}})", problems, benefit);
  CHECK(problems.empty());
  CHECK(benefit.at(kBefore, CrmInput::Retention) == 85'000);
  (void)written(R"({"before":{"retention_pct_hundredths":1000001}})", problems, benefit);
  CHECK(problems.size() == 1);
  CHECK(read(json(R"({"crm_benefit":[]})"), &problems) == CrmBenefit());
  CHECK(problems == Lines{"wrong_type /crm_benefit object"});
}

TEST_CASE("CRM benefit: after as before fills what is open, and nothing else") {
  CrmBenefit benefit = read(json(R"({"crm_benefit":{"before":{"leads":7,"cost_per_lead":3},"after":{"leads":0}}})"));
  benefit = with_after_as_before(benefit);
  CHECK(benefit.at(kAfter, CrmInput::Leads) == 0);
  CHECK(benefit.at(kAfter, CrmInput::CostPerLead) == 3);
  CHECK(benefit.at(kAfter, CrmInput::Retention) == kNoMoney);
  CHECK(benefit.one_off_cost == kNoMoney);
}

TEST_CASE("CRM benefit: each input has a word of its own, a unit and a range") {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < kCrmInputs; ++i) {
    const auto input = static_cast<CrmInput>(i);
    for (const std::string& other : words) CHECK(other != to_word(input).str());
    words.push_back(to_word(input).str());
    CHECK(range_of(input).least <= 0);
    CHECK(range_of(input).most > kFullRate_hundredths);
  }
  CHECK(unit_of(CrmInput::Leads) == CrmUnit::Count);
  CHECK(unit_of(CrmInput::Retention) == CrmUnit::Rate);
  CHECK(unit_of(CrmInput::SalesPerCustomer) == CrmUnit::Average);
  CHECK(unit_of(CrmInput::YearlyCost) == CrmUnit::Money);
  CHECK(more_is_better(CrmInput::GrossMargin));
  CHECK_FALSE(more_is_better(CrmInput::CostPerCustomer));
}

TEST_CASE("CRM benefit: both languages have a name, a unit and a hint for each input, and the same keys") {
  const Json chinese = json(read_file(asset_path("zh/tools/crm_benefit/texts.json")));
  const Json english = json(read_file(asset_path("en/tools/crm_benefit/texts.json")));
  CHECK(chinese.size() == english.size());
  for (const auto& item : chinese.items()) CHECK_MESSAGE(find_text(english, item.key()) != nullptr, item.key());
  for (const Json* texts : {&chinese, &english}) {
    for (std::size_t i = 0; i < kCrmInputs; ++i) {
      const std::string word = to_word(static_cast<CrmInput>(i));
      for (const char* part : {"crm.field.", "crm.unit.", "crm.hint."}) {
        const std::string key = part + word;
        CHECK_MESSAGE(find_text(*texts, key) != nullptr, key);
      }
    }
    for (const CrmMoment moment : {kBefore, kAfter})
      CHECK(find_text(*texts, std::string("crm.").append(to_word(moment))) != nullptr);
  }
}
