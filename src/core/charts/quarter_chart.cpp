// Money by quarter (N24): bars of revenue, cost and margin, the cumulative margin as a line.
#include <algorithm>
#include <cmath>

#include "core/charts/chart_shapes.h"
#include "core/charts/plan_charts.h"
#include "core/charts/short_number.h"

namespace sandtable {
namespace {

using namespace chart;

constexpr float kPlot_ratio = 0.45f;  // height to width
constexpr float kLowest = 190, kHighest = 340;
constexpr float kMarks = 5;          // steps of the value axis, about
constexpr float kBars_ratio = 0.7f;  // of the room of a quarter
constexpr float kWidestBar = 26;
constexpr float kSwatch = 12;
constexpr float kPoint = 4;
constexpr int kSeries = 4;  // three of bars, one of points

constexpr Paint kFill[] = {Paint::Accent, Paint::Grid, Paint::AccentSoft, Paint::Surface};
constexpr Paint kOutline[] = {Paint::Accent, Paint::MutedText, Paint::Accent, Paint::Second};

[[gnu::noinline]] double value_of(const QuarterBar& bar, int series) {
  constexpr double kMost = 1e17;
  const double value = series == 0   ? bar.revenue
                       : series == 1 ? bar.cost
                       : series == 2 ? bar.margin
                                     : bar.cumulative;
  return std::isfinite(value) ? std::clamp(value, -kMost, kMost) : 0;
}

// 1, 2 or 5 times a power of ten, at least `value` and 1.
double round_step(double value) {
  double out = 1;
  while (out < value) {
    if (out * 2 >= value) return out * 2;
    if (out * 5 >= value) return out * 5;
    out *= 10;
  }
  return out;
}

struct Scale {
  double step = 1;
  int below = 0, above = 0;  // steps on both sides of zero
  float top = 0, bottom = 0;

  [[nodiscard, gnu::noinline]] float y(double value) const {
    return bottom - (bottom - top) * static_cast<float>((value / step + below) / (above + below));
  }
};

Scale scale_of(const std::vector<QuarterBar>& bars) {
  double most = 0, least = 0;
  for (const QuarterBar& bar : bars) {
    for (int series = 0; series < kSeries; ++series) {
      most = std::max(most, value_of(bar, series));
      least = std::min(least, value_of(bar, series));
    }
  }
  Scale out;
  out.step = round_step((most - least) / kMarks);
  out.above = static_cast<int>(std::ceil(most / out.step));
  out.below = static_cast<int>(std::ceil(-least / out.step));
  if (out.above + out.below == 0) out.above = 1;
  return out;
}

void add_point(Picture& picture, float x, float y) {
  add_circle(picture, x, y, kPoint, kFill[3], kOutline[3]).stroke_width = 2;
}

// From left to right, on as many lines as it takes; returns the bottom.
float add_legend(Picture& picture, const QuarterWords& words) {
  const std::string* const names[kSeries] = {&words.revenue, &words.cost, &words.margin, &words.cumulative};
  float x = 0, y = 0;
  for (int i = 0; i < kSeries; ++i) {
    const Lines name = wrapped(*names[i], picture.width - 2 * kSwatch, 1);
    const float width = name.width + 2 * kSwatch;
    if (x > 0 && x + width > picture.width) {
      x = 0;
      y += kLineHeight + 4;
    }
    const float middle = y + kLineHeight / 2;
    if (i == 3) {
      add_line(picture, x, middle, x + kSwatch + 4, middle, kOutline[3], 2);
      add_point(picture, x + kSwatch / 2 + 2, middle);
    } else {
      add_rect(picture, x, middle - kSwatch / 2, x + kSwatch, middle + kSwatch / 2, 2, kFill[i], kOutline[i]);
    }
    add_lines(picture, name, x + kSwatch + 8, y, Anchor::Start, Paint::Text);
    x += width + 18;
  }
  return y + kLineHeight;
}

}  // namespace

Picture quarter_chart(const std::vector<QuarterBar>& bars, const QuarterWords& words, int break_even,
                      float width) {
  Picture out = blank(width);
  if (bars.empty()) return out;
  width = out.width;
  Scale scale = scale_of(bars);
  scale.top = add_legend(out, words) + 10;
  const auto count = static_cast<int>(bars.size());
  const bool marked = break_even >= 1 && break_even <= count;
  if (marked) scale.top += kLineHeight;
  scale.top += kLineHeight / 2;
  scale.bottom = scale.top + std::clamp(width * kPlot_ratio, kLowest, kHighest);

  float left = 0;
  for (int i = -scale.below; i <= scale.above; ++i) {
    left = std::max(left, wrapped_width(short_number(i * scale.step, words.chinese), width) + 8);
  }
  const float right = width - kPoint - 1;
  for (int i = -scale.below; i <= scale.above; ++i) {
    const float y = scale.y(i * scale.step);
    add_text(out, left - 8, y, short_number(i * scale.step, words.chinese), Anchor::End, Paint::MutedText);
    if (i != 0) add_line(out, left, y, right, y, Paint::Grid);
  }

  const float pitch = (right - left) / static_cast<float>(count);
  const float bar = std::min(pitch * kBars_ratio / 3, kWidestBar);
  if (marked) {
    const float x = left + pitch * (static_cast<float>(break_even) - 0.5f);
    const Lines word = wrapped(words.break_even, width, 1);
    add_line(out, x, scale.top - kLineHeight / 2, x, scale.bottom, Paint::Text, 1.5f).dashed = true;
    add_lines(out, word, std::clamp(x, word.width / 2, width - word.width / 2),
              scale.top - kLineHeight * 1.5f - 2, Anchor::Middle, Paint::Text, true);
  }

  // As many names of quarters as have room.
  float widest = 0;
  for (const QuarterBar& one : bars) widest = std::max(widest, wrapped_width(one.label, width / 3, 1) + 6);
  const int every = static_cast<int>(std::ceil(widest / pitch));
  float free_from = 0;
  const float zero = scale.y(0);
  for (int i = 0; i < count; ++i) {
    const QuarterBar& one = bars[static_cast<std::size_t>(i)];
    const float middle = left + pitch * (static_cast<float>(i) + 0.5f);
    for (int series = 0; series < 3; ++series) {
      const float y = scale.y(value_of(one, series));
      const float x = middle + bar * (static_cast<float>(series) - 1.5f);
      if (y != zero)
        add_rect(out, x, std::min(y, zero), x + std::max(bar - 1, bar / 2), std::max(y, zero), 1,
                 kFill[series], kOutline[series]);
    }
    const Lines name = wrapped(one.label, width / 3, 1);
    const float x = std::clamp(middle, name.width / 2, width - name.width / 2);
    if (i % std::max(every, 1) == 0 && x - name.width / 2 >= free_from) {
      add_lines(out, name, x, scale.bottom + 8, Anchor::Middle, Paint::MutedText);
      free_from = x + name.width / 2 + 4;
    }
  }
  add_line(out, left, zero, right, zero, Paint::Text, 1.5f);
  const std::size_t line = out.shapes.size();
  for (int i = 0; i < count; ++i) {
    const float x = left + pitch * (static_cast<float>(i) + 0.5f);
    const float y = scale.y(value_of(bars[static_cast<std::size_t>(i)], 3));
    if (i == 0) {
      add_shape(out, Shape::Kind::Polyline, x, y, Paint::None, kOutline[3]).stroke_width = 2;
    } else {
      out.shapes[line].points.push_back({x, y});
    }
    add_point(out, x, y);
  }
  out.height = scale.bottom + 8 + kLineHeight;
  return out;
}

}  // namespace sandtable
