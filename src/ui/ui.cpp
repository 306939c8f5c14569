#include "ui/ui.h"

#include <cmath>

namespace sandtable {

Text sub_id(Text id, Text part) { return id + part; }

Text sub_id(Text id, Text part, std::size_t number) {
  return id + part + number_text(static_cast<long>(number));
}

void Ui::begin_frame(const Screen& new_screen, const Theme& new_theme) {
  forget_frame_texts();
  screen = new_screen;
  theme = &new_theme;
  draw = canvas.begin_frame(screen.width, screen.height, theme->page);
  wants_frame = wants_redraw = false;
  layouts.trim();
  page_width = screen.width;
  flow = {0, 0, screen.width};
}

float& Ui::kept(Text key) {
  const auto found = kept_.find(key.view());
  return found == kept_.end() ? kept_[key.str()] : found->second;
}

void Ui::forget_kept() { kept_.clear(); }

float Ui::dp_round(float css_pixels) const { return std::round(css_pixels * screen.device_ratio); }

void Ui::gap(float css_pixels) { flow.y += dp_round(css_pixels); }

Rect Ui::place(float height) {
  const Rect rect{flow.x, flow.y, flow.width, height};
  flow.y += height;
  return rect;
}

bool Ui::visible(const Rect& rect) const {
  const Rect clip = canvas.clip();
  return rect.right() > clip.x && rect.x < clip.right() && rect.bottom() > clip.y && rect.y < clip.bottom();
}

const TextBlock& Ui::text_block(Text text, float css_size, Weight weight, float max_width,
                                float line_height_ratio) {
  return layouts.layout(text, weight, std::round(dp(css_size)), max_width, line_height_ratio);
}

Interaction interact(Ui& ui, Text id, const Rect& rect, bool disabled, bool draggable) {
  Interaction result;
  if (Node* node = ui.nodes.in_frame(id)) {
    node->rect = rect;
    node->disabled = disabled;
  }
  if (disabled || ui.nodes.covered) return result;
  const bool asked = ui.nodes.take(id, ActionKind::Click) != nullptr;
  if ((draggable || ui.visible(rect) || ui.canvas.pressed()) && (ui.drawing_over || !ui.canvas.pointer_in(ui.over))) {
    result = ui.canvas.interact(id, rect, draggable);
  }
  result.clicked |= asked;
  return result;
}

void set_look(const Ui& ui, Node& node, const TextBlock& block, float align_ratio) {
  node.align_ratio = align_ratio;
  node.bold = block.font != font_of(Weight::Regular);
  if (block.size == ui.dp(kTextBody) && block.line_height == ui.dp(kTextBody * kLineHeight)) return;
  node.text_size = block.size;
  node.line_height = block.line_height;
}

void draw_focus(Ui& ui, Text id, const Rect& rect, float rounding_css) {
  if (!ui.nodes.shows_focus(id)) return;
  const float out = ui.dp(2);
  ui.draw->AddRect(ImVec2(rect.x - out, rect.y - out), ImVec2(rect.right() + out, rect.bottom() + out),
                   ui.theme->focus, ui.dp(rounding_css) + out, 0, ui.dp(2.5f));
}

}  // namespace sandtable
