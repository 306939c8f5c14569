// Pieces of a result that the screen and the report share.
#pragma once

#include <string>
#include <vector>

#include "core/charts/charts.h"
#include "core/json/json.h"
#include "core/report/table_words.h"
#include "core/words/strings.h"
#include "tools/self_test/scoring.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

namespace sandtable::inline overview {

// "Making contact 75 %, getting information 60 %, …": what a chart shows, in words.
[[nodiscard]] Text result_summary(const Strings& strings, const TestPack& pack, const SelfTest& attempt);
[[nodiscard]] Picture result_radar(const TestPack& pack, const std::vector<const SelfTest*>& series, float css_width);
[[nodiscard]] Picture result_bars(const Strings& strings, const TestPack& pack, const std::vector<const SelfTest*>& series,
                                  float css_width);
// Dimensions × score, percent, band for each series.
[[nodiscard]] TableWords result_table(const Strings& strings, const TestPack& pack, const std::vector<const SelfTest*>& series);
// Dimensions × this, other, difference.
[[nodiscard]] TableWords difference_table(const Strings& strings, const TestPack& pack, const SelfTest& base,
                                           const SelfTest& other);
// What has changed since before the course: dimensions × before, after, difference in percentage points; and the questions
// answered both times, by what their answers count.
[[nodiscard]] TableWords change_table(const Strings& strings, const TestPack& pack, const SelfTest& before, const SelfTest& after);
[[nodiscard]] TableWords question_change_table(const Strings& strings, const TestPack& pack, const SelfTest& before, const SelfTest& after);

// Dimensions of each attempt for spreadsheets (Sections::figures): points and percentages as numbers, empty without a score.
[[nodiscard]] Json result_figures(const Strings& strings, const TestPack& pack, const std::vector<const SelfTest*>& series);

}  // namespace sandtable::overview
