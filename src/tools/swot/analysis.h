// What follows from a SWOT grid: balances, posture, factor scores and the advanced SWOT. Computed, never stored.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "tools/actions/model.h"
#include "plan/plan.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {

// Internal = strengths and weaknesses, external = opportunities and threats.
enum class Axis { Internal, External };
[[nodiscard]] Cell good_cell(Axis axis);  // strengths, opportunities
[[nodiscard]] Cell bad_cell(Axis axis);   // weaknesses, threats

// Which cell of an axis weighs more.
enum class Lean { Empty, Near, Good, Bad };

inline constexpr double kNearRatio = 0.05;  // a choice of ours: below 5 % of the axis' weights it is a balance

struct Balance {
  double good = 0;                 // sum of the weights of strengths, or opportunities
  double bad = 0;                  // of weaknesses, or threats
  std::size_t good_cards = 0;
  std::size_t bad_cards = 0;
  // No card of the axis has a weight: then every card counts 1. Otherwise one without a weight counts 0.
  bool counted = false;
  std::size_t without_weight = 0;  // cards that count 0 for want of a weight; 0 when counted
  Lean lean = Lean::Empty;         // Empty: no cards on this axis
};
[[nodiscard]] Balance balance_of(const Swot& swot, Axis axis);

// Today's state (组合确定). The names are the field's; the rule that suggests one is ours:
//   good/good develop · good internal, bad external vigilant · bad/good challenge · bad/bad deny · near on either axis keep.
// An axis without cards says nothing: None, "nothing to say yet".
enum class Posture { None, Keep, Develop, Vigilant, Challenge, Deny };
struct PostureReason {
  Posture posture = Posture::None;
  Balance internal, external;  // their `lean` is the reason: the UI words it, with the sums
};
[[nodiscard]] PostureReason suggest_posture(const Swot& swot);

// Internal and external factor evaluation (IFE and EFE matrix: Fred R. David, Strategic Management: Concepts and Cases,
// chapters 3 and 4): score = Σ weight × rating over the cards of an axis, with weights that sum to 1 and ratings 1–4.
// Then 1 is the lowest score, 4 the highest and 2.5 the average.
inline constexpr double kWeightSumTolerance = 0.005;
inline constexpr double kAverageScore = 2.5;
struct FactorScore {
  double score = 0;                   // over the cards that have a weight and a rating, not rounded
  double good_score = 0;              // the part of strengths, or opportunities
  double bad_score = 0;
  double weight_sum = 0;              // of all cards with a weight
  bool sums_to_one = false;           // within the tolerance
  std::size_t cards = 0;
  std::size_t without_weight = 0;
  std::size_t without_rating = 0;
  // Internal only: strengths rated 1 or 2 and weaknesses rated 3 or 4, which the method rules out.
  std::size_t against_convention = 0;
  bool complete = false;              // has cards, all weighed and rated, sums_to_one: the score can be read
};
[[nodiscard]] FactorScore factor_score(const Swot& swot, Axis axis);

// Makes the weights of an axis sum to exactly 1, to three decimals (largest remainder; Hamilton's method), in
// proportion to what they were; without any weight all cards get equal shares. Cards without a weight among others
// that have one stay without. False and nothing changed when there is no card, all weights are 0, or the weights are
// already so.
bool normalise_weights(Swot& swot, Axis axis);

// The advanced SWOT (高阶): the chosen top two of each cell, and actions for each combination.
inline constexpr std::size_t kTopCards = 2;
// Those marked `top`, in the order of the cell; a damaged file may mark more than two.
[[nodiscard]] std::vector<const Card*> top_cards(const Swot& swot, Cell cell);
// Marks or unmarks a card. False and nothing changed when the cell has its two already, or there is no such card.
bool set_top(Swot& swot, Text card_id, bool top);
// Actions of a combination, in the order of the list.
[[nodiscard]] std::vector<const Action*> actions_of(const Actions& actions, Pair pair);

// Stable words: "none", "keep", "develop", "vigilant", "challenge", "deny"; "empty", "near", "good", "bad";
// "internal", "external".
[[nodiscard]] Text to_word(Posture value);
[[nodiscard]] Text to_word(Lean value);
[[nodiscard]] Text to_word(Axis value);

// Everything above as JSON: what the command line prints.
// {"cards":{"strengths":n…},"balance":{"internal":{…},"external":{…}},"posture":{"posture","internal","external"},
//  "ife":{…},"efe":{…},"tows":{"SO":{"internal":[card],"external":[card],"actions":[action]},…},
//  "duplicates":[[card id…]…],"votes":[{"card","dots","rank"}…]}
[[nodiscard]] Json swot_analysis_to_json(const Plan& plan);

// The internal and the external cell of a combination; for None those of SO.
[[nodiscard]] Cell internal_cell(Pair pair);
[[nodiscard]] Cell external_cell(Pair pair);

}  // namespace sandtable::situation
