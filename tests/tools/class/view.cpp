// The class that collects what is handed in: from texts and files, figures hidden first, before and after of a course.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

#include "../workshop/workshop_user.h"
#include "core/links/link.h"
#include "tools/class/view/state.h"
#include "tools/self_test/model.h"
#include "tools/workshop/task.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

// Work on the sixteen actions, one of them in a bin; the code that hands it in.
std::string hand_in_code(const std::string& link, const std::string& bin, const std::string& person) {
  DriverOptions options = product(kPhone);
  options.settings["person"] = person;
  Driver driver(options);
  begin(driver, link);
  REQUIRE(driver.press("sort.item.1.more"));
  REQUIRE(driver.press("sort.to." + bin));
  REQUIRE(driver.press("task.submit"));
  REQUIRE(driver.press("hand_in.do"));
  return value_of(driver, "hand_in.code");
}

// A finished self-test on the exercise behind a link, every answer the same. → the link of the hand-in
std::string answered(Driver& driver, const std::string& link, int value) {
  begin(driver, link);
  const std::string id = plan(driver).id;
  driver.app->workspace.edit("undo.exercise", "", [&](Plan& work) {
    for (SelfTest& attempt : in_plan<SelfTests>(work).list) {
      if (attempt.answers.empty()) {
        for (int q = 1; q <= 16; ++q) attempt.answers[std::to_string(q)] = value;
      }
    }
  });
  driver.settle();
  REQUIRE(driver.press("task.submit"));
  REQUIRE(driver.press("hand_in.do"));
  const std::string out = value_of(driver, "hand_in.link");
  REQUIRE(driver.press("hand_in.close"));
  return out;
}

// What person `number` handed in: a self-test before and after, one by somebody else, and a worksheet.
std::string hand_in_file(const Plan& of, int number) {
  const std::string n = std::to_string(number), exercise = exercise_of(of).str();
  std::string before, after;
  for (int q = 1; q <= 16; ++q) {
    before += (q > 1 ? ",\"" : "\"") + std::to_string(q) + "\":" + std::to_string(1 + (number + q) % 3);
    after += (q > 1 ? ",\"" : "\"") + std::to_string(q) + "\":" + std::to_string(2 + (number + q) % 3);
  }
  return R"({"format":"sandtable-plan","version":1,"id":"h)" + n + R"(","language":"en","task":{"exercise":")" + exercise + R"(","person":")" +
         (number < 10 ? "00000" : "0000") + n + R"(zz","name":"Name )" + n + R"(","handed_in":"2026-11-21T10:00:00Z"},"self_tests":[{"id":"a","test":"negotiation","phase":"before","answers":{)" +
         before + R"(}},{"id":"b","test":"negotiation","phase":"after","answers":{)" + after +
         R"(}},{"id":"c","test":"negotiation","phase":"after","rater":{"kind":"other"},"answers":{)" + after +
         R"(}}],"worksheets":[{"id":"w","sheet":"customers","values":{"who":"the plant and the buyers","tender":{"on":true}}}]})";
}

}  // namespace

TEST_CASE("class: collecting opens the class of the exercise, and a second one is made on request alone") {
  Driver driver(product());
  take_ready(driver, "x-actions");
  const std::string exercise = driver.app->route.plan;
  REQUIRE(driver.press("exercise.class"));
  const std::string first = driver.app->route.plan;
  const auto open_exercise = [&] {
    driver.event({{"type", "navigated"}, {"path", "#/plan/" + exercise}});
    driver.settle();
  };
  open_exercise();
  REQUIRE(driver.press("exercise.class"));
  driver.settle();
  CHECK(driver.app->route.plan == first);
  open_exercise();
  REQUIRE(driver.press("exercise.class.another"));
  CHECK(driver.app->route.plan != first);
}

TEST_CASE("class: what is handed in on an exercise counts, whether it was given out before or after a change") {
  Driver trainer(product());
  take_ready(trainer, "x-actions");
  const std::string given = value_of(trainer, "exercise.link");
  trainer.type("exercise.title", "Monday");
  trainer.type("exercise.minutes", "20");
  REQUIRE(trainer.press(Role::Checkbox, "SWOT"));
  const std::string changed = value_of(trainer, "exercise.link");
  CHECK(changed != given);
  const std::string first = hand_in_code(given, "harvest", "7hx0p4mc");
  DriverOptions phone = product(kPhone);
  phone.settings["person"] = "m4k2q9zz";
  Driver trainee(phone);
  begin(trainee, changed);
  REQUIRE(trainee.press("task.tool0.open"));
  REQUIRE(trainee.press("sort.item.1.more"));
  REQUIRE(trainee.press("sort.to.attend"));
  REQUIRE(trainee.press("task.submit"));
  REQUIRE(trainee.press("hand_in.do"));
  REQUIRE(trainer.press("exercise.class"));
  trainer.type("class.draft", first + "\n" + value_of(trainee, "hand_in.link"));
  REQUIRE(trainer.press("class.add"));
  trainer.settle();
  CHECK(in_plan<HandIns>(plan(trainer)).size() == 2);
  CHECK(trainer.by_id("class.take_others") == nullptr);
}

TEST_CASE("class: before and after of a course come into one class, paired by person and first") {
  Driver trainer(product());
  take_ready(trainer, "x-before");
  const std::string before_link = value_of(trainer, "exercise.link"), before = plan(trainer).id;
  REQUIRE(trainer.press("exercise.class"));
  const std::string class_id = plan(trainer).id;
  trainer.event({{"type", "navigated"}, {"path", "#/"}});
  trainer.settle();
  take_ready(trainer, "x-after");
  CHECK(in_plan<Exercise>(plan(trainer)).course == before);
  CHECK(trainer.by_id("exercise.course." + before) != nullptr);
  const std::string after_link = value_of(trainer, "exercise.link");
  REQUIRE(trainer.press("exercise.class"));
  trainer.settle();
  REQUIRE(plan(trainer).id == class_id);
  CHECK(in_plan<Exercise>(plan(trainer)).tools.size() == 2);

  DriverOptions phone = product(kPhone);
  phone.settings["person"] = "7hx0p4mc";
  Driver trainee(phone);
  const std::string first = answered(trainee, before_link, 3);
  trainee.event({{"type", "navigated"}, {"path", after_link.substr(after_link.find('#'))}});
  trainee.settle();
  CHECK(trainee.by_id("task.continue") == nullptr);  // the work before is another
  const std::string second = answered(trainee, after_link, 4);
  const SelfTest* after = nullptr;
  for (const SelfTest& one : in_plan<SelfTests>(plan(trainee)).list) after = one.phase == Phase::After ? &one : after;
  REQUIRE(after != nullptr);
  trainee.event({{"type", "navigated"}, {"path", "#/plan/" + plan(trainee).id + "/result/" + after->id}});
  trainee.settle();
  REQUIRE(trainee.by_id("result.change") != nullptr);
  CHECK(trainee.by_id("result.change.dimensions.row5.3")->name == "+25");
  CHECK(trainee.by_id("result.change.questions.row16.3")->name == "+1");

  trainer.type("class.draft", first + "\n" + second + "\n" + answered(*std::make_unique<Driver>(product(kPhone)), before_link, 2));
  REQUIRE(trainer.press("class.add"));
  trainer.settle();
  CHECK(in_plan<HandIns>(plan(trainer)).size() == 3);
  CHECK(trainer.by_id("class.tasks.table.row1.2")->name == "✓ done");
  CHECK(trainer.by_id("class.tasks.table.row2.1")->name == "✓ done");
  CHECK(trainer.by_id("class.tasks.table.row2.2")->name == "– missing");
  CHECK(trainer.by_id("class.remind1") == nullptr);
  REQUIRE(trainer.press("class.remind2"));
  CHECK(trainer.host.last("copy")->body == "Person 2");
  REQUIRE(trainer.press("class.reveal_all"));
  CHECK(trainer.by_id("class.test.negotiation.pairs.table.row5.1")->name == "1");
  CHECK(trainer.by_id("class.test.negotiation.pairs")->rect.y < trainer.by_id("class.test.negotiation.self.before.spread")->rect.y);
  CHECK(trainer.by_id("class.people")->rect.y > trainer.by_id("class.test.negotiation.pairs")->rect.y);
  // The rule of attempts is the class's own, and said.
  REQUIRE(trainer.press("class.attempts.last"));
  CHECK(in_plan<Exercise>(plan(trainer)).attempts == AttemptRule::Last);
  REQUIRE(trainer.press("class.method"));
  CHECK(trainer.shows("the last always counts"));
  REQUIRE(trainer.press("class.sheets"));
  CHECK(trainer.host.last("print")->body.find("Person 2") != std::string::npos);
  CHECK(trainer.host.last("print")->body.find("Your change since before the course") != std::string::npos);
}

TEST_CASE("class: a class collects codes with anything around them, tells what is new, and hides figures first") {
  Driver trainer(product());
  take_ready(trainer, "x-actions");
  const std::string link = value_of(trainer, "exercise.link");
  const std::string first = hand_in_code(link, "harvest", "7hx0p4mc"), second = hand_in_code(link, "attend", "m4k2q9zz");
  REQUIRE(trainer.press("exercise.class"));
  REQUIRE(is_class(plan(trainer)));
  trainer.type("class.draft", "Li: " + first + "\nWang says " + second + " thanks\nagain " + first + "\nJunk ABCD-EFGH");
  REQUIRE(trainer.press("class.add"));
  CHECK(in_plan<HandIns>(plan(trainer)).size() == 2);
  CHECK(trainer.by_id("class.report") != nullptr);
  const std::string share = "class.sort.sixteen_actions.share";
  CHECK(trainer.by_id(share + ".chart") == nullptr);
  REQUIRE(trainer.press(share + ".reveal"));
  CHECK(trainer.by_id(share + ".chart") != nullptr);
  REQUIRE(trainer.press("top.undo"));
  CHECK(in_plan<HandIns>(plan(trainer)).empty());
}

TEST_CASE("class: a class's figures wait for the last file, then speak for those there are, without names") {
  Driver driver(product());
  take_ready(driver, "x-before");
  REQUIRE(driver.press("exercise.class"));
  constexpr int kPeople = 12;
  for (int i = 1; i <= kPeople; ++i) {
    driver.event({{"type", "file"}, {"purpose", "hand_ins"}, {"name", "f.json"}, {"left", kPeople - i}}, hand_in_file(plan(driver), i));
    driver.settle();
    CHECK(in_plan<HandIns>(plan(driver)).size() == (i < kPeople ? 0u : 12u));
    CHECK((driver.by_id("class.reading") != nullptr) == (i < kPeople));
  }
  driver.event({{"type", "file_failed"}, {"purpose", "hand_ins"}, {"name", "gone.json"}, {"reason", "unreadable"}, {"left", 0}});
  driver.settle();
  CHECK(driver.shows("gone.json"));
  CHECK(driver.by_id("class.test.negotiation.self.before.levels.chart") == nullptr);
  REQUIRE(driver.press("class.test.negotiation.self.before.levels.reveal"));
  CHECK(driver.by_id("class.test.negotiation.self.before.levels.chart") != nullptr);
  CHECK(driver.by_id("class.test.negotiation.self.after.answers.chart") == nullptr);
  const Rect chart = driver.by_id("class.test.negotiation.self.before.levels.chart")->rect, table = driver.by_id("class.test.negotiation.self.before.levels.table")->rect;
  CHECK(table.x >= chart.right());  // beside each other on a laptop
  CHECK(table.y < chart.bottom());
  REQUIRE(driver.press("class.reveal_all"));
  CHECK(driver.by_id("class.test.negotiation.self.before.levels.chart") != nullptr);
  CHECK(driver.by_id("class.test.negotiation.self.after.answers.chart") != nullptr);
  CHECK(driver.by_id("class.test.negotiation.pairs.table.row5.1")->name == "12");
  CHECK(driver.by_id("class.test.negotiation.pairs.table.row5.4")->name == "+16.00");
  CHECK(driver.by_id("class.test.negotiation.pairs.table.row5.5")->name == "–");   // an interval without width is none
  CHECK(driver.by_id("class.test.negotiation.pairs.table.row5.6")->name == "12");  // all of them higher,
  CHECK(driver.by_id("class.test.negotiation.pairs.table.row5.7")->name == "0");   // none lower
  CHECK(driver.by_id("class.test.negotiation.pairs.effects.row5.2")->name == "+18.76 · large");
  CHECK(driver.by_id("class.test.negotiation.pairs.effects.row5.6")->name == "–");  // no d_z without differing differences
  // Others see it after the course as everybody does of themselves then.
  CHECK(driver.by_id("class.test.negotiation.others.after.table.row5.1")->name == "12");
  CHECK(driver.by_id("class.test.negotiation.others.after.table.row5.4")->name == "0.00");
  CHECK(driver.by_id("class.test.negotiation.others.before.table") == nullptr);
  CHECK(driver.by_id("class.method.rules") == nullptr);
  REQUIRE(driver.press("class.method"));
  CHECK(driver.shows("type 7 of Hyndman and Fan"));
  CHECK(!driver.shows("Name 3"));
  driver.type("class.sheet.customers.who.answer3.tags", "plant");
  CHECK(find_member(*in_plan<HandIns>(plan(driver))[2], "tags") != nullptr);
  driver.settle();
  CHECK(driver.by_id("class.sheet.customers.who.tags.row1.0")->name == "plant");
  REQUIRE(driver.press("class.report.print"));
  REQUIRE(driver.press("class.names"));
  CHECK(driver.shows("Name 3"));
  // Who has not handed in anything is known from the trainer's list, which stays as it is typed, and with the trainer.
  const std::string link = value_of(driver, "class.link"), roster = "ｎａｍｅ　3\n  Zhang Wei  \n\nLi Na";
  driver.type("class.roster", roster);
  driver.settle();
  CHECK(driver.shows("Nothing yet from: Zhang Wei, Li Na (2)"));
  CHECK(in_plan<Exercise>(plan(driver)).people == roster);
  CHECK(value_of(driver, "class.link") == link);
  REQUIRE(driver.press("class.remind1"));
  CHECK(driver.host.last("copy")->body.ends_with("Zhang Wei, Li Na"));
}

TEST_CASE("class: files of one choice are one report, however slowly they come") {
  Driver driver(product());
  take_ready(driver, "x-before");
  REQUIRE(driver.press("exercise.class"));
  for (int i = 1; i <= 3; ++i) {
    driver.event({{"type", "file"}, {"purpose", "hand_ins"}, {"name", "f.json"}, {"left", 3 - i}}, hand_in_file(plan(driver), i));
    driver.settle();
    driver.pass_ms(10'000);
  }
  CHECK(in_plan<HandIns>(plan(driver)).size() == 3);
  CHECK(driver.shows("Files read: 3"));
  CHECK(driver.shows("3 added"));
  driver.pass_ms(10'000);
  driver.event({{"type", "file"}, {"purpose", "hand_ins"}, {"name", "f.json"}, {"left", 0}}, hand_in_file(plan(driver), 3));
  driver.settle();
  CHECK(driver.shows("Files read: 1"));
}

TEST_CASE("class: who goes elsewhere while files come finds them all in the class") {
  Driver driver(product());
  take_ready(driver, "x-before");
  REQUIRE(driver.press("exercise.class"));
  const Route there = driver.app->route;
  const Plan of = plan(driver);
  for (int i = 1; i <= 3; ++i) {
    driver.event({{"type", "file"}, {"purpose", "hand_ins"}, {"name", "f.json"}, {"left", 3 - i}}, hand_in_file(of, i));
    driver.settle();
    if (i == 1) driver.app->go({});
    driver.settle();
  }
  CHECK(driver.host.plans.size() == 2);  // the exercise and its class
  driver.app->go(there);
  driver.settle();
  CHECK(in_plan<HandIns>(plan(driver)).size() == 3);
  CHECK(driver.shows("Files read: 3"));
}

TEST_CASE("class: reading a long paste can be stopped, the rest stays in the field") {
  Driver driver(product());
  take_ready(driver, "x-before");
  REQUIRE(driver.press("exercise.class"));
  Problems problems;
  std::string text = encode_link(parse_json(hand_in_file(plan(driver), 1), problems).value(), "https://example.org/").value() + "\n" + std::string(600, 'z') + "\n";
  for (int i = 1; i <= 2000; ++i) text += "https://example.org/#p=2broken\n" + std::string(600, 'z') + "\n";
  driver.type("class.draft", text);
  driver.host.look_ms = 30;
  REQUIRE(driver.press("class.add"));
  REQUIRE(driver.press("class.stop"));
  CHECK(driver.by_id("class.reading") == nullptr);
  CHECK(in_plan<HandIns>(plan(driver)).size() == 1);
  CHECK(driver.app->state<ClassState>().draft.starts_with("https://example.org/#p=2broken"));
}

TEST_CASE("class: a class has the exercise's link and code at hand") {
  Driver driver(product());
  take_ready(driver, "x-actions");
  const std::string link = value_of(driver, "exercise.link");
  REQUIRE(driver.press("exercise.class"));
  CHECK(value_of(driver, "class.link") == link);
  REQUIRE(driver.press("class.show_qr"));
  CHECK(driver.by_id("qr")->rect.h == 800);
  CHECK(driver.by_id("qr.code")->rect.h > 500);
  CHECK(driver.host.last("fullscreen")->header.value("on", false));
  driver.key("", "Escape");
  CHECK(driver.by_id("qr.code") == nullptr);
  CHECK(!driver.host.last("fullscreen")->header.value("on", true));
}

TEST_CASE("class: figures over the whole screen, turned one by one and revealed one by one") {
  Driver driver(product());
  take_ready(driver, "x-before");
  REQUIRE(driver.press("exercise.class"));
  driver.event({{"type", "file"}, {"purpose", "hand_ins"}, {"name", "f.json"}, {"left", 0}}, hand_in_file(plan(driver), 1));
  driver.settle();
  REQUIRE(driver.press("class.test.negotiation.self.before.levels.present"));
  CHECK(driver.host.last("fullscreen")->header.value("on", false));
  CHECK(driver.by_id("present")->rect.h == 800);
  CHECK(driver.by_id("page.title") == nullptr);
  CHECK(driver.by_id("class.test.negotiation.self.before.levels.chart") == nullptr);
  REQUIRE(driver.press("class.test.negotiation.self.before.levels.reveal"));
  const Node* chart = driver.by_id("class.test.negotiation.self.before.levels.chart");
  REQUIRE(chart != nullptr);
  CHECK(chart->rect.bottom() <= 800);
  REQUIRE(driver.press("present.next"));
  CHECK(driver.by_id("class.test.negotiation.self.before.levels") == nullptr);
  CHECK(driver.by_id("class.test.negotiation.self.before.answers.reveal") != nullptr);
  REQUIRE(driver.press("present.reveal_all"));
  CHECK(driver.by_id("class.test.negotiation.self.before.answers.chart") != nullptr);
  driver.key("", "Escape");
  CHECK(driver.by_id("page.title") != nullptr);
  CHECK(driver.mirrored_focus == "class.test.negotiation.self.before.answers.present");
  CHECK(!driver.host.last("fullscreen")->header.value("on", true));
}

TEST_CASE("class: long pastes are read in pieces, links over the end of a line included") {
  Driver driver(product());
  take_ready(driver, "x-before");
  REQUIRE(driver.press("exercise.class"));
  Problems problems;
  std::string text;
  for (int i = 1; i <= 40; ++i) {
    const auto document = parse_json(hand_in_file(plan(driver), i), problems);
    REQUIRE(document.ok());
    std::string link = encode_link(document.value(), "https://example.org/").value();
    if (i % 5 == 0) link.insert(link.size() / 2, "\n");
    text += "Person " + std::to_string(i) + ":\n" + link + "\n" + std::string(600, 'z') + "\n";
  }
  text += "https://example.org/#p=2broken";
  driver.type("class.draft", text);
  REQUIRE(driver.press("class.add"));
  driver.settle();
  CHECK(in_plan<HandIns>(plan(driver)).size() == 40);
  CHECK(driver.app->state<ClassState>().draft == "https://example.org/#p=2broken");
  CHECK(driver.by_id("class.reading") == nullptr);
}
