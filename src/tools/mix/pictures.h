// The pictures of the mix with their words and tables; the screen and the report share them.
#pragma once

#include "core/charts/plan_charts.h"
#include "core/report/table_words.h"
#include "tools/mix/told.h"

namespace sandtable::inline mix {

// A picture to be drawn: into `picture` unless that has been done, and its numbers only when they are wanted.
struct MixDrawing {
  Picture& picture;
  float css_width;
  bool numbers;
};
struct MixChart {
  Text title, summary;
  TableWords numbers;
};

[[nodiscard]] MixChart layers_figure(const MixTold& told, const MixDrawing& drawing);
[[nodiscard]] MixChart portfolio_figure(const MixTold& told, const MixDrawing& drawing);
[[nodiscard]] MixChart map_figure(const MixTold& told, const Candidate& candidate, const CandidateFigures& figures,
                                  const MixDrawing& drawing);
[[nodiscard]] MixChart coverage_figure(const MixTold& told, const Candidate& candidate, const Coverage& coverage,
                                       const MixDrawing& drawing);
[[nodiscard]] MixChart cash_figure(const MixTold& told, const CandidateFigures& figures, Scenario scenario, const MixDrawing& drawing);
[[nodiscard]] TableWords comparison_table(const MixTold& told);
[[nodiscard]] TableWords rounds_table(const MixTold& told);

}  // namespace sandtable::mix
