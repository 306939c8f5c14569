#include "core/charts/chart_shapes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/charts/chart_text.h"

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

Shape& add_shape(Picture& picture, Shape::Kind kind, float x, float y, Paint fill, Paint stroke) {
  picture.shapes.push_back(Shape());
  Shape& out = picture.shapes.back();
  out.kind = kind;
  out.fill = fill;
  out.stroke = stroke;
  out.points.push_back({x, y});
  return out;
}

float length_of(float x, float y) {
  return std::sqrt(x * x + y * y);
}

Picture blank(float width) {
  constexpr float kWidest = 4000;
  Picture out;
  out.width = width > kNarrowestPicture ? std::min(width, kWidest) : kNarrowestPicture;
  return out;
}

Shape& add_line(Picture& picture, float x1, float y1, float x2, float y2, Paint stroke, float width) {
  picture.shapes.push_back(line({x1, y1}, {x2, y2}, stroke, width));
  return picture.shapes.back();
}

Shape& add_rect(Picture& picture, float left, float top, float right, float bottom, float radius, Paint fill,
                Paint stroke) {
  picture.shapes.push_back(rect({left, top}, {right, bottom}, radius, fill));
  picture.shapes.back().stroke = stroke;
  return picture.shapes.back();
}

Shape& add_circle(Picture& picture, float x, float y, float radius, Paint fill, Paint stroke) {
  Shape& out = add_shape(picture, Shape::Kind::Circle, x, y, fill, stroke);
  out.radius = radius;
  return out;
}

void add_dashed_circle(Picture& picture, float x, float y, float radius, Paint stroke) {
  constexpr float kDash = 10;  // with its gap, on the canvas: a side each
  const float turn = 2 * std::numbers::pi_v<float>;
  const int sides = std::max(6, static_cast<int>(turn * radius / kDash));
  Shape& out = add_shape(picture, Shape::Kind::Polygon, x, y - radius, Paint::None, stroke);
  out.dashed = true;
  out.stroke_width = 1.5f;
  for (int i = 1; i < sides; ++i) {
    const float angle = turn * static_cast<float>(i) / static_cast<float>(sides);
    out.points.push_back({x + radius * std::sin(angle), y - radius * std::cos(angle)});
  }
}

void add_arrow(Picture& picture, float x1, float y1, float x2, float y2, Paint paint) {
  constexpr float kHead = 8;
  const float length = length_of(x2 - x1, y2 - y1);
  if (!(length > 1)) return;
  const float along_x = (x2 - x1) / length * kHead, along_y = (y2 - y1) / length * kHead;
  add_line(picture, x1, y1, x2 - along_x / 2, y2 - along_y / 2, paint, 1.5f);
  Shape& head = add_shape(picture, Shape::Kind::Polygon, x2, y2, paint, Paint::None);
  head.points.push_back({x2 - along_x + along_y / 2, y2 - along_y - along_x / 2});
  head.points.push_back({x2 - along_x - along_y / 2, y2 - along_y + along_x / 2});
}

void add_text(Picture& picture, float x, float middle, const std::string& words, Anchor anchor, Paint fill,
              bool bold) {
  if (words.empty()) return;
  picture.shapes.push_back(text({x, middle}, words, anchor, fill));
  picture.shapes.back().bold = bold;
}

void add_number(Picture& picture, float x, float middle, std::size_t number, Anchor anchor, Paint fill,
                bool bold) {
  add_text(picture, x, middle, std::to_string(number), anchor, fill, bold);
}

void add_key(Picture& picture, std::size_t series, const std::string& name) {
  const float middle = picture.height + kLineHeight / 2;
  add_line(picture, 0, middle, 22, middle, kStrokes[series % kMaxSeries], 3).dashed = series == 2;
  add_text(picture, 32, middle, name, Anchor::Start, Paint::Text);
  picture.height += kLineHeight + 4;
}

void add_alarm(Picture& picture, float x, float y) {
  add_circle(picture, x, y, kAlarmRadius, Paint::Second);
  add_text(picture, x, y, "!", Anchor::Middle, Paint::Surface, true);
}

Lines::~Lines() = default;

Lines wrapped(const std::string& words, float room, std::size_t most) {
  Lines out;
  out.lines = wrap_text(words, kTextSize, room, most);
  for (const std::string& one : out.lines) out.width = std::max(out.width, estimated_width(one, kTextSize));
  out.height = kLineHeight * static_cast<float>(out.lines.size());
  out.shortened = !out.lines.empty() && is_shortened(out.lines.back(), words);
  return out;
}

float add_lines(Picture& picture, const Lines& lines, float x, float top, Anchor anchor, Paint fill,
                bool bold) {
  for (const std::string& one : lines.lines) {
    add_text(picture, x, top + kLineHeight / 2, one, anchor, fill, bold);
    top += kLineHeight;
  }
  return top;
}

float add_wrapped(Picture& picture, const std::string& words, float room, std::size_t most, float x,
                  float top, Anchor anchor, Paint fill, bool bold) {
  return add_lines(picture, wrapped(words, room, most), x, top, anchor, fill, bold);
}

float wrapped_width(const std::string& words, float room, std::size_t most) {
  return wrapped(words, room, most).width;
}

double clamp_percent(double value) {
  if (!(value > 0)) return 0;
  return std::min(value, 100.0);
}

std::string percent_text(double value) {
  return std::to_string(std::lround(value)) + "%";
}

}  // namespace sandtable::chart
