#include "ui/widgets/progress.h"

#include <algorithm>

namespace sandtable {

void progress(Ui& ui, Text id, Text name, Text words, float now,
              float maximum) {
  const Rect rect = ui.place(ui.dp_round(8));
  Node& node = ui.nodes.add(Role::Progress, id);
  node.name = name;
  node.value = words;
  node.now = now;
  node.maximum = maximum;
  node.rect = rect;
  if (!ui.visible(rect)) return;
  const float part = maximum > 0 ? std::clamp(now / maximum, 0.0f, 1.0f) : 0;
  const float rounding = rect.h / 2;
  ui.draw->AddRectFilled(ImVec2(rect.x, rect.y), ImVec2(rect.right(), rect.bottom()), ui.theme->border, rounding);
  if (part > 0) {
    ui.draw->AddRectFilled(ImVec2(rect.x, rect.y), ImVec2(rect.x + std::max(rect.h, rect.w * part), rect.bottom()),
                           ui.theme->accent, rounding);
  }
}

}  // namespace sandtable
