// What stands above and below every page of a plan: where one is and how the method works, and the tools before and behind.
#include <algorithm>
#include <cmath>

#include "app/tool_view.h"
#include "app/views/overview.h"
#include "app/views/views.h"
#include "app/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/layout.h"

namespace sandtable::inline overview {

namespace {

// How the method of a page works (assets/schema/how.schema.json): by the row of the page, else by its tool; null = nothing.
const Json& how_of(App& app, const MapRow& row) {
  static const Json kNone;
  const Json* of_tool = &kNone;
  for (const Json& how : app.content.of("how")) {
    const Text page = text_of(how, "page");
    if (page == row.id) return how;
    if (page == row.to.tool) of_tool = &how;
  }
  return *of_tool;
}

const MapRow* row_on_screen(App& app, std::vector<MapRow>& rows) {
  rows = map_of(app);
  return row_here(rows, app.route);
}

void explain(Ui& ui, Text id, Key title, Text words) {
  ui.gap(kGap);
  heading(ui, sub_id(id, ".title"), 3, ui.tr(title));
  ui.gap(kGapTight);
  paragraph(ui, id, words);
}

}  // namespace

void how_dialog(App& app, Ui& ui) {
  std::vector<MapRow> rows;
  const MapRow* here = row_on_screen(app, rows);
  if (here == nullptr || how_of(app, *here).is_null()) return app.close_overlay();
  const Json& how = how_of(app, *here);
  bool done = false;
  const bool open = dialog(ui, "how", ui.tr("map.how"), 600, [&] {
    paragraph(ui, "how.page", here->title, {.weight = Weight::Semibold, .tone = Tone::Accent});
    ui.gap(kGapSmall);
    int step = 0;
    for (const Json& words : list_of(how, "method")) {
      ++step;
      paragraph(ui, "how.step." + number_text(step), number_text(step) + ". " + *words.get_ptr<const std::string*>());
      ui.gap(kGapTight);
    }
    explain(ui, "how.example", "map.example", text_of(how, "example"));
    explain(ui, "how.source", "map.source", text_of(how, "source"));
    ui.gap(kGapLarge);
    done = button(ui, {.id = "how.close", .label = ui.tr("dialog.close"), .kind = ButtonKind::Primary});
  });
  if (!open || done) app.close_overlay();
}

void page_start(App& app, Ui& ui) {
  const Rect rect = ui.place(ui.dp_round(kPageStart));
  if (!is_whole(app)) return;
  std::vector<MapRow> rows;
  const MapRow* here = row_on_screen(app, rows);
  if (here == nullptr) return;
  float room = rect.w;
  if (!how_of(app, *here).is_null()) {
    const ButtonSpec how{.id = "page.how", .label = ui.tr("map.how"), .kind = ButtonKind::Quiet};
    const float width = button_width(ui, how);
    room -= width + ui.dp(kGapSmall);
    if (button_at(ui, {rect.right() - width, rect.y, width, rect.h}, how)) app.open_overlay(how_dialog);
  }
  const TextStyle style{.size = kTextSmall, .tone = Tone::Muted};
  Node& node = ui.nodes.add(Role::Text, "page.place");
  node.name = ui.tr_format("map.place", {{"area", area_name(ui, here->area)}, {"page", here->title}});
  const float height = ui.dp_round(kTextSmall * kLineHeight);
  node.rect = {rect.x, std::floor(rect.y + (rect.h - height) / 2), room, height};
  draw_line(ui, node.name, node.rect, style);
}

void page_end(App& app, Ui& ui) {
  if (!is_whole(app)) return;
  const std::vector<MapRow> rows = map_of(app);
  const MapRow* here = row_here(rows, app.route);
  if (here == nullptr) return;
  const auto at = here - rows.data();
  std::vector<ButtonSpec> buttons;
  std::vector<const MapRow*> to;
  const auto offer = [&](std::ptrdiff_t index, Text id, Key key, Icon icon) {
    if (index < 0 || index >= std::ssize(rows)) return;
    to.push_back(&rows[static_cast<std::size_t>(index)]);
    buttons.push_back({.id = id, .label = ui.tr_format(key, {{"title", to.back()->title}}), .icon = icon, .kind = ButtonKind::Quiet});
  };
  offer(at - 1, "page.previous", "map.previous", Icon::Back);
  offer(at + 1, "page.following", "map.following", Icon::Next);
  ui.gap(kGapSection);
  rule(ui);
  ui.gap(kGapSmall);
  const int pressed = button_row(ui, buttons);
  if (pressed >= 0) app.go(to[static_cast<std::size_t>(pressed)]->to);
}

}  // namespace sandtable::overview
