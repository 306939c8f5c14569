#include "ui/widgets/button.h"

#include <algorithm>
#include <cmath>

namespace sandtable {

namespace {

constexpr float kIconSize = 20;
constexpr float kPadding = 16;

struct Look {
  ImU32 fill, border, ink;
};

Look look_of(const Theme& theme, const ButtonSpec& spec, const Interaction& state) {
  const bool on = spec.pressed == Toggle::On;
  switch (spec.kind) {
    case ButtonKind::Primary:
      return {state.held ? theme.accent_held : state.hovered ? theme.accent_hover : theme.accent, 0, theme.on_accent};
    case ButtonKind::Normal:
      return {state.held || on ? theme.accent_wash : state.hovered ? theme.sunken : theme.surface,
              on ? theme.accent : theme.border, on ? theme.accent : theme.text};
    case ButtonKind::Quiet:
      return {state.held || on ? theme.accent_wash : state.hovered ? theme.sunken : 0, 0,
              on ? theme.accent : theme.text};
    case ButtonKind::Danger:
      return {state.held || state.hovered ? theme.danger_wash : theme.surface, theme.danger, theme.danger};
  }
  return {};
}

ImU32 faded(ImU32 colour) {
  const ImU32 alpha = (colour >> IM_COL32_A_SHIFT) & 255;
  return (colour & ~IM_COL32_A_MASK) | ((alpha * 45 / 100) << IM_COL32_A_SHIFT);
}

}  // namespace

float button_width(Ui& ui, const ButtonSpec& spec) {
  if (spec.icon_only) return ui.dp_round(kTarget);
  float width = ui.text_block(spec.label, kTextBody, Weight::Semibold, ui.screen.width).width + ui.dp(2 * kPadding);
  if (spec.icon != Icon::None) width += ui.dp(kIconSize + kGapSmall);
  return std::ceil(width);
}

bool button_at(Ui& ui, const Rect& rect, const ButtonSpec& spec) {
  Node& node = ui.nodes.add(Role::Button, spec.id);
  node.name = spec.label;
  node.tip = spec.icon_only;
  node.description = spec.description;
  node.expanded = spec.expanded;
  node.pressed = spec.pressed;
  const Interaction state = interact(ui, spec.id, rect, spec.disabled);
  if (ui.visible(rect)) {
    Look look = look_of(*ui.theme, spec, state);
    if (spec.disabled) look = {faded(look.fill), faded(look.border), faded(look.ink)};
    const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
    const float rounding = ui.dp(kRounding);
    if (look.fill != 0) ui.draw->AddRectFilled(low, high, look.fill, rounding);
    if (look.border != 0) ui.draw->AddRect(low, high, look.border, rounding, 0, ui.dp(1));
    const float middle = rect.y + rect.h / 2;
    if (spec.icon_only) {
      draw_icon(ui, spec.icon, ImVec2(rect.x + rect.w / 2, middle), kIconSize, look.ink);
    } else {
      const float icon_width = spec.icon == Icon::None ? 0 : ui.dp(kIconSize + kGapSmall);
      const float room = rect.w - icon_width - ui.dp(kGapSmall);
      const TextBlock& label = ui.text_block(spec.label, kTextBody, Weight::Semibold, room, kLineHeightTitle);
      const float left = rect.x + std::floor((rect.w - label.width - icon_width) / 2);
      draw_icon(ui, spec.icon, ImVec2(left + ui.dp(kIconSize / 2), middle), kIconSize, look.ink);
      draw_block(ui.draw, label, ImVec2(left + icon_width, std::floor(middle - label.height / 2)), look.ink);
    }
  }
  draw_focus(ui, spec.id, rect);
  return state.clicked;
}

bool button(Ui& ui, const ButtonSpec& spec) {
  return button_row(ui, std::span<const ButtonSpec>(&spec, 1)) == 0;
}

int button_row(Ui& ui, std::span<const ButtonSpec> specs) {
  const float height = ui.dp_round(kTarget), gap = ui.dp_round(kGapSmall);
  float x = ui.flow.x, y = ui.flow.y;
  int activated = -1;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    const ButtonSpec& spec = specs[i];
    const bool whole = ui.phone() && (spec.wide || (spec.kind == ButtonKind::Primary && specs.size() == 1));
    const float width = whole ? ui.flow.width : std::min(button_width(ui, spec), ui.flow.width);
    if (x > ui.flow.x && x + width > ui.flow.x + ui.flow.width + 1) {
      x = ui.flow.x;
      y += height + gap;
    }
    if (button_at(ui, {x, y, width, height}, spec)) activated = static_cast<int>(i);
    x += width + gap;
  }
  ui.flow.y = y + height;
  return activated;
}

}  // namespace sandtable
