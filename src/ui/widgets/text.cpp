#include "ui/widgets/text.h"

#include <imgui_internal.h>

#include <cmath>

#include "core/report/sections.h"

namespace sandtable {

ImU32 tone_colour(const Ui& ui, Tone tone) {
  switch (tone) {
    case Tone::Normal: return ui.theme->text;
    case Tone::Muted: return ui.theme->muted;
    case Tone::Danger: return ui.theme->danger;
    case Tone::Accent: return ui.theme->accent;
  }
  return ui.theme->text;
}

void heading(Ui& ui, Text id, int level, Text text) {
  if (ui.report != nullptr) return ui.report->heading(level, text);
  const float size = level == 1 ? (ui.phone() ? 26 : kTextDisplay) : level == 2 ? kTextTitle : kTextLarge;
  const TextBlock& block = ui.text_block(text, size, Weight::Semibold, ui.flow.width, kLineHeightTitle);
  const Rect rect = ui.place(block.height);
  Node& node = ui.nodes.add(Role::Heading, id);
  node.name = text;
  node.level = level;
  node.rect = rect;
  set_look(ui, node, block);
  if (ui.visible(rect)) draw_block(ui.draw, block, ImVec2(rect.x, rect.y), ui.theme->text);
  draw_focus(ui, id, rect, 4);
}

void paragraph(Ui& ui, Text id, Text text, const TextStyle& style) {
  if (ui.report != nullptr) return ui.report->paragraph(text);
  const TextBlock& block = ui.text_block(text, style.size, style.weight, ui.flow.width);
  const Rect rect = ui.place(block.height);
  Node& node = ui.nodes.add(Role::Text, id);
  node.name = text;
  node.rect = rect;
  set_look(ui, node, block, style.align_ratio);
  if (ui.visible(rect)) {
    draw_block(ui.draw, block, ImVec2(rect.x, rect.y), tone_colour(ui, style.tone), style.align_ratio, rect.w);
  }
}

void bullet_list(Ui& ui, Text id, const std::vector<std::string>& items, const TextStyle& style) {
  if (items.empty()) return;
  if (ui.report != nullptr) return ui.report->bullets(items);
  const float indent = ui.dp_round(20);
  const float top = ui.flow.y;
  ui.nodes.open(Role::List, id);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const TextBlock& block = ui.text_block(items[i], style.size, style.weight, ui.flow.width - indent);
    if (i > 0) ui.gap(kGapTight);
    const Rect rect = ui.place(block.height);
    Node& node = ui.nodes.add(Role::ListItem, sub_id(id, ".", i + 1));
    node.name = items[i];
    node.rect = {rect.x + indent, rect.y, rect.w - indent, rect.h};
    set_look(ui, node, block);
    if (ui.visible(rect)) {
      ui.draw->AddCircleFilled(ImVec2(rect.x + ui.dp(6), rect.y + block.line_height / 2), ui.dp(2.5f),
                               ui.theme->accent);
      draw_block(ui.draw, block, ImVec2(rect.x + indent, rect.y), tone_colour(ui, style.tone));
    }
  }
  ui.nodes.close();
  ui.nodes.in_frame(id)->rect = {ui.flow.x, top, ui.flow.width, ui.flow.y - top};
}

float draw_text(Ui& ui, Text text, const Rect& rect, const TextStyle& style) {
  const TextBlock& block = ui.text_block(text, style.size, style.weight, rect.w);
  if (ui.visible(rect)) {
    draw_block(ui.draw, block, ImVec2(rect.x, rect.y), tone_colour(ui, style.tone), style.align_ratio, rect.w);
  }
  return block.height;
}

void draw_line(Ui& ui, Text text, const Rect& rect, const TextStyle& style) {
  const auto in_width = [&](Text words, float width) -> const TextBlock& {
    return ui.text_block(words, style.size, style.weight, width, 1.2f);
  };
  const TextBlock& dots = in_width("…", ui.screen.width);
  const bool fits = in_width(text, rect.w).lines.size() == 1;
  const TextBlock& block = in_width(text, fits ? rect.w : rect.w - dots.width);
  const float y = std::floor(rect.y + (rect.h - block.line_height) / 2);
  const ImU32 ink = tone_colour(ui, style.tone);
  ui.draw->PushClipRect(ImVec2(rect.x, y), ImVec2(rect.right(), y + block.line_height), true);
  draw_block(ui.draw, block, ImVec2(rect.x, y), ink);
  if (!fits) draw_block(ui.draw, dots, ImVec2(rect.x + block.lines[0].width, y), ink);
  ui.draw->PopClipRect();
}

void draw_icon(Ui& ui, Icon icon, ImVec2 centre, float css_size, ImU32 colour) {
  if (icon == Icon::None) return;
  char glyph[5];
  ImTextCharToUtf8(glyph, slot_for(static_cast<unsigned>(icon)));
  const float size = std::round(ui.dp(css_size));
  ui.draw->AddText(font_of(Weight::Regular), size,
                   ImVec2(std::floor(centre.x - size / 2), std::floor(centre.y - size / 2)), colour, glyph);
}

}  // namespace sandtable
