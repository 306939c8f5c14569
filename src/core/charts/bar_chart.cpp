// Bar chart: labels beside the bars where there is room, above them on a phone.
#include <algorithm>

#include "core/charts/chart_shapes.h"
#include "core/charts/chart_text.h"
#include "core/charts/charts.h"

namespace sandtable {
namespace {

using namespace chart;

constexpr float kBarHeight = 14;     // of the only series
constexpr float kThinBarHeight = 9;  // of each of several
constexpr float kBarGap = 3;
constexpr float kRowGap = 16;
constexpr float kColumnGap = 12;
constexpr float kMarkOverhang = 4;   // of a limit mark above and below the bars
constexpr float kWideFrom_px = 560;  // from this width labels stand beside the bars, not above

struct BarLayout {
  bool wide = false;
  float label_width = 0;      // wide: the column left of the bars
  float left = 0, right = 0;  // of the bars
};

BarLayout lay_out_bars(const std::vector<BarRow>& rows, float width) {
  BarLayout out;
  out.right = width;
  out.wide = width >= kWideFrom_px;
  if (!out.wide) return out;
  float label = 0;
  float value = 0;
  for (const BarRow& row : rows) {
    label = std::max(label, estimated_width(row.label, kTextSize));
    value = std::max(value, estimated_width(row.value_text, kTextSize));
  }
  out.label_width = std::min(label + 1, width * 0.3f);  // the widest stays on one line, whatever the rounding
  out.left = out.label_width + kColumnGap;
  if (value > 0) out.right = width - std::min(value, width * 0.35f) - kColumnGap;
  return out;
}

float x_of(const BarLayout& layout, double percent) {
  return layout.left + (layout.right - layout.left) * static_cast<float>(clamp_percent(percent) / 100);
}

void draw_lines(Picture& picture, const std::vector<std::string>& lines, float x, float middle, Anchor anchor,
                Paint paint) {
  float y = middle - kLineHeight * (static_cast<float>(lines.size()) - 1) / 2;
  for (const std::string& one : lines) {
    picture.shapes.push_back(text({x, y}, one, anchor, paint));
    y += kLineHeight;
  }
}

void draw_bar(Picture& picture, const BarLayout& layout, const std::optional<double>& value,
              std::size_t series, float y, float height, const std::vector<double>& limits) {
  const float radius = std::min(height / 2, 4.0f);
  picture.shapes.push_back(rect({layout.left, y}, {layout.right, y + height}, radius, kSoft[series]));
  if (!value) {
    Shape& track = picture.shapes.back();  // no value: an empty dashed frame, not a bar of length 0
    track.fill = Paint::None;
    track.stroke = Paint::Grid;
    track.dashed = true;
  } else if (clamp_percent(*value) > 0) {
    const float end = std::max(x_of(layout, *value), layout.left + 2);
    picture.shapes.push_back(rect({layout.left, y}, {end, y + height},
                                  std::min(radius, (end - layout.left) / 2), kStrokes[series]));
  }
  for (const double limit : limits) {
    // Over the filled part the mark must be light, elsewhere dark.
    const bool covered = value && clamp_percent(*value) > limit;
    const float x = x_of(layout, limit);
    picture.shapes.push_back(
        line({x, y}, {x, y + height}, covered ? Paint::Surface : Paint::MutedText, 1, true));
  }
}

// Draws one row with its top at `y` and returns its bottom.
float draw_row(Picture& picture, const BarLayout& layout, const BarRow& row, float y,
               const std::vector<double>& limits) {
  const std::size_t count = std::clamp<std::size_t>(row.values.size(), 1, kMaxSeries);
  const float bar = count == 1 ? kBarHeight : kThinBarHeight;
  const float bars = bar * static_cast<float>(count) + kBarGap * static_cast<float>(count - 1);
  const float width = picture.width;

  float bars_top = y;
  float bottom = y;
  if (layout.wide) {
    const auto label = wrap_text(row.label, kTextSize, layout.label_width, kMaxLabelLines);
    const auto value =
        wrap_text(row.value_text, kTextSize, width - layout.right - kColumnGap, kMaxLabelLines);
    const float high =
        kLineHeight * static_cast<float>(std::max({label.size(), value.size(), std::size_t{1}}));
    const float height = std::max(high, bars + 2 * kMarkOverhang);
    bars_top = y + (height - bars) / 2;
    draw_lines(picture, label, 0, y + height / 2, Anchor::Start, Paint::Text);
    draw_lines(picture, value, layout.right + kColumnGap, y + height / 2, Anchor::Start, Paint::Text);
    bottom = y + height;
  } else {
    const float value_width = estimated_width(row.value_text, kTextSize);
    const bool one_line = value_width <= width * 0.6f;
    const float label_room = one_line && value_width > 0 ? width - value_width - kColumnGap : width;
    const auto label = wrap_text(row.label, kTextSize, label_room, kMaxLabelLines);
    for (const std::string& one : label) {
      picture.shapes.push_back(text({0, bars_top + kLineHeight / 2}, one, Anchor::Start, Paint::Text));
      bars_top += kLineHeight;
    }
    if (label.empty()) bars_top += kLineHeight;
    if (one_line) {  // on the last line of the label, at the end of the bar below it
      if (value_width > 0) {
        picture.shapes.push_back(
            text({width, bars_top - kLineHeight / 2}, row.value_text, Anchor::End, Paint::Text));
      }
    } else {
      for (const std::string& one : wrap_text(row.value_text, kTextSize, width, kMaxLabelLines)) {
        picture.shapes.push_back(text({width, bars_top + kLineHeight / 2}, one, Anchor::End, Paint::Text));
        bars_top += kLineHeight;
      }
    }
    bars_top += kMarkOverhang;
    bottom = bars_top + bars + kMarkOverhang;
  }

  for (const double limit : limits) {  // the ends that stick out of the bars
    const float x = x_of(layout, limit);
    picture.shapes.push_back(line({x, bars_top - kMarkOverhang}, {x, bars_top}, Paint::MutedText, 1));
    picture.shapes.push_back(
        line({x, bars_top + bars}, {x, bars_top + bars + kMarkOverhang}, Paint::MutedText, 1));
  }
  for (std::size_t s = 0; s < count; ++s) {
    const float top = bars_top + (bar + kBarGap) * static_cast<float>(s);
    draw_bar(picture, layout, s < row.values.size() ? row.values[s] : std::nullopt, s, top, bar, limits);
  }
  return bottom;
}

// 0 %, the limits and 100 % below the last row; the ends give way to a limit that is too near.
void draw_scale(Picture& picture, const BarLayout& layout, float y, const std::vector<double>& limits) {
  struct Mark {
    float left, right;
  };
  std::vector<Mark> taken;
  const auto draw = [&](double percent, Anchor anchor) {
    const std::string words = percent_text(percent);
    const float text_width = estimated_width(words, kTextSize);
    float x = x_of(layout, percent);
    if (anchor == Anchor::Middle) {  // near an end it stays within the bars
      x = std::max(layout.left + text_width / 2, std::min(layout.right - text_width / 2, x));
    }
    const float left = anchor == Anchor::Start ? x
                       : anchor == Anchor::End ? x - text_width
                                               : x - text_width / 2;
    const Mark mark{left - 3, left + text_width + 3};
    for (const Mark& other : taken) {
      if (mark.left < other.right && other.left < mark.right) return;
    }
    taken.push_back(mark);
    picture.shapes.push_back(text({x, y}, words, anchor, Paint::MutedText));
  };
  for (const double limit : limits) draw(limit, Anchor::Middle);
  draw(0, Anchor::Start);
  draw(100, Anchor::End);
}

}  // namespace

Picture bar_chart(const std::vector<BarRow>& rows, const std::vector<double>& limits, float width) {
  Picture out;
  out.width = width;
  if (rows.empty()) return out;
  std::vector<double> marks;  // at 0 and 100 the bar itself ends
  for (const double limit : limits) {
    if (limit > 0 && limit < 100) marks.push_back(limit);
  }
  const BarLayout layout = lay_out_bars(rows, width);
  float y = 0;
  for (const BarRow& row : rows) y = draw_row(out, layout, row, y, marks) + kRowGap;
  draw_scale(out, layout, y - kRowGap + kLineHeight / 2 + 2, marks);
  out.height = y - kRowGap + kLineHeight + 4;
  return out;
}

}  // namespace sandtable
