#pragma once

#include <string_view>

#include "core/base/text.h"

#include "ui/widgets/text.h"

namespace sandtable {

// A box to tick with its label beside it, as wide as the flow. True when it was pressed in this frame: the caller turns
// its value round.
bool checkbox(Ui& ui, Text id, Text label, bool on, bool disabled = false);

}  // namespace sandtable
