#include "cli/commands.h"
#include "cli/files.h"
#include "cli/output.h"
#include "cli/texts.h"
#include "cli/tool_names.h"
#include "core/report/report_text.h"
#include "plan/report.h"

namespace sandtable::cli {
namespace {

bool can_be_shown(const Tool& tool) { return tool.figures != nullptr || tool.report != nullptr; }

}  // namespace

std::string shown_tools() { return tool_names(can_be_shown); }

int show_command(const Settings& settings, const std::string& name, const std::string& path, OutputForm form) {
  const Tool* tool = tool_named(name, can_be_shown, "no tool that can be shown");
  if (tool == nullptr) return kWrongUse;
  if (form == OutputForm::Json ? tool->figures == nullptr : tool->report == nullptr) {
    complain("the tool \"" + tool->id.str() + "\" has " + (form == OutputForm::Json ? "no figures; use --md or --csv" : "no report; leave out --md and --csv"));
    return kWrongUse;
  }
  Opened opened;
  if (!open_plan(settings, path, opened)) return 1;
  SortLibrary sorts;
  Texts texts;
  if (!load_sorts(settings, opened.language, sorts) || !texts.load(settings, opened.language)) return 1;
  Packs packs(opened.library);
  const Setting setting = texts.setting(packs.add(sorts));
  const Plan& plan = opened.loaded.plan;
  if (form == OutputForm::Json) {
    print(dump_json_pretty(tool->figures(plan, setting)) + "\n");
  } else {
    const Json report = tool_report(*tool, plan, setting);
    print(form == OutputForm::Csv ? report_csv(report) : report_markdown(report));
  }
  return 0;
}

}  // namespace sandtable::cli
