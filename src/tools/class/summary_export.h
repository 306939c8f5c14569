// A class summary as tables for the command line: CSV for spreadsheets, Markdown for people.
#pragma once

#include <string>

#include "core/words/strings.h"
#include "tools/class/summary.h"

namespace sandtable::inline classroom {

// One row for each attempts group, question, dimension, total and level of a test, each comparison, each item
// and bin of a sorting exercise, and each cell of the SWOT grids. The header row names the columns; see
// `sandtable aggregate --help`.
[[nodiscard]] std::string summary_csv(const ClassSummary& summary);
// In the words of the page; `strings` has those of the class.
[[nodiscard]] std::string summary_markdown(const ClassSummary& summary, const Strings& strings,
                                           Language language);

}  // namespace sandtable::inline classroom
