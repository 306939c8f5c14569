// The views of the SWOT.
#pragma once

#include "app/app.h"

namespace sandtable::inline situation {

[[gnu::noinline]] void swot_view(App& app, Ui& ui);  // the grid (N8); brings its own scroll areas
[[gnu::noinline]] void tows_view(App& app, Ui& ui);  // posture, advanced SWOT, factor scores

}  // namespace sandtable::situation
