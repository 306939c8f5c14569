// A sorting exercise: items go into bins by drag, by finger, by keyboard or from a menu; then the key with its reasons.
#include <cmath>

#include "app/views/views.h"
#include "ui/widgets/rich_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"
#include "tools/sorting/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"
#include "tools/sorting/shelf.h"
#include "tools/sorting/pages.h"
#include "plan/links.h"
#include "tools/sorting/view/views.h"

namespace sandtable::inline workshop {

namespace {

constexpr float kPad = 12;

struct View {
  App& app;
  Ui& ui;
  const SortPack& pack;
  const Sorting& sorting;
  SortingScore score;
  bool key = false;      // what is right may be seen
};

const Sorting* find_sorting(const Plan& plan, Text id) {
  for (const Shared<Sorting>& one : part<Sortings>(plan)) {
    if (one->id == id.view()) return &*one;
  }
  return nullptr;
}

template <class Change>
void edit(App& app, Change change) {
  app.workspace.edit("undo.sort", "", [&](Plan& plan) {
    for (Shared<Sorting>& one : edit_part<Sortings>(plan)) {
      if (one->id == app.route.word(1)) change(one.edit());
    }
  });
}

Text bin_title(const SortPack& pack, Text bin) {
  const std::size_t i = pack.bin_index(bin);
  return i < pack.bins.size() ? Text(pack.bins[i].title) : Text();
}

Text text_of_item(const View& view, Text item) {
  const std::size_t i = view.pack.item_index(item);
  if (i < view.pack.items.size()) return view.pack.items[i].text;
  for (const OwnItem& own : view.sorting.own) {
    if (own.id == item.view()) return own.text;
  }
  return {};
}

// "" takes it out of its bin.
void move(App& app, Ui& ui, const View& view, Text item, Text bin) {
  edit(app, [&](Sorting& sorting) { place_item(sorting, item, bin); });
  app.announce(bin.empty() ? ui.tr("sort.unsorted")
                           : ui.tr_format("sort.moved", {{"item", text_of_item(view, item)}, {"bin", bin_title(view.pack, bin)}}));
}

void draw_item(View& view, Text item, Text words, ItemState state, const SortItem* known) {
  Ui& ui = view.ui;
  App& app = view.app;
  const Text id = sub_id("sort.item.", item);
  const bool can_move = !ui.read_only;
  const float reserve = can_move ? ui.dp_round(kTarget) : 0, pad = ui.dp_round(kPad);
  const bool judged = view.key && (state == ItemState::Right || state == ItemState::Wrong);
  const float mark = judged ? ui.dp_round(30) : 0;
  std::string reason;
  if (view.key && known != nullptr) {
    const Text bin = bin_of(view.sorting, item);
    if (state == ItemState::Right) reason = ui.tr("sort.right").c_str();
    if (state == ItemState::Wrong) reason = ui.tr_format("sort.wrong", {{"chosen", bin_title(view.pack, bin)}, {"bin", bin_title(view.pack, known->bin)}}).c_str();
    if (state == ItemState::Open && !known->bin.empty()) reason = ui.tr_format("sort.not_placed", {{"bin", bin_title(view.pack, known->bin)}}).c_str();
    if (!known->why.empty()) {
      // Without a key there is nothing to give a reason for: it is a question to think about.
      reason += known->bin.empty() ? ui.tr_format("sort.think", {{"text", Text(known->why)}}).str() : (reason.empty() ? "" : " ") + known->why;
    }
  }
  const float room = ui.flow.width - reserve - mark - 2 * pad;
  const TextBlock& block = ui.text_block(words, kTextBody, Weight::Regular, room, 1.35f);
  const TextBlock* why = reason.empty() ? nullptr : &ui.text_block(reason, 14, Weight::Regular, room, 1.4f);
  const float height = block.height + (why == nullptr ? 0 : why->height + ui.dp(4));
  const Rect rect = ui.place(std::max(height + 2 * pad, ui.dp_round(kTarget)));
  Node& node = ui.nodes.open(Role::ListItem, id);
  node.rect = rect;
  node.draggable = can_move;
  Node& name = ui.nodes.add(Role::Button, sub_id(id, ".open"));
  name.name = words;
  if (!reason.empty()) name.name.append(". ").append(reason);
  name.description = can_move ? ui.tr("sort.drag_hint") : Text();
  const Rect hit{rect.x, rect.y, rect.w - reserve, rect.h};
  const Interaction at = interact(ui, sub_id(id, ".open"), hit, !can_move, can_move);
  if (at.dragging) app.state<SortingState>().dragged = item;
  const Rect more{rect.right() - ui.dp_round(kTarget), std::floor(rect.y + (rect.h - ui.dp_round(kTarget)) / 2), ui.dp_round(kTarget), ui.dp_round(kTarget)};
  if (at.clicked) app.open_menu(sort_menu, item, more);
  if (at.dropped) {
    if (app.state<SortingState>().has_aim) move(app, ui, view, item, app.state<SortingState>().aim);
    app.state<SortingState>().dragged.clear();
  }
  if (ui.visible(rect)) {
    const Theme& theme = *ui.theme;
    const bool lifted = app.state<SortingState>().dragged == item.view();
    const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
    ui.draw->AddRectFilled(low, high, at.hovered || lifted ? theme.sunken : theme.surface, ui.dp(kRounding));
    ui.draw->AddRect(low, high, theme.border, ui.dp(kRounding), 0, ui.dp(1));
    if (judged) {
      const bool right = state == ItemState::Right;
      draw_icon(ui, right ? Icon::CheckCircle : Icon::Warning, ImVec2(rect.x + pad + ui.dp(10), rect.y + pad + ui.dp(11)), 20, right ? theme.accent : theme.danger);
    }
    const float top = std::floor(rect.y + (rect.h - height) / 2);
    draw_block(ui.draw, block, ImVec2(rect.x + pad + mark, top), lifted ? theme.muted : theme.text);
    if (why != nullptr) draw_block(ui.draw, *why, ImVec2(rect.x + pad + mark, top + block.height + ui.dp(4)), theme.muted);
  }
  draw_focus(ui, sub_id(id, ".open"), hit);
  if (can_move && button_at(ui, more, {.id = sub_id(id, ".more"), .label = ui.tr_format("sort.menu", {{"item", words}}), .icon = Icon::More, .kind = ButtonKind::Quiet,
                                       .icon_only = true, .expanded = app.overlay == sort_menu && app.overlay_subject == item.view() ? Toggle::On : Toggle::Off})) {
    app.open_menu(sort_menu, item, more);
  }
  ui.nodes.close();
  ui.gap(kGapTight);
}

// The items of a bin, or with "" those that are in none. How many there are.
int draw_items(View& view, Text bin) {
  int count = 0;
  std::size_t i = 0;
  for (const SortItem& item : view.pack.items) {
    const ItemState state = view.score.items[i++];
    if (!(bin_of(view.sorting, item.id) == bin.view())) continue;
    draw_item(view, item.id, item.text, state, &item);
    ++count;
  }
  for (const OwnItem& item : view.sorting.own) {
    if (!(bin_of(view.sorting, item.id) == bin.view())) continue;
    draw_item(view, item.id, item.text, ItemState::Placed, nullptr);
    ++count;
  }
  return count;
}

void draw_bin(View& view, Text bin, Text id, Text title, Text help, Text empty) {
  Ui& ui = view.ui;
  const float top = ui.flow.y;
  const float x = ui.flow.x, width = ui.flow.width;
  const bool aimed = view.app.state<SortingState>().has_aim && view.app.state<SortingState>().aim == bin.view() && !view.app.state<SortingState>().dragged.empty();
  card(ui, id, title, aimed ? CardKind::Accent : bin.empty() ? CardKind::Bare : CardKind::Sunken, [&] {
    heading(ui, sub_id(id, ".title"), 2, title);
    if (!help.empty()) paragraph(ui, sub_id(id, ".help"), help, {.size = 14, .tone = Tone::Muted});
    ui.gap(kGapSmall);
    // A list without items is none.
    const bool any = bin.empty() || view.score.bin_counts[view.pack.bin_index(bin)] > 0;
    node_around(ui, any ? Role::List : Role::Group, sub_id(id, ".items"), title, [&] {
      if (draw_items(view, bin) == 0) paragraph(ui, sub_id(id, ".empty"), empty, {.size = 14, .tone = Tone::Muted});
    });
  }, 12);
  const Rect rect{x, top, width, ui.flow.y - top};
  if (!view.app.state<SortingState>().dragged.empty() && ui.canvas.pointer_in(rect)) {
    view.app.state<SortingState>().next_aim = bin;
    view.app.state<SortingState>().has_next_aim = true;
  }
  ui.gap(kGap);
}

void draw_result(View& view) {
  Ui& ui = view.ui;
  const SortingScore& score = view.score;
  if (score.mine_pct && !view.pack.mine_text.empty()) {
    paragraph(ui, "sort.mine", view.pack.mine_text + " " + percent_words(score.mine_pct).c_str(), {.weight = Weight::Semibold});
    ui.gap(kGapSmall);
  }
  const Text words = closing_words(view.pack, score);
  if (score.keyed == 0 && !words.empty()) paragraph(ui, "sort.words", words);
  if (score.keyed == 0 || score.right + score.wrong == 0) return;
  if (!view.key) {
    paragraph(ui, "sort.key_later", ui.tr(part<Exercise>(view.app.workspace.plan()).key == KeyTime::Trainer ? Key("sort.key_by_trainer") : Key("sort.key_later")), {.tone = Tone::Muted});
    return;
  }
  paragraph(ui, "sort.score",
            ui.tr_format("sort.score", {{"right", number_text(score.right)}, {"n", number_text(score.keyed)}, {"percent", percent_words(score.right_pct)}}),
            {.size = kTextLarge, .weight = Weight::Semibold});
  if (!words.empty()) paragraph(ui, "sort.words", words);
}

void add_own(View& view) {
  Ui& ui = view.ui;
  if (!view.pack.own_items || ui.read_only) return;
  std::string& draft = view.app.state<SortingState>().draft;
  text_field(ui, {.id = "sort.own", .label = ui.tr("sort.add_own"), .max_bytes = static_cast<int>(kMaxOwnItemBytes), .takes_lines = true}, draft);
  const std::vector<std::string> lines = taken_lines(ui, "sort.own");
  if (lines.empty()) return;
  edit(view.app, [&](Sorting& sorting) {
    for (const std::string& line : lines) add_own_item(sorting, view.pack, line);
  });
  draft.clear();
}

void draw_dragged(View& view) {
  Ui& ui = view.ui;
  if (view.app.state<SortingState>().dragged.empty()) return;
  const float width = std::min(ui.flow.width, ui.dp(320)), pad = ui.dp_round(kPad);
  const TextBlock& words = ui.text_block(text_of_item(view, view.app.state<SortingState>().dragged), kTextBody, Weight::Regular, width - 2 * pad, 1.35f);
  const ImVec2 at = ui.canvas.pointer();
  const ImVec2 low(at.x - ui.dp(24), at.y - words.height / 2 - pad), high(low.x + width, low.y + words.height + 2 * pad);
  ui.draw->AddRectFilled(low, high, ui.theme->surface, ui.dp(kRounding));
  ui.draw->AddRect(low, high, ui.theme->accent, ui.dp(kRounding), 0, ui.dp(2));
  draw_block(ui.draw, words, ImVec2(low.x + pad, low.y + pad), ui.theme->text);
}

}  // namespace

void sort_menu(App& app, Ui& ui) {
  const Sorting* sorting = app.workspace.is_open() ? find_sorting(app.workspace.plan(), app.route.word(1)) : nullptr;
  const SortPack* pack = sorting == nullptr ? nullptr : sorts_of(app).find(sorting->sort);
  if (pack == nullptr) return app.close_overlay();
  View view{app, ui, *pack, *sorting, {}, false};
  const std::string item = app.overlay_subject;
  const std::string now = bin_of(*sorting, item).c_str();
  const bool own = pack->item_index(item) == pack->items.size();
  std::vector<MenuItemSpec> items;
  for (const SortBin& bin : pack->bins) {
    items.push_back({.id = sub_id("sort.to.", bin.id), .label = bin.title, .checked = bin.id == now ? Toggle::On : Toggle::Off});
  }
  items.push_back({.id = "sort.take_back", .label = ui.tr("sort.take_back"), .icon = Icon::Undo, .disabled = now.empty()});
  if (own) items.push_back({.id = "sort.remove_own", .label = ui.tr("action.delete"), .icon = Icon::Trash, .danger = true});
  const int chosen = menu(ui, "sort.menu", ui.tr("sort.move_to"), app.overlay_anchor, items);
  if (chosen == kMenuOpen) return;
  app.close_overlay();
  const int bins = static_cast<int>(pack->bins.size());
  if (chosen >= 0 && chosen < bins) move(app, ui, view, item, pack->bins[static_cast<std::size_t>(chosen)].id);
  else if (chosen == bins) move(app, ui, view, item, "");
  else if (chosen == bins + 1) edit(app, [&](Sorting& changed) { remove_own_item(changed, item); });
}

void sort_view(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  const Sorting* sorting = find_sorting(plan, app.route.word(1));
  const SortPack* pack = sorting == nullptr ? nullptr : sorts_of(app).find(sorting->sort);
  if (pack == nullptr) {
    heading(ui, "page.title", 1, ui.tr("sort.title"));
    return paragraph(ui, "sort.unknown", ui.tr("exercise.tool_unknown"));
  }
  View view{app, ui, *pack, *sorting, score_sorting(*pack, *sorting), may_show_key(plan)};
  SortingState& state = app.state<SortingState>();
  state.has_next_aim = false;
  heading(ui, "page.title", 1, pack->title);
  ui.gap(kGapSmall);
  paragraph(ui, "sort.introduction", pack->introduction, {.tone = Tone::Muted});
  ui.gap(kGap);
  const int total = static_cast<int>(pack->items.size() + sorting->own.size());
  const int open = view.score.open;
  progress(ui, "sort.progress", ui.tr("sort.title"), open == 0 ? ui.tr("sort.all_placed") : ui.tr_format("sort.left", {{"n", number_text(open)}}),
           static_cast<float>(total - open), static_cast<float>(total));
  ui.gap(kGap);
  draw_result(view);
  ui.gap(kGap);
  if (open > 0) draw_bin(view, "", "sort.open", ui.tr("sort.unsorted"), ui.tr("sort.instructions"), "");
  add_own(view);
  const auto bin = [&](std::size_t i) {
    const SortBin& one = pack->bins[i];
    draw_bin(view, one.id, sub_id("sort.bin.", one.id),
             ui.tr_format("sort.bin_count", {{"title", Text(one.title)}, {"n", number_text(view.score.bin_counts[i])}}), one.help, ui.tr("sort.bin_empty"));
  };
  if (ui.flow.width < ui.dp(700)) {
    for (std::size_t i = 0; i < pack->bins.size(); ++i) bin(i);
  } else {
    columns(ui, {1, 1}, 20, [&](int column) {
      for (auto i = static_cast<std::size_t>(column); i < pack->bins.size(); i += 2) bin(i);
    });
  }
  draw_dragged(view);
  state.has_aim = state.has_next_aim;
  state.aim = state.next_aim;
  if (ui.canvas.pressed()) state.dragged.clear();
}

void sorting_rows(App& app, Ui& ui) {
  ui.gap(kGapSection);
  heading(ui, "plan.sortings", 2, ui.tr("sort.title"));
  ui.gap(kGapSmall);
  Rect rect;
  for (const Shared<Sorting>& one : part<Sortings>(app.workspace.plan())) {
    const SortPack* pack = sorts_of(app).find(one->sort);
    if (row_button(ui, {.id = sub_id("plan.sorting.", one->id), .title = pack == nullptr ? Text(one->sort) : Text(pack->title), .icon = Icon::List}, 0, rect)) {
      app.go(sort_route(app.route.plan, one->id));
    }
    ui.gap(kGapSmall);
  }
}

}  // namespace sandtable::workshop
