#include "tools/self_test/model.h"

#include <algorithm>
#include <limits>

#include "core/json/record_reader.h"
#include "core/json/record_writer.h"
#include "tools/self_test/pack.h"

namespace sandtable {
namespace {

constexpr std::int64_t kMaxPackVersion = 1'000'000;

// The plan's own sound packs, for tests that the library does not know.
class KnownTests {
 public:
  KnownTests(const TestLibrary& library, const std::map<std::string, Json>& own, Problems& problems)
      : library_(library) {
    for (const auto& [id, document] : own) {
      const std::string pointer = pointer_to("/test_packs", id);
      Problems found;
      Result<TestPack> pack = load_test_pack(document, found);
      for (const Error& problem : found) {
        report(problems, problem.code, std::string(pointer).append(problem.json_pointer), problem.detail);
      }
      if (!pack) continue;
      if (pack->id != id) {
        report(problems, ErrorCode::BadId, pointer_to(pointer, "id"), detail_text(pack->id));
        continue;
      }
      if (library.find(id) == nullptr) own_.push_back(std::move(pack).value());
    }
  }

  [[nodiscard]] const TestPack* find(Text id) const {
    if (const TestPack* known = library_.find(id)) return known;
    for (const TestPack& pack : own_) {
      if (pack.id == id) return &pack;
    }
    return nullptr;
  }

  [[nodiscard]] std::vector<TestPack>& own() { return own_; }

 private:
  const TestLibrary& library_;
  std::vector<TestPack> own_;
};

void read_answers(const Json& answers, const std::string& pointer, const TestPack* pack, SelfTest& out,
                  Problems& problems) {
  // Without the pack nothing is known about the scale: any whole number passes.
  const std::int64_t min = pack != nullptr ? pack->scale_min : std::numeric_limits<int>::min();
  const std::int64_t max = pack != nullptr ? pack->scale_max() : std::numeric_limits<int>::max();
  for (const auto& [question, value] : *answers.get_ptr<const Json::object_t*>()) {
    std::int64_t answer = 0;
    ErrorCode code{};
    std::string detail;
    if (pack != nullptr ? pack->find_question(question) == nullptr : !is_id(question)) {
      code = pack != nullptr ? ErrorCode::UnknownQuestion : ErrorCode::BadId;
    } else {
      const IntegerRead read = read_integer(value, min, max, answer);
      if (read == IntegerRead::Good) {
        out.answers.emplace_hint(out.answers.end(), question, static_cast<int>(answer));
        continue;
      }
      const bool out_of_range = read == IntegerRead::OutOfRange;
      code = out_of_range ? ErrorCode::OutOfRange : ErrorCode::WrongType;
      detail = out_of_range ? range_detail(min, max) : "integer";
    }
    report(problems, code, pointer_to(pointer, question), detail);
    set_json(out.unread_answers, question, value);
  }
}

void read_rater(const Json& record, Text pointer, Rater& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  if (reader.choice("kind", {"self", "other"}).value_or(0) == 1) out.kind = RaterKind::Other;
  reader.read_line(out.name, "name", kMaxNameBytes);
  out.extra = reader.rest();
}

void read_self_test(const Json& record, const std::string& pointer, const KnownTests& tests, SelfTest& out,
                    Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_id(out.id, "id", Presence::Required);
  reader.read_id(out.test, "test", Presence::Required);
  out.pack_version = static_cast<int>(reader.integer("pack_version", 1, kMaxPackVersion).value_or(1));
  reader.read_instant(out.taken, "taken");
  switch (reader.choice("phase", {"none", "before", "after"}).value_or(0)) {
    case 1:
      out.phase = Phase::Before;
      break;
    case 2:
      out.phase = Phase::After;
      break;
    default:
      break;
  }
  if (const Json* rater = reader.object("rater"))
    read_rater(*rater, reader.pointer_of("rater"), out.rater, problems);
  if (const Json* answers = reader.object("answers")) {
    read_answers(*answers, reader.pointer_of("answers"), tests.find(out.test), out, problems);
  }
  out.extra = reader.rest();
}

void read_list(const Json& list, const KnownTests& tests, SelfTests& out, Problems& problems) {
  const std::string pointer = "/self_tests";
  bool full = false;
  const auto& items = *list.get_ptr<const Json::array_t*>();
  out.list.reserve(std::min(items.size(), kMaxSelfTests));
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string place = pointer_to(pointer, i);
    if (!items[i].is_object()) {
      report(problems, ErrorCode::WrongType, place, "object");
      add_json(out.unread, items[i]);
      continue;
    }
    if (out.list.size() == kMaxSelfTests) {
      if (!full) report(problems, ErrorCode::OutOfRange, pointer, range_detail(0, kMaxSelfTests));
      full = true;
      add_json(out.unread, items[i]);
      continue;
    }
    SelfTest& self_test = out.list.emplace_back();
    read_self_test(items[i], place, tests, self_test, problems);
    if (out.find(self_test.id) != &self_test && !self_test.id.empty()) {  // an earlier one has it
      report(problems, ErrorCode::DuplicateId, pointer_to(place, "id"), self_test.id);
      self_test.id.clear();
    }
  }
}

void read_self_tests(RecordReader& document, SelfTests& out, const Packs& known, Problems& problems) {
  if (const Json* packs = document.object("test_packs")) {
    for (const auto& [id, pack] : *packs->get_ptr<const Json::object_t*>()) out.packs.emplace(id, pack);
  }
  static const TestLibrary kNone;
  const TestLibrary* library = known.get<TestLibrary>();
  const KnownTests tests(library == nullptr ? kNone : *library, out.packs, problems);
  if (const Json* list = document.array("self_tests")) read_list(*list, tests, out, problems);
}

Json rater_to_json(const Rater& rater) {
  Json out = rater.extra;
  if (rater.kind != RaterKind::Self) set_text(out, "kind", to_word(rater.kind));
  put_text(out, "name", rater.name);
  return out;
}

Json self_test_to_json(const SelfTest& self_test) {
  Json out = self_test.extra;
  put_text(out, "id", self_test.id);
  put_text(out, "test", self_test.test);
  if (self_test.pack_version != 1) set_number(out, "pack_version", self_test.pack_version);
  put_text(out, "taken", self_test.taken);
  if (self_test.phase != Phase::None) set_text(out, "phase", to_word(self_test.phase));
  Json rater = rater_to_json(self_test.rater);
  put_part(out, "rater", std::move(rater));
  Json answers = self_test.unread_answers;
  for (const auto& [question, answer] : self_test.answers) set_number(answers, question, answer);
  if (!answers.empty()) set_json(out, "answers", std::move(answers));
  return out;
}

void write_self_tests(Json& out, const SelfTests& self_tests) {
  if (!self_tests.list.empty() || !self_tests.unread.empty()) {
    Json list = empty_array();
    for (const SelfTest& self_test : self_tests.list) add_json(list, self_test_to_json(self_test));
    for (const Json& unread : self_tests.unread) add_json(list, unread);
    set_json(out, "self_tests", std::move(list));
  }
  if (!self_tests.packs.empty()) {
    Json packs = empty_object();
    for (const auto& [id, pack] : self_tests.packs) set_json(packs, id, pack);
    set_json(out, "test_packs", std::move(packs));
  }
}

}  // namespace

const PartType& part_type(const SelfTests*) {
  static constexpr PartType kType = make_part_type<SelfTests, read_self_tests, write_self_tests>("self_tests", "test_packs");
  return kType;
}

SelfTest* SelfTests::find(Text self_test_id) {
  return const_cast<SelfTest*>(static_cast<const SelfTests*>(this)->find(self_test_id));
}

const SelfTest* SelfTests::find(Text self_test_id) const {
  for (const SelfTest& self_test : list) {
    if (!self_test.id.empty() && self_test.id == self_test_id) return &self_test;
  }
  return nullptr;
}

TestLibrary with_plan_packs(const TestLibrary& library, const Plan& plan) {
  TestLibrary out = library;
  Problems ignored;  // listed by load_plan already
  KnownTests tests(library, part<SelfTests>(plan).packs, ignored);
  for (TestPack& pack : tests.own()) out.add(std::move(pack));
  return out;
}

Plan only_self_test(const Plan& plan, Text self_test_id) {
  Plan out = head_of(plan);
  const SelfTests& all = part<SelfTests>(plan);
  const SelfTest* found = all.find(self_test_id);
  if (found == nullptr) return out;
  SelfTests& one = edit_part<SelfTests>(out);
  one.list.push_back(*found);
  const auto pack = all.packs.find(found->test);
  if (pack != all.packs.end()) one.packs.insert(*pack);
  return out;
}

const SelfTest* self_test_of(const Plan& plan, const Asked& asked) {
  const std::vector<SelfTest>& list = part<SelfTests>(plan).list;
  for (std::size_t i = list.size(); i-- > 0;) {
    if (asked.item == list[i].test && list[i].phase == static_cast<Phase>(asked.phase)) return &list[i];
  }
  return nullptr;
}

Text to_word(Phase value) {
  switch (value) {
    case Phase::None:
      return "none";
    case Phase::Before:
      return "before";
    case Phase::After:
      return "after";
  }
  return "none";
}

Text to_word(RaterKind value) {
  return value == RaterKind::Other ? "other" : "self";
}

}  // namespace sandtable
