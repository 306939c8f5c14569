#pragma once

#include "core/base/text.h"

#include <span>
#include <string>

#include "ui/widgets/text.h"

namespace sandtable {

enum class ButtonKind : std::uint8_t {
  Primary,  // the one thing to do next on this screen
  Normal,
  Quiet,    // no frame until hovered
  Danger,
};

struct ButtonSpec {
  Text id;            // the texts must outlive the call
  Text label;              // accessible name, and the words on it unless icon_only
  Icon icon = Icon::None;
  ButtonKind kind = ButtonKind::Normal;
  bool icon_only = false;
  bool disabled = false;
  bool wide = false;              // button_row: takes the whole width on phones
  Toggle expanded = Toggle::NotOne;
  Toggle pressed = Toggle::NotOne;
  Text description;        // for assistive technology
};

// In a rectangle of the caller's. True when activated.
bool button_at(Ui& ui, const Rect& rect, const ButtonSpec& spec);
// Natural size, and height of at least one target.
[[nodiscard]] float button_width(Ui& ui, const ButtonSpec& spec);
// In the flow at natural width (full width on phones for Primary and wide ones).
bool button(Ui& ui, const ButtonSpec& spec);
// Side by side, wrapping; index of the activated one or -1.
int button_row(Ui& ui, std::span<const ButtonSpec> specs);

}  // namespace sandtable
