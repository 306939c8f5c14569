// What people hand in, for the tests of finding it in texts (test_class_find.cpp) and of filing it in a class
// (test_class_collect.cpp): work on an exercise with the negotiation test and a sorting of sixteen items.
#pragma once

#include <string>
#include <vector>

#include "tools/class/collect.h"
#include "core/links/code_digits.h"
#include "tools/workshop/hand_in_code.h"
#include "tools/workshop/task.h"
#include "fixtures.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/sorting/model.h"
#include "tools/workshop/model.h"

namespace sandtable::test {

using Texts = std::vector<std::string>;

inline constexpr const char* kExercise = "2b7e1516-28ae-4d2a-abf7-158809cf4f3c";
inline constexpr const char* kOther = "3f0d7f0e-0a4b-4d3c-9f58-6f1a2b3c4d5e";

inline Plan exercise_plan() {
  Plan plan;
  plan.id = kExercise;
  plan.language = Language::English;
  in_plan<Exercise>(plan).there = true;
  in_plan<Exercise>(plan).named = true;
  ExerciseTool tool;
  tool.word = "self_test";
  tool.id = "negotiation";
  in_plan<Exercise>(plan).tools.push_back(tool);
  tool.word = "sort";
  tool.id = "sixteen";
  in_plan<Exercise>(plan).tools.push_back(tool);
  return plan;
}

inline std::string person_of(int number) {
  std::string out = "person";
  for (std::size_t i = 0; i < 6; ++i, number /= 32) out[i] = kBase32Digits.c_str()[number % 32];
  return out[0] == '0' && out == "000000" ? "zzzzzz" : out;
}

// The finished work of a person; `seed` decides on the answers.
inline Plan work_of(int person, std::uint64_t seed, const char* name = "") {
  Random random(seed * 7919 + 13);
  Plan work = begin_task(exercise_plan(), "2026-11-21T09:00:00Z", bytes_of(random), person_of(person));
  in_plan<Task>(work).name = name;
  for (const Question& question : negotiation().questions)
    in_plan<SelfTests>(work).list[0].answers[question.id] = 1 + static_cast<int>(random.below(5));
  for (const SortItem& item : sorts().all()[0].items)
    place_item(in_plan<Sortings>(work)[0].edit(), item.id, sorts().all()[0].bins[random.below(4)].id);
  return work;
}

inline std::string file_of(const Plan& work, const char* now) {
  return dump_json(hand_in(work, now));
}

inline std::string test_code(Plan work, const char* now) {
  mark_handed_in(work, now);
  return encode_hand_in_code(work, negotiation(), in_plan<SelfTests>(work).list[0]).value();
}

inline std::string sort_code(Plan work, const char* now) {
  mark_handed_in(work, now);
  return encode_hand_in_code(work, sorts().all()[0], *in_plan<Sortings>(work)[0]).value();
}

inline std::vector<FoundHandIn> find(std::string_view text, const char* source = "paste") {
  std::vector<FoundHandIn> out;
  find_hand_ins(text, source, {library(), sorts(), kExercise}, out);
  return out;
}

// "found line 3 CODE", "code_check /pointer detail line 3 CODE"
inline Texts told(const std::vector<FoundHandIn>& found) {
  Texts out;
  for (const FoundHandIn& one : found) {
    std::string text = one.state == Arrival::Broken ? text_of(one.problems.front()) : "found";
    out.push_back(text + " line " + std::to_string(one.line) + (one.text.empty() ? "" : " " + one.text));
  }
  return out;
}

inline Plan a_class() {
  Random random(5);
  return begin_class(exercise_plan(), "2026-11-21T12:00:00Z", bytes_of(random));
}

// What became of each: "added", "replaced", …
inline Texts add(Plan& plan, std::vector<FoundHandIn> found, bool keep_others = false) {
  constexpr const char* kWords[] = {"found", "added", "replaced", "older", "duplicate", "other", "broken"};
  add_hand_ins(plan, found, library(), keep_others);
  Texts out;
  for (const FoundHandIn& one : found) out.push_back(kWords[static_cast<int>(one.state)]);
  return out;
}

inline Texts add(Plan& plan, std::string_view text, bool keep_others = false) {
  return add(plan, find(text), keep_others);
}

inline int count_of(const Texts& list, const char* word) {
  int count = 0;
  for (const std::string& one : list) count += one == word ? 1 : 0;
  return count;
}

inline constexpr const char* kEarly = "2026-11-21T09:20:00Z";
inline constexpr const char* kLate = "2026-11-21T09:40:00Z";

}  // namespace sandtable::test
