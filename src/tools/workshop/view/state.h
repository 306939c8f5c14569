// What the pages of exercises keep that is no part of a plan.
#pragma once

#include <string>
#include <vector>

#include "tools/workshop/model.h"

namespace sandtable::inline workshop {

struct WorkshopState {
  bool handing_in = false;  // the ways to hand in are on show
  std::string joining;      // id of the class that is to have these tasks as well, once it is open
  std::vector<ExerciseTool> tasks;
  std::string looked_for_before;  // id of the work for which the results before the course were looked for
  std::string wanted_task;  // what is searched for among the tasks
  std::string minutes;      // the time limit as it is typed
  struct {                  // what was made last of a plan, and of which state of it
    std::string key, text;
  } link, code, qr;       // of what is shown as a QR code: its name, and the text
};

}  // namespace sandtable::workshop
