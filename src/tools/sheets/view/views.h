// The view of a worksheet.
#pragma once

#include "app/app.h"

namespace sandtable::inline worksheets {

[[gnu::noinline]] void sheet_view(App& app, Ui& ui);
// How much of a worksheet is filled in, in words.
[[nodiscard]] std::size_t filled_fields(const Plan& plan, Text sheet);  // in all its records

}  // namespace sandtable::worksheets
