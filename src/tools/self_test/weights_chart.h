// What customers find important against one's own rating (domain: N4). A test has this picture when its pack
// says "picture": "weights"; each of its dimensions then has a weight, the percent of customers who named it.
#pragma once

#include <string>
#include <vector>

#include "core/charts/charts.h"
#include "tools/self_test/scoring.h"
#include "tools/self_test/pack.h"

namespace sandtable {

// weight × shortfall, shortfall = (100 − POMP) / 100: 0..100, or -1 without a score or a weight. Sandtable's
// own measure.
[[nodiscard]] double weighted_shortfall(const TestPack& pack, const SelfTestScore& score,
                                        std::size_t dimension);

// Places of the dimensions in the pack, that with most to gain first; equal ones in the order of the pack,
// those without a weighted shortfall last. `score` is of `pack`.
[[nodiscard]] std::vector<int> weight_order(const TestPack& pack, const SelfTestScore& score);

// A row for each behaviour: on one axis from 0 to 100 % a ring (values[0], the customers' weight) and a disc
// (values[1], the own rating), joined by a line. `value_text` stands behind it. The names are those of the
// ring and the disc, for the legend. Labels stand beside the axis where there is room, above it on a phone.
// No rows is a picture of height 0.
[[nodiscard]] Picture gap_chart(const std::vector<BarRow>& rows, const std::string& weight_name,
                                const std::string& own_name, float width);

}  // namespace sandtable
