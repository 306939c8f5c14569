#pragma once

#include "ui/widgets/layout.h"

namespace sandtable {

// Fields side by side, as many in a row as have room.
struct FieldGrid {
  FieldGrid(Ui& ui, float least_css);
  void next();    // the next one begins
  void finish();  // the flow goes on below
  Ui& ui;
  Columns columns;
  float width;
  int in_row, at = 0;
};

}  // namespace sandtable
