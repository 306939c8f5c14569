// The tests that this page knows: the built-in ones in the current language, trainers' own from this browser, and those that
// the open plan brings along.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/app.h"
#include "tools/self_test/model.h"

namespace sandtable {

struct TestShelf {
  TestLibrary library;
  std::vector<std::string> built_in;           // ids
  std::vector<TestPack> packs[2], further[2];  // by Language: those of the first screens, and those that come with a workshop
  std::vector<TestPack> own;                   // trainers' tests
  std::map<std::string, Json> documents;       // the JSON of `own` and of what other tools keep there, by id; null: not readable
  std::vector<std::string> unread;             // ids of those that come yet, one by one
  std::size_t bytes = 0;                       // of those that are there
  std::string parting;                         // id of one that cannot be read: handed out as it is, then removed
  std::vector<Json> waiting;                   // files of tests, until all built-in ones are known
  std::vector<Json> same;                      // files of tests that have the id of another one
  int listed = 0;                              // grows when they are read anew
  std::map<std::string, std::string> adding;   // titles of tests that are being stored, by id: "added" is said once they are
  std::string of_plan;                         // the plan whose own tests the library holds
};

[[nodiscard]] const TestLibrary& tests_of(App& app);
[[nodiscard]] const TestPack* test_named(App& app, Text test);  // nullptr when there is none
// The test of a self-test: a built-in one, a loaded one, or the one inside the plan.
[[nodiscard]] const TestPack* pack_of(App& app, const SelfTest& attempt);
[[nodiscard]] bool is_built_in(App& app, Text test);
// A trainer's own test goes with whoever asks for it.
void carry_test(App& app, Plan& plan, Text test);
// Starts a new attempt in the open plan, or in a new plan when the page is outside of plans.
void begin_self_test(App& app, Text test, Phase phase, const Rater& rater, const std::string& person);
[[gnu::noinline]] void remove_test(App& app, Text test);  // a trainer's own, with undo
void part_with_test(App& app, Text test);                 // one that cannot be read
// Stores one. Whether it may: what is too large is refused, and said.
bool store_test(App& app, const Json& document);

// For the register, see app/tool_view.h.
void take_tests(App& app, Language language, Group group);
void use_tests(App& app);
void take_own_tests(App& app, const Json& header, std::string_view body);
void learn_tests_of_plan(App& app);
[[gnu::noinline]] bool take_test_file(App& app, const Json& document);

}  // namespace sandtable
