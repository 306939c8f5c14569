// The plan document: what a user owns. One JSON object, see assets/schema/plan.schema.json.
//
// Plan is a plain value: copying it is how undo works. Every record carries `extra`, the members that this version
// does not know or could not read; they are written back, so an older Sandtable never damages a newer plan's file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tools/actions/model.h"
#include "tools/workshop/model.h"
#include "core/json/json.h"
#include "tools/mix/model.h"
#include "tools/sorting/model.h"
#include "tools/swot/model.h"
#include "tools/self_test/pack.h"
#include "tools/sheets/model.h"

namespace sandtable {

inline constexpr int kPlanVersion = 1;
inline constexpr Text kPlanFormat = "sandtable-plan";
inline constexpr std::size_t kMaxTitleBytes = 400;      // longer titles are cut at a character, and listed
inline constexpr std::size_t kMaxSelfTests = 500;

enum class Language { Chinese, English };
enum class Phase { None, Before, After };
enum class RaterKind { Self, Other };

struct Rater {
  RaterKind kind = RaterKind::Self;
  std::string name;  // may be empty
  Json extra = empty_object();
  bool operator==(const Rater&) const = default;
};

// One run through a self-test.
struct SelfTest {
  std::string id;            // uuid
  std::string test;          // id of the test pack
  int pack_version = 1;      // version of the pack when it was taken
  std::string taken;         // instant of the first answer; "" = not begun
  Phase phase = Phase::None;
  Rater rater;
  std::map<std::string, int> answers;  // question id → scale value as given (not yet reversed); open = absent
  Json unread_answers = empty_object();  // answers that could not be understood, kept as they came
  Json extra = empty_object();
  bool operator==(const SelfTest&) const = default;
};

struct Plan {
  std::string id;            // uuid
  std::string title;
  Language language = Language::Chinese;
  std::string created;       // instant
  std::string modified;      // instant
  std::string author;
  std::vector<SelfTest> self_tests;
  Json unread_self_tests = empty_array();  // list items that were no records, or beyond kMaxSelfTests; kept as they came
  // Trainers' own tests that self_tests use, by test id: the pack's JSON, so that a shared plan explains itself.
  std::map<std::string, Json> test_packs;
  Swot swot;
  Actions actions;
  Worksheets worksheets;
  Mix mix;
  Sortings sortings;
  Exercise exercise;
  Task task;
  HandIns hand_ins;
  Json extra = empty_object();  // of lists above also the items that could not be read; they are written behind the others
  bool operator==(const Plan&) const = default;

  [[nodiscard]] SelfTest* find_self_test(Text self_test_id);
  [[nodiscard]] const SelfTest* find_self_test(Text self_test_id) const;
};

struct LoadedPlan {
  Plan plan;
  Problems problems;  // what was not sound; empty = all well
};

// Bytes of a plan in a file: four times what may travel in a link, so that whatever was typed or pasted can be handed over.
inline constexpr std::size_t kMaxPlanFile = 16u << 20;

// text → cap → parse → migrate → validate → build. Same path for storage, file, link and hand-in.
// `library` gives the known tests, to check answers against (a test that is neither there nor in the plan's own
// test_packs is kept unchecked). A missing or bad id/created/modified is reported and left empty; exercises and hand-ins
// need no created and modified.
// Errors: those of parse_json, WrongFormat at /format, and those of migrate(). Everything else is a problem, not an error.
[[nodiscard]] Result<LoadedPlan> load_plan(std::string_view text, const TestLibrary& library);
[[nodiscard]] Result<LoadedPlan> load_plan(const Json& document, const TestLibrary& library);
// A std::string would convert to both of the above.
[[nodiscard]] inline Result<LoadedPlan> load_plan(const std::string& text, const TestLibrary& library) {
  return load_plan(std::string_view(text), library);
}
[[nodiscard]] inline Result<LoadedPlan> load_plan(const char* text, const TestLibrary& library) {
  return load_plan(std::string_view(text), library);
}

// `library` and, behind it, the plan's own sound test packs: what a front end uses to show and score the plan. A test
// of the library is never replaced by one that came with a plan.
[[nodiscard]] TestLibrary with_plan_packs(const TestLibrary& library, const Plan& plan);

// The whole plan as JSON of the current version. Default values are left out where the schema allows it.
[[nodiscard]] Json plan_to_json(const Plan& plan);

// Stable words of the enums in documents: "zh"/"en", "none"/"before"/"after", "self"/"other".
[[nodiscard]] Text to_word(Language value);
[[nodiscard]] Text to_word(Phase value);
[[nodiscard]] Text to_word(RaterKind value);

// Where a member of the plan may go. One row per member of Plan and its records, "*" for list items and for members
// that share a row, "**" for all that is below a member and goes where it goes; a test checks that the table is complete against the schema.
enum class Destination { Browser, File, Link, HandIn };
struct MemberRoute {
  std::string_view path;  // e.g. "self_tests/*/rater/name"
  bool browser, file, link, hand_in;
};
[[nodiscard]] const std::vector<MemberRoute>& member_routes();
// A copy of the plan's JSON with only what may go to `destination`. Unknown members and values that could not be read
// go everywhere but into a hand-in (those within a mix do: the exercise asked for the mix).
// A hand-in of a plan with an exercise has what its tools ask for, the task, and neither author nor dates; names only when
// the exercise is a named one. Of a plan with neither exercise nor task it has the self-tests and sortings.
[[nodiscard]] Json plan_for(const Plan& plan, Destination destination);
// The plan reduced to one self-test (and the pack it needs), for sharing a single result. Unknown members of the plan
// itself stay behind: they may belong to other tools. No such self-test: none.
[[nodiscard]] Plan only_self_test(const Plan& plan, Text self_test_id);

}  // namespace sandtable
