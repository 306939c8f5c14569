// Two measurements of the same people against each other: before and after, self and others.
//
// Which effect size is which (Lakens 2013, "Calculating and reporting effect sizes to facilitate cumulative
// science: a practical primer for t-tests and ANOVAs", Frontiers in Psychology 4:863):
//   d_z   mean difference ÷ SD of the differences (his equation 7; Cohen 1988, Statistical Power Analysis,
//   section 2.3.5).
//         It grows with the correlation of the two measurements and is no yardstick for how much changed:
//         there are no thresholds for it.
//   d_av  mean difference ÷ mean of both SDs (his equation 10), on the scale of Cohen's d of two groups, for
//   which 0.2, 0.5
//         and 0.8 are called small, medium and large (Cohen 1988, section 2.2.3).
//   g_av  d_av · (1 − 3 ÷ (4·2n − 9)), the same without its bias in small groups (his equation 4; Hedges
//   1981).
// The interval of d_av is the large-sample one of Bonett (2008, "Confidence intervals for standardized linear
// contrasts of means", Psychological Methods 13:99–109) for dependent means, with the mean of both SDs in the
// place of his root of the mean variance; where the SDs are equal both are the same. With s the mean of the
// SDs s1 and s2, s_D the SD of the differences and r the correlation:
//   SE² = d_av² · (s1² + s2² + 2·r²·s1·s2) ÷ (8·(n − 1)·s²) + s_D² ÷ ((n − 1)·s²),   d_av ± 1.96·SE.
// That of g_av has the same factor as g_av itself.
#pragma once

#include <cstdint>

#include "core/base/statistics.h"

namespace sandtable {

// Sums over pairs. Exact for whole numbers while the sums of squares stay below 2^53.
struct PairSums {
  std::int64_t n = 0;
  std::int64_t up = 0, down = 0;  // pairs whose second is higher, lower
  double first = 0, second = 0, first_squares = 0, second_squares = 0, products = 0;
  double sum = 0, squares = 0;  // of the differences, second − first
  void add(double first_value, double second_value);
};

struct PairedFigures {
  std::int64_t n = 0;
  double first_mean = kNoFigure, first_sd = kNoFigure;  // means from 1 pair on, SDs (divisor n − 1) from 2
  double second_mean = kNoFigure, second_sd = kNoFigure;
  double mean = kNoFigure;  // of the differences; n >= 1
  double sd = kNoFigure;    // n >= 2
  double lower = kNoFigure,
         upper = kNoFigure;  // 95 % interval of the mean by Student's t (1908); none for sd 0
  double r = kNoFigure;      // product-moment correlation; n >= 3, and both vary
  double d_z = kNoFigure;    // n >= 2, none for sd 0
  double d_av = kNoFigure, g_av = kNoFigure;              // n >= 2, and one of the two varies
  double d_av_lower = kNoFigure, d_av_upper = kNoFigure;  // n >= 3; none of no width
  double g_av_lower = kNoFigure, g_av_upper = kNoFigure;
};
[[nodiscard]] PairedFigures paired_figures(const PairSums& sums);

// Cohen's words for d of two groups, which d_av may be read by, without regard to its sign.
enum class EffectSize { Tiny, Small, Medium, Large };
[[nodiscard]] EffectSize effect_size_of(double d);

}  // namespace sandtable
