#pragma once

#include <string>

#include "ui/widgets/text.h"

namespace sandtable {

struct RowSpec {
  std::string id;
  std::string title;
  std::string detail;      // second line, muted
  Icon icon = Icon::None;
  std::string description; // for assistive technology
};

// A large row that opens something; the whole of it is one button. `reserve` keeps room at its right end (physical
// pixels) for the caller's own buttons. Returns true when activated; `rect` receives where it is.
bool row_button(Ui& ui, const RowSpec& spec, float reserve, Rect& rect);

}  // namespace sandtable
