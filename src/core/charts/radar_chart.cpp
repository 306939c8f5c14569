// Radar chart: the plot is as large as its labels allow.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/charts/chart_shapes.h"
#include "core/charts/chart_text.h"
#include "core/charts/charts.h"

namespace sandtable {
namespace {

using namespace chart;

constexpr float kLabelGap = 9;       // between the outer ring and a label
constexpr float kLabelSpace = 4;     // kept free around each label
constexpr float kShortLabel_em = 8;  // up to this width a label should need no third line
constexpr float kRadiusStep = 3;
constexpr int kRings = 4;

struct Box {
  float left = 0, top = 0, right = 0, bottom = 0;

  [[nodiscard]] bool overlaps(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

struct SpokeLabel {
  std::vector<std::string> lines;
  Anchor anchor = Anchor::Middle;
  Point first_line;   // middle of its height
  bool ugly = false;  // a word broken, or few Chinese characters on many lines
  Box box;
};

Point on_spoke(Point centre, float radius, std::size_t spoke, std::size_t spokes) {
  const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(spoke) / static_cast<float>(spokes);
  return {centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)};
}

// As few lines as fit, of about the same width: 争取/资料 rather than 争取资/料.
std::vector<std::string> balanced_lines(const std::string& words, float room) {
  std::vector<std::string> out = wrap_text(words, kTextSize, room, kMaxLabelLines);
  if (out.size() < 2 || is_shortened(out.back(), words)) return out;
  const float narrowest = std::max(widest_word(words, kTextSize),
                                   estimated_width(words, kTextSize) / static_cast<float>(out.size()));
  constexpr int kTries = 8;
  for (int i = 0; i < kTries; ++i) {
    const float width = narrowest + (room - narrowest) * static_cast<float>(i) / kTries;
    std::vector<std::string> lines = wrap_text(words, kTextSize, width, kMaxLabelLines);
    if (lines.size() == out.size() && !is_shortened(lines.back(), words)) return lines;
  }
  return out;
}

SpokeLabel place_label(const std::string& words, Point centre, float radius, std::size_t spoke,
                       std::size_t spokes, float width) {
  const Point tip = on_spoke(centre, radius + kLabelGap, spoke, spokes);
  const float side = (tip.x - centre.x) / (radius + kLabelGap);  // -1 left .. 1 right
  const float down = (tip.y - centre.y) / (radius + kLabelGap);  // -1 top .. 1 bottom
  SpokeLabel out;
  float room = 0;
  if (std::fabs(side) < 0.15f) {
    out.anchor = Anchor::Middle;
    room = width * 0.6f;
  } else {
    out.anchor = side > 0 ? Anchor::Start : Anchor::End;
    room = (side > 0 ? width - tip.x : tip.x) - kLabelSpace;
  }
  out.lines = balanced_lines(words, room);
  out.ugly = widest_word(words, kTextSize) > room ||
             (out.lines.size() > 2 && estimated_width(words, kTextSize) < kShortLabel_em * kTextSize);
  float text_width = 0;
  for (const std::string& one : out.lines) text_width = std::max(text_width, estimated_width(one, kTextSize));
  const float height = kLineHeight * static_cast<float>(out.lines.size());
  // The block slides from above the tip (top spoke) over beside it to below it (bottom spoke).
  const float top = tip.y - height / 2 + down * height / 2;
  out.first_line = {tip.x, top + kLineHeight / 2};
  const float left = out.anchor == Anchor::Start ? tip.x
                     : out.anchor == Anchor::End ? tip.x - text_width
                                                 : tip.x - text_width / 2;
  out.box = {left, top, left + text_width, top + height};
  return out;
}

struct RadarLayout {
  Point centre;
  float radius = 0;
  std::vector<SpokeLabel> labels;
};

// How many labels had to be shortened or broken, stick out or touch: 0 = a good layout.
int faults(const RadarLayout& layout, const std::vector<std::string>& axes, float width, float height) {
  int out = 0;
  for (std::size_t i = 0; i < layout.labels.size(); ++i) {
    const SpokeLabel& label = layout.labels[i];
    if (label.box.left < 0 || label.box.right > width || label.box.top < 0 || label.box.bottom > height)
      ++out;
    if (!label.lines.empty() && is_shortened(label.lines.back(), axes[i])) ++out;
    if (label.ugly) ++out;
    for (std::size_t k = 0; k < i; ++k) {
      if (label.box.overlaps(layout.labels[k].box)) ++out;
    }
  }
  return out;
}

// The largest plot whose labels fit around it; when none is good, the one with the fewest faults.
RadarLayout lay_out(const std::vector<std::string>& axes, float width, float height) {
  const float largest = std::min(width, height) / 2 - kLabelGap - kLabelSpace;
  const float smallest = std::max(largest * 0.35f, 20.0f);
  RadarLayout best;
  int best_faults = -1;
  const int steps = static_cast<int>((largest - smallest) / kRadiusStep);
  for (int step = 0; step <= steps; ++step) {
    const float radius = largest - kRadiusStep * static_cast<float>(step);
    RadarLayout layout;
    layout.radius = radius;
    layout.centre = {width / 2, height / 2};
    // Twice: the first pass tells how high the labels are, the second centres plot and labels together.
    for (int pass = 0; pass < 2; ++pass) {
      layout.labels.clear();
      float top = layout.centre.y - radius;
      float bottom = layout.centre.y + radius;
      for (std::size_t i = 0; i < axes.size(); ++i) {
        layout.labels.push_back(place_label(axes[i], layout.centre, radius, i, axes.size(), width));
        top = std::min(top, layout.labels.back().box.top);
        bottom = std::max(bottom, layout.labels.back().box.bottom);
      }
      if (pass == 0) layout.centre.y += height / 2 - (top + bottom) / 2;
    }
    const int found = faults(layout, axes, width, height);
    if (best_faults < 0 || found < best_faults) {
      best_faults = found;
      best = std::move(layout);
    }
    if (best_faults == 0) break;
  }
  if (best_faults < 0) {  // a picture too small for labels
    best.radius = std::max(largest, 1.0f);
    best.centre = {width / 2, height / 2};
  }
  return best;
}

void draw_grid(Picture& picture, const RadarLayout& layout, std::size_t spokes) {
  for (int ring = kRings; ring >= 1; --ring) {
    Shape circle;
    circle.kind = Shape::Kind::Circle;
    circle.points = {layout.centre};
    circle.radius = layout.radius * static_cast<float>(ring) / kRings;
    circle.stroke = Paint::Grid;
    picture.shapes.push_back(std::move(circle));
  }
  for (std::size_t i = 0; i < spokes; ++i) {
    picture.shapes.push_back(
        line(layout.centre, on_spoke(layout.centre, layout.radius, i, spokes), Paint::Grid, 1));
  }
}

// Beside the first spoke, where neither points nor labels are.
void draw_ring_values(Picture& picture, const RadarLayout& layout) {
  if (layout.radius < 60) return;  // no room between the rings
  for (int ring = 1; ring <= kRings; ++ring) {
    const Point at{layout.centre.x + 8,
                   layout.centre.y - layout.radius * static_cast<float>(ring) / kRings + 9};
    picture.shapes.push_back(text(at, percent_text(ring * 100.0 / kRings), Anchor::Start, Paint::MutedText));
  }
}

void draw_series(Picture& picture, const RadarLayout& layout, const ChartSeries& series, std::size_t number,
                 std::size_t spokes) {
  const std::size_t count = std::min(spokes, series.values.size());
  std::vector<std::optional<Point>> points(spokes);
  bool complete = count == spokes && spokes >= 3;
  for (std::size_t i = 0; i < spokes; ++i) {
    if (i < count && series.values[i]) {
      const float share = static_cast<float>(clamp_percent(*series.values[i]) / 100);
      points[i] = on_spoke(layout.centre, layout.radius * share, i, spokes);
    } else {
      complete = false;
    }
  }

  const bool dashed = number == 2;
  if (complete) {
    Shape area;
    area.kind = Shape::Kind::Polygon;
    for (const auto& point : points) area.points.push_back(*point);
    area.fill = number == 0 ? kSoft[0] : Paint::None;
    area.stroke = kStrokes[number];
    area.stroke_width = 2;
    area.dashed = dashed;
    picture.shapes.push_back(std::move(area));
  } else if (spokes > 1) {
    // Only between neighbours that both have a value; a closing line would cross the gap.
    for (std::size_t i = 0; i < (spokes > 2 ? spokes : 1); ++i) {
      const auto& from = points[i];
      const auto& to = points[(i + 1) % spokes];
      if (from && to) picture.shapes.push_back(line(*from, *to, kStrokes[number], 2, dashed));
    }
  }
  for (const auto& point : points) {
    if (!point) continue;
    Shape dot;
    dot.kind = Shape::Kind::Circle;
    dot.points = {*point};
    dot.radius = 4;
    dot.fill = number == 0 ? kStrokes[0] : Paint::Surface;  // filled or hollow: told apart without colour
    dot.stroke = kStrokes[number];
    dot.stroke_width = 2;
    picture.shapes.push_back(std::move(dot));
  }
}

}  // namespace

Picture radar_chart(const std::vector<std::string>& axes, const std::vector<ChartSeries>& series, float width,
                    float height) {
  Picture out;
  out.width = width;
  out.height = height;
  if (axes.empty()) return out;
  const RadarLayout layout = lay_out(axes, width, height);
  draw_grid(out, layout, axes.size());
  const std::size_t count = std::min(series.size(), kMaxSeries);
  for (std::size_t s = 0; s < count; ++s) draw_series(out, layout, series[s], s, axes.size());
  draw_ring_values(out, layout);
  for (const SpokeLabel& label : layout.labels) {
    Point at = label.first_line;
    for (const std::string& one : label.lines) {
      out.shapes.push_back(text(at, one, label.anchor, Paint::Text));
      at.y += kLineHeight;
    }
  }
  return out;
}

}  // namespace sandtable
