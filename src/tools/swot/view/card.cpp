#include "tools/swot/view/card.h"
#include "tools/swot/view/tows_parts.h"

#include <algorithm>
#include <cmath>

#include "tools/swot/analysis.h"
#include "tools/swot/edit.h"
#include "tools/swot/merge.h"
#include "tools/swot/votes.h"
#include "core/base/utf8.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checkbox.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/radio_group.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"
#include "tools/swot/model.h"
#include "tools/sheets/model.h"
#include "tools/swot/state.h"
#include "tools/sheets/packs.h"
#include "tools/sheets/pages.h"
#include "tools/sheets/state.h"

namespace sandtable::inline situation {

namespace {

constexpr float kPad = 12;

float text_size(App& app) { return app.state<SwotState>().presenting ? kTextTitle : kTextBody; }

// Room at the right for the menu, or for the dots of a vote.
float reserve(App& app, const Ui& ui) {
  if (app.state<SwotState>().presenting) return ui.dp_round(kPad);
  return ui.dp_round(app.state<SwotState>().voter.empty() ? kTarget : 3 * kTarget);
}

// "0.15 · ★ · price, service"
Text facts_of(const Ui& ui, const Card& card) {
  std::string words;
  const auto append = [&](Text part) {
    if (part.empty()) return;
    if (!words.empty()) words += " · ";
    words += part;
  };
  if (card.top) append(ui.tr("swot.top"));
  if (card.has_weight()) append(ui.tr("swot.weight") + " " + weight_text(card.weight));
  if (card.rating > 0) append(ui.tr("swot.rating") + " " + number_text(card.rating));
  append(tags_text(card.tags));
  if (!card.note.empty()) append(card.note.substr(0, card.note.find('\n')));
  return frame_text(words);
}

// A text that could fill many screens is cut on the closed card; the whole of it is in its fields.
Text shown_text(const Card& card) {
  constexpr std::size_t kShownBytes = 600;
  return card.text.size() <= kShownBytes ? Text(card.text) : frame_text(cut_text(card.text, kShownBytes));
}

struct CardWords {
  const TextBlock* text;
  std::string facts;
  const TextBlock* detail = nullptr;
};

CardWords words_of(App& app, Ui& ui, const Card& card, float width) {
  const float room = width - ui.dp_round(kPad) - reserve(app, ui) - (app.state<SwotState>().selecting ? ui.dp_round(34) : 0);
  CardWords words{&ui.text_block(shown_text(card), text_size(app), Weight::Regular, room, 1.4f), {}, nullptr};
  if (!app.state<SwotState>().presenting) words.facts = facts_of(ui, card);
  if (!words.facts.empty()) words.detail = &ui.text_block(words.facts, kTextSmall, Weight::Regular, room, 1.4f);
  return words;
}

void commit_card(App& app, const Card& card, Text coalesce, Card changed) {
  Plan plan = app.workspace.plan();
  if (Card* place = edit_card(edit_part<Swot>(plan), card.id)) *place = std::move(changed);
  app.workspace.commit("undo.edit_card", coalesce.empty() ? Text() : sub_id(card.id, coalesce), std::move(plan));
}

void drop_cards(App& app) {
  if (app.state<SwotState>().has_drop) {
    Plan plan = app.workspace.plan();
    const bool all = app.state<SwotState>().is_selected(app.state<SwotState>().dragged);
    if (move_cards(edit_part<Swot>(plan), all ? app.state<SwotState>().selected : std::vector<std::string>{app.state<SwotState>().dragged}, app.state<SwotState>().drop)) {
      app.workspace.commit("undo.move_card", "", std::move(plan));
    }
  }
  app.state<SwotState>().dragged.clear();
  app.state<SwotState>().has_drop = false;
}

// − n + at the right end.
void draw_dots(App& app, Ui& ui, const Card& card, Text id, const Rect& rect) {
  const Votes& votes = part<Swot>(app.workspace.plan()).votes;
  const Voter* voter = find_voter(votes, app.state<SwotState>().voter);
  if (voter == nullptr) return;
  const auto given = voter->given.find(card.id);
  const int dots = given == voter->given.end() ? 0 : given->second;
  const float size = ui.dp_round(kTarget), y = std::floor(rect.y + (rect.h - size) / 2);
  float x = rect.right() - size;
  const Text more = sub_id(id, ".dot"), less = sub_id(id, ".undot"), text(shown_text(card));
  Plan plan = app.workspace.plan();
  bool changed = false;
  if (button_at(ui, {x, y, size, size},
                {.id = more, .label = ui.tr_format("votes.give", {{"text", text}}), .icon = Icon::Plus, .icon_only = true,
                 .disabled = dots_spent(part<Swot>(plan), *voter) >= votes.dots})) {
    changed = give_dot(edit_part<Swot>(plan), app.state<SwotState>().voter, card.id);
  }
  x -= size;
  draw_text(ui, number_text(dots), {x, y + ui.dp(10), size, size}, {.weight = Weight::Semibold, .align_ratio = 0.5f});
  x -= size;
  if (button_at(ui, {x, y, size, size},
                {.id = less, .label = ui.tr_format("votes.take_back", {{"text", text}}), .icon = Icon::Minus,
                 .icon_only = true, .disabled = dots == 0})) {
    changed |= take_dot(edit_part<Swot>(plan), app.state<SwotState>().voter, card.id);
  }
  if (changed) app.workspace.commit("undo.vote", "", std::move(plan));
}

}  // namespace

float card_height(App& app, Ui& ui, const Card& card, float width) {
  const CardWords words = words_of(app, ui, card, width);
  const float height = words.text->height + (words.detail == nullptr ? 0 : words.detail->height) + ui.dp_round(2 * kPad);
  return std::max(height, ui.dp_round(52));
}

void open_card(App& app, const Card& card) {
  if (app.state<SwotState>().selecting) {
    if (app.state<SwotState>().is_selected(card.id)) {
      std::erase(app.state<SwotState>().selected, card.id);
    } else {
      app.state<SwotState>().selected.push_back(card.id);
    }
    return;
  }
  app.state<SwotState>().open_card = card.id;
  app.state<SwotState>().weight = weight_text(card.weight);
  app.nodes.request_focus("open.text");
}

void draw_card(App& app, Ui& ui, const Card& card, std::size_t position, std::size_t count) {
  const Text id = sub_id("card.", card.id), open_id = sub_id(id, ".open");
  const Rect rect = ui.place(card_height(app, ui, card, ui.flow.width));
  const bool can_drag = !ui.read_only && !app.state<SwotState>().presenting && app.state<SwotState>().voter.empty();
  Node& item = ui.nodes.open(Role::ListItem, id);
  item.rect = rect;
  item.draggable = can_drag;
  item.position = static_cast<int>(position);
  item.set_size = static_cast<int>(count);
  const CardWords words = words_of(app, ui, card, rect.w);
  const bool selected = app.state<SwotState>().selecting && app.state<SwotState>().is_selected(card.id);
  Node& node = ui.nodes.add(Role::Button, open_id);
  node.name = shown_text(card);
  if (!words.facts.empty()) node.name.append(", ").append(words.facts);
  node.pressed = !app.state<SwotState>().selecting ? Toggle::NotOne : selected ? Toggle::On : Toggle::Off;
  const Rect hit{rect.x, rect.y, rect.w - reserve(app, ui), rect.h};
  const Interaction state = interact(ui, open_id, hit, app.state<SwotState>().presenting, can_drag);
  if (state.clicked) open_card(app, card);
  if (state.dragging) app.state<SwotState>().dragged = card.id;
  if (state.dropped) drop_cards(app);
  const Theme& theme = *ui.theme;
  const bool lifted = app.state<SwotState>().dragged == card.id;
  const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
  ui.draw->AddRectFilled(low, high, selected ? theme.accent_wash : state.hovered || lifted ? theme.sunken : theme.surface,
                         ui.dp(kRounding));
  ui.draw->AddRect(low, high, selected ? theme.accent : theme.border, ui.dp(kRounding), 0, ui.dp(selected ? 2 : 1));
  float x = rect.x + ui.dp_round(kPad);
  if (app.state<SwotState>().selecting) {
    draw_icon(ui, selected ? Icon::CheckCircle : Icon::Circle, ImVec2(x + ui.dp(11), rect.y + rect.h / 2), 22,
              selected ? theme.accent : theme.muted);
    x += ui.dp_round(34);
  }
  const float height = words.text->height + (words.detail == nullptr ? 0 : words.detail->height);
  const float top = std::floor(rect.y + (rect.h - height) / 2);
  draw_block(ui.draw, *words.text, ImVec2(x, top), lifted ? theme.muted : theme.text);
  if (words.detail != nullptr) draw_block(ui.draw, *words.detail, ImVec2(x, top + words.text->height), theme.muted);
  draw_focus(ui, open_id, hit);
  if (!app.state<SwotState>().voter.empty()) {
    draw_dots(app, ui, card, id, rect);
  } else if (!app.state<SwotState>().presenting && !ui.read_only) {
    const float size = ui.dp_round(kTarget);
    const Rect more{rect.right() - size, std::floor(rect.y + (rect.h - size) / 2), size, size};
    const Text more_id = sub_id(id, ".more");
    const bool open = app.overlay == card_menu && app.overlay_subject == card.id;
    if (button_at(ui, more,
                  {.id = more_id, .label = ui.tr_format("home.more", {{"title", shown_text(card)}}), .icon = Icon::More,
                   .kind = ButtonKind::Quiet, .icon_only = true, .expanded = open ? Toggle::On : Toggle::Off})) {
      app.open_menu(card_menu, card.id, more);
    }
  }
  ui.nodes.close();
}

void draw_dragged_card(App& app, Ui& ui, const Card& card, float width) {
  const ImVec2 at = ui.canvas.pointer();
  const float height = card_height(app, ui, card, width);
  const Rect rect{at.x - ui.dp(24), at.y - height / 2, width, height};
  const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
  ui.draw->AddRectFilled(ImVec2(low.x, low.y + ui.dp(3)), ImVec2(high.x, high.y + ui.dp(6)), IM_COL32(0, 0, 0, 60), ui.dp(kRounding));
  ui.draw->AddRectFilled(low, high, ui.theme->surface, ui.dp(kRounding));
  ui.draw->AddRect(low, high, ui.theme->accent, ui.dp(kRounding), 0, ui.dp(2));
  const CardWords words = words_of(app, ui, card, width);
  draw_block(ui.draw, *words.text, ImVec2(rect.x + ui.dp_round(kPad), rect.y + ui.dp_round(kPad)), ui.theme->text);
}

void draw_open_card(App& app, Ui& ui, const Card& card) {
  const Text id = sub_id("card.", card.id);
  const Flow before = ui.flow;
  ui.nodes.open(Role::ListItem, id);
  CardFrame frame(ui, "open", shown_text(card), CardKind::Plain, 12);
  Card next = card;
  if (text_field(ui, {.id = "open.text", .label = ui.tr("swot.text"), .max_bytes = kMaxCardTextBytes, .rows = 2,
                      .read_only = ui.read_only}, next.text)) {
    commit_card(app, card, ".text", next);
  }
  ui.gap(kGapSmall);
  if (text_field(ui, {.id = "open.note", .label = ui.tr("swot.note"), .max_bytes = kMaxCardTextBytes, .rows = 2,
                      .read_only = ui.read_only}, next.note)) {
    commit_card(app, card, ".note", next);
  }
  ui.gap(kGapSmall);
  std::string tags = tags_text(card.tags);
  std::string& typed_tags = app.state<SwotState>().tags_of == card.id ? app.state<SwotState>().tags : tags;
  if (text_field(ui, {.id = "open.tags", .label = ui.tr("swot.tags"), .hint = ui.tr("swot.tags_hint"), .max_bytes = 3000,
                      .read_only = ui.read_only}, typed_tags)) {
    app.state<SwotState>().tags = typed_tags;
    app.state<SwotState>().tags_of = card.id;
    next.tags = parse_tags(typed_tags);
    commit_card(app, card, ".tags", next);
  }
  ui.gap(kGapSmall);
  double weight = kNoWeight;
  if (parse_weight(app.state<SwotState>().weight, weight) && sound_weight(weight) != card.weight && !ui.nodes.is_focused("open.weight")) {
    app.state<SwotState>().weight = weight_text(card.weight);  // it was changed by undo, or elsewhere
  }
  if (text_field(ui, {.id = "open.weight", .label = ui.tr("swot.weight"), .max_bytes = 60, .read_only = ui.read_only},
                 app.state<SwotState>().weight) &&
      parse_weight(app.state<SwotState>().weight, weight)) {
    next.weight = weight;
    commit_card(app, card, ".weight", next);
  }
  if (!parse_weight(app.state<SwotState>().weight, weight)) {
    ui.gap(kGapTight);
    paragraph(ui, "open.weight.error", ui.tr("swot.bad_weight"), {.size = 14, .tone = Tone::Danger});
  }
  ui.gap(kGapSmall);
  RadioGroupSpec rating;
  rating.id = "open.rating";
  rating.label = ui.tr("swot.rating");
  rating.layout = RadioLayout::Row;
  rating.selected = card.rating;
  rating.disabled = ui.read_only;
  rating.label_size = kTextSmall;
  for (int i = 0; i <= kMaxRating; ++i) {
    rating.add(sub_id("open.rating.", "r", static_cast<std::size_t>(i)), i == 0 ? "–" : number_text(i));
  }
  const int chosen = radio_group(ui, rating).chosen;
  if (chosen >= 0 && chosen != card.rating) {
    next.rating = chosen;
    commit_card(app, card, "", next);
  }
  if (!card.source.empty()) {
    ui.gap(kGapSmall);
    const Json* sheet = sheet_named(app, card.source.lens);
    const std::string* title = sheet == nullptr ? nullptr : find_text(*sheet, "title");
    const bool gone = !card.source.sheet.empty() &&
                      find_worksheet(part<Worksheets>(app.workspace.plan()), card.source.sheet) == nullptr;
    paragraph(ui, "open.source",
              gone ? ui.tr("swot.source_gone")
                   : ui.tr("swot.source") + ": " + (title == nullptr ? card.source.lens : *title),
              {.size = 14, .tone = Tone::Muted});
    ui.gap(kGapSmall);
    if (!gone && sheet != nullptr &&
        button(ui, {.id = "open.source.go", .label = ui.tr("swot.go_to_source"), .icon = Icon::Next, .kind = ButtonKind::Quiet})) {
      const std::string record = card.source.sheet;
      app.go(sheet_route(app.route.plan, card.source.lens));
      app.state<SheetState>().record = record;
    }
  }
  ui.gap(kGapSmall);
  const ButtonSpec buttons[] = {{.id = "open.done", .label = ui.tr("swot.done"), .icon = Icon::Check},
                                {.id = "open.more", .label = ui.tr("swot.move"), .disabled = ui.read_only},
                                {.id = "open.delete", .label = ui.tr("action.delete"), .icon = Icon::Trash,
                                 .kind = ButtonKind::Quiet, .disabled = ui.read_only}};
  const int pressed = button_row(ui, buttons);
  if (pressed == 0) {
    app.nodes.request_focus(sub_id(sub_id("card.", card.id), ".open"));
    app.state<SwotState>().open_card.clear();
  } else if (pressed == 1) {
    app.open_menu(card_menu, card.id, {ui.flow.x, ui.flow.y - ui.dp_round(kTarget), ui.flow.width, ui.dp_round(kTarget)});
  } else if (pressed == 2) {
    remove_cards_with_undo(app, ui, {card.id});
  }
  frame.finish();
  ui.nodes.close();
  ui.nodes.in_frame(id)->rect = {before.x, before.y, before.width, ui.flow.y - before.y};
}

void remove_cards_with_undo(App& app, Ui& ui, const std::vector<std::string>& ids) {
  Plan plan = app.workspace.plan();
  const std::size_t count = ids.size();
  if (!remove_cards(edit_part<Swot>(plan), ids)) return;
  app.workspace.commit("undo.delete_cards", "", std::move(plan));
  app.state<SwotState>().open_card.clear();
  app.state<SwotState>().selected.clear();
  app.toast_undo(ui.tr_format("toast.cards_deleted", {{"n", number_text(count)}}));
}

void card_menu(App& app, Ui& ui) {
  const bool one = !app.overlay_subject.empty();
  const std::vector<std::string> ids = one ? std::vector<std::string>{app.overlay_subject} : app.state<SwotState>().selected;
  CardPlace place;
  if (ids.empty() || !app.workspace.is_open() || !find_card(part<Swot>(app.workspace.plan()), ids[0], place)) {
    return app.close_overlay();
  }
  const Card& card = *part<Swot>(app.workspace.plan()).in(place.cell)[place.index];
  std::string cells[kCells];
  std::string move_ids[kCells];
  std::vector<MenuItemSpec> items;
  enum { Edit, Top, Up, Down, Duplicate, Merge, Delete, MoveTo };
  std::vector<int> meaning;
  const auto item = [&](Text id, Text label, int what, Icon icon, bool disabled = false) {
    items.push_back({id, label, icon, disabled, what == Delete});
    meaning.push_back(what);
  };
  if (one) {
    item("menu.edit", ui.tr("swot.edit"), Edit, Icon::Pencil);
    item("menu.top", ui.tr(card.top ? Key("tows.unchoose") : Key("tows.choose")), Top, card.top ? Icon::StarFilled : Icon::Star);
    item("menu.up", ui.tr("swot.move_up"), Up, Icon::None, place.index == 0);
    item("menu.down", ui.tr("swot.move_down"), Down, Icon::None,
         place.index + 1 == part<Swot>(app.workspace.plan()).in(place.cell).size());
  }
  for (const Cell cell : kAllCells) {
    const auto i = static_cast<std::size_t>(cell);
    if (one && cell == place.cell) continue;
    cells[i] = ui.tr_format("swot.move_to", {{"cell", cell_name(ui.strings, cell)}});
    move_ids[i] = sub_id("menu.to_", to_word(cell));
    item(move_ids[i], cells[i], MoveTo + static_cast<int>(i), Icon::Next);
  }
  item("menu.duplicate", ui.tr("action.duplicate"), Duplicate, Icon::Copy);
  if (!one) item("menu.merge", ui.tr("swot.merge_cards"), Merge, Icon::None, ids.size() < 2);
  item("menu.delete", ui.tr("action.delete"), Delete, Icon::Trash);
  const int chosen = menu(ui, "card_menu", ui.tr("swot.card_menu"), app.overlay_anchor, items);
  if (chosen == kMenuOpen) return;
  app.close_overlay();
  if (chosen < 0) return;
  const int what = meaning[static_cast<std::size_t>(chosen)];
  Plan plan = app.workspace.plan();
  const auto commit = [&](Key label) { app.workspace.commit(label, "", std::move(plan)); };
  switch (what) {
    case Edit: open_card(app, card); break;
    case Top:
      if (set_top(edit_part<Swot>(plan), card.id, !card.top)) {
        commit("undo.edit_card");
      } else {
        app.toast(ui.tr_format("tows.full", {{"cell", cell_name(ui.strings, place.cell)}}));
      }
      break;
    case Up:
    case Down:
      // "Before what stands there now": one below is before the next but one.
      if (move_cards(edit_part<Swot>(plan), ids, {place.cell, what == Up ? place.index - 1 : place.index + 2})) commit("undo.move_card");
      break;
    case Duplicate:
      if (!duplicate_cards(edit_part<Swot>(plan), ids, app.random_bytes()).empty()) commit("undo.duplicate_card");
      break;
    case Merge:
      if (merge_cards(plan, ids, ui.tr("list.comma"))) {
        commit("undo.merge_cards");
        app.state<SwotState>().selected = {ids[0]};
      }
      break;
    case Delete: remove_cards_with_undo(app, ui, ids); break;
    default: {
      const auto cell = static_cast<Cell>(what - MoveTo);
      if (move_cards(edit_part<Swot>(plan), ids, {cell, edit_part<Swot>(plan).in(cell).size()})) commit("undo.move_card");
      break;
    }
  }
}

}  // namespace sandtable::situation
