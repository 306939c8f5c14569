// Charts as pictures. Every chart in the product comes from here, so that canvas, print and export agree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/picture.h"

namespace sandtable {

struct ChartSeries {
  std::string name;
  std::vector<std::optional<double>> values;  // 0..100 (percent), one per axis; nullopt = no value, a gap
};

// Radar with one spoke per axis, rings at 25/50/75/100 %, first spoke up, clockwise. Up to three series: the first
// filled, the others as outlines (dashed for the third). Labels wrap to lines of `label_chars` characters.
[[nodiscard]] Picture radar_chart(const std::vector<std::string>& axes, const std::vector<ChartSeries>& series,
                                  float width, float height);

struct BarRow {
  std::string label;
  std::string value_text;              // written at the end of the bar, e.g. "16 · 75 % · solid"
  std::vector<std::optional<double>> values;  // 0..100, one per series
};
// Horizontal bars with band limits as marks (`limits`, 0..100).
[[nodiscard]] Picture bar_chart(const std::vector<BarRow>& rows, const std::vector<double>& limits, float width);

}  // namespace sandtable
