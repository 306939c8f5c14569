#pragma once

#include <vector>

#include "core/report/table_words.h"
#include "ui/widgets/text.h"

namespace sandtable {

// `caption` is its accessible name. Columns are as wide as their words ask for. `tints`: how strongly each cell is coloured, 0..1,
// in the order of the words; none when it is empty.
void table(Ui& ui, Text id, Text caption, const TableWords& words, const std::vector<float>& tints = {});

}  // namespace sandtable
