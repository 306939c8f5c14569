#include "plan/report.h"

#include "core/base/instant.h"
#include "core/words/frame_texts.h"

namespace sandtable {

namespace {

Text title_of(const Plan& plan, const Setting& setting) {
  return plan.title.empty() ? setting.words.tr("plan.untitled") : Text(plan.title);
}

// Whether each of its records has a heading of its own that stands for the tool's.
bool has_own_titles(const Sections& sections) {
  return !sections.list.empty() && text_of(sections.list[0], "kind") == "heading" && number_or(sections.list[0], "level", 0) == 1;
}

Json finished(const Tool& tool, const Plan& plan, const Setting& setting, Sections& sections) {
  const bool says_what_it_is = sections.list.empty() || has_own_titles(sections);
  const Text title = says_what_it_is ? title_of(plan, setting) : title_of(plan, setting) + " · " + setting.words.tr(tool.title);
  return sections.report(language_tag(setting.language), title, report_meta(plan, setting));
}

}  // namespace

Text language_tag(Language language) { return language == Language::Chinese ? "zh-CN" : "en"; }

Text report_meta(const Plan& plan, const Setting& setting) {
  const Text day = frame_text(date_of(setting.now));
  return plan.author.empty() ? day : Text(plan.author) + " · " + day;
}

Json tool_report(const Tool& tool, const Plan& plan, const Setting& setting) {
  Sections sections;
  if (tool.report != nullptr) tool.report(plan, setting, sections);
  return finished(tool, plan, setting, sections);
}

Json plan_report(const std::vector<const Tool*>& from, const Plan& plan, const Setting& setting) {
  Sections all;
  for (const Tool* tool : from) {
    Sections sections;
    if (tool->report == nullptr || !tool->report(plan, setting, sections)) continue;
    if (has_own_titles(sections)) {
      for (const Json& section : sections.list) add_json(all.list, section);
    } else {
      all.append(finished(*tool, plan, setting, sections));
    }
  }
  return all.report(language_tag(setting.language), title_of(plan, setting), report_meta(plan, setting));
}

}  // namespace sandtable
