// Nested market layers (N10): circles that touch at the bottom, with their names beside or below them.
#include <algorithm>
#include <cmath>

#include "core/charts/chart_shapes.h"
#include "core/charts/plan_charts.h"

namespace sandtable {
namespace {

using namespace chart;

constexpr float kWideFrom = 460;  // from this width names stand beside the circles, not below
constexpr float kLargestRadius = 165;
constexpr float kSmallestRadius = 7;
constexpr float kStep = 2;            // between the radii of a layer and one that is as large or larger
constexpr float kUnknownStep = 0.8f;  // radius of an unknown layer with only one known neighbour, to its
constexpr float kPad = 2;             // for the outline
constexpr float kNumber = 24;         // column of numbers
constexpr float kLeader = 28;         // from the outermost circle to a name
constexpr float kGap = 10;            // between two names
constexpr float kAlarm = 2 * kAlarmRadius + 6;

bool is_known(const LayerRing& layer) {
  return std::isfinite(layer.size) && layer.size >= 0;
}

std::vector<float> radii_of(const std::vector<LayerRing>& layers, float largest) {
  std::vector<float> out;
  const std::size_t count = layers.size();
  std::size_t known = 0;  // the next known one
  while (known < count && !is_known(layers[known])) ++known;
  // The outermost known size is the measure of all; unknown layers around it leave it less room.
  const double unit = known < count ? std::max(layers[known].size, 1e-9) : 1;
  const float unit_radius = known > 0 ? largest * kUnknownStep : largest;
  float around = largest + kStep;
  for (std::size_t i = 0; i < count; ++i) {
    while (known < count && (known < i || !is_known(layers[known]))) ++known;
    float radius = i == 0 ? largest : around * kUnknownStep;
    if (known < count) {
      const float measured =
          unit_radius * static_cast<float>(std::min(std::sqrt(layers[known].size / unit), 1e6));
      if (known == i) {
        radius = measured;
      } else if (i > 0) {  // as far from the layer around it as from the next
        radius = around + (std::min(measured, around) - around) / static_cast<float>(known - i + 1);
      }
    }
    around = std::min(around, std::max(kSmallestRadius, std::min(radius, around - kStep)));
    out.push_back(around);
  }
  return out;
}

// Name and value, the sign of a layer that is too large; returns the bottom.
float add_name(Picture& picture, const LayerRing& layer, float x, float top) {
  const float room = picture.width - x;
  const Lines name = wrapped(layer.label, room - (layer.too_large ? kAlarm : 0));
  if (layer.too_large) add_alarm(picture, x + name.width + kAlarm - kAlarmRadius, top + kLineHeight / 2);
  const float bottom = add_lines(picture, name, x, top, Anchor::Start, Paint::Text, true);
  return std::max(top + kLineHeight, add_wrapped(picture, layer.value_text, room, kMaxLabelLines, x, bottom,
                                                 Anchor::Start, Paint::MutedText));
}

}  // namespace

Picture layers_chart(const std::vector<LayerRing>& layers, float width) {
  Picture out = blank(width);
  if (layers.empty()) return out;
  width = out.width;
  const bool wide = width >= kWideFrom;
  const float largest = std::min(width * (wide ? 0.23f : 0.34f), kLargestRadius);
  const std::vector<float> radii = radii_of(layers, largest);
  const float base = 2 * largest + kPad;
  const float centre = wide ? largest + kPad : (width - kNumber) / 2;
  const float names = centre + largest + kLeader;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const bool known = is_known(layers[i]);
    const float radius = radii[i];
    const float y = base - radius;
    if (known) {
      Shape& circle = add_circle(out, centre, y, radius, Paint::AccentSoft,
                                 layers[i].too_large ? Paint::Second : Paint::Accent);
      circle.stroke_width = 1.5f;
    } else {
      add_dashed_circle(out, centre, y, radius, Paint::MutedText);
    }
  }

  float bottom = 0;  // of the names or numbers beside the circles
  for (std::size_t i = 0; i < layers.size(); ++i) {
    // The leader begins where nothing but this layer is.
    const float inner = i + 1 < radii.size() ? radii[i + 1] : 0;
    const float at = base - radii[i] - inner;
    const float top = std::max(at - kLineHeight / 2, bottom);
    Shape& leader = add_line(out, centre, at, centre + largest + 4, at, Paint::MutedText);
    leader.kind = Shape::Kind::Polyline;
    leader.points.push_back({names - 6, top + kLineHeight / 2});
    add_circle(out, centre, at, 2.5f, Paint::Text);
    if (wide) {
      bottom = add_name(out, layers[i], names, top) + kGap;
    } else {
      add_number(out, names, top + kLineHeight / 2, i + 1, Anchor::Start, Paint::Text, true);
      bottom = top + kLineHeight;
    }
  }
  bottom = std::max(bottom, base + kPad);
  if (!wide) {
    bottom += kGap;
    for (std::size_t i = 0; i < layers.size(); ++i) {
      add_number(out, 0, bottom + kLineHeight / 2, i + 1, Anchor::Start, Paint::Text, true);
      bottom = add_name(out, layers[i], kNumber, bottom) + kGap;
    }
  }
  out.height = bottom;
  return out;
}

}  // namespace sandtable
