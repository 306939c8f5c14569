// Words on the page.
#pragma once

#include <string>
#include <string_view>

#include "core/base/text.h"

#include "ui/icon.h"
#include "ui/ui.h"

namespace sandtable {

// level 1 = the page's title, 2 = section, 3 = card. Anything that focus should move to has an id.
void heading(Ui& ui, Text id, int level, Text text);

enum class Tone : std::uint8_t { Normal, Muted, Danger, Accent };
struct TextStyle {
  float size = kTextBody;
  Weight weight = Weight::Regular;
  Tone tone = Tone::Normal;
  float align_ratio = 0;  // 0 left, 0.5 centre, 1 right
};
void paragraph(Ui& ui, Text id, Text text, const TextStyle& style = {});
// A bulleted list of texts, one node each.
void bullet_list(Ui& ui, Text id, const std::vector<std::string>& items, const TextStyle& style = {});

// Drawing only, no node: for parts of a widget that has its own name. Returns the height.
float draw_text(Ui& ui, Text text, const Rect& rect, const TextStyle& style = {});
// One line that is cut at the right edge of the rectangle instead of wrapping.
void draw_line(Ui& ui, Text text, const Rect& rect, const TextStyle& style = {});
void draw_icon(Ui& ui, Icon icon, ImVec2 centre, float css_size, ImU32 colour);
[[nodiscard]] ImU32 tone_colour(const Ui& ui, Tone tone);

}  // namespace sandtable
