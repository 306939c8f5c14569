// What follows from the counts of a class summary, see class_summary.h.
#include <algorithm>

#include "tools/class/summary.h"
#include "tools/self_test/model.h"

namespace sandtable::inline classroom {

Histogram scores_of(const TestSummary& test, RaterKind rater, std::size_t dimension) {
  Histogram out;
  for (const AttemptGroup& group : test.groups[static_cast<std::size_t>(rater)]) {
    if (group.n == 0) continue;
    if (out.counts.empty()) {
      out = group.scores[dimension];
    } else {
      out.add_all(group.scores[dimension]);
    }
  }
  return out;
}

double mean_value(const TestSummary& test, const AttemptGroup& group, std::size_t question) {
  const double mean = spread_of(group.questions[question]).mean;
  return test.pack.questions[question].reverse ? test.pack.scale_min + test.pack.scale_max() - mean : mean;
}

std::vector<std::size_t> extreme_questions(const TestSummary& test, const AttemptGroup& group, bool strong,
                                           std::size_t count) {
  std::vector<double> means;
  double lowest = kNoFigure;
  double highest = kNoFigure;
  std::size_t answered = 0;
  for (std::size_t i = 0; i < group.questions.size(); ++i) {
    const double mean = mean_value(test, group, i);
    means.push_back(mean);
    if (!is_figure(mean)) continue;
    ++answered;
    if (!(lowest <= mean)) lowest = mean;
    if (!(highest >= mean)) highest = mean;
  }
  count = std::min(count, answered / 2);
  std::vector<std::size_t> out;
  // The strong ones are always taken first, so that no question is in both lists.
  for (const bool high : {true, false}) {
    out.clear();
    while (out.size() < count) {
      std::size_t best = means.size();
      double limit = high ? lowest : highest;
      for (std::size_t i = 0; i < means.size(); ++i) {
        if (high ? !(means[i] > limit) : !(means[i] < limit)) continue;
        best = i;
        limit = means[i];
      }
      if (best == means.size()) break;
      out.push_back(best);
      means[best] = kNoFigure;
    }
    if (high == strong) break;
  }
  return out;
}

Reliability reliability_of(const TestSummary& test, const AttemptGroup& group, std::size_t dimension) {
  std::vector<std::size_t> items;
  for (std::size_t i = 0; i < group.items.items(); ++i) {
    if (dimension == test.pack.dimensions.size() || test.dimension_of[i] == dimension) items.push_back(i);
  }
  return reliability_of(group.items, items);
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

}  // namespace sandtable::classroom
