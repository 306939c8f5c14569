// A class at a glance: counts and sums of many hand-ins, fed one at a time, of which only the answers are
// kept, packed (part_rows.h). A hand-in is a plan document (plan.h). Any plan counts in the same way, as one
// person's.
//
// Who counts, and once: what was handed in twice, and several attempts of one person, by the rules of
// which_counts.h. A person is who the hand-in's task says (`person`); a name alone makes nobody the same: two
// people may have it. The same hand-ins give the same figures in any order.
//
// Versions of a test are told apart: attempts at another version of it, or at one that was changed without a
// new number, have a summary of their own and are never paired with others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/paired_statistics.h"
#include "core/base/statistics.h"
#include "plan/plan.h"
#include "tools/class/part_rows.h"
#include "tools/class/which_counts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/swot/model.h"

namespace sandtable::inline classroom {

// What is beyond these is reported and not counted.
inline constexpr std::size_t kMaxSummaryTests = 32;  // versions count one by one
inline constexpr std::size_t kMaxSummarySorts = 64;
inline constexpr std::size_t kMaxSortingItems = 200;  // of one sorting exercise
inline constexpr std::size_t kMaxSortingBins = 10;
// A scale of more questions has no reliability.
inline constexpr std::size_t kMaxScaleItems = 64;

inline constexpr std::size_t kPhases = 3;
inline constexpr std::size_t kRaterKinds = 2;

// The attempts that count at one test by one kind of rater in one phase; of raters about others there may be
// several a person. The lists are empty while there are none.
struct AttemptGroup {
  std::int64_t n = 0;                // attempts with one answer at least
  std::int64_t complete = 0;         // of these without an open question
  std::int64_t repeated = 0;         // further attempts of the same people, not counted in anything
  std::vector<Histogram> questions;  // in the order of the pack; answers as given, not reversed
  std::vector<Histogram>
      scores;  // of the dimensions and, last, the total; only where no question of it is open
  std::vector<ItemSums> scales;  // values after reversing, for the same; listwise within each
};

struct TestSummary {
  explicit TestSummary(const TestPack& from) : pack(from) {}

  TestPack pack;    // by which it is scored
  std::string key;  // id of the test; of a further version "id@2", of a further one with that number "id@2.2"
  std::string version;         // "2", "2.2": what the attempts say, which need not be pack.pack_version
  bool other_version = false;  // that version is not known here: its answers are read by `pack`
  AttemptGroup groups[kRaterKinds][kPhases];  // by RaterKind and Phase
  // Of the dimensions and, last, the total; n = people who have both scores.
  std::vector<PairSums> pairs;                // first: before, second: after; both about oneself
  std::vector<PairSums> self_other[kPhases];  // of the same person in the same phase. first: oneself, second:
                                              // the mean of what the others' ratings come to
  std::int64_t people = 0;             // with an attempt or a rating that counts
  std::int64_t paired = 0;             // people with both, whatever was left open
  std::int64_t rated[kPhases] = {};    // people with both, and
  std::int64_t ratings[kPhases] = {};  // how many ratings by others they have

  // Where a question counts (position of its dimension), and the range of each score.
  std::vector<std::size_t> dimension_of;
  std::vector<int> lowest, highest;

  [[nodiscard]] const AttemptGroup& group(RaterKind rater, Phase phase) const {
    return groups[static_cast<std::size_t>(rater)][static_cast<std::size_t>(phase)];
  }
};

// One sorting exercise: how often each item was put into each bin. Of an exercise that is known here or that a
// hand-in brings along, its own items and bins in its order, and nothing else counts; of another one those that came, by id. Items that
// people added themselves have no common id and are only counted together.
struct SortingSummary {
  std::string sort;                // id of the exercise
  std::string key, version;        // as of a test
  std::optional<SortPack> pack;    // none: neither known here nor brought along
  std::int64_t n = 0;              // people who put one item at least into a bin
  std::int64_t own = 0;            // items of people's own
  std::vector<std::string> items;  // ids
  std::vector<std::string> bins;
  std::vector<std::int64_t> counts;  // kMaxSortingBins for each item

  [[nodiscard]] std::int64_t count(std::size_t item, std::size_t bin) const {
    return counts[item * kMaxSortingBins + bin];
  }
};

struct SummaryRules {
  AttemptRule attempts = AttemptRule::ByPhase;
  bool join_names = false;  // who says no more than a name is one person with all others of that name
};

// What a hand-in says of itself.
struct HandInHead {
  std::string_view id;
  std::string_view person, name;  // of the task; "" = not said
  bool has_task = false;          // else it is somebody's plan
  std::string_view handed_in;     // of the task; of a plan when it was modified
};
[[nodiscard]] HandInHead hand_in_head(const Json& document);
// By what the person of a hand-in is known: the mark of a browser (of 6 characters, in any case and with
// look-alikes, see workshop's person_key()), or what stands in its place as it is; "" = not known.
[[nodiscard]] std::string owner_of(std::string_view person);

class ClassSummary {
 public:
  // The libraries give what is known here and must outlive this; other tests count when they come with a
  // hand-in.
  ClassSummary(const TestLibrary& library, const SortLibrary& sorts, SummaryRules rules = {})
      : library_(&library), sorts_(&sorts), rules_(rules) {}

  // How many results (self-tests, sortings, grids) it held. `problems` gets what was wrong with it: all of
  // load_plan() but the missing times of a hand-in, NothingThere for a test that is not known (detail = its
  // id) or, at "", for a hand-in without any result, and OutOfRange beyond the limits above. Errors: those of
  // load_plan(); then nothing was counted.
  [[nodiscard]] Result<int> add(const Json& document, Problems& problems);
  // The same of a hand-in that is read already.
  int add(const Json& document, const LoadedPlan& loaded, Problems& problems);
  // A single attempt. False when the test is not known.
  bool add(const HandInHead& head, const SelfTest& attempt);
  // Titles from now on in the language of these libraries, which must outlive this.
  void speak(const TestLibrary& library, const SortLibrary& sorts);

  // All of the following are of what was added until now, and lists are valid until more is added. In the
  // order of the libraries, others by id behind them.
  [[nodiscard]] const std::vector<TestSummary>& tests() const { return counted().tests; }
  [[nodiscard]] const std::vector<SortingSummary>& sortings() const { return counted().sortings; }
  [[nodiscard]] std::int64_t hand_ins() const { return counted().hand_ins; }  // with one result at least
  [[nodiscard]] std::int64_t with_person() const { return counted().with_person; }  // of these
  [[nodiscard]] std::int64_t people() const { return counted().people; }
  // Hand-ins of somebody who says no more than a name that others say, too: as many people, unless
  // join_names.
  [[nodiscard]] std::int64_t same_name() const { return counted().same_name; }
  [[nodiscard]] std::int64_t swots() const { return counted().swots; }  // people with one card at least
  [[nodiscard]] std::int64_t cards(Cell cell) const {
    return counted().cards[static_cast<std::size_t>(cell)];
  }
  [[nodiscard]] const SummaryRules& rules() const { return rules_; }
  // Hand-ins that came once more as they were; and with another content, of which the later is kept.
  [[nodiscard]] std::int64_t came_again() const { return came_again_; }
  [[nodiscard]] std::int64_t came_changed() const { return came_changed_; }

 private:
  struct TestRows {
    TestPack pack;
    int version = 1;                 // as the attempts say
    std::uint64_t shape = 0;         // of the pack
    std::uint64_t text = 0;          // of a pack that came with a hand-in: of its JSON
    bool known = false;              // of the library
    std::vector<std::size_t> by_id;  // the questions
    PartRows rows;
  };
  struct SortRows {
    // Cells: a hash of what is where, then the bin of each item, then how many items are the person's own.
    static constexpr std::size_t kContentCells = 16, kOwnCells = 2;
    std::string sort;
    int version = 1;
    std::optional<SortPack> pack;
    std::vector<std::string> items, bins;
    PartRows rows;
    std::optional<SortPack> brought;  // by a hand-in, where it is not known here
    std::uint64_t text = 0;           // of that: of its JSON
  };
  struct Counted {
    std::vector<TestSummary> tests;
    std::vector<SortingSummary> sortings;
    std::int64_t hand_ins = 0, with_person = 0, people = 0, same_name = 0, swots = 0;
    std::int64_t cards[kCells] = {};
  };

  TestRows* rows_for(const SelfTest& attempt, const Plan* plan, ErrorCode& code);
  TestRows* rows_of_pack(const TestPack& pack, int version, bool known, std::uint64_t text, ErrorCode& code);
  SortRows* rows_for(const Sorting& sorting);
  void take_pack(SortRows& into, const Plan& plan) const;
  [[nodiscard]] PartKey key_of(const HandInHead& head);
  PartRows::Came add(TestRows& test, PartKey key, Standing standing, const SelfTest& attempt);
  PartRows::Came add(SortRows& into, const PartKey& key, Standing standing, const Sorting& sorting,
                     Text pointer, Problems& problems);
  PartRows::Came add(const PartKey& key, Standing standing, const Swot& swot);
  void note(PartRows::Came came, bool& changed, bool& is_new) const;
  void close(const HandInHead& head, const PartKey& key, bool changed, bool is_new);

  [[nodiscard]] const Counted& counted() const;
  [[nodiscard]] TestSummary summary_of(const TestRows& test) const;
  [[nodiscard]] SortingSummary summary_of(const SortRows& sorting) const;
  void count_people(Counted& out) const;

  const TestLibrary* library_;
  const SortLibrary* sorts_;
  SummaryRules rules_;
  std::vector<TestRows> tests_;
  std::vector<SortRows> sortings_;
  PartRows swots_{4 * kCells};
  PartRows names_{0};  // of who says no more than that, as person
  std::uint64_t without_id_ = 0;
  std::int64_t came_again_ = 0, came_changed_ = 0;
  std::vector<std::uint8_t> cells_;  // of the part at hand; kept for their memory
  mutable Counted counted_;
  mutable bool is_counted_ = false;
};

// The order of ids: numbers by their size, before everything else by its text.
[[nodiscard]] bool id_before(const std::string& a, const std::string& b);

// --- what follows (summary_figures.cpp)

// The answers to a question as they count, after reversing.
[[nodiscard]] Histogram keyed(const TestSummary& test, const AttemptGroup& group, std::size_t question);
// The mean of those; kNoFigure when nobody answered it.
[[nodiscard]] double mean_value(const TestSummary& test, const AttemptGroup& group, std::size_t question);

struct ExtremeQuestion {
  std::size_t question = 0;
  double mean = 0;     // of its values
  std::int64_t n = 0;  // who answered it
  bool few = false;    // fewer than half of the group, or fewer than kTooFew of one that has more
  bool tied = false;   // for the last place, with others of the list
};
// The questions with the highest (`strong`) or lowest mean values, best or weakest first; those of equal
// means in the order of the pack. As many as `count`, or half of the answered ones if those are fewer; all of
// a tie for the last place are in it. A question that would be in both lists, or has the other end's mean, is
// in neither.
[[nodiscard]] std::vector<ExtremeQuestion> extreme_questions(const TestSummary& test,
                                                             const AttemptGroup& group, bool strong,
                                                             std::size_t count = 3);
// Reliability of a dimension, or with the number of dimensions of the whole test. Its n are the people
// without an open question among its own.
[[nodiscard]] Reliability reliability_of(const TestSummary& test, const AttemptGroup& group,
                                         std::size_t dimension);
// Of each question within its dimension, in the order of the pack, with the n of that dimension.
struct QuestionFigures {
  std::int64_t n = 0;
  ItemFigures figures;
};
[[nodiscard]] std::vector<QuestionFigures> question_figures(const TestSummary& test,
                                                            const AttemptGroup& group);
// People of each level (band of the pack) by a dimension or, as above, the total.
[[nodiscard]] std::vector<std::int64_t> level_counts(const TestSummary& test, const AttemptGroup& group,
                                                     std::size_t dimension);

// What a key says of an item. SIZE_MAX = none.
struct ItemResult {
  std::int64_t n = 0;  // people who put it anywhere
  std::int64_t right = 0;
  std::size_t wrong_bin = SIZE_MAX;  // the commonest wrong one; of equal ones the first
  std::int64_t wrong = 0;            // how often it was chosen
};
[[nodiscard]] ItemResult item_result(const SortingSummary& sorting, std::size_t item, Text right_bin);
// The item in the pack; nullptr when that is not known or has no such item.
[[nodiscard]] const SortItem* item_of(const SortingSummary& sorting, std::size_t item);
[[nodiscard]] Text item_title(const SortingSummary& sorting, std::size_t item);  // its text, else its id
[[nodiscard]] Text bin_title(const SortingSummary& sorting, std::size_t bin);
// 100 · right ÷ n of the exercise: an item that was not placed is not right. kNoFigure without a key.
[[nodiscard]] double right_pct(const SortingSummary& sorting, std::size_t item);
[[nodiscard]] bool has_key(const SortingSummary& sorting);

// "too_few", "rough", "fine".
[[nodiscard]] Text to_word(Enough value);

// The whole summary, for pages and programs; docs/command-line.md describes its members. Figures that are not
// known are left out; the others have all of their digits (the shortest text that reads back as the same
// number).
[[nodiscard]] Json summary_to_json(const ClassSummary& summary);

}  // namespace sandtable::inline classroom
