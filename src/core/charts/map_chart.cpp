// Width, depth and linkage of a mix (N24): a row of blocks for each line.
#include <algorithm>

#include "core/charts/chart_shapes.h"
#include "core/charts/plan_charts.h"

namespace sandtable {
namespace {

using namespace chart;

constexpr float kWideFrom = 520;  // from this width names stand beside the blocks, not above
constexpr float kName_ratio = 0.32f;
constexpr float kBlock = 18;   // height
constexpr float kWidest = 36;  // pitch of the blocks; below the narrowest only a row that is too long goes
constexpr float kNarrowest = 12;
constexpr float kGap = 3;          // between blocks
constexpr float kOutlineFrom = 5;  // narrower ones have no outline and no dot
constexpr float kRow = 9;          // between rows
constexpr float kCountGap = 5;     // from the end of a row to its number
constexpr float kHeading = 8;      // between a heading and its rows

// The blocks of a line within left..right, their number behind them.
void add_blocks(Picture& picture, const MapLine& line, float left, float right, float top, float pitch) {
  const auto count = static_cast<float>(line.tied.size());
  pitch = std::min(pitch, (right - left) / std::max(count, 1.0f));
  const float width = pitch - std::min(kGap, pitch * 0.2f);
  const float middle = top + kBlock / 2;
  const bool detailed = width >= kOutlineFrom;
  float x = left;
  for (const char tied : line.tied) {
    if (tied != 0) {
      add_rect(picture, x, top, x + width, top + kBlock, std::min(3.0f, width / 4), Paint::Accent);
      if (detailed) add_circle(picture, x + width / 2, middle, std::min(3.0f, width / 4), Paint::Surface);
    } else {
      add_rect(picture, x, top, x + width, top + kBlock, std::min(3.0f, width / 4),
               detailed ? Paint::Surface : Paint::AccentSoft, detailed ? Paint::Accent : Paint::None);
    }
    x += pitch;
  }
  add_number(picture, x + kCountGap, middle, line.tied.size(), Anchor::Start, Paint::MutedText);
}

}  // namespace

Picture map_chart(const std::vector<MapGroup>& groups, float width) {
  Picture out = blank(width);
  width = out.width;
  const bool wide = width >= kWideFrom;
  std::size_t longest = 1;
  float name_room = wide ? 0 : width;
  for (const MapGroup& group : groups) {
    for (const MapLine& line : group.lines) {
      longest = std::max(longest, line.tied.size());
      if (wide)
        name_room = std::max(name_room, std::min(wrapped_width(line.label, width), width * kName_ratio));
    }
  }
  const float left = wide ? name_room + 16 : 1;
  const float right = width - wrapped_width(std::to_string(longest), width) - kCountGap - 1;
  const float pitch = std::clamp((right - left) / static_cast<float>(longest), kNarrowest, kWidest);
  float y = 0;
  for (const MapGroup& group : groups) {
    if (y > 0) y += kRow;
    y = add_wrapped(out, group.label, width, kMaxLabelLines, 0, y, Anchor::Start, Paint::Text, true) + 3;
    add_line(out, 0, y, width, y, Paint::Grid);
    y += kHeading;
    for (const MapLine& line : group.lines) {
      const Lines name = wrapped(line.label, name_room);
      const float high = wide ? std::max(name.height, kBlock) : kBlock;
      add_lines(out, name, 0, wide ? y + (high - name.height) / 2 : y, Anchor::Start, Paint::Text);
      if (!wide) y += name.height + 1;
      add_blocks(out, line, left, right, y + (high - kBlock) / 2, pitch);
      y += high + kRow;
    }
  }
  out.height = y;
  return out;
}

}  // namespace sandtable
