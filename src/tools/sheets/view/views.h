// The view of a worksheet.
#pragma once

#include "app/app.h"

namespace sandtable::inline situation {

[[gnu::noinline]] void sheet_view(App& app, Ui& ui);
// How much of a worksheet is filled in, in words.
[[nodiscard]] Text sheet_progress(const Ui& ui, const Plan& plan, const Json& sheet);

}  // namespace sandtable::situation
