#pragma once

#include <string>

#include "core/picture.h"
#include "ui/widgets/text.h"

namespace sandtable {

// A picture in the flow, scaled down to fit when it is wider. `summary` says in words what it shows.
void figure(Ui& ui, std::string_view id, std::string_view summary, const Picture& picture);

}  // namespace sandtable
