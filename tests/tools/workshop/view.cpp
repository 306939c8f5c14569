// The workshop: an exercise from the list, work on it, handing in.
#include <doctest/doctest.h>

#include <algorithm>

#include "tools/sorting/model.h"
#include "tools/sorting/shelf.h"
#include "tools/sorting/sort_pack.h"
#include "tools/self_test/pack.h"
#include "tools/workshop/hand_in_code.h"
#include "paths.h"
#include "workshop_user.h"

using namespace sandtable;
using namespace sandtable::test;

TEST_CASE("workshop: its content comes when it is opened, and a failure can be tried again") {
  DriverOptions options = product();
  const auto content = options.parts.extract("workshop en");
  Driver driver(options);
  REQUIRE(driver.press("home.workshop"));
  REQUIRE(driver.by_id("page.retry") != nullptr);
  driver.host.parts["workshop en"] = content.mapped();
  REQUIRE(driver.press("page.retry"));
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
  REQUIRE(in_plan<Exercise>(plan(driver)).tools.size() == 1);
  CHECK(in_plan<Exercise>(plan(driver)).tools[0].word == "swot");
  CHECK(in_plan<Exercise>(plan(driver)).minutes == 15);
  CHECK(value_of(driver, "exercise.link").find("#x=") != std::string::npos);
  REQUIRE(driver.press("top.undo"));
  CHECK(in_plan<Exercise>(plan(driver)).tools.empty());
  REQUIRE(driver.press("top.redo"));
  const std::string id = plan(driver).id;
  REQUIRE(driver.press("top.back"));
  CHECK(driver.app->route.is_page("workshop"));
  CHECK(driver.by_id("workshop.exercises.list." + id) != nullptr);
}

TEST_CASE("workshop: tasks are found by a search, the key is asked for where there is one, minutes are read as people type them") {
  Driver driver(product());
  REQUIRE(driver.press("home.workshop"));
  REQUIRE(driver.press("workshop.new"));
  CHECK(driver.by_id("exercise.preview")->disabled);
  CHECK(driver.by_id("exercise.key") == nullptr);
  driver.type("exercise.search", "complaint");
  CHECK(driver.find(Role::Checkbox, "SWOT") == nullptr);
  driver.type("exercise.search", "sixteen");
  REQUIRE(driver.press(Role::Checkbox, "Sixteen actions, four kinds of customer"));
  CHECK(driver.by_id("exercise.key") != nullptr);
  CHECK_FALSE(driver.by_id("exercise.preview")->disabled);
  driver.type("exercise.search", "zzz");
  CHECK(driver.by_id("exercise.none_found") != nullptr);
  driver.type("exercise.minutes", "１５");
  CHECK(in_plan<Exercise>(plan(driver)).minutes == 15);
  driver.type("exercise.minutes", "a quarter");
  CHECK(driver.by_id("exercise.minutes")->invalid);
  CHECK(driver.by_id("exercise.minutes.error") != nullptr);
  CHECK(in_plan<Exercise>(plan(driver)).minutes == 15);
  driver.type("exercise.minutes", "2000");
  CHECK(driver.by_id("exercise.minutes")->invalid);
  driver.type("exercise.minutes", "");
  CHECK(in_plan<Exercise>(plan(driver)).minutes == 0);
}

TEST_CASE("workshop: a trainee sorts, the key waits for handing in, the code holds what was done") {
  Driver trainer(product());
  take_ready(trainer, "x-actions");
  const std::string link = value_of(trainer, "exercise.link");
  Driver driver(product(kPhone));
  begin(driver, link);
  CHECK(driver.host.plans.size() == 1);
  REQUIRE(driver.app->route.is_page("sort"));
  CHECK(driver.by_id("task.submit") != nullptr);
  REQUIRE(driver.press("sort.item.1.more"));
  REQUIRE(driver.press("sort.to.harvest"));
  CHECK(in_plan<Sortings>(plan(driver))[0]->placed.at("1") == "harvest");
  CHECK(driver.by_id("sort.score") == nullptr);
  driver.app->back();
  driver.settle();
  REQUIRE(driver.press("hand_in.do"));
  const std::string code = value_of(driver, "hand_in.code");
  SortLibrary sorts;
  for (const SortPack& pack : sorts_of(*driver.app).all()) sorts.add(pack);
  const auto back = decode_hand_in_code(code, TestLibrary(), sorts);
  REQUIRE(back.ok());
  CHECK(in_plan<Sortings>(back.value())[0]->placed.at("1") == "harvest");
  REQUIRE(driver.press("task.tool0.open"));
  CHECK(driver.by_id("sort.score") != nullptr);
}

TEST_CASE("workshop: an item is dragged into a bin and back by its menu") {
  Driver trainer(product());
  take_ready(trainer, "x-actions");
  Driver driver(product());
  begin(driver, value_of(trainer, "exercise.link"));
  driver.resize(1280, 3000, 1);
  driver.settle();
  driver.drag(driver.by_id("sort.item.2.open")->rect, driver.by_id("sort.bin.harvest.put")->rect);
  REQUIRE(in_plan<Sortings>(plan(driver))[0]->placed.count("2") == 1);
  CHECK(in_plan<Sortings>(plan(driver))[0]->placed.at("2") == "harvest");
  REQUIRE(driver.press("sort.item.2.open"));
  REQUIRE(driver.press("sort.take_back"));
  CHECK(in_plan<Sortings>(plan(driver))[0]->placed.empty());
}

TEST_CASE("workshop: when the time is over nothing is lost and the work says so") {
  Driver trainer(product());
  take_ready(trainer, "x-actions");
  Driver driver(product());
  begin(driver, value_of(trainer, "exercise.link"));
  driver.pass_ms(11 * 60 * 1000);
  driver.settle();
  CHECK(in_plan<Task>(plan(driver)).over);
  REQUIRE(driver.press("task.submit"));
  CHECK(driver.by_id("hand_in.do") != nullptr);
  REQUIRE(driver.press("hand_in.close"));
  driver.app->back();
  driver.settle();
  CHECK(driver.by_id("task.clock") != nullptr);
}

TEST_CASE("workshop: an exercise that is opened again goes on, and a new attempt is made on request alone") {
  Driver trainer(product());
  take_ready(trainer, "x-actions");
  const std::string link = value_of(trainer, "exercise.link");
  Driver driver(product(kPhone));
  begin(driver, link);
  REQUIRE(driver.press("sort.item.1.more"));
  REQUIRE(driver.press("sort.to.harvest"));
  const std::string id = plan(driver).id;
  const std::string started = in_plan<Task>(plan(driver)).started;
  driver.pass_ms(60'000);
  driver.event({{"type", "navigated"}, {"path", link.substr(link.find('#'))}});
  driver.settle();
  REQUIRE(driver.press("task.continue"));
  CHECK(plan(driver).id == id);
  CHECK(in_plan<Task>(plan(driver)).started == started);
  CHECK(driver.host.plans.size() == 1);
  driver.event({{"type", "navigated"}, {"path", link.substr(link.find('#'))}});
  driver.settle();
  REQUIRE(driver.press("task.begin"));
  CHECK(plan(driver).id != id);
  CHECK(driver.host.plans.size() == 2);
}

TEST_CASE("workshop: a sheet for the room has the title, the code and what to do") {
  Driver driver(product());
  take_ready(driver, "x-actions");
  REQUIRE(driver.press("exercise.print"));
  CHECK(driver.host.last("print")->body.find("Sort the sixteen actions") != std::string::npos);
  CHECK(driver.host.last("print")->body.find("QR code of the exercise") != std::string::npos);
  CHECK(driver.host.last("print")->body.find("Drag each action") != std::string::npos);
}

TEST_CASE("workshop: what is shared, and what is submitted, shows as a code over the whole screen") {
  Driver trainer(product());
  take_ready(trainer, "x-actions");
  Driver driver(product(kPhone));
  begin(driver, value_of(trainer, "exercise.link"));
  REQUIRE(driver.press("sort.bin.harvest.put"));
  REQUIRE(driver.press("task.submit"));
  REQUIRE(driver.press("hand_in.do"));
  REQUIRE(driver.press("hand_in.show_qr"));
  CHECK(driver.by_id("qr.code") != nullptr);
  REQUIRE(driver.press("qr.close"));
  CHECK(driver.by_id("qr") == nullptr);
}

TEST_CASE("workshop: saving a copy of an exercise is in a menu") {
  Driver trainer(product());
  take_ready(trainer, "x-actions");
  const std::string link = value_of(trainer, "exercise.link");
  Driver driver(product(kPhone));
  driver.event({{"type", "navigated"}, {"path", link.substr(link.find('#'))}});
  driver.settle();
  CHECK(driver.by_id("task.save_copy") == nullptr);
  REQUIRE(driver.press("task.more"));
  REQUIRE(driver.press("task.save_copy"));
  driver.settle();
  CHECK(driver.by_id("exercise.link") != nullptr);
  CHECK(driver.host.plans.size() == 1);
}

TEST_CASE("workshop: exercises that the first version gave out open by their links, are done and submitted") {
  for (const char* name : {"exercise-before-zh", "exercise-actions-en", "exercise-swot-zh"}) {
    CAPTURE(name);
    Driver driver(product(kPhone));
    begin(driver, read_file(fixture_path(std::string("links/") + name + ".txt")));
    CHECK_FALSE(plan(driver).title.empty());
    CHECK_FALSE(in_plan<Exercise>(plan(driver)).instructions.empty());
    if (driver.by_id("sort.bin.harvest.put") != nullptr) REQUIRE(driver.press("sort.bin.harvest.put"));
    if (driver.by_id("self_test.q1.a3") != nullptr) REQUIRE(driver.press("self_test.q1.a3"));
    REQUIRE(driver.press("task.submit"));
    if (driver.by_id("task.name") != nullptr) driver.type("task.name", "Li Ming");
    REQUIRE(driver.press("hand_in.do"));
    CHECK(value_of(driver, "hand_in.link").find("#p=") != std::string::npos);
  }
}
