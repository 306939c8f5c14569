// What the charts share: how their lines, texts and series look.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/charts/picture.h"

namespace sandtable::chart {

inline constexpr float kTextSize = 13;
inline constexpr float kLineHeight = 17;
inline constexpr std::size_t kMaxLabelLines = 3;

// Series by number: the outline, and the light tone of the same colour.
inline constexpr std::size_t kMaxSeries = 3;
inline constexpr Paint kStrokes[] = {Paint::Accent, Paint::Second, Paint::Third};
inline constexpr Paint kSoft[] = {Paint::AccentSoft, Paint::SecondSoft, Paint::ThirdSoft};

[[nodiscard]] Shape line(Point from, Point to, Paint stroke, float width, bool dashed = false);
[[nodiscard]] Shape text(Point at, std::string words, Anchor anchor, Paint fill);
[[nodiscard]] Shape rect(Point from, Point to, float radius, Paint fill);

[[nodiscard]] float length_of(float x, float y);  // std::hypot in a tenth of its code; x, y up to 1e18

// ---- the same, added to a picture; what is returned holds until the next shape is added ----

inline constexpr float kNarrowestPicture = 240;  // less is laid out as this, and drawn smaller

// Nothing on it yet: height 0.
[[nodiscard]] Picture blank(float width);
Shape& add_shape(Picture& picture, Shape::Kind kind, float x, float y, Paint fill, Paint stroke);
Shape& add_line(Picture& picture, float x1, float y1, float x2, float y2, Paint stroke, float width = 1);
Shape& add_rect(Picture& picture, float left, float top, float right, float bottom, float radius, Paint fill,
                Paint stroke = Paint::None);
Shape& add_circle(Picture& picture, float x, float y, float radius, Paint fill, Paint stroke = Paint::None);
// A polygon: canvas and paper dash its sides alike, but not those of a circle.
void add_dashed_circle(Picture& picture, float x, float y, float radius, Paint stroke);
void add_arrow(Picture& picture, float x1, float y1, float x2, float y2, Paint paint);
void add_text(Picture& picture, float x, float middle, const std::string& words, Anchor anchor, Paint fill,
              bool bold = false);
void add_number(Picture& picture, float x, float middle, std::size_t number, Anchor anchor, Paint fill,
                bool bold = false);
// A line of a key below what is there: the colour of a series, and its name.
void add_key(Picture& picture, std::size_t series, const std::string& name);
void add_alarm(Picture& picture, float x, float y);  // "!" on a disc of kAlarmRadius
inline constexpr float kAlarmRadius = 9;

// A text on several lines; all empty for an empty text.
struct Lines {
  std::vector<std::string> lines;
  float width = 0, height = 0;
  bool shortened = false;

  ~Lines();  // once, not at each of many places
};
[[nodiscard]] Lines wrapped(const std::string& words, float room, std::size_t most = kMaxLabelLines);
// Returns the bottom.
float add_lines(Picture& picture, const Lines& lines, float x, float top, Anchor anchor, Paint fill,
                bool bold = false);
float add_wrapped(Picture& picture, const std::string& words, float room, std::size_t most, float x,
                  float top, Anchor anchor, Paint fill, bool bold = false);
[[nodiscard]] float wrapped_width(const std::string& words, float room, std::size_t most = kMaxLabelLines);

// 0..100; what is not a number counts as 0.
[[nodiscard]] double clamp_percent(double value);
[[nodiscard]] std::string percent_text(double value);  // "40%"

}  // namespace sandtable::chart
