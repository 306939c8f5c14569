// Reading hand-ins for a class summary, see summary.h. What is counted of them: summary_count.cpp.
#include "tools/class/summary.h"

#include <algorithm>

#include "tools/class/hash.h"
#include "tools/class/summary_shape.h"
#include "tools/workshop/model.h"

namespace sandtable::inline classroom {
namespace {

// Seeds of hashes: what is spelt alike and means something else.
enum : std::uint64_t {
  kPersonSeed = 1,
  kNameSeed,
  kDocumentSeed,
  kWithoutId,
  kRaterSeed,
  kRaterNumberSeed,
  kContentSeed
};

constexpr std::uint64_t kWhichMask = 0xFFFFFF;

// Position of an id in a list that may grow to `max`; `max` when it is full. `hint`: where it probably is.
std::size_t place_of(std::vector<std::string>& list, const std::string& id, std::size_t max,
                     std::size_t hint) {
  if (hint < list.size() && list[hint] == id) return hint;
  std::size_t i = 0;
  while (i < list.size() && list[i] != id) ++i;
  if (i == list.size() && i < max) list.push_back(id);
  return i;
}

void put_number(std::uint8_t* cells, std::size_t count, std::uint64_t number) {
  for (std::size_t i = 0; i < count; ++i) cells[i] = static_cast<std::uint8_t>(number >> 4 * i & 15);
}

}  // namespace

HandInHead hand_in_head(const Json& document) {
  HandInHead out;
  out.id = text_of(document, "id").view();
  const Json* task = find_member(document, "task");
  out.has_task = task != nullptr;
  out.handed_in = text_of(document, "modified").view();
  if (task == nullptr) return out;
  out.person = text_of(*task, "person").view();
  // Somebody's work has the whole mark of the browser, of which a hand-in carries the beginning.
  if (find_member(document, "exercise") != nullptr && is_person(out.person))
    out.person = out.person.substr(0, kPersonKeyLength);
  out.name = text_of(*task, "name").view();
  if (!text_of(*task, "handed_in").empty()) out.handed_in = text_of(*task, "handed_in").view();
  return out;
}

std::string owner_of(std::string_view person) {
  std::string key = person.size() == kPersonKeyLength ? workshop::person_key(person) : std::string();
  return key.empty() ? std::string(person) : key;
}

PartKey ClassSummary::key_of(const HandInHead& head) {
  PartKey key;
  const std::string owner = head.has_task ? owner_of(head.person) : std::string();
  const bool by_name = owner.empty() && head.has_task && !head.name.empty() && rules_.join_names;
  key.person = !owner.empty() ? hash_of(owner, kPersonSeed) : by_name ? hash_of(head.name, kNameSeed) : 0;
  key.has_person = key.person != 0;
  key.document = head.id.empty() ? hash_of(std::to_string(++without_id_), kWithoutId)
                                 : hash_of(head.id, kDocumentSeed ^ key.person);
  if (!key.has_person) key.person = key.document;
  return key;
}

ClassSummary::TestRows* ClassSummary::rows_of_pack(const TestPack& pack, int version, bool known,
                                                   std::uint64_t text, ErrorCode& code) {
  const std::uint64_t shape = shape_of(pack);
  for (TestRows& test : tests_) {
    if (test.pack.id != pack.id || test.version != version || test.shape != shape) continue;
    // The same in other words: always those of the same hand-in, whichever came first.
    if (!test.known && !known && text < test.text) {
      test.pack = pack;
      test.text = text;
    }
    return &test;
  }
  code = ErrorCode::OutOfRange;
  if (tests_.size() == kMaxSummaryTests) return nullptr;
  std::vector<std::size_t> by_id(pack.questions.size());
  for (std::size_t i = 0; i < by_id.size(); ++i) by_id[i] = i;
  std::sort(by_id.begin(), by_id.end(),
            [&](std::size_t a, std::size_t b) { return pack.questions[a].id < pack.questions[b].id; });
  tests_.push_back({pack, version, shape, text, known, std::move(by_id), PartRows(pack.questions.size())});
  return &tests_.back();
}

// The version that was answered: the one that is known here, or one that came with the hand-in when that is
// another; what is in neither is read by the one that is there.
ClassSummary::TestRows* ClassSummary::rows_for(const SelfTest& attempt, const Plan* plan, ErrorCode& code) {
  const TestPack* known = library_->find(attempt.test);
  const auto* packs = plan == nullptr ? nullptr : &part<SelfTests>(*plan).packs;
  const auto own =
      packs == nullptr ? std::map<std::string, Json>::const_iterator() : packs->find(attempt.test);
  const bool brings = packs != nullptr && own != packs->end();
  if (!brings) {
    code = ErrorCode::NothingThere;
    if (known == nullptr) return nullptr;
    // The usual one, without looking at its shape.
    for (TestRows& test : tests_) {
      if (test.known && test.version == attempt.pack_version && test.pack.id == attempt.test) return &test;
    }
    return rows_of_pack(*known, attempt.pack_version, true, 0, code);
  }
  const std::uint64_t text = hash_of(dump_json(own->second), kContentSeed);
  for (TestRows& test : tests_) {
    if (test.text == text && !test.known && test.version == attempt.pack_version &&
        test.pack.id == attempt.test)
      return &test;
  }
  Problems listed;  // by load_plan()
  const Result<TestPack> brought = load_test_pack(own->second, listed);
  const bool usable = brought.ok() && brought.value().id == attempt.test;
  code = ErrorCode::NothingThere;
  if (!usable && known == nullptr) return nullptr;
  const bool same = usable && known != nullptr && shape_of(brought.value()) == shape_of(*known);
  const bool is_its = usable && (brought.value().pack_version == attempt.pack_version || known == nullptr);
  if (known != nullptr && (same || !is_its)) return rows_of_pack(*known, attempt.pack_version, true, 0, code);
  return rows_of_pack(brought.value(), attempt.pack_version, false, text, code);
}

PartRows::Came ClassSummary::add(TestRows& test, PartKey key, Standing standing, const SelfTest& attempt) {
  const TestPack& pack = test.pack;
  cells_.assign(pack.questions.size(), 0);
  // Answers and questions are both in the order of their ids.
  auto answer = attempt.answers.begin();
  std::size_t answered = 0;
  for (const std::size_t i : test.by_id) {
    const std::string& id = pack.questions[i].id;
    while (answer != attempt.answers.end() && answer->first < id) ++answer;
    if (answer == attempt.answers.end() || answer->first != id || answer->second < pack.scale_min ||
        answer->second > pack.scale_max())
      continue;
    cells_[i] = static_cast<std::uint8_t>(answer->second - pack.scale_min + 1);
    ++answered;
  }
  standing.completeness = answered == 0               ? Completeness::Empty
                          : answered == cells_.size() ? Completeness::Finished
                                                      : Completeness::Begun;
  standing.taken = moment_of(attempt.taken);
  key.rater = attempt.rater.kind;
  key.phase = attempt.phase;
  key.unnamed = attempt.rater.name.empty();
  const int number =
      key.rater == RaterKind::Other && key.unnamed ? number_or(attempt.rater.extra, "number", 0) : 0;
  const bool by_name = key.rater == RaterKind::Other && !key.unnamed;
  key.which = (by_name      ? hash_of(attempt.rater.name, kRaterSeed)
               : number > 0 ? hash_of(std::to_string(number), kRaterNumberSeed)
                            : hash_of(attempt.id, 0)) &
              kWhichMask;
  return test.rows.add(key, standing, cells_.data());
}

ClassSummary::SortRows* ClassSummary::rows_for(const Sorting& sorting) {
  for (SortRows& one : sortings_) {
    if (one.sort == sorting.sort && one.version == sorting.pack_version) return &one;
  }
  if (sortings_.size() == kMaxSummarySorts) return nullptr;
  const SortPack* pack = sorts_->find(sorting.sort);
  SortRows rows{sorting.sort, sorting.pack_version,
                {},           {},
                {},           PartRows(SortRows::kContentCells + kMaxSortingItems + SortRows::kOwnCells),
                {}};
  if (pack != nullptr) {
    rows.pack = *pack;
    rows.rows = PartRows(SortRows::kContentCells + pack->items.size() + SortRows::kOwnCells);
    for (const SortItem& item : pack->items) rows.items.push_back(item.id);
    for (const SortBin& bin : pack->bins) rows.bins.push_back(bin.id);
  }
  sortings_.push_back(std::move(rows));
  return &sortings_.back();
}

// What is not known here is explained by the hand-ins: always by the same one, whichever came first.
void ClassSummary::take_pack(SortRows& into, const Plan& plan) const {
  const auto& packs = part<SortPacks>(plan).documents;
  const auto own = packs.find(into.sort);
  if (into.pack || own == packs.end()) return;
  const std::uint64_t text = hash_of(dump_json(own->second), kContentSeed);
  if (into.brought && into.text <= text) return;
  Problems ignored;
  Result<SortPack> pack = load_sort_pack(own->second, ignored);
  if (!pack || pack.value().id != into.sort) return;
  into.brought = std::move(pack).value();
  into.text = text;
}

PartRows::Came ClassSummary::add(SortRows& into, const PartKey& key, Standing standing,
                                 const Sorting& sorting, Text pointer, Problems& problems) {
  cells_.assign(into.rows.cells(), 0);
  const std::string place = pointer_to(pointer, "placed");
  std::size_t hint = 0, placed = 0;
  std::string content;
  for (const auto& [item, bin] : sorting.placed) {
    const bool is_own = std::any_of(sorting.own.begin(), sorting.own.end(),
                                    [&id = item](const OwnItem& one) { return one.id == id; });
    const bool known = into.pack.has_value();
    if (is_own && !(known && into.pack->item_index(item) < into.pack->items.size())) continue;
    const std::size_t row = place_of(into.items, item, known ? 0 : kMaxSortingItems, hint);
    const std::size_t column =
        row >= into.items.size() ? kMaxSortingBins : place_of(into.bins, bin, known ? 0 : kMaxSortingBins, 0);
    if (row >= into.items.size() || column >= into.bins.size()) {
      // What an exercise does not have is kept and not counted (plan.schema.json).
      if (!known) report(problems, ErrorCode::OutOfRange, pointer_to(place, item));
      continue;
    }
    hint = row + 1;
    cells_[SortRows::kContentCells + row] = static_cast<std::uint8_t>(column + 1);
    content.append(item).append("\n").append(bin).append("\n");
    ++placed;
  }
  // Items that are not known have their places by the order in which they came; which of two counts must not
  // depend on that.
  put_number(cells_.data(), SortRows::kContentCells, hash_of(content, kContentSeed));
  put_number(cells_.data() + cells_.size() - SortRows::kOwnCells, SortRows::kOwnCells,
             std::min<std::size_t>(sorting.own.size(), 255));
  const bool all = into.pack.has_value() && placed == into.pack->items.size();
  standing.completeness = placed == 0 && sorting.own.empty() ? Completeness::Empty
                          : all                              ? Completeness::Finished
                                                             : Completeness::Begun;
  return into.rows.add(key, standing, cells_.data());
}

PartRows::Came ClassSummary::add(const PartKey& key, Standing standing, const Swot& swot) {
  cells_.assign(swots_.cells(), 0);
  for (const Cell cell : kAllCells)
    put_number(cells_.data() + 4 * static_cast<std::size_t>(cell), 4,
               std::min<std::size_t>(swot.in(cell).size(), 65'535));
  standing.completeness = Completeness::Begun;
  return swots_.add(key, standing, cells_.data());
}

void ClassSummary::note(PartRows::Came came, bool& changed, bool& is_new) const {
  changed = changed || came == PartRows::Came::Version;
  is_new = is_new || came == PartRows::Came::New;
}

void ClassSummary::close(const HandInHead& head, const PartKey& key, bool changed, bool is_new) {
  is_counted_ = false;
  if (changed)
    ++came_changed_;
  else if (!is_new)
    ++came_again_;
  if (!head.has_task || !owner_of(head.person).empty() || head.name.empty()) return;
  PartKey name = key;
  name.person = hash_of(head.name, kNameSeed);
  name.which = name.person & kWhichMask;
  (void)names_.add(name, {Completeness::Begun, 0, 0}, nullptr);
}

Result<int> ClassSummary::add(const Json& document, Problems& problems) {
  const Result<LoadedPlan> loaded = load_plan(document, *library_);
  if (!loaded) return loaded.error();
  return add(document, loaded.value(), problems);
}

int ClassSummary::add(const Json& document, const LoadedPlan& loaded, Problems& problems) {
  for (const Error& problem : loaded.problems) {
    // A hand-in does not say when it was made: only what the exercise asks for.
    const bool expected = problem.code == ErrorCode::MissingMember &&
                          (problem.json_pointer == "/created" || problem.json_pointer == "/modified");
    if (!expected) add_problem(problems, problem);
  }
  const Plan& plan = loaded.plan;
  const HandInHead head = hand_in_head(document);
  const PartKey key = key_of(head);
  Standing standing;
  standing.handed_in = moment_of(head.handed_in);

  int count = 0;
  bool changed = false, is_new = false;
  for (std::size_t i = 0; i < part<SelfTests>(plan).list.size(); ++i) {
    const SelfTest& attempt = part<SelfTests>(plan).list[i];
    ErrorCode code{};
    if (TestRows* test = rows_for(attempt, &plan, code)) {
      note(add(*test, key, standing, attempt), changed, is_new);
      ++count;
    } else {
      report(problems, code, pointer_to(pointer_to("/self_tests", i), "test"), attempt.test);
    }
  }
  for (std::size_t i = 0; i < part<Sortings>(plan).size(); ++i) {
    const Sorting& sorting = *part<Sortings>(plan)[i];
    const std::string pointer = pointer_to("/sortings", i);
    SortRows* into = rows_for(sorting);
    if (into == nullptr) {
      report(problems, ErrorCode::OutOfRange, pointer);
      continue;
    }
    take_pack(*into, plan);
    note(add(*into, key, standing, sorting, pointer, problems), changed, is_new);
    ++count;
  }
  if (card_count(part<Swot>(plan)) > 0) {
    note(add(key, standing, part<Swot>(plan)), changed, is_new);
    ++count;
  }
  if (count > 0)
    close(head, key, changed, is_new);
  else
    report(problems, ErrorCode::NothingThere, {});
  return count;
}

bool ClassSummary::add(const HandInHead& head, const SelfTest& attempt) {
  ErrorCode code{};
  TestRows* test = rows_for(attempt, nullptr, code);
  if (test == nullptr) return false;
  const PartKey key = key_of(head);
  Standing standing;
  standing.handed_in = moment_of(head.handed_in);
  bool changed = false, is_new = false;
  note(add(*test, key, standing, attempt), changed, is_new);
  close(head, key, changed, is_new);
  return true;
}

void ClassSummary::speak(const TestLibrary& library, const SortLibrary& sorts) {
  is_counted_ = false;
  library_ = &library;
  sorts_ = &sorts;
  for (TestRows& test : tests_) {
    const TestPack* other = library.find(test.pack.id);
    if (test.known && other != nullptr && shape_of(*other) == test.shape) test.pack = *other;
  }
  for (SortRows& sorting : sortings_) {
    const SortPack* other = sorts.find(sorting.sort);
    if (sorting.pack.has_value() && other != nullptr && shape_of(*other) == shape_of(*sorting.pack))
      sorting.pack = *other;
  }
}

}  // namespace sandtable::inline classroom
