// What every widget and view is handed: the semantic tree, the theme, the words, and where the next thing goes.
//
// Layout is a flow: a column with a left edge, a width and a pen that moves down. place() hands out the next piece of
// it. Columns and cards narrow the flow for a while. All lengths in a Flow and a Rect are physical pixels; dp() turns
// CSS pixels into them.
#pragma once

#include <memory>
#include <imgui.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "core/base/text.h"

#include "ui/pasted_cells.h"
#include "ui/canvas.h"
#include "core/words/frame_texts.h"
#include "ui/semantics.h"
#include "core/words/strings.h"
#include "ui/text_layout.h"
#include "ui/theme.h"

namespace sandtable {

// "id.part" or "id.part3": ids of the parts of a widget, for this frame.
[[nodiscard]] Text sub_id(Text id, Text part);
[[nodiscard]] Text sub_id(Text id, Text part, std::size_t number);

struct Sections;

struct Flow {
  float x = 0, y = 0, width = 0;
};

struct Screen {
  float width = 0, height = 0;  // physical pixels
  float device_ratio = 1;       // physical pixels per CSS pixel, browser zoom included
  bool reduced_motion = false;
};

class Ui {
 public:
  Ui(Canvas& canvas, Semantics& nodes, const Strings& strings) : canvas(canvas), nodes(nodes), strings(strings) {}

  void begin_frame(const Screen& screen, const Theme& theme);

  [[nodiscard]] float dp(float css_pixels) const { return css_pixels * screen.device_ratio; }
  [[nodiscard, gnu::noinline]] float dp_round(float css_pixels) const;
  [[nodiscard]] bool phone() const { return screen.width < dp(kPhoneWidth); }
  [[nodiscard]] Text tr(Key key) const { return strings.tr(key); }
  [[nodiscard]] Text tr_format(Key key, std::initializer_list<std::pair<Text, Text>> values) const {
    return strings.tr_format(key, values);
  }

  // The next piece of the flow: full width, `height` physical pixels.
  Rect place(float height);
  [[gnu::noinline]] void gap(float css_pixels);
  // Is any part of the rectangle inside the current clip? Widgets outside record their node but draw nothing.
  [[nodiscard]] bool visible(const Rect& rect) const;

  // Text of the current theme: laid out and remembered.
  const TextBlock& text_block(Text text, float css_size, Weight weight, float max_width,
                              float line_height_ratio = kLineHeight);

  // A number that a widget keeps from frame to frame under a key, 0 at first (an offset, a measured height). The
  // reference stays valid until forget_kept().
  float& kept(Text key);
  void forget_kept();

  // One more frame is needed (an animation, a first measurement).
  void request_frame() { wants_frame = true; }
  // This frame is not to be seen: another is drawn at once (a dialog that was only measured, a page that is covered now).
  void redraw() { wants_frame = wants_redraw = true; }

  Canvas& canvas;
  Semantics& nodes;
  const Strings& strings;
  const Theme* theme = nullptr;
  Screen screen;
  float page_width = 0;  // of the part of the screen that the page has, in physical pixels
  Flow flow;
  ImDrawList* draw = nullptr;
  bool wants_frame = false, wants_redraw = false;
  // What lies over the page (the message): the pointer does not reach through it to what was drawn before.
  Rect over;
  bool drawing_over = false;
  Sections* report = nullptr;  // see report_sections.h
  std::unique_ptr<PastedCells, void (*)(PastedCells*)> pasted{nullptr, nullptr};  // see figure_field.h
  bool coarse = false;      // touched rather than pointed at: nothing is lower than kTarget
  bool read_only = false;   // the open plan may be looked at, not changed
  TextLayouts layouts;

 private:
  std::map<std::string, float, std::less<>> kept_;
};

// An area that is a node too, clicked by pointer, keyboard or assistive technology. `id` must be the id of a node
// recorded in this frame.
[[nodiscard]] Interaction interact(Ui& ui, Text id, const Rect& rect, bool disabled = false,
                                   bool draggable = false);
// The node's words are drawn like `block`: the mirror's lie in the same places.
void set_look(const Ui& ui, Node& node, const TextBlock& block, float align_ratio = 0);
// The focus ring around a rectangle, when that node shows the focus.
void draw_focus(Ui& ui, Text id, const Rect& rect, float rounding_css = kRounding);

}  // namespace sandtable
