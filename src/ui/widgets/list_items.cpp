#include "ui/widgets/list_items.h"

#include "core/words/frame_texts.h"

namespace sandtable {

namespace {
constexpr std::size_t kAllDrawn = 200;  // lists up to this length are drawn whole

// Where the height of the item drawn last is kept: others whose id begins with the same word are taken to be alike.
Text kind_of(Text id) { return "#" + frame_text(id.view().substr(0, id.view().find('.'))); }

}  // namespace

bool begin_item(Ui& ui, Text id, std::size_t count) {
  if (count > kAllDrawn) {
    const float known = ui.kept(id), height = known > 0 ? known : ui.kept(kind_of(id)), top = ui.flow.y, room = ui.screen.height;
    const bool far = top > 2 * room || top + height < -room;
    if (far && height > 0 && !ui.nodes.coming_focus().starts_with(id)) {
      ui.place(height);
      return false;
    }
  }
  ui.nodes.open(Role::ListItem, id).rect = {ui.flow.x, ui.flow.y, ui.flow.width, 0};
  return true;
}

void end_item(Ui& ui, Text id) {
  ui.nodes.close();
  Rect& rect = ui.nodes.in_frame(id)->rect;
  rect.h = ui.flow.y - rect.y;
  ui.kept(id) = ui.kept(kind_of(id)) = rect.h;
}

}  // namespace sandtable
