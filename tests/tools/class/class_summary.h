// Hand-ins of a small test of four questions, for the tests of a class's figures (summary.cpp,
// summary_people.cpp).
#pragma once

#include <doctest/doctest.h>

#include "fixtures.h"
#include "tools/class/summary.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"

namespace sandtable::test {

inline constexpr RaterKind kSelf = RaterKind::Self;
inline constexpr RaterKind kOther = RaterKind::Other;

// A hand-in as an exercise makes it: `task` and `tool` are members, "" = none.
inline Json hand_in(const std::string& task, const std::string& tool) {
  static int number = 0;
  std::string text =
      R"({"format":"sandtable-plan","version":1,"language":"en","id":"h)" + std::to_string(++number) + "\"";
  if (!task.empty()) text += ",\"task\":" + task;
  if (!tool.empty()) text += "," + tool;
  return json(text + "}");
}

// Four questions in two dimensions, the last one reversed.
inline TestPack small_pack() {
  Problems problems;
  Result<TestPack> pack =
      load_test_pack(R"({"format":"sandtable-test","version":1,"id":"small","title":"Small",
    "scale":{"min":1,"labels":["1","2","3","4","5"]},"bands":[{"id":"low","from_pomp":0,"title":"Low"}],
    "dimensions":[{"id":"a","title":"A","advice":{"low":{"text":"t","tips":["x"]}}},
      {"id":"b","title":"B","advice":{"low":{"text":"t","tips":["x"]}}}],
    "questions":[{"id":"q1","dimension":"a","text":"1"},{"id":"q2","dimension":"b","text":"2"},
      {"id":"q3","dimension":"a","text":"3"},{"id":"q4","dimension":"b","text":"4","reverse":true}]})",
                     problems);
  CHECK(texts_of(problems).empty());
  return pack.ok() ? std::move(pack).value() : TestPack();
}

inline const TestLibrary& small() {
  static const TestLibrary kLibrary = [] {
    TestLibrary out;
    out.add(small_pack());
    return out;
  }();
  return kLibrary;
}

// A self-test of the small pack; 0 = open.
inline std::string taken(const std::vector<int>& answers, const std::string& more = {}) {
  std::string list;
  int number = 0;
  for (const int answer : answers) {
    ++number;
    if (answer != 0)
      list += (list.empty() ? "\"q" : ",\"q") + std::to_string(number) + "\":" + std::to_string(answer);
  }
  return R"({"id":"t","test":"small","answers":{)" + list + "}" + more + "}";
}
inline constexpr const char* kBefore = R"(,"phase":"before")";
inline constexpr const char* kAfter = R"(,"phase":"after")";
inline constexpr const char* kByOther = R"(,"rater":{"kind":"other"})";

inline Json small_hand_in(const std::string& person, const std::string& attempt) {
  return hand_in(person.empty() ? "{}" : R"({"person":")" + person + "\"}",
                 "\"self_tests\":[" + attempt + "]");
}

// Everything has to be sound.
inline void feed(ClassSummary& summary, const Json& document) {
  Problems problems;
  const Result<int> counted = summary.add(document, problems);
  CHECK(counted.ok());
  CHECK(texts_of(problems) == std::vector<std::string>());
}

inline std::vector<std::string> problems_of(ClassSummary& summary, const Json& document) {
  Problems problems;
  const Result<int> counted = summary.add(document, problems);
  if (!counted) return {text_of(counted.error())};
  return texts_of(problems);
}

inline const AttemptGroup& group(const ClassSummary& summary, RaterKind rater = kSelf,
                                 Phase phase = Phase::None) {
  REQUIRE(summary.tests().size() == 1);
  return summary.tests()[0].group(rater, phase);
}

inline const SortLibrary& no_sorts() {
  static const SortLibrary kNone;
  return kNone;
}

}  // namespace sandtable::test
