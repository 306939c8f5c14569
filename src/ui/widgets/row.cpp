#include "ui/widgets/row.h"

#include <cmath>

namespace sandtable {

bool row_button(Ui& ui, const RowSpec& spec, float reserve, Rect& rect) {
  const float pad = ui.dp_round(14), icon_room = spec.icon == Icon::None ? 0 : ui.dp_round(40);
  const float room = ui.flow.width - reserve - 2 * pad - icon_room;
  const TextBlock& title = ui.text_block(spec.title, kTextBody, Weight::Semibold, room, 1.4f);
  const TextBlock* detail =
      spec.detail.empty() ? nullptr : &ui.text_block(spec.detail, 14, Weight::Regular, room, 1.4f);
  const float words = title.height + (detail == nullptr ? 0 : detail->height + ui.dp(2));
  rect = ui.place(std::max(words + 2 * pad, ui.dp_round(64)));
  Node& node = ui.nodes.add(Role::Button, spec.id);
  node.name = spec.title;
  if (!spec.detail.empty()) node.name.append(", ").append(spec.detail);
  node.description = spec.description;
  Rect hit = rect;
  hit.w -= reserve;
  const Interaction state = interact(ui, spec.id, hit, spec.disabled);
  if (ui.visible(rect)) {
    const Theme& theme = *ui.theme;
    const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
    ui.draw->AddRectFilled(low, high, state.held ? theme.accent_wash : state.hovered ? theme.sunken : theme.surface,
                           ui.dp(kRounding));
    ui.draw->AddRect(low, high, theme.border, ui.dp(kRounding), 0, ui.dp(1));
    const float top = std::floor(rect.y + (rect.h - words) / 2);
    draw_icon(ui, spec.icon, ImVec2(rect.x + pad + ui.dp(12), rect.y + rect.h / 2), 24, theme.accent);
    draw_block(ui.draw, title, ImVec2(rect.x + pad + icon_room, top), theme.text);
    if (detail != nullptr) {
      draw_block(ui.draw, *detail, ImVec2(rect.x + pad + icon_room, top + title.height + ui.dp(2)), theme.muted);
    }
  }
  draw_focus(ui, spec.id, hit);
  return state.clicked;
}

}  // namespace sandtable
