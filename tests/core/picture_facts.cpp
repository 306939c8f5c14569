#include "picture_facts.h"

#include <cmath>

#include <doctest/doctest.h>

#include "core/charts/chart_text.h"

namespace sandtable::test {

using Kind = Shape::Kind;

Box box_of(const Shape& shape) {
  Box out{1e9f, 1e9f, -1e9f, -1e9f};
  for (const Point& at : shape.points) {
    float left = at.x, right = at.x, high = shape.kind == Kind::Circle ? shape.radius : 0;
    if (shape.kind == Kind::Circle) left -= high, right += high;
    if (shape.kind == Kind::Text) {
      const float width = estimated_width(shape.text, shape.text_size);
      left -= shape.anchor == Anchor::Start ? 0 : shape.anchor == Anchor::End ? width : width / 2;
      right = left + width;
      high = shape.text_size / 2;
    }
    out = {std::fmin(out.left, left), std::fmin(out.top, at.y - high), std::fmax(out.right, right),
           std::fmax(out.bottom, at.y + high)};
  }
  return out;
}

std::vector<Shape> shapes(const Picture& picture, Kind kind, Paint stroke, Paint fill) {
  std::vector<Shape> out;
  for (const Shape& shape : picture.shapes) {
    if (shape.kind == kind && (stroke == Paint::None || shape.stroke == stroke) &&
        (fill == Paint::None || shape.fill == fill))
      out.push_back(shape);
  }
  return out;
}

const Shape* find_text(const Picture& picture, const std::string& words) {
  for (const Shape& shape : picture.shapes) {
    if (shape.kind == Kind::Text && shape.text == words) return &shape;
  }
  return nullptr;
}

// Counted first: a CHECK for each pair would take seconds.
void check_tidy(const Picture& picture) {
  CHECK(std::isfinite(picture.height));
  std::vector<Box> texts;
  int outside = 0, small = 0, overlaps = 0;
  for (const Shape& shape : picture.shapes) {
    CHECK(!shape.points.empty());
    const Box box = box_of(shape);
    const bool inside = box.left >= -0.5f && box.top >= -0.5f && box.right <= picture.width + 0.5f &&
                        box.bottom <= picture.height + 0.5f;
    if (!inside) {
      ++outside;
      MESSAGE("outside: ", static_cast<int>(shape.kind), " ", shape.text, " ", box.left, " ", box.top, " ",
              box.right, " ", box.bottom);
    }
    for (const Point& point : shape.points)
      outside += std::isfinite(point.x) && std::isfinite(point.y) ? 0 : 1;
    if (shape.kind != Kind::Text) continue;
    small += shape.text_size < 13 || shape.text.empty() ? 1 : 0;
    for (const Box& other : texts) {
      if (box.left < other.right && other.left < box.right && box.top < other.bottom &&
          other.top < box.bottom) {
        ++overlaps;
        MESSAGE("overlaps: ", shape.text, " at ", box.left, " ", box.top);
      }
    }
    texts.push_back(box);
  }
  CHECK(outside == 0);
  CHECK(small == 0);
  CHECK(overlaps == 0);
}

}  // namespace sandtable::test
