// Pictures of a marketing mix (domain: N10, N12, N24). Plain numbers and words in, shapes out: nothing here knows the
// mix, so that canvas, print and export agree. `width` is in units of the picture, CSS pixels on the page; each is made
// to be read from 320 wide (a phone) up to 900; less than 240 is laid out as 240. Texts never overlap and never leave the
// picture. Nothing to show is a picture of height 0; figures that are not finite count as unknown, 0 or the lowest place.
#pragma once

#include <string>
#include <vector>

#include "core/charts/picture.h"
#include "core/base/text.h"
#include "core/charts/short_number.h"

namespace sandtable {

// ---- nested market layers (N10) ----

struct LayerRing {
  std::string label;       // "Potential market"
  std::string value_text;  // "1,200 · 40 %"; may be empty
  double size = -1;        // area of its circle, relative to the others; negative = not known
  bool too_large = false;  // larger than the layer around it
};
// Circles inside each other, the outermost first, areas in proportion (not smaller than can be seen, and always a little
// smaller than the one around it); unknown ones dashed, of a size between their neighbours; too large ones with a sign.
// All touch at the bottom; labels stand beside them with a leader line, where it is narrow below them with numbers.
[[nodiscard]] Picture layers_chart(const std::vector<LayerRing>& layers, float width);

// ---- four boxes (N12) ----

struct Bubble {
  std::string label;
  double x = 0, y = 0;                // place, 1..10 each
  double area = 0;                    // relative to the others; 0 = small dot
  bool chosen = false;                // drawn in full colour
  double wanted_x = 0, wanted_y = 0;  // arrow to there; 0 = none
};
struct BubbleWords {
  std::string x_axis, y_axis;
  std::string boxes[4];               // weak & attractive, strong & attractive, strong & not, weak & not
};
// A square field from 1 to 10 on both axes, cut at 5.5; the names of the boxes in its corners. Large bubbles first, so
// that small ones stay in sight. Labels stand in, beside, above or below their bubble, moved until they overlap no
// other label nor an arrow; one that finds no room becomes a number that is listed below the field with its name, and
// when not even the number has room (200 bubbles on a phone), with its place. Names of two lines at most.
[[nodiscard]] Picture bubble_chart(const std::vector<Bubble>& bubbles, const BubbleWords& words, float width);

// ---- width × depth × linkage (N24) ----

struct MapLine {
  std::string label;        // product line
  std::vector<char> tied;   // a variant each: 1 = tied to other spending
};
struct MapGroup {
  std::string label;        // kind of element
  std::vector<MapLine> lines;
};
// A row for each line (their number is the width), a block for each of its variants (the length of the row is the
// depth); tied blocks are full and carry a link dot (their share is the linkage), the others are outlines. Rows of a
// group stand together below its name, the number of blocks behind each. Blocks of all rows are of one width, but those
// of a row that would not fit get narrower, not fewer.
[[nodiscard]] Picture map_chart(const std::vector<MapGroup>& groups, float width);

// ---- coverage, needs × elements (N16, N24) ----

struct MatrixRow {
  std::string label;        // the need
  bool core = false;        // stands out
  std::vector<char> marks;  // by column: 1 = this element answers it
};
// `columns` are short (numbers); those that find no room side by side go on below, with the rows repeated. A row without
// any mark is an alarm when core: an empty frame around it and a sign.
[[nodiscard]] Picture matrix_chart(const std::vector<std::string>& columns, const std::vector<MatrixRow>& rows, float width);

// ---- money by quarter (N24) ----

struct QuarterBar {
  std::string label;        // "Q1"
  double revenue = 0, cost = 0, margin = 0, cumulative = 0;  // whole units of the currency; may be negative
};
struct QuarterWords {
  std::string revenue, cost, margin, cumulative, break_even;
  bool chinese = false;     // for short_number()
};
// Three bars a quarter, the cumulative margin as a line with points on the same scale, a zero line, a few round marks on
// the value axis, a legend; `break_even` (1-based, 0 = none) marked with a dashed vertical line and its word.
[[nodiscard]] Picture quarter_chart(const std::vector<QuarterBar>& bars, const QuarterWords& words, int break_even, float width);

}  // namespace sandtable
