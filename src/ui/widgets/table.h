#pragma once

#include "core/report/table_words.h"
#include "ui/widgets/text.h"

namespace sandtable {

// `caption` is its accessible name. Columns are as wide as their words ask for.
void table(Ui& ui, Text id, Text caption, const TableWords& words);

}  // namespace sandtable
