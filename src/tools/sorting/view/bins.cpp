// The bins of a sorting as places to put items.
#include <algorithm>
#include <cmath>

#include "app/words.h"
#include "tools/sorting/view/parts.h"

namespace sandtable::inline workshop {

namespace {

constexpr float kTargetHeight = 56, kPad = 12, kNumberRoom = 20, kCountRoom = 28;

float number_room(const SortPage& page) { return page.one_by_one ? 0 : page.ui.dp_round(kNumberRoom); }

const TextBlock& title_block(SortPage& page, std::size_t bin, float width) {
  Ui& ui = page.ui;
  return ui.text_block(page.pack.bins[bin].title, kTextBody, Weight::Semibold, width - ui.dp(2 * kPad + kCountRoom) - number_room(page), kLineHeightTitle);
}

}  // namespace

Text bin_title(const SortPack& pack, Text bin) {
  const std::size_t i = pack.bin_index(bin);
  return i < pack.bins.size() ? Text(pack.bins[i].title) : Text();
}

float bin_target_height(SortPage& page, float width) {
  float height = page.ui.dp_round(kTargetHeight);
  for (std::size_t i = 0; i < page.pack.bins.size(); ++i) {
    height = std::max(height, std::ceil(title_block(page, i, width).height + page.ui.dp(16)));
  }
  return height;
}

void aim(SortPage& page, Text bin, const Rect& place) {
  if (page.state.dragged.empty() || !page.ui.canvas.pointer_in(place)) return;
  page.state.next_aim = bin;
  page.state.has_next_aim = true;
}

void draw_bin_target(SortPage& page, std::size_t bin, float height) {
  Ui& ui = page.ui;
  const SortBin& one = page.pack.bins[bin];
  const Text count = number_text(page.score.bin_counts[bin]), id = sub_id(sub_id("sort.bin.", one.id), ".put");
  const TextBlock& title = title_block(page, bin, ui.flow.width);
  const Rect rect = ui.place(height);
  Node& node = ui.nodes.add(Role::Button, id);
  node.name = ui.tr_format("sort.bin_count", {{"title", Text(one.title)}, {"n", count}});
  node.description = one.help;
  const Interaction on = interact(ui, id, rect);
  if (on.clicked) page.move = SortMove{page.current.str(), one.id};
  aim(page, one.id, rect);
  if (ui.visible(rect)) {
    const Theme& theme = *ui.theme;
    const bool aimed = !page.state.dragged.empty() && page.state.has_aim && page.state.aim == one.id;
    const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
    ui.draw->AddRectFilled(low, high, on.held || aimed ? theme.accent_wash : on.hovered ? theme.sunken : theme.surface, ui.dp(kRounding));
    ui.draw->AddRect(low, high, aimed ? theme.accent : theme.border, ui.dp(kRounding), 0, ui.dp(aimed ? 2 : 1));
    const float pad = ui.dp(kPad), middle = rect.y + rect.h / 2;
    const auto small = [&](Text words, float x, float align_ratio) {
      const TextBlock& block = ui.text_block(words, 14, Weight::Regular, rect.w);
      draw_block(ui.draw, block, ImVec2(x - align_ratio * block.width, std::floor(middle - block.height / 2)), theme.muted);
    };
    if (!page.one_by_one) small(number_text(static_cast<long>((bin + 1) % 10)), rect.x + pad, 0);
    draw_block(ui.draw, title, ImVec2(rect.x + pad + number_room(page), std::floor(middle - title.height / 2)), theme.text);
    small(count, rect.right() - pad, 1);
  }
  draw_focus(ui, id, rect);
}

}  // namespace sandtable::workshop
