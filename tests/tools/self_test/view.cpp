#include <doctest/doctest.h>

#include <cctype>

#include "tools/self_test/result_code.h"
#include "tools/self_test/scoring.h"
#include "product.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/self_test/shelf.h"
#include "tools/self_test/pages.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

std::string answer(int question, int value) {
  return "self_test.q" + std::to_string(question) + ".a" + std::to_string(value);
}

}  // namespace

TEST_CASE("the home page offers the self-test and teaches when there are no plans") {
  Driver driver(product());
  CHECK(driver.find(Role::Button, "Start the self-test") != nullptr);
  CHECK(driver.shows("No plans yet"));
  CHECK(driver.find(Role::Status, "Saved") != nullptr);
}

TEST_CASE("the language follows the browser and can be switched") {
  Driver driver(product(kLaptop, "zh-CN"));
  CHECK(driver.find(Role::Button, "开始自测") != nullptr);
  REQUIRE(driver.press("top.language"));
  CHECK(driver.find(Role::Button, "Start the self-test") != nullptr);
  const auto* described = driver.host.last("document");
  REQUIRE(described != nullptr);
  CHECK(described->header["lang"] == "en");
}

TEST_CASE("nothing is stored before the first edit; the attempt is stored at once when it begins") {
  Driver driver(product());
  driver.press("home.start_self_test");
  CHECK(driver.host.plans.empty());
  driver.press("self_test.begin");
  CHECK(in_plan<SelfTests>(stored_plan(driver)).list.size() == 1);
}

TEST_CASE("laptop: all questions in one list, every question and answer has a name") {
  Driver driver(product());
  begin_self_test(driver);
  CHECK(driver.count(Role::RadioGroup) == 16);
  CHECK(driver.count(Role::Radio) == 80);
  const TestPack* pack = test_named(*driver.app, "negotiation");
  for (const Question& question : pack->questions) {
    const Node* group = driver.by_id("self_test.q" + question.id);
    REQUIRE(group != nullptr);
    CHECK(group->name.find(question.text) != std::string::npos);
    for (int value = 1; value <= 5; ++value) {
      const Node* radio = driver.by_id(answer(std::stoi(question.id), value));
      REQUIRE(radio != nullptr);
      CHECK(radio->name == pack->scale_labels[static_cast<std::size_t>(value - 1)]);
    }
  }
}

TEST_CASE("laptop: answers by pointer are scored and stored") {
  Driver driver(product());
  const std::string id = begin_self_test(driver);
  for (int question = 1; question <= 16; ++question) REQUIRE(driver.press(answer(question, 1 + question % 5)));
  const Plan plan = stored_plan(driver);
  REQUIRE(in_plan<SelfTests>(plan).list.size() == 1);
  CHECK(in_plan<SelfTests>(plan).list[0].answers.size() == 16);
  CHECK(in_plan<SelfTests>(plan).list[0].answers.at("7") == 3);
  CHECK_FALSE(in_plan<SelfTests>(plan).list[0].taken.empty());
  const SelfTestScore score = score_self_test(*test_named(*driver.app, "negotiation"), in_plan<SelfTests>(plan).list[0]);
  REQUIRE(driver.press("self_test.result"));
  CHECK(driver.app->route == result_route(plan.id, id));
  CHECK(driver.shows(std::to_string(*score.total.score) + " of 80"));
  CHECK(driver.find(Role::Figure, "Radar", true) != nullptr);
  CHECK(driver.find(Role::Figure, "Bar chart", true) != nullptr);
}

TEST_CASE("phone: one question at a time, moves on by itself, and that can be undone") {
  Driver driver(product(kPhone));
  begin_self_test(driver);
  CHECK(driver.count(Role::RadioGroup) == 1);
  REQUIRE(driver.tap(answer(1, 4)));
  CHECK(driver.by_id(answer(1, 4)) != nullptr);  // long enough to see what was chosen
  driver.pass_ms(400);
  REQUIRE(driver.by_id(answer(2, 1)) != nullptr);
  CHECK(driver.by_id(answer(1, 4)) == nullptr);
  REQUIRE(driver.tap("self_test.undo_answer"));
  REQUIRE(driver.by_id(answer(1, 4)) != nullptr);
  CHECK(driver.by_id(answer(1, 4))->checked == Toggle::Off);
  CHECK(in_plan<SelfTests>(stored_plan(driver)).list[0].answers.empty());
  // After something else there is no way back that would undo that instead.
  REQUIRE(driver.tap(answer(1, 4)));
  driver.pass_ms(400);
  REQUIRE(driver.by_id("self_test.undo_answer") != nullptr);
  driver.app->workspace.edit("undo.rename", "", [](Plan& plan) { plan.title = "Another"; });
  driver.app->nodes.request_focus("page.title");
  driver.resize(391, 844, 1);
  driver.settle();
  CHECK(driver.by_id("self_test.undo_answer") == nullptr);
}

TEST_CASE("phone: back and next move without answering; from the last question it goes on to what is open") {
  Driver driver(product(kPhone));
  begin_self_test(driver);
  REQUIRE(driver.tap("self_test.next"));
  CHECK(driver.by_id(answer(2, 1)) != nullptr);
  REQUIRE(driver.tap("self_test.previous"));
  CHECK(driver.by_id(answer(1, 1)) != nullptr);
  for (int i = 1; i < 16; ++i) REQUIRE(driver.tap("self_test.next"));
  REQUIRE(driver.tap(answer(16, 5)));
  driver.pass_ms(1000);
  CHECK(driver.by_id(answer(1, 5)) != nullptr);
}

TEST_CASE("arrow keys choose without moving on, digits choose and move on") {
  Driver driver(product(kPhone));
  begin_self_test(driver);
  driver.arrow_to(answer(1, 2));
  driver.pass_ms(1000);
  REQUIRE(driver.by_id(answer(1, 2)) != nullptr);
  CHECK(driver.by_id(answer(1, 2))->checked == Toggle::On);
  driver.key(answer(1, 2), "4");
  driver.pass_ms(1000);
  CHECK(driver.by_id(answer(2, 1)) != nullptr);
  CHECK(driver.mirrored_focus == answer(2, 1));  // the keyboard goes on where it was
  CHECK(in_plan<SelfTests>(stored_plan(driver)).list[0].answers.at("1") == 4);
}

TEST_CASE("several arrow keys before the next frame: the last one counts") {
  Driver driver(product());
  begin_self_test(driver);
  for (const int value : {5, 4, 3, 2}) driver.app->nodes.push({answer(3, value), ActionKind::Input, ""});
  driver.settle();
  CHECK(in_plan<SelfTests>(stored_plan(driver)).list[0].answers.at("3") == 2);
}

TEST_CASE("an activation without a pointer answers too") {
  Driver driver(product());
  begin_self_test(driver);
  driver.activate(answer(3, 2));
  CHECK(in_plan<SelfTests>(stored_plan(driver)).list[0].answers.at("3") == 2);
}

TEST_CASE("a result with open questions has no total and says how many are open") {
  Driver driver(product());
  begin_self_test(driver);
  driver.press(answer(1, 5));
  REQUIRE(driver.press("self_test.result"));
  CHECK(driver.shows("1 of 16 answered"));
  CHECK(driver.shows("The total appears once every question has been answered."));
}

TEST_CASE("the next open question is found, going round") {
  Driver driver(product(kPhone));
  begin_self_test(driver);
  driver.tap(answer(1, 3));
  driver.pass_ms(400);
  driver.tap("self_test.next");
  REQUIRE(driver.by_id(answer(3, 1)) != nullptr);
  driver.tap("self_test.next_open");
  CHECK(driver.by_id(answer(4, 1)) != nullptr);
}

TEST_CASE("on a phone the result follows the last answer, unless a question was left out") {
  Driver driver(product(kPhone));
  begin_self_test(driver);
  for (int question = 1; question <= 16; ++question) {
    if (question == 5) {
      driver.tap("self_test.next");
      continue;
    }
    driver.tap(answer(question, 3));
    driver.pass_ms(400);
  }
  REQUIRE(driver.by_id(answer(5, 1)) != nullptr);  // the one that was left out
  driver.tap(answer(5, 3));
  driver.pass_ms(400);
  REQUIRE(driver.by_id(answer(6, 1)) != nullptr);
  for (int i = 0; i < 10; ++i) driver.tap("self_test.next");
  driver.tap(answer(16, 4));
  driver.pass_ms(400);
  CHECK(driver.app->route.is_page("result"));
  CHECK(driver.shows("49 of 80"));
}

TEST_CASE("the place in a self-test is remembered in the settings") {
  Driver driver(product(kPhone));
  const std::string id = begin_self_test(driver);
  for (int i = 0; i < 6; ++i) driver.tap("self_test.next");
  const auto* saved = driver.host.last("settings");
  REQUIRE(saved != nullptr);
  Problems problems;
  DriverOptions again = product(kPhone);
  again.settings = parse_json(saved->body, problems).value();
  Driver later(again);
  later.host.plans = driver.host.plans;
  later.event({{"type", "changed"}, {"id", ""}});
  later.settle();
  REQUIRE(later.press("home.continue"));
  CHECK(later.by_id(answer(7, 1)) != nullptr);
  CHECK(later.app->route.word(1) == id);
}

TEST_CASE("the phase that was chosen goes on to the next test of the same plan") {
  Driver driver(product());
  SelfTest attempt;
  attempt.id = driver.app->new_uuid();
  attempt.test = "negotiation";
  attempt.phase = Phase::Before;
  Plan plan;
  plan.title = "Course";
  edit_part<SelfTests>(plan).list.push_back(attempt);
  driver.app->workspace.open_new(std::move(plan), Workspace::Store::AtOnce);
  driver.app->go(plan_route(driver.app->workspace.wanted()));
  driver.settle();
  const std::string at = "#/plan/" + driver.app->workspace.plan().id + "/intro/";
  driver.event({{"type", "navigated"}, {"path", at + "competences"}});
  driver.settle();
  REQUIRE(driver.by_id("intro.phase.before") != nullptr);
  CHECK(driver.by_id("intro.phase.before")->checked == Toggle::On);
  driver.event({{"type", "navigated"}, {"path", at + "negotiation"}});  // taken before the course already
  driver.settle();
  CHECK(driver.by_id("intro.phase.none")->checked == Toggle::On);
}

TEST_CASE("a result code that somebody read out opens read-only; a typing error is named and nothing is lost") {
  Driver driver(product());
  const TestPack& pack = *test_named(*driver.app, "negotiation");
  SelfTest attempt;
  attempt.test = "negotiation";
  for (const Question& question : pack.questions) attempt.answers[question.id] = 4;
  const std::string code = encode_result_code(pack, attempt).value();
  REQUIRE(driver.press("home.enter"));
  std::string wrong = code;
  wrong[1] = wrong[1] == 'A' ? 'B' : 'A';
  driver.type("enter.text", wrong);
  REQUIRE(driver.press("enter.done"));
  CHECK(driver.by_id("enter.error") != nullptr);
  CHECK(driver.app->draft == wrong);
  std::string spoken;  // in small letters, without hyphens
  for (const char c : code) {
    if (c != '-') spoken += static_cast<char>(std::tolower(c));
  }
  driver.type("enter.text", spoken);
  CHECK(driver.by_id("enter.error") == nullptr);
  driver.key("enter.text", "Enter");
  CHECK(driver.app->overlay == nullptr);
  CHECK(driver.app->route.is_page("result"));
  CHECK_FALSE(driver.app->workspace.can_edit());
  CHECK(driver.shows("64 of 80"));
  CHECK(driver.host.plans.empty());
}
