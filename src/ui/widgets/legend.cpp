#include "ui/widgets/legend.h"

#include <cmath>

#include "ui/widgets/layout.h"
#include "core/charts/chart_shapes.h"
#include "core/report/sections.h"
#include "ui/widgets/text.h"

namespace sandtable {

void legend(Ui& ui, Text id, const std::vector<std::string>& names) {
  if (ui.report != nullptr) {
    Picture picture;  // as it stands on paper: lines of the series' colours, each with its name
    picture.width = ui.flow.width / ui.screen.device_ratio;
    for (std::size_t i = 0; i < names.size(); ++i) chart::add_key(picture, i, names[i]);
    return ui.report->figure(names.front(), picture);
  }
  constexpr Paint kPaints[] = {Paint::Accent, Paint::Second, Paint::Third};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Rect rect = ui.place(ui.text_block(names[i], 14, Weight::Regular, ui.flow.width - ui.dp(32)).height + ui.dp_round(5));
    const ImU32 colour = ui.theme->paint(kPaints[i % 3]);
    const float y = rect.y + rect.h / 2;
    ui.draw->AddLine(ImVec2(rect.x, y), ImVec2(rect.x + ui.dp(22), y), colour, ui.dp(3));
    ui.draw->AddCircleFilled(ImVec2(rect.x + ui.dp(11), y), ui.dp(4.5f), colour);
    Node& node = ui.nodes.add(Role::Text, sub_id(id, ".legend", i + 1));
    node.name = names[i];
    node.rect = {rect.x + ui.dp(32), rect.y, rect.w - ui.dp(32), rect.h};
    draw_text(ui, names[i], {node.rect.x, rect.y + ui.dp(3), node.rect.w, rect.h}, {.size = 14});
  }
  ui.gap(kGapSmall);
}

}  // namespace sandtable
