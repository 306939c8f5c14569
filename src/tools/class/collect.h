// Collecting what a class handed in: finding hand-ins in whatever the trainer pastes or drops, and adding them to a class.
//
// Finding does not know the class, adding decides what is new. For many files: find in all of them first, then add once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/links/link.h"
#include "plan/plan.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable::inline classroom {

inline constexpr std::size_t kMaxCollectBytes = 64u << 20;  // of one text or file
inline constexpr std::size_t kMaxClassBytes = (4u << 20) - (64u << 10);  // of its hand-ins; what is larger could not be opened again
inline constexpr std::size_t kMaxHandInBytes = 512u << 10;  // of one of them as it is kept, so that one cannot fill a class
inline constexpr std::size_t kMaxBroughtQuestions = 500;    // of the tests that one of them brings along
inline constexpr std::size_t kMaxFound = 100'000;           // of one text or file; the rest is told as TooLarge

// What became of a hand-in.
enum class Arrival {
  Found,          // not yet added
  Added,          // at least a part of it is new
  Replaced,       // takes the place of one of the same person
  Older,          // the class has one that counts before it; not kept
  Duplicate,      // the class has it; not kept
  OtherExercise,  // of another exercise; not kept
  Broken,         // not a hand-in; `problems` begins with the reason
};

struct FoundHandIn {
  Arrival state = Arrival::Found;
  bool other_exercise = false;  // kept all the same, because that was wanted
  std::string source;           // name of the file or text, as given
  int line = 0;                 // from 1, where it begins
  std::string text;             // the code, or the start of the link (40 bytes of it); "" for JSON
  Json document;                // the hand-in; null once it is added or when broken
  Problems problems;            // the reason of a broken one; else what was cut or not understood
};

// What is known when hand-ins are read. The libraries must outlive it.
struct CollectContext {
  const TestLibrary& tests;
  const SortLibrary& sorts;
  Text exercise;  // id of the class's exercise, which codes carry only as a tag; "" = any
  Text now = {};             // instant; what says to be handed in or begun later than a day from then has no date. "" = not checked
  LinkWork* work = nullptr;  // what is left for links that are collected together; nullptr: each has its own
};

// Appends to `out` every hand-in of a text or file, in the order in which they come, and what looks like one but is broken.
// - JSON: a hand-in, a trainee's work (reduced to what its exercise asks for), a plan with self-tests or sortings, a class
//   (each of its hand-ins), a list of these, and NDJSON (one of these a line);
// - other text: hand-in codes, result codes and links ("#p=…", "#x=…") with anything around them, also broken over lines,
//   full-width, with blanks instead of hyphens.
// Reasons of broken ones: those of load_plan(), decode_link(), decode_hand_in_code() and decode_result_code();
// WrongFormat "exercise" (an exercise, not somebody's work), NothingThere (a plan without answers, or no hand-in in the
// whole text), TooLarge (also of one hand-in: kMaxHandInBytes), OutOfRange at "/test_packs" (kMaxBroughtQuestions).
void find_hand_ins(std::string_view bytes, Text source, const CollectContext& context, std::vector<FoundHandIn>& out);

// The groups of a typed code (from 1) in which it is wrong; false when the error says nothing about that.
[[nodiscard]] bool wrong_groups(std::string_view typed, const Error& error, int& first, int& last);

// Adds them to the class and sets their states. The same person's work is compared part by part (self-test with phase and
// rater, sorting exercise, SWOT, mix, sheet), and every part is kept once: of self-tests the one that counts by the rules of
// which_counts.h and the class's own (Exercise::attempts), of the others the one that was handed in last, a code at the end of its day. Who is not known is told apart
// by the hand-in's id. Of two with the same id the one whose person is known gets another, or else the later one. `tests` says
// when a self-test is finished.
// A class that has no more room takes none: Broken, OutOfRange (kMaxHandIns) or TooLarge (kMaxClassBytes) at "/hand_ins".
// Those of another exercise than the class's (exercise_of()) are added only with `keep_others`.
void add_hand_ins(Plan& class_plan, std::vector<FoundHandIn>& found, const TestLibrary& tests, bool keep_others);

// For class_find.cpp: one document as described above, and a hand-in that came from a code.
void find_in_document(const Json& document, const FoundHandIn& place, const CollectContext& context,
                      std::vector<FoundHandIn>& out);
void add_found(const FoundHandIn& place, Json document, std::vector<FoundHandIn>& out);
void add_broken(const FoundHandIn& place, const Error& reason, std::vector<FoundHandIn>& out);

}  // namespace sandtable::classroom
