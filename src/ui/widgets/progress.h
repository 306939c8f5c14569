#pragma once

#include <string>

#include "ui/widgets/text.h"

namespace sandtable {

// A bar with a name and the value in words ("3 of 16").
void progress(Ui& ui, const std::string& id, const std::string& name, const std::string& words, float now,
              float maximum);

}  // namespace sandtable
