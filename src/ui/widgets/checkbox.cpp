#include "ui/widgets/checkbox.h"

#include <algorithm>
#include <cmath>

namespace sandtable {

bool checkbox(Ui& ui, Text id, Text label, bool on, bool disabled) {
  const float side = ui.dp_round(22), room = ui.dp_round(22 + 12);
  const TextBlock& words = ui.text_block(label, kTextBody, Weight::Regular, ui.flow.width - room, kLineHeightTitle);
  const Rect rect = ui.place(std::max(words.height + ui.dp_round(12), ui.dp_round(kTarget)));
  Node& node = ui.nodes.add(Role::Checkbox, id);
  node.name = label;
  const Interaction state = interact(ui, id, rect, disabled);
  // Shown at once: the mirror must not fall behind what the browser did by itself.
  const bool shown = on != state.clicked;
  ui.nodes.in_frame(id)->checked = shown ? Toggle::On : Toggle::Off;
  if (ui.visible(rect)) {
    const Theme& theme = *ui.theme;
    const float middle = std::floor(rect.y + rect.h / 2);
    const ImVec2 low(rect.x, middle - side / 2), high(rect.x + side, middle + side / 2);
    ui.draw->AddRectFilled(low, high, shown ? theme.accent : state.hovered ? theme.sunken : theme.surface, ui.dp(5));
    if (!shown) ui.draw->AddRect(low, high, theme.muted, ui.dp(5), 0, ui.dp(1.5f));
    if (shown) draw_icon(ui, Icon::Check, ImVec2(rect.x + side / 2, middle), 16, theme.on_accent);
    draw_block(ui.draw, words, ImVec2(rect.x + room, std::floor(middle - words.height / 2)), theme.text);
  }
  draw_focus(ui, id, rect, 6);
  return state.clicked;
}

}  // namespace sandtable
