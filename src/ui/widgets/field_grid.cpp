#include "ui/widgets/field_grid.h"

#include <algorithm>
#include <cmath>

namespace sandtable {

FieldGrid::FieldGrid(Ui& ui_, float least_css) : ui(ui_), columns(ui_) {
  const float gap = ui.dp_round(12);
  in_row = std::max(1, static_cast<int>((ui.flow.width + gap) / (ui.dp(least_css) + gap)));
  width = std::floor((ui.flow.width + gap) / static_cast<float>(in_row)) - gap;
}

void FieldGrid::next() {
  if (at == in_row) {
    columns.finish();
    ui.gap(12);
    columns.begin();
    at = 0;
  }
  columns.at(static_cast<float>(at) * (width + ui.dp_round(12)), width);
  ++at;
}

void FieldGrid::finish() { columns.finish(); }

}  // namespace sandtable
