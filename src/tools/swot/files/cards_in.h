// The cards that a text holds, ready to be shown and taken over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/words/strings.h"
#include "plan/plan.h"
#include "tools/swot/files/import.h"
#include "tools/swot/merge.h"

namespace sandtable::inline situation {

struct CardsIn {
  std::vector<Incoming> incoming;    // against the grid that they are to go into
  std::vector<std::string> faults;  // what was left out, in words, with its line
  Plan from;                         // the plan that they are from; empty when the text was a list
  Table unread;                      // a table that was not understood
};
// The text is a plan, a link to one, a table or a list; `name` is that of its file, or "". An error: it is a document, but no
// plan that can be read.
[[nodiscard]] Result<CardsIn> cards_in(const Swot& mine, Text name, std::string_view text, const Strings& strings,
                                       const Packs& packs);
// Of a table whose columns were chosen by hand.
[[nodiscard]] CardsIn cards_in(const Swot& mine, const Table& table, const TableChoice& choice, const Strings& strings);

}  // namespace sandtable::situation
