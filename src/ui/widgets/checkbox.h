#pragma once

#include <string_view>

#include "ui/widgets/text.h"

namespace sandtable {

// A box to tick with its label beside it, as wide as the flow. True when it was pressed in this frame: the caller turns
// its value round.
bool checkbox(Ui& ui, std::string_view id, std::string_view label, bool on, bool disabled = false);

}  // namespace sandtable
