// A class as files for other programs. Names (of people and raters) are in them only with `names`.
#pragma once

#include <string>
#include <vector>

#include "tools/class/summary.h"
#include "core/words/figure_words.h"
#include "plan/plan.h"
#include "tools/sorting/sort_pack.h"
#include "tools/self_test/pack.h"
#include "tools/workshop/model.h"

namespace sandtable::inline classroom {

// Words in the language of the reader; filled from the UI pack.
struct ClassWords {
  std::string person, name, handed_in, over, yes;
  std::string exercise, phase, rater, number, question, answer, answer_words, value;
  std::string total, right, cards;
  std::string phases[kPhases], raters[kRaterKinds];
  std::string word_count, tags;  // of an open answer: how many, and the trainer's
};

struct ClassPacks {
  const TestLibrary& tests;
  const SortLibrary& sorts;
  const Json& sheets;  // list of them
};

// Whose work each hand-in is, numbered from 1 in the order in which they first came: by the random mark of the browser. Who has
// none is a person of their own: two people may have one name.
[[nodiscard]] std::vector<int> people_of(const HandIns& hand_ins);
// Whether anybody, a rater included, is named.
[[nodiscard]] bool has_names(const HandIns& hand_ins);


// One row a person: the scores of each self-test by phase and rater, what was sorted right (of an exercise without a key
// what is in each bin), and the number of cards. A person with two attempts of the same kind has a second row. Rules of
// csv_cell(), byte order mark, CRLF.
[[nodiscard]] std::string class_people_csv(const HandIns& hand_ins, const ClassPacks& packs, const ClassWords& words, bool names);
// One row an answer to a question or an item put into a bin: as given, in words, and as it counts (after reversing; 1 for
// the right bin, 0 for a wrong one); and a field of a worksheet: open answers with their number of words and their tags.
// What is not known here has its ids alone.
[[nodiscard]] std::string class_answers_csv(const HandIns& hand_ins, const ClassPacks& packs, const ClassWords& words, bool names);
// One hand-in a line, for `sandtable aggregate` and other programs; find_hand_ins() reads it back. Without names raters have
// numbers ("rater": {"kind": "other", "number": 2}), so that what two of them say stays two things.
[[nodiscard]] std::string class_ndjson(const HandIns& hand_ins, bool names);

}  // namespace sandtable::classroom
