// What this tool shows, for the register; see app/tool_view.h.
#include "app/tool_view.h"
#include "tools/authoring/pages.h"
#include "tools/authoring/view/parts.h"
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

// The file of a sorting exercise, chosen or dropped like a plan: the list of own content takes it when its code is there.
bool take_sort_document(App& app, const Json& document) {
  if (!(text_of(document, "format") == kSortPackFormat)) return false;
  app.state<SortFiles>().waiting.push_back(document);
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
      .kinds = {{"material", "home.kind_material", Icon::List}},
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
