// Exercises of a workshop, as members of plans. A plan with "exercise" and without "task" is an exercise: its title and
// language are the exercise's, its other members the content that trainees begin with. A plan with both is a trainee's
// work, one with "task" alone a hand-in, one with "hand_ins" a class. What is done with them: task.h, class_collect.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json/kept.h"
#include "core/base/shared.h"
#include "plan/tool.h"
#include "tools/self_test/model.h"

namespace sandtable {
class RecordReader;
enum class Phase;
}

namespace sandtable::inline workshop {

inline constexpr std::size_t kMaxInstructionBytes = 20'000;
inline constexpr std::size_t kMaxRosterBytes = 100'000;
inline constexpr std::size_t kMaxTools = 20;
inline constexpr int kMaxExerciseMinutes = 1440;
inline constexpr std::size_t kPersonLength = 8;     // as browsers make and keep it
inline constexpr std::size_t kPersonKeyLength = 6;  // as hand-ins carry it
inline constexpr std::size_t kMaxHandIns = 10'000;  // of a class

// One thing to do.
struct ExerciseTool {
  std::string word;  // which tool: its ExerciseUse::word; "" = of a newer version, `extra` has all of it
  std::string id;    // of the test, sorting exercise or sheet; "" for the others
  Phase phase{};     // of the self-test
  Kept extra;
  bool operator==(const ExerciseTool&) const = default;
  // Whether this version can do it.
  [[nodiscard]] bool understood() const;
  [[nodiscard]] const Tool* tool() const { return tool_asked_as(word); }  // nullptr when it is not understood
  [[nodiscard]] Asked asked() const { return {.item = id, .phase = static_cast<int>(phase)}; }
};

// When people may see what is right.
enum class KeyTime { HandedIn, AtOnce, Trainer };

// Which of several attempts at a test counts for somebody: before a course the first and else the last, or always that.
enum class AttemptRule { ByPhase, First, Last };

struct Exercise {
  bool there = false;         // the plan has this member
  std::string instructions;   // plain text; a blank line parts paragraphs, a line that begins with "- " is a list item
  std::vector<ExerciseTool> tools;
  int minutes = 0;            // 0 = no limit
  bool named = false;         // people give their names
  std::string guide;          // id of the ready exercise that it came from, whose guide it has; "" = none
  KeyTime key = KeyTime::HandedIn;  // Trainer: a trainee's copy never shows it
  std::string course;         // id of the exercise that was done before it, whose class it has; "" = a class of its own
  AttemptRule attempts{};     // of a class
  std::string people;         // of a class: the names of those who are to hand in, one per line, as typed
  Kept extra;
  bool operator==(const Exercise&) const = default;
};

struct Task {
  bool there = false;     // the plan has this member
  std::string exercise;   // id of the exercise's plan; of a code see hand_in_code.h
  std::string name;       // single line; only in named exercises
  std::string person;     // an id, see is_person() for those that browsers make; "" = not known
  std::string started;    // instants
  std::string handed_in;  // "" = not yet
  bool over = false;      // the time was over
  Kept extra;
  bool operator==(const Task&) const = default;
};

// The hand-ins of a class: documents as they came (sound, see class_collect.h), unknown members kept.
using HandIns = std::vector<Shared<Json>>;

// A person without a name: 6 to 8 letters and digits; made as 8 base-32 characters (D. Crockford's digits, lower case).
[[nodiscard]] bool is_person(std::string_view text);
// The part of it that hand-ins carry, by which before and after are paired: the first 6 characters as base-32 digits
// (30 bits: 1 000 people clash once in 2 000 classes). "" for what is no person.
[[nodiscard]] std::string person_key(std::string_view person);
// Value 0..31 of a base-32 digit; as Crockford reads them i and l are 1, o is 0, and u is read as v. -1 for others.
[[nodiscard]] int base32_value(char c);
inline constexpr Text kBase32Digits = "0123456789abcdefghjkmnpqrstvwxyz";

// Stable words: "handed_in", "at_once", "trainer".
[[nodiscard]] Text to_word(KeyTime value);
// "by_phase", "first", "last".
[[nodiscard]] Text to_word(AttemptRule value);

// Parts of load_plan() and plan_to_json(): the members "exercise", "task" and "hand_ins" of a plan. A hand-in is looked
// at from outside only (format, version); what is none is kept and listed.
void read_exercise(RecordReader& plan, Exercise& out, Problems& problems);
void read_task(RecordReader& plan, Task& out, Problems& problems);
void read_hand_ins(RecordReader& plan, HandIns& out, Problems& problems);
void write_exercise(Json& plan, const Exercise& exercise);
void write_task(Json& plan, const Task& task);
void write_hand_ins(Json& plan, const HandIns& hand_ins);

}  // namespace sandtable::workshop

namespace sandtable {
[[nodiscard]] const PartType& part_type(const Exercise*);
[[nodiscard]] const PartType& part_type(const Task*);
[[nodiscard]] const PartType& part_type(const HandIns*);
}
