#include "ui/widgets/table.h"

#include <algorithm>
#include <cmath>

#include "ui/widgets/layout.h"

namespace sandtable {

namespace {

void table_row(Ui& ui, const TableSpec& spec, Text id, const std::vector<std::string>& cells,
               bool is_header) {
  const float top = ui.flow.y, pad = ui.dp_round(kGapSmall);
  float sum = 0;
  for (std::size_t i = 0; i < spec.header.size(); ++i) sum += i < spec.weights.size() ? spec.weights[i] : 1;
  const float size = is_header ? kTextSmall : 15;
  float height = 0;
  ui.nodes.open(Role::Row, id);
  // Two passes: a row is as high as its highest cell.
  std::vector<const TextBlock*> blocks;
  std::vector<float> widths;
  for (std::size_t i = 0; i < spec.header.size(); ++i) {
    widths.push_back(std::floor(ui.flow.width * (i < spec.weights.size() ? spec.weights[i] : 1) / sum));
    const Weight weight = is_header || i == 0 ? Weight::Semibold : Weight::Regular;
    blocks.push_back(&ui.text_block(i < cells.size() ? cells[i] : std::string(), size, weight,
                                    std::max(widths.back() - pad, ui.dp(16))));
    height = std::max(height, blocks.back()->height + 2 * pad);
  }
  float x = ui.flow.x;
  for (std::size_t i = 0; i < spec.header.size(); ++i) {
    const Role role = is_header ? Role::ColumnHeader : i == 0 ? Role::RowHeader : Role::Cell;
    Node& node = ui.nodes.add(role, sub_id(id, ".", i));
    node.name = i < cells.size() ? cells[i] : std::string();
    node.rect = {x, top, widths[i], height};
    if (ui.visible(node.rect)) {
      draw_block(ui.draw, *blocks[i], ImVec2(x, top + pad), is_header ? ui.theme->muted : ui.theme->text);
    }
    x += widths[i];
  }
  ui.nodes.close();
  ui.nodes.in_frame(id)->rect = {ui.flow.x, top, ui.flow.width, height};
  ui.flow.y = top + height;
  rule(ui);
}

}  // namespace

void table(Ui& ui, const TableSpec& spec) {
  node_around(ui, Role::Table, spec.id, spec.caption, [&] {
    table_row(ui, spec, sub_id(spec.id, ".head"), spec.header, true);
    for (std::size_t i = 0; i < spec.rows.size(); ++i) {
      table_row(ui, spec, sub_id(spec.id, ".row", i + 1), spec.rows[i], false);
    }
  });
}

}  // namespace sandtable
