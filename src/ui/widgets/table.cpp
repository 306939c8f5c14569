#include "ui/widgets/table.h"

#include <algorithm>
#include <cmath>

#include "core/charts/chart_text.h"
#include "core/report/sections.h"
#include "ui/widgets/layout.h"

namespace sandtable {

namespace {

constexpr float kCellSize = 15;
constexpr float kMeasuredSize = 17;  // for estimates: fonts differ, and the first column is semibold

constexpr float kStrongestTint = 0.35f;  // of the accent: words on it keep their contrast
constexpr std::size_t kMostColumns = 16;
constexpr float kMostLines = 3;  // that a row may take, on average

struct TableLayout {
  float widths[kMostColumns] = {};  // of the columns
  bool stacked = false;  // no room for columns: every cell is a line of its own, behind its header
};

// Every column gets what its longest word needs, then a share of what is left of the room: of what its cells would like to
// have, or, when there is enough of that, the same as all others.
TableLayout lay_out(Ui& ui, const TableWords& words) {
  TableLayout out;
  out.stacked = words.columns > kMostColumns;
  if (out.stacked) return out;
  float wanted[kMostColumns] = {}, least = 0, all = 0;
  for (std::size_t column = 0; column < words.columns; ++column) {
    float& width = out.widths[column];
    for (std::size_t i = column; i < words.cells.size(); i += words.columns) {
      width = std::max(width, widest_word(words.cells[i], kMeasuredSize));
      wanted[column] = std::max(wanted[column], estimated_width(words.cells[i], kMeasuredSize));
    }
    least += width += kGapSmall;
    all += wanted[column] += kGapSmall;
  }
  const float room = ui.flow.width / ui.dp(1);
  const float share = all > room ? (room - least) / (all - least) : 1;
  out.stacked = share < 0 || (words.columns > 2 && all > kMostLines * room);
  const float more = std::max(room - all, 0.0f) / static_cast<float>(words.columns);
  for (std::size_t i = 0; i < words.columns; ++i) {
    out.widths[i] = std::floor(ui.dp(out.widths[i] + share * (wanted[i] - out.widths[i]) + more));
  }
  return out;
}

// Of what stands before the words of a cell.
float width_of(Ui& ui, Text before) {
  const auto width = [&](Text words) { return ui.text_block(words, kCellSize, Weight::Regular, ui.screen.width).width; };
  return before.empty() ? 0 : width(before + "|") - width("|");
}

void table_row(Ui& ui, Text id, const TableWords& words, std::size_t row, const TableLayout& layout, const std::vector<float>& tints) {
  const bool is_header = row == 0, stacked = layout.stacked;
  const Text* cells = &words.cells[row * words.columns];
  const float left = ui.flow.x, top = ui.flow.y, pad = ui.dp_round(kGapSmall);
  float height = stacked ? pad : 0;
  ui.nodes.open(Role::Row, id);
  // Two passes: a row is as high as its highest cell.
  for (int pass = stacked ? 1 : 0; pass < 2; ++pass) {
    float x = left;
    for (std::size_t i = 0; i < words.columns; ++i) {
      const float width = stacked ? ui.flow.width : layout.widths[i];
      const Text before = !stacked || i == 0 ? Text() : words.cells[i] + ui.tr("list.colon");
      const float room = std::max(width - pad, ui.dp(16));
      const TextBlock& block = ui.text_block(before + cells[i], is_header ? kTextSmall : kCellSize,
                                             is_header || i == 0 ? Weight::Semibold : Weight::Regular, room);
      if (pass == 0) {
        height = std::max(height, block.height + 2 * pad);
        continue;
      }
      Node& node = ui.nodes.add(is_header ? Role::ColumnHeader : i == 0 ? Role::RowHeader : Role::Cell, sub_id(id, ".", i));
      node.name = cells[i];
      node.rect = {x, top + pad, room, block.height};
      node.bold = i == 0;
      if (i + 1 == words.columns) set_look(ui, *ui.nodes.in_frame(id), block);
      if (stacked) {
        node.rect = {x, top + height, room, is_header || cells[i].empty() ? 1 : block.height};
        node.indent = width_of(ui, before);
        if (!is_header) height += node.rect.h;
      }
      if (const float tint = tints.empty() || stacked ? 0 : tints[row * words.columns + i]; tint > 0 && ui.visible(node.rect)) {
        const auto alpha = static_cast<ImU32>(255 * kStrongestTint * tint);
        ui.draw->AddRectFilled(ImVec2(x, top), ImVec2(x + width, top + height), (ui.theme->accent & ~IM_COL32_A_MASK) | alpha << IM_COL32_A_SHIFT);
      }
      if (ui.visible(node.rect) && !(stacked && node.rect.h == 1)) {
        draw_block(ui.draw, block, ImVec2(x, node.rect.y), is_header ? ui.theme->muted : ui.theme->text);
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

void table(Ui& ui, Text id, Text caption, const TableWords& words, const std::vector<float>& tints) {
  if (ui.report != nullptr) return ui.report->table(caption, words);
  const TableLayout layout = lay_out(ui, words);
  node_around(ui, Role::Table, id, caption, [&] {
    for (std::size_t i = 0; i < words.rows(); ++i) {
      table_row(ui, i == 0 ? sub_id(id, ".head") : sub_id(id, ".row", i), words, i, layout, tints);
    }
  });
}

}  // namespace sandtable
