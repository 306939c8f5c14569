// Any bytes as an exercise that is given out, done and handed in: the hand-in has what was asked for and no more, and the
// class takes it.
#include "tools/class/collect.h"
#include "tools/class/export.h"
#include "tools/workshop/task.h"
#include "fuzz_support.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/sorting/model.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using test::in_plan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto loaded = load_plan(fuzz::text_of(data, size), fuzz::library());
  if (!loaded || !in_plan<Exercise>(loaded->plan).there) return 0;
  Plan exercise = loaded->plan;
  if (exercise.id.empty()) exercise.id = "2b7e1516-28ae-4d2a-abf7-158809cf4f3c";
  in_plan<Task>(exercise) = Task();
  in_plan<HandIns>(exercise).clear();
  SANDTABLE_REQUIRE(is_exercise(exercise));

  Plan work = begin_task(exercise, "2026-11-21T09:00:00Z", fuzz::repeatable_bytes(), "7hx0p4mc");
  in_plan<Task>(work).name = "Li Ming";
  // What could not be read makes way for what the exercise asks for, so the plans may differ, but not as JSON.
  const std::string saved = dump_json(plan_to_json(work));
  const auto reloaded = load_plan(saved, fuzz::library());
  SANDTABLE_REQUIRE(reloaded.ok() && dump_json(plan_to_json(reloaded->plan)) == saved);
  for (const ExerciseTool& tool : in_plan<Exercise>(work).tools) {
    const ToolProgress progress = progress_of(work, tool, Packs(fuzz::library()).add(fuzz::sorts()));
    SANDTABLE_REQUIRE(progress.done >= 0 && (progress.total == 0 || progress.done <= progress.total));
    SANDTABLE_REQUIRE((progress.state == ToolState::NotUnderstood) == !tool.understood());
    if (!tool.understood()) continue;
    if (tool.word == "self_test") SANDTABLE_REQUIRE(self_test_of(work, tool.asked()) != nullptr);
    if (tool.word == "sort") SANDTABLE_REQUIRE(sorting_of(work, tool.asked()) != nullptr);
  }
  const std::int64_t left = seconds_left(work, "2026-11-21T09:10:00Z");
  SANDTABLE_REQUIRE(left >= -1 && left <= std::int64_t{in_plan<Exercise>(work).minutes} * 60);

  const Json sent = hand_in(work, "2026-11-21T09:30:00Z");
  for (const Text key : {Text("exercise"), Text("author"), Text("created"), Text("modified"), Text("hand_ins")})
    SANDTABLE_REQUIRE(find_member(sent, key) == nullptr);
  HandIns one;
  one.emplace_back(sent);
  if (!in_plan<Exercise>(work).named) SANDTABLE_REQUIRE(!has_names(one));
  const auto read = load_plan(sent, fuzz::library());
  SANDTABLE_REQUIRE(read.ok() && in_plan<Task>(read->plan).there);
  for (const ExerciseTool& tool : in_plan<Exercise>(work).tools) {
    if (!tool.understood()) continue;       // nothing is handed in for it
    // Each kind of work is looked for only where its tool was asked: another tool names no test and no sorting.
    const SelfTest* attempt = tool.word == "self_test" ? self_test_of(work, tool.asked()) : nullptr;
    if (attempt != nullptr) SANDTABLE_REQUIRE(self_test_of(read->plan, tool.asked()) != nullptr && self_test_of(read->plan, tool.asked())->answers == attempt->answers);
    const Sorting* sorting = tool.word == "sort" ? sorting_of(work, tool.asked()) : nullptr;
    if (sorting != nullptr) SANDTABLE_REQUIRE(sorting_of(read->plan, tool.asked()) != nullptr && sorting_of(read->plan, tool.asked())->placed == sorting->placed);
  }

  Plan all = begin_class(exercise, "2026-11-21T08:00:00Z", fuzz::repeatable_bytes());
  SANDTABLE_REQUIRE(is_class(all) && exercise_of(all) == exercise_of(work));
  for (const Arrival wanted : {Arrival::Added, Arrival::Duplicate}) {
    std::vector<FoundHandIn> found;
    find_hand_ins(dump_json(sent), "", {fuzz::library(), fuzz::sorts(), exercise_of(all)}, found);
    SANDTABLE_REQUIRE(found.size() == 1);
    add_hand_ins(all, found, fuzz::library(), false);
    SANDTABLE_REQUIRE(found[0].state == wanted);
  }
  SANDTABLE_REQUIRE(load_plan(exercise_for_link(exercise), fuzz::library()).ok());
  return 0;
}
