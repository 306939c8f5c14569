#include "ui/canvas.h"

#include <imgui_internal.h>

#include <cmath>

namespace sandtable {

namespace {

constexpr float kDragPx = 8;        // a mouse moves this far before it drags
constexpr int kTextureSide = 1024;  // growing means packing all glyphs anew

ImFontAtlas* current = nullptr;  // of the canvas drawn last

void add_font(ImFontAtlas& atlas, int face) {
  static unsigned char no_data = 0;  // the loader needs none, ImGui wants some
  ImFontConfig config;
  config.FontData = &no_data;
  config.FontDataSize = 1;
  config.FontDataOwnedByAtlas = false;
  config.SizePixels = 16;
  config.FontNo = static_cast<ImU32>(face);
  atlas.AddFont(&config);
}

}  // namespace

// What ImGui::CreateContext() does, without a context: nothing of it is used by draw lists and fonts.
Canvas::Canvas() : atlas_(IM_NEW(ImFontAtlas)()) {
  make_current();
  shared_.CurveTessellationTol = 1.25f;
  shared_.SetCircleTessellationMaxError(0.3f);
  shared_.InitialFlags =
      ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedLinesUseTex | ImDrawListFlags_AntiAliasedFill |
      ImDrawListFlags_AllowVtxOffset;
  shared_.InitialFringeScale = 1;
  shared_.FontAtlas = atlas_;
  atlas_->RefCount++;
  atlas_->TexMinWidth = atlas_->TexMinHeight = kTextureSide;
  atlas_->TexDesiredFormat = ImTextureFormat_Alpha8;
  atlas_->Flags |= ImFontAtlasFlags_NoMouseCursors;
  ImFontAtlasAddDrawListSharedData(atlas_, &shared_);
  add_font(*atlas_, 0);
  add_font(*atlas_, 1);
  list_ = IM_NEW(ImDrawList)(&shared_);
}

Canvas::~Canvas() {
  IM_DELETE(list_);
  for (ImTextureData* texture : atlas_->TexList) texture->SetStatus(ImTextureStatus_Destroyed);
  ImFontAtlasRemoveDrawListSharedData(atlas_, &shared_);
  atlas_->RefCount--;
  if (current == atlas_) current = nullptr;
  IM_DELETE(atlas_);
}

ImGuiID area_id(std::string_view id) { return ImHashStr(id.data(), id.size()); }

void Canvas::make_current() const { current = atlas_; }

ImFont* current_font(int face) { return current->Fonts[face]; }

void Canvas::take_events() {
  pressed_ = false;
  bool changed = false;
  while (!events_.empty() && !changed) {
    const PointerEvent event = events_.front();
    events_.erase(events_.begin());
    pointer_ = event;
    changed = event.button != PointerEvent::Button::Same;
    if (event.button == PointerEvent::Button::Press) {
      down_ = pressed_ = true;
      held_ = dragging_ = false;
      pressed_at_ = pointer();
      pressed_area_ = event.area;
    }
    if (event.button == PointerEvent::Button::Hold) held_ = true;
    if (event.button == PointerEvent::Button::Release) down_ = false;
  }
}

ImDrawList* Canvas::begin_frame(float width, float height, ImU32 background) {
  make_current();
  take_events();
  if (!active_seen_) active_ = 0;  // what was pressed is gone
  active_seen_ = reached_ = false;
  shared_.ClipRectFullscreen = ImVec4(0, 0, width, height);
  ImFontAtlasUpdateNewFrame(atlas_, ++frame_, true);
  ImFontAtlasUpdateDrawListsSharedData(atlas_);
  shared_.Font = atlas_->Fonts[0];
  list_->_ResetForNewFrame();
  list_->PushTexture(atlas_->TexRef);
  list_->PushClipRectFullScreen();
  list_->AddRectFilled(ImVec2(0, 0), ImVec2(width, height), background);
  data_.DisplaySize = ImVec2(width, height);
  return list_;
}

ImDrawData* Canvas::end_frame() {
  textures_.resize(0);
  for (ImTextureData* texture : atlas_->TexList) {
    texture->RefCount = 1;
    textures_.push_back(texture);
  }
  const ImVec2 size = data_.DisplaySize;
  data_.Clear();
  data_.Valid = true;
  data_.DisplaySize = size;
  data_.FramebufferScale = ImVec2(1, 1);
  data_.Textures = &textures_;
  list_->_PopUnusedDrawCmd();
  data_.AddDrawList(list_);
  return &data_;
}

Rect Canvas::clip() const {
  const ImVec4& clip = list_->_CmdHeader.ClipRect;
  return {clip.x, clip.y, clip.z - clip.x, clip.w - clip.y};
}

bool Canvas::pointer_in(const Rect& rect) const {
  return pointer_.x >= rect.x && pointer_.x < rect.right() && pointer_.y >= rect.y && pointer_.y < rect.bottom();
}

Interaction Canvas::interact(Text id, const Rect& rect, bool draggable) {
  Interaction result;
  const ImGuiID key = area_id(id);
  const bool known = pressed_ && pressed_area_ != 0;
  if (known ? pressed_area_ == key
            : !reached_ && (active_ == 0 || active_ == key) && pointer_in(rect) && pointer_in(clip())) {
    reached_ = result.hovered = true;
    if (pressed_) active_ = key;
  }
  if (active_ == key) {
    active_seen_ = true;
    const float moved = std::abs(pointer_.x - pressed_at_.x) + std::abs(pointer_.y - pressed_at_.y);
    if (draggable && (held_ || (!pointer_.touch && moved > kDragPx))) dragging_ = true;
    result.held = down_;
    result.dragging = dragging_ && down_;
    result.dropped = dragging_ && !down_;
    // What moved away under a pointer that rested is meant all the same.
    result.clicked = !down_ && !dragging_ && (result.hovered || moved <= kDragPx);
    if (!down_) active_ = 0;
  }
  // A finger leaves no pointer behind to hover with.
  if (pointer_.touch && !result.held) result.hovered = false;
  return result;
}

}  // namespace sandtable
