// Before and after of one course: one class, and a trainee's change.
#include <algorithm>

#include "app/words.h"
#include "core/words/frame_texts.h"
#include "tools/self_test/model.h"
#include "tools/workshop/view/parts.h"
#include "tools/workshop/view/state.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/radio_group.h"

namespace sandtable::inline workshop {

namespace {

constexpr std::size_t kShownCourses = 6;

// Finished before the course, by oneself, at a test that the work asks for now.
bool is_wanted(const Plan& work, const SelfTest& attempt) {
  if (attempt.phase != Phase::Before || attempt.rater.kind != RaterKind::Self || attempt.answers.empty()) return false;
  const auto asks = [&](const ExerciseTool& tool) { return tool.word == "self_test" && tool.id == attempt.test && tool.phase == Phase::After; };
  return std::ranges::any_of(part<Exercise>(work).tools, asks) &&
         std::ranges::none_of(part<SelfTests>(work).list, [&](const SelfTest& one) { return one.test == attempt.test && one.phase == Phase::Before; });
}

void take_before(App& app, const std::string& work, const Plan& from) {
  if (!app.workspace.can_edit() || app.workspace.plan().id != work) return;
  app.workspace.edit("undo.exercise", "", [&](Plan& plan) {
    for (const SelfTest& attempt : part<SelfTests>(from).list) {
      if (is_wanted(plan, attempt)) edit_part<SelfTests>(plan).list.push_back(attempt);
    }
  });
}

}  // namespace

void join_class(App& app) {
  WorkshopState& state = app.state<WorkshopState>();
  if (state.joining.empty() || app.workspace.plan().id != state.joining || !app.workspace.can_edit()) return;
  state.joining.clear();
  app.workspace.edit("undo.exercise", "", [&](Plan& plan) { join_tasks(plan, state.tasks); });
}

void bring_before(App& app) {
  const Plan& work = app.workspace.plan();
  WorkshopState& state = app.state<WorkshopState>();
  if (part<Exercise>(work).course.empty() || !part<Task>(work).there || !part<Task>(work).handed_in.empty() || is_class(work) || !app.workspace.can_edit() || state.looked_for_before == work.id) return;
  state.looked_for_before = work.id;
  const PlanSummary* before = app.workspace.newest("work " + exercise_of(work).str());
  if (before == nullptr) return;
  app.workspace.read_other(before->id, [&app, id = work.id](const Plan& from) { take_before(app, id, from); });
}

std::string course_of_trainer(App& app) {
  for (const PlanSummary& plan : app.workspace.plans()) {
    if (plan.is_kind("exercise") && plan.kind.ends_with(kBeforeKind.view())) return plan.id;
  }
  return {};
}

void course_part(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  const std::string& course = part<Exercise>(plan).course;
  if (!asks_for(part<Exercise>(plan), Phase::After)) return;
  RadioGroupSpec spec = {.id = "exercise.course", .label = ui.tr("exercise.course"), .layout = RadioLayout::Chips, .disabled = ui.read_only};
  std::vector<std::string> ids = {""};
  spec.add("exercise.course.none", ui.tr("exercise.course_none"));
  for (const PlanSummary& one : app.workspace.plans()) {
    const bool usual = one.is_kind("exercise") && one.id != plan.id && ids.size() <= kShownCourses;
    if (!usual && one.id != course) continue;
    ids.push_back(one.id);
    spec.add(sub_id("exercise.course", "." + one.id), frame_text(plan_title(ui, one.title)));
  }
  spec.selected = static_cast<int>(std::ranges::find(ids, course) - ids.begin());
  ui.gap(kGap);
  const int chosen = radio_group(ui, spec).chosen;
  ui.gap(kGapTight);
  paragraph(ui, "exercise.course.note", ui.tr("exercise.course_note"), {.size = 14, .tone = Tone::Muted});
  if (chosen < 0 || chosen == spec.selected) return;
  app.workspace.edit("undo.exercise", "", [&](Plan& changed) { edit_part<Exercise>(changed).course = ids[static_cast<std::size_t>(chosen)]; });
}

}  // namespace sandtable::workshop
