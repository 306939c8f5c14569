// Containers: columns, cards, landmarks and scrolling areas. Each runs its content through a callable.
#pragma once

#include "core/base/text.h"

#include <imgui_internal.h>

#include <algorithm>
#include <initializer_list>
#include <string>

#include "ui/ui.h"

namespace sandtable {

// Cells side by side with widths in the given proportions; content(index) draws one cell. The flow goes on below the
// tallest.
template <class Content>
void columns(Ui& ui, std::initializer_list<float> weights, float gap_css, Content content) {
  const Flow outer = ui.flow;
  const float gap = ui.dp_round(gap_css);
  float sum = 0;
  for (const float weight : weights) sum += weight;
  const float room = outer.width - gap * static_cast<float>(weights.size() - 1);
  float x = outer.x, bottom = outer.y;
  int index = 0;
  for (const float weight : weights) {
    const float width = std::floor(room * weight / sum);
    ui.flow = {x, outer.y, width};
    content(index++);
    bottom = std::max(bottom, ui.flow.y);
    x += width + gap;
  }
  ui.flow = {outer.x, bottom, outer.width};
}

// Pieces of the flow side by side: at(x, width) begins the next one (offsets in physical pixels), finish() goes on below
// the tallest.
struct Columns {
  explicit Columns(Ui& ui_) : ui(ui_) { begin(); }
  void begin();  // a new row from here
  void at(float x, float width);
  void finish();

  Ui& ui;
  Flow outer;
  float bottom = 0;
};

// The flow narrowed to a centred column of at most `width_css`, with page margins at the sides.
template <class Content>
void centred(Ui& ui, float width_css, Content content) {
  const Flow outer = ui.flow;
  const bool nested = outer.width < ui.page_width;  // the page has its margins already
  const float margin = nested ? 0 : ui.dp_round(ui.phone() ? kGap : kGapLarge);
  const float width = std::min(outer.width - 2 * margin, ui.dp_round(width_css));
  ui.flow = {std::floor(outer.x + (outer.width - width) / 2), outer.y, width};
  content();
  ui.flow = {outer.x, ui.flow.y, outer.width};
}

enum class CardKind : std::uint8_t { Plain, Sunken, Accent, Danger, Bare };

// A panel behind its content. With an id it is a node too (a Region named by `name`).
struct CardFrame {
  CardFrame(Ui& ui, Text id, Text name, CardKind kind, float padding_css);
  void finish();

  Ui& ui;
  std::string id;
  CardKind kind;
  float padding;
  Flow outer;
  ImDrawListSplitter layers;
};

template <class Content>
void card(Ui& ui, Text id, Text name, CardKind kind, Content content,
          float padding_css = 20) {
  CardFrame frame(ui, id, name, kind, padding_css);
  content();
  frame.finish();
}

// A node around content, of any role; its rectangle is what the content took.
template <class Content>
void node_around(Ui& ui, Role role, Text id, Text name, Content content) {
  Node& node = ui.nodes.open(role, id);
  node.name = name;
  const float x = ui.flow.x, top = ui.flow.y, width = ui.flow.width;
  content();
  ui.nodes.close();
  ui.nodes.in_frame(id)->rect = {x, top, width, ui.flow.y - top};
}

// A scrolling part of the screen, `view` on the canvas. The browser scrolls the mirror's element (momentum, keyboard,
// find-in-page, assistive technology), the canvas follows.
struct ScrollFrame {
  ScrollFrame(Ui& ui, Text id, Text name, const Rect& view);
  void finish();

  Ui& ui;
  std::string id;
  Rect view;
  Flow outer;
  float offset = 0;
};

template <class Content>
void scroll_area(Ui& ui, Text id, Text name, const Rect& view, Content content) {
  ScrollFrame frame(ui, id, name, view);
  content();
  frame.finish();
}

// A thin line across the flow.
void rule(Ui& ui);

}  // namespace sandtable
