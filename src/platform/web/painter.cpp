#include "platform/web/painter.h"

#include <emscripten.h>

#include <algorithm>
#include <cstring>

namespace sandtable {

static_assert(sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 2, "as web/painter.js reads them");

EM_JS(void, js_texture, (int width, int height), { Module.painter.texture(width, height); })
EM_JS(void, js_pixels, (int x, int y, int width, int height, const void* alpha, int bytes, int row), {
  Module.painter.pixels(x, y, width, height, HEAPU8.subarray(alpha, alpha + bytes), row);
})
EM_JS(void, js_begin, (const void* vertices, int vertex_bytes, const void* indices, int index_bytes), {
  Module.painter.begin(HEAPU8.subarray(vertices, vertices + vertex_bytes), HEAPU8.subarray(indices, indices + index_bytes));
})
EM_JS(void, js_draw, (int left, int top, int right, int bottom, int count, int first_index, int first_vertex), {
  Module.painter.draw(left, top, right, bottom, count, first_index, first_vertex);
})

namespace {

constexpr ImTextureID kTexture = 1;  // any number but "none": there is one texture at a time

void send_pixels(ImTextureData& texture, int x, int y, int width, int height) {
  js_pixels(x, y, width, height, texture.GetPixelsAt(x, y), (height - 1) * texture.Width + width, texture.Width);
}

// What was drawn last. Most frames that follow a change look like the one before, and drawing is the dear part of them.
ImVector<ImDrawVert> last_vertices;
ImVector<ImDrawIdx> last_indices;
ImVector<ImDrawCmd> last_commands;

// Makes `last` equal to `now`; false when it was so already.
template <class T>
bool keep(ImVector<T>& last, const ImVector<T>& now) {
  const auto bytes = static_cast<std::size_t>(now.size_in_bytes());
  if (last.Size == now.Size && (bytes == 0 || std::memcmp(last.Data, now.Data, bytes) == 0)) return false;
  last.resize(now.Size);
  std::memcpy(last.Data, now.Data, bytes);
  return true;
}

void update(ImTextureData& texture) {
  switch (texture.Status) {
    case ImTextureStatus_WantCreate:
      js_texture(texture.Width, texture.Height);
      send_pixels(texture, 0, 0, texture.Width, texture.Height);
      texture.SetTexID(kTexture);
      texture.SetStatus(ImTextureStatus_OK);
      break;
    case ImTextureStatus_WantUpdates: {
      const ImTextureRect& changed = texture.UpdateRect;
      send_pixels(texture, changed.x, changed.y, changed.w, changed.h);
      texture.SetStatus(ImTextureStatus_OK);
      break;
    }
    case ImTextureStatus_WantDestroy:  // a larger one has taken its place
      texture.SetTexID(ImTextureID_Invalid);
      texture.SetStatus(ImTextureStatus_Destroyed);
      break;
    default:
      break;
  }
}

}  // namespace

void paint(const ImDrawData& data) {
  bool changed = false;
  for (ImTextureData* texture : *data.Textures) {
    changed |= texture->Status != ImTextureStatus_OK;
    update(*texture);
  }
  const ImDrawList& list = *data.CmdLists[0];
  changed |= keep(last_vertices, list.VtxBuffer);
  changed |= keep(last_indices, list.IdxBuffer);
  changed |= keep(last_commands, list.CmdBuffer);
  if (!changed) return;
  js_begin(list.VtxBuffer.Data, list.VtxBuffer.size_in_bytes(), list.IdxBuffer.Data, list.IdxBuffer.size_in_bytes());
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const ImVec4& clip = command.ClipRect;
    const int left = std::max(0, static_cast<int>(clip.x)), top = std::max(0, static_cast<int>(clip.y));
    const int right = static_cast<int>(clip.z), bottom = static_cast<int>(clip.w);
    if (right <= left || bottom <= top) continue;
    js_draw(left, top, right, bottom, static_cast<int>(command.ElemCount), static_cast<int>(command.IdxOffset),
            static_cast<int>(command.VtxOffset));
  }
}

void forget_picture() { last_vertices.resize(0); }

void forget_texture(const ImDrawData& data) {
  if (data.Textures == nullptr) return;
  for (ImTextureData* texture : *data.Textures) {
    if (texture->Status != ImTextureStatus_WantDestroy) texture->SetStatus(ImTextureStatus_WantCreate);
  }
}

}  // namespace sandtable
