#include "tools/swot/view/tows_parts.h"

#include <algorithm>
#include <cmath>

#include "core/charts/chart_shapes.h"
#include "tools/swot/edit.h"
#include "core/base/utf8.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {

namespace {

constexpr Key kReadings[] = {"ife.below", "ife.average", "ife.above", "efe.below", "ife.average", "efe.above"};

}  // namespace

Text cell_name(const Ui& ui, Cell cell) { return ui.tr(Keys("swot.strengths", "swot.threats")[cell]); }

Text pair_words(const Ui& ui, Pair pair) { return ui.tr(Keys("tows.so", "tows.wt")[static_cast<int>(pair) - 1]); }

Text card_words(const Ui& ui, const Card& card) {
  return card.text.empty() ? ui.tr("tows.no_text") : brief(card.text);
}

Text posture_words(const Ui& ui, Posture posture, PosturePart part) {
  constexpr Keys kParts[] = {{"posture.keep", "posture.deny"},
                             {"posture.keep_meaning", "posture.deny_meaning"},
                             {"posture.keep_advice", "posture.deny_advice"}};
  return ui.tr(kParts[static_cast<int>(part)][static_cast<int>(posture) - 1]);
}

Text lean_words(const Ui& ui, const Balance& balance, Axis axis) {
  const bool near = balance.lean == Lean::Near, bad = balance.lean == Lean::Bad;
  Text first = cell_name(ui, good_cell(axis)), second = cell_name(ui, bad_cell(axis));
  Text a = number_words(balance.good), b = number_words(balance.bad);
  if (bad) {
    std::swap(first, second);
    std::swap(a, b);
  }
  return ui.tr_format(near ? Key("posture.reason_near") : Key("posture.reason_outweighs"),
                      {{"one", first}, {"more", first}, {"other", second}, {"less", second}, {"a", a}, {"b", b}});
}

Text balance_summary(const Ui& ui, const PostureReason& reason) {
  return ui.tr_format("balance.summary", {{"s", number_words(reason.internal.good)},
                                          {"w", number_words(reason.internal.bad)},
                                          {"o", number_words(reason.external.good)},
                                          {"t", number_words(reason.external.bad)}});
}

Picture balance_picture(const Ui& ui, const PostureReason& reason, float css_width) {
  constexpr float kBar = 16, kRow = chart::kLineHeight + 6 + kBar + 16;
  Picture out;
  out.width = css_width;
  out.height = 2 * kRow - 12;
  for (int i = 0; i < 2; ++i) {
    const Axis axis = i == 0 ? Axis::Internal : Axis::External;
    const Balance& balance = i == 0 ? reason.internal : reason.external;
    const double total = balance.good + balance.bad;
    const float top = kRow * static_cast<float>(i), bar = top + chart::kLineHeight + 6;
    const float split = total > 0 ? css_width * static_cast<float>(balance.good / total) : 0;
    const auto side = [&](Cell cell, double sum, float x, Anchor anchor) {
      out.shapes.push_back(chart::text({x, top + chart::kLineHeight / 2}, cell_name(ui, cell) + " " + number_words(sum),
                                       anchor, Paint::Text));
    };
    side(good_cell(axis), balance.good, 0, Anchor::Start);
    side(bad_cell(axis), balance.bad, css_width, Anchor::End);
    // Nothing to weigh: an empty frame.
    Shape& frame = out.shapes.emplace_back(chart::rect({0, bar}, {css_width, bar + kBar}, 4, Paint::None));
    frame.stroke = Paint::Grid;
    if (split > 2) out.shapes.push_back(chart::rect({0, bar}, {split - 1, bar + kBar}, 4, Paint::Accent));
    if (total > 0 && split < css_width - 2) {
      out.shapes.push_back(chart::rect({split + 1, bar}, {css_width, bar + kBar}, 4, Paint::Second));
    }
    const float middle = std::round(css_width / 2);
    out.shapes.push_back(chart::line({middle, bar - 4}, {middle, bar + kBar + 4}, Paint::Text, 1));
  }
  return out;
}

TableWords balance_table(const Ui& ui, const Swot& swot, const PostureReason& reason) {
  const double sums[] = {reason.internal.good, reason.internal.bad, reason.external.good, reason.external.bad};
  TableWords out;
  out.row({ui.tr("balance.cell"), ui.tr("swot.weight"), ui.tr("balance.cards")});
  for (const Cell cell : kAllCells) {
    out.row({cell_name(ui, cell), number_words(sums[static_cast<int>(cell)]), number_text(swot.in(cell).size())});
  }
  return out;
}

Text score_reading(const Ui& ui, const FactorScore& score, Axis axis) {
  const double difference = std::round((score.score - kAverageScore) * 1000);
  const int reading = (axis == Axis::External ? 3 : 0) + (difference < 0 ? 0 : difference > 0 ? 2 : 1);
  return ui.tr_format("ife.total", {{"score", number_words(score.score)}}) + "\n" + ui.tr(kReadings[reading]);
}

}  // namespace sandtable::situation
