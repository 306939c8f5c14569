// The self-tests that people took, as a plan keeps them (domain: N1 to N4, N6). What follows from one is in scoring.h.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/json/kept.h"
#include "plan/tool.h"
#include "tools/self_test/pack.h"

namespace sandtable {

inline constexpr std::size_t kMaxSelfTests = 500;

enum class Phase { None, Before, After };
enum class RaterKind { Self, Other };

struct Rater {
  RaterKind kind = RaterKind::Self;
  std::string name;  // may be empty
  Kept extra;
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
  Kept extra;
  bool operator==(const SelfTest&) const = default;
};

struct SelfTests {
  std::vector<SelfTest> list;
  Json unread = empty_array();  // list items that were no records, or beyond kMaxSelfTests; kept as they came
  // Trainers' own tests that the list uses, by test id: the pack's JSON, so that a shared plan explains itself.
  std::map<std::string, Json> packs;
  bool operator==(const SelfTests&) const = default;

  // nullptr when there is none; "" never is one.
  [[nodiscard]] SelfTest* find(Text self_test_id);
  [[nodiscard]] const SelfTest* find(Text self_test_id) const;
};
[[nodiscard]] const PartType& part_type(const SelfTests*);

// `library` and, behind it, the plan's own sound test packs: what a front end uses to show and score the plan. A test
// of the library is never replaced by one that came with a plan.
[[nodiscard]] TestLibrary with_plan_packs(const TestLibrary& library, const Plan& plan);
// The plan reduced to one self-test (and the pack it needs), for sharing a single result. Unknown members of the plan
// itself stay behind: they may belong to other tools. No such self-test: none.
[[nodiscard]] Plan only_self_test(const Plan& plan, Text self_test_id);

// The last attempt at what an exercise asks for; nullptr when there is none.
[[nodiscard]] const SelfTest* self_test_of(const Plan& plan, const Asked& asked);

// Stable words of the enums in documents: "none"/"before"/"after", "self"/"other".
[[nodiscard]] Text to_word(Phase value);
[[nodiscard]] Text to_word(RaterKind value);

}  // namespace sandtable
