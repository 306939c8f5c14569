#include "cli/commands.h"
#include "cli/error_words.h"
#include "cli/files.h"
#include "core/result_code.h"
#include "core/self_test_report.h"

namespace sandtable::cli {
namespace {

// The attempt to encode; nullptr when it is not clear which, and that has been said.
const SelfTest* choose(const Plan& plan, const std::string& id) {
  if (!id.empty()) {
    const SelfTest* attempt = plan.find_self_test(id);
    if (attempt == nullptr) complain("the plan has no self-test " + visible(id));
    return attempt;
  }
  if (plan.self_tests.size() == 1) return &plan.self_tests.front();
  if (plan.self_tests.empty()) {
    complain("the plan has no self-test");
    return nullptr;
  }
  complain("the plan has several self-tests; choose one with --self-test:");
  for (const SelfTest& attempt : plan.self_tests) {
    complain("  " + visible(attempt.id) + " " + visible(attempt.test) + " " + visible(attempt.taken));
  }
  return nullptr;
}

// The attempt as a plan would hold it, without the id that a code does not carry.
Json attempt_to_json(const SelfTest& attempt) {
  Plan plan;
  plan.self_tests.push_back(attempt);
  Json document = plan_to_json(plan);
  Json out = std::move(document["self_tests"][0]);
  out.erase("id");
  return out;
}

}  // namespace

int code_encode_command(const Settings& settings, const std::string& path, const std::string& self_test) {
  Opened opened;
  if (!open_plan(settings, path, opened)) return 1;
  const SelfTest* attempt = choose(opened.loaded.plan, self_test);
  if (attempt == nullptr) return 1;
  const TestPack* pack = opened.library.find(attempt->test);
  if (pack == nullptr) {
    complain("no test \"" + visible(attempt->test) + "\" is loaded; see --pack");
    return 1;
  }
  const auto code = encode_result_code(*pack, *attempt);
  if (!code) {
    complain(line_of(code.error()));
    return 1;
  }
  print(code.value() + "\n");
  return 0;
}

int code_decode_command(const Settings& settings, const std::string& code) {
  const auto text = read_argument(code);
  if (!text) {
    complain(name_of_input(code) + ": " +
             (text.error().detail.empty() ? words_of(text.error()) : text.error().detail));
    return 1;
  }
  TestLibrary library;
  if (!load_library(settings, settings.language == "zh" ? Language::Chinese : Language::English, library))
    return 1;
  const auto attempt = decode_result_code(text.value(), library);
  if (!attempt) {
    complain(line_of(attempt.error()));
    return 1;
  }
  Json score = score_to_json(*library.find(attempt.value().test), attempt.value());
  score.erase("id");
  Json out = Json::object();
  out["self_test"] = attempt_to_json(attempt.value());
  out["score"] = std::move(score);
  print(dump_json_pretty(out) + "\n");
  return 0;
}

}  // namespace sandtable::cli
