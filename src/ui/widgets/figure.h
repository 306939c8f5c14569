#pragma once

#include "core/base/text.h"

#include <string>
#include <vector>

#include "core/charts/picture.h"
#include "ui/widgets/text.h"

namespace sandtable {

// A picture in the flow, scaled down to fit when it is wider. `summary` says in words what it shows.
void figure(Ui& ui, Text id, Text summary, const Picture& picture);

// A picture in the colours of the light theme, as Host's download_png takes it.
[[nodiscard]] std::string picture_file(const Picture& picture);

// The series of a chart by colour.
void legend(Ui& ui, Text id, const std::vector<std::string>& names);

}  // namespace sandtable
