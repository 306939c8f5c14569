// Things over the page: dialogs and menus. While one is open, everything drawn before it is covered: it takes no input
// and is inert in the mirror. Draw the page with ui.nodes.covered = true, then the dialog.
#pragma once

#include "core/base/text.h"

#include <imgui_internal.h>

#include <span>
#include <string>

#include "ui/widgets/button.h"

namespace sandtable {

struct DialogFrame {
  DialogFrame(Ui& ui, Text id, Text title, float width_css);
  // True when the user wants out: Escape, a click beside it, or its close button.
  bool finish();

  Ui& ui;
  std::string id;
  bool close_wanted = false;
  Flow outer;
  Rect panel;
  float content_top = 0;
  ImDrawListSplitter layers;
};

// Returns false when the user closed it. The caller keeps whether it is open.
template <class Content>
bool dialog(Ui& ui, Text id, Text title, float width_css, Content content) {
  DialogFrame frame(ui, id, title, width_css);
  content();
  return !frame.finish();
}

struct MenuItemSpec {
  Text id;
  Text label;
  Icon icon = Icon::None;
  bool disabled = false;
  bool danger = false;
  Toggle checked = Toggle::NotOne;
};

inline constexpr int kMenuOpen = -1, kMenuClosed = -2;
// A menu next to `anchor`. Index of the chosen item, kMenuOpen while nothing happened, kMenuClosed when left.
int menu(Ui& ui, Text id, Text name, const Rect& anchor,
         std::span<const MenuItemSpec> items);

}  // namespace sandtable
