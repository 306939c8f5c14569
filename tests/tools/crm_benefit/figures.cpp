// What is said of a CRM benefit calculation outside the page: figures as JSON, the report, hand-ins, another currency.
#include <doctest/doctest.h>

#include "core/report/report_text.h"
#include "core/report/sections.h"
#include "fixtures.h"
#include "plan_parts.h"
#include "tools/crm_benefit/figures.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

Plan fixture(std::string_view name) {
  const LoadedPlan loaded = load(read_file(fixture_path(std::string("../tools/crm_benefit/fixtures/").append(name))));
  CHECK(texts_of(loaded.problems).empty());
  return loaded.plan;
}

// The texts of the tool and the few of the shell that it uses, in the places of their keys.
struct Words {
  explicit Words(const std::string& language) {
    const Group group = "value", shell = "second";
    Json own = json(read_file(asset_path(language + "/tools/crm_benefit/texts.json")));
    Json of_shell = json(read_file(asset_path(language + "/shell/texts.json")));
    for (int i = 0; i < kGroups[group.index()].size; ++i) texts.push_back(own.at(kKeyNames[kGroups[group.index()].first + i]));
    for (int i = 0; i < kGroups[shell.index()].size; ++i) {
      const std::string key = kKeyNames[kGroups[shell.index()].first + i];
      more.push_back(of_shell.contains(key) ? of_shell.at(key) : Json(""));
    }
    strings.load(group, texts);
    strings.load(shell, more);
  }
  Json texts = Json::array(), more = Json::array();
  Strings strings;
};

}  // namespace

TEST_CASE("CRM benefit: the tool is in the register, and its plan comes back as it was") {
  const Tool* tool = find_tool("crm_benefit");
  REQUIRE(tool != nullptr);
  CHECK(tool == tool_asked_as("crm_benefit"));
  CHECK(tool->area == Area::Strategy);
  const std::string text = read_file(fixture_path("../tools/crm_benefit/fixtures/plan_en.json"));
  CHECK(dump_json(plan_to_json(fixture("plan_en.json"))) == dump_json(json(text)));
}

TEST_CASE("CRM benefit: figures as JSON, in whole cents and not rounded") {
  const Json figures = crm_figures_to_json(part<CrmBenefit>(fixture("plan_en.json")));
  CHECK(text_of(figures, "state") == "ready");
  CHECK(text_of(figures, "currency") == "EUR");
  // 150 × 80 % + 400 × 10 % = 160 customers; with it 150 × 84 % + 400 × 12.5 % = 176.
  CHECK(figures["before"]["customers"] == 160);
  CHECK(figures["after"]["customers"] == 176);
  // Gross profit 160 × 4 × 5,200 × 30 % = 998,400; winning 60,000; selling 640 × 220; serving 160 × 900.
  CHECK(figures["before"]["contribution"] == 99'840'000 - 6'000'000 - 14'080'000 - 14'400'000);
  // 176 × 4 × 5,200 × 30 % = 1,098,240; winning 60,000; selling 704 × 200; serving 176 × 850.
  CHECK(figures["after"]["contribution"] == 109'824'000 - 6'000'000 - 14'080'000 - 14'960'000);
  CHECK(figures["difference"] == 9'424'000);
  CHECK(figures["benefit"] == 7'024'000);
  // 60,000 ÷ (70,240 ÷ 12) = 10.3 months.
  CHECK(figures["payback_months"] == 11);
  CHECK(figures["sum"] == 5 * 7'024'000 - 6'000'000);
  CHECK(figures["cumulative"].size() == 5);
  CHECK(figures["strongest_planned"].size() == 3);
  CHECK(figures["sensitivity"].size() > 5);
  const Json nothing = crm_figures_to_json(CrmBenefit());
  CHECK(text_of(nothing, "state") == "nothing");
  CHECK_FALSE(nothing.contains("benefit"));
}

TEST_CASE("CRM benefit: the report has its parts in both languages, and says that there is nothing when there is not") {
  for (const char* language : {"zh", "en"}) {
    CAPTURE(language);
    const Words words(language);
    const Json nothing;
    const Setting setting{.words = words.strings, .language = std::string(language) == "zh" ? Language::Chinese : Language::English,
                          .content = [&](Text) -> const Json& { return nothing; }, .now = "2026-11-21T09:00:00Z"};
    Sections sections;
    CHECK(crm_report(fixture("plan_en.json"), setting, sections));
    const Json report = sections.report("en", "Report", "");
    const std::string text = report_markdown(report), csv = report_csv(report);
    for (const char* key : {"crm.report_inputs", "crm.results_title", "crm.year_title", "crm.cumulative_title", "crm.levers_title",
                            "crm.sensitivity_title", "crm.ours_title"}) {
      CHECK_MESSAGE(text.find(words.strings.tr(Key::numbered(find_key_name(key))).c_str()) != std::string::npos, key);
    }
    CHECK(text.find("70,240") != std::string::npos);
    CHECK(csv.find(",70240") != std::string::npos);
    for (const char* not_plain : {"'", "70,240", "−", ",+", ",\"+", "–"}) CHECK_MESSAGE(csv.find(not_plain) == std::string::npos, not_plain);
    CHECK(text.find("{") == std::string::npos);
    Sections empty;
    CHECK_FALSE(crm_report(Plan(), setting, empty));
    CHECK(empty.list.size() == 1);
  }
}

TEST_CASE("CRM benefit: a hand-in has it when the exercise asked for it, and an exercise knows how far one is") {
  const ExerciseUse& use = *find_tool("crm_benefit")->exercise;
  Plan plan = fixture("plan_en.json");
  const Progress progress = use.progress(plan, {}, {});
  CHECK(progress.complete);
  CHECK(progress.done == 22);  // the cost of a new customer is included in that of a lead
  CHECK(progress.total == 24);
  CHECK_FALSE(use.progress(Plan(), {}, {}).complete);
  Plan asked = plan;
  use.reduce(asked, {.by_exercise = true, .asked = {Asked{}}});
  CHECK(part<CrmBenefit>(asked) == part<CrmBenefit>(plan));
  for (const char* wanted : {"crm_benefit", "swot"}) {
    Json work = plan_to_json(plan);
    set_json(work, "exercise", json(std::string(R"({"tools":[{"tool":")") + wanted + R"("}]})"));
    set_json(work, "task", json(R"({"name":"Anna"})"));
    const Json hand_in = plan_for(load(dump_json(work)).plan, Destination::HandIn);
    CHECK((find_member(hand_in, "crm_benefit") != nullptr) == (std::string_view(wanted) == "crm_benefit"));
  }
  use.reduce(plan, {.by_exercise = true});
  CHECK(part<CrmBenefit>(plan) == CrmBenefit());
}

TEST_CASE("CRM benefit: another currency keeps what was typed, and rounds decimals that it does not have") {
  CrmBenefit benefit;
  benefit.at(CrmMoment::Before, CrmInput::CostPerLead) = 1250;
  benefit.at(CrmMoment::Before, CrmInput::Leads) = 400;
  benefit.yearly_cost = 100'00;
  const CrmBenefit yen = with_currency(benefit, "JPY");
  CHECK(yen.currency == "JPY");
  CHECK(yen.at(CrmMoment::Before, CrmInput::CostPerLead) == 13);
  CHECK(yen.at(CrmMoment::Before, CrmInput::Leads) == 400);
  CHECK(yen.at(CrmMoment::After, CrmInput::CostPerLead) == kNoMoney);
  CHECK(yen.yearly_cost == 100);
  CHECK(with_currency(yen, "KWD").yearly_cost == 100'000);
  benefit.one_off_cost = kMaxMoney;
  CHECK(with_currency(benefit, "KWD").one_off_cost == kMaxMoney);
}
