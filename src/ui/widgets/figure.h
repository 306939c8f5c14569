#pragma once

#include "core/text.h"

#include <string>

#include "core/picture.h"
#include "ui/widgets/text.h"

namespace sandtable {

// A picture in the flow, scaled down to fit when it is wider. `summary` says in words what it shows.
void figure(Ui& ui, Text id, Text summary, const Picture& picture);

}  // namespace sandtable
