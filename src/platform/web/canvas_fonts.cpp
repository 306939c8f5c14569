// The font loader: glyphs come one by one from a Canvas2D (web/glyphs.js), in the system's own fonts, at the exact
// device pixel size. No font file, every script. Icons are SVG paths drawn by the same canvas.
#include <emscripten.h>
#include <imgui_internal.h>

#include <cmath>
#include <cstring>

#include "ui/text_layout.h"

namespace sandtable {

namespace {

struct GlyphMetrics {  // device pixels; left and top from the pen on the baseline, y down
  float advance = 0, left = 0, top = 0, width = 0, height = 0;
};

// Ascent and descent are fixed shares of the size, so that layout does not depend on which system font answers.
constexpr float kAscent = 0.88f, kDescent = 0.24f;

// Which face a font source stands for is kept in its unused data pointer.
int face_of(const ImFontConfig* source) { return source->FontNo; }

}  // namespace

EM_JS(float, js_glyph_advance, (unsigned code_point, float size, int face), {
  return Module.glyphs.advance(code_point, size, face);
})
// Draws the glyph and keeps its pixels until js_glyph_pixels().
EM_JS(void, js_glyph_draw, (unsigned code_point, float size, int face, float* metrics), {
  HEAPF32.set(Module.glyphs.draw(code_point, size, face), metrics >> 2);
})
EM_JS(void, js_glyph_pixels, (unsigned char* alpha, int length), {
  Module.glyphs.pixels(HEAPU8.subarray(alpha, alpha + length));
})

namespace {

bool baked_init(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
  if (!source->MergeMode) {
    baked->Ascent = std::ceil(baked->Size * kAscent);
    baked->Descent = -std::ceil(baked->Size * kDescent);
  }
  return true;
}

bool baked_load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code_point,
                      ImFontGlyph* out_glyph, float* out_advance_x) {
  const float density = source->RasterizerDensity * baked->RasterizerDensity;
  const float size = baked->Size * density;
  const unsigned real = real_code_point(code_point);
  if (out_advance_x != nullptr) {
    *out_advance_x = js_glyph_advance(real, size, face_of(source)) / density;
    return true;
  }
  GlyphMetrics metrics;
  js_glyph_draw(real, size, face_of(source), &metrics.advance);
  out_glyph->Codepoint = code_point;
  out_glyph->AdvanceX = metrics.advance / density;
  const int width = static_cast<int>(metrics.width), height = static_cast<int>(metrics.height);
  if (width <= 0 || height <= 0) return true;
  const ImFontAtlasRectId pack_id = ImFontAtlasPackAddRect(atlas, width, height);
  if (pack_id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, pack_id);
  ImFontAtlasBuilder* builder = atlas->Builder;
  builder->TempBuffer.resize(width * height);
  js_glyph_pixels(builder->TempBuffer.Data, width * height);
  out_glyph->X0 = metrics.left / density;
  out_glyph->Y0 = baked->Ascent + metrics.top / density;
  out_glyph->X1 = out_glyph->X0 + metrics.width / density;
  out_glyph->Y1 = out_glyph->Y0 + metrics.height / density;
  out_glyph->Visible = true;
  out_glyph->PackId = pack_id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, out_glyph, rect, builder->TempBuffer.Data,
                                     ImTextureFormat_Alpha8, width);
  return true;
}

}  // namespace

}  // namespace sandtable

// Called by Dear ImGui: IMGUI_ENABLE_FREETYPE says that somebody else loads fonts.
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader();
const ImFontLoader* GetFontLoader() {
  static ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "canvas";
    made.FontBakedInit = sandtable::baked_init;
    made.FontBakedLoadGlyph = sandtable::baked_load_glyph;
    return made;
  }();
  return &loader;
}
bool DebugEditFontLoaderFlags(unsigned int*);
bool DebugEditFontLoaderFlags(unsigned int*) { return false; }
}  // namespace ImGuiFreeType
