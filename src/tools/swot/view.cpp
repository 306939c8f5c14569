// What this tool shows, for the register; see app/tool_view.h.
#include <algorithm>

#include "app/tool_view.h"
#include "app/views/views.h"
#include "tools/actions/model.h"
#include "tools/swot/model.h"
#include "tools/swot/pages.h"
#include "tools/swot/state.h"
#include "tools/swot/view/views.h"
#include "tools/swot/view/votes.h"
#include "tools/swot/words.h"

namespace sandtable::inline situation {
namespace {

void draw(App& app, Ui& ui) { app.route.is_page("tows") ? tows_view(app, ui) : swot_view(app, ui); }

void find(App& app, std::vector<MapRow>& rows) {
  const Swot& swot = part<Swot>(app.workspace.plan());
  for (const Cell cell : kAllCells) {
    const Text where = app.strings().tr_format("swot.map.in_cell", {{"cell", cell_name(app.strings(), cell)}});
    for (const Shared<Card>& card : swot.in(cell)) {
      rows.push_back({.id = Text("card.") + Text(card->id), .title = card->text, .state = where, .icon = Icon::Tag, .to = swot_route(app.route.plan),
                      .focus = Text("card.") + Text(card->id) + ".open", .begun = true});
    }
  }
}

std::vector<AskedChoice> choices(App& app) { return {{"", app.tr("swot.title"), app.tr("swot.about")}}; }
Text asked_title(App& app, const Asked&) { return app.tr("swot.title"); }
Route asked_route(App& app, const Asked&) { return swot_route(app.route.plan); }

// A table, list or page, by its name: no plan.
bool is_named_as_list(Text name) {
  constexpr std::string_view kEnds[] = {".csv", ".tsv", ".md", ".htm", ".html", ".xlsx", ".xls", ".CSV"};
  return std::ranges::any_of(kEnds, [&](std::string_view end) { return name.view().ends_with(end); });
}

// Files that were chosen in one of its dialogs, or dropped there.
bool take_file(App& app, Ui& ui, const Json& header, std::string_view body) {
  if (!(text_of(header, "type") == "file")) return false;
  const Text purpose = text_of(header, "purpose"), name = text_of(header, "name");
  const bool dropped = purpose == "drop" && app.route.is_page("swot") && app.overlay == nullptr && !ui.read_only && is_named_as_list(name);
  if (dropped) open_swot_import(app);
  if (purpose == "cards_text") {
    read_card_text(app, ui, body);
  } else if (app.overlay == swot_import_dialog && (dropped || purpose == "cards" || purpose == "drop")) {
    read_card_file(app, name, body);
  } else if (app.overlay == votes_dialog && purpose == "votes") {
    merge_votes(app, ui, text_of(header, "name"), body);
  } else {
    return false;
  }
  return true;
}

}  // namespace
}  // namespace sandtable::situation

namespace sandtable::inline overview {
namespace {

// Whether the two most important cards of any cell were chosen.
bool is_advanced(const Swot& swot) {
  return std::ranges::any_of(kAllCells, [&](Cell cell) { return std::ranges::any_of(swot.in(cell), [](const Shared<Card>& card) { return card->top; }); });
}

void swot_map(App& app, std::vector<MapRow>& rows) {
  const std::size_t cards = app.content.is_there("situation") ? card_count(part<Swot>(app.workspace.plan())) : 0;
  rows.push_back({.id = "grid", .title = app.tr("swot.title"), .state = app.strings().tr_format("swot.cards", {{"n", number_text(static_cast<long>(cards))}}),
                  .purpose = app.tr("swot.map.purpose"), .words = app.tr("swot.map.words"), .icon = Icon::Grid, .area = Area::Situation,
                  .to = swot_route(app.route.plan), .begun = cards > 0});
  rows.push_back({.id = "tows", .title = app.tr("tows.title"), .state = app.tr("tows.lead"), .purpose = app.tr("tows.lead"), .words = app.tr("tows.map.words"),
                  .icon = Icon::Chart, .area = Area::Situation, .to = tows_route(app.route.plan), .begun = app.content.is_there("situation") && is_advanced(part<Swot>(app.workspace.plan()))});
}

}  // namespace
}  // namespace sandtable::overview

namespace sandtable {

const Tool& swot_tool();

namespace {

void swot_home(App& app, Ui& ui) {
  tool_start(app, ui, {.id = "home.swot", .title = ui.tr("home.swot"), .detail = ui.tr("home.swot_lead"), .icon = Icon::Grid}, swot_route);
}

bool swot_fills(const Route& route) { return route.is_page("swot"); }

}  // namespace

const ToolView& swot_view() {
  static const ToolView kView = {
      .tool = &swot_tool(),
      .group = "situation",
      .icon = Icon::Grid,
      .pages = {{.word = "swot"}, {.word = "tows"}},
      .needs = {"worksheets"},
      .draw = draw,
      .fills = swot_fills,
      .home = swot_home,
      .on_plan_page = true,
      .map = swot_map,
      .find = find,
      .choices = choices,
      .asked_title = asked_title,
      .asked_route = asked_route,
      .has_content = true,
      .take_file = take_file,
  };
  return kView;
}

}  // namespace sandtable
