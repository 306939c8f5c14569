#include "ui/widgets/table.h"

#include <algorithm>
#include <cmath>

#include "core/chart_text.h"
#include "ui/report_sections.h"
#include "ui/widgets/layout.h"

namespace sandtable {

namespace {

constexpr float kCellSize = 15;

// Columns from left to right, the first one wider.
struct TableLayout {
  float unit, first;
  bool stacked = false;  // too narrow for its words: every cell is a line of its own, behind its header

  [[nodiscard]] float width(std::size_t column) const { return std::floor(column == 0 ? unit * first : unit); }
};

TableLayout lay_out(Ui& ui, const TableWords& words, float first) {
  TableLayout out{ui.flow.width / (first + static_cast<float>(words.columns) - 1), first};
  for (std::size_t i = 0; i < words.cells.size(); ++i) {
    const float room = out.width(i % words.columns) - ui.dp_round(kGapSmall);
    if (ui.dp(widest_word(words.cells[i], kCellSize)) > room) out.stacked = words.columns > 2;
  }
  return out;
}

void table_row(Ui& ui, Text id, const TableWords& words, std::size_t row, const TableLayout& layout) {
  const bool is_header = row == 0, stacked = layout.stacked;
  const Text* cells = &words.cells[row * words.columns];
  const float left = ui.flow.x, top = ui.flow.y, pad = ui.dp_round(kGapSmall);
  float height = stacked ? pad : 0;
  ui.nodes.open(Role::Row, id);
  // Two passes: a row is as high as its highest cell.
  for (int pass = stacked ? 1 : 0; pass < 2; ++pass) {
    float x = left;
    for (std::size_t i = 0; i < words.columns; ++i) {
      const float width = stacked ? ui.flow.width : layout.width(i);
      const Text shown = !stacked || i == 0 ? cells[i] : words.cells[i] + ": " + cells[i];
      const TextBlock& block = ui.text_block(shown, is_header ? kTextSmall : kCellSize,
                                             is_header || i == 0 ? Weight::Semibold : Weight::Regular,
                                             std::max(width - pad, ui.dp(16)));
      if (pass == 0) {
        height = std::max(height, block.height + 2 * pad);
        continue;
      }
      Node& node = ui.nodes.add(is_header ? Role::ColumnHeader : i == 0 ? Role::RowHeader : Role::Cell, sub_id(id, ".", i));
      node.name = cells[i];
      node.rect = {x, top, width, height};
      if (stacked) {
        node.rect = {x, top + height, width, is_header ? 1 : block.height};
        if (!is_header) height += block.height;
      }
      if (ui.visible(node.rect) && !(stacked && is_header)) {
        draw_block(ui.draw, block, ImVec2(x, stacked ? node.rect.y : top + pad), is_header ? ui.theme->muted : ui.theme->text);
      }
      if (!stacked) x += width;
    }
  }
  if (stacked) height = is_header ? 1 : height + pad;
  ui.nodes.close();
  ui.nodes.in_frame(id)->rect = {left, top, ui.flow.width, height};
  ui.flow.y = top + height;
  rule(ui);
}

}  // namespace

void TableWords::add(Text word) { cells.push_back(frame_text(word)); }

void TableWords::row(std::initializer_list<Text> words) {
  for (const Text word : words) add(word);
  if (columns == 0) end_header();
}

void table(Ui& ui, Text id, Text caption, const TableWords& words, float first) {
  if (ui.report != nullptr) return ui.report->table(caption, words);
  const TableLayout layout = lay_out(ui, words, first);
  node_around(ui, Role::Table, id, caption, [&] {
    for (std::size_t i = 0; i < words.rows(); ++i) {
      table_row(ui, i == 0 ? sub_id(id, ".head") : sub_id(id, ".row", i), words, i, layout);
    }
  });
}

}  // namespace sandtable
