// The SWOT of a plan as files for other programs.
#pragma once

#include <string>

#include "plan/plan.h"
#include "tools/swot/model.h"
#include "tools/swot/files/import.h"

namespace sandtable::inline situation {

// Words in the language of the reader; filled from the UI pack (or English in the CLI).
struct SwotWords {
  std::string title;                  // heading when the plan has no title
  std::string cells[kCells];
  std::string columns[kCardColumns];  // see CardColumn
  std::string pairs[4];               // in the order of kAllPairs
  std::string actions, action, owner, start, end, status, open, done, pair;
};

// One row a card: cell, text, note, weight, rating, tags. Rules of csv_cell(), byte order mark, CRLF. import_csv() reads it
// back the same.
[[nodiscard]] std::string swot_csv(const Swot& swot, const SwotWords& words);
// Heading, the four cells as lists with note, weight, rating and tags as nested items, then the actions by combination.
// import_markdown() reads the cards back the same, but for line breaks in texts.
[[nodiscard]] std::string swot_markdown(const Plan& plan, const SwotWords& words);

}  // namespace sandtable::situation
