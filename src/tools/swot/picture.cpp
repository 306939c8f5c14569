#include "tools/swot/picture.h"

#include <algorithm>

#include "core/charts/chart_shapes.h"
#include "core/charts/chart_text.h"
#include "tools/swot/edit.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {
namespace {

constexpr float kWidth = 1200, kMargin = 32, kGap = 20, kPad = 18, kColumn = (kWidth - 2 * kMargin - kGap) / 2;
constexpr float kTextSize = 15, kLine = 22, kItemGap = 6, kHeading = 40, kBullet = 16;
constexpr std::size_t kMaxLines = 12;  // of one card, then "…"

void words(Picture& out, Point at, std::string text, float size, bool bold) {
  Shape& shape = out.shapes.emplace_back(chart::text(at, std::move(text), Anchor::Start, Paint::Text));
  shape.text_size = size;
  shape.bold = bold;
}

// The cards of a cell below its heading; returns where they end.
float list(Picture& out, const Cards& cards, float x, float y) {
  for (const CardRef& card : cards) {
    out.shapes.push_back(chart::rect({x + 2, y + kLine / 2 - 2}, {x + 6, y + kLine / 2 + 2}, 2, Paint::MutedText));
    for (std::string& line : wrap_text(card_line(*card), kTextSize, kColumn - 2 * kPad - kBullet, kMaxLines)) {
      words(out, {x + kBullet, y + kLine / 2}, std::move(line), kTextSize, false);
      y += kLine;
    }
    y += kItemGap;
  }
  return y;
}

}  // namespace

std::string card_line(const Card& card) {
  std::string out = card.top ? "★ " + card.text : card.text;
  if (!card.has_weight()) return out;
  out += " (" + weight_text(card.weight);
  if (card.rating > 0) out += " × " + std::to_string(card.rating);
  return out + ")";
}

Picture swot_picture(const Plan& plan, const SwotWords& labels) {
  Picture out;
  out.width = kWidth;
  words(out, {kMargin, kMargin + 14}, plan.title.empty() ? labels.title : plan.title + " · " + labels.title, 26, true);
  float top = kMargin + 48;
  for (const Cell left : {Cell::Strengths, Cell::Opportunities}) {
    const std::size_t first = out.shapes.size();
    float bottom = top + kHeading + 3 * kLine;
    for (int column = 0; column < 2; ++column) {
      const auto cell = static_cast<Cell>(static_cast<int>(left) + column);
      const Cards& cards = part<Swot>(plan).in(cell);
      const float x = kMargin + static_cast<float>(column) * (kColumn + kGap);
      out.shapes.push_back(chart::rect({x, top}, {x + kColumn, 0}, 10, column == 0 ? Paint::AccentSoft : Paint::SecondSoft));
      words(out, {x + kPad, top + 24}, labels.cells[static_cast<int>(cell)] + " · " + std::to_string(cards.size()), 18, true);
      bottom = std::max(bottom, list(out, cards, x + kPad, top + kHeading + 4));
    }
    // Both cells of a row are as high as the fuller one.
    for (std::size_t i = first; i < out.shapes.size(); ++i) {
      Shape& shape = out.shapes[i];
      if (shape.kind == Shape::Kind::Rect && shape.fill != Paint::MutedText) shape.points[1].y = bottom + kPad - kItemGap;
    }
    top = bottom + kPad - kItemGap + kGap;
  }
  out.height = top - kGap + kMargin;
  return out;
}

}  // namespace sandtable::situation
