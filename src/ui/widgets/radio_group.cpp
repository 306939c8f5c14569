#include "ui/widgets/radio_group.h"

#include <algorithm>
#include <cmath>

namespace sandtable {

namespace {

void draw_option(Ui& ui, const Rect& rect, const RadioGroupSpec& spec, std::size_t index, bool chosen,
                 const Interaction& state) {
  const Theme& theme = *ui.theme;
  const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
  const float rounding = ui.dp(kRounding);
  ui.draw->AddRectFilled(low, high,
                         chosen || state.held ? theme.accent_wash
                         : state.hovered      ? theme.sunken
                                              : theme.surface,
                         rounding);
  ui.draw->AddRect(low, high, chosen ? theme.accent : theme.border, rounding, 0, ui.dp(chosen ? 2 : 1));
  const float middle = rect.y + rect.h / 2;
  const float mark = 22;
  const RadioOption& option = spec.options[index];
  if (spec.layout == RadioLayout::Chips) {
    draw_text(ui, option.label, {rect.x, std::floor(middle - ui.dp(kTextBody * kLineHeight / 2)), rect.w, rect.h},
              {.weight = chosen ? Weight::Semibold : Weight::Regular, .align_ratio = 0.5f});
    return;
  }
  const bool stack = spec.layout == RadioLayout::Stack;
  const Text words = spec.numbers ? number_text(index + 1) + "  " + option.label : Text(option.label);
  const float room = rect.w - ui.dp(12 + mark + 8 + 8);
  const TextBlock& label = ui.text_block(words, kTextBody, chosen ? Weight::Semibold : Weight::Regular, room,
                                         kLineHeightTitle);
  float x = rect.x + ui.dp(12);
  if (!stack) x = rect.x + std::max(ui.dp(8), std::floor((rect.w - label.width - ui.dp(mark + 8)) / 2));
  draw_icon(ui, chosen ? Icon::CircleFilled : Icon::Circle, ImVec2(x + ui.dp(mark / 2), middle), mark,
            chosen ? theme.accent : theme.muted);
  draw_block(ui.draw, label, ImVec2(x + ui.dp(mark + 8), std::floor(middle - label.height / 2)), theme.text);
}

// What keyboard and assistive technology did, in the order in which it happened: the last one counts.
RadioChoice choice_by_key(Ui& ui, const RadioGroupSpec& spec) {
  RadioChoice choice;
  while (const auto action = ui.nodes.take_below(spec.id)) {
    if (spec.disabled || ui.nodes.covered) continue;
    const int count = static_cast<int>(spec.options.size());
    if (action->kind == ActionKind::Key) {
      const int digit = action->value.size() == 1 ? action->value[0] - '1' : -1;
      if (!spec.numbers || digit < 0 || digit >= count) continue;
      choice = {digit, false};
      ui.nodes.request_focus(spec.options[static_cast<std::size_t>(digit)].id);
      continue;
    }
    for (int i = 0; i < count; ++i) {
      if (spec.options[static_cast<std::size_t>(i)].id == action->id) choice = {i, action->kind == ActionKind::Input};
    }
  }
  return choice;
}

}  // namespace

RadioChoice radio_group(Ui& ui, const RadioGroupSpec& spec) {
  RadioChoice choice = choice_by_key(ui, spec);
  // Shown as chosen at once: the mirror must not fall behind what the browser did by itself.
  const int selected = choice.chosen >= 0 ? choice.chosen : spec.selected;
  const float top = ui.flow.y;
  ui.nodes.open(Role::RadioGroup, spec.id).name = spec.label;
  if (spec.show_label) {
    const TextBlock& label =
        ui.text_block(spec.label, spec.label_size, Weight::Semibold, ui.flow.width, kLineHeightTitle);
    const Rect rect = ui.place(label.height);
    if (ui.visible(rect)) draw_block(ui.draw, label, ImVec2(rect.x, rect.y), ui.theme->text);
    ui.gap(kGapSmall);
  }
  const std::size_t count = spec.options.size();
  const float gap = ui.dp_round(kGapSmall);
  const bool stack = spec.layout == RadioLayout::Stack, chips = spec.layout == RadioLayout::Chips;
  const float height = ui.dp_round(stack ? 54 : chips ? kTarget : 48);
  float chip = ui.flow.x;
  const float width = stack ? ui.flow.width
                            : std::floor((ui.flow.width - gap * static_cast<float>(count - 1)) / static_cast<float>(count));
  for (std::size_t i = 0; i < count; ++i) {
    Rect rect{ui.flow.x, ui.flow.y, width, height};
    if (stack) {
      ui.flow.y += height + (i + 1 < count ? gap : 0);
    } else if (chips) {
      const TextBlock& label = ui.text_block(spec.options[i].label, kTextBody, Weight::Semibold, ui.screen.width);
      rect.w = std::min(std::ceil(label.width) + ui.dp_round(28), ui.flow.width);
      if (chip > ui.flow.x && chip + rect.w > ui.flow.x + ui.flow.width) {
        chip = ui.flow.x;
        ui.flow.y += height + gap;
      }
      rect.x = chip;
      rect.y = ui.flow.y;
      chip += rect.w + gap;
    } else {
      rect.x += static_cast<float>(i) * (width + gap);
    }
    Text id = spec.options[i].id;
    Node& node = ui.nodes.add(Role::Radio, id);
    node.name = spec.options[i].label;
    node.checked = selected == static_cast<int>(i) ? Toggle::On : Toggle::Off;
    const Interaction state = interact(ui, id, rect, spec.disabled);
    if (state.clicked) choice = {static_cast<int>(i), false};
    if (ui.visible(rect)) draw_option(ui, rect, spec, i, selected == static_cast<int>(i), state);
    draw_focus(ui, id, rect);
  }
  if (!stack) ui.flow.y += height;
  ui.nodes.close();
  ui.nodes.in_frame(spec.id)->rect = {ui.flow.x, top, ui.flow.width, ui.flow.y - top};
  return choice;
}

}  // namespace sandtable
