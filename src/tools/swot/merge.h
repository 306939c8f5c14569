// Recognising the same card twice, and taking over cards of a colleague's plan or an imported list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "tools/swot/model.h"
#include "core/base/uuid.h"

namespace sandtable::inline situation {

// For every card, by its number (see CardPlace), the group of equal texts that it belongs to, counted from 1; 0 = no
// other card has its text. Cards without text are never alike.
[[nodiscard]] std::vector<std::uint16_t> duplicate_groups(const Swot& swot);

// A card of the other plan, and what we have of it.
struct Incoming {
  Cell cell = Cell::Strengths;  // where it stands there, and will stand here
  CardRef card;
  std::string same_as;          // id of our card with the same text (in this cell, or else in another); "" = none
  Cell same_cell = Cell::Strengths;  // where that one stands
  bool same_id = false;         // we have a card with its id (whose text may have been changed since)
  bool chosen = false;          // to be taken over; at first those that we do not have (same_as is empty)
  std::string taken_as;         // set by take_cards(): its id here; for a card not chosen same_as
};
// Every card of `theirs`, in the order of its cells.
[[nodiscard]] std::vector<Incoming> incoming_cards(const Swot& mine, const Swot& theirs);
// Adds the chosen ones at the end of their cells, with a new id where theirs is taken or absent, and not among the top
// two of a cell that has its two already. The number that had no room is returned.
std::size_t take_cards(Swot& mine, std::vector<Incoming>& list, const RandomBytes& random);

// Voters of the other plan. Their dots go to the cards as `list` knows them after take_cards(): dots for a card that was
// not taken and is the same as none of ours keep its id and do not count.
enum class VoterOutcome {
  Added,      // was not here
  Same,       // gave the same dots
  Replaced,   // the same voter, who gave more dots there (or as many, and that plan is newer)
  Kept,       // the same voter, whose dots here stay
  NoRoom,     // kMaxVoters
};
struct MergedVoter {
  std::string name;
  VoterOutcome outcome = VoterOutcome::Added;
};
std::vector<MergedVoter> merge_voters(Plan& mine, const Plan& theirs, const std::vector<Incoming>& list);

}  // namespace sandtable::situation
