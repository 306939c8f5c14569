#include "core/chart_shapes.h"

#include <algorithm>
#include <cmath>

namespace sandtable::chart {

Shape line(Point from, Point to, Paint stroke, float width, bool dashed) {
  Shape out;
  out.kind = Shape::Kind::Line;
  out.points = {from, to};
  out.stroke = stroke;
  out.stroke_width = width;
  out.dashed = dashed;
  return out;
}

Shape text(Point at, std::string words, Anchor anchor, Paint fill) {
  Shape out;
  out.kind = Shape::Kind::Text;
  out.points = {at};
  out.text = std::move(words);
  out.text_size = kTextSize;
  out.anchor = anchor;
  out.fill = fill;
  return out;
}

Shape rect(Point from, Point to, float radius, Paint fill) {
  Shape out;
  out.kind = Shape::Kind::Rect;
  out.points = {from, to};
  out.radius = radius;
  out.fill = fill;
  return out;
}

double clamp_percent(double value) {
  if (!(value > 0)) return 0;
  return std::min(value, 100.0);
}

std::string percent_text(double value) {
  return std::to_string(std::lround(value)) + "%";
}

}  // namespace sandtable::chart
