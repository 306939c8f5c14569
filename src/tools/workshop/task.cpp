#include "tools/workshop/task.h"

#include <algorithm>

#include "core/base/instant.h"
#include "plan/tool.h"
#include "tools/workshop/model.h"

namespace sandtable::inline workshop {
namespace {

void add_what_is_asked(Plan& work, const RandomBytes& random) {
  for (const ExerciseTool& tool : std::vector<ExerciseTool>(part<Exercise>(work).tools)) {
    if (tool.understood() && tool.tool()->exercise->begin != nullptr) tool.tool()->exercise->begin(work, tool.asked(), random);
  }
}

}  // namespace

bool is_exercise(const Plan& plan) {
  return part<Exercise>(plan).there && !part<Task>(plan).there && part<HandIns>(plan).empty();
}

bool is_class(const Plan& plan) {
  return !part<HandIns>(plan).empty() ||
         (part<Exercise>(plan).there && part<Task>(plan).there && part<Task>(plan).person.empty() && part<Task>(plan).started.empty());
}

std::string make_person(const RandomBytes& random) {
  std::array<std::uint8_t, 16> bytes{};
  random(bytes);
  std::string out;
  for (std::size_t i = 0; i < kPersonLength; ++i) out += kBase32Digits.c_str()[bytes[i] & 31u];
  return out;
}

Plan begin_task(const Plan& exercise_plan, Text now, const RandomBytes& random, Text person) {
  Plan work = exercise_plan;
  work.id = make_uuid(random);
  work.created = now.str();
  work.modified = now.str();
  work.author.clear();
  edit_part<HandIns>(work).clear();
  edit_part<Task>(work) = Task();
  edit_part<Task>(work).there = true;
  edit_part<Task>(work).exercise = exercise_of(exercise_plan).str();
  edit_part<Task>(work).person = person.str();
  edit_part<Task>(work).started = now.str();
  add_what_is_asked(work, random);
  return work;
}

Plan begin_class(const Plan& exercise_plan, Text now, const RandomBytes& random) {
  Plan out;
  out.id = make_uuid(random);
  out.title = exercise_plan.title;
  out.language = exercise_plan.language;
  out.created = now.str();
  out.modified = now.str();
  edit_part<Exercise>(out) = part<Exercise>(exercise_plan);
  edit_part<Task>(out).there = true;
  edit_part<Task>(out).exercise = exercise_of(exercise_plan).str();
  return out;
}

Text exercise_of(const Plan& plan) {
  if (part<Task>(plan).there) return part<Task>(plan).exercise;
  const Exercise& exercise = part<Exercise>(plan);
  return !exercise.there ? Text() : Text(exercise.course.empty() ? plan.id : exercise.course);
}

bool asks_for(const Exercise& exercise, Phase phase) {
  return std::ranges::any_of(exercise.tools, [&](const ExerciseTool& tool) { return tool.phase == phase; });
}

std::string kind_of_work(const Plan& plan) {
  return "work " + exercise_of(plan).str() + (part<Exercise>(plan).course.empty() ? "" : " after");
}

void join_tasks(Plan& class_plan, const std::vector<ExerciseTool>& tools) {
  Exercise& exercise = edit_part<Exercise>(class_plan);
  for (const ExerciseTool& tool : tools) {
    const bool known = std::ranges::find(exercise.tools, tool) != exercise.tools.end();
    if (!known && exercise.tools.size() < kMaxTools) exercise.tools.push_back(tool);
  }
}

std::int64_t seconds_left(const Plan& work, Text now) {
  const auto started = parse_instant(part<Task>(work).started);
  const auto at = parse_instant(now);
  const std::int64_t all = std::int64_t{part<Exercise>(work).minutes} * 60;
  if (all == 0 || !started || !at) return -1;
  return std::clamp<std::int64_t>(*started + all - *at, 0, all);
}

bool note_time_over(Plan& work, Text now) {
  if (part<Task>(work).over || !part<Task>(work).handed_in.empty() || seconds_left(work, now) != 0) return false;
  edit_part<Task>(work).over = true;
  return true;
}

bool hides_key(const Plan& plan) {
  const Exercise& exercise = part<Exercise>(plan);
  const Task& task = part<Task>(plan);
  if (!exercise.there || !task.there || is_class(plan)) return false;
  switch (exercise.key) {
    case KeyTime::AtOnce:
      return false;
    case KeyTime::HandedIn:
      return task.handed_in.empty();
    case KeyTime::Trainer:
      break;
  }
  return true;
}

ToolProgress progress_of(const Plan& work, const ExerciseTool& tool, const Packs& packs) {
  ToolProgress out;
  if (!tool.understood()) {
    out.state = ToolState::NotUnderstood;
    return out;
  }
  const Progress found = tool.tool()->exercise->progress(work, tool.asked(), packs);
  out.done = found.done;
  out.total = found.total;
  const bool done = found.complete || (out.total > 0 && out.done >= out.total);
  out.state = done ? ToolState::Done : out.done > 0 ? ToolState::Begun : ToolState::Open;
  return out;
}

void mark_handed_in(Plan& work, Text now) {
  if (seconds_left(work, now) == 0) edit_part<Task>(work).over = true;
  edit_part<Task>(work).handed_in = now.str();
}

Json hand_in(const Plan& work, Text now) {
  Plan copy = work;
  edit_part<Task>(copy).there = true;
  mark_handed_in(copy, now);
  return plan_for(copy, Destination::HandIn);
}

Json exercise_for_link(const Plan& exercise_plan) {
  Plan copy = exercise_plan;
  edit_part<Task>(copy) = Task();
  copy.author.clear();
  copy.created.clear();
  copy.modified.clear();
  return plan_for(copy, Destination::Link);
}

}  // namespace sandtable::workshop
