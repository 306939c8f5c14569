// Charts as pictures. Every chart in the product comes from here, so that canvas, print and export agree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/charts/picture.h"

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

struct ShareRow {
  std::string label;
  std::vector<std::int64_t> counts;  // one per part
};
// Bars of the same length, each divided by its counts; `parts` (at most 10) are named above, from one end of a scale to
// the other. A row that nobody answered is an empty dashed frame.
[[nodiscard]] Picture share_chart(const std::vector<std::string>& parts, const std::vector<ShareRow>& rows, float width);

}  // namespace sandtable
