// Counting what a class summary has kept, see summary.h.
#include <algorithm>

#include "tools/class/summary.h"

namespace sandtable::inline classroom {
namespace {

constexpr int kOpen = -100'000;  // no value and no score is that low

// Room for the attempts of a group.
void prepare(const TestSummary& test, AttemptGroup& group) {
  const TestPack& pack = test.pack;
  const std::size_t scales = test.lowest.size();
  group.questions.resize(pack.questions.size());
  for (Histogram& answers : group.questions) answers.reset(pack.scale_min, pack.scale_max());
  group.scores.resize(scales);
  for (std::size_t i = 0; i < scales; ++i) group.scores[i].reset(test.lowest[i], test.highest[i]);
  std::vector<std::size_t> sizes(scales);
  for (const std::size_t d : test.dimension_of) ++sizes[d];
  sizes.back() = pack.questions.size();
  group.scales.resize(scales);
  for (std::size_t i = 0; i < scales; ++i) group.scales[i].reset(sizes[i] <= kMaxScaleItems ? sizes[i] : 0);
}

void prepare(TestSummary& test) {
  const TestPack& pack = test.pack;
  const std::size_t dimensions = pack.dimensions.size();
  test.lowest.assign(dimensions + 1, 0);
  test.highest.assign(dimensions + 1, 0);
  test.pairs.resize(dimensions + 1);
  for (auto& pairs : test.self_other) pairs.resize(dimensions + 1);
  for (const Question& question : pack.questions) {
    std::size_t d = 0;
    while (d + 1 < dimensions && pack.dimensions[d].id != question.dimension) ++d;
    test.dimension_of.push_back(d);
    for (const std::size_t score : {d, dimensions}) {
      test.lowest[score] += pack.scale_min;
      test.highest[score] += pack.scale_max();
    }
  }
}

using Scores = std::vector<int>;  // of the dimensions and, last, the total; kOpen where a question is

// What is gathered of one person.
struct Person {
  std::uint64_t hash = 0;
  Scores self[kPhases];  // empty: none
  std::vector<Scores> others[kPhases];
};

class Counter {
 public:
  Counter(TestSummary& out, const PartRows& rows) : out_(out), rows_(rows) {
    scale_values_.resize(out.lowest.size());
  }

  void run(AttemptRule rule) {
    PartRows::SetAside set_aside;
    for (const std::uint32_t row : rows_.counted(rule, set_aside)) {
      const PartKey key = rows_.key(row);
      if (key.person != person_.hash) {
        close();
        person_ = Person();
        person_.hash = key.person;
      }
      const auto phase = static_cast<std::size_t>(key.phase);
      Scores scores = count(out_.groups[static_cast<std::size_t>(key.rater)][phase], row);
      if (key.rater == RaterKind::Self)
        person_.self[phase] = std::move(scores);
      else
        person_.others[phase].push_back(std::move(scores));
    }
    close();
    for (std::size_t rater = 0; rater < kRaterKinds; ++rater) {
      for (std::size_t phase = 0; phase < kPhases; ++phase)
        out_.groups[rater][phase].repeated = set_aside.n[rater][phase];
    }
  }

 private:
  Scores count(AttemptGroup& group, std::uint32_t row) {
    const TestPack& pack = out_.pack;
    if (group.n++ == 0) prepare(out_, group);
    const std::size_t total = out_.lowest.size() - 1;
    Scores scores(total + 1, 0);
    for (std::vector<int>& values : scale_values_) values.clear();
    for (std::size_t i = 0; i < pack.questions.size(); ++i) {
      const int cell = rows_.cell(row, i);
      const int answer = pack.scale_min + cell - 1;
      const bool given = cell > 0 && group.questions[i].add(answer);
      const int value = pack.questions[i].reverse ? pack.scale_min + pack.scale_max() - answer : answer;
      for (const std::size_t score : {out_.dimension_of[i], total}) {
        if (!given) scores[score] = kOpen;
        if (scores[score] == kOpen) continue;
        scores[score] += value;
        scale_values_[score].push_back(value);
      }
    }
    if (scores[total] != kOpen) ++group.complete;
    for (std::size_t i = 0; i <= total; ++i) {
      if (scores[i] == kOpen) continue;
      group.scores[i].add(scores[i]);
      if (group.scales[i].items() > 0) group.scales[i].add(scale_values_[i].data());
    }
    return scores;
  }

  void close() {
    const Scores &before = person_.self[static_cast<std::size_t>(Phase::Before)],
                 &after = person_.self[static_cast<std::size_t>(Phase::After)];
    if (!before.empty() && !after.empty()) {
      ++out_.paired;
      for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] != kOpen && after[i] != kOpen) out_.pairs[i].add(before[i], after[i]);
      }
    }
    bool any = false;
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
      const Scores& self = person_.self[phase];
      const std::vector<Scores>& others = person_.others[phase];
      any = any || !self.empty() || !others.empty();
      if (self.empty() || others.empty()) continue;
      ++out_.rated[phase];
      out_.ratings[phase] += static_cast<std::int64_t>(others.size());
      for (std::size_t i = 0; i < self.size(); ++i) {
        double sum = 0, n = 0;
        for (const Scores& one : others) {
          if (one[i] == kOpen) continue;
          sum += one[i];
          ++n;
        }
        if (self[i] != kOpen && n > 0) out_.self_other[phase][i].add(self[i], sum / n);
      }
    }
    if (any) ++out_.people;
  }

  TestSummary& out_;
  const PartRows& rows_;
  Person person_;
  std::vector<std::vector<int>> scale_values_;  // of the attempt at hand
};

// The first of each name keeps it, further versions get their number and, where that is the same again, a
// second one.
template <class Summary>
void name_versions(std::vector<Summary>& all, const std::string& (*name)(const Summary&)) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].key = name(all[i]);
    int same = 1;
    bool further = false;
    for (std::size_t k = 0; k < i; ++k) {
      if (name(all[k]) != name(all[i])) continue;
      further = true;
      if (all[k].version.substr(0, all[k].version.find('.')) == all[i].version) ++same;
    }
    if (same > 1) all[i].version += "." + std::to_string(same);
    if (further) all[i].key += "@" + all[i].version;
  }
}

}  // namespace

bool id_before(const std::string& a, const std::string& b) {
  const auto is_number = [](const std::string& id) {
    return id.find_first_not_of("0123456789") == std::string::npos;
  };
  const bool number = is_number(a), other = is_number(b);
  if (number != other) return number;
  return number && a.size() != b.size() ? a.size() < b.size() : a < b;
}

TestSummary ClassSummary::summary_of(const TestRows& test) const {
  TestSummary out(test.pack);
  out.version = std::to_string(test.version);
  out.other_version = test.version != test.pack.pack_version;
  prepare(out);
  Counter(out, test.rows).run(rules_.attempts);
  return out;
}

SortingSummary ClassSummary::summary_of(const SortRows& sorting) const {
  SortingSummary out;
  out.sort = sorting.sort;
  out.version = std::to_string(sorting.version);
  out.pack = sorting.pack ? sorting.pack : sorting.brought;
  if (out.pack) {
    for (const SortItem& item : out.pack->items) out.items.push_back(item.id);
    for (const SortBin& bin : out.pack->bins) out.bins.push_back(bin.id);
  } else {
    out.items = sorting.items;
    out.bins = sorting.bins;
    std::sort(out.items.begin(), out.items.end(), id_before);
    std::sort(out.bins.begin(), out.bins.end(), id_before);
  }
  const auto places = [](const std::vector<std::string>& of, const std::vector<std::string>& in) {
    std::vector<std::size_t> to;
    for (const std::string& id : of)
      to.push_back(static_cast<std::size_t>(std::find(in.begin(), in.end(), id) - in.begin()));
    return to;
  };
  const std::vector<std::size_t> items = places(sorting.items, out.items),
                                 bins = places(sorting.bins, out.bins);
  out.counts.assign(out.items.size() * kMaxSortingBins, 0);
  PartRows::SetAside unused;
  const PartRows& rows = sorting.rows;
  for (const std::uint32_t row : rows.counted(AttemptRule::Last, unused)) {
    bool placed = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const int bin = rows.cell(row, SortRows::kContentCells + i);
      if (bin == 0) continue;
      const std::size_t item = items[i], place = bins[static_cast<std::size_t>(bin) - 1];
      if (item == out.items.size() || place == out.bins.size()) continue;
      placed = true;
      ++out.counts[item * kMaxSortingBins + place];
    }
    if (placed) ++out.n;
    out.own += rows.cell(row, rows.cells() - SortRows::kOwnCells) +
               16 * rows.cell(row, rows.cells() - SortRows::kOwnCells + 1);
  }
  return out;
}

// Hand-ins and people of everything that was kept, and names that are said by several.
void ClassSummary::count_people(Counted& out) const {
  // One after the other, because of the memory.
  std::size_t rows_of_all = swots_.size();
  for (const TestRows& test : tests_) rows_of_all += test.rows.size();
  for (const SortRows& sorting : sortings_) rows_of_all += sorting.rows.size();
  const auto distinct = [&](auto hash_of_row) {
    std::vector<std::uint64_t> hashes;
    hashes.reserve(rows_of_all);
    const auto gather = [&](const PartRows& rows) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (const std::uint64_t hash = hash_of_row(rows.key(i)); hash != 0) hashes.push_back(hash);
      }
    };
    for (const TestRows& test : tests_) gather(test.rows);
    for (const SortRows& sorting : sortings_) gather(sorting.rows);
    gather(swots_);
    std::sort(hashes.begin(), hashes.end());
    return static_cast<std::int64_t>(std::unique(hashes.begin(), hashes.end()) - hashes.begin());
  };
  out.hand_ins = distinct([](const PartKey& key) { return key.document; });
  out.people = distinct([](const PartKey& key) { return key.person; });
  out.with_person = distinct([](const PartKey& key) { return key.has_person ? key.document : 0; });

  std::vector<std::uint64_t> names;
  for (std::size_t i = 0; i < names_.size(); ++i) names.push_back(names_.key(i).person);
  std::sort(names.begin(), names.end());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool again =
        (i > 0 && names[i] == names[i - 1]) || (i + 1 < names.size() && names[i] == names[i + 1]);
    if (again) ++out.same_name;
  }
}

const ClassSummary::Counted& ClassSummary::counted() const {
  if (is_counted_) return counted_;
  Counted out;
  // In the order of the library; of one test the version that is known here first, then the newest.
  const auto in_order = [](const auto& rows, auto before) {
    std::vector<std::size_t> order(rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return before(rows[a], rows[b]); });
    return order;
  };
  const auto test_place = [&](const std::string& id) {
    std::size_t i = 0;
    while (i < library_->all().size() && library_->all()[i].id != id) ++i;
    return i;
  };
  const auto sort_place = [&](const std::string& id) {
    std::size_t i = 0;
    while (i < sorts_->all().size() && sorts_->all()[i].id != id) ++i;
    return i;
  };
  const auto test_before = [&](const TestRows& a, const TestRows& b) {
    const std::size_t place = test_place(a.pack.id), other = test_place(b.pack.id);
    if (place != other) return place < other;
    if (a.pack.id != b.pack.id) return a.pack.id < b.pack.id;
    const bool current = a.known && a.version == a.pack.pack_version,
               other_current = b.known && b.version == b.pack.pack_version;
    if (current != other_current) return current;
    return a.version != b.version ? a.version > b.version : a.shape < b.shape;
  };
  const auto sort_before = [&](const SortRows& a, const SortRows& b) {
    const std::size_t place = sort_place(a.sort), other = sort_place(b.sort);
    if (place != other) return place < other;
    return a.sort != b.sort ? a.sort < b.sort : a.version > b.version;
  };
  for (const std::size_t i : in_order(tests_, test_before)) out.tests.push_back(summary_of(tests_[i]));
  for (const std::size_t i : in_order(sortings_, sort_before))
    out.sortings.push_back(summary_of(sortings_[i]));
  name_versions<TestSummary>(out.tests,
                             [](const TestSummary& one) -> const std::string& { return one.pack.id; });
  name_versions<SortingSummary>(out.sortings,
                                [](const SortingSummary& one) -> const std::string& { return one.sort; });
  PartRows::SetAside unused;
  for (const std::uint32_t row : swots_.counted(AttemptRule::Last, unused)) {
    ++out.swots;
    for (std::size_t i = 0; i < 4 * kCells; ++i)
      out.cards[i / 4] += std::int64_t{swots_.cell(row, i)} << i % 4 * 4;
  }
  count_people(out);
  counted_ = std::move(out);
  is_counted_ = true;
  return counted_;
}

}  // namespace sandtable::inline classroom
