#include "ui/widgets/dialog.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/widgets/layout.h"

namespace sandtable {

namespace {

// Covers the page: darkens it and reports a press beside `keep_free`.
bool scrim(Ui& ui, const Rect& keep_free, ImU32 colour) {
  if (colour != 0) ui.draw->AddRectFilled(ImVec2(0, 0), ImVec2(ui.screen.width, ui.screen.height), colour);
  return ui.canvas.pressed() && !ui.canvas.pointer_in(keep_free);
}

bool escape_pressed(Ui& ui) {
  bool escaped = false;
  while (const auto key = ui.nodes.take("", ActionKind::Key)) escaped |= *key == "Escape";
  return escaped;
}

}  // namespace

DialogFrame::DialogFrame(Ui& ui_, Text id_, Text title, float width_css)
    : ui(ui_), id(id_), outer(ui_.flow) {
  ui.nodes.covered = false;
  const float margin = ui.dp_round(kGap), padding = ui.dp_round(kGapLarge);
  float& known_height = ui.kept(sub_id(id, "#height"));
  if (ui.nodes.find(id) == nullptr) known_height = 0;  // opened anew, however it was closed the last time
  const float width = std::min(ui.dp_round(width_css), ui.screen.width - 2 * margin);
  const float bottom = (ui.over.h > 0 ? ui.over.y : ui.screen.height) - margin;  // a message covers none of it
  const float height = std::min(known_height, bottom - margin);
  const float resting = std::floor((ui.screen.height - height) * (ui.phone() ? 0.85f : 0.4f));
  panel = {std::floor((ui.screen.width - width) / 2), std::max(margin, std::min(resting, bottom - height)), width, height};
  close_wanted = (known_height > 0 && scrim(ui, panel, ui.theme->scrim)) || escape_pressed(ui);
  Node& node = ui.nodes.open(Role::Dialog, id);
  node.name = title;
  node.rect = panel;
  if (known_height == 0) {
    ui.redraw();  // the first frame only measures
    ui.nodes.request_focus(id);
  }
  layers.Split(ui.draw, 2);
  layers.SetCurrentChannel(ui.draw, 1);
  const Rect view{panel.x, panel.y, panel.w, known_height > 0 ? panel.h : ui.screen.height};
  const Text scroll_id = sub_id(id, ".body");
  float& offset = ui.kept(scroll_id);
  while (const auto moved = ui.nodes.take(scroll_id, ActionKind::Scroll)) {
    offset = std::round(static_cast<float>(std::strtod(moved->c_str(), nullptr)) * ui.screen.device_ratio);
  }
  if (known_height == 0) offset = 0;  // opened anew: so is the element that scrolls
  Node& body = ui.nodes.open(Role::Scroll, scroll_id);
  body.rect = view;
  body.scroll_y = offset;
  // The measuring frame is not shown.
  ui.draw->PushClipRect(ImVec2(view.x, view.y), ImVec2(view.right(), known_height > 0 ? view.bottom() : view.y), true);
  content_top = panel.y - offset;
  ui.flow = {panel.x + padding, content_top + padding, panel.w - 2 * padding};
  const float close_size = ui.dp_round(kTarget);
  const Rect close_rect{panel.right() - close_size - ui.dp_round(kGapSmall), content_top + ui.dp_round(14), close_size,
                        close_size};
  ui.flow.width -= close_size;
  heading(ui, sub_id(id, ".title"), 2, title);
  ui.flow.width += close_size;
  ui.gap(kGap);
  if (button_at(ui, close_rect,
                {.id = sub_id(id, ".close"), .label = ui.tr("dialog.close"), .icon = Icon::Close, .kind = ButtonKind::Quiet,
                 .icon_only = true})) {
    close_wanted = true;
  }
}

bool DialogFrame::finish() {
  const float padding = ui.dp_round(kGapLarge);
  const float content_height = ui.flow.y + padding - content_top;
  ui.draw->PopClipRect();
  ui.nodes.close();
  ui.nodes.close();
  ui.nodes.in_frame(sub_id(id, ".body"))->content_height = content_height;
  float& known_height = ui.kept(sub_id(id, "#height"));
  layers.SetCurrentChannel(ui.draw, 0);
  if (known_height > 0) {
    const ImVec2 low(panel.x, panel.y), high(panel.right(), panel.bottom());
    ui.draw->AddRectFilled(low, high, ui.theme->surface, ui.dp(kRounding + 6));
    ui.draw->AddRect(low, high, ui.theme->border, ui.dp(kRounding + 6), 0, ui.dp(1));
  }
  layers.Merge(ui.draw);
  if (known_height != content_height) ui.redraw();
  known_height = close_wanted ? 0 : content_height;
  ui.flow = outer;
  return close_wanted;
}

int menu(Ui& ui, Text id, Text name, const Rect& anchor,
         std::span<const MenuItemSpec> items) {
  ui.nodes.covered = false;
  const float row = ui.dp_round(kTarget), pad = ui.dp_round(6), icon_room = ui.dp(36);
  float width = ui.dp(180);
  for (const MenuItemSpec& item : items) {
    width = std::max(width, ui.text_block(item.label, kTextBody, Weight::Regular, ui.screen.width).width + icon_room +
                                ui.dp(32));
  }
  width = std::ceil(std::min(width, ui.screen.width - 2 * pad));
  const float height = row * static_cast<float>(items.size()) + 2 * pad;
  Rect panel{std::clamp(anchor.right() - width, pad, ui.screen.width - width - pad), anchor.bottom() + pad, width,
             height};
  if (panel.bottom() > ui.screen.height - pad) panel.y = std::max(pad, anchor.y - height - pad);
  int chosen = kMenuOpen;
  if (scrim(ui, panel, 0) || escape_pressed(ui)) chosen = kMenuClosed;
  const ImVec2 low(panel.x, panel.y), high(panel.right(), panel.bottom());
  ui.draw->AddRectFilled(ImVec2(low.x, low.y + ui.dp(3)), ImVec2(high.x, high.y + ui.dp(5)),
                         IM_COL32(0, 0, 0, 40), ui.dp(kRounding));
  ui.draw->AddRectFilled(low, high, ui.theme->surface, ui.dp(kRounding));
  ui.draw->AddRect(low, high, ui.theme->border, ui.dp(kRounding), 0, ui.dp(1));
  // A landmark around it: nothing on the page lies outside of one.
  Node& region = ui.nodes.open(Role::Region, sub_id(id, ".region"));
  region.name = name;
  region.rect = panel;
  Node& node = ui.nodes.open(Role::Menu, id);
  node.name = name;
  node.rect = panel;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const MenuItemSpec& item = items[i];
    const Rect rect{panel.x + pad, panel.y + pad + row * static_cast<float>(i), panel.w - 2 * pad, row};
    Node& entry = ui.nodes.add(Role::MenuItem, item.id);
    entry.name = item.label;
    entry.checked = item.checked;
    const Interaction state = interact(ui, item.id, rect, item.disabled);
    if (state.clicked) chosen = static_cast<int>(i);
    const ImU32 ink = item.disabled ? ui.theme->muted : item.danger ? ui.theme->danger : ui.theme->text;
    if (state.hovered || state.held) {
      ui.draw->AddRectFilled(ImVec2(rect.x, rect.y), ImVec2(rect.right(), rect.bottom()), ui.theme->sunken, ui.dp(6));
    }
    const float middle = rect.y + rect.h / 2;
    draw_icon(ui, item.checked == Toggle::On ? Icon::Check : item.icon, ImVec2(rect.x + ui.dp(20), middle), 20, ink);
    const TextBlock& label = ui.text_block(item.label, kTextBody, Weight::Regular, rect.w - icon_room);
    draw_block(ui.draw, label, ImVec2(rect.x + icon_room + ui.dp(4), std::floor(middle - label.height / 2)), ink);
    draw_focus(ui, item.id, rect, 6);
  }
  ui.nodes.close();
  ui.nodes.close();
  if (ui.nodes.find(id) == nullptr && !items.empty()) ui.nodes.request_focus(items[0].id);
  return chosen;
}

}  // namespace sandtable
