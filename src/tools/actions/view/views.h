// The view of the action list (N28).
#pragma once

#include "app/app.h"

namespace sandtable::inline situation {

[[gnu::noinline]] void actions_view(App& app, Ui& ui);

}  // namespace sandtable::situation
