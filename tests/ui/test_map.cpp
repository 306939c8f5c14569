// The map of a plan: its page, the rail beside its pages, the search, and the way from tool to tool.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/views/overview.h"
#include "tools/actions/model.h"
#include "tools/self_test/model.h"
#include "product.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

std::unique_ptr<Driver> sample(Size size, const std::string& language = "en") {
  auto driver = std::make_unique<Driver>(product(size, language));
  driver->event({{"type", "sample"}}, read_file(asset_path("samples/" + language + ".json")));
  driver->settle();
  return driver;
}

std::unique_ptr<Driver> new_plan(Size size, const std::string& language = "en") {
  auto driver = std::make_unique<Driver>(product(size, language));
  REQUIRE(driver->press("home.new_plan"));
  return driver;
}

std::string place(const Driver& driver) { return driver.app->route.rest; }

void search(Driver& driver, std::string_view query) {
  driver.key("", "go");
  REQUIRE(driver.by_id("go.field") != nullptr);
  driver.type("go.field", query);
}

}  // namespace

TEST_CASE("map: a new plan says what to do first, and each tool what it is for") {
  const auto driver = new_plan(kPhone);
  CHECK(driver->find(Role::Heading, "Next step") == nullptr);
  CHECK(driver->by_id("plan.next.title")->name == "Negotiation and communication self-test");
  CHECK(driver->by_id("plan.alarms") == nullptr);
  CHECK(driver->by_id("plan.grid")->name.find("Collect strengths") != std::string::npos);
  for (const char* area : {"Self-assessment", "Situation", "Strategy", "Plan"}) CHECK(driver->find(Role::Heading, area) != nullptr);
  REQUIRE(driver->press("plan.next.go"));
  CHECK(place(*driver) == "intro/negotiation");
}

TEST_CASE("map: after the test comes the plan, with the first sentence of what a sheet says of itself") {
  const auto driver = new_plan(kPhone);
  driver->app->workspace.edit("undo.action", "", [&](Plan& next) {
    SelfTest attempt{.id = "t1", .test = "negotiation"};
    for (int i = 1; i <= 16; ++i) attempt.answers[std::to_string(i)] = 3;
    edit_part<SelfTests>(next).list.push_back(attempt);
  });
  driver->settle();
  CHECK(driver->by_id("plan.next.title")->name == "Customers");
  CHECK(driver->by_id("plan.next.reason")->name.ends_with("."));
  CHECK(driver->by_id("plan.next.reason")->name.find(". ") == std::string::npos);
}

TEST_CASE("map: what was begun and is unfinished is the next step") {
  Driver driver(product(kPhone));
  begin_self_test(driver);
  driver.app->go(plan_route(driver.app->route.plan));
  driver.settle();
  CHECK(driver.by_id("plan.next.reason")->name == "0 of 16 done. Pick up where you left off.");
  REQUIRE(driver.press("plan.next.go"));
  CHECK(place(driver).starts_with("test/"));
}

TEST_CASE("map: an action whose day has passed is an alarm, and done it is none") {
  const auto driver = new_plan(kLaptop);
  const std::string plan = driver->app->route.plan;
  driver->app->workspace.edit("undo.action", "", [&](Plan& next) {
    add_action(next, {.id = "a1", .text = "Call the buyer", .end = "2020-01-31"}, driver->app->random_bytes());
  });
  driver->settle();
  REQUIRE(driver->by_id("plan.alarm.actions") != nullptr);
  CHECK(driver->by_id("plan.alarm.actions")->name == "Overdue actions: 1, Actions");
  driver->app->workspace.edit("undo.action", "", [&](Plan& next) { edit_action(next, "a1")->status = ActionStatus::Done; });
  driver->settle();
  CHECK(driver->by_id("plan.alarms") == nullptr);
}

TEST_CASE("map: a laptop has it beside every page of a plan, and keeps whether it is folded") {
  const auto driver = sample(kLaptop);
  REQUIRE(driver->by_id("rail") != nullptr);
  CHECK(driver->by_id("rail.plan")->current);
  REQUIRE(driver->press("rail.mix"));
  CHECK(place(*driver) == "mix/opportunity");
  CHECK(driver->by_id("rail.mix")->current);
  CHECK_FALSE(driver->by_id("rail.plan")->current);
  CHECK(driver->by_id("main")->rect.x == driver->by_id("rail")->rect.w);
  REQUIRE(driver->press("rail.grid"));
  CHECK(driver->by_id("rail.grid")->current);
  REQUIRE(driver->press("rail.fold"));
  CHECK(driver->by_id("rail")->rect.w < 60);
  CHECK(driver->by_id("rail.fold")->name == "Show the map");
  CHECK(driver->app->settings.rail_folded);
  CHECK(driver->frames_when_idle() == 0);
  DriverOptions touched = product(kLaptop);
  touched.coarse = true;
  Driver tablet(touched);
  REQUIRE(tablet.press("home.new_plan"));
  CHECK(tablet.by_id("rail.mix")->rect.h == 44);
  driver->resize(1000, 800, 1);
  driver->settle();
  CHECK(driver->by_id("rail") == nullptr);
  CHECK(driver->by_id("main")->rect.x == 0);
}

TEST_CASE("map: nobody who answers questions or works on an exercise is distracted by it") {
  Driver driver(product(kLaptop));
  begin_self_test(driver);
  CHECK(driver.by_id("rail") == nullptr);
  CHECK_FALSE(driver.app->has_map());
}

TEST_CASE("map: what comes late moves nothing, and the rail comes whole") {
  DriverOptions options = product(kLaptop);
  const auto overview = options.parts.extract("overview en"), situation = options.parts.extract("situation en");
  Driver driver(options);
  REQUIRE(driver.press("home.new_plan"));
  driver.app->go(tool_route(driver.app->route.plan, "crm_benefit", "crm_benefit"));
  driver.settle();
  const auto title = [&] { return driver.by_id("page.title")->rect; };
  REQUIRE(driver.by_id("page.title")->name == "CRM benefit calculator");  // nobody waits for the map
  CHECK(driver.by_id("rail") == nullptr);
  const Rect before = title();
  driver.event(part_event("overview", "en"), overview.mapped());
  driver.settle();
  CHECK(driver.by_id("rail") == nullptr);
  driver.event(part_event("situation", "en"), situation.mapped());
  driver.settle();
  CHECK(driver.by_id("rail.sheet.customers") != nullptr);
  CHECK(driver.by_id("page.place") != nullptr);
  CHECK(title() == before);
}

TEST_CASE("map: every page says where one is, and how its method works") {
  for (const char* language : {"en", "zh"}) {
    const auto driver = sample(kPhone, language);
    const std::vector<MapRow> rows = overview::map_of(*driver->app);
    const Json& all = driver->app->content.of("how");
    CHECK(all.size() >= 13);
    for (const Json& how : all) {
      const Text page = text_of(how, "page");
      const bool known = find_tool(page) != nullptr || std::ranges::any_of(rows, [&](const MapRow& row) { return row.id == page; });
      CHECK_MESSAGE(known, page.str());
    }
  }
  const auto driver = sample(kPhone);
  driver->app->go(tool_route(driver->app->route.plan, "swot", "tows"));
  driver->settle();
  REQUIRE(driver->by_id("page.place") != nullptr);
  CHECK(driver->by_id("page.place")->name == "Situation › Advanced SWOT");
  REQUIRE(driver->press("page.how"));
  REQUIRE(driver->by_id("how.step.1") != nullptr);
  CHECK(driver->by_id("how.step.1")->name.starts_with("1. "));
  CHECK(driver->by_id("how.source") != nullptr);
  REQUIRE(driver->press("how.close"));
  CHECK(driver->app->overlay == nullptr);
  CHECK(driver->by_id("how.step.1") == nullptr);
}

TEST_CASE("keys: a question mark lists them") {
  const auto driver = sample(kPhone);
  driver->key("", "?");
  REQUIRE(driver->by_id("keys.table") != nullptr);
  REQUIRE(driver->press("keys.close"));
  CHECK(driver->app->overlay == nullptr);
}

TEST_CASE("map: from the end of a page to the tool before and behind it") {
  const auto driver = sample(kPhone);
  driver->app->go(tool_route(driver->app->route.plan, "swot", "tows"));
  driver->settle();
  REQUIRE(driver->by_id("page.previous") != nullptr);
  CHECK(driver->by_id("page.previous")->name == "Previous: SWOT");
  REQUIRE(driver->press("page.following"));
  CHECK(place(*driver) == "mix/opportunity");
}

TEST_CASE("search: every tool is the first hit of three keys, by its name, by initials, in either language") {
  for (const char* language : {"en", "zh"}) {
    const auto driver = sample(kLaptop, language);
    const std::vector<MapRow> rows = overview::map_of(*driver->app);
    CHECK(rows.size() >= 12);
    for (const MapRow& row : rows) {
      const auto is_first = [&](std::string_view query) {
        const auto hits = overview::found(rows, query);
        return !hits.empty() && hits[0]->id == row.id;
      };
      // The first word of a tool is what it is found by with up to three keys.
      std::string_view words = row.words;
      bool any = false;
      while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(' '));
        any |= is_first(word.substr(0, word[0] < 0 ? 6 : 3));
        words.remove_prefix(std::min(word.size() + 1, words.size()));
      }
      CHECK_MESSAGE((any || row.id.view().starts_with("sorting")), row.id.str());
    }
    search(*driver, std::string_view(language) == "zh" ? "行动" : "act");
    driver->key("go.field", "Enter");
    CHECK(place(*driver) == "actions");
    CHECK(driver->app->overlay == nullptr);
  }
}

TEST_CASE("search: records are found, the arrows choose, Enter goes there and puts the focus on them") {
  const auto driver = new_plan(kLaptop);
  driver->app->workspace.edit("undo.action", "", [&](Plan& next) {
    for (const char* id : {"a1", "a2"}) add_action(next, {.id = id, .text = std::string("Visit the plant ") + id, .owner = "Zhao"}, driver->app->random_bytes());
  });
  search(*driver, "PLANT");
  CHECK(driver->by_id("go.words")->name == "Results: 2");
  CHECK(driver->by_id("go.action.a1")->current);
  driver->key("go.field", "ArrowDown");
  CHECK(driver->by_id("go.action.a2")->current);
  driver->key("go.field", "ArrowDown");
  CHECK(driver->by_id("go.action.a2")->current);
  driver->key("go.field", "Enter");
  CHECK(place(*driver) == "actions");
  CHECK(driver->mirrored_focus == "action.a2.text");
  search(*driver, "zhao");  // by the owner
  CHECK(driver->by_id("go.words")->name == "Results: 2");
  driver->type("go.field", "no such thing");
  CHECK(driver->by_id("go.words")->name.find("no such thing") != std::string::npos);
  CHECK(driver->frames_when_idle() == 0);
}

TEST_CASE("search: plans are found from home, and everything closes with Escape") {
  Driver driver(product(kPhone));
  REQUIRE(driver.press("home.new_plan"));
  driver.type("plan.title", "Harbour bank");
  driver.pass_ms(1000);
  driver.app->go({});
  driver.settle();
  search(driver, "harb");
  driver.key("", "Escape");
  CHECK(driver.app->overlay == nullptr);
  search(driver, "harb");
  driver.key("go.field", "Enter");
  CHECK(driver.app->route.is_plan_page());
}
