#include "ui/widgets/table.h"

#include <algorithm>
#include <cmath>

#include "ui/widgets/layout.h"

namespace sandtable {

namespace {

void table_row(Ui& ui, Text id, const TableWords& words, std::size_t row, float first) {
  const bool is_header = row == 0;
  const Text* cells = &words.cells[row * words.columns];
  const float top = ui.flow.y, pad = ui.dp_round(kGapSmall);
  const float unit = ui.flow.width / (first + static_cast<float>(words.columns) - 1);
  const float size = is_header ? kTextSmall : 15;
  float height = 0;
  ui.nodes.open(Role::Row, id);
  // Two passes: a row is as high as its highest cell.
  for (int pass = 0; pass < 2; ++pass) {
    float x = ui.flow.x;
    for (std::size_t i = 0; i < words.columns; ++i) {
      const float width = std::floor(i == 0 ? unit * first : unit);
      const TextBlock& block = ui.text_block(cells[i], size, is_header || i == 0 ? Weight::Semibold : Weight::Regular,
                                             std::max(width - pad, ui.dp(16)));
      if (pass == 0) {
        height = std::max(height, block.height + 2 * pad);
        continue;
      }
      Node& node = ui.nodes.add(is_header ? Role::ColumnHeader : i == 0 ? Role::RowHeader : Role::Cell, sub_id(id, ".", i));
      node.name = cells[i];
      node.rect = {x, top, width, height};
      if (ui.visible(node.rect)) {
        draw_block(ui.draw, block, ImVec2(x, top + pad), is_header ? ui.theme->muted : ui.theme->text);
      }
      x += width;
    }
  }
  ui.nodes.close();
  ui.nodes.in_frame(id)->rect = {ui.flow.x, top, ui.flow.width, height};
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
  node_around(ui, Role::Table, id, caption, [&] {
    for (std::size_t i = 0; i < words.rows(); ++i) {
      table_row(ui, i == 0 ? sub_id(id, ".head") : sub_id(id, ".row", i), words, i, first);
    }
  });
}

}  // namespace sandtable
