// The map of a plan beside its pages.
#include <cmath>

#include "app/views/overview.h"
#include "app/views/views.h"
#include "app/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"

namespace sandtable::inline overview {

namespace {

constexpr float kRow = 36;  // with a mouse

struct Line {
  Text id, title;
  Icon icon;
  bool here, quiet, warns;
};

// One row of the rail: an icon, and the title while there is room for it.
bool line(Ui& ui, const Line& spec, bool folded) {
  const Rect rect = ui.place(ui.dp_round(ui.coarse ? kTarget : kRow));
  Node& node = ui.nodes.add(Role::Button, spec.id);
  node.name = spec.title;
  node.current = spec.here;
  const Interaction state = interact(ui, spec.id, rect);
  if (ui.visible(rect)) {
    const Theme& theme = *ui.theme;
    const ImU32 fill = spec.here ? theme.accent_wash : theme.sunken;
    if (spec.here || state.hovered || state.held) ui.draw->AddRectFilled(ImVec2(rect.x, rect.y), ImVec2(rect.right(), rect.bottom()), fill, ui.dp(6));
    const ImU32 ink = spec.here ? theme.accent : spec.quiet ? theme.muted : theme.text;
    draw_icon(ui, spec.warns ? Icon::Warning : spec.icon, ImVec2(rect.x + ui.dp(folded ? 22 : 18), rect.y + rect.h / 2), 18, spec.warns ? theme.danger : ink);
    const Rect words{rect.x + ui.dp_round(36), rect.y, rect.w - ui.dp_round(42), rect.h};
    if (!folded) draw_line(ui, spec.title, words, {.size = 14, .weight = spec.here ? Weight::Semibold : Weight::Regular, .tone = spec.here ? Tone::Accent : spec.quiet ? Tone::Muted : Tone::Normal});
  }
  draw_focus(ui, spec.id, rect, 6);
  return state.clicked;
}

}  // namespace

void plan_rail(App& app, Ui& ui, const Rect& side) {
  if (!is_whole(app)) return;  // rows that come one by one would move under the pointer
  const std::vector<MapRow> rows = map_of(app);
  const bool folded = app.settings.rail_folded;
  const MapRow* here = row_here(rows, app.route);
  const Flow outer = ui.flow;
  Node& nav = ui.nodes.open(Role::Navigation, "rail");
  nav.name = ui.tr("map.name");
  nav.rect = side;
  ui.draw->AddRectFilled(ImVec2(side.right() - ui.dp_round(1), side.y), ImVec2(side.right(), side.bottom()), ui.theme->border);
  scroll_area(ui, "rail.scroll", "", {side.x, side.y, side.w - ui.dp_round(1), side.h}, [&] {
    const float margin = ui.dp_round(folded ? 2 : 10);
    ui.flow = {side.x + margin, ui.flow.y, side.w - 2 * margin};
    ui.gap(12);
    if (line(ui, {.id = "rail.plan", .title = ui.tr("go.plan"), .icon = Icon::Grid, .here = app.route.is_plan_page(), .quiet = false, .warns = false}, folded)) app.go(plan_route(app.route.plan));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const MapRow& row = rows[i];
      if (i == 0 || rows[i - 1].area != row.area) {
        ui.gap(folded ? kGapSmall : kGap);
        if (!folded) {
          const Rect rect = ui.place(ui.dp_round(24));
          Node& area = ui.nodes.add(Role::Text, Text("rail.area") + number_text(static_cast<long>(row.area)));
          area.name = area_name(ui, row.area);
          area.rect = rect;
          draw_line(ui, area.name, {rect.x + ui.dp_round(9), rect.y, rect.w, rect.h}, {.size = kTextSmall, .tone = Tone::Muted});
        }
      }
      if (line(ui, {.id = Text("rail.") + row.id, .title = row.title, .icon = row.icon, .here = &row == here, .quiet = !row.begun, .warns = !row.alarm.empty()}, folded)) app.go(row.to);
    }
    ui.gap(kGap);
    if (line(ui, {.id = "rail.fold", .title = ui.tr(folded ? Key("map.unfold") : Key("map.fold")), .icon = folded ? Icon::Next : Icon::Back, .here = false, .quiet = true, .warns = false}, folded)) {
      app.settings.rail_folded = !folded;
      app.settings.save(app.host);
      ui.redraw();
    }
    ui.gap(kGap);
  });
  ui.nodes.close();
  ui.flow = outer;
}

}  // namespace sandtable::overview
