// What the pages of exercises keep that is no part of a plan.
#pragma once

#include <string>

namespace sandtable::inline workshop {

struct WorkshopState {
  bool handing_in = false;  // the ways to hand in are on show
  struct {                  // what was made last of a plan, and of which state of it
    std::string key, text;
  } link, code;
};

}  // namespace sandtable::workshop
