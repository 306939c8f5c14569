#include "tools/swot/words.h"

#include <algorithm>
#include <cmath>

#include "core/charts/chart_shapes.h"
#include "core/words/frame_texts.h"
#include "core/words/short_texts.h"

namespace sandtable::inline situation {

namespace {

constexpr Keys kColumnKeys(
    "import_words.cell", "import_words.text", "import_words.note", "import_words.weight", "import_words.rating",
    "import_words.tags");

constexpr Keys kFaultKeys(
    "fault.no_cell", "fault.unknown_cell", "fault.not_ours", "fault.no_text", "fault.not_a_list", "fault.bad_weight",
    "fault.bad_rating", "fault.bad_text", "fault.text_cut", "fault.no_columns", "fault.no_room", "fault.workbook", "fault.old_workbook");

constexpr Key kReadings[] = {"ife.below", "ife.average", "ife.above", "efe.below", "ife.average", "efe.above"};

}  // namespace

Text cell_name(const Strings& strings, Cell cell) { return strings.tr(Keys("swot.strengths", "swot.weaknesses", "swot.opportunities", "swot.threats")[cell]); }

Text pair_words(const Strings& strings, Pair pair) { return strings.tr(Keys("tows.so", "tows.wo", "tows.st", "tows.wt")[static_cast<int>(pair) - 1]); }

Text card_words(const Strings& strings, const Card& card) {
  return card.text.empty() ? strings.tr("tows.no_text") : brief(card.text);
}

Text posture_words(const Strings& strings, Posture posture, PosturePart part) {
  constexpr Keys kParts[] = {
      Keys("posture.keep", "posture.develop", "posture.vigilant", "posture.challenge", "posture.deny"),
      Keys("posture.keep_meaning", "posture.develop_meaning", "posture.vigilant_meaning", "posture.challenge_meaning", "posture.deny_meaning"),
      Keys("posture.keep_advice", "posture.develop_advice", "posture.vigilant_advice", "posture.challenge_advice", "posture.deny_advice")};
  return strings.tr(kParts[static_cast<int>(part)][static_cast<int>(posture) - 1]);
}

Text lean_words(const Strings& strings, const Balance& balance, Axis axis) {
  const bool near = balance.lean == Lean::Near, bad = balance.lean == Lean::Bad;
  Text first = cell_name(strings, good_cell(axis)), second = cell_name(strings, bad_cell(axis));
  Text a = number_words(balance.good), b = number_words(balance.bad);
  if (bad) {
    std::swap(first, second);
    std::swap(a, b);
  }
  return strings.tr_format(near ? Key("posture.reason_near") : Key("posture.reason_outweighs"),
                      {{"one", first}, {"more", first}, {"other", second}, {"less", second}, {"a", a}, {"b", b}});
}

Text balance_summary(const Strings& strings, const PostureReason& reason) {
  return strings.tr_format("balance.summary", {{"s", number_words(reason.internal.good)},
                                          {"w", number_words(reason.internal.bad)},
                                          {"o", number_words(reason.external.good)},
                                          {"t", number_words(reason.external.bad)}});
}

Picture balance_picture(const Strings& strings, const PostureReason& reason, float css_width) {
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
      out.shapes.push_back(chart::text({x, top + chart::kLineHeight / 2}, cell_name(strings, cell) + " " + number_words(sum),
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

TableWords balance_table(const Strings& strings, const Swot& swot, const PostureReason& reason) {
  const double sums[] = {reason.internal.good, reason.internal.bad, reason.external.good, reason.external.bad};
  TableWords out;
  out.figures = kAllButFirst;
  out.row({strings.tr("balance.cell"), strings.tr("swot.weight"), strings.tr("balance.cards")});
  for (const Cell cell : kAllCells) {
    out.row({cell_name(strings, cell), number_words(sums[static_cast<int>(cell)]), number_text(swot.in(cell).size())});
  }
  return out;
}

Text score_reading(const Strings& strings, const FactorScore& score, Axis axis) {
  const double difference = std::round((score.score - kAverageScore) * 1000);
  const int reading = (axis == Axis::External ? 3 : 0) + (difference < 0 ? 0 : difference > 0 ? 2 : 1);
  return strings.tr_format("ife.total", {{"score", number_words(score.score)}}) + "\n" + strings.tr(kReadings[reading]);
}

SwotWords swot_words(const Strings& strings) {
  SwotWords words;
  words.title = strings.tr("swot.title");
  for (const Cell cell : kAllCells) words.cells[static_cast<std::size_t>(cell)] = cell_name(strings, cell);
  constexpr Key kHeads[kCardColumns] = {"swot.cell", "swot.text", "swot.note", "swot.weight", "swot.rating", "swot.tags"};
  for (std::size_t i = 0; i < kCardColumns; ++i) words.columns[i] = strings.tr(kHeads[i]);
  for (const Pair pair : kAllPairs) words.pairs[static_cast<std::size_t>(pair) - 1] = to_word(pair);
  words.actions = strings.tr("actions.title");
  words.action = strings.tr("actions.text");
  words.owner = strings.tr("actions.owner");
  words.start = strings.tr("actions.start");
  words.end = strings.tr("actions.end");
  words.status = strings.tr("actions.status");
  words.open = strings.tr("actions.open");
  words.done = strings.tr("actions.done");
  words.pair = strings.tr("tows.title");
  return words;
}

ImportWords import_words(const Strings& strings) {
  ImportWords words;
  for (const Cell cell : kAllCells) {
    words.cells[static_cast<std::size_t>(cell)] = strings.tr(Keys("import_words.strengths", "import_words.weaknesses", "import_words.opportunities", "import_words.threats")[cell]);
  }
  for (std::size_t i = 0; i < kCardColumns; ++i) {
    words.columns[i] = strings.tr(kColumnKeys[i]);
  }
  words.others = strings.tr("import_words.others");
  words.ours = strings.tr("import_words.ours");
  return words;
}

Text fault_words(const Strings& strings, const ImportProblem& problem) {
  return strings.tr_format(kFaultKeys[problem.fault],
                           {{"line", number_text(static_cast<long>(problem.line))}, {"detail", problem.detail}});
}

}  // namespace sandtable::situation
