#include "tools/workshop/model.h"

#include "plan/migrations.h"
#include "plan/plan.h"
#include "core/json/record_reader.h"
#include "core/json/record_writer.h"
#include "tools/self_test/model.h"

namespace sandtable::inline workshop {
namespace {

constexpr Text kKeyWords[] = {"handed_in", "at_once", "trainer"};
constexpr Text kAttemptWords[] = {"by_phase", "first", "last"};
constexpr Text kPhaseWords[] = {"none", "before", "after"};

// The words of all tools that can be asked for, behind "" for the others.
const std::vector<Text>& tool_words() {
  static const std::vector<Text> words = [] {
    std::vector<Text> all = {""};
    for (const Tool* tool : tools()) {
      if (tool->exercise != nullptr) all.push_back(tool->exercise->word);
    }
    return all;
  }();
  return words;
}

void read_tool(const Json& record, Text pointer, ExerciseTool& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  const std::vector<Text>& words = tool_words();
  out.word = words[reader.read_word("tool", words.data(), words.size(), 0)];
  if (find_member(record, "tool") == nullptr) reader.report(ErrorCode::MissingMember, "tool");
  if (const Tool* tool = out.tool()) {
    if (!tool->exercise->item_member.empty()) reader.read_id(out.id, tool->exercise->item_member, Presence::Required);
    if (tool->exercise->has_phase)
      out.phase = static_cast<Phase>(reader.read_word("phase", kPhaseWords, 3, 0));
  }
  out.extra = reader.rest();
}

}  // namespace

bool ExerciseTool::understood() const {
  const Tool* of = tool();
  return of != nullptr && id.empty() == of->exercise->item_member.empty();
}

bool is_person(std::string_view text) {
  for (const char c : text) {
    if (base32_value(c) < 0) return false;
  }
  return text.size() >= kPersonKeyLength && text.size() <= kPersonLength;
}

std::string person_key(std::string_view person) {
  std::string out;
  for (std::size_t i = 0; i < kPersonKeyLength && is_person(person); ++i)
    out += kBase32Digits.c_str()[base32_value(person[i])];
  return out;
}

int base32_value(char c) {
  if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  if (c == 'i' || c == 'l') c = '1';
  if (c == 'o') c = '0';
  if (c == 'u') c = 'v';
  for (int i = 0; i < 32; ++i) {
    if (kBase32Digits.c_str()[i] == c) return i;
  }
  return -1;
}

Text to_word(KeyTime value) {
  return kKeyWords[static_cast<std::size_t>(value)];
}

Text to_word(AttemptRule value) { return kAttemptWords[static_cast<std::size_t>(value)]; }

void read_exercise(RecordReader& plan, Exercise& out, Problems& problems) {
  const Json* record = plan.object("exercise");
  if (record == nullptr) return;
  out.there = true;
  RecordReader reader(*record, plan.pointer_of("exercise"), problems);
  reader.read_text(out.instructions, "instructions", kMaxInstructionBytes);
  for (ListReader list(reader, "tools", kMaxTools, problems); list.next();)
    read_tool(list.item(), list.pointer(), out.tools.emplace_back(), problems);
  out.minutes = static_cast<int>(reader.integer("minutes", 0, kMaxExerciseMinutes).value_or(0));
  out.named = reader.boolean("named").value_or(false);
  reader.read_id(out.guide, "guide");
  out.key = static_cast<KeyTime>(reader.read_word("key", kKeyWords, std::size(kKeyWords), 0));
  reader.read_id(out.course, "course");
  out.attempts = static_cast<AttemptRule>(reader.read_word("attempts", kAttemptWords, std::size(kAttemptWords), 0));
  reader.read_text(out.people, "people", kMaxRosterBytes);
  out.extra = reader.rest();
}

void read_task(RecordReader& plan, Task& out, Problems& problems) {
  const Json* record = plan.object("task");
  if (record == nullptr) return;
  out.there = true;
  RecordReader reader(*record, plan.pointer_of("task"), problems);
  reader.read_id(out.exercise, "exercise");
  reader.read_line(out.name, "name", kMaxNameBytes);
  reader.read_id(out.person, "person");
  reader.read_instant(out.started, "started");
  reader.read_instant(out.handed_in, "handed_in");
  out.over = reader.boolean("over").value_or(false);
  out.extra = reader.rest();
}

void read_hand_ins(RecordReader& plan, HandIns& out, Problems& problems) {
  for (ListReader list(plan, "hand_ins", kMaxHandIns, problems); list.next();) {
    const Json& document = list.item();
    if (!(text_of(document, "format") == kPlanFormat)) {
      report(problems, ErrorCode::WrongFormat, pointer_to(list.pointer(), "format"),
             detail_text(text_of(document, "format")));
    } else if (const auto version = version_of(document); !version) {
      report(problems, version.error().code, pointer_to(list.pointer(), "version"), version.error().detail);
    } else {
      out.emplace_back(document);
      continue;
    }
    plan.keep_item("hand_ins", document);
  }
}

void write_exercise(Json& plan, const Exercise& exercise) {
  if (!exercise.there) return;
  Json out = exercise.extra;
  put_text(out, "instructions", exercise.instructions);
  Json tools = empty_array();
  for (const ExerciseTool& tool : exercise.tools) {
    Json one = tool.extra;
    put_text(one, "tool", tool.word);
    if (const Tool* of = tool.tool(); of != nullptr && !tool.id.empty()) set_text(one, of->exercise->item_member, tool.id);
    if (tool.phase != Phase{}) set_text(one, "phase", kPhaseWords[static_cast<std::size_t>(tool.phase)]);
    add_json(tools, std::move(one));
  }
  put_list(out, "tools", std::move(tools));
  put_number(out, "minutes", exercise.minutes, 0);
  if (exercise.named) set_flag(out, "named", true);
  put_text(out, "guide", exercise.guide);
  if (exercise.key != KeyTime::HandedIn) set_text(out, "key", to_word(exercise.key));
  put_text(out, "course", exercise.course);
  if (exercise.attempts != AttemptRule::ByPhase) set_text(out, "attempts", to_word(exercise.attempts));
  put_text(out, "people", exercise.people);
  set_json(plan, "exercise", std::move(out));
}

void write_task(Json& plan, const Task& task) {
  if (!task.there) return;
  Json out = task.extra;
  put_text(out, "exercise", task.exercise);
  put_text(out, "name", task.name);
  put_text(out, "person", task.person);
  put_text(out, "started", task.started);
  put_text(out, "handed_in", task.handed_in);
  if (task.over) set_flag(out, "over", true);
  set_json(plan, "task", std::move(out));
}

void write_hand_ins(Json& plan, const HandIns& hand_ins) {
  Json list = empty_array();
  for (const Shared<Json>& document : hand_ins) add_json(list, *document);
  put_list(plan, "hand_ins", std::move(list));
}

}  // namespace sandtable::workshop
