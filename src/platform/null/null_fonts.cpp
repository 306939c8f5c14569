// Fonts that never vary: Latin characters are half as wide as they are high, all others as wide. Nothing is painted.
#include <imgui_internal.h>

#include "ui/text_layout.h"

namespace {

float advance_of(unsigned code_point, float size) { return code_point < 0x2E80 ? size / 2 : size; }

bool baked_init(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
  baked->Ascent = baked->Size * 0.88f;
  baked->Descent = -baked->Size * 0.24f;
  return true;
}

bool baked_load_glyph(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar code_point,
                      ImFontGlyph* out_glyph, float* out_advance_x) {
  const float advance = advance_of(sandtable::real_code_point(code_point), baked->Size);
  if (out_advance_x != nullptr) {
    *out_advance_x = advance;
  } else {
    out_glyph->Codepoint = code_point;
    out_glyph->AdvanceX = advance;
  }
  return true;
}

}  // namespace

namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader();
const ImFontLoader* GetFontLoader() {
  static ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "null";
    made.FontBakedInit = baked_init;
    made.FontBakedLoadGlyph = baked_load_glyph;
    return made;
  }();
  return &loader;
}
bool DebugEditFontLoaderFlags(unsigned int*);
bool DebugEditFontLoaderFlags(unsigned int*) { return false; }
}  // namespace ImGuiFreeType
