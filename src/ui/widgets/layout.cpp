#include "ui/widgets/layout.h"

#include <cmath>
#include <cstdlib>
#include <utility>

namespace sandtable {

CardFrame::CardFrame(Ui& ui_, Text id_, Text name, CardKind kind_, float padding_css)
    : ui(ui_), id(id_), kind(kind_), padding(ui_.dp_round(padding_css)), outer(ui_.flow) {
  if (!id.empty()) ui.nodes.open(Role::Region, id).name = name;
  layers.Split(ui.draw, 2);
  layers.SetCurrentChannel(ui.draw, 1);
  ui.flow = {outer.x + padding, outer.y + padding, outer.width - 2 * padding};
}

void CardFrame::finish() {
  const float bottom = ui.flow.y + padding;
  const Rect rect{outer.x, outer.y, outer.width, bottom - outer.y};
  layers.SetCurrentChannel(ui.draw, 0);
  if (kind != CardKind::Bare && ui.visible(rect)) {
    const Theme& theme = *ui.theme;
    const ImU32 fill = kind == CardKind::Accent   ? theme.accent_wash
                       : kind == CardKind::Danger ? theme.danger_wash
                       : kind == CardKind::Sunken ? theme.sunken
                                                  : theme.surface;
    const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
    ui.draw->AddRectFilled(low, high, fill, ui.dp(kRounding + 4));
    if (kind == CardKind::Plain) ui.draw->AddRect(low, high, theme.border, ui.dp(kRounding + 4), 0, ui.dp(1));
    if (kind == CardKind::Danger) ui.draw->AddRect(low, high, theme.danger, ui.dp(kRounding + 4), 0, ui.dp(1));
  }
  layers.Merge(ui.draw);
  ui.flow = {outer.x, bottom, outer.width};
  if (!id.empty()) {
    ui.nodes.close();
    ui.nodes.in_frame(id)->rect = rect;
  }
}

ScrollFrame::ScrollFrame(Ui& ui_, Text id_, Text name, const Rect& view_)
    : ui(ui_), id(id_), view(view_), outer(ui_.flow) {
  float& known = ui.kept(id);
  while (const auto moved = ui.nodes.take(id, ActionKind::Scroll)) {
    known = std::round(static_cast<float>(std::strtod(moved->c_str(), nullptr)) * ui.screen.device_ratio);
  }
  offset = known;
  Node& node = ui.nodes.open(Role::Scroll, id);
  node.name = name;
  node.rect = view;
  node.scroll_y = offset;
  ui.draw->PushClipRect(ImVec2(view.x, view.y), ImVec2(view.right(), view.bottom()), true);
  ui.flow = {view.x, view.y - offset, view.w};
}

void ScrollFrame::finish() {
  ui.draw->PopClipRect();
  const float content = ui.flow.y + offset - view.y;
  ui.nodes.close();
  ui.nodes.in_frame(id)->content_height = content;
  ui.flow = outer;
}

void rule(Ui& ui) {
  const Rect rect = ui.place(ui.dp_round(1));
  if (ui.visible(rect)) {
    ui.draw->AddRectFilled(ImVec2(rect.x, rect.y), ImVec2(rect.right(), rect.bottom()), ui.theme->border);
  }
}

void Columns::begin() {
  outer = ui.flow;
  bottom = ui.flow.y;
}

void Columns::at(float x, float width) {
  bottom = std::max(bottom, ui.flow.y);
  ui.flow = {outer.x + x, outer.y, width};
}

void Columns::finish() {
  ui.flow = {outer.x, std::max(bottom, ui.flow.y), outer.width};
}

}  // namespace sandtable
