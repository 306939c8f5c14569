// Doing an exercise: beginning it, the clock, how far one is, and what is handed in. The clock and the random source are
// passed in; instants are texts (instant.h).
#pragma once

#include <cstdint>
#include <string>

#include "plan/plan.h"
#include "tools/workshop/model.h"
#include "core/base/uuid.h"

namespace sandtable::inline workshop {

// An exercise as a trainer makes it: not somebody's work on one, and no class.
[[nodiscard]] bool is_exercise(const Plan& plan);
// A class, even an empty one: a plan of an exercise with neither person nor start (see begin_class()).
[[nodiscard]] bool is_class(const Plan& plan);

// 8 base-32 characters, see is_person(). The browser keeps them, so that before and after can be paired without a name.
[[nodiscard]] std::string make_person(const RandomBytes& random);

// A trainee's plan: a copy of the exercise's content with an id of its own, the exercise, the task begun `now`, and an
// empty self-test or sorting for each tool that asks for one, unless the content has one. Their pack_version is 1: whoever
// draws one sets it from the pack. The exercise's author and hand-ins do not come along.
[[nodiscard]] Plan begin_task(const Plan& exercise_plan, Text now, const RandomBytes& random, Text person);
// An empty class for an exercise: title, language, the exercise and its id.
[[nodiscard]] Plan begin_class(const Plan& exercise_plan, Text now, const RandomBytes& random);
// Whether one of its self-tests is of that phase.
[[nodiscard]] bool asks_for(const Exercise& exercise, Phase phase);
// Tool::kind of somebody's work on an exercise: of a later one of a course another than of the first.
[[nodiscard]] std::string kind_of_work(const Plan& plan);
inline constexpr Text kBeforeKind = " before";  // at the end of the kind of an exercise that asks for a self-test before
// The class has the tasks of both, of the exercise before and the one after.
void join_tasks(Plan& class_plan, const std::vector<ExerciseTool>& tools);
// The id of the exercise that a plan is, is work on, or is a class of; of a course the first one's. "" = none.
[[nodiscard]] Text exercise_of(const Plan& plan);

// Whole seconds until the time is over, 0 = it is; -1 = no limit, or the task has not begun. A clock that was set back
// never gives more than the full time.
[[nodiscard]] std::int64_t seconds_left(const Plan& work, Text now);
// Notes that the time is over, unless the work was handed in before. True when that is new.
bool note_time_over(Plan& work, Text now);

// Whether this copy may not show what is right: a trainee's as the exercise says, others always may.
[[nodiscard]] bool hides_key(const Plan& plan);

enum class ToolState { Open, Begun, Done, NotUnderstood };
struct ToolProgress {
  ToolState state = ToolState::Open;
  int done = 0;   // answers, placed items of the pack, cards, fields; of a mix the steps with something in it
  int total = 0;  // of how many; 0 = there is no fixed number, or the pack is not loaded
};
// A SWOT is done with a card in each cell, a mix with a segment, a need and a candidate; a sheet is never more than begun.
// `packs`: the libraries of tests and sorting exercises.
[[nodiscard]] ToolProgress progress_of(const Plan& work, const ExerciseTool& tool, const Packs& packs);

// Sets when it was handed in, and whether the time was over.
void mark_handed_in(Plan& work, Text now);
// The hand-in, handed in `now`: what the tools ask for and whose it is (plan_for(…, HandIn)). `work` does not change:
// mark_handed_in() does that once it has gone.
[[nodiscard]] Json hand_in(const Plan& work, Text now);

// For the link of an exercise, kept short: without author and dates.
[[nodiscard]] Json exercise_for_link(const Plan& exercise_plan);

}  // namespace sandtable::workshop
