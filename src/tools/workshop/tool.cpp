// The record of this tool for the register, see plan/tool.h.
#include "core/json/record_reader.h"
#include "plan/tool.h"
#include "tools/workshop/reduce.h"
#include "tools/workshop/task.h"
#include "tools/workshop/model.h"

namespace sandtable::inline workshop {
namespace {

void read_one(RecordReader& plan, Exercise& out, const Packs&, Problems& problems) { read_exercise(plan, out, problems); }
void read_one(RecordReader& plan, Task& out, const Packs&, Problems& problems) { read_task(plan, out, problems); }
void read_one(RecordReader& plan, HandIns& out, const Packs&, Problems& problems) { read_hand_ins(plan, out, problems); }

std::string kind(const Plan& plan) {
  const char* word = is_class(plan) ? "class" : is_exercise(plan) ? "exercise" : part<Task>(plan).there ? "work" : nullptr;
  if (word == nullptr) return {};
  if (Text(word) == "work") return kind_of_work(plan);
  std::string out = std::string(word) + " " + exercise_of(plan).str();
  if (is_exercise(plan) && asks_for(part<Exercise>(plan), Phase::Before)) out += kBeforeKind.c_str();
  return out;
}

}  // namespace
}  // namespace sandtable::workshop

namespace sandtable {
namespace {

// Of no group: asked for while only some of the tools are there.
// clang-format off
std::vector<MemberRoute> routes() {
  return {
    // path browser file link hand-in
    {"exercise",                                true, true, true, false},  // the trainer has it
    {"exercise/instructions",                   true, true, true, false},
    {"exercise/tools",                          true, true, true, false},
    {"exercise/tools/*",                        true, true, true, false},
    {"exercise/tools/*/tool",                   true, true, true, false},
    {"exercise/tools/*/test",                   true, true, true, false},
    {"exercise/tools/*/sort",                   true, true, true, false},
    {"exercise/tools/*/sheet",                  true, true, true, false},
    {"exercise/tools/*/phase",                  true, true, true, false},
    {"exercise/minutes",                        true, true, true, false},
    {"exercise/named",                          true, true, true, false},
    {"exercise/key",                            true, true, true, false},
    {"exercise/guide",                          true, true, false, false},
    {"exercise/course",                         true, true, true, false},
    {"exercise/attempts",                       true, true, true, false},  // of a class
    {"exercise/people",                         true, true, false, false},
    {"task",                                    true, true, true, true},
    {"task/exercise",                           true, true, true, true},
    {"task/name",                               true, true, true, true},
    {"task/person",                             true, true, true, true},
    {"task/started",                            true, true, true, true},
    {"task/handed_in",                          true, true, true, true},
    {"task/over",                               true, true, true, true},
    {"hand_ins",                                true, true, false, false},  // people's work travels as file only
    {"hand_ins/*",                              true, true, false, false},
    {"hand_ins/*/tags",                         true, true, false, false},
    {"hand_ins/*/tags/*",                       true, true, false, false},
  };
}
// clang-format on

}  // namespace

const PartType& part_type(const Exercise*) {
  static constexpr PartType kType = make_part_type<Exercise, static_cast<void (*)(RecordReader&, Exercise&, const Packs&, Problems&)>(read_one), write_exercise>("exercise");
  return kType;
}

const PartType& part_type(const Task*) {
  static constexpr PartType kType = make_part_type<Task, static_cast<void (*)(RecordReader&, Task&, const Packs&, Problems&)>(read_one), write_task>("task");
  return kType;
}

const PartType& part_type(const HandIns*) {
  static constexpr PartType kType = make_part_type<HandIns, static_cast<void (*)(RecordReader&, HandIns&, const Packs&, Problems&)>(read_one), write_hand_ins>("hand_ins");
  return kType;
}

const Tool& workshop_tool() {
  static const Tool kTool = {
      .id = "workshop",
      .group = "workshop",
      .area = Area::SelfAssessment,
      .title = "workshop.title",
      .parts = {&part_type(static_cast<const Exercise*>(nullptr)), &part_type(static_cast<const Task*>(nullptr)),
                &part_type(static_cast<const HandIns*>(nullptr))},
      .routes = routes,
      .reduce = reduce_to_hand_in,
      .hides_key = hides_key,
      .kind = kind,
  };
  return kTool;
}

}  // namespace sandtable
