// Coverage of needs by elements (N16, N24): a dot where an element answers a need, an alarm where none
// answers a core need.
#include <algorithm>

#include "core/charts/chart_shapes.h"
#include "core/charts/plan_charts.h"

namespace sandtable {
namespace {

using namespace chart;

constexpr float kName_ratio = 0.4f;            // of the width, at most
constexpr float kNarrowestName_ratio = 0.27f;  // so far they give way to the columns
constexpr std::size_t kNameLines = 5;
constexpr float kGap = 12;     // between names and cells
constexpr float kCellPad = 8;  // around the head of a column
constexpr float kNarrowestCell = 22, kWidestCell = 44;
constexpr float kWidestHead = 60;
constexpr float kRowPad = 9;  // above and below a name together
constexpr float kPad = 6;     // from the frame of an alarm to its name
constexpr float kDot = 6;
constexpr float kAlarm = 2 * kAlarmRadius + 10;
constexpr float kBlockGap = 22;

struct Columns {
  std::size_t first = 0, last = 0;  // those of this block, last + 1
  float left = 0, pitch = 0;        // of the first cell
  bool alarms = false;              // room for their sign at the right end
};

bool is_unmet(const MatrixRow& row) {
  bool met = !row.core;
  for (const char mark : row.marks) met = met || mark != 0;
  return !met;
}

// Returns the bottom.
float add_row(Picture& picture, const MatrixRow& row, const Columns& columns, float top) {
  const Lines name = wrapped(row.label, columns.left - kGap - kPad, kNameLines);
  const float bottom = top + std::max(name.height, kLineHeight) + kRowPad;
  const float middle = (top + bottom) / 2;
  add_lines(picture, name, kPad, middle - name.height / 2, Anchor::Start, Paint::Text, row.core);
  for (std::size_t i = columns.first; i < columns.last; ++i) {
    const float x = columns.left + columns.pitch * (static_cast<float>(i - columns.first) + 0.5f);
    const bool marked = i < row.marks.size() && row.marks[i] != 0;
    add_circle(picture, x, middle, marked ? kDot : 1.5f, marked ? Paint::Accent : Paint::Grid);
  }
  if (is_unmet(row)) {
    add_rect(picture, 1, top + 1, picture.width - 1, bottom - 1, 5, Paint::None, Paint::Second).stroke_width =
        1.5f;
    add_alarm(picture, picture.width - kAlarm / 2, middle);
  } else {
    add_line(picture, 0, bottom, picture.width, bottom, Paint::Grid);
  }
  return bottom;
}

}  // namespace

Picture matrix_chart(const std::vector<std::string>& columns, const std::vector<MatrixRow>& rows,
                     float width) {
  Picture out = blank(width);
  if (rows.empty()) return out;
  width = out.width;
  Columns part;
  float names = 0;
  float cell = kNarrowestCell;
  for (const MatrixRow& row : rows) {
    names = std::max(names, wrapped_width(row.label, width * kName_ratio));
    part.alarms = part.alarms || is_unmet(row);
  }
  for (const std::string& head : columns)
    cell = std::max(cell, wrapped_width(head, kWidestHead, 1) + kCellPad);
  const std::size_t count = std::max<std::size_t>(columns.size(), 1);
  const float alarm = part.alarms ? kAlarm : 0;
  const float spare = width - kPad - kGap - alarm - cell * static_cast<float>(count);
  names = std::min(names, std::max(spare, width * kNarrowestName_ratio));
  part.left = names + kPad + kGap;
  const float room = width - part.left - alarm;
  // What does not fit side by side goes below, with the names repeated.
  const auto most = static_cast<std::size_t>(std::max(1.0f, room / cell));
  const std::size_t blocks = (count + most - 1) / most;
  const std::size_t each = (count + blocks - 1) / blocks;
  part.pitch = std::clamp(room / static_cast<float>(each), cell, std::max(cell, kWidestCell));
  float y = 0;
  for (std::size_t block = 0; block < blocks; ++block) {
    if (block > 0) y += kBlockGap;
    part.first = std::min(block * each, columns.size());
    part.last = std::min(part.first + each, columns.size());
    for (std::size_t i = part.first; i < part.last; ++i) {
      const float x = part.left + part.pitch * (static_cast<float>(i - part.first) + 0.5f);
      add_wrapped(out, columns[i], kWidestHead, 1, x, y, Anchor::Middle, Paint::MutedText);
    }
    y += kLineHeight + 5;
    add_line(out, 0, y, width, y, Paint::Grid, 1.5f);
    for (const MatrixRow& row : rows) y = add_row(out, row, part, y);
  }
  out.height = y + 1;
  return out;
}

}  // namespace sandtable
