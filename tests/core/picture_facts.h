// Facts of geometry that every picture must keep.
#pragma once

#include <string>
#include <vector>

#include "core/charts/picture.h"

namespace sandtable::test {

struct Box {
  float left, top, right, bottom;
};
// What a shape covers; a text by its estimated width.
Box box_of(const Shape& shape);

// Those of a kind; Paint::None = whatever the paint.
std::vector<Shape> shapes(const Picture& picture, Shape::Kind kind, Paint stroke = Paint::None,
                          Paint fill = Paint::None);
const Shape* find_text(const Picture& picture, const std::string& words);

// Finite, inside the picture, legible, and no text on another.
void check_tidy(const Picture& picture);

}  // namespace sandtable::test
