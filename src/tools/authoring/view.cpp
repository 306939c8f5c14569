// What this tool shows, for the register; see app/tool_view.h.
#include "app/tool_view.h"
#include "tools/authoring/pages.h"
#include "tools/authoring/view/parts.h"
#include "core/base/utf8.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/pages.h"

namespace sandtable::inline authoring {
namespace {

void draw(App& app, Ui& ui) {
  if (app.route.is_page("own")) return own_list(app, ui);
  preview_page(app, ui);
}

}  // namespace
}  // namespace sandtable::authoring

namespace sandtable {

const Tool& authoring_tool();

namespace {

// A sorting exercise that is imported like a plan becomes content of one's own. The plan around it is read when this tool's code
// is there.
bool take_sort_document(App& app, const Json& document) {
  if (!(text_of(document, "format") == kSortPackFormat)) return false;
  Json plan = empty_object(), sort = document;
  if (app.workspace.newest("material " + text_of(sort, "id")) != nullptr) set_text(sort, "id", new_content_id(app));
  set_text(plan, "format", kPlanFormat);
  set_json(plan, "version", Json(kPlanVersion));
  set_text(plan, "title", std::string(cut_text(text_of(sort, "title"), kMaxTitleBytes)));
  set_json(plan, "material", std::move(sort));
  app.import_bytes(app.import_name, dump_json(plan));
  app.go(own_content_route());
  return true;
}

bool takes_material(const Plan& plan) { return has_part<Material>(plan); }

// Its sorting exercises are read by the code of the workshop.
bool material_wants(App& app, Group group) {
  return group == Group("workshop") && app.route.is_plan_page() && app.workspace.is_open() && takes_material(app.workspace.plan());
}

// From what is written to the list of it, and from there to the workshop.
bool material_back(App& app, Route& to) {
  if (app.route.is_page("own")) {
    to = workshop_route();
    return true;
  }
  if (!app.route.is_plan_page() || !app.workspace.can_edit() || !takes_material(app.workspace.plan())) return false;
  to = own_content_route();
  return true;
}

}  // namespace

const ToolView& authoring_view() {
  static const ToolView kView = {
      .tool = &authoring_tool(),
      .group = "authoring",
      .icon = Icon::Pencil,
      .pages = {{.word = "own", .in_plan = false}, {.word = "try"}},
      .needs = {"workshop"},
      .draw = draw,
      .wants = material_wants,
      .back = material_back,
      .takes_plan = takes_material,
      .plan_page = authoring_page,
      .take_document = take_sort_document,
      .take_file = take_own_file,
  };
  return kView;
}

}  // namespace sandtable
