#pragma once

#include <string>

#include "ui/widgets/text.h"

namespace sandtable {

// A bar with a name and the value in words ("3 of 16").
void progress(Ui& ui, std::string_view id, std::string_view name, std::string_view words, float now,
              float maximum);

}  // namespace sandtable
