#pragma once

#include "core/base/text.h"

#include <string>

#include "ui/widgets/text.h"

namespace sandtable {

// A bar with a name and the value in words ("3 of 16").
void progress(Ui& ui, Text id, Text name, Text words, float now,
              float maximum);

}  // namespace sandtable
