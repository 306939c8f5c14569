// Factor scores: weights and ratings of the cards of one axis (IFE and EFE, see tools/swot/analysis.h).
#include "tools/swot/edit.h"
#include "tools/swot/view/tows_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/radio_group.h"
#include "tools/swot/model.h"
#include "tools/swot/state.h"

namespace sandtable::inline situation {

namespace {

constexpr Keys kRatings[] = {Keys("ife.rating_1", "ife.rating_2", "ife.rating_3", "ife.rating_4"),
                             Keys("efe.rating_1", "efe.rating_2", "efe.rating_3", "efe.rating_4")};  // by Axis

std::string weight_meaning(Text typed) {
  double weight = kNoWeight;
  return parse_weight(typed, weight) ? weight_text(weight) : std::string();
}

// Widths of a row of the table in physical pixels; on phones the fields stand below the text.
struct FactorLayout {
  FactorLayout(const Ui& ui) : wide(ui.flow.width > ui.dp(640)), gap(ui.dp_round(12)), field(ui.dp_round(96)) {
    score = ui.dp_round(wide ? 112 : 150);
    score_x = ui.flow.width - score;
    choice = wide ? ui.dp_round(296) : ui.flow.width;
    choice_x = wide ? score_x - gap - choice : 0;
    field_x = wide ? choice_x - gap - field : 0;
    text = wide ? field_x - gap : ui.flow.width;
  }
  bool wide;
  float gap, field, score, score_x, choice, choice_x, field_x, text;
};

void small_label(Ui& ui, Text words, float align_ratio = 0) {
  const TextStyle style{.size = kTextSmall, .weight = Weight::Semibold, .tone = Tone::Muted, .align_ratio = align_ratio};
  ui.flow.y += draw_text(ui, words, {ui.flow.x, ui.flow.y, ui.flow.width, ui.dp(20)}, style);
  ui.gap(kGapTight);
}

Text rating_words(const Ui& ui, Axis axis, int rating) {
  return number_text(rating) + " " + ui.tr(kRatings[static_cast<int>(axis)][rating - 1]);
}

void weight_field(App& app, Ui& ui, Text id, const Card& card, Text words, bool label) {
  std::string weight = weight_text(card.weight);
  bool wrong = false;
  if (meaning_field(ui, {.id = id, .label = ui.tr("swot.weight"), .max_bytes = 60, .read_only = ui.read_only,
                                   .show_label = label}, app.state<SwotState>().drafts[std::string(id)], weight, weight_meaning, wrong)) {
    Plan next = app.workspace.plan();
    if (Card* edited = edit_card(edit_part<Swot>(next), card.id)) {
      edited->weight = kNoWeight;
      (void)parse_weight(weight, edited->weight);
      app.workspace.commit("undo.edit_card", id, std::move(next));
    }
  }
  ui.nodes.in_frame(id)->name.append(", ").append(words);
  if (wrong) paragraph(ui, sub_id(id, ".error"), ui.tr("ife.bad_weight"), {.size = kTextSmall, .tone = Tone::Danger});
}

void rating_choice(App& app, Ui& ui, Text id, const Card& card, Text words, Axis axis) {
  RadioGroupSpec spec;
  spec.id = id;
  spec.label = ui.tr("swot.rating") + ", " + words;
  for (int i = 1; i <= kMaxRating; ++i) spec.add(sub_id(id, ".", static_cast<std::size_t>(i)), number_text(i));
  spec.selected = card.rating - 1;
  spec.layout = RadioLayout::Row;
  spec.show_label = false;
  spec.disabled = ui.read_only;
  const int chosen = radio_group(ui, spec).chosen;
  for (int i = 1; i <= kMaxRating; ++i) {
    ui.nodes.in_frame(spec.options[static_cast<std::size_t>(i - 1)].id)->name = rating_words(ui, axis, i);
  }
  if (chosen < 0 || chosen == card.rating - 1) return;
  Plan next = app.workspace.plan();
  if (Card* edited = edit_card(edit_part<Swot>(next), card.id)) {
    edited->rating = chosen + 1;
    app.workspace.commit("undo.edit_card", "", std::move(next));
  }
}

void factor_row(App& app, Ui& ui, Text id, const Card& card, Axis axis) {
  const FactorLayout layout(ui);
  const Text words = card_words(ui.strings, card), score_id = sub_id(id, ".score");
  Columns columns(ui);
  columns.at(0, layout.text);
  if (layout.wide) ui.gap(12);
  paragraph(ui, sub_id(id, ".text"), words, {.size = 15});
  if (!layout.wide) {
    columns.finish();
    ui.gap(kGapTight);
    columns.begin();
  }
  columns.at(layout.field_x, layout.field);
  if (layout.wide) ui.gap(2);  // a rating is 4 higher
  weight_field(app, ui, sub_id(id, ".weight"), card, words, !layout.wide);
  columns.at(layout.score_x, layout.score);
  if (layout.wide) {
    ui.gap(12);
  } else {
    small_label(ui, ui.tr("ife.weighted"), 1);
    ui.gap(10);
  }
  const std::string score =
      card.has_weight() && card.rating > 0 ? number_words(card.weight * card.rating) : Text("–");
  paragraph(ui, score_id, score, {.align_ratio = 1});
  ui.nodes.in_frame(score_id)->name = ui.tr("ife.weighted") + " " + score;
  if (!layout.wide) {
    columns.finish();
    ui.gap(kGapSmall);
    columns.begin();
  }
  columns.at(layout.choice_x, layout.choice);
  if (!layout.wide) small_label(ui, ui.tr("swot.rating"));
  rating_choice(app, ui, sub_id(id, ".rating"), card, words, axis);
  columns.finish();
  ui.gap(layout.wide ? kGapSmall : kGapLarge);
}

// The rows of one cell, with the cell's name above.
void factor_list(App& app, Ui& ui, const Swot& swot, Cell cell, Axis axis) {
  const Cards& cards = swot.in(cell);
  if (cards.empty()) return;
  const Text list = Text("factors.") + to_word(cell);
  ui.gap(kGap);
  heading(ui, sub_id(list, ".title"), 3, cell_name(ui.strings, cell));
  if (const FactorLayout layout(ui); layout.wide) {
    Columns columns(ui);
    columns.at(layout.field_x, layout.field);
    small_label(ui, ui.tr("swot.weight"));
    columns.at(layout.choice_x, layout.choice);
    small_label(ui, ui.tr("swot.rating"));
    columns.at(layout.score_x, layout.score);
    small_label(ui, ui.tr("ife.weighted"), 1);
    columns.finish();
  } else {
    ui.gap(kGapSmall);
  }
  const Flow top = ui.flow;
  ui.nodes.open(Role::List, list).name = cell_name(ui.strings, cell);
  for (const CardRef& card : cards) {
    const Text item = Text("factor.") + card->id;
    if (!begin_item(ui, item, cards.size())) continue;
    factor_row(app, ui, item, *card, axis);
    end_item(ui, item);
  }
  ui.nodes.close();
  ui.nodes.in_frame(list)->rect = {top.x, top.y, top.width, ui.flow.y - top.y};
}

}  // namespace

void factor_card(App& app, Ui& ui, const Swot& swot, Axis axis) {
  const FactorScore score = factor_score(swot, axis);
  if (score.cards == 0) return;
  const bool internal = axis == Axis::Internal;
  const std::string id = internal ? "ife" : "efe";
  const Text title = ui.tr(internal ? Key("ife.title") : Key("efe.title"));
  CardFrame frame(ui, id, title, CardKind::Plain, 20);
  heading(ui, sub_id(id, ".title"), 2, title);
  ui.gap(kGapSmall);
  std::string scale;
  for (int i = 1; i <= kMaxRating; ++i) scale += (i == 1 ? "" : ui.tr("list.comma")) + rating_words(ui, axis, i);
  paragraph(ui, sub_id(id, ".scale"), scale, {.size = 14, .tone = Tone::Muted});
  if (internal) {
    paragraph(ui, "ife.side", ui.tr("ife.rating_side"),
              {.size = 14, .tone = score.against_convention > 0 ? Tone::Danger : Tone::Muted});
  }
  factor_list(app, ui, swot, good_cell(axis), axis);
  factor_list(app, ui, swot, bad_cell(axis), axis);
  rule(ui);
  ui.gap(12);
  const std::string sum = number_words(score.weight_sum);
  paragraph(ui, sub_id(id, ".sum"), ui.tr_format("ife.sum", {{"sum", sum}}), {.weight = Weight::Semibold});
  const bool weighed = score.without_weight < score.cards;
  if (weighed && !score.sums_to_one) {
    paragraph(ui, sub_id(id, ".sum_wrong"), ui.tr_format("ife.sum_wrong", {{"sum", sum}}), {.tone = Tone::Danger});
  }
  std::size_t open = 0;
  for (const Cell cell : {good_cell(axis), bad_cell(axis)}) {
    for (const CardRef& card : swot.in(cell)) open += !card->has_weight() || card->rating == 0 ? 1 : 0;
  }
  if (open > 0) paragraph(ui, sub_id(id, ".open"), ui.tr_format("ife.open", {{"n", number_text(open)}}));
  if (score.complete) paragraph(ui, sub_id(id, ".total"), score_reading(ui.strings, score, axis), {.weight = Weight::Semibold, .tone = Tone::Accent});
  ui.gap(12);
  if (button(ui, {.id = sub_id(id, ".normalise"), .label = ui.tr("ife.normalise"), .disabled = ui.read_only})) {
    Plan next = app.workspace.plan();
    if (normalise_weights(edit_part<Swot>(next), axis)) app.workspace.commit("undo.normalise", "", std::move(next));
    ui.request_frame();
  }
  frame.finish();
  ui.gap(kGap);
}

}  // namespace sandtable::situation
