#include "tools/self_test/scoring.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

#include <algorithm>

namespace sandtable {
namespace {

// The answer when there is a usable one. Answers are checked when a plan is loaded, but a test may have been
// unknown then, so one outside the scale counts as open here.
std::optional<int> item_value(const TestPack& pack, const Question& question, const SelfTest& attempt) {
  const auto answer = attempt.answers.find(question.id);
  if (answer == attempt.answers.end()) return std::nullopt;
  const int value = answer->second;
  if (value < pack.scale_min || value > pack.scale_max()) return std::nullopt;
  return question.reverse ? pack.scale_min + pack.scale_max() - value : value;
}

void finish(const TestPack& pack, int sum, DimensionScore& out) {
  if (!out.missing.empty() || out.max <= out.min) return;
  out.score = sum;
  // Multiplied first: whole percents come out exact, so that a score on a band's limit belongs to that band.
  out.pomp = 100.0 * (sum - out.min) / (out.max - out.min);
  if (const Band* band = pack.band_of(*out.pomp)) out.band = band->id;
}

struct Extremes {
  std::vector<RankedQuestion> strongest, weakest;
};

// Values are few and whole, so one pass over the questions for each value ranks them, ties in the order of the
// pack, without sorting.
Extremes extremes(const TestPack& pack, const SelfTest& attempt, std::size_t count) {
  std::vector<int> values;  // of the questions; below the scale when open
  const int open = pack.scale_min - 1;
  int highest = open;
  int lowest = pack.scale_max() + 1;
  std::size_t answered = 0;
  for (const Question& question : pack.questions) {
    const std::optional<int> value = item_value(pack, question, attempt);
    values.push_back(value.value_or(open));
    if (!value) continue;
    ++answered;
    highest = std::max(highest, *value);
    lowest = std::min(lowest, *value);
  }
  count = std::min(count, answered / 2);

  Extremes out;
  const auto take = [&](int value, std::vector<RankedQuestion>& list) {
    for (std::size_t i = 0; i < values.size() && list.size() < count; ++i) {
      if (values[i] != value) continue;
      list.push_back({pack.questions[i].id, value});
      values[i] = open;  // in one list only
    }
  };
  for (int value = highest; value > lowest; --value) take(value, out.strongest);
  for (int value = lowest; value < highest; ++value) take(value, out.weakest);
  return out;
}

DimensionDifference difference(const DimensionScore& base, const DimensionScore& other) {
  DimensionDifference out;
  out.dimension = base.dimension;
  if (base.score && other.score) out.score = *other.score - *base.score;
  if (base.pomp && other.pomp) out.pomp_points = *other.pomp - *base.pomp;
  return out;
}

}  // namespace

SelfTestScore score_self_test(const TestPack& pack, const SelfTest& attempt) {
  SelfTestScore out;
  out.questions = static_cast<int>(pack.questions.size());
  std::vector<int> sums(pack.dimensions.size(), 0);
  out.dimensions.resize(pack.dimensions.size());
  for (std::size_t d = 0; d < pack.dimensions.size(); ++d)
    out.dimensions[d].dimension = pack.dimensions[d].id;

  int total = 0;
  for (const Question& question : pack.questions) {
    const auto match =
        std::find_if(pack.dimensions.begin(), pack.dimensions.end(),
                     [&](const Dimension& dimension) { return dimension.id == question.dimension; });
    if (match == pack.dimensions.end()) continue;  // not in a pack that loaded
    const auto d = static_cast<std::size_t>(match - pack.dimensions.begin());
    for (DimensionScore* score : {&out.dimensions[d], &out.total}) {
      score->min += pack.scale_min;
      score->max += pack.scale_max();
    }
    if (const std::optional<int> value = item_value(pack, question, attempt)) {
      ++out.answered;
      sums[d] += *value;
      total += *value;
    } else {
      out.dimensions[d].missing.push_back(question.id);
      out.total.missing.push_back(question.id);
    }
  }
  for (std::size_t d = 0; d < sums.size(); ++d) finish(pack, sums[d], out.dimensions[d]);
  finish(pack, total, out.total);
  return out;
}

std::vector<RankedQuestion> strongest_questions(const TestPack& pack, const SelfTest& attempt,
                                                std::size_t count) {
  return extremes(pack, attempt, count).strongest;
}

std::vector<RankedQuestion> weakest_questions(const TestPack& pack, const SelfTest& attempt,
                                              std::size_t count) {
  return extremes(pack, attempt, count).weakest;
}

Comparison compare(const TestPack& pack, const SelfTest& base, const SelfTest& other) {
  const SelfTestScore base_score = score_self_test(pack, base);
  const SelfTestScore other_score = score_self_test(pack, other);
  Comparison out;
  for (std::size_t d = 0; d < base_score.dimensions.size(); ++d) {
    out.dimensions.push_back(difference(base_score.dimensions[d], other_score.dimensions[d]));
  }
  out.total = difference(base_score.total, other_score.total);
  for (const Question& question : pack.questions) {
    const std::optional<int> before = item_value(pack, question, base);
    const std::optional<int> after = item_value(pack, question, other);
    if (before && after) out.questions.push_back({question.id, *after - *before});
  }
  return out;
}

const SelfTest* before_of(const Plan& plan, const SelfTest& after) {
  const SelfTest* found = nullptr;
  if (after.phase != Phase::After || after.rater.kind != RaterKind::Self) return found;
  for (const SelfTest& one : part<SelfTests>(plan).list) {
    if (one.test == after.test && one.phase == Phase::Before && one.rater.kind == RaterKind::Self && !one.answers.empty()) found = &one;
  }
  return found;
}

std::vector<const SelfTest*> attempts_at(const Plan& plan, std::string_view test) {
  std::vector<const SelfTest*> out;
  for (const SelfTest& self_test : part<SelfTests>(plan).list) {
    if (self_test.test == test) out.push_back(&self_test);
  }
  // The text form of instants sorts by time. Attempts without a time come last: they have not begun.
  const auto later = [](const SelfTest* a, const SelfTest* b) {
    return a->taken.empty() ? !b->taken.empty() : !b->taken.empty() && b->taken < a->taken;
  };
  for (std::size_t i = 1; i < out.size(); ++i) {  // by insertion: usually in order already
    for (std::size_t k = i; k > 0 && later(out[k - 1], out[k]); --k) std::swap(out[k - 1], out[k]);
  }
  return out;
}

}  // namespace sandtable
