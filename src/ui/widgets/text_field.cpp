#include "ui/widgets/text_field.h"

#include <algorithm>

#include "core/base/text_lines.h"

namespace sandtable {

std::vector<std::string> taken_lines(Ui& ui, Text id) {
  std::vector<std::string> lines;
  const std::string* entered = ui.nodes.take(id, ActionKind::Lines);
  if (entered == nullptr) return lines;
  for (const std::string_view line : pasted_lines(*entered)) lines.emplace_back(line);
  while (const std::string* later = ui.nodes.take(id, ActionKind::Lines)) {
    ui.nodes.push({std::string(id), ActionKind::Lines, *later});
    ui.request_frame();
  }
  return lines;
}

namespace {

constexpr std::size_t kMostRows = 12;

// As many rows as the text needs, from `rows` on.
float height_of(Ui& ui, const std::string& text, int rows) {
  std::size_t lines = kMostRows;
  // Longer texts have more, whatever the width.
  if (text.size() < 4096) lines = std::min(lines, ui.text_block(text, kTextBody, Weight::Regular, ui.flow.width - ui.dp(24)).lines.size());
  return ui.dp_round(24.0f * static_cast<float>(std::max<std::size_t>(lines, static_cast<std::size_t>(rows))) + 20);
}

}  // namespace

bool text_field(Ui& ui, const TextFieldSpec& spec, std::string& value) {
  if (spec.show_label) {
    const TextBlock& label = ui.text_block(spec.label, kTextSmall, Weight::Semibold, ui.flow.width);
    const Rect rect = ui.place(label.height);
    if (ui.visible(rect)) draw_block(ui.draw, label, ImVec2(rect.x, rect.y), ui.theme->muted);
    ui.gap(kGapTight);
  }
  const Rect rect = ui.place(spec.rows == 1 ? ui.dp_round(kTarget) : height_of(ui, value, spec.rows));
  bool changed = false;
  while (auto typed = ui.nodes.take(spec.id, ActionKind::Input)) {
    if (spec.read_only || *typed == value) continue;
    value = std::move(*typed);
    changed = true;
  }
  Node& node = ui.nodes.add(spec.rows == 1 && !spec.takes_lines ? Role::TextField : Role::TextArea, spec.id);
  node.name = spec.label;
  node.description = spec.hint;
  node.value = value;
  node.placeholder = spec.placeholder;
  node.read_only = spec.read_only;
  node.secret = spec.secret;
  node.takes_lines = spec.takes_lines;
  node.takes_arrows = spec.takes_arrows;
  node.max_bytes = spec.max_bytes;
  node.rect = rect;
  const bool covered = node.covered;
  if (ui.visible(rect)) {
    const Theme& theme = *ui.theme;
    const bool focused = ui.nodes.is_focused(spec.id);
    const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
    ui.draw->AddRectFilled(low, high, spec.read_only ? theme.sunken : theme.surface, ui.dp(kRounding));
    ui.draw->AddRect(low, high, focused ? theme.accent : theme.border, ui.dp(kRounding), 0, ui.dp(focused ? 2 : 1));
    if (covered) {
      Text words = value.empty() ? spec.placeholder : Text(value);
      const Rect inner{rect.x + ui.dp(12), rect.y + ui.dp(10), rect.w - ui.dp(24), rect.h - ui.dp(20)};
      ui.draw->PushClipRect(ImVec2(inner.x, rect.y), ImVec2(inner.right(), rect.bottom()), true);
      const TextBlock& block = ui.text_block(words, kTextBody, Weight::Regular,
                                             spec.rows == 1 ? ui.screen.width * 100 : inner.w);
      draw_block(ui.draw, block, ImVec2(inner.x, inner.y), value.empty() ? theme.muted : theme.text);
      ui.draw->PopClipRect();
    }
  }
  if (!spec.hint.empty()) {
    ui.gap(kGapTight);
    const TextBlock& hint = ui.text_block(spec.hint, kTextSmall, Weight::Regular, ui.flow.width);
    const Rect below = ui.place(hint.height);
    if (ui.visible(below)) draw_block(ui.draw, hint, ImVec2(below.x, below.y), ui.theme->muted);
  }
  return changed;
}

}  // namespace sandtable
