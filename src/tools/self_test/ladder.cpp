#include "tools/self_test/ladder.h"

#include <algorithm>

#include "core/charts/chart_shapes.h"
#include "tools/self_test/pack.h"

namespace sandtable {
namespace {

using namespace chart;

constexpr int kCeilingBelow = 3;  // the step that is above the glass ceiling
constexpr float kTread_ratio = 0.12f, kNarrowestTread = 28, kWidestTread = 110;
constexpr float kTitle_ratio = 0.4f;  // of the width, for the title of the highest step at least
constexpr float kPad = 10;
constexpr float kLowestRise = 46;
constexpr float kPersonHeight = 34, kHead = 6, kShoulders = 8;
constexpr float kCeilingDrop = 6;  // below the step that it keeps people from
constexpr float kCeilingGap = 4;   // between its line and its name

// With the feet at `bottom`.
void add_person(Picture& picture, float x, float bottom) {
  const float neck = bottom - kPersonHeight + 2 * kHead + 2;
  add_circle(picture, x, bottom - kPersonHeight + kHead, kHead, Paint::Second);
  add_rect(picture, x - kShoulders, neck, x + kShoulders, bottom - 1, kShoulders - 1, Paint::Second);
}

}  // namespace

int ladder_level(const TestPack& pack, const SelfTestScore& score) {
  int level = 0;
  bool held = true;  // so far no step was missing
  for (const DimensionScore& step : score.dimensions) {
    if (!step.pomp) return kLadderOpen;
    const Band* band = pack.band_of(*step.pomp);
    held = held && band != nullptr && band->from_pomp >= kStepReached_pomp;
    if (held) ++level;
  }
  return level;
}

Picture ladder_picture(const std::vector<std::string>& titles, int level, const std::string& ceiling,
                       float width) {
  Picture out = blank(width);
  if (titles.empty()) return out;
  width = out.width;
  const int steps = static_cast<int>(titles.size());
  level = std::min(level, steps);
  float tread = std::clamp(width * kTread_ratio, kNarrowestTread, kWidestTread);
  tread = std::min(tread, width * (1 - kTitle_ratio) / static_cast<float>(steps));

  // From the top down, as titles may need several lines. A step is the whole layer below its tread, up to the
  // right edge.
  float top = kPersonHeight + 2;
  for (int step = steps; step >= 1; --step) {
    const float left = tread * static_cast<float>(step);
    const Lines title = wrapped(titles[static_cast<std::size_t>(step - 1)], width - left - 2 * kPad);
    const float bottom = top + std::max(title.height + 2 * kPad, kLowestRise);
    const bool here = step == level, reached = step <= level;
    add_rect(out, left, top, width - 1, bottom, 0,
             here      ? Paint::Accent
             : reached ? Paint::AccentSoft
                       : Paint::Surface,
             reached ? Paint::Accent : Paint::MutedText);
    add_lines(out, title, left + kPad, (top + bottom - title.height) / 2, Anchor::Start,
              here ? Paint::Surface : Paint::Text, here);
    if (here) add_person(out, left + tread / 2, top);
    if (step == kCeilingBelow) {
      const float y = top + kCeilingDrop;
      add_line(out, 0, y, left, y, Paint::Third, 2).dashed = true;
      const Lines words = wrapped(ceiling, left - kPad);
      add_lines(out, words, 0, y - words.height - kCeilingGap, Anchor::Start, Paint::Third, true);
    }
    top = bottom;
  }
  if (level == 0) add_person(out, tread / 2, top);
  add_line(out, 0, top, width, top, Paint::Text, 1.5f);
  out.height = top + 2;
  return out;
}

}  // namespace sandtable
