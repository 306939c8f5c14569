#pragma once

#include <string>
#include <vector>

#include "ui/widgets/text.h"

namespace sandtable {

struct TableSpec {
  std::string id;
  std::string caption;                          // accessible name
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;   // the first cell of a row names it
  std::vector<float> weights;                   // of the columns; empty = equal
};

void table(Ui& ui, const TableSpec& spec);

}  // namespace sandtable
