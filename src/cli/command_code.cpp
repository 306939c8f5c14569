#include "cli/commands.h"
#include "cli/error_words.h"
#include "cli/files.h"
#include "cli/output.h"
#include "core/links/code_digits.h"
#include "tools/workshop/hand_in_code.h"
#include "core/json/record_writer.h"
#include "tools/self_test/result_code.h"
#include "tools/self_test/score_json.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"

namespace sandtable::cli {
namespace {

constexpr std::size_t kMaxResultCharacters = 18;

// The attempt to encode; nullptr when it is not clear which, and that has been said.
const SelfTest* choose(const Plan& plan, const std::string& id) {
  if (!id.empty()) {
    const SelfTest* attempt = part<SelfTests>(plan).find(id);
    if (attempt == nullptr) complain("the plan has no self-test " + visible(id));
    return attempt;
  }
  if (part<SelfTests>(plan).list.size() == 1) return &part<SelfTests>(plan).list.front();
  if (part<SelfTests>(plan).list.empty()) {
    complain("the plan has no self-test");
    return nullptr;
  }
  complain("the plan has several self-tests; choose one with --self-test:");
  for (const SelfTest& attempt : part<SelfTests>(plan).list) {
    complain("  " + visible(attempt.id) + " " + visible(attempt.test) + " " + visible(attempt.taken));
  }
  return nullptr;
}

// Code of somebody's work on an exercise: one of its self-tests and sortings.
int encode_hand_in(const Settings& settings, const Opened& opened, const std::string& id) {
  const Plan& plan = opened.loaded.plan;
  const SelfTest* attempt = nullptr;
  const Sorting* sorting = nullptr;
  std::size_t found = 0;
  for (const SelfTest& one : part<SelfTests>(plan).list) {
    if (!id.empty() && one.id != id) continue;
    attempt = &one;
    ++found;
  }
  for (const Shared<Sorting>& one : part<Sortings>(plan)) {
    if (!id.empty() && one->id != id) continue;
    sorting = &*one;
    ++found;
  }
  if (found != 1) {
    complain(found == 0 ? "the plan has no self-test or sorting " + visible(id)
                        : "the plan has several self-tests and sortings; choose one with --self-test:");
    for (const SelfTest& one : part<SelfTests>(plan).list) complain("  " + visible(one.id) + " " + visible(one.test));
    for (const Shared<Sorting>& one : part<Sortings>(plan)) complain("  " + visible(one->id) + " " + visible(one->sort));
    return 1;
  }
  SortLibrary sorts;
  if (!load_sorts(settings, opened.language, sorts)) return 1;
  const TestPack* test = attempt == nullptr ? nullptr : opened.library.find(attempt->test);
  const SortPack* sort = sorting == nullptr ? nullptr : sorts.find(sorting->sort);
  if (test == nullptr && sort == nullptr) {
    complain("no test or sorting exercise \"" + visible(attempt != nullptr ? attempt->test : sorting->sort) +
             "\" is loaded; see --pack");
    return 1;
  }
  const auto code = test != nullptr ? encode_hand_in_code(plan, *test, *attempt) : encode_hand_in_code(plan, *sort, *sorting);
  if (!code) {
    complain(line_of(code.error()));
    return 1;
  }
  print(code.value() + "\n");
  return 0;
}

Json sorting_score_to_json(const SortPack& pack, const Sorting& sorting) {
  const SortingScore score = score_sorting(pack, sorting);
  Json out = Json::object();
  out["sort"] = pack.id;
  out["right"] = score.right;
  out["wrong"] = score.wrong;
  out["open"] = score.open;
  out["points"] = score.points;
  out["most_points"] = score.most_points;
  out["right_pct"] = score.right_pct ? real_json(*score.right_pct) : Json();
  out["mine_pct"] = score.mine_pct ? real_json(*score.mine_pct) : Json();
  for (std::size_t i = 0; i < pack.bins.size(); ++i) out["bins"][pack.bins[i].id] = score.bin_counts[i];
  return out;
}

int decode_hand_in(const std::string& code, const TestLibrary& tests, const SortLibrary& sorts) {
  const auto plan = decode_hand_in_code(code, tests, sorts);
  if (!plan) {
    complain(line_of(plan.error()));
    return 1;
  }
  Json out = Json::object();
  out["hand_in"] = plan_to_json(plan.value());
  out["score"] = part<Sortings>(plan.value()).empty()
                     ? score_to_json(*tests.find(part<SelfTests>(plan.value()).list[0].test), part<SelfTests>(plan.value()).list[0])
                     : sorting_score_to_json(*sorts.find(part<Sortings>(plan.value())[0]->sort), *part<Sortings>(plan.value())[0]);
  out["score"].erase("id");
  print(dump_json_pretty(out) + "\n");
  return 0;
}

// The attempt as a plan would hold it, without the id that a code does not carry.
Json attempt_to_json(const SelfTest& attempt) {
  Plan plan;
  edit_part<SelfTests>(plan).list.push_back(attempt);
  Json document = plan_to_json(plan);
  Json out = std::move(document["self_tests"][0]);
  out.erase("id");
  return out;
}

}  // namespace

int code_encode_command(const Settings& settings, const std::string& path, const std::string& self_test) {
  Opened opened;
  if (!open_plan(settings, path, opened)) return 1;
  if (part<Task>(opened.loaded.plan).there) return encode_hand_in(settings, opened, self_test);
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
  const Language language = settings.language == "zh" ? Language::Chinese : Language::English;
  TestLibrary library;
  if (!load_library(settings, language, library)) return 1;
  // The length tells hand-in codes from result codes.
  const auto typed = code_values(text.value(), kMaxHandInCharacters);
  if (typed && typed.value().size() > kMaxResultCharacters) {
    SortLibrary sorts;
    return load_sorts(settings, language, sorts) ? decode_hand_in(text.value(), library, sorts) : 1;
  }
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
