#include "core/plan.h"

#include <algorithm>
#include <limits>
#include <set>

#include "core/migrations.h"
#include "core/record_reader.h"

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
      for (Error& problem : found) {
        add_problem(problems, {problem.code, pointer + problem.json_pointer, std::move(problem.detail)});
      }
      if (!pack) continue;
      if (pack->id != id) {
        add_problem(problems, {ErrorCode::BadId, pointer_to(pointer, "id"), detail_text(pack->id)});
        continue;
      }
      if (library.find(id) == nullptr) own_.push_back(std::move(pack).value());
    }
  }

  [[nodiscard]] const TestPack* find(std::string_view id) const {
    if (const TestPack* known = library_.find(id)) return known;
    const auto match =
        std::find_if(own_.begin(), own_.end(), [&](const TestPack& pack) { return pack.id == id; });
    return match == own_.end() ? nullptr : &*match;
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
      detail = out_of_range ? std::to_string(min) + ".." + std::to_string(max) : "integer";
    }
    add_problem(problems, {code, pointer_to(pointer, question), std::move(detail)});
    out.unread_answers[question] = value;
  }
}

Rater read_rater(const Json& record, std::string pointer, Problems& problems) {
  Rater out;
  RecordReader reader(record, std::move(pointer), problems);
  if (reader.choice("kind", {"self", "other"}).value_or(0) == 1) out.kind = RaterKind::Other;
  out.name = reader.line("name", kMaxNameBytes).value_or("");
  out.extra = reader.rest();
  return out;
}

SelfTest read_self_test(const Json& record, const std::string& pointer, const KnownTests& tests,
                        Problems& problems) {
  SelfTest out;
  RecordReader reader(record, pointer, problems);
  out.id = reader.id("id", Presence::Required).value_or("");
  out.test = reader.id("test", Presence::Required).value_or("");
  out.pack_version = static_cast<int>(reader.integer("pack_version", 1, kMaxPackVersion).value_or(1));
  out.taken = reader.instant("taken").value_or("");
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
    out.rater = read_rater(*rater, reader.pointer_of("rater"), problems);
  if (const Json* answers = reader.object("answers")) {
    read_answers(*answers, reader.pointer_of("answers"), tests.find(out.test), out, problems);
  }
  out.extra = reader.rest();
  return out;
}

void read_self_tests(const Json& list, const KnownTests& tests, Plan& plan, Problems& problems) {
  const std::string pointer = "/self_tests";
  std::set<std::string_view> ids;
  bool full = false;
  const auto& items = *list.get_ptr<const Json::array_t*>();
  plan.self_tests.reserve(std::min(items.size(), kMaxSelfTests));  // no reallocation: `ids` points into it
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string place = pointer_to(pointer, i);
    if (!items[i].is_object()) {
      add_problem(problems, {ErrorCode::WrongType, place, "object"});
      plan.unread_self_tests.push_back(items[i]);
      continue;
    }
    if (plan.self_tests.size() == kMaxSelfTests) {
      if (!full)
        add_problem(problems, {ErrorCode::OutOfRange, pointer, "0.." + std::to_string(kMaxSelfTests)});
      full = true;
      plan.unread_self_tests.push_back(items[i]);
      continue;
    }
    SelfTest& self_test = plan.self_tests.emplace_back(read_self_test(items[i], place, tests, problems));
    if (!self_test.id.empty() && !ids.insert(self_test.id).second) {
      add_problem(problems, {ErrorCode::DuplicateId, pointer_to(place, "id"), self_test.id});
      self_test.id.clear();
    }
  }
}

LoadedPlan build_plan(const Json& document, const TestLibrary& library, Problems problems) {
  Plan plan;
  RecordReader reader(document, {}, problems);
  reader.choice("format", {kPlanFormat});
  reader.integer("version", 1, kPlanVersion);
  plan.id = reader.id("id", Presence::Required).value_or("");
  plan.title = reader.line("title", kMaxTitleBytes).value_or("");
  if (reader.choice("language", {"zh", "en"}, Presence::Required).value_or(0) == 1)
    plan.language = Language::English;
  plan.created = reader.instant("created", Presence::Required).value_or("");
  plan.modified = reader.instant("modified", Presence::Required).value_or("");
  plan.author = reader.line("author", kMaxNameBytes).value_or("");
  if (const Json* packs = reader.object("test_packs")) {
    for (const auto& [id, pack] : *packs->get_ptr<const Json::object_t*>()) plan.test_packs.emplace(id, pack);
  }
  const KnownTests tests(library, plan.test_packs, problems);
  if (const Json* list = reader.array("self_tests")) read_self_tests(*list, tests, plan, problems);
  plan.extra = reader.rest();
  return {std::move(plan), std::move(problems)};
}

Result<LoadedPlan> load_document(const Json& document, const TestLibrary& library, Problems problems) {
  if (!document.is_object()) return Error{ErrorCode::WrongFormat, {}, document.type_name()};
  const auto format = document.find("format");
  const auto* word = format == document.end() ? nullptr : format->get_ptr<const Json::string_t*>();
  if (word == nullptr || *word != kPlanFormat) {
    return Error{ErrorCode::WrongFormat, "/format", word == nullptr ? std::string() : detail_text(*word)};
  }
  const Result<int> version = version_of(document);
  if (!version) return version.error();
  if (version.value() == kPlanVersion) return build_plan(document, library, std::move(problems));
  const Result<Json> migrated = migrate(document);
  if (!migrated) return migrated.error();
  return build_plan(migrated.value(), library, std::move(problems));
}

// Known members go over the kept ones. A default value is not written: either the member was absent, or it
// could not be read and is among the kept ones.
void put(Json& record, const char* key, const std::string& value) {
  if (!value.empty()) record[key] = value;
}

Json rater_to_json(const Rater& rater) {
  Json out = rater.extra;
  if (rater.kind != RaterKind::Self) out["kind"] = to_word(rater.kind);
  put(out, "name", rater.name);
  return out;
}

Json self_test_to_json(const SelfTest& self_test) {
  Json out = self_test.extra;
  put(out, "id", self_test.id);
  put(out, "test", self_test.test);
  if (self_test.pack_version != 1) out["pack_version"] = self_test.pack_version;
  put(out, "taken", self_test.taken);
  if (self_test.phase != Phase::None) out["phase"] = to_word(self_test.phase);
  Json rater = rater_to_json(self_test.rater);
  if (!rater.empty()) out["rater"] = std::move(rater);
  Json answers = self_test.unread_answers;
  for (const auto& [question, answer] : self_test.answers) answers[question] = answer;
  if (!answers.empty()) out["answers"] = std::move(answers);
  return out;
}

}  // namespace

SelfTest* Plan::find_self_test(std::string_view self_test_id) {
  return const_cast<SelfTest*>(static_cast<const Plan*>(this)->find_self_test(self_test_id));
}

const SelfTest* Plan::find_self_test(std::string_view self_test_id) const {
  if (self_test_id.empty()) return nullptr;
  const auto match = std::find_if(self_tests.begin(), self_tests.end(),
                                  [&](const SelfTest& self_test) { return self_test.id == self_test_id; });
  return match == self_tests.end() ? nullptr : &*match;
}

Result<LoadedPlan> load_plan(std::string_view text, const TestLibrary& library) {
  Problems problems;
  const Result<Json> document = parse_json(text, problems);
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
  out["format"] = kPlanFormat;
  out["version"] = kPlanVersion;
  put(out, "id", plan.id);
  put(out, "title", plan.title);
  // Required, so written even when it is the default; but a word that could not be read stays.
  if (plan.language != Language::Chinese || !out.contains("language"))
    out["language"] = to_word(plan.language);
  put(out, "created", plan.created);
  put(out, "modified", plan.modified);
  put(out, "author", plan.author);
  if (!plan.self_tests.empty() || !plan.unread_self_tests.empty()) {
    Json list = Json::array();
    for (const SelfTest& self_test : plan.self_tests) list.push_back(self_test_to_json(self_test));
    for (const Json& unread : plan.unread_self_tests) list.push_back(unread);
    out["self_tests"] = std::move(list);
  }
  if (!plan.test_packs.empty()) {
    Json packs = Json::object();
    for (const auto& [id, pack] : plan.test_packs) packs[id] = pack;
    out["test_packs"] = std::move(packs);
  }
  return out;
}

std::string_view to_word(Language value) {
  return value == Language::English ? "en" : "zh";
}

std::string_view to_word(Phase value) {
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

std::string_view to_word(RaterKind value) {
  return value == RaterKind::Other ? "other" : "self";
}

}  // namespace sandtable
