#include <doctest/doctest.h>

#include "core/links/link.h"
#include "tools/workshop/task.h"
#include "fixtures.h"
#include "plan/links.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"
#include "tools/sheets/model.h"
#include "tools/mix/model.h"
#include "tools/sorting/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

ExerciseTool tool(const char* word, const char* id = "", Phase phase = Phase::None) {
  ExerciseTool out;
  out.word = word;
  out.id = id;
  out.phase = phase;
  return out;
}

// An exercise with every tool, and content to begin with.
Plan exercise_plan() {
  Plan plan;
  plan.id = "11111111-1111-4111-8111-111111111111";
  plan.title = "Course";
  plan.language = Language::English;
  plan.author = "Trainer";
  plan.created = plan.modified = "2026-11-20T08:00:00Z";
  in_plan<Exercise>(plan).there = true;
  in_plan<Exercise>(plan).instructions = "Do it.";
  in_plan<Exercise>(plan).minutes = 20;
  in_plan<Exercise>(plan).named = true;
  in_plan<Exercise>(plan).tools = {tool("self_test", "negotiation", Phase::Before),
                         tool("sort", "sixteen"), tool("swot"), tool("mix"),
                         tool("sheet", "customers")};
  in_plan<Swot>(plan) = grid("A strength");
  return plan;
}

Plan begun(const Plan& exercise = exercise_plan()) {
  Random random(1);
  return begin_task(exercise, "2026-11-21T09:00:00Z", bytes_of(random), "7hx0p4mc");
}

std::string keys_of(const Json& object) {
  std::string out;
  for (const auto& [key, value] : object.items()) out += key + " ";
  return out;
}

ToolProgress progress(const Plan& work, std::size_t index) {
  return progress_of(work, in_plan<Exercise>(work).tools[index], Packs(library()).add(sorts()));
}

}  // namespace

TEST_CASE("task: the work is a copy with its own id, the exercise and what the tools ask for") {
  Plan exercise = exercise_plan();
  in_plan<HandIns>(exercise).emplace_back(json("{}"));
  const Plan work = begun(exercise);
  CHECK(work.id != exercise.id);
  CHECK(work.id.size() == 36);
  CHECK(work.title == "Course");
  CHECK(work.author.empty());
  CHECK(work.created == "2026-11-21T09:00:00Z");
  CHECK(work.modified == "2026-11-21T09:00:00Z");
  CHECK(in_plan<Exercise>(work) == in_plan<Exercise>(exercise));
  CHECK(in_plan<Task>(work).exercise == exercise.id);
  CHECK(in_plan<Task>(work).person == "7hx0p4mc");
  CHECK(in_plan<Task>(work).started == "2026-11-21T09:00:00Z");
  CHECK(in_plan<Task>(work).handed_in.empty());
  CHECK(in_plan<HandIns>(work).empty());
  CHECK(in_plan<Swot>(work) == in_plan<Swot>(exercise));
  REQUIRE(in_plan<SelfTests>(work).list.size() == 1);
  CHECK(in_plan<SelfTests>(work).list[0].test == "negotiation");
  CHECK(in_plan<SelfTests>(work).list[0].phase == Phase::Before);
  CHECK(in_plan<SelfTests>(work).list[0].id.size() == 36);
  REQUIRE(in_plan<Sortings>(work).size() == 1);
  CHECK(in_plan<Sortings>(work)[0]->sort == "sixteen");
  CHECK(in_plan<Sortings>(work)[0]->id != in_plan<SelfTests>(work).list[0].id);
  CHECK(is_exercise(exercise_plan()));
  CHECK_FALSE(is_exercise(work));
  CHECK_FALSE(is_exercise(Plan()));
  CHECK(exercise_of(work) == exercise.id);
  CHECK(exercise_of(exercise) == exercise.id);
  CHECK(exercise_of(Plan()).empty());
  // Somebody passes their work on as an exercise: it belongs to the first one.
  CHECK(in_plan<Task>(begun(work)).exercise == exercise.id);
}

TEST_CASE(
    "task: content that is there already is used, tools asked for twice or not understood make nothing") {
  Plan exercise = exercise_plan();
  Sorting sorting;
  sorting.id = "given";
  sorting.sort = "sixteen";
  place_item(sorting, "1", "plant");
  in_plan<Sortings>(exercise).emplace_back(sorting);
  in_plan<Exercise>(exercise).tools.push_back(in_plan<Exercise>(exercise).tools[0]);
  in_plan<Exercise>(exercise).tools.push_back(tool("self_test", ""));
  in_plan<Exercise>(exercise).tools.push_back(tool("", ""));
  const Plan work = begun(exercise);
  CHECK(in_plan<SelfTests>(work).list.size() == 1);
  CHECK(in_plan<Sortings>(work).size() == 1);
  CHECK(bin_of(*in_plan<Sortings>(work)[0], "1") == "plant");
}

TEST_CASE("task: a class begins empty and knows its exercise") {
  Random random(2);
  const Plan made = begin_class(exercise_plan(), "2026-11-21T12:00:00Z", bytes_of(random));
  CHECK(is_class(made));
  CHECK_FALSE(is_exercise(made));
  CHECK_FALSE(is_class(exercise_plan()));
  CHECK_FALSE(is_class(begun()));
  CHECK(exercise_of(made) == exercise_plan().id);
  CHECK(made.id != exercise_plan().id);
  CHECK(made.title == "Course");
  CHECK(in_plan<Swot>(made) == Swot());
  CHECK(in_plan<Exercise>(made).tools.size() == 5);
}

TEST_CASE("task: time left, also when the clock is wrong") {
  Plan work = begun();
  CHECK(seconds_left(work, "2026-11-21T09:00:00Z") == 1200);
  CHECK(seconds_left(work, "2026-11-21T09:19:59Z") == 1);
  CHECK(seconds_left(work, "2026-11-21T09:20:00Z") == 0);
  CHECK(seconds_left(work, "2027-11-21T09:20:00Z") == 0);
  CHECK(seconds_left(work, "2026-11-21T08:00:00Z") == 1200);  // set back: never more than the full time
  CHECK(seconds_left(work, "1999-01-01T00:00:00Z") == 1200);
  CHECK(seconds_left(work, "soon") == -1);
  CHECK_FALSE(note_time_over(work, "2026-11-21T09:19:59Z"));
  CHECK(note_time_over(work, "2026-11-21T09:20:00Z"));
  CHECK_FALSE(note_time_over(work, "2026-11-21T09:20:01Z"));
  CHECK(in_plan<Task>(work).over);
  Plan handed = begun();
  mark_handed_in(handed, "2026-11-21T09:10:00Z");
  CHECK_FALSE(note_time_over(handed, "2026-11-21T09:20:00Z"));
  CHECK_FALSE(in_plan<Task>(handed).over);
  mark_handed_in(handed, "2026-11-21T09:21:00Z");  // once more, after the time
  CHECK(in_plan<Task>(handed).over);
  in_plan<Exercise>(work).minutes = 0;
  CHECK(seconds_left(work, "2026-11-21T09:20:00Z") == -1);
  in_plan<Exercise>(work).minutes = 20;
  in_plan<Task>(work).started.clear();
  CHECK(seconds_left(work, "2026-11-21T09:20:00Z") == -1);
}

TEST_CASE("task: who may see what is right") {
  Plan work = begun();
  CHECK(may_show_key(exercise_plan()));
  CHECK(may_show_key(Plan()));
  CHECK_FALSE(may_show_key(work));
  mark_handed_in(work, "2026-11-21T09:10:00Z");
  CHECK(may_show_key(work));
  in_plan<Exercise>(work).key = KeyTime::Trainer;
  CHECK_FALSE(may_show_key(work));
  in_plan<Exercise>(work).key = KeyTime::AtOnce;
  in_plan<Task>(work).handed_in.clear();
  CHECK(may_show_key(work));
  Plan trainers = exercise_plan();
  in_plan<Exercise>(trainers).key = KeyTime::Trainer;
  CHECK(may_show_key(trainers));
  Random random(3);
  CHECK(may_show_key(begin_class(trainers, "2026-11-21T12:00:00Z", bytes_of(random))));
}

TEST_CASE("task: progress of every tool") {
  Plan work = begun();
  const auto check = [&](std::size_t index, ToolState state, int done, int total) {
    CAPTURE(index);
    const ToolProgress found = progress(work, index);
    CHECK(found.state == state);
    CHECK(found.done == done);
    CHECK(found.total == total);
  };
  check(0, ToolState::Open, 0, 16);
  check(1, ToolState::Open, 0, 16);
  check(2, ToolState::Begun, 1, 0);
  check(3, ToolState::Open, 0, 3);
  check(4, ToolState::Open, 0, 0);
  in_plan<SelfTests>(work).list[0].answers["1"] = 3;
  place_item(in_plan<Sortings>(work)[0].edit(), "1", "plant");
  place_item(in_plan<Sortings>(work)[0].edit(), "2", "nowhere");
  place_item(in_plan<Sortings>(work)[0].edit(), "99", "plant");
  in_plan<Mix>(work).segments.emplace_back();
  Worksheet sheet;
  sheet.sheet = "customers";
  set_value_text(sheet.values, "who", "x");
  in_plan<Worksheets>(work).emplace_back(sheet);
  check(0, ToolState::Begun, 1, 16);
  check(1, ToolState::Begun, 1, 16);
  check(3, ToolState::Begun, 1, 3);
  check(4, ToolState::Begun, 1, 0);
  for (int i = 1; i <= 16; ++i) {
    in_plan<SelfTests>(work).list[0].answers[std::to_string(i)] = 3;
    place_item(in_plan<Sortings>(work)[0].edit(), std::to_string(i), "plant");
  }
  in_plan<Swot>(work) = grid("s", "w", "o", "t");
  in_plan<Mix>(work).needs.emplace_back();
  in_plan<Mix>(work).candidates.emplace_back();
  check(0, ToolState::Done, 16, 16);
  check(1, ToolState::Done, 16, 16);
  check(2, ToolState::Done, 4, 0);
  check(3, ToolState::Done, 3, 3);
  // Without the packs one cannot say how much there is.
  CHECK(progress_of(work, in_plan<Exercise>(work).tools[0], Packs()).state == ToolState::Begun);
  CHECK(progress_of(work, in_plan<Exercise>(work).tools[1], Packs()).total == 0);
}

TEST_CASE("hand-in: only what the tools ask for, and whose it is") {
  Plan work = begun();
  in_plan<Task>(work).name = "Li Lei";
  work.author = "Li Lei";
  in_plan<SelfTests>(work).list[0].answers["1"] = 4;
  in_plan<SelfTests>(work).list[0].rater.name = "Boss";
  SelfTest other;
  other.id = "other";
  other.test = "negotiation";
  other.phase = Phase::After;
  in_plan<SelfTests>(work).list.push_back(other);
  in_plan<Actions>(work).emplace_back();
  in_plan<Swot>(work).votes.voters.emplace_back();
  Worksheet sheet;
  sheet.sheet = "rival";
  in_plan<Worksheets>(work).emplace_back(sheet);
  sheet.sheet = "customers";
  sheet.id = "c";
  in_plan<Worksheets>(work).emplace_back(sheet);
  in_plan<Mix>(work).segments.emplace_back().edit().id = "g";
  work.extra.set("secret", 1);
  in_plan<Task>(work).extra.set("secret", 1);
  in_plan<Swot>(work).cards[0][0].edit().extra.set("secret", 1);
  in_plan<Sortings>(work)[0].edit().extra.set("secret", 1);
  in_plan<Sortings>(work)[0].edit().extra.set("placed", "secret");
  const Json all = hand_in(work, "2026-11-21T09:30:00Z");
  CHECK(keys_of(all) == "format id language mix self_tests sortings swot task version worksheets ");
  CHECK(all["id"] == work.id);
  CHECK(all["self_tests"].size() == 1);
  CHECK(all["self_tests"][0]["rater"]["name"] == "Boss");
  CHECK(all["worksheets"].size() == 1);
  CHECK(all["worksheets"][0]["sheet"] == "customers");
  CHECK_FALSE(all["swot"].contains("votes"));
  CHECK(dump_json(all).find("secret") == std::string::npos);
  CHECK(
      dump_json(all["task"]) ==
      R"({"exercise":"11111111-1111-4111-8111-111111111111","handed_in":"2026-11-21T09:30:00Z","name":"Li Lei","over":true,"person":"7hx0p4","started":"2026-11-21T09:00:00Z"})");
  CHECK(in_plan<Task>(work).handed_in.empty());
  const LoadedPlan back = load(dump_json(all));
  CHECK(texts_of(back.problems).empty());
  // A hand-in of a hand-in is the same: all of it was asked for.
  CHECK(dump_json(plan_for(back.plan, Destination::HandIn)) == dump_json(all));

  in_plan<Exercise>(work).tools = {tool("sort", "sixteen")};
  in_plan<Exercise>(work).named = false;
  const Json one = hand_in(work, "2026-11-21T09:10:00Z");
  CHECK(keys_of(one) == "format id language sortings task version ");
  CHECK(keys_of(one["task"]) == "exercise handed_in person started ");

  in_plan<Exercise>(work).tools = {tool("self_test", "negotiation", Phase::Before)};
  const Json anonymous = hand_in(work, "2026-11-21T09:10:00Z");
  CHECK(keys_of(anonymous) == "format id language self_tests task version ");
  CHECK(dump_json(anonymous).find("Boss") == std::string::npos);
}

TEST_CASE("hand-in: attempts that have no id are different ones, and none is handed in twice") {
  Plan exercise = exercise_plan();
  in_plan<Exercise>(exercise).tools = {tool("self_test", "negotiation", Phase::Before), tool("self_test", "negotiation", Phase::After),
                             tool("self_test", "negotiation", Phase::After)};
  for (const Phase phase : {Phase::Before, Phase::After}) {
    SelfTest& attempt = in_plan<SelfTests>(exercise).list.emplace_back();
    attempt.test = "negotiation";
    attempt.phase = phase;
    attempt.answers["1"] = phase == Phase::Before ? 2 : 5;
  }
  const LoadedPlan sent = load(dump_json(hand_in(begun(exercise), "2026-11-21T09:30:00Z")));
  REQUIRE(in_plan<SelfTests>(sent.plan).list.size() == 2);
  CHECK(in_plan<SelfTests>(sent.plan).list[0].answers.at("1") == 2);
  CHECK(in_plan<SelfTests>(sent.plan).list[1].answers.at("1") == 5);
}

TEST_CASE("routes: hand-ins of a class stay at home, the exercise does not go back to the trainer") {
  const Plan plan = load(read_file(fixture_path("plans/v1-workshop.json"))).plan;
  CHECK(plan_for(plan, Destination::File).contains("hand_ins"));
  CHECK(plan_for(plan, Destination::Browser).contains("hand_ins"));
  const Json link = plan_for(plan, Destination::Link);
  CHECK_FALSE(link.contains("hand_ins"));
  CHECK(link["exercise"]["room"] == "培训室 3");
  CHECK(link["task"]["mood"] == "good");
  const Json hand_in = plan_for(plan, Destination::HandIn);
  CHECK(keys_of(hand_in) == "format id language sortings task version ");
}

TEST_CASE("exercise link: without author and dates, and X1 fits into 300 characters") {
  Plan exercise;
  exercise.id = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
  exercise.language = Language::Chinese;
  exercise.title = "十六个行动";
  exercise.author = "培训师";
  exercise.created = exercise.modified = "2026-11-21T08:00:00Z";
  in_plan<Exercise>(exercise).there = true;
  in_plan<Exercise>(exercise).instructions =
      "请把十六个行动分别放进四个格子：巩固、发展、收获、放弃。先独立完成，不要讨论。\n\n"
      "完成以后交给培训师。时间到了也没有关系，已经做的都会保留。";
  in_plan<Exercise>(exercise).minutes = 20;
  in_plan<Exercise>(exercise).tools = {tool("sort", "sixteen_actions")};
  const Json document = exercise_for_link(exercise);
  CHECK(keys_of(document) == "exercise format id language title version ");
  const auto link = encode_link(document, "https://training.example.com/sandtable/", LinkKind::Exercise);
  REQUIRE(link.ok());
  MESSAGE("link of X1 in Chinese: " << link.value().size());
  CHECK(link.value().size() <= 300);
  LinkKind kind{};
  const auto back = decode_link(link.value(), &kind);
  REQUIRE(back.ok());
  CHECK(kind == LinkKind::Exercise);
  const auto loaded = load_plan(back.value(), library());
  REQUIRE(loaded.ok());
  CHECK(texts_of(loaded->problems).empty());
  CHECK(is_exercise(loaded->plan));
  CHECK(in_plan<Exercise>(loaded->plan) == in_plan<Exercise>(exercise));

  exercise.language = Language::English;
  exercise.title = "Sixteen actions";
  in_plan<Exercise>(exercise).instructions =
      "Put each of the sixteen actions into one of the four boxes: consolidate, develop, harvest or let go. "
      "Work on your own first.\n\nThen hand in your work. When the time is over, nothing is lost.";
  const auto english =
      encode_link(exercise_for_link(exercise), "https://training.example.com/sandtable/", LinkKind::Exercise);
  REQUIRE(english.ok());
  MESSAGE("link of X1 in English: " << english.value().size());
  CHECK(english.value().size() <= 300);
}
