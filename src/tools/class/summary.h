// A class at a glance: counts and sums of many hand-ins, fed one at a time and then forgotten.
//
// Everything is counted in whole numbers, so the order does not matter and the figures are exact. Memory does
// not depend on the number of hand-ins, except for what pairs first and second self-tests by person: at most
// 16 bytes a person and test (pair_table.h). A hand-in is a plan document (plan.h); its members "task" and
// "sortings" are read as they stand. Any plan counts in the same way.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/pair_table.h"
#include "plan/plan.h"
#include "core/base/statistics.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"

namespace sandtable::inline classroom {

// What is beyond these is reported and not counted.
inline constexpr std::size_t kMaxSummaryTests = 32;
inline constexpr std::size_t kMaxSummarySorts = 64;
inline constexpr std::size_t kMaxSortingItems = 200;  // of one sorting exercise
inline constexpr std::size_t kMaxSortingBins = 10;
// A test with more questions has no reliability.
inline constexpr std::size_t kMaxScaleItems = 64;

inline constexpr std::size_t kPhases = 3;
inline constexpr std::size_t kRaterKinds = 2;

// Attempts at one test by one kind of rater in one phase. The lists are empty while there are none.
struct AttemptGroup {
  std::int64_t n = 0;
  std::vector<Histogram> questions;  // in the order of the pack; answers as given, not reversed
  std::vector<Histogram> scores;     // of the dimensions and, last, the total; only where no question is open
  ItemSums items;                    // values after reversing, of attempts without an open question
};

struct TestSummary {
  explicit TestSummary(const TestPack& from) : pack(from) {}

  TestPack pack;                              // as it was when the first attempt came
  AttemptGroup groups[kRaterKinds][kPhases];  // by RaterKind and Phase
  // After − before, self-ratings of the same person: of the dimensions and, last, the total.
  std::vector<PairSums> pairs;
  std::int64_t paired = 0;  // persons with both, whatever was left open
  std::int64_t repeated =
      0;  // further self-ratings of a phase by the same person: counted above, but in no pair

  // Where a question counts (position of its dimension), the questions by id, and the range of each score.
  std::vector<std::size_t> dimension_of, by_id;
  std::vector<int> lowest, highest;
  bool pairs_dimensions =
      true;  // false: too many or too long to be remembered; then only the total is paired
};
// Scores of all phases; `dimension` as in AttemptGroup::scores. Empty when nobody of the kind has any.
[[nodiscard]] Histogram scores_of(const TestSummary& test, RaterKind rater, std::size_t dimension);
// The mean item value of a question, after reversing; kNoFigure when nobody answered it.
[[nodiscard]] double mean_value(const TestSummary& test, const AttemptGroup& group, std::size_t question);
// Positions of the questions with the highest (`strong`) or lowest mean values, best or weakest first, by the
// rules of strongest_questions() in scoring.h.
[[nodiscard]] std::vector<std::size_t> extreme_questions(const TestSummary& test, const AttemptGroup& group,
                                                         bool strong, std::size_t count = 3);
// Reliability of a dimension, or with the number of dimensions of the whole test.
[[nodiscard]] Reliability reliability_of(const TestSummary& test, const AttemptGroup& group,
                                         std::size_t dimension);

// One sorting exercise: how often each item was put into each bin. Items that people added themselves have no
// common id and are only counted together.
struct SortingSummary {
  std::string sort;                // id of the exercise
  std::int64_t n = 0;              // hand-ins
  std::int64_t own = 0;            // items of people's own
  std::vector<std::string> items;  // ids, in the order in which they first came
  std::vector<std::string> bins;
  std::vector<std::int64_t> counts;  // kMaxSortingBins for each item

  [[nodiscard]] std::int64_t count(std::size_t item, std::size_t bin) const {
    return counts[item * kMaxSortingBins + bin];
  }
};
// What a key says of an item. SIZE_MAX = none.
struct ItemResult {
  std::int64_t n = 0;  // people who put it anywhere
  std::int64_t right = 0;
  std::size_t wrong_bin = SIZE_MAX;  // the commonest wrong one; of equal ones the first
  std::int64_t wrong = 0;            // how often it was chosen
};
[[nodiscard]] ItemResult item_result(const SortingSummary& sorting, std::size_t item, Text right_bin);

// Who handed something in: the code of a person or, where there is none, their name; 0 when neither is said.
[[nodiscard]] std::uint64_t person_key(std::string_view person, std::string_view name);

class ClassSummary {
 public:
  // `library` gives the known tests and must outlive this; others count when they come with a hand-in.
  explicit ClassSummary(const TestLibrary& library) : library_(library) {}

  // How many results (self-tests, sortings, grids) it held. `problems` gets what was wrong with it: all of
  // load_plan() but the missing times of a hand-in, NothingThere for a test that is not known (detail = its
  // id) or, at "", for a hand-in without any result, and OutOfRange beyond the limits above. Errors: those of
  // load_plan(); then nothing was counted.
  [[nodiscard]] Result<int> add(const Json& document, Problems& problems);
  // A single attempt, e.g. of a result code. `person`: from person_key(), 0 = not known. False when the test
  // is not known.
  bool add(const SelfTest& attempt, std::uint64_t person = 0);

  [[nodiscard]] const std::vector<TestSummary>& tests() const { return tests_; }
  [[nodiscard]] const std::vector<SortingSummary>& sortings() const { return sortings_; }
  [[nodiscard]] std::int64_t hand_ins() const { return hand_ins_; }        // with one result at least
  [[nodiscard]] std::int64_t with_person() const { return with_person_; }  // of these
  [[nodiscard]] std::int64_t swots() const { return swots_; }              // grids with one card at least
  [[nodiscard]] std::int64_t cards(Cell cell) const { return cards_[static_cast<std::size_t>(cell)]; }
  [[nodiscard]] std::size_t pairing_bytes() const { return persons_.bytes(); }

 private:
  TestSummary* find_test(const std::string& id, const Plan* plan, ErrorCode& code);
  void count_attempt(TestSummary& test, const SelfTest& attempt, std::uint64_t person);
  void pair(TestSummary& test, const SelfTest& attempt, const std::vector<int>& scores, std::uint64_t person);
  int add_sortings(const Json& document, Problems& problems);
  bool add_sorting(const Json& record, Text pointer, Problems& problems);

  const TestLibrary& library_;
  std::vector<TestSummary> tests_;
  std::vector<SortingSummary> sortings_;
  std::int64_t hand_ins_ = 0;
  std::int64_t with_person_ = 0;
  std::int64_t swots_ = 0;
  std::int64_t cards_[kCells] = {};
  PairTable persons_;
  std::vector<int> values_, scores_;  // of the attempt at hand; kept for their memory
};

// "too_few", "rough", "fine".
[[nodiscard]] Text to_word(Enough value);

// The whole summary, for pages and programs:
// {"format":"sandtable-summary","version":1,"hand_ins":…,"with_person":…,
// "tests":{id:{"groups":[…],"before_after":{…},"self_other":[…]}},"sortings":{id:{"items":{id:{"bins":{…}}}}},"swot":{…}}.
// The same hand-ins give the same text in any order. Figures that are not known are left out; those that are
// no whole numbers are rounded to six decimals.
[[nodiscard]] Json summary_to_json(const ClassSummary& summary);

}  // namespace sandtable::classroom
