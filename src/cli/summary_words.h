// A class summary as tables: CSV for spreadsheets, Markdown for people.
#pragma once

#include <string>

#include "tools/class/summary.h"

namespace sandtable::cli {

// One row for each question, dimension and total of every group of a test, each difference of before and
// after, each item and bin of a sorting exercise, and each cell of the SWOT grids. The header row names the
// columns; see `sandtable aggregate --help`.
[[nodiscard]] std::string summary_csv(const ClassSummary& summary);
[[nodiscard]] std::string summary_markdown(const ClassSummary& summary, Language language);

}  // namespace sandtable::cli
