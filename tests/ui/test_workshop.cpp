// The workshop: an exercise from the list, work on it, handing in, the class that collects it, figures hidden first.
#include <doctest/doctest.h>

#include "core/hand_in_code.h"
#include "core/link.h"
#include "core/task.h"
#include "product.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

const Plan& plan(Driver& driver) { return driver.app->workspace.plan(); }

void take_ready(Driver& driver, const std::string& id) {
  REQUIRE(driver.press("home.workshop"));
  REQUIRE(driver.press("workshop.ready." + id));
  REQUIRE(plan(driver).exercise.there);
}

std::string value_of(Driver& driver, const std::string& id) {
  const Node* node = driver.by_id(id);
  REQUIRE(node != nullptr);
  return std::string(node->value);
}

void begin(Driver& driver, const std::string& link) {
  driver.event({{"type", "navigated"}, {"path", link.substr(link.find('#'))}});
  driver.settle();
  REQUIRE(driver.press("task.begin"));
}

// Work on the sixteen actions, one of them in a bin; the code that hands it in.
std::string hand_in_code(const std::string& link, const std::string& bin, const std::string& person) {
  DriverOptions options = product(kPhone);
  options.settings["person"] = person;
  Driver driver(options);
  begin(driver, link);
  REQUIRE(driver.press("task.tool0.open"));
  REQUIRE(driver.press("sort.item.1.more"));
  REQUIRE(driver.press("sort.to." + bin));
  driver.app->back();
  driver.settle();
  REQUIRE(driver.press("hand_in.do"));
  return value_of(driver, "hand_in.code");
}

}  // namespace

TEST_CASE("workshop: its content comes when it is opened, and a failure can be tried again") {
  DriverOptions options = product();
  const auto content = std::exchange(options.workshop, {});
  Driver driver(options);
  REQUIRE(driver.press("home.workshop"));
  REQUIRE(driver.by_id("workshop.retry") != nullptr);
  driver.host.workshop = content;
  REQUIRE(driver.press("workshop.retry"));
  driver.settle();
  CHECK(driver.by_id("workshop.ready.x-actions") != nullptr);
  CHECK(driver.by_id("workshop.test.ladder") != nullptr);
}

TEST_CASE("workshop: a trainer's exercise is made, changed, undone, and found again in the list") {
  Driver driver(product());
  REQUIRE(driver.press("home.workshop"));
  REQUIRE(driver.press("workshop.new"));
  CHECK(driver.by_id("exercise.no_tool") != nullptr);
  driver.type("exercise.title", "Monday");
  driver.type("exercise.minutes", "15");
  REQUIRE(driver.press(Role::Checkbox, "SWOT"));
  REQUIRE(plan(driver).exercise.tools.size() == 1);
  CHECK(plan(driver).exercise.tools[0].kind == ToolKind::Swot);
  CHECK(plan(driver).exercise.minutes == 15);
  CHECK(value_of(driver, "exercise.link").find("#x=") != std::string::npos);
  REQUIRE(driver.press("top.undo"));
  CHECK(plan(driver).exercise.tools.empty());
  REQUIRE(driver.press("top.redo"));
  const std::string id = plan(driver).id;
  REQUIRE(driver.press("top.back"));
  CHECK(driver.app->route.screen == ScreenKind::Workshop);
  CHECK(driver.by_id("workshop.exercises.list." + id) != nullptr);
}

TEST_CASE("workshop: a trainee sorts, the key waits for handing in, the code holds what was done") {
  Driver trainer(product());
  take_ready(trainer, "x-actions");
  const std::string link = value_of(trainer, "exercise.link");
  Driver driver(product(kPhone));
  begin(driver, link);
  CHECK(driver.host.plans.size() == 1);
  CHECK(driver.by_id("task.clock") != nullptr);
  REQUIRE(driver.press("task.tool0.open"));
  REQUIRE(driver.app->route.screen == ScreenKind::Sort);
  REQUIRE(driver.press("sort.item.1.more"));
  REQUIRE(driver.press("sort.to.harvest"));
  CHECK(plan(driver).sortings[0]->placed.at("1") == "harvest");
  CHECK(driver.by_id("sort.score") == nullptr);
  driver.app->back();
  driver.settle();
  REQUIRE(driver.press("hand_in.do"));
  const std::string code = value_of(driver, "hand_in.code");
  SortLibrary sorts;
  for (const SortPack& pack : driver.app->workshop_content()->sorts.all()) sorts.add(pack);
  const auto back = decode_hand_in_code(code, TestLibrary(), sorts);
  REQUIRE(back.ok());
  CHECK(back.value().sortings[0]->placed.at("1") == "harvest");
  REQUIRE(driver.press("task.tool0.open"));
  CHECK(driver.by_id("sort.score") != nullptr);
}

TEST_CASE("workshop: an item is dragged into a bin and back by its menu") {
  Driver trainer(product());
  take_ready(trainer, "x-actions");
  Driver driver(product());
  begin(driver, value_of(trainer, "exercise.link"));
  REQUIRE(driver.press("task.tool0.open"));
  driver.resize(1280, 3000, 1);
  driver.settle();
  driver.drag(driver.by_id("sort.item.2.open")->rect, driver.by_id("sort.bin.harvest.title")->rect);
  REQUIRE(plan(driver).sortings[0]->placed.count("2") == 1);
  CHECK(plan(driver).sortings[0]->placed.at("2") == "harvest");
  REQUIRE(driver.press("sort.item.2.more"));
  REQUIRE(driver.press("sort.take_back"));
  CHECK(plan(driver).sortings[0]->placed.empty());
}

TEST_CASE("workshop: when the time is over nothing is lost and the work says so") {
  Driver trainer(product());
  take_ready(trainer, "x-actions");
  Driver driver(product());
  begin(driver, value_of(trainer, "exercise.link"));
  driver.pass_ms(11 * 60 * 1000);
  driver.settle();
  CHECK(plan(driver).task.over);
  CHECK(driver.by_id("hand_in.do") != nullptr);
}

TEST_CASE("workshop: a class collects codes with anything around them, tells what is new, and hides figures first") {
  Driver trainer(product());
  take_ready(trainer, "x-actions");
  const std::string link = value_of(trainer, "exercise.link");
  const std::string first = hand_in_code(link, "harvest", "7hx0p4mc"), second = hand_in_code(link, "attend", "m4k2q9zz");
  REQUIRE(trainer.press("exercise.class"));
  REQUIRE(is_class(plan(trainer)));
  trainer.type("class.draft", "Li: " + first + "\nWang says " + second + " thanks\nagain " + first + "\nJunk ABCD-EFGH");
  REQUIRE(trainer.press("class.add"));
  CHECK(plan(trainer).hand_ins.size() == 2);
  CHECK(trainer.by_id("class.report") != nullptr);
  CHECK(!trainer.shows("Share right"));
  REQUIRE(trainer.press(Role::Button, "Reveal"));
  CHECK(trainer.shows("Share right"));
  REQUIRE(trainer.press("top.undo"));
  CHECK(plan(trainer).hand_ins.empty());
}
