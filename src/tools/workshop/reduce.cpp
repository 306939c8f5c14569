#include "tools/workshop/reduce.h"

#include "plan/tool.h"
#include "tools/workshop/model.h"

namespace sandtable::inline workshop {

void reduce_to_hand_in(Plan& plan) {
  const Exercise exercise = part<Exercise>(plan);
  if (has_part<Task>(plan)) {
    Task& task = edit_part<Task>(plan);
    task.person = person_key(task.person);
    task.extra = {};
    if (exercise.there && !exercise.named) task.name.clear();
  }
  const bool is_hand_in = !exercise.there && part<Task>(plan).there;  // already
  for (const Tool* tool : tools()) {
    if (tool->exercise == nullptr || tool->exercise->reduce == nullptr) continue;
    HandInWish wish;
    wish.keeps_all = is_hand_in;
    wish.by_exercise = exercise.there;
    wish.named = !exercise.there || exercise.named;
    for (const ExerciseTool& asked : exercise.tools) {
      if (asked.word == tool->exercise->word) wish.asked.push_back(asked.asked());
    }
    tool->exercise->reduce(plan, wish);
  }
  plan.extra = {};
  if (!exercise.there) return;
  plan.author.clear();
  plan.created.clear();
  plan.modified.clear();
}

}  // namespace sandtable::workshop
