// A sorting exercise: items go into bins, one after the other with a press on a bin, by drag, by the bin's number or from a
// menu; then the key with its reasons.
#include <algorithm>
#include <cmath>

#include "app/views/views.h"
#include "app/words.h"
#include "plan/links.h"
#include "tools/sorting/pages.h"
#include "tools/sorting/view/parts.h"
#include "tools/sorting/view/views.h"
#include "tools/workshop/model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/field_grid.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text_field.h"

namespace sandtable::inline workshop {

namespace {

constexpr float kNarrow = 700;        // below, CSS pixels: one item, and the bins as buttons under it
constexpr float kLowScreen = 700;     // below: title and introduction make room for them
constexpr float kOneColumn = 440;     // below: bins lie one under the other
constexpr float kLeastTray = 270, kLeastBin = 160, kGridGap = 12;

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

std::vector<Text> all_items(const SortPack& pack, const Sorting& sorting) {
  std::vector<Text> all;
  for (const SortItem& item : pack.items) all.push_back(item.id);
  for (const OwnItem& item : sorting.own) all.push_back(item.id);
  return all;
}

// Of what is open the one that comes at or behind an item, round and round; "" = nothing is.
Text open_from(const SortPack& pack, const Sorting& sorting, Text item) {
  const std::vector<Text> all = all_items(pack, sorting);
  const auto begin = static_cast<std::size_t>(std::ranges::find(all, item) - all.begin());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Text each = all[(begin + i) % all.size()];
    if (bin_of(sorting, each).empty()) return each;
  }
  return {};
}

// The page stays where it is, and the next item comes.
void move_item(App& app, Ui& ui, const SortPack& pack, const SortMove& move) {
  const Sorting& before = *find_sorting(app.workspace.plan(), app.route.word(1));
  const bool was_open = bin_of(before, move.item).empty();
  const Text words = text_of_item(pack, before, move.item);
  edit(app, [&](Sorting& sorting) { place_item(sorting, move.item, move.bin); });
  if (move.bin.empty()) return app.announce(ui.tr("sort.unsorted"));
  const Sorting& now = *find_sorting(app.workspace.plan(), app.route.word(1));
  std::string told = ui.tr_format("sort.moved", {{"item", words}, {"bin", bin_title(pack, move.bin)}}).c_str();
  if (was_open) {
    app.state<SortingState>().current = move.item;
    const Text next = open_from(pack, now, move.item);
    told += " ";
    told += next.empty() ? ui.tr("sort.all_placed").c_str() : ui.tr_format("sort.next_is", {{"item", text_of_item(pack, now, next)}}).c_str();
    ui.nodes.request_focus(next.empty() ? sub_id(sub_id("sort.bin.", move.bin), ".title") : sub_id(sub_id("sort.item.", next), ".open"));
  }
  app.announce(told);
}

void draw_result(SortPage& page) {
  Ui& ui = page.ui;
  const SortingScore& score = page.score;
  if (score.mine_pct && !page.pack.mine_text.empty()) {
    paragraph(ui, "sort.mine", page.pack.mine_text + " " + percent_words(score.mine_pct).c_str(), {.weight = Weight::Semibold});
    ui.gap(kGapSmall);
  }
  const Text words = closing_words(page.pack, score);
  if (score.keyed == 0 && !words.empty()) paragraph(ui, "sort.words", words);
  if (score.keyed == 0 || score.right + score.wrong == 0) return;
  if (!page.key) {
    paragraph(ui, "sort.key_later", ui.tr(part<Exercise>(page.app.workspace.plan()).key == KeyTime::Trainer ? Key("sort.key_by_trainer") : Key("sort.key_later")), {.tone = Tone::Muted});
    return;
  }
  paragraph(ui, "sort.score",
            ui.tr_format("sort.score", {{"right", number_text(score.right)}, {"n", number_text(score.keyed)}, {"percent", percent_words(score.right_pct)}}),
            {.size = kTextLarge, .weight = Weight::Semibold});
  if (!words.empty()) paragraph(ui, "sort.words", words);
}

void add_own(SortPage& page) {
  Ui& ui = page.ui;
  if (!page.pack.own_items || ui.read_only) return;
  std::string& draft = page.app.typed("sort.own");
  text_field(ui, {.id = "sort.own", .label = ui.tr("sort.add_own"), .max_bytes = static_cast<int>(kMaxOwnItemBytes), .takes_lines = true}, draft);
  const std::vector<std::string> lines = taken_lines(ui, "sort.own");
  if (lines.empty()) return;
  edit(page.app, [&](Sorting& sorting) {
    for (const std::string& line : lines) add_own_item(sorting, page.pack, line);
  });
  draft.clear();
}

// One step among what is open.
void step(SortPage& page, std::size_t by) {
  const auto at = static_cast<std::size_t>(std::ranges::find(page.open, page.current) - page.open.begin());
  page.state.current = page.open[(at + by) % page.open.size()];
}

// The way to the others, and how many there are.
void draw_steps(SortPage& page) {
  Ui& ui = page.ui;
  const float target = ui.dp_round(kTarget);
  const Rect bar = ui.place(target);
  const bool alone = page.open.size() < 2;
  if (button_at(ui, {bar.x, bar.y, target, target},
                {.id = "sort.previous", .label = ui.tr("sort.previous"), .icon = Icon::Back, .kind = ButtonKind::Quiet, .icon_only = true, .disabled = alone})) {
    step(page, page.open.size() - 1);
  }
  const Flow below = ui.flow;
  ui.flow = {bar.x + target, bar.y + std::floor((target - ui.dp(14 * kLineHeight)) / 2), bar.w - 2 * target};
  paragraph(ui, "sort.left", ui.tr_format("sort.left", {{"n", number_text(static_cast<long>(page.open.size()))}}), {.size = 14, .tone = Tone::Muted, .align_ratio = 0.5f});
  ui.flow = below;
  if (button_at(ui, {bar.right() - target, bar.y, target, target},
                {.id = "sort.next", .label = ui.tr("sort.next"), .icon = Icon::Next, .kind = ButtonKind::Quiet, .icon_only = true, .disabled = alone})) {
    step(page, 1);
  }
}

// What is open, and on a narrow page the bins to put it into.
void draw_open(SortPage& page) {
  Ui& ui = page.ui;
  if (page.one_by_one) {
    node_around(ui, Role::List, "sort.open", ui.tr("sort.unsorted"), [&] { draw_item(page, page.current); });
    ui.gap(kGapSmall);
    FieldGrid grid(ui, 120);
    const float height = bin_target_height(page, grid.width);
    for (std::size_t i = 0; i < page.pack.bins.size(); ++i) {
      grid.next();
      draw_bin_target(page, i, height);
    }
    grid.finish();
    ui.gap(kGapSmall);
    draw_steps(page);
    return ui.gap(kGap);
  }
  const float top = ui.flow.y;
  heading(ui, "sort.open.title", 2, ui.tr("sort.unsorted"));
  if (page.can_put()) paragraph(ui, "sort.instructions", ui.tr("sort.instructions"), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
  node_around(ui, Role::List, "sort.open", ui.tr("sort.unsorted"), [&] {
    FieldGrid grid(ui, kLeastTray);
    for (const Text item : page.open) {
      grid.next();
      draw_item(page, item);
    }
    grid.finish();
  });
  aim(page, "", {ui.flow.x, top, ui.flow.width, ui.flow.y - top});
  ui.gap(kGap);
}

void draw_bin(SortPage& page, std::size_t at, float target_height) {
  Ui& ui = page.ui;
  const SortBin& bin = page.pack.bins[at];
  const int count = page.score.bin_counts[at];
  const Text id = sub_id("sort.bin.", bin.id), title = ui.tr_format("sort.bin_count", {{"title", Text(bin.title)}, {"n", number_text(count)}});
  const Rect from{ui.flow.x, ui.flow.y, ui.flow.width, 0};
  const bool aimed = !page.state.dragged.empty() && page.state.has_aim && page.state.aim == bin.id;
  card(ui, id, title, aimed ? CardKind::Accent : CardKind::Sunken, [&] {
    if (page.can_put() && !page.one_by_one) draw_bin_target(page, at, target_height);
    else heading(ui, sub_id(id, ".title"), 2, title);
    ui.gap(kGapTight);
    if (!bin.help.empty()) paragraph(ui, sub_id(id, ".help"), bin.help, {.size = 14, .tone = Tone::Muted});
    ui.gap(kGapSmall);
    // A list without items is none.
    node_around(ui, count > 0 ? Role::List : Role::Group, sub_id(id, ".items"), title, [&] {
      if (!draw_items(page, bin.id)) paragraph(ui, sub_id(id, ".empty"), ui.tr("sort.bin_empty"), {.size = 14, .tone = Tone::Muted});
    });
  }, 12);
  aim(page, bin.id, {from.x, from.y, from.w, ui.flow.y - from.y});
}

// Beside each other where there is room, in rows of equal numbers.
void draw_bins(SortPage& page) {
  Ui& ui = page.ui;
  const auto count = static_cast<int>(page.pack.bins.size());
  const float width = ui.flow.width / ui.screen.device_ratio + kGridGap;
  const int fit = std::clamp(static_cast<int>(width / (kLeastBin + kGridGap)), 1, count);
  const int rows = (count + fit - 1) / fit, in_row = ui.flow.width < ui.dp(kOneColumn) ? 1 : (count + rows - 1) / rows;
  FieldGrid grid(ui, width / static_cast<float>(in_row) - kGridGap - 1);
  const float height = bin_target_height(page, grid.width - 2 * ui.dp(12));
  for (std::size_t i = 0; i < page.pack.bins.size(); ++i) {
    grid.next();
    draw_bin(page, i, height);
  }
  grid.finish();
}

void introduction(SortPage& page) {
  paragraph(page.ui, "sort.introduction", page.pack.introduction, {.tone = Tone::Muted});
  page.ui.gap(kGap);
}

}  // namespace

void sort_menu(App& app, Ui& ui) {
  const Sorting* sorting = app.workspace.is_open() ? find_sorting(app.workspace.plan(), app.route.word(1)) : nullptr;
  const SortPack* pack = sorting == nullptr ? nullptr : sorts_of(app).find(sorting->sort);
  if (pack == nullptr) return app.close_overlay();
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
  if (chosen >= 0 && chosen < bins) move_item(app, ui, *pack, {item, pack->bins[static_cast<std::size_t>(chosen)].id});
  else if (chosen == bins) move_item(app, ui, *pack, {item, ""});
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
  SortingState& state = app.state<SortingState>();
  SortPage page{.app = app, .ui = ui, .pack = *pack, .sorting = *sorting, .state = state, .score = score_sorting(*pack, *sorting)};
  page.key = may_show_key(plan);
  for (const Text item : all_items(*pack, *sorting)) {
    if (bin_of(*sorting, item).empty()) page.open.push_back(item);
  }
  page.current = open_from(*pack, *sorting, state.current);
  page.one_by_one = page.can_put() && !page.key && ui.flow.width < ui.dp(kNarrow);
  state.has_next_aim = false;

  const bool low = page.one_by_one && ui.screen.height < ui.dp(kLowScreen);
  if (low) {
    Node& title = ui.nodes.add(Role::Heading, "page.title");  // the bar above says it, too
    title.name = pack->title;
    title.level = 1;
    title.rect = {ui.flow.x, ui.flow.y, 1, 1};
  } else {
    heading(ui, "page.title", 1, pack->title);
    ui.gap(kGapSmall);
    introduction(page);
  }
  if (!page.one_by_one) {
    const std::size_t total = pack->items.size() + sorting->own.size(), open = page.open.size();
    progress(ui, "sort.progress", ui.tr("sort.title"), open == 0 ? ui.tr("sort.all_placed") : ui.tr_format("sort.left", {{"n", number_text(static_cast<long>(open))}}),
             static_cast<float>(total - open), static_cast<float>(total));
    ui.gap(kGap);
  }
  draw_result(page);
  ui.gap(kGapSmall);
  const auto items = [&] {
    if (!page.open.empty()) draw_open(page);
    add_own(page);
  };
  if (page.can_put() && !page.one_by_one && ui.flow.width >= ui.dp(kNarrow)) {
    columns(ui, {1, 2}, 20, [&](int column) { column == 0 ? items() : draw_bins(page); });
  } else {
    items();
    ui.gap(kGapSmall);
    draw_bins(page);
  }
  if (low) {
    ui.gap(kGap);
    introduction(page);
  }
  draw_dragged(page);
  state.has_aim = state.has_next_aim;
  state.aim = state.next_aim;
  if (ui.canvas.pressed()) state.dragged.clear();
  if (page.move) move_item(app, ui, *pack, *page.move);
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
