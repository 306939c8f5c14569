#include "tools/workshop/task.h"

#include <algorithm>

#include "core/base/instant.h"

namespace sandtable::inline workshop {
namespace {

void add_what_is_asked(Plan& work, const RandomBytes& random) {
  for (const ExerciseTool& tool : work.exercise.tools) {
    if (!tool.understood()) continue;
    if (tool.kind == ToolKind::SelfTest && self_test_of(work, tool) == nullptr) {
      SelfTest& attempt = work.self_tests.emplace_back();
      attempt.id = make_uuid(random);
      attempt.test = tool.id;
      attempt.phase = tool.phase;
    } else if (tool.kind == ToolKind::Sort && sorting_of(work, tool) == nullptr) {
      Sorting& sorting = work.sortings.emplace_back().edit();
      sorting.id = make_uuid(random);
      sorting.sort = tool.id;
    }
  }
}

int to_int(std::size_t count) {
  return static_cast<int>(count);
}

}  // namespace

bool is_exercise(const Plan& plan) {
  return plan.exercise.there && !plan.task.there && plan.hand_ins.empty();
}

bool is_class(const Plan& plan) {
  return !plan.hand_ins.empty() ||
         (plan.exercise.there && plan.task.there && plan.task.person.empty() && plan.task.started.empty());
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
  work.hand_ins.clear();
  work.task = Task();
  work.task.there = true;
  work.task.exercise = exercise_of(exercise_plan).str();
  work.task.person = person.str();
  work.task.started = now.str();
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
  out.exercise = exercise_plan.exercise;
  out.task.there = true;
  out.task.exercise = exercise_of(exercise_plan).str();
  return out;
}

Text exercise_of(const Plan& plan) {
  if (plan.task.there) return plan.task.exercise;
  return plan.exercise.there ? Text(plan.id) : Text();
}

const SelfTest* self_test_of(const Plan& plan, const ExerciseTool& tool) {
  if (tool.kind != ToolKind::SelfTest) return nullptr;
  for (std::size_t i = plan.self_tests.size(); i-- > 0;) {
    const SelfTest& attempt = plan.self_tests[i];
    if (attempt.test == tool.id && attempt.phase == tool.phase) return &attempt;
  }
  return nullptr;
}

const Sorting* sorting_of(const Plan& plan, const ExerciseTool& tool) {
  if (tool.kind != ToolKind::Sort) return nullptr;
  for (std::size_t i = plan.sortings.size(); i-- > 0;) {
    if (plan.sortings[i]->sort == tool.id) return &*plan.sortings[i];
  }
  return nullptr;
}

std::int64_t seconds_left(const Plan& work, Text now) {
  const auto started = parse_instant(work.task.started);
  const auto at = parse_instant(now);
  const std::int64_t all = std::int64_t{work.exercise.minutes} * 60;
  if (all == 0 || !started || !at) return -1;
  return std::clamp<std::int64_t>(*started + all - *at, 0, all);
}

bool note_time_over(Plan& work, Text now) {
  if (work.task.over || !work.task.handed_in.empty() || seconds_left(work, now) != 0) return false;
  work.task.over = true;
  return true;
}

bool may_show_key(const Plan& plan) {
  if (!plan.exercise.there || !plan.task.there || is_class(plan)) return true;
  switch (plan.exercise.key) {
    case KeyTime::AtOnce:
      return true;
    case KeyTime::HandedIn:
      return !plan.task.handed_in.empty();
    case KeyTime::Trainer:
      break;
  }
  return false;
}

ToolProgress progress_of(const Plan& work, const ExerciseTool& tool, const TestLibrary& tests,
                         const SortLibrary& sorts) {
  ToolProgress out;
  bool done = false;
  switch (tool.kind) {
    case ToolKind::SelfTest: {
      const SelfTest* attempt = self_test_of(work, tool);
      const TestPack* pack = tests.find(tool.id);
      if (attempt != nullptr) out.done = to_int(attempt->answers.size());
      if (pack != nullptr) out.total = to_int(pack->questions.size());
      break;
    }
    case ToolKind::Sort: {
      const Sorting* sorting = sorting_of(work, tool);
      const SortPack* pack = sorts.find(tool.id);
      if (sorting != nullptr && pack == nullptr) out.done = to_int(sorting->placed.size());
      if (pack == nullptr) break;
      out.total = to_int(pack->items.size());
      for (const SortItem& item : pack->items) {
        if (sorting != nullptr && pack->bin_index(bin_of(*sorting, item.id)) < pack->bins.size()) ++out.done;
      }
      break;
    }
    case ToolKind::Swot:
      done = true;
      for (const Cell cell : kAllCells) {
        out.done += to_int(work.swot.in(cell).size());
        done = done && !work.swot.in(cell).empty();
      }
      break;
    case ToolKind::Mix:
      out.done = (work.mix.segments.empty() ? 0 : 1) + (work.mix.needs.empty() ? 0 : 1) +
                 (work.mix.candidates.empty() ? 0 : 1);
      out.total = 3;
      break;
    case ToolKind::Sheet:
      for (const Shared<Worksheet>& sheet : work.worksheets) {
        if (sheet->sheet == tool.id) out.done += to_int(sheet->values.size());
      }
      break;
    case ToolKind::Unknown:
      break;
  }
  done = done || (out.total > 0 && out.done >= out.total);
  out.state = !tool.understood() ? ToolState::NotUnderstood
              : done             ? ToolState::Done
              : out.done > 0     ? ToolState::Begun
                                 : ToolState::Open;
  return out;
}

void mark_handed_in(Plan& work, Text now) {
  if (seconds_left(work, now) == 0) work.task.over = true;
  work.task.handed_in = now.str();
}

Json hand_in(const Plan& work, Text now) {
  Plan copy = work;
  copy.task.there = true;
  mark_handed_in(copy, now);
  return plan_for(copy, Destination::HandIn);
}

Json exercise_for_link(const Plan& exercise_plan) {
  Plan copy = exercise_plan;
  copy.task = Task();
  copy.author.clear();
  copy.created.clear();
  copy.modified.clear();
  return plan_for(copy, Destination::Link);
}

}  // namespace sandtable::workshop
