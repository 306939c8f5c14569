// References between records of a plan: a card's worksheet, an action's cards, a segment's cards, a round's actions. A record
// points to another one by id; what it points to may have been deleted since. Tools answer for their own records (tool.h).
#pragma once

#include <string>
#include <vector>

#include "plan/tool.h"

namespace sandtable {

// Everything that points to one of `from` now points to `to`: after a merge.
void redirect(Plan& plan, const std::vector<std::string>& from, const std::string& to);
// Who points to `id`.
[[nodiscard]] std::vector<Use> used_by(const Plan& plan, Text id);
// Whether some tool has a record of that id; false: it was deleted.
[[nodiscard]] bool is_there(const Plan& plan, Text id);
// New ids for records that have none, in the parts that have been read.
void complete_ids(Plan& plan, const RandomBytes& random);

// Whether this copy of the plan may show what is right.
[[nodiscard]] bool may_show_key(const Plan& plan);

}  // namespace sandtable
