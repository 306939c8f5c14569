#pragma once

#include <string>

namespace sandtable::inline worksheets {

struct SheetState {
  std::string record;  // id of the worksheet record in view, where there are several

  void entered(bool) { record.clear(); }
};

}  // namespace sandtable::worksheets
