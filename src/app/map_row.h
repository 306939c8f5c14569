// A row of the map of a plan: a page of a tool, and what the plan holds of it. The page of the plan, the rail beside its pages and
// the search all show these rows. Texts live as long as the frame.
#pragma once

#include "app/route.h"
#include "core/base/text.h"
#include "plan/tool.h"
#include "ui/icon.h"

namespace sandtable {

struct MapRow {
  Text id;           // stable, "swot"; the rows on screen have ids made of it
  Text title;
  Text state;        // what the plan holds of it, in words
  Text purpose;      // why one would begin, in a sentence
  Text words;        // what else it is found by in the search, behind blanks: other names, initials of the Chinese name
  Text alarm;        // what should not wait, in words; "" = nothing
  Icon icon = Icon::None;
  Area area = Area::Plan;
  Route to;
  Text focus;        // element that gets the focus there; "" = the page's title
  bool begun = false;
  int done = 0, total = 0;  // 0 = there is no fixed number
};

}  // namespace sandtable
