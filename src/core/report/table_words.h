#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "core/base/text.h"

namespace sandtable {

inline constexpr std::uint32_t kAllButFirst = ~1u;

// The words of a table for this frame, row by row; the first row is the header, and the first cell of a row names it.
struct TableWords {
  std::vector<Text> cells;
  std::size_t columns = 0;                    // as many as the header has
  std::uint32_t figures = 0;                  // columns of figures, as bits: spreadsheets get them as plain_figure()

  void row(std::initializer_list<Text> words);
  void add(Text word);                        // one cell more, for rows of any length; end_header() behind the first row
  void end_header() { columns = cells.size(); }
  [[nodiscard]] std::size_t rows() const { return columns == 0 ? 0 : cells.size() / columns; }  // with the header
};

}  // namespace sandtable
