// The SWOT grid: four cells of cards side by side, or one after another where there is little room.
#include <algorithm>
#include <cmath>

#include "tools/swot/analysis.h"
#include "tools/swot/edit.h"
#include "tools/swot/files/export.h"
#include "tools/swot/picture.h"
#include "tools/swot/merge.h"
#include "tools/swot/votes.h"
#include "tools/swot/view/card.h"
#include "core/report/sections.h"
#include "tools/swot/view/votes.h"
#include "plan/report.h"
#include "tools/swot/view/tows_parts.h"
#include "app/full_screen.h"
#include "app/views/overview.h"
#include "app/views/views.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"
#include "core/base/normal_text.h"
#include "tools/swot/model.h"
#include "tools/swot/state.h"
#include "tools/swot/pages.h"

namespace sandtable::inline situation {

namespace {

constexpr float kLeastCell = 190;         // CSS pixels; with less height there is one cell at a time
constexpr std::size_t kAllNodes = 200;    // up to so many cards all are in the tree
constexpr int kPasteBytes = 3 << 20;

const Swot& grid(const App& app) { return part<Swot>(app.workspace.plan()); }

bool passes(App& app, const Card& card, Text wanted) {
  if (!app.state<SwotState>().tag.empty() && std::find(card.tags.begin(), card.tags.end(), app.state<SwotState>().tag) == card.tags.end()) return false;
  return wanted.empty() || normal_text(card.text).find(wanted) != std::string::npos ||
         normal_text(card.note).find(wanted) != std::string::npos;
}

// FNV-1a over whatever shapes the list.
struct Stamp {
  std::uint64_t value = 14695981039346656037u;
  void add(const void* data, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) value = (value ^ static_cast<const unsigned char*>(data)[i]) * 1099511628211u;
  }
  template <class T>
  void add(const T& number) { add(&number, sizeof number); }
};

const CellLayout& lay_out(App& app, Ui& ui, Cell cell, float width) {
  const Cards& cards = grid(app).in(cell);
  CellLayout& layout = app.state<SwotState>().layouts[static_cast<std::size_t>(cell)];
  float& open_height = ui.kept("open#height");
  Stamp stamp;
  for (const CardRef& card : cards) stamp.add(&*card);
  for (const std::string* text : {&app.state<SwotState>().search, &app.state<SwotState>().tag, &app.state<SwotState>().open_card}) stamp.add(text->data(), text->size());
  const float numbers[] = {width, ui.screen.device_ratio, open_height, app.state<SwotState>().selecting ? 1.0f : 0.0f,
                           app.state<SwotState>().presenting ? 1.0f : 0.0f, app.state<SwotState>().voter.empty() ? 0.0f : 1.0f,
                           static_cast<float>(app.settings.language == Language::Chinese)};
  stamp.add(numbers, sizeof numbers);
  if (stamp.value == layout.made_of) return layout;
  layout.made_of = stamp.value;
  layout.shown.clear();
  layout.tops.clear();
  const std::string wanted = normal_text(app.state<SwotState>().search);
  const float gap = ui.dp_round(kGapSmall);
  float y = 0;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (!passes(app, *cards[i], wanted)) continue;
    layout.shown.push_back(static_cast<std::uint32_t>(i));
    layout.tops.push_back(y);
    y += gap + (cards[i]->id == app.state<SwotState>().open_card ? open_height : card_height(app, ui, *cards[i], width));
  }
  layout.tops.push_back(y);
  return layout;
}

// Where a card let go at the pointer would go, and the line that says so.
void aim(App& app, Ui& ui, Cell cell, const Rect& view, float list_top, const CellLayout& layout) {
  if (app.state<SwotState>().dragged.empty() || !ui.canvas.pointer_in(view)) return;
  const float y = ui.canvas.pointer().y - list_top;
  std::size_t at = 0;
  while (at < layout.shown.size() && y > (layout.tops[at] + layout.tops[at + 1]) / 2) ++at;
  const std::size_t index = at < layout.shown.size() ? layout.shown[at] : grid(app).in(cell).size();
  app.state<SwotState>().drop = {cell, index};
  app.state<SwotState>().aimed = true;
  const float line = list_top + layout.tops[at] - ui.dp(kGapSmall / 2);
  ui.draw->AddRectFilled(ImVec2(view.x, line - ui.dp(1.5f)), ImVec2(view.right(), line + ui.dp(1.5f)), ui.theme->accent);
  // Near an edge the list goes on.
  const float edge = ui.dp(36), step = ui.dp(8);
  const float offset = ui.kept(sub_id("cell.", sub_id(to_word(cell), ".list")));
  const float pointer = ui.canvas.pointer().y;
  const float next = pointer < view.y + edge ? offset - step : pointer > view.bottom() - edge ? offset + step : offset;
  if (next != offset && next >= 0) {
    ui.nodes.request_scroll(sub_id("cell.", sub_id(to_word(cell), ".list")), next);
    ui.request_frame();
  }
}

void draw_list(App& app, Ui& ui, Cell cell, const Rect& view) {
  const Text id = sub_id("cell.", to_word(cell)), list_id = sub_id(id, ".list");
  scroll_area(ui, list_id, "", view, [&] {
    const float side = ui.dp_round(kGapSmall);
    ui.flow.x += side;
    ui.flow.width -= 2 * side;
    const CellLayout& layout = lay_out(app, ui, cell, ui.flow.width);
    const Cards cards = grid(app).in(cell);  // as laid out: the plan may change below
    const float top = ui.flow.y;
    const std::size_t count = layout.shown.size();
    if (count == 0) {
      const bool filtered = !cards.empty();
      paragraph(ui, sub_id(id, ".hint"),
                filtered ? ui.tr("swot.nothing_found") : ui.tr(Keys("swot_hint.strengths", "swot_hint.weaknesses", "swot_hint.opportunities", "swot_hint.threats")[cell]),
                {.size = 14, .tone = Tone::Muted});
      aim(app, ui, cell, view, top, layout);
      return;
    }
    node_around(ui, Role::List, sub_id(id, ".cards"), cell_name(ui.strings, cell), [&] {
      for (std::size_t i = 0; i < count; ++i) {
        const CardRef& card = cards[layout.shown[i]];
        ui.flow.y = top + layout.tops[i];
        const float bottom = top + layout.tops[i + 1];
        const bool near = bottom > view.y - view.h && ui.flow.y < view.bottom() + view.h;
        const bool open = card->id == app.state<SwotState>().open_card;
        if (count > kAllNodes && !near && !open && app.state<SwotState>().dragged != card->id) continue;
        if (open) {
          const float from = ui.flow.y;
          draw_open_card(app, ui, *card);
          float& height = ui.kept("open#height");
          if (height != ui.flow.y - from) ui.request_frame();
          height = ui.flow.y - from;
        } else {
          draw_card(app, ui, *card, i + 1, count);
        }
      }
      ui.flow.y = top + layout.tops.back();
    });
    aim(app, ui, cell, view, top, layout);
  });
}

// One line that takes a card with Enter, and a card for each line of what is pasted.
void add_field(App& app, Ui& ui, Cell cell) {
  const Text id = sub_id(sub_id("cell.", to_word(cell)), ".add");
  const Text label = ui.tr("swot.add_card") + ": " + cell_name(ui.strings, cell);
  text_field(ui, {.id = id, .label = label, .placeholder = ui.tr("swot.add_hint"), .max_bytes = kPasteBytes,
                       .read_only = ui.read_only, .show_label = false, .takes_lines = true},
             app.typed(id));
  const std::vector<std::string> lines = taken_lines(ui, id);
  if (lines.empty() || ui.read_only) return;
  Plan plan = app.workspace.plan();
  const Added added = add_lines(edit_part<Swot>(plan), {cell, edit_part<Swot>(plan).in(cell).size()}, lines, app.random_bytes());
  if (added.added == 0) return;
  app.workspace.commit("undo.add_cards", "", std::move(plan));
  if (added.added > 1 || added.left > 0) {
    app.toast_undo(ui.tr_format(added.left > 0 ? Key("swot.no_room") : Key("toast.cards_added"),
                                {{"n", number_text(added.added)}, {"left", number_text(added.left)}}));
  }
  app.announce(ui.tr_format("swot.cell_count", {{"cell", cell_name(ui.strings, cell)},
                                                {"n", number_text(grid(app).in(cell).size())}}));
  ui.request_frame();
}

void draw_cell(App& app, Ui& ui, Cell cell, const Rect& rect, bool only) {
  const auto i = static_cast<std::size_t>(cell);
  const Text id = sub_id("cell.", to_word(cell));
  Node& node = ui.nodes.open(Role::Region, id);
  const Text title = ui.tr_format("swot.cell_count", {{"cell", cell_name(ui.strings, cell)},
                                                             {"n", number_text(grid(app).in(cell).size())}});
  node.name = title;
  node.rect = rect;
  const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
  const bool aimed = app.state<SwotState>().has_drop && app.state<SwotState>().drop.cell == cell && !app.state<SwotState>().dragged.empty();
  ui.draw->AddRectFilled(low, high, ui.theme->sunken, ui.dp(kRounding + 2));
  ui.draw->AddRect(low, high, aimed ? ui.theme->accent : ui.theme->border, ui.dp(kRounding + 2), 0, ui.dp(aimed ? 2 : 1));
  const Flow outer = ui.flow;
  const float pad = ui.dp_round(kGapSmall), size = ui.dp_round(kTarget);
  if (!only || app.state<SwotState>().presenting) {
    ui.flow = {rect.x + pad * 2, rect.y + pad + ui.dp_round(6), rect.w - 2 * size - 3 * pad};
    heading(ui, sub_id(id, ".title"), 2, title);
  }
  float y = rect.y + (only && !app.state<SwotState>().presenting ? pad : size + pad);
  if (!only) {
    const Text fold = sub_id(id, ".fold"), focus = sub_id(id, ".focus");
    const std::string& name = cell_name(ui.strings, cell);
    const float x = rect.right() - size - pad / 2;
    if (button_at(ui, {x, rect.y + pad / 2, size, size},
                  {.id = focus, .label = ui.tr_format("swot.focus", {{"cell", name}}), .icon = Icon::Expand,
                   .kind = ButtonKind::Quiet, .icon_only = true})) {
      app.state<SwotState>().cell = cell;
      app.state<SwotState>().alone = true;
    }
    if (button_at(ui, {x - size, rect.y + pad / 2, size, size},
                  {.id = fold, .label = ui.tr_format(app.state<SwotState>().collapsed[i] ? Key("swot.expand") : Key("swot.collapse"),
                                                     {{"cell", name}}),
                   .icon = app.state<SwotState>().collapsed[i] ? Icon::ArrowDown : Icon::Minus, .kind = ButtonKind::Quiet,
                   .icon_only = true, .expanded = app.state<SwotState>().collapsed[i] ? Toggle::Off : Toggle::On})) {
      app.state<SwotState>().collapsed[i] = !app.state<SwotState>().collapsed[i];
    }
  }
  if (!app.state<SwotState>().collapsed[i] || only) {
    if (!ui.read_only && !app.state<SwotState>().presenting && app.state<SwotState>().voter.empty()) {
      ui.flow = {rect.x + pad, y, rect.w - 2 * pad};
      add_field(app, ui, cell);
      y = ui.flow.y + pad;
    }
    draw_list(app, ui, cell, {rect.x, y, rect.w, std::max(0.0f, rect.bottom() - y - pad)});
  }
  ui.flow = outer;
  ui.nodes.close();
}

// Which cell is in view, where there is room for one.
void cell_tabs(App& app, Ui& ui) {
  const float gap = ui.dp_round(kGapTight), height = ui.dp_round(kTarget);
  // As wide as their names ask for: in some languages these are of very different lengths.
  float wanted[kCells], sum = 0;
  for (const Cell cell : kAllCells) {
    float& each = wanted[static_cast<int>(cell)];
    each = ui.text_block(cell_name(ui.strings, cell), 13, Weight::Semibold, ui.screen.width).width + ui.dp(8);
    sum += each;
  }
  const float more = (ui.flow.width - 3 * gap - sum) / kCells;
  float x = ui.flow.x;
  for (const Cell cell : kAllCells) {
    const float width = std::floor(wanted[static_cast<int>(cell)] + more);
    const Text id = sub_id("tab.", to_word(cell));
    const Rect rect{x, ui.flow.y, width, height};
    const Text name = cell_name(ui.strings, cell), count = number_text(grid(app).in(cell).size());
    Node& node = ui.nodes.add(Role::Button, id);
    node.name = ui.tr_format("swot.cell_count", {{"cell", name}, {"n", count}});
    const bool on = app.state<SwotState>().cell == cell;
    node.pressed = on ? Toggle::On : Toggle::Off;
    if (interact(ui, id, rect).clicked) app.state<SwotState>().cell = cell;
    const bool aimed = !app.state<SwotState>().dragged.empty() && ui.canvas.pointer_in(rect);
    if (aimed) {
      app.state<SwotState>().drop = {cell, grid(app).in(cell).size()};
      app.state<SwotState>().aimed = true;
    }
    const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
    ui.draw->AddRectFilled(low, high, on || aimed ? ui.theme->accent_wash : ui.theme->surface, ui.dp(8));
    ui.draw->AddRect(low, high, on || aimed ? ui.theme->accent : ui.theme->border, ui.dp(8), 0, ui.dp(1));
    draw_text(ui, name, {rect.x, rect.y + ui.dp(3), rect.w, rect.h}, {.size = 13, .weight = Weight::Semibold, .align_ratio = 0.5f});
    draw_text(ui, count, {rect.x, rect.y + ui.dp(22), rect.w, rect.h}, {.size = kTextSmall, .tone = Tone::Muted, .align_ratio = 0.5f});
    draw_focus(ui, id, rect, 8);
    x += width + gap;
  }
  ui.flow.y += height + ui.dp_round(kGapSmall);
}

void tag_filter(App& app, Ui& ui) {
  const std::vector<std::string> tags = all_tags(grid(app));
  if (tags.empty()) return;
  constexpr std::size_t kMostTags = 12;
  std::string ids[kMostTags];
  ButtonSpec buttons[kMostTags];
  const std::size_t count = std::min(tags.size(), kMostTags);
  for (std::size_t i = 0; i < count; ++i) {
    ids[i] = sub_id("swot.tag.", "t", i + 1);
    buttons[i].id = ids[i];
    buttons[i].label = tags[i];
    buttons[i].pressed = app.state<SwotState>().tag == tags[i] ? Toggle::On : Toggle::Off;
  }
  ui.gap(kGapSmall);
  const int pressed = button_row(ui, std::span<const ButtonSpec>(buttons, count));
  if (pressed >= 0) {
    const std::string& tag = tags[static_cast<std::size_t>(pressed)];
    app.state<SwotState>().tag = app.state<SwotState>().tag == tag ? std::string() : tag;
  }
}

// What can be done with the selected cards.
void selection_bar(App& app, Ui& ui) {
  const bool none = app.state<SwotState>().selected.empty();
  const Text count = ui.tr_format("swot.selected", {{"n", number_text(app.state<SwotState>().selected.size())}});
  paragraph(ui, "swot.selection", count, {.weight = Weight::Semibold});
  ui.gap(kGapTight);
  const ButtonSpec buttons[] = {{.id = "selection.more", .label = ui.tr("swot.with_selected"), .icon = Icon::More, .disabled = none},
                                {.id = "selection.done", .label = ui.tr("swot.clear_selection"), .icon = Icon::Close}};
  const float y = ui.flow.y;
  const int pressed = button_row(ui, buttons);
  if (pressed == 0) app.open_menu(card_menu, "", {ui.flow.x, y, ui.dp_round(180), ui.flow.y - y});
  if (pressed == 1) {
    app.state<SwotState>().selecting = false;
    app.state<SwotState>().selected.clear();
  }
}

void tool_bar(App& app, Ui& ui, bool one_cell) {
  const bool filters = ui.kept("swot#filters") > 0;
  const ButtonSpec buttons[] = {
      {.id = "swot.tows", .label = ui.tr("tows.title"), .icon = Icon::Chart, .kind = ButtonKind::Primary},
      {.id = "swot.filter", .label = ui.tr("swot.search"), .icon = Icon::Search, .icon_only = true,
       .expanded = filters ? Toggle::On : Toggle::Off},
      {.id = "swot.select", .label = ui.tr("swot.select"), .icon = Icon::CheckCircle, .icon_only = true, .disabled = ui.read_only},
      {.id = "swot.more", .label = ui.tr("swot.more"), .icon = Icon::More, .icon_only = true,
       .description = ui.tr("swot.drag_help")},
      {.id = "swot.all", .label = ui.tr("swot.grid"), .icon = Icon::Grid, .icon_only = true}};
  const bool can_show_all = one_cell && app.state<SwotState>().alone && !ui.phone();
  const float y = ui.flow.y;
  const int pressed = button_row(ui, std::span<const ButtonSpec>(buttons, can_show_all ? 5 : 4));
  if (pressed == 0) {
    const Route next = tows_route(app.route.plan);
    app.go(next);
  } else if (pressed == 1) {
    ui.kept("swot#filters") = filters ? 0 : 1;
    if (filters) {
      app.state<SwotState>().search.clear();
      app.state<SwotState>().tag.clear();
    } else {
      ui.nodes.request_focus("swot.search");
    }
  } else if (pressed == 2) {
    app.state<SwotState>().selecting = true;
    app.state<SwotState>().open_card.clear();
  } else if (pressed == 3) {
    app.open_menu(swot_menu, "", {ui.flow.x, y, ui.flow.width, ui.flow.y - y});
  } else if (pressed == 4) {
    app.state<SwotState>().alone = false;
  }
  if (!filters) return;
  ui.gap(kGapSmall);
  text_field(ui, {.id = "swot.search", .label = ui.tr("swot.search"), .placeholder = ui.tr("swot.search"), .max_bytes = 600,
                  .show_label = false},
             app.state<SwotState>().search);
  tag_filter(app, ui);
}

// True when it is to be left.
bool presenting_bar(App& app, Ui& ui) {
  SwotState& state = app.state<SwotState>();
  const ButtonSpec buttons[] = {
      {.id = "present.previous", .label = ui.tr("present.previous"), .icon = Icon::Back, .icon_only = true},
      {.id = "present.next", .label = ui.tr("present.next"), .icon = Icon::Next, .icon_only = true},
      {.id = "present.all", .label = ui.tr("swot.grid"), .icon = Icon::Grid, .icon_only = true,
       .pressed = state.alone ? Toggle::Off : Toggle::On},
      {.id = "present.leave", .label = ui.tr("present.leave"), .icon = Icon::Close}};
  const int pressed = button_row(ui, buttons);
  const auto cell = static_cast<std::size_t>(state.cell);
  if (pressed == 0 || pressed == 1) {
    state.alone = true;
    state.cell = kAllCells[(cell + (pressed == 0 ? kCells - 1 : 1)) % kCells];
  } else if (pressed == 2) {
    state.alone = !state.alone;
  }
  return pressed == 3;
}

constexpr float kCellGap = kGapSmall + kGapTight;

// The cells in what is left of the screen, or the one in view where there is room or a wish for one.
void draw_cells(App& app, Ui& ui) {
  SwotState& state = app.state<SwotState>();
  const float gap = ui.dp_round(kCellGap), left = ui.flow.x, width = ui.flow.width;
  ui.gap(kGapSmall);
  const bool low = (ui.screen.height - ui.flow.y - 2 * gap) / 2 < ui.dp(kLeastCell);
  const bool one = ui.phone() || state.alone || low;
  if (one && !state.presenting) cell_tabs(app, ui);
  const Rect rest{left, ui.flow.y, width, ui.screen.height - ui.flow.y - gap};
  if (one) {
    draw_cell(app, ui, state.cell, rest, true);
  } else {
    const float w = std::floor((rest.w - gap) / 2), h = std::floor((rest.h - gap) / 2), folded = ui.dp_round(kTarget + 12);
    const bool* shut = state.collapsed;
    for (int row = 0; row < 2; ++row) {
      const bool both = shut[2 * row] && shut[2 * row + 1];
      const bool other = shut[2 - 2 * row] && shut[3 - 2 * row];
      const float height = both ? folded : other ? rest.h - gap - folded : h;
      const float y = row == 0 ? rest.y : rest.bottom() - height;
      for (int column = 0; column < 2; ++column) {
        const int i = 2 * row + column;
        draw_cell(app, ui, kAllCells[i], {rest.x + static_cast<float>(column) * (w + gap), y, w, shut[i] ? folded : height}, false);
      }
    }
  }
  state.has_drop = state.aimed;
  if (!state.dragged.empty()) {
    if (const Card* card = find_card(grid(app), state.dragged)) draw_dragged_card(app, ui, *card, std::min(width, ui.dp(320)));
    ui.request_frame();
  }
}

void swot_present(App& app, Ui& ui) {
  full_screen(app, ui, "present", ui.tr("swot.title"), [&] {
    const bool leave = presenting_bar(app, ui);
    draw_cells(app, ui);
    return leave;
  });
}

}  // namespace

void swot_menu(App& app, Ui& ui) {
  std::vector<MenuItemSpec> items = {{"menu.import", ui.tr("transfer.import"), Icon::Upload, ui.read_only},
                                     {"menu.votes", ui.tr("votes.title"), Icon::CheckCircle, ui.read_only},
                                     {"menu.present", ui.tr("present.start"), Icon::Expand},
                                     {"menu.markdown", ui.tr("export.markdown"), Icon::File},
                                     {"menu.csv", ui.tr("export.csv"), Icon::Grid},
                                     {"menu.png", ui.tr("export.png"), Icon::Download},
                                     {"menu.print", ui.tr("action.print"), Icon::Print}};
  if (app.content.is_there("overview")) items.push_back({"menu.how", ui.tr("map.how"), Icon::Chat});
  const int chosen = menu(ui, "swot_menu", ui.tr("swot.more"), app.overlay_anchor, items);
  if (chosen == kMenuOpen) return;
  app.close_overlay();
  const Plan& plan = app.workspace.plan();
  const Text name = plan_title(ui, plan.title) + " SWOT";
  switch (chosen) {
    case 0:
      open_swot_import(app);
      break;
    case 1:
      app.state<ImportState>().import_faults.clear();
      app.open_overlay(votes_dialog);
      break;
    case 2:
      app.state<SwotState>().open_card.clear();
      open_full_screen(app, swot_present);
      break;
    case 3: app.download(file_name(name, ".md"), "text/markdown", swot_markdown(plan, swot_words(ui.strings))); break;
    case 4: app.download(file_name(name, ".csv"), "text/csv", swot_csv(part<Swot>(plan), swot_words(ui.strings))); break;
    case 5:
      app.host.request(Message("download_png").text("name", file_name(name, ".png")),
                       picture_file(swot_picture(plan, swot_words(ui.strings))));
      break;
    case 6: app.host.request(Message("print"), dump_json(tool_report(*find_tool("swot"), plan, app.setting()))); break;
    case 7: app.open_overlay(how_dialog); break;
    default: break;
  }
}

void swot_view(App& app, Ui& ui) {
  SwotState& state = app.state<SwotState>();
  state.presenting = app.overlay == swot_present;
  if (state.presenting) return;
  const float margin = ui.dp_round(ui.phone() ? kCellGap : kGapLarge), left = ui.flow.x + margin;
  ui.flow = {left, ui.flow.y + ui.dp_round(kGapSmall), ui.page_width - 2 * margin};
  state.aimed = false;
  if (!ui.phone()) {
    heading(ui, "page.title", 1, ui.tr("swot.title"));
    ui.gap(kGapSmall);
  } else {
    Node& title = ui.nodes.add(Role::Heading, "page.title");
    title.name = ui.tr("swot.title");
    title.level = 1;
    title.rect = {left, ui.flow.y, 1, 1};
  }
  if (!state.voter.empty()) voting_bar(app, ui);
  else if (state.selecting) selection_bar(app, ui);
  else tool_bar(app, ui, ui.phone() || state.alone);
  draw_cells(app, ui);
}

}  // namespace sandtable::situation
