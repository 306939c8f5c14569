#include "cli/commands.h"
#include "cli/files.h"
#include "cli/output.h"
#include "tools/self_test/score_json.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

namespace sandtable::cli {

int score_command(const Settings& settings, const std::string& path) {
  Opened opened;
  if (!open_plan(settings, path, opened)) return 1;
  const Plan& plan = opened.loaded.plan;

  Json head = Json::object();
  head["id"] = plan.id;
  head["title"] = plan.title;
  head["language"] = std::string(to_word(plan.language));
  head["author"] = plan.author;
  Json results = Json::array();
  bool all_known = true;
  for (const SelfTest& attempt : part<SelfTests>(plan).list) {
    if (const TestPack* pack = opened.library.find(attempt.test)) {
      results.push_back(score_to_json(*pack, attempt));
      continue;
    }
    complain("self-test " + visible(attempt.id) + ": no test \"" + visible(attempt.test) +
             "\" is loaded; see --pack");
    all_known = false;
    Json unknown = Json::object();
    unknown["id"] = attempt.id;
    unknown["test"] = attempt.test;
    unknown["error"] = error_name(ErrorCode::NothingThere);
    results.push_back(std::move(unknown));
  }
  Json out = Json::object();
  out["plan"] = std::move(head);
  out["self_tests"] = std::move(results);
  print(dump_json_pretty(out) + "\n");
  return all_known ? 0 : 1;
}

}  // namespace sandtable::cli
