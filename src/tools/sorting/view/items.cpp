// The items of a sorting, in bins and outside of them.
#include <algorithm>
#include <cmath>

#include "tools/sorting/view/parts.h"
#include "tools/sorting/view/views.h"
#include "ui/widgets/button.h"

namespace sandtable::inline workshop {

namespace {

constexpr float kPad = 12;
constexpr float kEdge = 56, kEdgeStep = 10;  // near an edge the page moves by this much a frame, CSS pixels

// What the key says of an item, with the reason.
std::string judgement(const SortPage& page, const SortItem& item, ItemState state) {
  Ui& ui = page.ui;
  const Text right = bin_title(page.pack, item.bin);
  std::string words;
  if (state == ItemState::Right) words = ui.tr("sort.right").c_str();
  if (state == ItemState::Wrong) words = ui.tr_format("sort.wrong", {{"chosen", bin_title(page.pack, bin_of(page.sorting, item.id))}, {"bin", right}}).c_str();
  if (state == ItemState::Open && !item.bin.empty()) words = ui.tr_format("sort.not_placed", {{"bin", right}}).c_str();
  if (item.why.empty()) return words;
  // Without a key there is nothing to give a reason for: it is a question to think about.
  if (item.bin.empty()) return words + ui.tr_format("sort.think", {{"text", Text(item.why)}}).c_str();
  return words + (words.empty() ? "" : " ") + item.why;
}

// The number of a bin, pressed as a key.
void take_number(SortPage& page, Text item, Text id) {
  while (const std::string* key = page.ui.nodes.take(id, ActionKind::Key)) {
    if (page.ui.read_only || key->size() != 1 || (*key)[0] < '0' || (*key)[0] > '9') continue;
    const auto bin = static_cast<std::size_t>(((*key)[0] - '0' + 9) % 10);
    if (bin < page.pack.bins.size()) page.move = SortMove{item.str(), page.pack.bins[bin].id};
  }
}

void scroll_at_edge(Ui& ui) {
  const Node* known = ui.nodes.find("page");
  if (known == nullptr) return;
  const Rect& view = known->rect;
  const float pointer = ui.canvas.pointer().y, offset = ui.kept("page");
  const float step = pointer < view.y + ui.dp(kEdge) ? -ui.dp(kEdgeStep) : pointer > view.bottom() - ui.dp(kEdge) ? ui.dp(kEdgeStep) : 0;
  const float next = std::clamp(offset + step, 0.0f, std::max(0.0f, known->content_height - view.h));
  if (next == offset) return;
  ui.nodes.request_scroll("page", next);
  ui.request_frame();
}

}  // namespace

Text text_of_item(const SortPack& pack, const Sorting& sorting, Text item) {
  const std::size_t i = pack.item_index(item);
  if (i < pack.items.size()) return pack.items[i].text;
  for (const OwnItem& own : sorting.own) {
    if (own.id == item.view()) return own.text;
  }
  return {};
}

void draw_item(SortPage& page, Text item) {
  Ui& ui = page.ui;
  App& app = page.app;
  const std::size_t at = page.pack.item_index(item);
  const bool own = at == page.pack.items.size();
  const ItemState state = own ? ItemState::Placed : page.score.items[at];
  const Text words = text_of_item(page.pack, page.sorting, item), id = sub_id("sort.item.", item), press = sub_id(id, ".open");
  const bool can_move = !ui.read_only, open = bin_of(page.sorting, item).empty();
  const bool chosen = open && can_move && item == page.current.view();
  const bool judged = page.key && (state == ItemState::Right || state == ItemState::Wrong);
  const float target = ui.dp_round(kTarget), pad = ui.dp_round(kPad);
  const float reserve = can_move && open ? target : 0, mark = judged ? ui.dp_round(30) : 0;
  const std::string reason = page.key && !own ? judgement(page, page.pack.items[at], state) : std::string();

  const float room = ui.flow.width - std::max(reserve, pad) - mark - pad;
  const TextBlock& block = ui.text_block(words, kTextBody, Weight::Regular, room, 1.35f);
  const TextBlock* why = reason.empty() ? nullptr : &ui.text_block(reason, 14, Weight::Regular, room, 1.4f);
  const float height = block.height + (why == nullptr ? 0 : why->height + ui.dp(4));
  const Rect rect = ui.place(std::max(height + 2 * pad, target));
  const Rect hit{rect.x, rect.y, rect.w - reserve, rect.h};
  const Rect more{rect.right() - target, std::floor(rect.y + (rect.h - target) / 2), target, target};
  Node& node = ui.nodes.open(Role::ListItem, id);
  node.rect = rect;
  node.draggable = can_move;
  Node& name = ui.nodes.add(Role::Button, press);
  name.name = words;
  if (!reason.empty()) name.name.append(". ").append(reason);
  if (can_move) name.description = ui.tr("sort.drag_hint");
  const bool choice = open && can_move && !page.one_by_one;
  if (choice) name.pressed = chosen ? Toggle::On : Toggle::Off;
  take_number(page, item, press);
  const Interaction on = interact(ui, press, hit, !can_move, can_move);
  if (on.dragging) page.state.dragged = item;
  if (on.clicked && choice) page.state.current = item;
  else if (on.clicked) app.open_menu(sort_menu, item, more);
  if (on.dropped) {
    if (page.state.has_aim) page.move = SortMove{item.str(), page.state.aim};
    page.state.dragged.clear();
  }
  if (ui.visible(rect)) {
    const Theme& theme = *ui.theme;
    const bool lifted = page.state.dragged == item.view();
    const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
    ui.draw->AddRectFilled(low, high, on.hovered || lifted ? theme.sunken : theme.surface, ui.dp(kRounding));
    ui.draw->AddRect(low, high, chosen ? theme.accent : theme.border, ui.dp(kRounding), 0, ui.dp(chosen ? 2 : 1));
    if (judged) {
      const bool right = state == ItemState::Right;
      draw_icon(ui, right ? Icon::CheckCircle : Icon::Warning, ImVec2(rect.x + pad + ui.dp(10), rect.y + pad + ui.dp(11)), 20, right ? theme.accent : theme.danger);
    }
    const float top = std::floor(rect.y + (rect.h - height) / 2);
    draw_block(ui.draw, block, ImVec2(rect.x + pad + mark, top), lifted ? theme.muted : theme.text);
    if (why != nullptr) draw_block(ui.draw, *why, ImVec2(rect.x + pad + mark, top + block.height + ui.dp(4)), theme.muted);
  }
  draw_focus(ui, press, hit);
  if (reserve > 0 && button_at(ui, more, {.id = sub_id(id, ".more"), .label = ui.tr_format("sort.menu", {{"item", words}}), .icon = Icon::More, .kind = ButtonKind::Quiet,
                                          .icon_only = true, .expanded = app.overlay == sort_menu && app.overlay_subject == item.view() ? Toggle::On : Toggle::Off})) {
    app.open_menu(sort_menu, item, more);
  }
  ui.nodes.close();
}

bool draw_items(SortPage& page, Text bin) {
  bool any = false;
  const auto draw = [&](Text item) {
    if (!(bin_of(page.sorting, item) == bin.view())) return;
    if (any) page.ui.gap(kGapTight);
    draw_item(page, item);
    any = true;
  };
  for (const SortItem& item : page.pack.items) draw(item.id);
  for (const OwnItem& item : page.sorting.own) draw(item.id);
  return any;
}

void draw_dragged(SortPage& page) {
  Ui& ui = page.ui;
  if (page.state.dragged.empty()) return;
  scroll_at_edge(ui);
  const float width = std::min(ui.flow.width, ui.dp(320)), pad = ui.dp_round(kPad);
  const TextBlock& words = ui.text_block(text_of_item(page.pack, page.sorting, page.state.dragged), kTextBody, Weight::Regular, width - 2 * pad, 1.35f);
  const ImVec2 at = ui.canvas.pointer();
  const ImVec2 low(at.x - ui.dp(24), at.y - words.height / 2 - pad), high(low.x + width, low.y + words.height + 2 * pad);
  ui.draw->AddRectFilled(low, high, ui.theme->surface, ui.dp(kRounding));
  ui.draw->AddRect(low, high, ui.theme->accent, ui.dp(kRounding), 0, ui.dp(2));
  draw_block(ui.draw, words, ImVec2(low.x + pad, low.y + pad), ui.theme->text);
}

}  // namespace sandtable::workshop
