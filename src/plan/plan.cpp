#include "plan/plan.h"

#include <algorithm>
#include <limits>

#include "plan/migrations.h"
#include "core/json/record_reader.h"
#include "core/json/record_writer.h"

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

void read_self_tests(const Json& list, const KnownTests& tests, Plan& plan, Problems& problems) {
  const std::string pointer = "/self_tests";
  bool full = false;
  const auto& items = *list.get_ptr<const Json::array_t*>();
  plan.self_tests.reserve(std::min(items.size(), kMaxSelfTests));
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string place = pointer_to(pointer, i);
    if (!items[i].is_object()) {
      report(problems, ErrorCode::WrongType, place, "object");
      add_json(plan.unread_self_tests, items[i]);
      continue;
    }
    if (plan.self_tests.size() == kMaxSelfTests) {
      if (!full) report(problems, ErrorCode::OutOfRange, pointer, range_detail(0, kMaxSelfTests));
      full = true;
      add_json(plan.unread_self_tests, items[i]);
      continue;
    }
    SelfTest& self_test = plan.self_tests.emplace_back();
    read_self_test(items[i], place, tests, self_test, problems);
    if (plan.find_self_test(self_test.id) != &self_test && !self_test.id.empty()) {  // an earlier one has it
      report(problems, ErrorCode::DuplicateId, pointer_to(place, "id"), self_test.id);
      self_test.id.clear();
    }
  }
}

void build_plan(const Json& document, const TestLibrary& library, Plan& plan, Problems& problems) {
  RecordReader reader(document, {}, problems);
  reader.choice("format", {kPlanFormat});
  reader.integer("version", 1, kPlanVersion);
  reader.read_id(plan.id, "id", Presence::Required);
  reader.read_line(plan.title, "title", kMaxTitleBytes);
  if (reader.choice("language", {"zh", "en"}, Presence::Required).value_or(0) == 1)
    plan.language = Language::English;
  const bool travels = find_member(document, "exercise") != nullptr || find_member(document, "task") != nullptr;
  const Presence dates = travels ? Presence::Optional : Presence::Required;
  reader.read_instant(plan.created, "created", dates);
  reader.read_instant(plan.modified, "modified", dates);
  reader.read_line(plan.author, "author", kMaxNameBytes);
  if (const Json* packs = reader.object("test_packs")) {
    for (const auto& [id, pack] : *packs->get_ptr<const Json::object_t*>()) plan.test_packs.emplace(id, pack);
  }
  const KnownTests tests(library, plan.test_packs, problems);
  if (const Json* list = reader.array("self_tests")) read_self_tests(*list, tests, plan, problems);
  read_swot(reader, plan.swot, problems);
  read_actions(reader, plan.actions, problems);
  read_worksheets(reader, plan.worksheets, problems);
  read_mix(reader, plan.mix, problems);
  read_sortings(reader, plan.sortings, problems);
  read_exercise(reader, plan.exercise, problems);
  read_task(reader, plan.task, problems);
  read_hand_ins(reader, plan.hand_ins, problems);
  plan.extra = reader.rest();
}

// `problems`: what parsing found already.
Result<LoadedPlan> load_document(const Json& document, const TestLibrary& library, Problems problems) {
  if (!document.is_object()) return error_at(ErrorCode::WrongFormat, {}, document.type_name());
  const std::string* format = find_text(document, "format");
  if (format == nullptr || *format != kPlanFormat) {
    return error_at(ErrorCode::WrongFormat, "/format",
                    format == nullptr ? std::string() : detail_text(*format));
  }
  const Result<int> version = version_of(document);
  if (!version) return version.error();
  Json lifted;  // stays null when the document has the current version
  if (version.value() != kPlanVersion) {
    Result<Json> migrated = migrate(document);
    if (!migrated) return migrated.error();
    lifted = std::move(migrated).value();
  }
  Result<LoadedPlan> out = LoadedPlan{{}, std::move(problems)};
  build_plan(lifted.is_null() ? document : lifted, library, out->plan, out->problems);
  return out;
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

}  // namespace

SelfTest* Plan::find_self_test(Text self_test_id) {
  return const_cast<SelfTest*>(static_cast<const Plan*>(this)->find_self_test(self_test_id));
}

const SelfTest* Plan::find_self_test(Text self_test_id) const {
  if (self_test_id.empty()) return nullptr;
  for (const SelfTest& self_test : self_tests) {
    if (self_test.id == self_test_id) return &self_test;
  }
  return nullptr;
}

Result<LoadedPlan> load_plan(std::string_view text, const TestLibrary& library) {
  Problems problems;
  const Result<Json> document = parse_json(text, problems, {.bytes = kMaxPlanFile});
  if (!document) return document.error();
  return load_document(document.value(), library, std::move(problems));
}

Result<LoadedPlan> load_plan(const Json& document, const TestLibrary& library) {
  return load_document(document, library, {});
}

TestLibrary with_plan_packs(const TestLibrary& library, const Plan& plan) {
  TestLibrary out = library;
  Problems ignored;  // listed by load_plan already
  KnownTests tests(library, plan.test_packs, ignored);
  for (TestPack& pack : tests.own()) out.add(std::move(pack));
  return out;
}

Json plan_to_json(const Plan& plan) {
  Json out = plan.extra;
  set_text(out, "format", kPlanFormat);
  set_number(out, "version", kPlanVersion);
  put_text(out, "id", plan.id);
  put_text(out, "title", plan.title);
  // Required, so written even when it is the default; but a word that could not be read stays.
  if (plan.language != Language::Chinese || find_member(out, "language") == nullptr)
    set_text(out, "language", to_word(plan.language));
  put_text(out, "created", plan.created);
  put_text(out, "modified", plan.modified);
  put_text(out, "author", plan.author);
  if (!plan.self_tests.empty() || !plan.unread_self_tests.empty()) {
    Json list = empty_array();
    for (const SelfTest& self_test : plan.self_tests) add_json(list, self_test_to_json(self_test));
    for (const Json& unread : plan.unread_self_tests) add_json(list, unread);
    set_json(out, "self_tests", std::move(list));
  }
  if (!plan.test_packs.empty()) {
    Json packs = empty_object();
    for (const auto& [id, pack] : plan.test_packs) set_json(packs, id, pack);
    set_json(out, "test_packs", std::move(packs));
  }
  write_swot(out, plan.swot);
  write_actions(out, plan.actions);
  write_worksheets(out, plan.worksheets);
  write_mix(out, plan.mix);
  write_sortings(out, plan.sortings);
  write_exercise(out, plan.exercise);
  write_task(out, plan.task);
  write_hand_ins(out, plan.hand_ins);
  return out;
}

Text to_word(Language value) {
  return value == Language::English ? "en" : "zh";
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
