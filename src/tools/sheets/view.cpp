// What this tool shows, for the register; see app/tool_view.h.
#include <algorithm>

#include "app/tool_view.h"
#include "app/words.h"
#include "tools/sheets/model.h"
#include "tools/sheets/packs.h"
#include "tools/sheets/pages.h"
#include "tools/sheets/view/views.h"

namespace sandtable::inline worksheets {
namespace {

// Records that have a name of their own.
void find(App& app, std::vector<MapRow>& rows) {
  for (const Shared<Worksheet>& record : part<Worksheets>(app.workspace.plan())) {
    const Json* sheet = sheet_named(app, record->sheet);
    if (sheet == nullptr || record->title.empty()) continue;
    rows.push_back({.id = Text("record.") + Text(record->id), .title = record->title, .state = text_of(*sheet, "title"), .words = record->group, .icon = Icon::List,
                    .to = sheet_route(app.route.plan, record->sheet), .begun = true});
  }
}

Area area_of(const Json& sheet) {
  constexpr Text kAreas[] = {"self", "situation", "customers", "strategy", "plan"};
  const auto found = std::ranges::find(kAreas, text_of(sheet, "area"));
  return found == std::end(kAreas) ? Area::Situation : static_cast<Area>(found - std::begin(kAreas));
}

std::vector<AskedChoice> choices(App& app) {
  std::vector<AskedChoice> all;
  for (const Json& sheet : sheets_of(app)) all.push_back({text_of(sheet, "id").str(), text_of(sheet, "title"), text_of(sheet, "introduction")});
  return all;
}

Text asked_title(App& app, const Asked& asked) {
  const Json* sheet = sheet_named(app, asked.item);
  return sheet == nullptr ? Text() : text_of(*sheet, "title");
}

Route asked_route(App& app, const Asked& asked) { return sheet_route(app.route.plan, asked.item); }

}  // namespace
}  // namespace sandtable::worksheets

namespace sandtable::inline overview {
namespace {

// Up to the end of its first sentence.
Text beginning_of(Text text) {
  const std::string_view whole = text.view();
  const std::size_t latin = whole.find(". "), chinese = whole.find("。");
  const std::size_t end = std::min(latin == whole.npos ? latin : latin + 1, chinese == whole.npos ? chinese : chinese + 3);
  return frame_text(whole.substr(0, end));
}

void sheets_map(App& app, std::vector<MapRow>& rows) {
  if (!app.content.is_there("worksheets")) return;
  for (const Json& sheet : sheets_of(app)) {
    const Text id = text_of(sheet, "id");
    const std::size_t filled = filled_fields(app.workspace.plan(), id);
    rows.push_back({.id = Text("sheet.") + id, .title = text_of(sheet, "title"), .state = app.strings().tr_format("sheets.filled", {{"n", number_text(static_cast<long>(filled))}}),
                    .purpose = beginning_of(text_of(sheet, "introduction")), .words = text_of(sheet, "words"), .icon = Icon::List, .area = area_of(sheet),
                    .to = sheet_route(app.route.plan, id), .begun = filled > 0});
  }
}

}  // namespace
}  // namespace sandtable::overview

namespace sandtable {

const Tool& sheets_tool();

const ToolView& sheets_view() {
  static const ToolView kView = {
      .tool = &sheets_tool(),
      .group = "worksheets",
      .icon = Icon::List,
      .pages = {{.word = "sheet", .least = 2, .most = 2}},
      .needs = {"situation"},
      .draw = sheet_view,
      .on_plan_page = true,
      .map = sheets_map,
      .find = find,
      .choices = choices,
      .asked_title = asked_title,
      .asked_route = asked_route,
      .has_content = true,
  };
  return kView;
}

}  // namespace sandtable
