#include "tools/swot/merge.h"

#include <algorithm>

#include "core/base/text_order.h"
#include "core/base/normal_text.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {
namespace {

// The cards of a grid by their normal texts.
class TextIndex {
 public:
  explicit TextIndex(const Swot& swot) {
    texts_.reserve(card_count(swot));
    std::vector<std::string_view> views;
    for (const Cards& cards : swot.cards) {
      for (const CardRef& card : cards) texts_.push_back(normal_text(card->text));
    }
    for (const std::string& text : texts_) views.push_back(text);
    order_ = sorted_numbers(views);
  }

  [[nodiscard]] std::size_t size() const { return order_.size(); }
  [[nodiscard]] std::uint16_t number_at(std::size_t position) const { return order_[position]; }
  [[nodiscard]] const std::string& text_at(std::size_t position) const { return texts_[order_[position]]; }
  // The first position whose text is not before `text`.
  [[nodiscard]] std::size_t lower_bound(std::string_view text) const {
    std::size_t begin = 0;
    std::size_t end = order_.size();
    while (begin < end) {
      const std::size_t middle = (begin + end) / 2;
      if (text_at(middle) < text) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin;
  }

 private:
  std::vector<std::string> texts_;  // by number of the card
  std::vector<std::uint16_t> order_;
};

CardPlace place_of(const Swot& swot, std::size_t number) {
  for (const Cell cell : kAllCells) {
    if (number < swot.in(cell).size()) return {cell, number};
    number -= swot.in(cell).size();
  }
  return {};
}

// The id here of a card of the other plan.
const std::string& id_here(const std::vector<Incoming>& list, const std::string& id) {
  for (const Incoming& incoming : list) {
    if (incoming.card->id == id && !incoming.taken_as.empty()) return incoming.taken_as;
  }
  return id;
}

int sum_of(const std::map<std::string, int>& given) {
  int sum = 0;
  for (const auto& [card, dots] : given) sum += dots;
  return sum;
}

}  // namespace

std::vector<std::uint16_t> duplicate_groups(const Swot& swot) {
  const TextIndex index(swot);
  std::vector<std::uint16_t> out(index.size(), 0);
  std::uint16_t groups = 0;
  for (std::size_t i = 1; i < index.size(); ++i) {
    if (index.text_at(i).empty() || index.text_at(i) != index.text_at(i - 1)) continue;
    std::uint16_t& before = out[index.number_at(i - 1)];
    if (before == 0) before = ++groups;
    out[index.number_at(i)] = before;
  }
  return out;
}

std::vector<Incoming> incoming_cards(const Swot& mine, const Swot& theirs) {
  const TextIndex index(mine);
  std::vector<Incoming> out;
  out.reserve(card_count(theirs));
  for (const Cell cell : kAllCells) {
    for (const CardRef& card : theirs.in(cell)) {
      Incoming incoming;
      incoming.cell = cell;
      incoming.card = card;
      incoming.same_id = find_card(mine, card->id) != nullptr;
      const std::string text = normal_text(card->text);
      bool found = false;
      for (std::size_t i = index.lower_bound(text);
           !text.empty() && i < index.size() && index.text_at(i) == text; ++i) {
        const CardPlace place = place_of(mine, index.number_at(i));
        const std::string& id = mine.in(place.cell)[place.index]->id;
        // Best is the very card, then one in the same cell, then the first one.
        const bool better = !found || (place.cell == cell && incoming.same_cell != cell) || id == card->id;
        if (!better) continue;
        found = true;
        incoming.same_as = id;
        incoming.same_cell = place.cell;
        if (id == card->id) break;
      }
      incoming.chosen = incoming.same_as.empty();
      out.push_back(std::move(incoming));
    }
  }
  return out;
}

std::size_t take_cards(Swot& mine, std::vector<Incoming>& list, const RandomBytes& random) {
  std::size_t left = 0;
  std::size_t room = kMaxCards - std::min(kMaxCards, card_count(mine));
  std::size_t tops[kCells] = {};
  for (const Cell cell : kAllCells) {
    for (const CardRef& card : mine.in(cell)) tops[static_cast<std::size_t>(cell)] += card->top ? 1 : 0;
  }
  for (Incoming& incoming : list) {
    incoming.taken_as = incoming.same_as;
    if (!incoming.chosen) continue;
    if (room == 0) {
      ++left;
      continue;
    }
    --room;
    CardRef card = incoming.card;
    if (card->id.empty() || find_card(mine, card->id) != nullptr) card.edit().id = make_uuid(random);
    std::size_t& chosen_tops = tops[static_cast<std::size_t>(incoming.cell)];
    if (card->top && chosen_tops++ >= 2) card.edit().top = false;
    incoming.taken_as = card->id;
    mine.in(incoming.cell).push_back(std::move(card));
  }
  return left;
}

std::vector<MergedVoter> merge_voters(Plan& mine, const Plan& theirs, const std::vector<Incoming>& list) {
  std::vector<MergedVoter> out;
  std::vector<Shared<Voter>>& voters = edit_part<Swot>(mine).votes.voters;
  for (const Shared<Voter>& their : part<Swot>(theirs).votes.voters) {
    Shared<Voter> voter = their;
    std::map<std::string, int> given;
    for (const auto& [card, dots] : their->given) {
      int& sum = given[id_here(list, card)];
      sum = std::min(kMaxDots, sum + dots);
    }
    if (given != their->given) voter.edit().given = std::move(given);

    MergedVoter merged;
    merged.name = voter->name;
    Shared<Voter>* known = nullptr;
    for (Shared<Voter>& own : voters) {
      if (!voter->id.empty() && own->id == voter->id) known = &own;
    }
    if (known == nullptr) {
      const bool room = voters.size() < kMaxVoters;
      merged.outcome = room ? VoterOutcome::Added : VoterOutcome::NoRoom;
      if (room) voters.push_back(std::move(voter));
    } else if ((*known)->given == voter->given) {
      merged.outcome = VoterOutcome::Same;
    } else {
      const int here = sum_of((*known)->given);
      const int there = sum_of(voter->given);
      // The text form of instants sorts by time.
      const bool replace = there > here || (there == here && theirs.modified > mine.modified);
      merged.outcome = replace ? VoterOutcome::Replaced : VoterOutcome::Kept;
      if (replace) *known = std::move(voter);
    }
    out.push_back(std::move(merged));
  }
  return out;
}

}  // namespace sandtable::situation
