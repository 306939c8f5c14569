// Bars that are all equally long and divided into shares: how answers spread over a scale.
#include <algorithm>

#include "core/charts/chart_shapes.h"
#include "core/charts/chart_text.h"
#include "core/charts/charts.h"

namespace sandtable {
namespace {

using namespace chart;

constexpr float kBar = 22;
constexpr float kRowGap = 10;
constexpr float kColumnGap = 12;
constexpr float kSquare = 12;        // of a colour in the legend
constexpr float kWideFrom_px = 560;  // from this width labels stand beside the bars, not above

// From one end of the scale to the other; what is in the middle is grey.
Paint paint_of(std::size_t part, std::size_t parts) {
  const std::size_t place = parts < 2 ? 100 : 100 * part / (parts - 1);
  return place < 20 ? Paint::Second : place < 45 ? Paint::SecondSoft : place <= 55 ? Paint::Grid : place < 80 ? Paint::AccentSoft : Paint::Accent;
}

// Returns the bottom.
float draw_legend(Picture& picture, const std::vector<std::string>& parts) {
  float x = 0, y = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const float width = kSquare + 6 + estimated_width(parts[i], kTextSize) + kColumnGap;
    if (x > 0 && x + width > picture.width) {
      x = 0;
      y += kLineHeight + 4;
    }
    const float middle = y + kLineHeight / 2;
    add_rect(picture, x, middle - kSquare / 2, x + kSquare, middle + kSquare / 2, 2, paint_of(i, parts.size()));
    add_text(picture, x + kSquare + 6, middle, parts[i], Anchor::Start, Paint::MutedText);
    x += width;
  }
  return y + kLineHeight + kRowGap;
}

void draw_bar(Picture& picture, const std::vector<std::int64_t>& counts, float left, float top) {
  std::int64_t sum = 0, before = 0;
  for (const std::int64_t count : counts) sum += count;
  const float right = picture.width, length = right - left;
  if (sum == 0) {
    add_rect(picture, left, top, right, top + kBar, 3, Paint::None, Paint::Grid).dashed = true;
    return;
  }
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const auto x_of = [&](std::int64_t n) { return left + length * static_cast<float>(n) / static_cast<float>(sum); };
    const float from = x_of(before), to = x_of(before += counts[i]);
    const Paint paint = paint_of(i, counts.size());
    add_rect(picture, from, top, std::max(from + 1, to - 1), top + kBar, 2, paint);
    const std::string words = std::to_string(counts[i]);
    if (estimated_width(words, kTextSize) + 4 > to - from) continue;
    const bool dark = paint == Paint::Accent || paint == Paint::Second;
    add_text(picture, (from + to) / 2, top + kBar / 2, words, Anchor::Middle, dark ? Paint::Surface : Paint::Text);
  }
}

}  // namespace

Picture share_chart(const std::vector<std::string>& parts, const std::vector<ShareRow>& rows, float width) {
  Picture out = blank(width);
  if (rows.empty()) return out;
  const bool wide = out.width >= kWideFrom_px;
  float label_room = out.width;
  if (wide) {
    float label = 0;
    for (const ShareRow& row : rows) label = std::max(label, estimated_width(row.label, kTextSize));
    label_room = std::min(label + 1, out.width * 0.4f);
  }
  float y = draw_legend(out, parts);
  for (const ShareRow& row : rows) {
    const Lines label = wrapped(row.label, label_room);
    if (wide) {
      const float height = std::max(kBar, label.height);
      add_lines(out, label, 0, y + (height - label.height) / 2, Anchor::Start, Paint::Text);
      draw_bar(out, row.counts, label_room + kColumnGap, y + (height - kBar) / 2);
      y += height + kRowGap;
    } else {
      y = add_lines(out, label, 0, y, Anchor::Start, Paint::Text) + 2;
      draw_bar(out, row.counts, 0, y);
      y += kBar + kRowGap;
    }
  }
  out.height = y - kRowGap + 2;
  return out;
}

}  // namespace sandtable
