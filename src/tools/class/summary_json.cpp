// A class summary as JSON, see class_summary.h.
#include "tools/class/summary.h"
#include "core/json/record_writer.h"
#include "tools/self_test/model.h"
#include "tools/swot/model.h"

namespace sandtable::inline classroom {
namespace {

void set_figure(Json& out, Text key, double value) {
  if (is_figure(value)) set_json(out, key, real_json(std::round(value * 1e6) / 1e6));
}

Json counts_json(const Histogram& values) {
  Json out = empty_array();
  for (const std::int64_t count : values.counts) add_json(out, static_cast<std::uint64_t>(count));
  return out;
}

void set_spread(Json& out, const Histogram& values) {
  const Spread spread = spread_of(values);
  set_number(out, "n", spread.n);
  set_figure(out, "mean", spread.mean);
  set_figure(out, "sd", spread.sd);
  set_figure(out, "lower_quartile", spread.lower_quartile);
  set_figure(out, "median", spread.median);
  set_figure(out, "upper_quartile", spread.upper_quartile);
  set_json(out, "counts", counts_json(values));
}

Json reliability_json(const Reliability& reliability) {
  Json out = empty_object();
  set_number(out, "n", reliability.n);
  set_text(out, "enough", to_word(enough_of(reliability.n)));
  set_figure(out, "alpha", reliability.alpha);
  set_figure(out, "standardised", reliability.standardised);
  set_figure(out, "lower", reliability.lower);
  set_figure(out, "upper", reliability.upper);
  return out;
}

Json score_json(const TestSummary& test, const AttemptGroup& group, std::size_t which) {
  Json out = empty_object();
  if (which < test.pack.dimensions.size()) {
    set_text(out, "id", test.pack.dimensions[which].id);
    set_text(out, "title", test.pack.dimensions[which].title);
  }
  set_number(out, "min", test.lowest[which]);
  set_number(out, "max", test.highest[which]);
  set_spread(out, group.scores[which]);
  set_json(out, "reliability", reliability_json(reliability_of(test, group, which)));
  return out;
}

Json question_ids(const TestSummary& test, const AttemptGroup& group, bool strong) {
  Json out = empty_array();
  for (const std::size_t i : extreme_questions(test, group, strong)) add_text(out, test.pack.questions[i].id);
  return out;
}

Json group_json(const TestSummary& test, const AttemptGroup& group) {
  Json out = empty_object();
  set_number(out, "n", group.n);
  set_text(out, "enough", to_word(enough_of(group.n)));
  const Reliability reliability = reliability_of(test, group, test.pack.dimensions.size());
  Json questions = empty_array();
  for (std::size_t i = 0; i < group.questions.size(); ++i) {
    const Question& question = test.pack.questions[i];
    Json entry = empty_object();
    set_text(entry, "id", question.id);
    set_text(entry, "title", question.short_text);
    if (question.reverse) set_flag(entry, "reverse", true);
    set_spread(entry, group.questions[i]);
    if (i < reliability.items.size()) {
      set_figure(entry, "alpha_if_dropped", reliability.items[i].alpha_if_dropped);
      set_figure(entry, "item_rest", reliability.items[i].item_rest);
    }
    add_json(questions, std::move(entry));
  }
  Json dimensions = empty_array();
  for (std::size_t d = 0; d < test.pack.dimensions.size(); ++d)
    add_json(dimensions, score_json(test, group, d));
  set_json(out, "questions", std::move(questions));
  set_json(out, "dimensions", std::move(dimensions));
  set_json(out, "total", score_json(test, group, test.pack.dimensions.size()));
  set_json(out, "strongest", question_ids(test, group, true));
  set_json(out, "weakest", question_ids(test, group, false));
  return out;
}

Json pair_json(const PairSums& sums) {
  const PairedDifference difference = paired_difference(sums);
  Json out = empty_object();
  set_number(out, "n", difference.n);
  set_text(out, "enough", to_word(enough_of(difference.n)));
  set_figure(out, "mean", difference.mean);
  set_figure(out, "sd", difference.sd);
  set_figure(out, "effect", difference.effect);
  set_figure(out, "lower", difference.lower);
  set_figure(out, "upper", difference.upper);
  set_number(out, "up", sums.up);
  set_number(out, "down", sums.down);
  return out;
}

Json pairs_json(const TestSummary& test) {
  Json dimensions = empty_array();
  const std::size_t count = test.pack.dimensions.size();
  for (std::size_t d = 0; d < count && test.pairs_dimensions; ++d) {
    Json entry = pair_json(test.pairs[d]);
    set_text(entry, "id", test.pack.dimensions[d].id);
    add_json(dimensions, std::move(entry));
  }
  Json out = empty_object();
  set_number(out, "n", test.paired);
  set_number(out, "repeated", test.repeated);
  set_json(out, "dimensions", std::move(dimensions));
  set_json(out, "total", pair_json(test.pairs[count]));
  return out;
}

// Means of both kinds of raters, all phases; none unless there are both.
Json self_other_json(const TestSummary& test) {
  Json out = empty_array();
  const std::size_t dimensions = test.pack.dimensions.size();
  for (std::size_t i = 0; i <= dimensions; ++i) {
    const Spread self = spread_of(scores_of(test, RaterKind::Self, i));
    const Spread other = spread_of(scores_of(test, RaterKind::Other, i));
    if (self.n == 0 || other.n == 0) continue;
    Json entry = empty_object();
    set_text(entry, "id", i < dimensions ? Text(test.pack.dimensions[i].id) : Text());
    set_number(entry, "self_n", self.n);
    set_number(entry, "other_n", other.n);
    set_figure(entry, "self_mean", self.mean);
    set_figure(entry, "other_mean", other.mean);
    set_figure(entry, "difference", other.mean - self.mean);
    add_json(out, std::move(entry));
  }
  return out;
}

Json test_json(const TestSummary& test) {
  Json groups = empty_array();
  for (std::size_t rater = 0; rater < kRaterKinds; ++rater) {
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
      const AttemptGroup& group = test.groups[rater][phase];
      if (group.n == 0) continue;
      Json entry = group_json(test, group);
      set_text(entry, "rater", to_word(static_cast<RaterKind>(rater)));
      set_text(entry, "phase", to_word(static_cast<Phase>(phase)));
      add_json(groups, std::move(entry));
    }
  }
  Json out = empty_object();
  set_text(out, "title", test.pack.title);
  set_number(out, "pack_version", test.pack.pack_version);
  set_json(out, "groups", std::move(groups));
  set_json(out, "before_after", pairs_json(test));
  set_json(out, "self_other", self_other_json(test));
  return out;
}

Json sorting_json(const SortingSummary& sorting) {
  Json items = empty_object();
  for (std::size_t i = 0; i < sorting.items.size(); ++i) {
    Json bins = empty_object();
    for (std::size_t k = 0; k < sorting.bins.size(); ++k) {
      if (sorting.count(i, k) > 0) set_number(bins, sorting.bins[k], sorting.count(i, k));
    }
    Json entry = empty_object();
    set_number(entry, "n", item_result(sorting, i, {}).n);
    set_json(entry, "bins", std::move(bins));
    set_json(items, sorting.items[i], std::move(entry));
  }
  Json out = empty_object();
  set_number(out, "n", sorting.n);
  set_text(out, "enough", to_word(enough_of(sorting.n)));
  set_number(out, "own_items", sorting.own);
  set_json(out, "items", std::move(items));
  return out;
}

}  // namespace

Text to_word(Enough value) {
  constexpr Text kWords[] = {"too_few", "rough", "fine"};
  return kWords[static_cast<std::size_t>(value)];
}

Json summary_to_json(const ClassSummary& summary) {
  // By id: the same for the same hand-ins, whichever came first.
  Json tests = empty_object();
  for (const TestSummary& test : summary.tests()) set_json(tests, test.pack.id, test_json(test));
  Json sortings = empty_object();
  for (const SortingSummary& sorting : summary.sortings())
    set_json(sortings, sorting.sort, sorting_json(sorting));
  Json cards = empty_object();
  for (const Cell cell : kAllCells) set_number(cards, to_word(cell), summary.cards(cell));
  Json swot = empty_object();
  set_number(swot, "n", summary.swots());
  set_json(swot, "cards", std::move(cards));

  Json out = empty_object();
  set_text(out, "format", "sandtable-summary");
  set_number(out, "version", 1);
  set_number(out, "hand_ins", summary.hand_ins());
  set_number(out, "with_person", summary.with_person());
  set_json(out, "tests", std::move(tests));
  set_json(out, "sortings", std::move(sortings));
  set_json(out, "swot", std::move(swot));
  return out;
}

}  // namespace sandtable::classroom
