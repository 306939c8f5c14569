// A part of the page over the whole screen, for projectors: an overlay that fills the page, and the browser's full screen where it
// allows that. Escape leaves both; so does the browser's own way out, which arrives as an Escape (web/hands.js).
//
// Buttons with the ids present.previous and present.next turn its pages: arrow keys and strokes press them.
#pragma once

#include "app/app.h"
#include "app/host.h"

namespace sandtable {

inline void open_full_screen(App& app, Overlay overlay) {
  app.open_overlay(overlay);
  app.host.request(Message("fullscreen").flag("on", true));
}

// Such an overlay. Its content brings the way out: it returns whether to leave. False: it has been left.
template <class Content>
bool full_screen(App& app, Ui& ui, Text id, Text name, Content content) {
  ui.nodes.covered = false;
  bool leave = false;
  while (const auto* key = ui.nodes.take("", ActionKind::Key)) leave = leave || *key == "Escape";
  const Rect rect{0, 0, ui.screen.width, ui.screen.height};
  if (ui.nodes.find(id) == nullptr) ui.nodes.request_focus(id);
  Node& node = ui.nodes.open(Role::Dialog, id);
  node.name = name;
  node.rect = rect;
  ui.draw->AddRectFilled(ImVec2(0, 0), ImVec2(rect.w, rect.h), ui.theme->page);
  const Flow outer = ui.flow;
  const float margin = ui.dp_round(ui.phone() ? kGap : kGapLarge);
  ui.flow = {margin, ui.dp_round(kGapSmall), rect.w - 2 * margin};
  leave = content() || leave;
  ui.flow = outer;
  ui.nodes.close();
  if (!leave) return true;
  app.host.request(Message("fullscreen").flag("on", false));
  app.close_overlay();
  return false;
}

}  // namespace sandtable
