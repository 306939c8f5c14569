#pragma once

#include <string_view>

#include "core/base/text.h"

#include "core/json/json.h"
#include "ui/ui.h"

namespace sandtable::inline worksheets {

// The rated points of a rival beside ours, as bars with a table of the numbers. Nothing while no point has both ratings.
void rival_chart(Ui& ui, const Json& sheet, const Json& values, Text name);

}  // namespace sandtable::worksheets
