// The record of this tool for the register, see plan/tool.h.
#include "core/json/record_reader.h"
#include "plan/tool.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/self_test/report.h"
#include "tools/self_test/score_json.h"

namespace sandtable {
namespace {

void begin(Plan& work, const Asked& asked, const RandomBytes& random) {
  if (self_test_of(work, asked) != nullptr) return;
  SelfTest& attempt = edit_part<SelfTests>(work).list.emplace_back();
  attempt.id = make_uuid(random);
  attempt.test = asked.item.str();
  attempt.phase = static_cast<Phase>(asked.phase);
}

void reduce(Plan& plan, const HandInWish& wish) {
  if (!has_part<SelfTests>(plan)) return;
  SelfTests& all = edit_part<SelfTests>(plan);
  if (wish.by_exercise) {
    std::vector<SelfTest> kept;
    std::vector<const SelfTest*> taken;  // a tool may be asked for twice; ids may be missing
    for (const Asked& asked : wish.asked) {
      const SelfTest* attempt = self_test_of(plan, asked);
      if (attempt == nullptr || std::ranges::find(taken, attempt) != taken.end()) continue;
      taken.push_back(attempt);
      kept.push_back(*attempt);
    }
    all.list = std::move(kept);
  }
  all.unread = empty_array();
  for (SelfTest& attempt : all.list) {
    attempt.extra = {};
    attempt.unread_answers = empty_object();
    attempt.rater.extra = {};
    if (!wish.named) attempt.rater.name.clear();
  }
}

Progress progress(const Plan& work, const Asked& asked, const Packs& packs) {
  const SelfTest* attempt = self_test_of(work, asked);
  const TestLibrary* library = packs.get<TestLibrary>();
  const TestPack* pack = library == nullptr ? nullptr : library->find(asked.item);
  Progress out;
  if (attempt != nullptr) out.done = static_cast<int>(attempt->answers.size());
  if (pack != nullptr) out.total = static_cast<int>(pack->questions.size());
  return out;
}

void complete(Plan& plan, const RandomBytes& random) {
  if (!has_part<SelfTests>(plan)) return;
  for (SelfTest& attempt : edit_part<SelfTests>(plan).list) {
    if (attempt.id.empty()) attempt.id = make_uuid(random);
  }
}

bool has(const Plan& plan, Text id) { return part<SelfTests>(plan).find(id) != nullptr; }

// clang-format off
std::vector<MemberRoute> routes() {
  return {
    // path browser file link hand-in
    {"self_tests",                 true, true, true, true},
    {"self_tests/*",               true, true, true, true},
    {"self_tests/*/id",            true, true, true, true},
    {"self_tests/*/test",          true, true, true, true},
    {"self_tests/*/pack_version",  true, true, true, true},
    {"self_tests/*/taken",         true, true, true, true},
    {"self_tests/*/phase",         true, true, true, true},
    {"self_tests/*/rater",         true, true, true, true},
    {"self_tests/*/rater/kind",    true, true, true, true},
    {"self_tests/*/rater/name",    true, true, true, true},
    {"self_tests/*/rater/number",  true, true, true, false},  // of a class whose names were left out
    {"self_tests/*/answers",       true, true, true, true},
    {"self_tests/*/answers/*",     true, true, true, true},
    {"test_packs",                 true, true, true, false},  // the trainer has the pack already
    {"test_packs/*",               true, true, true, false},
  };
}
// clang-format on

constexpr ExerciseUse kExercise = {
    .word = "self_test", .item_member = "test", .has_phase = true, .begin = begin, .progress = progress, .reduce = reduce};

}  // namespace

inline namespace overview {
namespace {

// Every self-test with its dimensions and its total; one whose test is not known has "unknown_test" instead.
Json figures(const Plan& plan, const Setting& setting) {
  const TestLibrary* library = setting.packs.get<TestLibrary>();
  Json list = empty_array();
  for (const SelfTest& attempt : part<SelfTests>(plan).list) {
    const TestPack* pack = library == nullptr ? nullptr : library->find(attempt.test);
    if (pack != nullptr) {
      add_json(list, score_to_json(*pack, attempt));
      continue;
    }
    Json unknown = empty_object();
    set_text(unknown, "id", attempt.id);
    set_text(unknown, "test", attempt.test);
    set_flag(unknown, "unknown_test", true);
    add_json(list, std::move(unknown));
  }
  Json out = empty_object();
  set_json(out, "self_tests", std::move(list));
  return out;
}

bool report(const Plan& plan, const Setting& setting, Sections& out) {
  const TestLibrary* library = setting.packs.get<TestLibrary>();
  for (const SelfTest& attempt : part<SelfTests>(plan).list) {
    const TestPack* pack = library == nullptr ? nullptr : library->find(attempt.test);
    if (pack != nullptr) out.append(self_test_report(plan, setting, *pack, attempt));
  }
  return !out.list.empty();
}

}  // namespace
}  // namespace overview

const Tool& self_test_tool() {
  static const Tool kTool = {
      .id = "self_test",
      .group = "first",
      .area = Area::SelfAssessment,
      .title = "plan.self_tests",
      .parts = {&part_type(static_cast<const SelfTests*>(nullptr))},
      .routes = routes,
      .exercise = &kExercise,
      .complete_ids = complete,
      .has = has,
      .figures = figures,
      .report = report,
  };
  return kTool;
}

}  // namespace sandtable
