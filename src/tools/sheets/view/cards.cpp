#include "tools/sheets/view/cards.h"

#include "core/words/short_texts.h"
#include "tools/sheets/state.h"
#include "tools/swot/edit.h"
#include "tools/swot/pages.h"
#include "tools/swot/state.h"
#include "ui/widgets/button.h"

namespace sandtable::inline worksheets {

const Card* card_of(const Plan& plan, Text lens, Text factor, Text record) {
  for (const Cards& cards : part<Swot>(plan).cards) {
    for (const CardRef& card : cards) {
      if (card->source.factor == factor && card->source.lens == lens &&
          (card->source.sheet == record || card->source.sheet.empty())) {
        return &*card;
      }
    }
  }
  return nullptr;
}

void go_to_card(App& app, const Card& card) {
  CardPlace place;
  if (!find_card(part<Swot>(app.workspace.plan()), card.id, place)) return;
  Route next = swot_route(app.route.plan);
  const std::string id = card.id;
  app.go(next);
  app.state<SwotState>().cell = place.cell;
  app.state<SwotState>().open_card = id;
}

bool compares(const Json& sheet) {
  for (const Json& section : list_of(sheet, "sections")) {
    for (const Json& field : list_of(section, "fields")) {
      if (text_of(field, "kind") == "versus") return true;
    }
  }
  return false;
}

void difference_cards(App& app, Ui& ui, const Json& sheet, const Worksheet& record, Text name) {
  if (ui.read_only || !button(ui, {.id = "record.cards", .label = ui.tr("sheets.make_difference_cards"), .icon = Icon::Plus})) {
    return;
  }
  Plan plan = app.workspace.plan();
  std::size_t made = 0;
  for (const Json& section : list_of(sheet, "sections")) {
    for (const Json& field : list_of(section, "fields")) {
      const Text key = text_of(field, "id");
      const VersusValue value = value_versus(record.values, key);
      if (text_of(field, "kind") != "versus" || value.us == 0 || value.them == 0 || value.us == value.them) continue;
      if (card_of(plan, text_of(sheet, "id"), key, record.id) != nullptr) continue;
      const Cell cell = value.us > value.them ? Cell::Strengths : Cell::Weaknesses;
      Card card;
      card.text = ui.tr_format("sheets.difference_card", {{"label", text_of(field, "label")}, {"name", name},
                                                          {"us", number_text(value.us)},
                                                          {"them", number_text(value.them)}});
      card.source.lens = text_of(sheet, "id");
      card.source.factor = key;
      card.source.sheet = record.id;
      if (!add_card(edit_part<Swot>(plan), {cell, edit_part<Swot>(plan).in(cell).size()}, std::move(card), app.random_bytes()).empty()) ++made;
    }
  }
  app.workspace.commit("undo.add_cards", "", std::move(plan));
  app.toast(ui.tr_format("toast.cards_added", {{"n", number_text(made)}}));
}

}  // namespace sandtable::worksheets
