// The actions of a plan as a table. The report of the SWOT, which they follow from, has it; alone it is what the tool says.
#pragma once

#include "core/report/sections.h"
#include "core/words/strings.h"
#include "tools/actions/model.h"

namespace sandtable::inline situation {

// Nothing when there are none.
void action_table(const Strings& strings, const Actions& actions, Sections& sections);

}  // namespace sandtable::situation
