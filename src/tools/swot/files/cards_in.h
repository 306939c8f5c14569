// The cards that a text holds, ready to be shown and taken over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/words/strings.h"
#include "plan/plan.h"
#include "tools/swot/merge.h"

namespace sandtable::inline situation {

struct CardsIn {
  std::vector<Incoming> incoming;    // against the grid that they are to go into
  std::vector<std::string> faults;  // what was left out, in words, with its line
  Plan from;                         // the plan that they are from; empty when the text was a list
};
// The text is a plan, a link to one, CSV or a list in Markdown; `name` is that of its file, or "". An error: it is a
// document, but no plan that can be read.
[[nodiscard]] Result<CardsIn> cards_in(const Swot& mine, Text name, std::string_view text, const Strings& strings,
                                       const Packs& packs);

}  // namespace sandtable::situation
