// A class summary as JSON, see summary.h.
#include "core/json/record_writer.h"
#include "tools/class/summary.h"
#include "tools/self_test/model.h"
#include "tools/swot/model.h"

namespace sandtable::inline classroom {
namespace {

void set_figure(Json& out, Text key, double value) {
  if (is_figure(value)) set_json(out, key, real_json(value));
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

Text score_id(const TestSummary& test, std::size_t which) {
  return which < test.pack.dimensions.size() ? Text(test.pack.dimensions[which].id) : Text("total");
}

Json score_json(const TestSummary& test, const AttemptGroup& group, std::size_t which) {
  Json out = empty_object();
  set_text(out, "id", score_id(test, which));
  if (which < test.pack.dimensions.size()) set_text(out, "title", test.pack.dimensions[which].title);
  set_number(out, "min", test.lowest[which]);
  set_number(out, "max", test.highest[which]);
  set_spread(out, group.scores[which]);
  Json levels = empty_object();
  const std::vector<std::int64_t> people = level_counts(test, group, which);
  for (std::size_t i = 0; i < people.size(); ++i) set_number(levels, test.pack.bands[i].id, people[i]);
  set_json(out, "levels", std::move(levels));
  set_json(out, "reliability", reliability_json(reliability_of(test, group, which)));
  return out;
}

Json extremes_json(const TestSummary& test, const AttemptGroup& group, bool strong) {
  Json out = empty_array();
  for (const ExtremeQuestion& one : extreme_questions(test, group, strong)) {
    Json entry = empty_object();
    set_text(entry, "id", test.pack.questions[one.question].id);
    set_number(entry, "n", one.n);
    set_figure(entry, "mean", one.mean);
    if (one.few) set_flag(entry, "few", true);
    if (one.tied) set_flag(entry, "tied", true);
    add_json(out, std::move(entry));
  }
  return out;
}

Json group_json(const TestSummary& test, const AttemptGroup& group) {
  Json out = empty_object();
  set_number(out, "n", group.n);
  set_number(out, "complete", group.complete);
  set_number(out, "repeated", group.repeated);
  set_text(out, "enough", to_word(enough_of(group.n)));
  const std::vector<QuestionFigures> figures = question_figures(test, group);
  Json questions = empty_array();
  for (std::size_t i = 0; i < group.questions.size(); ++i) {
    const Question& question = test.pack.questions[i];
    Json entry = empty_object();
    set_text(entry, "id", question.id);
    set_text(entry, "title", question.short_text);
    set_text(entry, "dimension", question.dimension);
    if (question.reverse) set_flag(entry, "reverse", true);
    set_spread(entry, group.questions[i]);
    set_figure(entry, "keyed_mean", mean_value(test, group, i));
    set_number(entry, "reliability_n", figures[i].n);
    set_figure(entry, "item_rest", figures[i].figures.item_rest);
    set_figure(entry, "alpha_if_dropped", figures[i].figures.alpha_if_dropped);
    add_json(questions, std::move(entry));
  }
  Json dimensions = empty_array();
  for (std::size_t d = 0; d < test.pack.dimensions.size(); ++d)
    add_json(dimensions, score_json(test, group, d));
  set_json(out, "questions", std::move(questions));
  set_json(out, "dimensions", std::move(dimensions));
  set_json(out, "total", score_json(test, group, test.pack.dimensions.size()));
  set_json(out, "strongest", extremes_json(test, group, true));
  set_json(out, "weakest", extremes_json(test, group, false));
  return out;
}

// `first` and `second`: what is compared, for the names of the members.
Json pair_json(const PairSums& sums, Text id, const char* first, const char* second) {
  const PairedFigures figures = paired_figures(sums);
  Json out = empty_object();
  set_text(out, "id", id);
  set_number(out, "n", figures.n);
  set_text(out, "enough", to_word(enough_of(figures.n)));
  set_figure(out, std::string(first) + "_mean", figures.first_mean);
  set_figure(out, std::string(first) + "_sd", figures.first_sd);
  set_figure(out, std::string(second) + "_mean", figures.second_mean);
  set_figure(out, std::string(second) + "_sd", figures.second_sd);
  set_figure(out, "r", figures.r);
  set_figure(out, "mean", figures.mean);
  set_figure(out, "sd", figures.sd);
  set_figure(out, "lower", figures.lower);
  set_figure(out, "upper", figures.upper);
  set_figure(out, "d_z", figures.d_z);
  set_figure(out, "d_av", figures.d_av);
  set_figure(out, "d_av_lower", figures.d_av_lower);
  set_figure(out, "d_av_upper", figures.d_av_upper);
  set_figure(out, "g_av", figures.g_av);
  set_figure(out, "g_av_lower", figures.g_av_lower);
  set_figure(out, "g_av_upper", figures.g_av_upper);
  set_number(out, "up", sums.up);
  set_number(out, "down", sums.down);
  return out;
}

Json pairs_json(const TestSummary& test, const std::vector<PairSums>& pairs, const char* first,
                const char* second) {
  Json dimensions = empty_array();
  const std::size_t count = test.pack.dimensions.size();
  for (std::size_t d = 0; d < count; ++d)
    add_json(dimensions, pair_json(pairs[d], score_id(test, d), first, second));
  Json out = empty_object();
  set_json(out, "dimensions", std::move(dimensions));
  set_json(out, "total", pair_json(pairs[count], score_id(test, count), first, second));
  return out;
}

Json before_after_json(const TestSummary& test) {
  Json out = pairs_json(test, test.pairs, "before", "after");
  set_number(out, "n", test.paired);
  set_number(out, "repeated",
             test.group(RaterKind::Self, Phase::Before).repeated +
                 test.group(RaterKind::Self, Phase::After).repeated);
  return out;
}

// By phase, those in which somebody has both.
Json self_other_json(const TestSummary& test) {
  Json out = empty_array();
  for (std::size_t phase = 0; phase < kPhases; ++phase) {
    if (test.rated[phase] == 0) continue;
    Json entry = pairs_json(test, test.self_other[phase], "self", "other");
    set_text(entry, "phase", to_word(static_cast<Phase>(phase)));
    set_number(entry, "n", test.rated[phase]);
    set_number(entry, "ratings", test.ratings[phase]);
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
  set_text(out, "id", test.pack.id);
  set_text(out, "title", test.pack.title);
  set_text(out, "version", test.version);
  if (test.other_version) set_number(out, "scored_with_version", test.pack.pack_version);
  set_json(out, "groups", std::move(groups));
  set_json(out, "before_after", before_after_json(test));
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
    const SortItem* known = item_of(sorting, i);
    const bool keyed = known != nullptr && !known->bin.empty();
    const ItemResult result = item_result(sorting, i, keyed ? Text(known->bin) : Text());
    Json entry = empty_object();
    if (known != nullptr) set_text(entry, "title", known->text);
    set_number(entry, "n", result.n);
    set_json(entry, "bins", std::move(bins));
    if (keyed) {
      set_text(entry, "right_bin", known->bin);
      set_number(entry, "right", result.right);
      set_figure(entry, "right_pct", right_pct(sorting, i));
    }
    set_json(items, sorting.items[i], std::move(entry));
  }
  Json bins = empty_object();
  for (std::size_t k = 0; k < sorting.bins.size(); ++k)
    set_text(bins, sorting.bins[k], bin_title(sorting, k));
  Json out = empty_object();
  set_text(out, "id", sorting.sort);
  if (sorting.pack.has_value()) set_text(out, "title", sorting.pack->title);
  set_text(out, "version", sorting.version);
  set_number(out, "n", sorting.n);
  set_text(out, "enough", to_word(enough_of(sorting.n)));
  set_number(out, "own_items", sorting.own);
  set_json(out, "bins", std::move(bins));
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
  for (const TestSummary& test : summary.tests()) set_json(tests, test.key, test_json(test));
  Json sortings = empty_object();
  for (const SortingSummary& sorting : summary.sortings())
    set_json(sortings, sorting.key, sorting_json(sorting));
  Json cards = empty_object();
  for (const Cell cell : kAllCells) set_number(cards, to_word(cell), summary.cards(cell));
  Json swot = empty_object();
  set_number(swot, "n", summary.swots());
  set_json(swot, "cards", std::move(cards));

  Json out = empty_object();
  set_text(out, "format", "sandtable-summary");
  set_number(out, "version", 2);
  set_text(out, "attempts", to_word(summary.rules().attempts));
  set_number(out, "hand_ins", summary.hand_ins());
  set_number(out, "people", summary.people());
  set_number(out, "same_name", summary.same_name());
  set_number(out, "with_person", summary.with_person());
  set_json(out, "tests", std::move(tests));
  set_json(out, "sortings", std::move(sortings));
  set_json(out, "swot", std::move(swot));
  return out;
}

}  // namespace sandtable::inline classroom
