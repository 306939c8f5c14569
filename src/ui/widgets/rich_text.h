#pragma once

#include "ui/ui.h"

namespace sandtable {

// A text of paragraphs and lists as exercises have it: a blank line parts, "- " begins an item.
void instructions(Ui& ui, Text id, Text text);

}  // namespace sandtable
