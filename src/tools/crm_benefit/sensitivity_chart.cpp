#include "tools/crm_benefit/sensitivity_chart.h"

#include <algorithm>
#include <cmath>

#include "core/charts/chart_shapes.h"

namespace sandtable::inline value {
namespace {

using namespace chart;

constexpr float kWideFrom = 560;       // from this width labels stand beside the bars, not above
constexpr float kLabel_ratio = 0.3f;   // of the width, for labels beside the bars
constexpr float kValue_ratio = 0.24f;  // of the width, for the texts at either end
constexpr float kBarHeight = 16;
constexpr float kRowGap = 12;
constexpr float kColumnGap = 12;
constexpr float kTextGap = 5;   // between the end of a bar and its text
constexpr float kOverhang = 4;  // of the base line above and below a bar
constexpr float kSwatch = 12;
constexpr Paint kLess = Paint::SecondSoft, kMore = Paint::Accent;
constexpr Paint kLessOutline = Paint::Second;

struct Layout {
  bool wide = false;
  float left = 0, right = 0;  // of the plot
  double low = 0, high = 0;   // the results at its ends

  [[nodiscard]] float x(double result) const {
    if (!(high > low)) return (left + right) / 2;
    return left + (right - left) * static_cast<float>((result - low) / (high - low));
  }
};

double usable(double result, double base) {
  constexpr double kMost = 1e18;
  return std::isfinite(result) ? std::clamp(result, -kMost, kMost) : base;
}

Layout lay_out(const std::vector<SensitivityRow>& rows, double base, float width) {
  Layout out;
  out.wide = width >= kWideFrom;
  out.low = out.high = base;
  float label = 0, value = 0;
  for (const SensitivityRow& row : rows) {
    label = std::max(label, wrapped_width(row.label, width * kLabel_ratio));
    for (const std::string* text : {&row.less_text, &row.more_text})
      value = std::max(value, wrapped_width(*text, width * kValue_ratio, 1));
    for (const double result : {usable(row.at_less, base), usable(row.at_more, base)}) {
      out.low = std::min(out.low, result);
      out.high = std::max(out.high, result);
    }
  }
  out.left = value + kTextGap + (out.wide ? label + kColumnGap : 0);
  out.right = width - value - kTextGap;
  return out;
}

// The two parts of a bar by name, side by side where they find room; returns the bottom.
float add_names(Picture& picture, const SensitivityWords& words) {
  float x = 0, y = 0;
  const auto add = [&](const std::string& name, Paint fill, Paint outline) {
    const Lines text = wrapped(name, picture.width - 2 * kSwatch, 1);
    const float width = text.width + 2 * kSwatch;
    if (x > 0 && x + width > picture.width) {
      x = 0;
      y += kLineHeight + 4;
    }
    const float middle = y + kLineHeight / 2;
    add_rect(picture, x, middle - kSwatch / 2, x + kSwatch, middle + kSwatch / 2, 2, fill, outline);
    add_lines(picture, text, x + kSwatch + 8, y, Anchor::Start, Paint::Text);
    x += width + 18;
  };
  add(words.less, kLess, kLessOutline);
  add(words.more, kMore, kMore);
  return y + kLineHeight;
}

void add_part(Picture& picture, float from, float to, float top, Paint fill, Paint outline) {
  if (from == to) return;
  add_rect(picture, std::min(from, to), top, std::max(from, to), top + kBarHeight, 0, fill, outline);
}

bool shows_zero(const Layout& layout) {
  return layout.low < 0 && layout.high > 0;
}

// The bar with its base line and the texts at its ends.
void add_bar(Picture& picture, const Layout& layout, const SensitivityRow& row, double base, float top) {
  const double less = usable(row.at_less, base), more = usable(row.at_more, base);
  const float at_base = layout.x(base), at_less = layout.x(less), at_more = layout.x(more);
  add_part(picture, at_base, at_less, top, kLess, kLessOutline);
  add_part(picture, at_base, at_more, top, kMore, kMore);
  const auto add_mark = [&](float x, Paint paint, float width) {
    add_line(picture, x, top - kOverhang, x, top + kBarHeight + kOverhang, paint, width);
  };
  add_mark(at_base, Paint::Text, 1.5f);

  // The text of the lower result stands on the left, whichever it is.
  const bool rising = less <= more;
  const float room = picture.width * kValue_ratio;
  const Lines low = wrapped(rising ? row.less_text : row.more_text, room, 1);
  const Lines high = wrapped(rising ? row.more_text : row.less_text, room, 1);
  const float left = std::min({at_less, at_more, at_base}) - kTextGap;
  const float right = std::max({at_less, at_more, at_base}) + kTextGap;
  const float text_top = top + (kBarHeight - kLineHeight) / 2;
  add_lines(picture, low, left, text_top, Anchor::End, Paint::Text);
  add_lines(picture, high, right, text_top, Anchor::Start, Paint::Text);

  // The mark of 0 gives way to a text.
  const float zero = layout.x(0);
  const bool covered =
      (zero > left - low.width - 2 && zero < left + 2) || (zero > right - 2 && zero < right + high.width + 2);
  if (shows_zero(layout) && !covered) add_mark(zero, Paint::MutedText, 1);
}

// Returns the bottom.
float add_row(Picture& picture, const Layout& layout, const SensitivityRow& row, double base, float top) {
  const Lines label = wrapped(row.label, layout.wide ? picture.width * kLabel_ratio : picture.width);
  if (!layout.wide) {
    const float bar_top = add_lines(picture, label, 0, top, Anchor::Start, Paint::Text) + kOverhang + 2;
    add_bar(picture, layout, row, base, bar_top);
    return bar_top + kBarHeight + kOverhang;
  }
  const float height = std::max(label.height, kBarHeight + 2 * kOverhang);
  add_lines(picture, label, 0, top + (height - label.height) / 2, Anchor::Start, Paint::Text);
  add_bar(picture, layout, row, base, top + (height - kBarHeight) / 2);
  return top + height;
}

}  // namespace

Picture sensitivity_chart(const std::vector<SensitivityRow>& rows, double base, const SensitivityWords& words,
                          float width) {
  Picture out = blank(width);
  if (rows.empty()) return out;
  base = usable(base, 0);
  const Layout layout = lay_out(rows, base, out.width);
  float y = add_names(out, words) + kRowGap;
  // The base line has its name above the first bar, moved inwards where it would leave the picture.
  const Lines name = wrapped(words.base, out.width);
  const float middle = std::clamp(layout.x(base), name.width / 2, out.width - name.width / 2);
  y = add_lines(out, name, middle, y, Anchor::Middle, Paint::Text, true) + kRowGap / 2;
  for (const SensitivityRow& row : rows) y = add_row(out, layout, row, base, y) + kRowGap;
  out.height = y - kRowGap;
  if (shows_zero(layout)) {
    add_text(out, layout.x(0), out.height + kLineHeight / 2, "0", Anchor::Middle, Paint::MutedText);
    out.height += kLineHeight;
  }
  return out;
}

}  // namespace sandtable::inline value
