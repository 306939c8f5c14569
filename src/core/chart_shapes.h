// What the charts share: how their lines, texts and series look.
#pragma once

#include <cstddef>
#include <string>

#include "core/picture.h"

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

// 0..100; what is not a number counts as 0.
[[nodiscard]] double clamp_percent(double value);
[[nodiscard]] std::string percent_text(double value);  // "40%"

}  // namespace sandtable::chart
