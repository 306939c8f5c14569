// Cells of a spreadsheet that were pasted into one of several fields: those to the right and below take theirs in the same frame.
#pragma once

#include <string>
#include <vector>

namespace sandtable {

struct PastedCells {
  std::string table;        // CellPlace::table
  int row = 0, column = 0;  // where the first one goes
  std::vector<std::vector<std::string>> rows;
  int taken = 0, count = 0;  // of those that are not empty
  bool entered = false;      // the fields have theirs; they hear of it in the next frame
};

}  // namespace sandtable
