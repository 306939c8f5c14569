#include "cli/commands.h"
#include "cli/error_words.h"
#include "cli/files.h"
#include "cli/output.h"
#include "core/links/link.h"
#include "core/links/sealed.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable::cli {
namespace {

struct Verdict {
  std::string kind;  // "plan", "test", "sort", "protected", "" = none of them
  Problems problems;
};

std::string format_of(const Json& document) {
  const auto* members = document.get_ptr<const Json::object_t*>();
  if (members == nullptr) return {};
  const auto format = members->find("format");
  if (format == members->end()) return {};
  const auto* text = format->second.get_ptr<const std::string*>();
  return text != nullptr ? *text : std::string();
}

Verdict examine(const std::string& text, const TestLibrary& library) {
  Verdict verdict;
  Problems reading;
  auto document = parse_json(text, reading, {.bytes = kMaxProtectedFile});
  if (!document && find_link(text) != std::string_view::npos) {
    document = decode_link(text);
    if (document) return examine(dump_json(document.value()), library);
  }
  if (!document) {
    verdict.problems.push_back(document.error());
    return verdict;
  }
  if (format_of(document.value()) == kProtectedFormat) {
    verdict.kind = "protected";
    const auto sealed = read_protected_file(document.value());
    if (!sealed) verdict.problems.push_back(sealed.error());
    return verdict;
  }
  if (format_of(document.value()) == kTestPackFormat) {
    verdict.kind = "test";
    const auto pack = load_test_pack(text, verdict.problems);
    if (!pack && verdict.problems.empty()) verdict.problems.push_back(pack.error());
    return verdict;
  }
  if (format_of(document.value()) == kSortPackFormat) {
    verdict.kind = "sort";
    const auto pack = load_sort_pack(text, verdict.problems);
    if (!pack && verdict.problems.empty()) verdict.problems.push_back(pack.error());
    return verdict;
  }
  auto plan = load_plan(text, library);
  if (plan) {
    verdict.kind = "plan";
    verdict.problems = std::move(plan->problems);
    std::size_t number = 0;
    for (const Json& hand_in : list_of(document.value(), "hand_ins")) {
      const std::string place = pointer_to("/hand_ins", number++);
      const auto loaded = load_plan(hand_in, library);
      if (!loaded) continue;  // listed already
      for (const Error& problem : loaded->problems)
        report(verdict.problems, problem.code, place + problem.json_pointer, problem.detail);
    }
  } else {
    verdict.problems.push_back(plan.error());
  }
  return verdict;
}

Json to_json(const Verdict& verdict) {
  Json problems = Json::array();
  for (const Error& problem : verdict.problems) {
    Json entry = Json::object();
    entry["pointer"] = problem.json_pointer;
    entry["code"] = error_name(problem.code);
    entry["detail"] = problem.detail;
    entry["message"] = words_of(problem);
    problems.push_back(std::move(entry));
  }
  Json out = Json::object();
  out["kind"] = verdict.kind;
  out["sound"] = verdict.problems.empty();
  out["problems"] = std::move(problems);
  return out;
}

}  // namespace

int validate_command(const Settings& settings, const std::string& path, bool as_json) {
  const auto text = read_input(path);
  if (!text) {
    complain(name_of_input(path) + ": " + text.error().detail);
    return 1;
  }
  TestLibrary library;
  if (!load_library(settings, settings.language == "zh" ? Language::Chinese : Language::English, library))
    return 1;
  const Verdict verdict = examine(text.value(), library);
  const std::size_t count = verdict.problems.size();
  if (as_json) {
    print(dump_json_pretty(to_json(verdict)) + "\n");
  } else if (count == 0) {
    print(name_of_input(path) + (verdict.kind == "protected"
                                     ? ": protected with a password; the page asks for it when the file is imported, and "
                                       "only then can its content be checked\n"
                                     : ": a sound " + verdict.kind + "\n"));
  } else {
    for (const Error& problem : verdict.problems) print(line_of(problem) + "\n");
  }
  if (count == 0) return 0;
  complain(name_of_input(path) + ": " + std::to_string(count) + (count == 1 ? " problem" : " problems"));
  return 1;
}

}  // namespace sandtable::cli
