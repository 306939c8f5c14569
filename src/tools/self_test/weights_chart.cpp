#include "tools/self_test/weights_chart.h"

#include <algorithm>

#include "core/charts/chart_shapes.h"
#include "tools/self_test/pack.h"

namespace sandtable {
namespace {

using namespace chart;

constexpr float kRing = 7, kDisc = 4.5f;  // both are seen where they fall together
constexpr float kRowGap = 12, kColumnGap = 12;
constexpr float kWideFrom_px = 560;
constexpr std::size_t kShown = 2;

// The customers' weight is a ring, the own rating a disc: told apart without colour.
void add_mark(Picture& picture, std::size_t series, float x, float y) {
  if (series == 0) {
    add_circle(picture, x, y, kRing, Paint::Surface, Paint::Second).stroke_width = 2.5f;
  } else {
    add_circle(picture, x, y, kDisc, Paint::Accent);
  }
}

struct Axis {
  float left, right;

  [[nodiscard, gnu::noinline]] float x(double percent) const {
    return left + (right - left) * static_cast<float>(clamp_percent(percent) / 100);
  }
};

// Returns the bottom.
float add_legend(Picture& picture, const std::string* const names[kShown]) {
  float x = 0, y = 0;
  for (std::size_t i = 0; i < kShown; ++i) {
    const Lines name = wrapped(*names[i], picture.width - 3 * kRing, 1);
    if (x > 0 && x + name.width + 3 * kRing > picture.width) {
      x = 0;
      y += kLineHeight + 4;
    }
    add_mark(picture, i, x + kRing + 1.5f, y + kLineHeight / 2);
    add_lines(picture, name, x + 3 * kRing, y, Anchor::Start, Paint::Text);
    x += name.width + 3 * kRing + 18;
  }
  return y + kLineHeight + kRowGap;
}

}  // namespace

double weighted_shortfall(const TestPack& pack, const SelfTestScore& score, std::size_t dimension) {
  if (dimension >= pack.dimensions.size() || dimension >= score.dimensions.size()) return -1;
  const double weight = pack.dimensions[dimension].weight;
  const auto& pomp = score.dimensions[dimension].pomp;
  return weight < 0 || !pomp ? -1 : weight * (100 - *pomp) / 100;
}

std::vector<int> weight_order(const TestPack& pack, const SelfTestScore& score) {
  std::vector<int> out;
  for (std::size_t i = 0; i < pack.dimensions.size(); ++i) {
    out.push_back(static_cast<int>(i));
    const double gain = weighted_shortfall(pack, score, i);
    for (std::size_t k = i;
         k > 0 && weighted_shortfall(pack, score, static_cast<std::size_t>(out[k - 1])) < gain; --k)
      std::swap(out[k], out[k - 1]);
  }
  return out;
}

Picture gap_chart(const std::vector<BarRow>& rows, const std::string& weight_name,
                  const std::string& own_name, float width) {
  Picture out = blank(width);
  if (rows.empty()) return out;
  width = out.width;
  const std::string* const names[] = {&weight_name, &own_name};
  float y = add_legend(out, names);

  const bool wide = width >= kWideFrom_px;
  Axis axis = {kRing + 1.5f, width - kRing - 1.5f};
  if (wide) {
    float label = 0, value = 0;
    for (const BarRow& row : rows) {
      label = std::max(label, wrapped_width(row.label, width * 0.3f));
      value = std::max(value, wrapped_width(row.value_text, width * 0.25f));
    }
    axis.left += label + kColumnGap;
    if (value > 0) axis.right -= value + kColumnGap;
  }

  for (const BarRow& row : rows) {
    const Lines value =
        wrapped(row.value_text, wide ? width - axis.right - kRing - kColumnGap : width * 0.5f);
    const float taken = wide              ? width - axis.left + kRing + kColumnGap
                        : value.width > 0 ? value.width + kColumnGap
                                          : 0;
    const Lines label = wrapped(row.label, width - taken);
    const float words = std::max({label.height, value.height, kLineHeight});
    float middle = y + words / 2, grid_top = y;
    add_lines(out, label, 0, wide ? middle - label.height / 2 : y, Anchor::Start, Paint::Text);
    add_lines(out, value, width, wide ? middle - value.height / 2 : y, Anchor::End, Paint::MutedText);
    y += words;
    if (!wide) {
      middle = y + kRing + 4;
      grid_top = middle - kRing;  // not through the words
      y = middle + kRing + 1.5f;
    }
    const float grid_bottom = wide ? y + kRowGap : middle + kRing;
    for (int percent = 0; percent <= 100; percent += 25)
      add_line(out, axis.x(percent), grid_top, axis.x(percent), grid_bottom, Paint::Grid);
    add_line(out, axis.left, middle, axis.right, middle, Paint::Grid);
    const std::size_t count = std::min(kShown, row.values.size());
    if (count == kShown && row.values[0] && row.values[1])
      add_line(out, axis.x(*row.values[0]), middle, axis.x(*row.values[1]), middle, Paint::MutedText, 3);
    for (std::size_t i = 0; i < count; ++i) {
      if (row.values[i]) add_mark(out, i, axis.x(*row.values[i]), middle);
    }
    y += kRowGap;
  }
  // The ends stay within the picture.
  const float middle = y + kLineHeight / 2;
  add_text(out, axis.left - kRing, middle, percent_text(0), Anchor::Start, Paint::MutedText);
  add_text(out, axis.x(50), middle, percent_text(50), Anchor::Middle, Paint::MutedText);
  add_text(out, axis.right + kRing, middle, percent_text(100), Anchor::End, Paint::MutedText);
  out.height = y + kLineHeight + 2;
  return out;
}

}  // namespace sandtable
