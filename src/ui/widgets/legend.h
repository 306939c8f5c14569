#pragma once

#include <string>
#include <vector>

#include "ui/ui.h"

namespace sandtable {

// The series of a chart by colour.
void legend(Ui& ui, Text id, const std::vector<std::string>& names);

}  // namespace sandtable
