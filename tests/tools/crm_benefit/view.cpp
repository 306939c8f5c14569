// The page of the CRM benefit calculator: somebody fills it in, makes mistakes, takes them back, and looks at another's.
#include <doctest/doctest.h>

#include "plan_parts.h"
#include "product.h"
#include "tools/crm_benefit/model.h"
#include "tools/crm_benefit/pages.h"
#include "tools/self_test/pack.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

constexpr CrmMoment kBefore = CrmMoment::Before, kAfter = CrmMoment::After;

Plan fixture(const char* name) {
  TestLibrary library;
  auto loaded = load_plan(read_file(fixture_path(std::string("../tools/crm_benefit/fixtures/").append(name))), library);
  REQUIRE(loaded.ok());
  REQUIRE(loaded->problems.empty());
  return loaded->plan;
}

struct Calculator : Driver {
  explicit Calculator(Size size = kLaptop, const std::string& language = "en") : Driver(product(size, language)) {}

  void open(Plan plan) {
    app->workspace.open_new(std::move(plan), Workspace::Store::AtOnce);
    app->go(plan_route(app->workspace.wanted()));
    settle();
    REQUIRE(press("plan.crm_benefit"));
    REQUIRE(app->route.is_page("crm_benefit"));
  }
  const CrmBenefit& benefit() { return part<CrmBenefit>(app->workspace.plan()); }
  std::string name_of(Text id) {
    const Node* node = by_id(id);
    return node == nullptr ? std::string() : node->name;
  }
  void fill(CrmMoment moment, CrmInput input, std::string_view text) {
    const std::string id = "crm." + to_word(moment).str() + "." + to_word(input).str();
    REQUIRE_MESSAGE(by_id(id) != nullptr, id);
    type(id, text);
  }
};

struct Line {
  CrmInput input;
  const char *before, *after;
};
// The example of fixtures/plan_en.json, as it may be typed with a Chinese input method.
constexpr Line kLines[] = {{CrmInput::Leads, "４００", "４００"},
                           {CrmInput::ClosingRate, "１０", "１２．５"},
                           {CrmInput::CostPerLead, "１５０", "150"},
                           {CrmInput::RevenuePerSale, "５，２００", "5,200"},
                           {CrmInput::SalesPerCustomer, "４", "4"},
                           {CrmInput::GrossMargin, "３０", "30"},
                           {CrmInput::CostPerSale, "２２０", "２００"},
                           {CrmInput::CustomersAtStart, "１５０", "150"},
                           {CrmInput::Retention, "８０", "８４"},
                           {CrmInput::CostPerCustomer, "９００", "８５０"}};

}  // namespace

TEST_CASE("CRM benefit, page: full-width figures are figures, and benefit and payback follow in both languages") {
  struct Screen {
    const char* language;
    Size size;
  };
  for (const Screen& screen : {Screen{"en", kLaptop}, Screen{"zh", {320, 640}}}) {
    const char* language = screen.language;
    CAPTURE(language);
    Calculator user(screen.size, language);
    user.open(Plan());
    REQUIRE(user.by_id("crm.results.none") != nullptr);
    CHECK(user.by_id("crm.missing.title") == nullptr);
    for (const auto& [input, before, after] : kLines) {
      user.fill(kBefore, input, before);
      user.fill(kAfter, input, after);
    }
    CHECK(user.by_id("crm.years.table") != nullptr);
    CHECK(user.by_id("crm.levers.ten") == nullptr);
    user.fill(kAfter, CrmInput::YearlyCost, "２．４万");
    CHECK(user.by_id("crm.before.yearly_cost") == nullptr);
    CHECK(user.name_of("crm.benefit.amount") == "+70,240 CNY");
    CHECK(user.by_id("crm.sum.amount") == nullptr);
    CHECK(user.by_id("crm.missing.title") != nullptr);
    user.fill(kAfter, CrmInput::OneOffCost, "６０，０００");
    CHECK(user.by_id("crm.missing.title") == nullptr);
    CHECK(user.name_of("crm.payback.words").find("11") != std::string::npos);
    CHECK(user.name_of("crm.sum.amount") == "+150,720 CNY");
    CHECK(user.by_id("crm.levers.planned.item3") != nullptr);
    CHECK(user.by_id("crm.levers.ten.item3") != nullptr);
    CHECK(user.by_id("crm.sensitivity.figure") != nullptr);
    CHECK(user.by_id("crm.sensitivity.numbers.table") == nullptr);
    REQUIRE(user.press("crm.sensitivity.numbers"));
    CHECK(user.by_id("crm.sensitivity.numbers.table") != nullptr);
    CHECK(user.by_id("crm.before.leads")->value == "４００");  // as it was typed
    CHECK_FALSE(user.shows("{"));
    user.pass_ms(2000);  // all is stored
    CHECK(user.frames_when_idle() == 0);
  }
}

TEST_CASE("CRM benefit, page: typing is one step of undo a field, copying is one of its own") {
  Calculator user;
  user.open(Plan());
  user.fill(kBefore, CrmInput::Leads, "4");
  user.fill(kBefore, CrmInput::Leads, "40");
  user.fill(kBefore, CrmInput::Leads, "400");
  user.fill(kBefore, CrmInput::Retention, "80");
  REQUIRE(user.press("crm.copy"));
  CHECK(user.benefit().at(kAfter, CrmInput::Leads) == 400);
  CHECK(user.benefit().at(kAfter, CrmInput::Retention) == 80'00);
  CHECK(user.by_id("crm.copy")->disabled);
  user.app->workspace.undo();
  user.settle();
  CHECK(user.benefit().at(kAfter, CrmInput::Leads) == kNoMoney);
  CHECK(user.by_id("crm.after.leads")->value.empty());
  user.app->workspace.undo();
  user.settle();
  CHECK(user.benefit().at(kBefore, CrmInput::Retention) == kNoMoney);
  CHECK(user.benefit().at(kBefore, CrmInput::Leads) == 400);
  user.app->workspace.undo();
  user.settle();
  CHECK(user.benefit() == CrmBenefit());
  CHECK(user.by_id("crm.before.leads")->value.empty());
}

TEST_CASE("CRM benefit, page: what cannot be read stays in its field with the reason, and the plan stays as it was") {
  Calculator user;
  user.open(fixture("plan_en.json"));
  const CrmBenefit before = user.benefit();
  user.fill(kAfter, CrmInput::CostPerSale, "about 200");
  user.fill(kAfter, CrmInput::Leads, "-5");
  user.type("crm.currency.field", "euro");
  user.type("crm.horizon.field", "11");
  CHECK(user.benefit() == before);
  for (const char* id : {"crm.after.cost_per_sale", "crm.after.leads", "crm.currency.field", "crm.horizon.field"}) {
    CAPTURE(id);
    const Node* field = user.by_id(id);
    REQUIRE(field != nullptr);
    CHECK(field->invalid);
    REQUIRE(user.by_id(std::string(id) + ".error") != nullptr);
    CHECK(field->description == user.by_id(std::string(id) + ".error")->name);
  }
  CHECK(user.by_id("crm.after.cost_per_sale")->value == "about 200");
  user.type("crm.currency.field", "ｕｓｄ");
  CHECK(user.benefit().currency == "USD");
  CHECK_FALSE(user.by_id("crm.currency.field")->invalid);
  user.fill(kAfter, CrmInput::CostPerSale, "210.50");
  CHECK(user.benefit().at(kAfter, CrmInput::CostPerSale) == 210'50);
  CHECK_FALSE(user.by_id("crm.after.cost_per_sale")->invalid);
  // A margin may be negative, which is worth a second look; a rate over 100 % is kept and refused by name.
  user.fill(kAfter, CrmInput::GrossMargin, "-2.5");
  CHECK(user.benefit().at(kAfter, CrmInput::GrossMargin) == -2'50);
  CHECK(user.by_id("crm.check.title") != nullptr);
  CHECK(user.by_id("crm.benefit.amount") != nullptr);
  user.fill(kAfter, CrmInput::Retention, "850");
  CHECK(user.by_id("crm.benefit.amount") == nullptr);
  CHECK(user.by_id("crm.impossible.title") != nullptr);
  CHECK(user.shows("850%"));
}

TEST_CASE("CRM benefit, page: notes are kept, and the report leaves the page in three ways") {
  Calculator user;
  user.open(fixture("plan_en.json"));
  CHECK(user.by_id("crm.note.leads") == nullptr);
  REQUIRE(user.press("crm.notes"));
  REQUIRE(user.by_id("crm.note.leads") != nullptr);
  user.type("crm.note.leads", "Counted by Anna");
  CHECK(user.benefit().notes[0] == "Counted by Anna");
  REQUIRE(user.press("crm.print"));
  REQUIRE(user.press("crm.markdown"));
  REQUIRE(user.press("crm.csv"));
  CHECK(user.host.requests_of("print").size() == 1);
  const auto files = user.host.requests_of("download");
  REQUIRE(files.size() == 2);
  CHECK(files[0].body.find("Counted by Anna") != std::string::npos);
  CHECK(files[1].body.find(",70240") != std::string::npos);
}

TEST_CASE("CRM benefit, page: a shared plan can be read but not changed, in either language") {
  for (const char* language : {"en", "zh"}) {
    CAPTURE(language);
    Calculator user(kPhone, language);
    LoadedPlan shared;
    shared.plan = fixture("plan.json");
    const CrmBenefit before = part<CrmBenefit>(shared.plan);
    user.app->workspace.open_shared(std::move(shared));
    user.app->go(crm_benefit_route("shared"));
    user.settle();
    REQUIRE(user.by_id("crm.benefit.amount") != nullptr);
    const std::vector<Node> nodes(user.app->nodes.nodes().begin(), user.app->nodes.nodes().end());
    int fields = 0;
    for (const Node& node : nodes) {
      if (node.role != Role::TextField && node.role != Role::TextArea) continue;
      CHECK(node.read_only);
      user.type(node.id, "9");
      ++fields;
    }
    CHECK(fields == 26);  // 24 figures, currency and horizon
    CHECK(user.by_id("crm.copy")->disabled);
    CHECK(user.benefit() == before);
  }
}

TEST_CASE("crm benefit: cells of a spreadsheet fill the fields to the right and below, in one step of undo") {
  for (const Size size : {kLaptop, kPhone}) {
    CAPTURE(size.width);
    Calculator calculator(size);
    calculator.open({});
    REQUIRE(calculator.by_id("crm.before.leads") != nullptr);
    CHECK(calculator.by_id("crm.before.leads")->takes_cells);
    calculator.app->nodes.push({"crm.before.leads", ActionKind::Lines, "400\t1.2k\r\n10%\t\r\nhardly any\t150\r\n"});
    calculator.settle();
    CHECK(calculator.benefit().at(kBefore, CrmInput::Leads) == 400);
    CHECK(calculator.benefit().at(kAfter, CrmInput::Leads) == 1200);
    CHECK(calculator.benefit().at(kBefore, CrmInput::ClosingRate) == 10'00);
    CHECK(calculator.benefit().at(kAfter, CrmInput::ClosingRate) == kNoMoney);
    CHECK(calculator.benefit().at(kAfter, CrmInput::CostPerLead) == 150'00);
    // What cannot be read stays in the field, with the reason.
    CHECK(calculator.by_id("crm.before.cost_per_lead")->value == "hardly any");
    CHECK(calculator.by_id("crm.before.cost_per_lead")->invalid);
    CHECK(calculator.shows("Filled 5 fields from the spreadsheet."));
    REQUIRE(calculator.press("toast.action"));
    CHECK(calculator.benefit().at(kBefore, CrmInput::Leads) == kNoMoney);
    CHECK(calculator.benefit().at(kAfter, CrmInput::CostPerLead) == kNoMoney);
    // Three columns do not fit into two.
    calculator.app->nodes.push({"crm.before.leads", ActionKind::Lines, "1\t2\t3"});
    calculator.settle();
    CHECK(calculator.benefit().at(kAfter, CrmInput::Leads) == 2);
    CHECK(calculator.shows("3 cells were pasted"));
  }
}
