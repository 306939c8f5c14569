// The sheet that everything is drawn on, and the pointer above it.
//
// Of Dear ImGui this uses the draw lists, the font atlas and the renderer. Its windows and items stay out: the widgets
// here are our own (semantics.h), and a window system that nobody sees is a tenth of what a visitor downloads.
#pragma once

#include <imgui_internal.h>

#include <string_view>

#include "core/base/text.h"
#include <vector>

#include "ui/node.h"

namespace sandtable {

// What the user's pointer did, in physical pixels. x < 0: it is nowhere (a finger that was lifted).
struct PointerEvent {
  enum class Button { Same, Press, Release, Hold };  // Hold: a finger that has rested for a while
  float x = -1, y = -1;
  Button button = Button::Same;
  bool touch = false;
  // Press: hash (area_id) of the area that the user saw there, 0 = not known. The page may have moved since.
  ImGuiID area = 0;
};
[[nodiscard]] ImGuiID area_id(std::string_view id);
// Of the canvas drawn last: 0 = regular, 1 = semibold.
[[nodiscard]] ImFont* current_font(int face);

// A pressed, hovered or held area.
struct Interaction {
  bool hovered = false;
  bool held = false;
  bool clicked = false;
  // Only where it was asked for: being moved with a mouse that was pressed, or a finger that had rested; and let go.
  bool dragging = false;
  bool dropped = false;
};

class Canvas {
 public:
  // Makes two fonts, regular and semibold, which the platform's loader draws.
  Canvas();
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  // Several canvases may live side by side (in tests); the one drawn last is current.
  void make_current() const;

  // Kept until a frame takes it. A frame takes moves until the button changes, so that no press is overlooked.
  void add(const PointerEvent& event) { events_.push_back(event); }
  [[nodiscard]] bool input_waits() const { return !events_.empty(); }

  // All drawing is between the two. The list stays the canvas's; what end_frame() returns is good until the next frame.
  ImDrawList* begin_frame(float width, float height, ImU32 background);
  ImDrawData* end_frame();
  [[nodiscard]] const ImDrawData& data() const { return data_; }  // what the last end_frame() returned

  // The area of the frame that a press at the pointer would reach: the first one that asks gets it.
  Interaction interact(Text id, const Rect& rect, bool draggable = false);
  // The part of the sheet that is drawn at present.
  [[nodiscard]] Rect clip() const;
  [[nodiscard]] bool pointer_in(const Rect& rect) const;
  [[nodiscard]] ImVec2 pointer() const { return {pointer_.x, pointer_.y}; }  // x < 0: nowhere
  [[nodiscard]] bool pressed() const { return pressed_; }  // in this frame, somewhere on the sheet

 private:
  void take_events();

  ImFontAtlas* atlas_;
  ImDrawListSharedData shared_;
  ImVector<ImTextureData*> textures_;
  ImDrawList* list_;
  ImDrawData data_;
  std::vector<PointerEvent> events_;
  PointerEvent pointer_;     // where it is
  ImVec2 pressed_at_;
  bool down_ = false, pressed_ = false, held_ = false, dragging_ = false;
  bool reached_ = false;     // an area under the pointer has been found in this frame
  ImGuiID pressed_area_ = 0;
  ImGuiID active_ = 0;       // the area that was pressed and not yet released
  bool active_seen_ = false;
  int frame_ = 0;
};

}  // namespace sandtable
