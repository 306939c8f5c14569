// The record of this tool for the register, see plan/tool.h.
#include "core/json/record_reader.h"
#include "core/base/id_lists.h"
#include "plan/tool.h"
#include "tools/actions/model.h"
#include "tools/actions/report.h"
#include "core/base/records.h"

namespace sandtable::inline situation {
namespace {

void read(RecordReader& plan, Actions& out, const Packs&, Problems& problems) { read_actions(plan, out, problems); }

void complete(Plan& plan, const RandomBytes& random) {
  if (has_part<Actions>(plan)) complete_record_ids(edit_part<Actions>(plan), random);
}

void redirect(Plan& plan, const std::vector<std::string>& from, const std::string& to) {
  if (!has_part<Actions>(plan)) return;
  std::vector<std::string> refs;
  for (Shared<Action>& action : edit_part<Actions>(plan)) {
    if (redirect_refs(action->refs, from, to, refs)) action.edit().refs = refs;
  }
}

void uses(const Plan& plan, Text id, std::vector<Use>& out) {
  for (const Shared<Action>& action : part<Actions>(plan)) {
    if (is_among(action->refs, id)) out.push_back({"actions", action->id});
  }
}

bool has(const Plan& plan, Text id) { return find_record(part<Actions>(plan), id) != nullptr; }

Json figures(const Plan& plan, const Setting&) {
  Json list = empty_array();
  std::int64_t done = 0;
  for (const Shared<Action>& action : part<Actions>(plan)) {
    add_json(list, action_to_json(*action));
    done += action->status == ActionStatus::Done ? 1 : 0;
  }
  Json out = empty_object();
  set_number(out, "count", static_cast<std::int64_t>(part<Actions>(plan).size()));
  set_number(out, "done", done);
  set_json(out, "actions", std::move(list));
  return out;
}

bool report(const Plan& plan, const Setting& setting, Sections& out) {
  action_table(setting.words, part<Actions>(plan), out);
  return false;  // the SWOT's has them already
}

}  // namespace
}  // namespace sandtable::situation

namespace sandtable {
namespace {

// Of no group: asked for while only some of the tools are there.
// clang-format off
std::vector<MemberRoute> routes() {
  return {
    // path browser file link hand-in
    {"actions",                                 true, true, true, false},
    {"actions/*",                               true, true, true, false},
    {"actions/*/id",                            true, true, true, false},
    {"actions/*/text",                          true, true, true, false},
    {"actions/*/owner",                         true, true, true, false},
    {"actions/*/start",                         true, true, true, false},
    {"actions/*/end",                           true, true, true, false},
    {"actions/*/status",                        true, true, true, false},
    {"actions/*/pair",                          true, true, true, false},
    {"actions/*/refs",                          true, true, true, false},
    {"actions/*/refs/*",                        true, true, true, false},
  };
}
// clang-format on

}  // namespace

const PartType& part_type(const Actions*) {
  static constexpr PartType kType = make_part_type<Actions, read, write_actions>("actions");
  return kType;
}

const Tool& actions_tool() {
  static const Tool kTool = {
      .id = "actions",
      .group = "situation",
      .area = Area::Plan,
      .title = "actions.title",
      .parts = {&part_type(static_cast<const Actions*>(nullptr))},
      .routes = routes,
      .complete_ids = complete,
      .redirect = redirect,
      .uses = uses,
      .has = has,
      .figures = figures,
      .report = report,
  };
  return kTool;
}

}  // namespace sandtable
