#include "tools/swot/picture.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/charts/chart_shapes.h"
#include "core/charts/chart_text.h"
#include "tools/swot/edit.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {
namespace {

constexpr float kMargin = 32, kGap = 20, kPad = 18, kColumn = (1200 - 2 * kMargin - kGap) / 2;
constexpr float kTextSize = 15, kLine = 22, kItemGap = 6, kHeading = 40, kBullet = 16;
constexpr std::size_t kMaxLines = 12;  // of one card, then "…"
constexpr std::size_t kOneColumn = 60;  // cards; more stand in as many columns as make the picture about square

void words(Picture& out, Point at, std::string text, float size, bool bold) {
  Shape& shape = out.shapes.emplace_back(chart::text(at, std::move(text), Anchor::Start, Paint::Text));
  shape.text_size = size;
  shape.bold = bold;
}

std::size_t columns_for(const Swot& swot) {
  std::size_t most = 0;
  for (const Cell cell : kAllCells) most = std::max(most, swot.in(cell).size());
  return most <= kOneColumn ? 1 : static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<float>(most) / 40)));
}

// Some cards of a cell one below the other; returns where they end.
float list(Picture& out, std::span<const CardRef> cards, float x, float y) {
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
  const std::size_t columns = columns_for(part<Swot>(plan));
  const float cell_width = static_cast<float>(columns) * kColumn;
  out.width = 2 * (kMargin + cell_width) + kGap;
  words(out, {kMargin, kMargin + 14}, plan.title.empty() ? labels.title : plan.title + " · " + labels.title, 26, true);
  float top = kMargin + 48;
  for (const Cell left : {Cell::Strengths, Cell::Opportunities}) {
    const std::size_t first = out.shapes.size();
    float bottom = top + kHeading + 3 * kLine;
    for (int column = 0; column < 2; ++column) {
      const auto cell = static_cast<Cell>(static_cast<int>(left) + column);
      const Cards& cards = part<Swot>(plan).in(cell);
      const float x = kMargin + static_cast<float>(column) * (cell_width + kGap);
      out.shapes.push_back(chart::rect({x, top}, {x + cell_width, 0}, 10, column == 0 ? Paint::AccentSoft : Paint::SecondSoft));
      words(out, {x + kPad, top + 24}, labels.cells[static_cast<int>(cell)] + " · " + std::to_string(cards.size()), 18, true);
      const std::span<const CardRef> all(cards);
      const std::size_t each = (all.size() + columns - 1) / columns;
      for (std::size_t i = 0; i * each < all.size(); ++i) {
        const float at = x + kPad + static_cast<float>(i) * kColumn;
        bottom = std::max(bottom, list(out, all.subspan(i * each, std::min(each, all.size() - i * each)), at, top + kHeading + 4));
      }
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
