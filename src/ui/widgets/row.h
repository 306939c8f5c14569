#pragma once

#include <string>

#include "ui/widgets/text.h"

namespace sandtable {

struct RowSpec {
  std::string_view id;     // the texts must outlive the call
  std::string_view title;
  std::string_view detail;      // second line, muted
  Icon icon = Icon::None;
  std::string_view description; // for assistive technology
};

// A large row that opens something; the whole of it is one button. `reserve` keeps room at its right end (physical
// pixels) for the caller's own buttons. Returns true when activated; `rect` receives where it is.
bool row_button(Ui& ui, const RowSpec& spec, float reserve, Rect& rect);

}  // namespace sandtable
