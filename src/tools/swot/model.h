// The SWOT grid of a plan: four cells of cards and a dot vote (domain: N8). Plain values; what follows from them is
// computed in swot_analysis.h and never stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/kept.h"
#include "core/base/shared.h"
#include "plan/plan.h"

namespace sandtable {
class RecordReader;
}

namespace sandtable::inline situation {

inline constexpr std::size_t kMaxCards = 5000;            // in all four cells; further ones are kept unread, and listed
inline constexpr std::size_t kMaxCardTextBytes = 100'000;  // text and note, each; longer ones are cut, and listed
inline constexpr std::size_t kMaxTags = 20;               // of a card
inline constexpr std::size_t kMaxTagBytes = 100;
inline constexpr double kMaxWeight = 1e6;
inline constexpr double kNoWeight = -1;
inline constexpr int kMaxRating = 4;
inline constexpr std::size_t kMaxVoters = 200;
inline constexpr int kMaxDots = 1000;                     // for each voter
inline constexpr int kStandardDots = 3;

// The order in which cells are shown, stored and counted.
enum class Cell { Strengths, Weaknesses, Opportunities, Threats };
inline constexpr std::size_t kCells = 4;
inline constexpr Cell kAllCells[kCells] = {Cell::Strengths, Cell::Weaknesses, Cell::Opportunities, Cell::Threats};

// Where a card came from; all ids, "" = not said. The worksheet may have been deleted since: the card stays.
struct CardSource {
  std::string lens;    // id of the lens, "customers"
  std::string factor;  // id of the factor or field, "tender"
  std::string sheet;   // id of the worksheet record
  Kept extra;
  bool operator==(const CardSource&) const = default;
  [[nodiscard]] bool empty() const { return lens.empty() && factor.empty() && sheet.empty(); }
};

struct Card {
  std::string id;              // uuid; "" only until it gets one
  std::string text;            // may have several lines
  std::string note;
  double weight = kNoWeight;   // 0..kMaxWeight, or kNoWeight
  int rating = 0;              // 1..4 (poor to superior), 0 = none
  std::vector<std::string> tags;  // single lines
  CardSource source;
  bool top = false;            // chosen as one of the top two of its cell
  // Cards that were merged into this one: list of {"id","source"}; null = none. Kept so that their sources stay known.
  Json merged;
  Kept extra;
  bool operator==(const Card&) const = default;
  [[nodiscard]] bool has_weight() const { return weight >= 0; }
};

using CardRef = Shared<Card>;
using Cards = std::vector<CardRef>;

// One person's dots.
struct Voter {
  std::string id;                    // uuid
  std::string name;                  // may be empty
  std::map<std::string, int> given;  // card id → dots, 1..kMaxDots; the card may be gone
  Kept extra;
  bool operator==(const Voter&) const = default;
};

struct Votes {
  int dots = kStandardDots;  // for each voter, 1..kMaxDots
  bool hidden = false;       // the count is not shown yet
  std::vector<Shared<Voter>> voters;
  Kept extra;
  bool operator==(const Votes&) const = default;
};

struct Swot {
  Cards cards[kCells];
  Votes votes;
  Kept extra;
  bool operator==(const Swot&) const = default;

  [[nodiscard]] Cards& in(Cell cell) { return cards[static_cast<std::size_t>(cell)]; }
  [[nodiscard]] const Cards& in(Cell cell) const { return cards[static_cast<std::size_t>(cell)]; }
};

// Cards have a number, too: 0 for the first strength, counted through all cells in order.
struct CardPlace {
  Cell cell = Cell::Strengths;
  std::size_t index = 0;  // within the cell
};
[[nodiscard]] std::size_t card_count(const Swot& swot);
[[nodiscard]] std::size_t number_of(const Swot& swot, CardPlace place);
// The first card with this id; false when there is none ("" never is one).
[[nodiscard]] bool find_card(const Swot& swot, Text card_id, CardPlace& place);
[[nodiscard]] const Card* find_card(const Swot& swot, Text card_id);

// Where a card came from, with what was merged into it; each once, the card's own first. Lives as long as the card.
struct SourceView {
  Text lens, factor, sheet;
  bool operator==(const SourceView&) const = default;
};
[[nodiscard]] std::vector<SourceView> sources_of(const Card& card);
// The first card that came from this factor of this worksheet; nullptr when there is none yet.
[[nodiscard]] const Card* find_card_from(const Swot& swot, Text sheet, Text factor);

// Stable words: "strengths", "weaknesses", "opportunities", "threats".
[[nodiscard]] Text to_word(Cell value);

// Parts of load_plan() and plan_to_json(): the member "swot" of a plan, and one card.
void read_swot(RecordReader& plan, Swot& out, Problems& problems);
void write_swot(Json& plan, const Swot& swot);
[[nodiscard]] Json card_to_json(const Card& card);
[[nodiscard]] Json source_to_json(const CardSource& source);  // {} when it says nothing

}  // namespace sandtable::situation

namespace sandtable {
[[nodiscard]] const PartType& part_type(const Swot*);
}
