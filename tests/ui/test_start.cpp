// How the app begins: with the first texts alone, and with the address of a plan on another site.
#include <doctest/doctest.h>

#include <algorithm>

#include "product.h"
#include "tools/workshop/task.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

// The requests for `group`.
std::size_t asked_for(const Driver& driver, std::string_view group) {
  return static_cast<std::size_t>(std::ranges::count_if(driver.host.requests_of("part"), [&](const NullHost::Request& request) {
    return text_of(request.header, "name").view() == group;
  }));
}

std::unique_ptr<Driver> opening(const std::string& path) {
  DriverOptions options = product(kPhone, "en");
  options.path = path;
  return std::make_unique<Driver>(options);
}

std::string remote_plan() { return read_file(fixture_path("plans/v1-swot.json")); }

TEST_CASE("home: the tools by name begin a new plan on their page") {
  for (const auto& [row, place] : {std::pair("home.swot", "swot"), std::pair("home.mix", "mix/opportunity")}) {
    Driver driver(product(kLaptop));
    REQUIRE(driver.press(row));
    CHECK(driver.app->route.tool == std::string_view(place).substr(0, std::string_view(place).find('/')));
    CHECK(driver.app->workspace.plans().size() == 1);
  }
}

TEST_CASE("home: a test that was begun says how far one is") {
  Driver driver(product(kPhone));
  CHECK(driver.by_id("home.start.progress") == nullptr);
  begin_self_test(driver);
  driver.activate("self_test.q1.a4");
  driver.pass_ms(400);
  driver.app->go(Route{});
  driver.settle();
  REQUIRE(driver.by_id("home.start.progress") != nullptr);
  CHECK(driver.by_id("home.start.progress")->name == "1 of 16 answered");
}

TEST_CASE("home: plans are told apart, and many can be searched and sorted") {
  Driver driver(product(kLaptop));
  const auto add = [&](const char* title) {
    Plan plan;
    plan.title = title;
    driver.app->workspace.open_new(std::move(plan), Workspace::Store::AtOnce);
    driver.settle();
    driver.app->go(plan_route(driver.app->workspace.wanted()));
    driver.settle();
    driver.app->go(Route{});
    driver.settle();
  };
  for (const char* title : {"Zeta", "Alpha", "Alpha", "Mu", "Nu", "Xi", "Pi"}) add(title);
  CHECK(driver.by_id("home.find") == nullptr);
  add("Rho");
  REQUIRE(driver.by_id("home.find") != nullptr);
  const auto shown = [&] {
    std::vector<std::string> rows;
    for (const PlanSummary& plan : driver.app->workspace.plans()) {
      const Node* row = driver.by_id("plan." + plan.id + ".open");
      if (row != nullptr) rows.push_back(row->name);
    }
    return rows;
  };
  CHECK(shown().size() == 8);
  for (const std::string& name : shown()) {
    // Those that are called the same say when, too.
    CHECK((name.find(':') != std::string::npos) == name.starts_with("Alpha"));
  }
  driver.type("home.find", "alph");
  CHECK(shown().size() == 2);
  driver.type("home.find", "nothing");
  REQUIRE(driver.by_id("home.none_found") != nullptr);
  driver.type("home.find", "");
  REQUIRE(driver.press("home.sort.title"));
  std::vector<std::pair<float, std::string>> by_place;
  for (const PlanSummary& plan : driver.app->workspace.plans()) by_place.emplace_back(driver.by_id("plan." + plan.id + ".open")->rect.y, plan.title);
  std::ranges::sort(by_place);
  CHECK(by_place.front().second == "Alpha");
  CHECK(by_place.back().second == "Zeta");
}

}  // namespace

TEST_CASE("first texts: the first screens are shown, all others wait and ask for the second once") {
  const DriverOptions whole = product(kPhone, "en");
  DriverOptions options = whole;
  options.parts = {{"first en", whole.parts.at("first en")}, {"overview en", whole.parts.at("overview en")}, {"worksheets en", whole.parts.at("worksheets en")}, {"situation en", whole.parts.at("situation en")}};
  Driver driver(options);
  CHECK(driver.find(Role::Button, "New plan") != nullptr);
  CHECK(asked_for(driver, "second") == 0);

  driver.host.requests.clear();
  driver.host.hold_parts = true;
  REQUIRE(driver.press("home.enter"));  // a dialog has texts of its own
  CHECK(driver.find(Role::Dialog, "") == nullptr);
  CHECK(asked_for(driver, "second") == 1);
  driver.app->close_overlay();
  driver.host.post({{"type", "wake"}});
  driver.settle();
  REQUIRE(driver.press("home.new_plan"));
  CHECK(driver.by_id("page.waiting") != nullptr);
  CHECK(driver.by_id("plan.title") == nullptr);
  CHECK(asked_for(driver, "second") == 1);
  CHECK(asked_for(driver, "situation") == 0);

  driver.host.hold_parts = false;
  driver.event(part_event("second", "en"), whole.parts.at("second en"));
  driver.settle();
  CHECK(driver.by_id("page.waiting") == nullptr);
  CHECK(driver.by_id("plan.title") != nullptr);
  CHECK(asked_for(driver, "situation") == 1);
}

TEST_CASE("a group of tools is fetched when it is opened, the others behind it; what failed unseen is asked for again") {
  DriverOptions options = product(kLaptop, "en");
  const auto mix = options.parts.extract("mix en"), situation = options.parts.extract("situation en");
  Driver driver(options);
  CHECK(driver.host.requests_of("part").empty());
  REQUIRE(driver.press("home.new_plan"));
  REQUIRE(driver.by_id("page.retry") != nullptr);
  CHECK(driver.by_id("plan.grid") == nullptr);
  CHECK(asked_for(driver, "mix") == 0);
  driver.host.parts["situation en"] = situation.mapped();
  REQUIRE(driver.press("page.retry"));
  REQUIRE(driver.by_id("plan.grid") != nullptr);
  CHECK(asked_for(driver, "situation") == 2);
  CHECK(asked_for(driver, "mix") == 1);        // ahead, in vain
  CHECK(asked_for(driver, "workshop") == 1);
  CHECK(driver.app->content.is_there("workshop"));
  CHECK(driver.frames_when_idle() == 0);

  REQUIRE(driver.press("plan.mix"));
  REQUIRE(driver.by_id("page.retry") != nullptr);
  driver.host.parts["mix en"] = "{\"ui\":[";   // it did not arrive whole
  REQUIRE(driver.press("page.retry"));
  REQUIRE(driver.by_id("page.retry") != nullptr);
  driver.host.parts["mix en"] = mix.mapped();
  REQUIRE(driver.press("page.retry"));
  CHECK(driver.by_id("page.retry") == nullptr);
  CHECK(driver.app->content.is_there("mix"));
}

TEST_CASE("a class that is imported before the workshop is there is listed as one") {
  const auto exercise = load_plan(read_file(asset_path("en/tools/workshop/exercises/01_self_test_before.json")), {});
  REQUIRE(exercise);
  const Plan plan = begin_class(exercise->plan, "2026-11-30T08:00:00Z", [](auto& bytes) { bytes.fill(7); });
  Driver driver(product(kLaptop, "en"));
  driver.event({{"type", "file"}, {"purpose", "import"}, {"name", "class.json"}}, dump_json(plan_to_json(plan)));
  driver.settle();
  const auto plans = driver.app->workspace.plans();
  REQUIRE(plans.size() == 1);
  CHECK(plans[0].is_kind("class"));
  CHECK(stored_plan(driver).id == plans[0].id);
}

TEST_CASE("another language comes with the groups that are there, and nothing waits in between") {
  const DriverOptions whole = product(kLaptop, "en");
  DriverOptions options = whole;
  std::erase_if(options.parts, [](const auto& each) { return each.first.ends_with(" zh"); });
  Driver driver(options);
  REQUIRE(driver.press("home.new_plan"));
  REQUIRE(driver.press("plan.grid"));
  REQUIRE(driver.press("top.language"));
  const auto asked = driver.host.requests_of("language");
  REQUIRE(asked.size() == 1);
  std::string parts;
  for (const GroupTexts& group : kGroups) parts.append(parts.empty() ? "" : " ").append(group.name);
  CHECK(text_of(asked[0].header, "parts").view() == parts);
  // The last ones first: in any order.
  for (int i = kGroupCount - 1; i >= 0; --i) {
    const std::string name = kGroups[i].name;
    driver.event(part_event(name, "zh"), whole.parts.at(name + " zh"));
  }
  const std::size_t before = driver.host.requests_of("part").size();
  driver.settle();
  CHECK(driver.shows("优势"));
  CHECK(driver.host.requests_of("part").size() == before);
  REQUIRE(driver.press("top.language"));
  CHECK(driver.host.requests_of("language").size() == 1);
}

TEST_CASE("the other language is fetched when it is wanted, and all stays as it is until it is there") {
  const DriverOptions whole = product(kPhone, "en");
  DriverOptions options = whole;
  options.parts.erase("first zh");
  options.parts.erase("second zh");
  Driver driver(options);
  REQUIRE(driver.press("top.language"));
  REQUIRE(driver.press("top.language"));
  const auto asked = driver.host.requests_of("language");
  REQUIRE(asked.size() == 1);
  CHECK(text_of(asked[0].header, "language").view() == "zh");
  CHECK(driver.shows("Opening"));
  CHECK(driver.find(Role::Button, "New plan") != nullptr);
  CHECK(driver.host.requests_of("settings").empty());

  driver.event({{"type", "pack_failed"}, {"language", "zh"}});
  driver.settle();
  CHECK(driver.shows("Go online once to load Chinese"));
  REQUIRE(driver.press("top.language"));
  CHECK(driver.host.requests_of("language").size() == 2);
  driver.event(part_event("second", "zh"), whole.parts.at("second zh"));
  driver.event(part_event("first", "zh"), whole.parts.at("first zh"));
  driver.settle();
  CHECK(driver.find(Role::Button, "新建计划") != nullptr);
  CHECK(driver.by_id("toast.text") == nullptr);
  CHECK(driver.host.requests_of("settings").size() == 1);
  REQUIRE(driver.press("top.language"));
  CHECK(driver.find(Role::Button, "New plan") != nullptr);
  CHECK(driver.host.requests_of("language").size() == 2);
}

TEST_CASE("a message covers nothing of a dialog") {
  DriverOptions options = product(kPhone, "en");
  Driver driver(options);
  REQUIRE(driver.press("home.enter"));
  const Rect resting = driver.by_id("enter")->rect;
  driver.app->toast("Something that takes two lines or three on a phone as narrow as this one is, at the least.");
  driver.settle();
  const Rect message = driver.by_id("toast")->rect, moved = driver.by_id("enter")->rect;
  CHECK(moved.bottom() <= message.y);
  CHECK(moved.h == resting.h);
  driver.pass_ms(60'000);
  CHECK(driver.by_id("toast") == nullptr);
  CHECK(driver.by_id("enter")->rect.y == resting.y);
}

TEST_CASE("a message stays while one is on its buttons, and gives the focus back") {
  DriverOptions options = product(kPhone, "en");
  Driver driver(options);
  const auto begin = [&](std::string_view from, Text words) {
    driver.focus(from);
    driver.app->toast(words, "Undo", [] {});
    driver.settle();
    driver.focus("toast.close");
    driver.settle();
  };
  begin("home.import", "One");
  driver.pass_ms(30'000);
  REQUIRE(driver.by_id("toast.close") != nullptr);
  CHECK(driver.frames_when_idle() == 0);
  driver.activate("toast.close");
  driver.settle();
  CHECK(driver.by_id("toast") == nullptr);
  CHECK(driver.mirrored_focus == "home.import");

  begin("home.enter", "Two");
  driver.focus("toast.action");
  driver.activate("toast.action");
  driver.settle();
  CHECK(driver.mirrored_focus == "home.enter");

  // Where it was is gone: the title of the page.
  REQUIRE(driver.press("home.new_plan"));
  const std::string id = driver.app->workspace.wanted();
  driver.app->go(Route{});
  driver.settle();
  begin("plan." + id + ".open", "Three");
  driver.event({{"type", "purged"}, {"id", id}});
  driver.key("", "Escape");
  CHECK(driver.by_id("toast") == nullptr);
  CHECK(driver.mirrored_focus == "page.title");

  // Another message takes its place at once.
  begin("page.title", "First");
  driver.focus("toast.action");
  driver.app->toast("Second");
  driver.settle();
  CHECK(driver.by_id("toast.action") == nullptr);
  CHECK(driver.mirrored_focus == "page.title");

  // With a pointer nothing jumps.
  begin("page.title", "By mouse");
  driver.app->nodes.push({"toast.close", ActionKind::Focus, ""});
  driver.settle();
  driver.mirrored_focus.clear();
  REQUIRE(driver.press("toast.close"));
  CHECK(driver.by_id("toast") == nullptr);
  CHECK(driver.mirrored_focus.empty());

  // Left alone, it goes.
  begin("page.title", "Four");
  driver.focus("page.title");
  driver.pass_ms(30'000);
  CHECK(driver.by_id("toast") == nullptr);
}

TEST_CASE("a plan on another site: asked about, fetched when wanted, imported") {
  const auto driver = opening("#url=https://plans.example/team/plan.json");
  CHECK(driver->shows("The file comes from plans.example."));
  CHECK(driver->host.requests_of("fetch").empty());
  REQUIRE(driver->press("fetch.done"));
  const auto asked = driver->host.requests_of("fetch");
  REQUIRE(asked.size() == 1);
  CHECK(text_of(asked[0].header, "address").view() == "https://plans.example/team/plan.json");
  CHECK(driver->by_id("fetch.done")->disabled);

  driver->event({{"type", "fetched"}, {"address", "https://else.example/"}}, remote_plan());  // of a question long gone
  driver->settle();
  CHECK(driver->host.plans.empty());
  driver->event({{"type", "fetched"}, {"address", "https://plans.example/team/plan.json"}, {"reason", "status"}, {"status", 403}});
  driver->settle();
  CHECK(driver->shows("it returns 403"));
  CHECK_FALSE(driver->by_id("fetch.done")->disabled);
  REQUIRE(driver->press("fetch.done"));
  driver->event({{"type", "fetched"}, {"address", "https://plans.example/team/plan.json"}, {"name", "plan.json"}}, remote_plan());
  driver->settle();
  CHECK(driver->find(Role::Dialog, "") == nullptr);
  CHECK(driver->host.plans.size() == 1);
}

TEST_CASE("a plan on another site: what is not fetched") {
  for (const char* address : {"http://plans.example/x", "https://plans.example@evil.example/x", "plans.example", "https://", "ftp://x/"}) {
    CAPTURE(address);
    const auto driver = opening(std::string("#url=") + address);
    REQUIRE(driver->by_id("fetch.done") != nullptr);
    CHECK(driver->by_id("fetch.done")->disabled);
    CHECK(driver->shows("The address must begin with https://"));
  }
}

TEST_CASE("a plan on another site: an answer after Cancel changes nothing") {
  const auto driver = opening("#url=https://plans.example/plan.json");
  REQUIRE(driver->press("fetch.done"));
  REQUIRE(driver->press("fetch.leave"));
  driver->event({{"type", "fetched"}, {"address", "https://plans.example/plan.json"}, {"name", "plan.json"}}, remote_plan());
  driver->settle();
  CHECK(driver->host.plans.empty());
  CHECK(driver->by_id("home.start_self_test") != nullptr);
}

TEST_CASE("a plan on another site: its link typed at home opens the page anew") {
  Driver driver(product(kPhone, "en"));
  REQUIRE(driver.press("home.enter"));
  driver.type("enter.text", "see https://sandtable.example/#url=https://plans.example/plan.json");
  REQUIRE(driver.press("enter.done"));
  const auto visits = driver.host.requests_of("visit");
  REQUIRE(visits.size() == 1);
  CHECK(text_of(visits[0].header, "path").view() == "#url=https://plans.example/plan.json");
  CHECK(driver.host.requests_of("fetch").empty());
}
