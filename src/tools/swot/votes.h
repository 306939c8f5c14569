// The dot vote of a workshop.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "tools/swot/model.h"

namespace sandtable::inline situation {

// Dots on every card, by its number (see CardPlace).
[[nodiscard]] std::vector<int> count_votes(const Swot& swot);

// Dots that a voter gave to cards that are there. May be more than Votes::dots: these were lowered, or a file says so.
[[nodiscard]] int dots_spent(const Swot& swot, const Voter& voter);

struct RankedCard {
  CardPlace place;
  int dots = 0;
  std::size_t rank = 1;  // ties share a rank, and the next one is passed over (1, 2, 2, 4)
  bool tied = false;
};
// Cards with at least one dot, most dots first; ties in the order of the grid.
[[nodiscard]] std::vector<RankedCard> vote_ranking(const Swot& swot);

// One dot more, or one less. False and nothing changed when the voter has none left, the card has none of theirs, or
// there is no such voter or card.
bool give_dot(Swot& swot, Text voter_id, Text card_id);
bool take_dot(Swot& swot, Text voter_id, Text card_id);

[[nodiscard]] const Voter* find_voter(const Votes& votes, Text voter_id);

}  // namespace sandtable::situation
