// The views of a sorting.
#pragma once

#include "app/app.h"

namespace sandtable::inline workshop {

[[gnu::noinline]] void sort_view(App& app, Ui& ui);
[[gnu::noinline]] void sort_menu(App& app, Ui& ui);     // where an item goes
[[gnu::noinline]] void sorting_rows(App& app, Ui& ui);  // those of a plan

}  // namespace sandtable::workshop
