#pragma once

#include <string>

#include "core/picture.h"
#include "ui/widgets/text.h"

namespace sandtable {

// A picture in the flow, scaled down to fit when it is wider. `summary` says in words what it shows.
void figure(Ui& ui, const std::string& id, const std::string& summary, const Picture& picture);

}  // namespace sandtable
