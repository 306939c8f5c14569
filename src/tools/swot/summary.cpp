// The whole analysis as JSON, see swot_analysis.h. For the command line; the page does not use it.
#include "core/json/record_writer.h"
#include "tools/swot/analysis.h"
#include "tools/swot/merge.h"
#include "tools/swot/votes.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"

namespace sandtable::inline situation {
namespace {

// A whole number without a point, as the parser makes it.
void set_figure(Json& out, Text key, double value) { set_json(out, key, real_json(value)); }

void set_count(Json& out, Text key, std::size_t value) {
  set_number(out, key, static_cast<std::int64_t>(value));
}

Json balance_json(const Balance& balance, Axis axis) {
  Json out = empty_object();
  set_figure(out, to_word(good_cell(axis)), balance.good);
  set_figure(out, to_word(bad_cell(axis)), balance.bad);
  set_flag(out, "counted", balance.counted);
  set_count(out, "without_weight", balance.without_weight);
  set_text(out, "lean", to_word(balance.lean));
  return out;
}

Json factor_json(const FactorScore& score, Axis axis) {
  Json out = empty_object();
  set_figure(out, "score", score.score);
  set_figure(out, to_word(good_cell(axis)), score.good_score);
  set_figure(out, to_word(bad_cell(axis)), score.bad_score);
  set_figure(out, "weight_sum", score.weight_sum);
  set_flag(out, "sums_to_one", score.sums_to_one);
  set_count(out, "cards", score.cards);
  set_count(out, "without_weight", score.without_weight);
  set_count(out, "without_rating", score.without_rating);
  if (axis == Axis::Internal) set_count(out, "against_convention", score.against_convention);
  set_flag(out, "complete", score.complete);
  return out;
}

Json tops_json(const Swot& swot, Cell cell) {
  Json out = empty_array();
  for (const Card* card : top_cards(swot, cell)) add_json(out, card_to_json(*card));
  return out;
}

}  // namespace

Json swot_analysis_to_json(const Plan& plan) {
  const Swot& swot = part<Swot>(plan);
  Json out = empty_object();
  Json counts = empty_object();
  for (const Cell cell : kAllCells) set_count(counts, to_word(cell), swot.in(cell).size());
  set_json(out, "cards", std::move(counts));

  const PostureReason reason = suggest_posture(swot);
  Json balance = empty_object();
  set_json(balance, "internal", balance_json(reason.internal, Axis::Internal));
  set_json(balance, "external", balance_json(reason.external, Axis::External));
  set_json(out, "balance", std::move(balance));
  Json posture = empty_object();
  set_text(posture, "posture", to_word(reason.posture));
  set_text(posture, "internal", to_word(reason.internal.lean));
  set_text(posture, "external", to_word(reason.external.lean));
  set_json(out, "posture", std::move(posture));
  set_json(out, "ife", factor_json(factor_score(swot, Axis::Internal), Axis::Internal));
  set_json(out, "efe", factor_json(factor_score(swot, Axis::External), Axis::External));

  Json tows = empty_object();
  for (const Pair pair : kAllPairs) {
    Json both = empty_object();
    set_json(both, "internal", tops_json(swot, internal_cell(pair)));
    set_json(both, "external", tops_json(swot, external_cell(pair)));
    Json actions = empty_array();
    for (const Action* action : actions_of(part<Actions>(plan), pair)) add_json(actions, action_to_json(*action));
    set_json(both, "actions", std::move(actions));
    set_json(tows, to_word(pair), std::move(both));
  }
  set_json(out, "tows", std::move(tows));

  const std::vector<std::uint16_t> groups = duplicate_groups(swot);
  Json duplicates = empty_array();
  for (std::uint16_t group = 1;; ++group) {
    Json ids = empty_array();
    std::size_t number = 0;
    for (const Cards& cards : swot.cards) {
      for (const CardRef& card : cards) {
        if (groups[number++] == group) add_text(ids, card->id);
      }
    }
    if (ids.empty()) break;
    add_json(duplicates, std::move(ids));
  }
  set_json(out, "duplicates", std::move(duplicates));

  Json votes = empty_array();
  for (const RankedCard& ranked : vote_ranking(swot)) {
    Json row = empty_object();
    set_text(row, "card", swot.in(ranked.place.cell)[ranked.place.index]->id);
    set_number(row, "dots", ranked.dots);
    set_count(row, "rank", ranked.rank);
    add_json(votes, std::move(row));
  }
  set_json(out, "votes", std::move(votes));
  return out;
}

}  // namespace sandtable::situation
