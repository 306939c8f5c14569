#include "tools/swot/votes.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {
namespace {

Shared<Voter>* voter_of(Votes& votes, Text voter_id) {
  if (voter_id.empty()) return nullptr;
  for (Shared<Voter>& voter : votes.voters) {
    if (voter->id == voter_id) return &voter;
  }
  return nullptr;
}

}  // namespace

const Voter* find_voter(const Votes& votes, Text voter_id) {
  const Shared<Voter>* found = voter_of(const_cast<Votes&>(votes), voter_id);
  return found == nullptr ? nullptr : &**found;
}

std::vector<int> count_votes(const Swot& swot) {
  std::vector<int> out(card_count(swot), 0);
  for (const Shared<Voter>& voter : swot.votes.voters) {
    for (const auto& [card, dots] : voter->given) {
      CardPlace place;
      if (find_card(swot, card, place)) out[number_of(swot, place)] += dots;
    }
  }
  return out;
}

int dots_spent(const Swot& swot, const Voter& voter) {
  int sum = 0;
  for (const auto& [card, dots] : voter.given) {
    if (find_card(swot, card) != nullptr) sum += dots;
  }
  return sum;
}

std::vector<RankedCard> vote_ranking(const Swot& swot) {
  const std::vector<int> counts = count_votes(swot);
  std::vector<RankedCard> out;
  std::size_t number = 0;
  for (const Cell cell : kAllCells) {
    for (std::size_t i = 0; i < swot.in(cell).size(); ++i, ++number) {
      const int dots = counts[number];
      if (dots == 0) continue;
      RankedCard ranked;
      ranked.place = {cell, i};
      ranked.dots = dots;
      out.push_back(ranked);
      // By insertion: few cards have dots.
      for (std::size_t k = out.size() - 1; k > 0 && out[k - 1].dots < dots; --k)
        std::swap(out[k - 1], out[k]);
    }
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool tied = i > 0 && out[i - 1].dots == out[i].dots;
    out[i].rank = tied ? out[i - 1].rank : i + 1;
    if (tied) out[i].tied = out[i - 1].tied = true;
  }
  return out;
}

bool give_dot(Swot& swot, Text voter_id, Text card_id) {
  Shared<Voter>* voter = voter_of(swot.votes, voter_id);
  if (voter == nullptr || find_card(swot, card_id) == nullptr) return false;
  if (dots_spent(swot, **voter) >= swot.votes.dots) return false;
  ++voter->edit().given[std::string(card_id)];
  return true;
}

bool take_dot(Swot& swot, Text voter_id, Text card_id) {
  Shared<Voter>* voter = voter_of(swot.votes, voter_id);
  const std::string id(card_id);
  if (voter == nullptr || (*voter)->given.count(id) == 0) return false;
  std::map<std::string, int>& given = voter->edit().given;
  const auto found = given.find(id);
  if (--found->second <= 0) given.erase(found);
  return true;
}

}  // namespace sandtable::situation
