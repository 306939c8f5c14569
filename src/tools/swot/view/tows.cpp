// What follows from the grid: the posture, the top two of each cell, actions for the four combinations.
#include <algorithm>
#include <cmath>

#include "plan/report.h"
#include "tools/swot/view/tows_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/table.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"
#include "tools/swot/state.h"
#include "tools/swot/pages.h"

namespace sandtable::inline situation {

namespace {

struct Page {
  App& app;
  Ui& ui;
  Swot swot;        // as they are at the beginning of the frame: a change replaces those of the plan
  Actions actions;
};

// Four parts, two side by side where there is room.
void by_two(Page& page, void (*part)(Page&, std::size_t)) {
  Ui& ui = page.ui;
  const float gap = ui.dp_round(kGap);
  const bool wide = ui.flow.width > ui.dp(720);
  Columns columns(ui);
  const float width = wide ? std::floor((ui.flow.width - gap) / 2) : ui.flow.width;
  for (std::size_t i = 0; i < 4; ++i) {
    columns.at(wide && i % 2 == 1 ? width + gap : 0, width);
    part(page, i);
    if (wide && i % 2 == 0) continue;
    columns.finish();
    ui.gap(kGap);
    columns.begin();
  }
}

// --- posture ----------------------------------------------------------------------------------------------------------

void posture_card(Page& page) {
  Ui& ui = page.ui;
  const PostureReason reason = suggest_posture(page.swot);
  CardFrame frame(ui, "posture", ui.tr("posture.title"), CardKind::Accent, 24);
  paragraph(ui, "posture.label", ui.tr("posture.title"),
            {.size = kTextSmall, .weight = Weight::Semibold, .tone = Tone::Accent});
  if (reason.posture == Posture::None) {
    heading(ui, "posture.name", 2, ui.tr("posture.none"));
  } else {
    heading(ui, "posture.name", 2,
            ui.tr_format("posture.suggested", {{"posture", posture_words(ui.strings, reason.posture, PosturePart::Name)}}));
    ui.gap(kGapSmall);
    paragraph(ui, "posture.meaning", posture_words(ui.strings, reason.posture, PosturePart::Meaning));
    paragraph(ui, "posture.advice", posture_words(ui.strings, reason.posture, PosturePart::Advice), {.weight = Weight::Semibold});
    ui.gap(kGapSmall);
    bullet_list(ui, "posture.reason", {lean_words(ui.strings, reason.internal, Axis::Internal),
                                       lean_words(ui.strings, reason.external, Axis::External)});
  }
  if (card_count(page.swot) == 0) {
    ui.gap(kGap);
    if (button(ui, {.id = "posture.to_grid", .label = ui.tr("swot.grid_title"), .icon = Icon::Grid,
                    .kind = ButtonKind::Primary})) {
      page.app.go(swot_route(page.app.route.plan));
    }
  } else {
    ui.gap(kGap);
    const std::string summary = balance_summary(ui.strings, reason);
    const float css_width = ui.flow.width / ui.screen.device_ratio;
    figure(ui, "posture.balance", ui.tr("balance.title") + ": " + summary, balance_picture(ui.strings, reason, css_width));
    const std::size_t left_out = reason.internal.without_weight + reason.external.without_weight;
    if (left_out > 0) {
      ui.gap(kGapSmall);
      paragraph(ui, "posture.left_out", ui.tr_format("balance.without_weight", {{"n", number_text(left_out)}}),
                {.size = 14});
    }
    ui.gap(kGapSmall);
    bool& shown = page.app.state<SwotState>().show_numbers;
    if (button(ui, {.id = "posture.numbers", .label = ui.tr(shown ? Key("result.hide_numbers") : Key("result.show_numbers")),
                    .icon = Icon::Grid, .kind = ButtonKind::Quiet, .expanded = shown ? Toggle::On : Toggle::Off})) {
      shown = !shown;
      ui.request_frame();
    }
    if (shown) {
      table(ui, "posture.table", ui.tr("balance.title"), balance_table(ui.strings, page.swot, reason));
    }
  }
  ui.gap(kGapSmall);
  paragraph(ui, "posture.help", ui.tr("posture.help"), {.size = 14, .tone = Tone::Muted});
  frame.finish();
}

// --- the top two of each cell -------------------------------------------------------------------------------------------

// A card with a star, the whole of it one button.
bool star_row(Ui& ui, Text id, const Card& card) {
  const float room = ui.dp_round(36), pad = ui.dp_round(kGapSmall);
  const Text words = card_words(ui.strings, card);
  const TextBlock& block = ui.text_block(words, kTextBody, card.top ? Weight::Semibold : Weight::Regular,
                                         ui.flow.width - room, 1.4f);
  const Rect rect = ui.place(std::max(block.height + 2 * pad, ui.dp_round(kTarget)));
  Node& node = ui.nodes.add(Role::Button, id);
  node.name = words;
  node.description = ui.tr("tows.choose");
  node.pressed = card.top ? Toggle::On : Toggle::Off;
  const Interaction state = interact(ui, id, rect, ui.read_only);
  if (ui.visible(rect)) {
    const Theme& theme = *ui.theme;
    const float middle = std::floor(rect.y + rect.h / 2);
    if (card.top || state.hovered) {
      ui.draw->AddRectFilled(ImVec2(rect.x, rect.y), ImVec2(rect.right(), rect.bottom()),
                             card.top ? theme.accent_wash : theme.sunken, ui.dp(kRounding));
    }
    draw_icon(ui, card.top ? Icon::StarFilled : Icon::Star, ImVec2(rect.x + room / 2, middle), 20,
              card.top ? theme.accent : theme.muted);
    draw_block(ui.draw, block, ImVec2(rect.x + room, std::floor(middle - block.height / 2)), theme.text);
  }
  draw_focus(ui, id, rect);
  return state.clicked;
}

void toggle_top(Page& page, const Card& card, Cell cell) {
  Plan next = page.app.workspace.plan();
  if (set_top(edit_part<Swot>(next), card.id, !card.top)) {
    page.app.workspace.commit("undo.edit_card", "", std::move(next));
  } else {
    page.app.toast(page.ui.tr_format("tows.full", {{"cell", cell_name(page.ui.strings, cell)}}));
  }
  page.ui.request_frame();
}

void cell_part(Page& page, std::size_t index) {
  Ui& ui = page.ui;
  const Cell cell = kAllCells[index];
  const Cards& cards = page.swot.in(cell);
  const Text id = Text("tows.") + to_word(cell), list = sub_id(id, ".cards");
  CardFrame frame(ui, id, cell_name(ui.strings, cell), CardKind::Plain, kGap);
  heading(ui, sub_id(id, ".title"), 3, cell_name(ui.strings, cell));
  ui.gap(kGapSmall);
  if (cards.empty()) {
    paragraph(ui, sub_id(id, ".empty"), ui.tr(Keys("swot_hint.strengths", "swot_hint.weaknesses", "swot_hint.opportunities", "swot_hint.threats")[index]), {.tone = Tone::Muted});
  } else {
    const Flow top = ui.flow;
    ui.nodes.open(Role::List, list).name = cell_name(ui.strings, cell);
    for (const CardRef& card : cards) {
      const Text item = Text("top.") + card->id;
      if (!begin_item(ui, item, cards.size())) continue;
      if (star_row(ui, sub_id(item, ".star"), *card)) toggle_top(page, *card, cell);
      ui.gap(kGapTight);
      end_item(ui, item);
    }
    ui.nodes.close();
    ui.nodes.in_frame(list)->rect = {top.x, top.y, top.width, ui.flow.y - top.y};
  }
  frame.finish();
}

// --- the four combinations ------------------------------------------------------------------------------------------------

void pair_part(Page& page, std::size_t index) {
  Ui& ui = page.ui;
  const Pair pair = kAllPairs[index];
  const Text id = Text("tows.") + to_word(pair), list = sub_id(id, ".actions");
  const std::string& title = pair_words(ui.strings, pair);
  CardFrame frame(ui, id, title, CardKind::Sunken, kGap);
  heading(ui, sub_id(id, ".title"), 3, title);
  ui.gap(kGapSmall);
  Action fresh;
  fresh.pair = pair;
  std::vector<std::string> words;
  for (const Cell cell : {internal_cell(pair), external_cell(pair)}) {
    const std::vector<const Card*> top = top_cards(page.swot, cell);
    for (const Card* card : top) {
      words.push_back(card_words(ui.strings, *card));
      fresh.refs.push_back(card->id);
    }
    if (top.empty()) words.push_back(ui.tr_format("tows.no_top", {{"cell", cell_name(ui.strings, cell)}}));
  }
  bullet_list(ui, sub_id(id, ".top"), words, {.size = 15});
  const std::vector<const Action*> actions = actions_of(page.actions, pair);
  if (!actions.empty()) {
    ui.gap(12);
    const Flow top = ui.flow;
    ui.nodes.open(Role::List, list).name = title;
    for (const Action* action : actions) {
      const Text item = Text("action.") + action->id;
      if (!begin_item(ui, item, actions.size())) continue;
      action_fields(page.app, ui, *action, {});
      ui.gap(kGap);
      end_item(ui, item);
    }
    ui.nodes.close();
    ui.nodes.in_frame(list)->rect = {top.x, top.y, top.width, ui.flow.y - top.y};
  } else {
    ui.gap(12);
  }
  add_action_button(page.app, ui, sub_id(id, ".add"), fresh);
  frame.finish();
}

}  // namespace

void tows_view(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  Page page{app, ui, part<Swot>(plan), part<Actions>(plan)};
  heading(ui, "page.title", 1, ui.tr("tows.title"));
  ui.gap(kGap);
  posture_card(page);
  ui.gap(kGap);
  if (button(ui, {.id = "tows.print", .label = ui.tr("action.print"), .icon = Icon::Print})) {
    app.host.request(Message("print"), dump_json(tool_report(*find_tool("swot"), plan, app.setting())));
  }
  ui.gap(kGapSection);
  heading(ui, "tows.top_two", 2, ui.tr("tows.top_two"));
  ui.gap(kGapSmall);
  paragraph(ui, "tows.lead", ui.tr("tows.lead"), {.tone = Tone::Muted});
  ui.gap(kGap);
  by_two(page, cell_part);
  ui.gap(kGapLarge);
  heading(ui, "tows.combinations", 2, ui.tr("tows.combinations"));
  ui.gap(kGap);
  by_two(page, pair_part);
  ui.gap(kGapLarge);
  factor_card(app, ui, page.swot, Axis::Internal);
  factor_card(app, ui, page.swot, Axis::External);
  paragraph(ui, "ife.help", ui.tr("ife.help"), {.size = 14, .tone = Tone::Muted});
}

}  // namespace sandtable::situation
