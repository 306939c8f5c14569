// A picture as a list of plain shapes in its own units: the same list is drawn on the canvas and as SVG in print.
// Colours are roles, not values, so that one picture fits the light and the dark theme and black-and-white paper.
#pragma once

#include <string>
#include <vector>

namespace sandtable {

// Ink and Paper fill only, and are black and white in every theme: cameras read nothing else.
enum class Paint { None, Text, MutedText, Grid, Accent, AccentSoft, Second, SecondSoft, Third, ThirdSoft, Surface, Ink, Paper };
enum class Anchor { Start, Middle, End };

struct Point {
  float x = 0, y = 0;
};

struct Shape {
  enum class Kind { Line, Polyline, Polygon, Rect, Circle, Text } kind = Kind::Line;
  std::vector<Point> points;  // Line 2; Rect 2 (corners); Circle 1; Text 1 (baseline middle height)
  float radius = 0;           // Circle; Rect: corner radius
  Paint fill = Paint::None;
  Paint stroke = Paint::None;
  float stroke_width = 1;
  bool dashed = false;
  std::string text;
  float text_size = 13;
  bool bold = false;
  Anchor anchor = Anchor::Start;
};

struct Picture {
  float width = 0, height = 0;
  std::vector<Shape> shapes;
};

}  // namespace sandtable
