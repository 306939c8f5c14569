// The marketing-mix planner of a plan: opportunity → needs → mix → evaluation (domain: N24, with N10 market layers,
// N11 segments, N12 portfolio, N16 needs and values). Plain values; what follows from them is computed in
// mix_analysis.h and never stored.
//
// Amounts are whole minor units of the one currency of the mix, see money.h. Everything that can be left open is
// (kNoMoney, 0, ""), which is never the same as a figure of 0. Records point to each other by id; what they point to may
// have been deleted since: the pointer stays, and the analysis says so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/json/kept.h"
#include "core/base/money.h"
#include "core/base/shared.h"
#include "plan/plan.h"

namespace sandtable {
class RecordReader;
}

namespace sandtable::inline mix {

// Further records and items are kept unread, longer texts are cut; both are listed.
inline constexpr std::size_t kMaxFactors = 20;            // of an axis
inline constexpr std::size_t kMaxSegments = 200;
inline constexpr std::size_t kMaxNeeds = 1000;
inline constexpr std::size_t kMaxCandidates = 50;
inline constexpr std::size_t kMaxElements = 1000;         // in all candidates together
inline constexpr std::size_t kMaxRounds = 100;
inline constexpr std::size_t kMaxMixRefs = 100;           // ids that one record points to
inline constexpr std::size_t kMaxSpendings = 20;          // of each kind, of an element
inline constexpr std::size_t kMaxMixLineBytes = 400;      // of a single line
inline constexpr std::size_t kMaxMixTextBytes = 10'000;   // of a text
inline constexpr int kMaxQuarters = 12;
inline constexpr int kStandardQuarters = 4;
inline constexpr int kMaxFactorScore = 10;                // scores are 1..10
inline constexpr double kMaxWeightPct = 100;

// A figure for each quarter: amounts or units; kNoMoney = open. at[0] is the first quarter. In files an object
// {"1":…,"12":…}, so that their order there means nothing.
struct Quarters {
  std::int64_t at[kMaxQuarters];
  Quarters() { for (std::int64_t& figure : at) figure = kNoMoney; }
  bool operator==(const Quarters&) const = default;
};

// Market layers (N10): potential ⊇ available ⊇ served ⊇ penetrated, as a count of customers or as value per year.
enum class MarketUnit { Count, Value };
enum class Layer { Potential, Available, Served, Penetrated };
inline constexpr std::size_t kLayers = 4;
struct Market {
  std::string title;                 // single line: of what
  MarketUnit unit = MarketUnit::Count;
  std::int64_t size[kLayers] = {kNoMoney, kNoMoney, kNoMoney, kNoMoney};  // ≥ 0; amounts when unit is Value
  Kept extra;
  bool operator==(const Market&) const = default;
};

// What makes a segment attractive, or us strong in it (N12).
enum class FactorAxis { Attractiveness, Strength };
struct MixFactor {
  std::string id;
  std::string title;                 // single line
  double weight_pct = -1;            // 0..100; −1 = open
  Kept extra;
  bool operator==(const MixFactor&) const = default;
};
using MixFactors = std::vector<Shared<MixFactor>>;

// The six criteria of a segment (N11): can be reached, measured, pays, is large enough, alike inside, described by
// factors tied to buying.
enum class Criterion { Accessible, Measurable, Profitable, Large, Alike, Described };
inline constexpr std::size_t kCriteria = 6;
enum class Verdict { Open, No, Yes };

// What to do in a segment (N12).
enum class Objective { None, Maintain, Improve, Harvest, Exit, Enter };
inline constexpr std::size_t kObjectives = 6;

struct Segment {
  std::string id;
  std::string title;                 // single line
  // The five dimensions (N11), in the order of kDimensionKeys: the id of a choice of the pack, or a single line of text.
  std::string dimensions[5];
  Verdict criteria[kCriteria] = {};
  std::map<std::string, int> scores; // factor id → 1..10; open = absent; the factor may be gone
  Money revenue = kNoMoney;          // of ours there, per year; ≥ 0
  double wanted_strength = 0;        // the wanted place in the four boxes, each 1..10; 0 = open
  double wanted_attractiveness = 0;
  Objective objective = Objective::None;
  bool target = false;               // chosen as a target segment
  Json values = empty_object();      // the profile, by field id of the pack, see Worksheet::values
  std::vector<std::string> refs;     // ids of the SWOT cards that it came from
  Kept extra;
  bool operator==(const Segment&) const = default;
};
inline constexpr Text kDimensionKeys[5] = {"industry", "size", "value", "region", "price_sensitivity"};

// Needs and the nine values that answer them (N16).
enum class NeedLayer { Core, Additional, Latent };
inline constexpr std::size_t kNeedLayers = 3;
enum class NeedKind { None, Quality, Service, Emotion, Information, Benefit, Brand };
inline constexpr std::size_t kNeedKinds = 7;
inline constexpr std::size_t kValueKinds = 9;
// Product, service, people and team, marketing and management model, technical resources, customer resources, brand,
// social, history. Bit n of Need::answered_by is kValueWords[n].
inline constexpr Text kValueWords[kValueKinds] = {"product",   "service", "people", "marketing", "technology",
                                                  "customers", "brand",   "social", "history"};
struct Need {
  std::string id;
  std::string segment;               // id; "" = of every segment
  std::string text;
  NeedLayer layer = NeedLayer::Core;
  NeedKind kind = NeedKind::None;
  std::uint32_t answered_by = 0;     // bits, see kValueWords
  Kept extra;
  bool operator==(const Need&) const = default;
};

// The mix (N24): what it combines.
enum class ElementKind { Base, Enhancing, BaseService, ValueAddedService, Resource };
inline constexpr std::size_t kElementKinds = 5;
enum class Scenario { Worst, Expected, Best };
inline constexpr std::size_t kScenarios = 3;
// What the user says an element does for 4P and 4R. Bit n of Element::serves is kServesWords[n].
inline constexpr std::size_t kServes = 8;
inline constexpr Text kServesWords[kServes] = {"product", "price", "place", "promotion", "build", "keep", "refer", "win_back"};
struct Element {
  std::string id;
  ElementKind kind = ElementKind::Base;
  std::string line;                  // single line: the product line that it is a variant of
  std::string text;                  // what it is
  std::vector<std::string> needs;    // ids of the needs that it answers
  std::string price_strategy;        // id in the pack
  std::string combination;           // id in the pack: the way in which it is combined
  std::uint32_t serves = 0;          // bits, see kServesWords
  Money price = kNoMoney;            // of a unit; may be 0 (given away) or negative (we pay)
  Money unit_cost = kNoMoney;        // of a unit
  Money one_off_cost = kNoMoney;     // falls in the first quarter
  Quarters units[kScenarios];        // ≥ 0, sold in each quarter; worst and best are as expected where they are open
  // Other spending of the customer's company, and of the people there, that this is tied to; single lines.
  std::vector<std::string> company_spending;
  std::vector<std::string> personal_spending;
  Kept extra;
  bool operator==(const Element&) const = default;
};
using Elements = std::vector<Shared<Element>>;

struct Candidate {
  std::string id;
  std::string title;                 // single line
  int quarters = kStandardQuarters;  // that are planned, 1..12; figures beyond stay, and do not count
  Elements elements;
  Kept extra;
  bool operator==(const Candidate&) const = default;
};

// A pilot or a further round of carrying it out, and what came of it (N24).
enum class FailedStep { None, Opportunity, Needs, Mix, Implementation };
inline constexpr std::size_t kFailedSteps = 5;
enum class RoundFigure { TargetRevenue, TargetCost, ActualRevenue, ActualCost };
inline constexpr std::size_t kRoundFigures = 4;
struct Round {
  std::string id;
  std::string title;                 // single line
  std::string text;                  // where and with whom
  std::string candidate;             // id of what was carried out
  Quarters figures[kRoundFigures];   // amounts
  FailedStep failed_step = FailedStep::None;
  std::string cause;                 // id in the pack
  std::string improvement;
  std::vector<std::string> actions;  // ids in the action list of the plan
  Kept extra;
  bool operator==(const Round&) const = default;
};

struct Mix {
  std::string currency = kStandardCurrency.str();  // ISO 4217
  Market market;
  MixFactors factors[2];             // by FactorAxis
  std::vector<Shared<Segment>> segments;
  std::vector<Shared<Need>> needs;
  std::vector<Shared<Candidate>> candidates;
  std::vector<Shared<Round>> rounds;
  Kept extra;
  bool operator==(const Mix&) const = default;

  [[nodiscard]] const MixFactors& of(FactorAxis axis) const { return factors[static_cast<std::size_t>(axis)]; }
  [[nodiscard]] MixFactors& of(FactorAxis axis) { return factors[static_cast<std::size_t>(axis)]; }
};

// Stable words of documents; "" for None and Open.
[[nodiscard]] Text to_word(Layer value);
[[nodiscard]] Text to_word(Criterion value);
[[nodiscard]] Text to_word(Objective value);
[[nodiscard]] Text to_word(NeedLayer value);
[[nodiscard]] Text to_word(NeedKind value);
[[nodiscard]] Text to_word(ElementKind value);
[[nodiscard]] Text to_word(FailedStep value);
[[nodiscard]] Text to_word(Scenario value);
[[nodiscard]] Text to_word(RoundFigure value);

// Parts of load_plan() and plan_to_json(): the member "mix" of a plan. A candidate that says it is in another currency
// than the mix is refused: kept unread, and listed (UnknownChoice at its "currency").
void read_mix(RecordReader& plan, Mix& out, Problems& problems);
void write_mix(Json& plan, const Mix& mix);

}  // namespace sandtable::mix

namespace sandtable {
[[nodiscard]] const PartType& part_type(const Mix*);
}
