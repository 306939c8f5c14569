#pragma once

#include "core/base/text.h"

#include <string>

#include "ui/widgets/text.h"

namespace sandtable {

struct RowSpec {
  Text id;     // the texts must outlive the call
  Text title;
  Text detail;      // second line, muted
  Icon icon = Icon::None;
  Text description; // for assistive technology
  bool disabled = false;
};

// A large row that opens something; the whole of it is one button. `reserve` keeps room at its right end (physical
// pixels) for the caller's own buttons. Returns true when activated; `rect` receives where it is.
bool row_button(Ui& ui, const RowSpec& spec, float reserve, Rect& rect);

}  // namespace sandtable
