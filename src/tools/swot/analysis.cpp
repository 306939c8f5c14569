#include "tools/swot/analysis.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"

#include <cmath>

namespace sandtable::inline situation {
namespace {

// The two cells of an axis one after the other.
struct AxisCards {
  explicit AxisCards(const Swot& swot, Axis axis)
      : good(swot.in(good_cell(axis))), bad(swot.in(bad_cell(axis))) {}
  [[nodiscard]] std::size_t size() const { return good.size() + bad.size(); }
  [[nodiscard]] bool is_good(std::size_t i) const { return i < good.size(); }
  const Card& operator[](std::size_t i) const { return is_good(i) ? *good[i] : *bad[i - good.size()]; }
  [[nodiscard]] std::size_t weighed() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < size(); ++i) count += (*this)[i].has_weight() ? 1 : 0;
    return count;
  }

  const Cards& good;
  const Cards& bad;
};

}  // namespace

Cell good_cell(Axis axis) {
  return axis == Axis::Internal ? Cell::Strengths : Cell::Opportunities;
}

Cell bad_cell(Axis axis) {
  return axis == Axis::Internal ? Cell::Weaknesses : Cell::Threats;
}

Balance balance_of(const Swot& swot, Axis axis) {
  const AxisCards cards(swot, axis);
  Balance out;
  out.good_cards = cards.good.size();
  out.bad_cards = cards.bad.size();
  const std::size_t weighed = cards.weighed();
  out.counted = weighed == 0;
  if (!out.counted) out.without_weight = cards.size() - weighed;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const double weight = out.counted ? 1 : cards[i].has_weight() ? cards[i].weight : 0;
    (cards.is_good(i) ? out.good : out.bad) += weight;
  }
  const double difference = out.good - out.bad;
  const double total = out.good + out.bad;
  if (cards.size() == 0) {
    out.lean = Lean::Empty;
  } else if (total == 0 || std::fabs(difference) < kNearRatio * total) {
    out.lean = Lean::Near;
  } else {
    out.lean = difference > 0 ? Lean::Good : Lean::Bad;
  }
  return out;
}

PostureReason suggest_posture(const Swot& swot) {
  PostureReason out;
  out.internal = balance_of(swot, Axis::Internal);
  out.external = balance_of(swot, Axis::External);
  const Lean internal = out.internal.lean;
  const Lean external = out.external.lean;
  if (internal == Lean::Empty || external == Lean::Empty) return out;
  if (internal == Lean::Near || external == Lean::Near) {
    out.posture = Posture::Keep;
  } else if (internal == Lean::Good) {
    out.posture = external == Lean::Good ? Posture::Develop : Posture::Vigilant;
  } else {
    out.posture = external == Lean::Good ? Posture::Challenge : Posture::Deny;
  }
  return out;
}

FactorScore factor_score(const Swot& swot, Axis axis) {
  const AxisCards cards(swot, axis);
  FactorScore out;
  out.cards = cards.size();
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const Card& card = cards[i];
    const bool good = cards.is_good(i);
    if (card.has_weight()) {
      out.weight_sum += card.weight;
    } else {
      ++out.without_weight;
    }
    if (card.rating == 0) {
      ++out.without_rating;
    } else if (axis == Axis::Internal && (card.rating > kMaxRating / 2) != good) {
      ++out.against_convention;
    }
    if (card.has_weight()) (good ? out.good_score : out.bad_score) += card.weight * card.rating;
  }
  out.score = out.good_score + out.bad_score;
  out.sums_to_one = std::fabs(out.weight_sum - 1) <=
                    kWeightSumTolerance + 1e-9;  // 0.995 is within, however it was added up
  out.complete = out.cards > 0 && out.without_weight == 0 && out.without_rating == 0 && out.sums_to_one;
  return out;
}

bool normalise_weights(Swot& swot, Axis axis) {
  constexpr int kParts = 1000;  // three decimals
  const AxisCards cards(swot, axis);
  const bool equal_shares = cards.weighed() == 0;
  double sum = 0;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    sum += equal_shares ? 1 : cards[i].has_weight() ? cards[i].weight : 0;
  }
  if (!(sum > 0)) return false;

  std::vector<double> exact(cards.size(), -1);  // share in thousandths; −1 = has none
  std::vector<int> parts(cards.size(), 0);
  int left = kParts;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (!equal_shares && !cards[i].has_weight()) continue;
    exact[i] = (equal_shares ? 1 : cards[i].weight) / sum * kParts;
    parts[i] =
        static_cast<int>(exact[i] + 1e-9);  // 0.15 of 1 is 150 thousandths, whatever the division makes of it
    left -= parts[i];
  }
  // The largest remainders get one more each; of equal ones the earlier card.
  for (; left > 0; --left) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < exact.size(); ++i) {
      if (exact[best] < 0 || (exact[i] >= 0 && exact[i] - parts[i] > exact[best] - parts[best] + 1e-9))
        best = i;
    }
    ++parts[best];
  }
  bool changed = false;
  for (std::size_t i = 0; i < exact.size(); ++i) {
    const double weight = static_cast<double>(parts[i]) / kParts;
    if (exact[i] < 0 || weight == cards[i].weight) continue;
    CardRef& card =
        cards.is_good(i) ? swot.in(good_cell(axis))[i] : swot.in(bad_cell(axis))[i - cards.good.size()];
    card.edit().weight = weight;
    changed = true;
  }
  return changed;
}

std::vector<const Card*> top_cards(const Swot& swot, Cell cell) {
  std::vector<const Card*> out;
  for (const CardRef& card : swot.in(cell)) {
    if (card->top) out.push_back(&*card);
  }
  return out;
}

bool set_top(Swot& swot, Text card_id, bool top) {
  CardPlace place;
  if (!find_card(swot, card_id, place)) return false;
  CardRef& card = swot.in(place.cell)[place.index];
  if (card->top == top || (top && top_cards(swot, place.cell).size() >= kTopCards)) return false;
  card.edit().top = top;
  return true;
}

std::vector<const Action*> actions_of(const Actions& actions, Pair pair) {
  std::vector<const Action*> out;
  for (const Shared<Action>& action : actions) {
    if (action->pair == pair) out.push_back(&*action);
  }
  return out;
}

Text to_word(Posture value) {
  constexpr Text kWords[] = {"none", "keep", "develop", "vigilant", "challenge", "deny"};
  return kWords[static_cast<std::size_t>(value)];
}

Text to_word(Lean value) {
  constexpr Text kWords[] = {"empty", "near", "good", "bad"};
  return kWords[static_cast<std::size_t>(value)];
}

Text to_word(Axis value) {
  return value == Axis::External ? "external" : "internal";
}

Cell internal_cell(Pair pair) {
  return pair == Pair::WO || pair == Pair::WT ? Cell::Weaknesses : Cell::Strengths;
}

Cell external_cell(Pair pair) {
  return pair == Pair::ST || pair == Pair::WT ? Cell::Threats : Cell::Opportunities;
}

}  // namespace sandtable::situation
