// What this tool shows, for the register; see app/tool_view.h.
#include "app/tool_view.h"
#include "app/views/views.h"
#include "tools/mix/model.h"
#include "tools/mix/pages.h"
#include "tools/mix/view/parts.h"
#include "tools/mix/view/views.h"

namespace sandtable::inline mix {
namespace {

std::vector<AskedChoice> choices(App& app) { return {{"", app.tr("mix.title"), app.tr("mix.about")}}; }
Text asked_title(App& app, const Asked&) { return app.tr("mix.title"); }
Route asked_route(App& app, const Asked&) { return mix_route(app.route.plan, "opportunity"); }

}  // namespace
}  // namespace sandtable::mix

namespace sandtable {

const Tool& mix_tool();

namespace {

// A plan without a mix does not make its page wait for this tool.
void mix_row(App& app, Ui& ui) {
  std::size_t segments = 0;
  std::size_t candidates = 0;
  if (app.content.is_there("mix")) {
    const Mix& mix = part<Mix>(app.workspace.plan());
    segments = mix.segments.size();
    candidates = mix.candidates.size();
  }
  plan_row(app, ui, "plan.mix", ui.tr("plan.mix"),
           ui.tr_format("plan.mix_detail", {{"n", number_text(static_cast<long>(segments))}, {"m", number_text(static_cast<long>(candidates))}}),
           Icon::Tag, mix_route(app.route.plan, "opportunity"));
}

// From a record to the step that it belongs to.
bool mix_back(App& app, Route& to) {
  if (app.route.tool != "mix" || app.route.word(2).empty()) return false;
  to = mix_route(app.route.plan, app.route.word(1));
  return true;
}

}  // namespace

const ToolView& mix_view() {
  static const ToolView kView = {
      .tool = &mix_tool(),
      .group = "mix",
      .icon = Icon::Tag,
      .pages = {{.word = "mix", .least = 2, .most = 3}},
      .needs = {"situation"},
      .draw = mix_view,
      .back = mix_back,
      .early_row = mix_row,
      .choices = choices,
      .asked_title = asked_title,
      .asked_route = asked_route,
      .has_content = true,
  };
  return kView;
}

}  // namespace sandtable
