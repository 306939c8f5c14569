#include "cli/commands.h"
#include "cli/files.h"
#include "cli/mix_words.h"
#include "cli/output.h"
#include "tools/mix/summary.h"

namespace sandtable::cli {

int mix_command(const Settings& settings, const std::string& path, bool as_markdown) {
  Opened opened;
  if (!open_plan(settings, path, opened)) return 1;
  const Plan& plan = opened.loaded.plan;
  if (as_markdown) {
    print(mix_markdown(plan, opened.language));
  } else {
    print(dump_json_pretty(mix_analysis_to_json(plan)) + "\n");
  }
  return 0;
}

}  // namespace sandtable::cli
