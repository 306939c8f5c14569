#include "cli/commands.h"
#include "cli/error_words.h"
#include "cli/files.h"
#include "cli/output.h"
#include "cli/texts.h"
#include "cli/tool_names.h"
#include "core/tables/foreign_text.h"
#include "core/tables/table.h"

namespace sandtable::cli {
namespace {

bool reads_files(const Tool& tool) { return tool.import != nullptr; }

Plan new_plan(const Settings& settings) {
  Plan plan;
  plan.id = make_uuid(random_bytes());
  plan.created = now_instant();
  if (settings.language == "en") plan.language = Language::English;
  return plan;
}

}  // namespace

std::string importing_tools() { return tool_names(reads_files); }

int import_command(const Settings& settings, const std::string& name, const std::vector<std::string>& paths, const std::string& into,
                   bool as_json) {
  const Tool* tool = tool_named(name, reads_files, "no tool that reads files");
  if (tool == nullptr) return kWrongUse;
  Opened opened;
  if (into.empty()) {
    opened.loaded.plan = new_plan(settings);
    opened.language = opened.loaded.plan.language;
    if (!load_library(settings, opened.language, opened.library)) return 1;
  } else if (!open_plan(settings, into, opened)) {
    return 1;
  }
  Texts texts;
  if (!texts.load(settings, opened.language)) return 1;
  const Setting setting = texts.setting(opened.library);
  Plan& plan = opened.loaded.plan;
  bool any = false, all = true;
  Json told = Json::array();
  for (const std::string& path : paths) {
    const std::string where = name_of_input(path);
    const auto text = read_input(path);
    if (!text) {
      complain(where + ": " + text.error().detail);
      all = false;
      continue;
    }
    std::vector<std::string> left_out;
    const bool is_text = file_kind(text.value()) == FileKind::Text;
    auto taken = tool->import(plan, is_text ? decode_text(text.value()) : text.value(), path, setting, random_bytes(), left_out);
    for (const std::string& each : left_out) {
      complain(where + ": " + visible(each));
      if (as_json) told.push_back(Json{{"file", path}, {"reason", each}});
    }
    if (!taken) {
      complain(where + ": " + (taken.error().code == ErrorCode::Empty ? std::string("nothing in it could be read") : line_of(taken.error())));
      all = false;
      continue;
    }
    plan = std::move(taken).value();
    any = true;
  }
  if (!any) return 1;
  plan.modified = now_instant();
  Json document = plan_for(plan, Destination::File);
  if (as_json) document = Json{{"plan", std::move(document)}, {"left_out", std::move(told)}};
  print(dump_json_pretty(document) + "\n");
  return all ? 0 : 1;
}

}  // namespace sandtable::cli
