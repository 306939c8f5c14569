// The route to a worksheet.
#pragma once

#include "app/route.h"

namespace sandtable {

[[nodiscard]] inline Route sheet_route(Text plan, Text sheet) { return tool_route(plan, "sheets", "sheet/" + sheet.str()); }

}  // namespace sandtable
