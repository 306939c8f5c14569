// Workbooks of Excel and others (Office Open XML, ECMA-376, part 1, chapter 18): the texts, numbers and dates of their sheets.
#pragma once

#include <string_view>
#include <vector>

#include "core/tables/table.h"

namespace sandtable::inline tables {

inline constexpr std::size_t kMaxPartBytes = 8u << 20;       // of a sheet, and of the shared strings, as XML
inline constexpr std::size_t kMaxPartsBytes = 24u << 20;     // of all that is read
inline constexpr std::size_t kMaxSheets = 20;
inline constexpr std::size_t kMaxWorkbookText = 12u << 20;   // of all cells, with 16 for each

// Its sheets in order, those that are hidden and empty ones left out; a row's line is its number. Numbers are as Excel shows
// them at most, with 15 figures, dates "2026-12-01" with the time behind it when there is one. Of merged cells the first column
// is filled down. Empty: it is damaged, protected with a password, or over the limits.
[[nodiscard]] std::vector<Table> read_workbook(std::string_view bytes);

}  // namespace sandtable::tables
