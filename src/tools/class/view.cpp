// What this tool shows, for the register; see app/tool_view.h.
#include "app/tool_view.h"
#include "app/words.h"
#include "tools/class/view/state.h"
#include "tools/workshop/task.h"
#include "ui/widgets/layout.h"

namespace sandtable::inline classroom {
namespace {

constexpr float kClassWidth = 1120;  // charts with their tables beside them

// Hand-ins for the class that is open, or was when they were chosen.
bool take_file(App& app, Ui&, const Json& header, std::string_view body) {
  const Text purpose = text_of(header, "purpose");
  const bool is_open = is_class_open(app);
  // Who goes elsewhere meanwhile finds them in the class when she is back.
  const bool is_for_class = purpose == "hand_ins" ? is_open || app.state<ClassState>().figures != nullptr
                                                  : purpose == "drop" && is_open && app.route.is_plan_page();
  if (!is_for_class) return false;
  const int left = static_cast<int>(number_or(header, "left", 0));
  if (text_of(header, "type") == "file") collect(app, text_of(header, "name"), body, left);
  else collect_failed(app, text_of(header, "name"), text_of(header, "reason") == "too_large", left);
  return true;
}

void page(App& app, Ui& ui) {
  centred(ui, kClassWidth, [&] { class_view(app, ui); });
}

}  // namespace
}  // namespace sandtable::classroom

namespace sandtable {

const Tool& class_tool();

namespace {

bool takes_class(const Plan& plan) { return (has_part<HandIns>(plan) || has_part<Task>(plan)) && is_class(plan); }

// The page of a class sums up whatever was handed in. Whether it is one is known once the workshop is there.
bool class_wants(App& app, Group group) {
  if (!app.route.is_plan_page() || !app.workspace.is_open() || !app.content.is_there("workshop")) return false;
  return group != Group("first") && group != Group("second") && takes_class(app.workspace.plan());
}

}  // namespace

const ToolView& class_view() {
  static const ToolView kView = {
      .tool = &class_tool(),
      .group = "classroom",
      .icon = Icon::User,
      .needs = {"overview", "workshop", "worksheets", "situation", "mix"},
      .kinds = {{"class", "home.kind_class", Icon::User}},
      .wants = class_wants,
      .takes_plan = takes_class,
      .plan_page = page,
      .take_file = take_file,
  };
  return kView;
}

}  // namespace sandtable
