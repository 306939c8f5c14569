// What is still thin in a marketing mix, step by step (domain: N24), so that one always sees what to do next. Computed,
// never stored.
#pragma once

#include <cstddef>

#include "tools/mix/cash.h"
#include "tools/mix/model.h"

namespace sandtable::inline mix {

enum class MixStep { Opportunity, Needs, Mix, Evaluation };
inline constexpr std::size_t kMixSteps = 4;

// In the order of the steps. "Target" is a segment that is chosen as one; needs are those that count (see NeedIndex).
enum class Gap {
  // opportunity
  MarketOpen,        // layers without a figure
  LayerTooLarge,     // layers larger than the one around them
  NoSegment,
  WeightsOff,        // axes without factors, or whose weights do not sum to 100 %
  NoTarget,          // segments are there, none is chosen
  TargetUntested,    // targets with an open criterion
  TargetFails,       // targets that fail a criterion
  TargetUnplaced,    // targets without a place in the four boxes
  NoObjective,       // targets without an objective
  // needs
  NoNeed,            // targets without a need of their own; 1 when there are neither targets nor needs
  NoProfile,         // targets whose profile is empty
  CoreWithoutValue,  // core needs that none of the nine values answers
  NoKind,            // needs without a kind
  // mix, of the candidate in view
  NoCandidate,
  NoElement,         // the candidate is empty
  CoreOpen,          // core needs that no element answers
  WithoutNeed,       // elements that answer no need
  DeletedNeeds,      // names of needs that are gone
  KindsMissing,      // kinds of element that are not there, of five
  AspectsMissing,    // of 4P, 4C and 4R with nothing behind them, of twelve
  WithoutPrice,      // elements with units and no price
  NoRevenue,         // costs, but no revenue
  // evaluation
  NoRound,
  CandidateGone,     // rounds of a candidate that is not there
  NoTargets,         // rounds without a target of revenue
  ActualOpen,        // rounds with a target and no actual revenue yet
  CauseMissing,      // rounds that fell short and do not say why
  ActionMissing      // rounds that fell short and led to nothing
};
inline constexpr std::size_t kGaps = 28;

struct MixGaps {
  std::size_t count[kGaps] = {};  // by Gap: of what its comment says, or 1
  [[nodiscard]] std::size_t kinds_in(MixStep step) const;  // how many gaps of the step are not 0
};
[[nodiscard]] MixStep step_of(Gap gap);
// `candidate` is the one in view with its figures; both null when there is none.
[[nodiscard]] MixGaps gaps_of(const Mix& mix, const NeedIndex& index, const Candidate* candidate,
                              const CandidateFigures* figures);

// Stable words: "market_open" … "action_missing"; "opportunity", "needs", "mix", "evaluation".
[[nodiscard]] Text to_word(Gap value);
[[nodiscard]] Text to_word(MixStep value);

}  // namespace sandtable::mix
