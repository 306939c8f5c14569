// The view of the marketing mix (N24).
#pragma once

#include "app/app.h"

namespace sandtable::inline mix {

[[gnu::noinline]] void mix_view(App& app, Ui& ui);  // the four steps

}  // namespace sandtable::mix
