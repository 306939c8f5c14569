// Measuring and breaking text. Breaking follows UAX #14 (libunibreak): Chinese breaks between characters, never before
// closing punctuation; Latin at spaces.
#pragma once

#include <imgui.h>

#include <map>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include <vector>

namespace sandtable {

enum class Weight : std::uint8_t { Regular, Semibold };

struct TextLine {
  std::size_t begin = 0, end = 0;  // bytes of the text
  float width = 0;                 // physical pixels
};

struct TextBlock {
  std::string text;  // what to draw: slots, see below
  std::vector<TextLine> lines;
  float width = 0, height = 0, line_height = 0;  // physical pixels
  float size = 0;
  ImFont* font = nullptr;
};

// Lays out text and remembers the results: the same words are drawn frame after frame.
class TextLayouts {
 public:
  // `size` and `max_width` in physical pixels; a single word wider than max_width is broken inside.
  // The result stays valid until the next trim().
  const TextBlock& layout(Text text, Weight weight, float size, float max_width, float line_height_ratio);
  // Once a frame: forgets everything when too much has been remembered.
  void trim();
  void clear();

 private:
  std::map<std::string, TextBlock> blocks_;  // by text and everything that shapes it
};

// The fonts of the context: index 0 regular, 1 semibold. Created once by the platform.
[[nodiscard]] ImFont* font_of(Weight weight);

// ImGui's tables of a font reach up to the highest character that is drawn and hold no more than the Basic Multilingual
// Plane. So characters are given to it as slots: Latin ones as they are, all others numbered as they first come.
[[nodiscard]] unsigned slot_for(unsigned code_point);
// The character of a slot, for the font loader.
[[nodiscard]] unsigned real_code_point(unsigned slot);
inline constexpr unsigned kIconsBegin = 0xE000;  // icons, see icon.h

void draw_block(ImDrawList* list, const TextBlock& block, ImVec2 position, ImU32 colour, float align_ratio = 0,
                float align_width = 0);

}  // namespace sandtable
