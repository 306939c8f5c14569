// Items of lists that may be long.
#pragma once

#include <cstddef>

#include "ui/ui.h"

namespace sandtable {

// An item of a list of `count`: false when it is too far from the view to be drawn, which only happens in long lists
// (its place is kept); otherwise it is drawn and ended by end_item().
[[nodiscard]] bool begin_item(Ui& ui, Text id, std::size_t count);
void end_item(Ui& ui, Text id);

}  // namespace sandtable
