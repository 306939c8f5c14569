#include "cli/commands.h"
#include "cli/files.h"
#include "cli/output.h"
#include "cli/swot_words.h"

namespace sandtable::cli {

int swot_command(const Settings& settings, const std::string& path, bool as_markdown) {
  Opened opened;
  if (!open_plan(settings, path, opened)) return 1;
  const Plan& plan = opened.loaded.plan;
  if (as_markdown) {
    print(swot_markdown(plan, swot_words(opened.language)) + analysis_markdown(plan, opened.language));
  } else {
    print(dump_json_pretty(swot_analysis_to_json(plan)) + "\n");
  }
  return 0;
}

}  // namespace sandtable::cli
