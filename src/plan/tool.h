// The contract of a tool: what everything that walks over tools needs to know of it, without the screen. A tool is one folder
// in src/tools; its record of this type is named by one line in src/tools/tools.cpp, the register. What it shows is in
// app/tool_view.h.
//
// Every function may be nullptr: the tool has nothing of the kind.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/base/uuid.h"
#include "core/report/sections.h"
#include "core/words/strings.h"
#include "plan/plan.h"

namespace sandtable {

// The map of a plan: self-assessment, surroundings and opportunities, customers, strategy, plan.
enum class Area { SelfAssessment, Situation, Customers, Strategy, Plan };

// What a tool may use besides the plan to say something of it.
struct Setting {
  const Strings& words;
  Language language = Language::Chinese;
  Packs packs;                                       // libraries of tests and sorting exercises
  std::function<const Json&(Text tool)> content;     // the tool's own content pack; null while it is not there
  std::string now;                                   // instant
};

// What an exercise asks for of a tool.
struct Asked {
  Text item;     // id of the test, sorting exercise or sheet; "" when the tool has no such choice
  int phase = 0;  // of a self-test, see Phase
  bool operator==(const Asked&) const = default;
};
// How far somebody is with that.
struct Progress {
  int done = 0;          // answers, placed items, cards, fields
  int total = 0;         // of how many; 0 = there is no fixed number, or the pack is not loaded
  bool complete = false;  // done, whatever the numbers say
};
// What a hand-in keeps of a plan.
struct HandInWish {
  bool keeps_all = false;    // it is a hand-in already
  bool by_exercise = false;  // the plan has an exercise; false: self-tests and sortings go as they are
  std::vector<Asked> asked;  // of this tool, in order
  bool named = false;        // names stay
};

// For tools that an exercise can ask for.
struct ExerciseUse {
  Text word;                 // in exercises: {"tool":"self_test", …}
  Text item_member = {};     // the member that names the item: "test"; "" = the tool has none
  bool has_phase = false;
  void (*begin)(Plan& work, const Asked& asked, const RandomBytes& random) = nullptr;  // adds what the person will fill in
  Progress (*progress)(const Plan& work, const Asked& asked, const Packs& packs) = nullptr;
  // Takes everything out of the plan's part that the hand-in is not to have: what was not asked for, names, and what could
  // not be read.
  void (*reduce)(Plan& plan, const HandInWish& wish) = nullptr;
};

// A record that points to another one by its id.
struct Use {
  Text tool;           // id of the tool whose record points there
  std::string record;  // its id
};

struct Tool {
  Text id;     // the folder's name
  Text group;  // its part of the program: the C++ namespace of its code
  Area area = Area::Plan;
  Key title;
  std::vector<const PartType*> parts;
  std::vector<MemberRoute> (*routes)() = nullptr;  // where the members of its parts may go
  const ExerciseUse* exercise = nullptr;

  // New ids for records that have none (a damaged file).
  void (*complete_ids)(Plan& plan, const RandomBytes& random) = nullptr;
  // What its records point to. redirect: those that point to one of `from` now point to `to`. uses: adds those that point to
  // `id`. has: whether it has a record of that id.
  void (*redirect)(Plan& plan, const std::vector<std::string>& from, const std::string& to) = nullptr;
  void (*uses)(const Plan& plan, Text id, std::vector<Use>& out) = nullptr;
  bool (*has)(const Plan& plan, Text id) = nullptr;

  // Leaves in the plan what a hand-in is to have (for the tool that knows what was asked for).
  void (*reduce)(Plan& plan) = nullptr;
  // Whether what is right is not to be shown yet.
  bool (*hides_key)(const Plan& plan) = nullptr;
  // "exercise", "work", "class" when the plan is more than a plan because of this tool, and behind a blank the id of the
  // exercise; "" otherwise.
  std::string (*kind)(const Plan& plan) = nullptr;
  // What follows from it as JSON, in full precision.
  Json (*figures)(const Plan& plan, const Setting& setting) = nullptr;
  // Its report, behind a title of level 1 for each of its records, or without any where there is one of the whole tool
  // (plan/report.h). False: the report of the whole plan goes without it, as there is nothing to say, or another tool says it.
  bool (*report)(const Plan& plan, const Setting& setting, Sections& out) = nullptr;
  // Reads a file of another program into a copy of the plan: Markdown, CSV, another plan. What was left out is listed in
  // words, with its line. An error: nothing in it could be read.
  Result<Plan> (*import)(const Plan& into, std::string_view text, Text name, const Setting& setting, const RandomBytes& random,
                         std::vector<std::string>& left_out) = nullptr;
};

// All tools in the order in which they are shown. Defined in src/tools/tools.cpp.
[[nodiscard]] const std::vector<const Tool*>& tools();
[[nodiscard]] const Tool* find_tool(Text id);
// The tool that exercises call `word`; nullptr: none that is known.
[[nodiscard]] const Tool* tool_asked_as(Text word);

}  // namespace sandtable
