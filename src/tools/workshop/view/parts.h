// What the views of the workshop share.
#pragma once

#include "tools/self_test/model.h"
#include "tools/sorting/model.h"
#include "tools/workshop/hand_out.h"
#include "tools/workshop/task.h"
#include "ui/widgets/rich_text.h"
#include "app/views/views.h"
#include "tools/workshop/model.h"

namespace sandtable::inline workshop {

// What is to be done, in words: "Sort the sixteen actions".
[[nodiscard]] Text tool_title(App& app, const ExerciseTool& tool);
// What somebody did of it: the last attempt or sorting; nullptr when there is none, or the tool is another.
[[nodiscard]] const SelfTest* attempt_of(const Plan& plan, const ExerciseTool& tool);
[[nodiscard]] const Sorting* sorted_of(const Plan& plan, const ExerciseTool& tool);

void exercise_view(App& app, Ui& ui);   // a trainer's own exercise: edited, shared
[[nodiscard]] Json room_sheet(App& app, Ui& ui);  // its printed sheet: QR code and instructions
[[nodiscard]] std::string fact_words(Ui& ui, const Exercise& exercise);  // "2 tasks · 10 minutes · Anonymous"
void start_view(App& app, Ui& ui);      // an exercise that came by link
void task_view(App& app, Ui& ui);       // work on an exercise
void hand_in_part(App& app, Ui& ui);    // at its end: what is handed in, and the ways to the trainer
[[gnu::noinline]] void hand_in_dialog(App& app, Ui& ui);  // the same, wherever one is
[[nodiscard]] bool is_changed_since(const Plan& plan);    // since it was handed in


// Gives the class that was opened from an exercise the tasks of that exercise.
void join_class(App& app);
// Work after a course: what the same person answered before it, if this browser has it, so that the result shows the change.
void bring_before(App& app);
// The exercise before the course that one after it belongs to.
void course_part(App& app, Ui& ui);
// The newest of the trainer's exercises with a self-test before a course; "" = none.
[[nodiscard]] std::string course_of_trainer(App& app);

void workshop_home(App& app, Ui& ui);   // ready exercises, own ones, classes, further self-tests
void plan_view(App& app, Ui& ui);       // a plan that is an exercise or work on one
void work_bar(App& app, Ui& ui);        // above every page of somebody's work: how far it is, the time left, submitting
[[gnu::noinline]] void start_menu(App& app, Ui& ui);  // of an exercise that came by link: what trainers do with it

}  // namespace sandtable::workshop
