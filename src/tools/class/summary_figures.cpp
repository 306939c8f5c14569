// What follows from the counts of a class summary, see summary.h.
#include <algorithm>

#include "tools/class/summary.h"

namespace sandtable::inline classroom {
namespace {

std::vector<std::size_t> questions_of(const TestSummary& test, std::size_t dimension) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < test.dimension_of.size(); ++i) {
    if (dimension == test.pack.dimensions.size() || test.dimension_of[i] == dimension) out.push_back(i);
  }
  return out;
}

}  // namespace

Histogram keyed(const TestSummary& test, const AttemptGroup& group, std::size_t question) {
  Histogram out = group.questions[question];
  if (test.pack.questions[question].reverse) std::reverse(out.counts.begin(), out.counts.end());
  return out;
}

double mean_value(const TestSummary& test, const AttemptGroup& group, std::size_t question) {
  return spread_of(keyed(test, group, question)).mean;
}

std::vector<ExtremeQuestion> extreme_questions(const TestSummary& test, const AttemptGroup& group,
                                               bool strong, std::size_t count) {
  std::vector<ExtremeQuestion> ranked;  // best first
  for (std::size_t i = 0; i < group.questions.size(); ++i) {
    const Spread spread = spread_of(keyed(test, group, i));
    if (spread.n == 0) continue;
    const bool few = 2 * spread.n < group.n || (spread.n < kTooFew && group.n >= kTooFew);
    ranked.push_back({i, spread.mean, spread.n, few, false});
  }
  // Equal fractions are equal as doubles, too: each is rounded once.
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const ExtremeQuestion& a, const ExtremeQuestion& b) { return a.mean > b.mean; });
  count = std::min(count, ranked.size() / 2);
  if (count == 0) return {};
  // The lists reach to these means; where they meet, neither has what lies between.
  const double last_strong = ranked[count - 1].mean, last_weak = ranked[ranked.size() - count].mean;
  const double highest = ranked.front().mean, lowest = ranked.back().mean;
  std::vector<ExtremeQuestion> out;
  for (const ExtremeQuestion& one : ranked) {
    const bool is_strong = one.mean >= last_strong && one.mean > last_weak && one.mean > lowest;
    const bool is_weak = one.mean <= last_weak && one.mean < last_strong && one.mean < highest;
    if (strong ? is_strong : is_weak) out.push_back(one);
  }
  if (!strong) {
    std::stable_sort(out.begin(), out.end(),
                     [](const ExtremeQuestion& a, const ExtremeQuestion& b) { return a.mean < b.mean; });
  }
  if (out.size() > count) {
    for (ExtremeQuestion& one : out) one.tied = one.mean == out.back().mean;
  }
  return out;
}

Reliability reliability_of(const TestSummary& test, const AttemptGroup& group, std::size_t dimension) {
  if (group.scales.empty()) return {};
  std::vector<std::size_t> items(group.scales[dimension].items());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = i;
  Reliability out = reliability_of(group.scales[dimension], items);
  out.n = spread_of(group.scores[dimension])
              .n;  // the same people; there, too, when there are too many questions for alpha
  out.items.resize(questions_of(test, dimension).size());
  return out;
}

std::vector<QuestionFigures> question_figures(const TestSummary& test, const AttemptGroup& group) {
  std::vector<QuestionFigures> out(test.pack.questions.size());
  for (std::size_t d = 0; d < test.pack.dimensions.size(); ++d) {
    const Reliability reliability = reliability_of(test, group, d);
    const std::vector<std::size_t> questions = questions_of(test, d);
    for (std::size_t i = 0; i < questions.size() && i < reliability.items.size(); ++i)
      out[questions[i]] = {reliability.n, reliability.items[i]};
  }
  return out;
}

std::vector<std::int64_t> level_counts(const TestSummary& test, const AttemptGroup& group,
                                       std::size_t dimension) {
  const TestPack& pack = test.pack;
  std::vector<std::int64_t> out(pack.bands.size());
  const int low = test.lowest[dimension], high = test.highest[dimension];
  if (group.scores.empty() || high <= low) return out;
  const Histogram& scores = group.scores[dimension];
  for (std::size_t i = 0; i < scores.counts.size(); ++i) {
    // As in scoring.cpp: multiplied first, so that a score on a limit belongs to that level.
    const Band* band = pack.band_of(100.0 * static_cast<double>(i) / (high - low));
    if (band != nullptr) out[static_cast<std::size_t>(band - pack.bands.data())] += scores.counts[i];
  }
  return out;
}

ItemResult item_result(const SortingSummary& sorting, std::size_t item, Text right_bin) {
  ItemResult out;
  for (std::size_t i = 0; i < sorting.bins.size(); ++i) {
    const std::int64_t count = sorting.count(item, i);
    out.n += count;
    if (Text(sorting.bins[i]) == right_bin) {
      out.right = count;
    } else if (count > out.wrong) {
      out.wrong = count;
      out.wrong_bin = i;
    }
  }
  return out;
}

const SortItem* item_of(const SortingSummary& sorting, std::size_t item) {
  const std::size_t at = !sorting.pack ? 0 : sorting.pack->item_index(sorting.items[item]);
  return !sorting.pack || at == sorting.pack->items.size() ? nullptr : &sorting.pack->items[at];
}

Text item_title(const SortingSummary& sorting, std::size_t item) {
  const SortItem* known = item_of(sorting, item);
  return known == nullptr ? Text(sorting.items[item]) : Text(known->text);
}

Text bin_title(const SortingSummary& sorting, std::size_t bin) {
  const std::size_t at = !sorting.pack ? 0 : sorting.pack->bin_index(sorting.bins[bin]);
  return !sorting.pack || at == sorting.pack->bins.size() ? Text(sorting.bins[bin])
                                                          : Text(sorting.pack->bins[at].title);
}

double right_pct(const SortingSummary& sorting, std::size_t item) {
  const SortItem* known = item_of(sorting, item);
  if (known == nullptr || known->bin.empty() || sorting.n == 0) return kNoFigure;
  return 100.0 * static_cast<double>(item_result(sorting, item, known->bin).right) /
         static_cast<double>(sorting.n);
}

bool has_key(const SortingSummary& sorting) {
  for (std::size_t i = 0; i < sorting.items.size(); ++i) {
    const SortItem* known = item_of(sorting, i);
    if (known != nullptr && !known->bin.empty()) return true;
  }
  return false;
}

}  // namespace sandtable::inline classroom
