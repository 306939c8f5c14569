// The pages for trainers, found from the list of exercises, from an exercise and from a result.
#include <doctest/doctest.h>

#include "plan_parts.h"
#include "product.h"
#include "tools/self_test/pages.h"
#include "tools/sheets/model.h"
#include "tools/training/pages.h"
#include "tools/workshop/pages.h"

using namespace sandtable;
using namespace sandtable::test;

TEST_CASE("for trainers: a ready exercise says its form, length and lesson, and has a guide that can be printed") {
  Driver driver(product());
  REQUIRE(driver.press("home.workshop"));
  CHECK(driver.shows("Case · 25 min · Turn a case into facts"));
  REQUIRE(driver.press("workshop.ready.x-swot.guide"));
  CHECK(driver.by_id("page.title")->name.find("Lanting Packaging") != std::string::npos);
  for (const char* part : {"guide.goal", "guide.steps", "guide.materials", "guide.debrief", "guide.answer", "guide.marking"}) {
    CAPTURE(part);
    CHECK(driver.by_id(part) != nullptr);
  }
  CHECK(driver.by_id("guide.marking")->name.find("100") != std::string::npos);

  REQUIRE(driver.press("training.print"));
  const auto* printed = driver.host.last("print");
  REQUIRE(printed != nullptr);
  CHECK(printed->body.find("Lanting Packaging") != std::string::npos);
  CHECK(printed->body.find("18 km") != std::string::npos);
  CHECK(driver.by_id("guide.goal") != nullptr);  // the page is still on screen

  driver.app->go(guide_route("x-nothing"));
  driver.settle();
  CHECK(driver.by_id("training.unknown") != nullptr);
}

TEST_CASE("for trainers: an exercise that was taken from the list leads to its guide, an empty one does not") {
  Driver driver(product());
  REQUIRE(driver.press("home.workshop"));
  REQUIRE(driver.press("workshop.ready.x-mix"));
  REQUIRE(driver.press("exercise.guide"));
  CHECK(driver.app->route == guide_route("x-mix"));
  driver.app->go(workshop_route());
  driver.settle();
  REQUIRE(driver.press("workshop.new"));
  CHECK(driver.by_id("exercise.guide") == nullptr);
}

TEST_CASE("for trainers: the result of the self-test leads to what it can be practised with, in both languages") {
  for (const char* language : {"en", "zh"}) {
    CAPTURE(language);
    Driver driver(product(kPhone, language));
    const std::string id = begin_self_test(driver);
    driver.press("self_test.1.4");
    driver.app->go(result_route(driver.app->route.plan, id));
    driver.settle();
    for (const char* row : {"training.anchors", "training.dialogue.too_expensive", "training.follow_up"}) {
      CAPTURE(row);
      REQUIRE(driver.press(row));
      CHECK(driver.app->route.tool == "training");
      CHECK(driver.by_id("page.title") != nullptr);
      CHECK(driver.by_id("training.unknown") == nullptr);
      driver.app->go(result_route(driver.app->workspace.plans()[0].id, id));
      driver.settle();
    }
  }
}

TEST_CASE("for trainers: an observer's form is a plan of its own, and compares nobody") {
  Driver driver(product());
  driver.app->go(training_route());
  driver.settle();
  REQUIRE(driver.press("training.observe"));
  REQUIRE(driver.press("record.add"));
  REQUIRE(in_plan<Worksheets>(driver.app->workspace.plan()).size() == 1);
  CHECK(in_plan<Worksheets>(driver.app->workspace.plan())[0]->sheet == "visit_observation");
  CHECK(driver.by_id("record.title") != nullptr);
  CHECK(driver.by_id("record.cards") == nullptr);
}
