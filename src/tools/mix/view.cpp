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

void find(App& app, std::vector<MapRow>& rows) {
  const Mix& mix = part<Mix>(app.workspace.plan());
  for (const auto& segment : mix.segments) {
    rows.push_back({.id = Text("segment.") + Text(segment->id), .title = segment->title, .state = app.tr("mix.map.segment"), .icon = Icon::Tag,
                    .to = mix_route(app.route.plan, "opportunity", segment->id), .begun = true});
  }
  for (const auto& candidate : mix.candidates) {
    rows.push_back({.id = Text("option.") + Text(candidate->id), .title = candidate->title, .state = app.tr("mix.map.option"), .icon = Icon::Tag,
                    .to = mix_route(app.route.plan, "mix"), .begun = true});
  }
}

}  // namespace
}  // namespace sandtable::mix

namespace sandtable::inline overview {
namespace {

void mix_map(App& app, std::vector<MapRow>& rows) {
  MapRow row{.id = "mix", .title = app.tr("plan.mix"), .purpose = app.tr("mix.map.purpose"), .words = app.tr("mix.map.words"), .icon = Icon::Tag,
             .area = Area::Strategy, .to = mix_route(app.route.plan, "opportunity")};
  if (app.content.is_there("mix")) {
    const Mix& mix = part<Mix>(app.workspace.plan());
    row.begun = !mix.segments.empty() || !mix.candidates.empty() || !mix.needs.empty();
    row.state = app.strings().tr_format("plan.mix_detail", {{"n", number_text(static_cast<long>(mix.segments.size()))}, {"m", number_text(static_cast<long>(mix.candidates.size()))}});
  }
  rows.push_back(row);
}

}  // namespace
}  // namespace sandtable::overview

namespace sandtable {

const Tool& mix_tool();

namespace {

void mix_home(App& app, Ui& ui) {
  tool_start(app, ui, {.id = "home.mix", .title = ui.tr("home.mix"), .detail = ui.tr("home.mix_lead"), .icon = Icon::Tag},
             [](Text plan) { return mix_route(plan, "opportunity"); });
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
      .needs = {"worksheets", "situation"},
      .draw = mix_view,
      .back = mix_back,
      .home = mix_home,
      .map = mix_map,
      .find = find,
      .choices = choices,
      .asked_title = asked_title,
      .asked_route = asked_route,
      .has_content = true,
  };
  return kView;
}

}  // namespace sandtable
