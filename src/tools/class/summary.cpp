#include "tools/class/summary.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"

#include <algorithm>

namespace sandtable::inline classroom {
namespace {

constexpr int kOpen = -100'000;  // no value and no score is that low

// The person of a hand-in, or their name; a plan that is no hand-in is one person's. 0 = not known.
std::uint64_t person_of(const Json& document, const Plan& plan) {
  const Json* task = find_member(document, "task");
  if (task == nullptr) return plan.id.empty() ? 0 : hash_of(plan.id, 3);
  return person_key(text_of(*task, "person"), text_of(*task, "name"));
}

// Room for the attempts of a group.
void prepare(const TestSummary& test, AttemptGroup& group) {
  const TestPack& pack = test.pack;
  group.questions.resize(pack.questions.size());
  for (Histogram& answers : group.questions) answers.reset(pack.scale_min, pack.scale_max());
  group.scores.resize(test.lowest.size());
  for (std::size_t i = 0; i < group.scores.size(); ++i)
    group.scores[i].reset(test.lowest[i], test.highest[i]);
  if (pack.questions.size() <= kMaxScaleItems) group.items.reset(pack.questions.size());
}

void prepare(TestSummary& test) {
  const TestPack& pack = test.pack;
  const std::size_t dimensions = pack.dimensions.size();
  test.lowest.assign(dimensions + 1, 0);
  test.highest.assign(dimensions + 1, 0);
  test.pairs.resize(dimensions + 1);
  for (std::size_t i = 0; i < pack.questions.size(); ++i) {
    std::size_t d = 0;
    while (d + 1 < dimensions && pack.dimensions[d].id != pack.questions[i].dimension) ++d;
    test.dimension_of.push_back(d);
    for (const std::size_t score : {d, dimensions}) {
      test.lowest[score] += pack.scale_min;
      test.highest[score] += pack.scale_max();
    }
    // By insertion, once for a test.
    std::size_t place = i;
    test.by_id.push_back(i);
    for (; place > 0 && pack.questions[i].id < pack.questions[test.by_id[place - 1]].id; --place)
      test.by_id[place] = test.by_id[place - 1];
    test.by_id[place] = i;
  }
  std::uint64_t states = 1;
  for (std::size_t d = 0; d < dimensions && test.pairs_dimensions; ++d) {
    states *= static_cast<std::uint64_t>(test.highest[d] - test.lowest[d] + 2);
    test.pairs_dimensions = states < std::uint64_t{1} << kPairValueBits;
  }
}

// The scores that a pair needs, as one number in mixed radix; 0 stands for an open one.
struct ScoreRange {
  std::size_t begin, end;
};
ScoreRange remembered(const TestSummary& test) {
  const std::size_t dimensions = test.pairs.size() - 1;
  return test.pairs_dimensions ? ScoreRange{0, dimensions} : ScoreRange{dimensions, dimensions + 1};
}

std::uint64_t packed(const TestSummary& test, const std::vector<int>& scores) {
  const ScoreRange range = remembered(test);
  std::uint64_t out = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    out *= static_cast<std::uint64_t>(test.highest[i] - test.lowest[i] + 2);
    if (scores[i] != kOpen) out += static_cast<std::uint64_t>(scores[i] - test.lowest[i] + 1);
  }
  return out;
}

void unpack(const TestSummary& test, std::uint64_t value, std::vector<int>& scores) {
  const ScoreRange range = remembered(test);
  int total = 0;
  for (std::size_t i = range.end; i-- > range.begin;) {
    const auto states = static_cast<std::uint64_t>(test.highest[i] - test.lowest[i] + 2);
    const auto digit = static_cast<int>(value % states);
    value /= states;
    scores[i] = digit == 0 ? kOpen : test.lowest[i] + digit - 1;
    total = digit == 0 || total == kOpen ? kOpen : total + scores[i];
  }
  scores.back() = total;
}

// Position of an id in a list that may grow to `max`; `max` when it is full. `hint`: where it probably is.
std::size_t place_of(std::vector<std::string>& list, const std::string& id, std::size_t max,
                     std::size_t hint) {
  if (hint < list.size() && list[hint] == id) return hint;
  std::size_t i = 0;
  while (i < list.size() && list[i] != id) ++i;
  if (i == list.size() && i < max) list.push_back(id);
  return i;
}

}  // namespace

TestSummary* ClassSummary::find_test(const std::string& id, const Plan* plan, ErrorCode& code) {
  for (TestSummary& test : tests_) {
    if (test.pack.id == id) return &test;
  }
  code = ErrorCode::OutOfRange;
  if (tests_.size() == kMaxSummaryTests) return nullptr;
  code = ErrorCode::NothingThere;
  const TestPack* known = library_.find(id);
  const bool brings = known == nullptr && plan != nullptr && !part<SelfTests>(*plan).packs.empty();
  const TestLibrary own = brings ? with_plan_packs(library_, *plan) : TestLibrary();
  if (brings) known = own.find(id);
  if (known == nullptr) return nullptr;
  TestSummary test(*known);
  prepare(test);
  tests_.push_back(std::move(test));
  return &tests_.back();
}

void ClassSummary::count_attempt(TestSummary& test, const SelfTest& attempt, std::uint64_t person) {
  const TestPack& pack = test.pack;
  AttemptGroup& group =
      test.groups[static_cast<std::size_t>(attempt.rater.kind)][static_cast<std::size_t>(attempt.phase)];
  if (group.n++ == 0) prepare(test, group);

  const std::size_t dimensions = pack.dimensions.size();
  values_.assign(pack.questions.size(), 0);
  scores_.assign(dimensions + 1, 0);
  // Answers and questions are both in the order of their ids.
  auto answer = attempt.answers.begin();
  for (const std::size_t i : test.by_id) {
    const Question& question = pack.questions[i];
    while (answer != attempt.answers.end() && answer->first < question.id) ++answer;
    const bool given = answer != attempt.answers.end() && answer->first == question.id &&
                       group.questions[i].add(answer->second);
    if (given)
      values_[i] = question.reverse ? pack.scale_min + pack.scale_max() - answer->second : answer->second;
    for (const std::size_t score : {test.dimension_of[i], dimensions}) {
      if (!given) scores_[score] = kOpen;
      if (scores_[score] != kOpen) scores_[score] += values_[i];
    }
  }
  for (std::size_t i = 0; i <= dimensions; ++i) {
    if (scores_[i] != kOpen) group.scores[i].add(scores_[i]);
  }
  if (scores_[dimensions] != kOpen && group.items.items() > 0) group.items.add(values_.data());
  if (person != 0 && attempt.phase != Phase::None && attempt.rater.kind == RaterKind::Self)
    pair(test, attempt, scores_, person);
}

void ClassSummary::pair(TestSummary& test, const SelfTest& attempt, const std::vector<int>& scores,
                        std::uint64_t person) {
  std::uint64_t other = 0;
  const bool is_after = attempt.phase == Phase::After;
  switch (persons_.meet(hash_of(attempt.test, person), is_after ? 1 : 0, packed(test, scores), other)) {
    case PairTable::Found::First:
      return;
    case PairTable::Found::Again:
      ++test.repeated;
      return;
    case PairTable::Found::Partner:
      break;
  }
  ++test.paired;
  values_.assign(scores.size(), kOpen);
  unpack(test, other, values_);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] != kOpen && values_[i] != kOpen)
      test.pairs[i].add(is_after ? scores[i] - values_[i] : values_[i] - scores[i]);
  }
}

bool ClassSummary::add_sorting(const Json& record, Text pointer, Problems& problems) {
  const std::string* id = find_text(record, "sort");
  const Json* placed = find_member(record, "placed");
  const auto* members = placed == nullptr ? nullptr : placed->get_ptr<const Json::object_t*>();
  if (id == nullptr || members == nullptr) {
    report(problems, ErrorCode::MissingMember, pointer_to(pointer, id == nullptr ? "sort" : "placed"));
    return false;
  }
  std::size_t at = 0;
  while (at < sortings_.size() && sortings_[at].sort != *id) ++at;
  if (at == kMaxSummarySorts) {
    report(problems, ErrorCode::OutOfRange, pointer);
    return false;
  }
  if (at == sortings_.size()) {
    sortings_.push_back(SortingSummary());
    sortings_[at].sort = *id;
  }
  SortingSummary& sorting = sortings_[at];
  ++sorting.n;
  const Json& own = list_of(record, "own");
  sorting.own += static_cast<std::int64_t>(own.size());
  const std::string place = pointer_to(pointer, "placed");
  std::size_t hint = 0;
  for (const auto& [item, value] : *members) {
    bool is_own = false;
    for (const Json& added : own) is_own = is_own || text_of(added, "id") == Text(item);
    if (is_own) continue;
    const std::string* bin = value.get_ptr<const std::string*>();
    if (bin == nullptr) {
      report(problems, ErrorCode::WrongType, pointer_to(place, item), "string");
      continue;
    }
    const std::size_t row = place_of(sorting.items, item, kMaxSortingItems, hint);
    const std::size_t column =
        row == kMaxSortingItems ? kMaxSortingBins : place_of(sorting.bins, *bin, kMaxSortingBins, 0);
    if (column == kMaxSortingBins) {
      report(problems, ErrorCode::OutOfRange, pointer_to(place, item));
      continue;
    }
    hint = row + 1;
    sorting.counts.resize(sorting.items.size() * kMaxSortingBins);
    ++sorting.counts[row * kMaxSortingBins + column];
  }
  sorting.counts.resize(sorting.items.size() * kMaxSortingBins);
  return true;
}

int ClassSummary::add_sortings(const Json& document, Problems& problems) {
  int count = 0;
  std::size_t i = 0;
  for (const Json& record : list_of(document, "sortings")) {
    if (add_sorting(record, pointer_to("/sortings", i++), problems)) ++count;
  }
  return count;
}

Result<int> ClassSummary::add(const Json& document, Problems& problems) {
  Result<LoadedPlan> loaded = load_plan(document, library_);
  if (!loaded) return loaded.error();
  for (const Error& problem : loaded->problems) {
    // A hand-in does not say when it was made: only what the exercise asks for.
    const bool expected = problem.code == ErrorCode::MissingMember &&
                          (problem.json_pointer == "/created" || problem.json_pointer == "/modified");
    if (!expected) add_problem(problems, problem);
  }
  const Plan& plan = loaded->plan;
  const std::uint64_t person = person_of(document, plan);

  int count = 0;
  for (std::size_t i = 0; i < part<SelfTests>(plan).list.size(); ++i) {
    const SelfTest& attempt = part<SelfTests>(plan).list[i];
    ErrorCode code{};
    if (TestSummary* test = find_test(attempt.test, &plan, code)) {
      count_attempt(*test, attempt, person);
      ++count;
    } else {
      report(problems, code, pointer_to(pointer_to("/self_tests", i), "test"), attempt.test);
    }
  }
  count += add_sortings(document, problems);
  if (card_count(part<Swot>(plan)) > 0) {
    ++count;
    ++swots_;
    for (const Cell cell : kAllCells)
      cards_[static_cast<std::size_t>(cell)] += static_cast<std::int64_t>(part<Swot>(plan).in(cell).size());
  }
  if (count > 0) {
    ++hand_ins_;
    if (person != 0 && find_member(document, "task") != nullptr) ++with_person_;
  } else {
    report(problems, ErrorCode::NothingThere, {});
  }
  return count;
}

bool ClassSummary::add(const SelfTest& attempt, std::uint64_t person) {
  ErrorCode code{};
  TestSummary* test = find_test(attempt.test, nullptr, code);
  if (test == nullptr) return false;
  count_attempt(*test, attempt, person);
  ++hand_ins_;
  if (person != 0) ++with_person_;
  return true;
}

std::uint64_t person_key(std::string_view person, std::string_view name) {
  return !person.empty() ? hash_of(person, 1) : !name.empty() ? hash_of(name, 2) : 0;
}

}  // namespace sandtable::classroom
