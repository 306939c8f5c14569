// What follows from a marketing mix: market layers, places in the four boxes, criteria, coverage of needs, and the width,
// depth and linkage of a candidate. Money is in mix_cash.h. Computed, never stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "tools/mix/model.h"

namespace sandtable::inline mix {

// ---- market layers (N10) ----

struct MarketCheck {
  std::uint32_t too_large = 0;       // bit n: layer n is larger than the nearest known layer around it, which is an error
  std::uint32_t open = 0;            // bit n: layer n has no figure
  double share_ratio[kLayers] = {};  // of the nearest known layer around it; 0 = not known, or that one is 0
};
[[nodiscard]] MarketCheck check_market(const Market& market);

// ---- four boxes (N12) ----

// The mean of an axis' scores, weighted: Σ weight × score / Σ weight, over the factors that have both. With weights that
// sum to 100 % and all scores given this is the usual Σ weight_pct / 100 × score (as in the GE–McKinsey matrix: Kotler &
// Keller, Marketing Management, "market attractiveness and competitive position"); otherwise it stays on the scale 1..10.
inline constexpr double kWeightSumTolerancePct = 0.05;  // ours: 100 % to one decimal
struct WeightedScore {
  double score = 0;                  // 1..10, not rounded; 0 = there is none
  double weight_sum_pct = 0;
  bool sums_to_100 = false;          // within the tolerance
  bool counted = false;              // no factor has a weight: each counts the same
  std::size_t factors = 0;
  std::size_t without_weight = 0;    // and so left out, unless counted
  std::size_t without_score = 0;     // and so left out
  bool complete = false;             // has factors, all weighed and scored, sums_to_100
};
[[nodiscard]] WeightedScore weighted_score(const MixFactors& factors, const Segment& segment);

// The boxes (B. Henderson 1970, "The Product Portfolio", BCG; axes after N12): x relative strength, y attractiveness, both
// 1..10 and cut in the middle. A score on the cut is high.
inline constexpr double kBoxCut = 5.5;
enum class Box { None, QuestionMark, Star, CashCow, Dog };  // weak/attractive, strong/attractive, strong/not, weak/not
[[nodiscard]] Box box_of(double strength, double attractiveness);  // None when either is 0
// Bits by Objective that make sense in a box (N12): maintain in a cash cow, improve a star, harvest or exit a dog, exit a
// question mark; and enter an attractive box where we have no revenue yet, a new field.
[[nodiscard]] std::uint32_t objectives_of(Box box, bool has_revenue);

struct SegmentCheck {
  WeightedScore attractiveness, strength;
  Box box = Box::None;               // today
  Box wanted = Box::None;
  std::uint32_t objectives = 0;      // that make sense, bits by Objective
  bool objective_fits = false;       // the chosen one is among them
  int passed = 0, failed = 0, open = 0;  // of the six criteria (N11)
  bool passes = false;               // all six
  std::size_t needs = 0;             // of this segment alone
};
[[nodiscard]] SegmentCheck check_segment(const Mix& mix, const Segment& segment);

// ---- needs and what answers them (N16) ----

// Finds needs by id quickly, and knows which of them count: as soon as a segment is chosen as target, needs of a segment
// that is there and not chosen do not. Holds views into the mix, which must stay as it is.
class NeedIndex {
 public:
  explicit NeedIndex(const Mix& mix);
  // Position in Mix::needs; −1 when there is none.
  [[nodiscard]] int find(std::string_view id) const;
  [[nodiscard]] bool counts(std::size_t need) const { return counts_[need] != 0; }

 private:
  std::vector<std::string_view> ids_;
  std::vector<std::uint16_t> sorted_;
  std::vector<std::uint16_t> counts_;
};

// A need is answered when at least one element names it.
struct Coverage {
  std::vector<std::uint16_t> answers;      // by need of the mix: how many elements name it; also of needs that do not count
  std::size_t needs[kNeedLayers] = {};     // that count
  std::size_t answered[kNeedLayers] = {};  // of them
  std::size_t core_open = 0;               // core needs without an answer: alarms
  std::size_t without_need = 0;            // elements that name no need that is there
  std::size_t deleted_needs = 0;           // names of needs that are not there any more
  double core_ratio = 0;                   // answered core needs / core needs; 0 when there are none
  double ratio = 0;                        // the same of all layers
};
[[nodiscard]] Coverage coverage_of(const Mix& mix, const NeedIndex& index, const Candidate& candidate);
[[nodiscard]] bool names_need(const NeedIndex& index, const Element& element);  // one that is there

// ---- the three qualities of a mix (N24) ----

// Definitions (ours, to be checked by hand). Elements of the same kind with the same line, but for blanks around it, are
// one line; those of a kind without a line are one line of that kind.
//   width    number of lines.
//   depth    variants per line: elements / lines.
//   linkage  share of the elements that are tied to at least one other spending, of the company or of persons.
// Example: 100M and 50M of the line "leased line", an engineer on site, a showroom without a line: 4 elements in 3 lines
// of 3 kinds; width 3, depth 4/3 = 1.33; with one tied to the company's building works and one to a person's own
// contract the linkage is 2/4 = 0.5.
struct MixShape {
  std::size_t elements = 0;
  std::size_t kinds = 0;             // of the five, 0..5
  std::size_t width = 0;
  double depth = 0;                  // 0 without elements
  std::size_t deepest = 0;           // elements of the line that has most
  std::size_t linked = 0;            // elements tied to some spending
  std::size_t company_ties = 0;      // spendings named, each time
  std::size_t personal_ties = 0;
  double linkage_ratio = 0;
};
[[nodiscard]] MixShape shape_of(const Candidate& candidate);

// ---- 4P, 4C, 4R (N17, N24): McCarthy 1960; Lauterborn 1990, "New Marketing Litany" ----

// How many elements stand behind each. An element counts for
//   product        when it serves it, or is base or enhancing business
//   price          when it serves it, or has a price or a price strategy
//   place          when it serves it
//   promotion      when it serves it
//   customer       when it names a need that is there
//   cost           when it has a price: what the customer pays
//   convenience    when it serves place, or is a base or value-added service
//   communication  when it serves promotion, or names a need of kind information or emotion
//   keep           when it serves it, or is tied to other spending
//   build, refer, win_back   when it serves them
enum class Aspect {
  Product, Price, Place, Promotion,
  Customer, Cost, Convenience, Communication,
  Build, Keep, Refer, WinBack
};
inline constexpr std::size_t kAspects = 12;
struct Backing {
  std::size_t elements[kAspects] = {};  // 0: nothing behind it
};
[[nodiscard]] Backing backing_of(const Mix& mix, const NeedIndex& index, const Candidate& candidate);

// Stable words: "none", "question_mark", "star", "cash_cow", "dog"; "product" … "win_back".
[[nodiscard]] Text to_word(Box value);
[[nodiscard]] Text to_word(Aspect value);

}  // namespace sandtable::mix
