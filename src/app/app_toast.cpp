// The message at the foot of the screen.
#include <algorithm>
#include <cmath>

#include "app/app.h"
#include "ui/widgets/button.h"

namespace sandtable {

namespace {

constexpr std::int64_t kToastMs = 8000;

}  // namespace

void App::toast(Text text, Text action, std::function<void()> act) {
  if (text.empty()) return;  // its words have not come: what is done shows all the same
  announce(text);
  toast_ = Toast{text, action, std::move(act), host.now_ms() + kToastMs};
}

void App::toast_undo(Text text) {
  toast(text, tr("action.undo"), [this] { workspace.undo(); });
  toast_->changes = workspace.changes();
}

// What was taken in the frame before has changed the plan in this one.
void App::say_pasted() {
  if (!ui_.pasted->entered) {
    ui_.pasted->entered = true;
    changes_before_paste_ = workspace.changes();
    return;
  }
  const auto pasted = std::move(ui_.pasted);
  const Text words = strings_.tr_format(pasted->taken < pasted->count ? Key("cells.some_pasted") : Key("cells.pasted"),
                                        {{"n", number_text(pasted->taken)}, {"m", number_text(pasted->count)}});
  if (workspace.changes() == changes_before_paste_) toast(words);
  else toast_undo(words);
}

void App::toast_bar(Ui& ui) {
  ui.over = {};
  const bool has_focus = nodes.coming_focus().starts_with("toast.");
  if (!has_focus) focus_before_toast_ = nodes.coming_focus();
  if (toast_ && toast_->changes != 0 && toast_->changes != workspace.changes()) toast_.reset();
  if (toast_ && host.now_ms() >= toast_->until_ms) {
    if (has_focus) toast_->until_ms = host.now_ms() + kToastMs;
    else toast_.reset();
  }
  // A menu needs the room, and is soon gone.
  if (toast_ && !overlay_is_menu) draw_toast(ui);
  // Keys go on where they were; after a pointer the page would jump there.
  if (has_focus && nodes.shows_focus(nodes.coming_focus()) && (!toast_ || nodes.in_frame(nodes.coming_focus()) == nullptr)) {
    nodes.request_focus(nodes.in_frame(focus_before_toast_) != nullptr ? Text(focus_before_toast_) : "page.title");
  }
}

void App::draw_toast(Ui& ui) {
  wake_after(toast_->until_ms - host.now_ms() + 50);
  const float margin = ui.dp_round(kGap), pad = ui.dp_round(kGapSmall);
  const float width = std::min(ui.screen.width - 2 * margin, ui.dp_round(560));
  const float button_room = ui.dp_round(kTarget);
  const ButtonSpec action{.id = "toast.action", .label = toast_->action, .kind = ButtonKind::Normal};
  const float action_room = toast_->action.empty() ? 0 : button_width(ui, action) + pad;
  const TextBlock& words = ui.text_block(toast_->text, kTextBody, Weight::Regular,
                                         width - 3 * pad - button_room - action_room - ui.dp(8));
  const float height = std::max(button_room, words.height) + 2 * pad;
  const Rect rect{std::floor((ui.screen.width - width) / 2), ui.screen.height - height - margin, width, height};
  const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
  ui.draw->AddRectFilled(ImVec2(low.x, low.y + ui.dp(2)), ImVec2(high.x, high.y + ui.dp(4)), IM_COL32(0, 0, 0, 50),
                         ui.dp(kRounding));
  ui.draw->AddRectFilled(low, high, ui.theme->surface, ui.dp(kRounding));
  ui.draw->AddRect(low, high, ui.theme->accent, ui.dp(kRounding), 0, ui.dp(1.5f));
  ui.over = rect;
  ui.drawing_over = true;
  Node& region = nodes.open(Role::Region, "toast");
  region.name = tr("toast.name");
  region.rect = rect;
  Node& text = nodes.add(Role::Text, "toast.text");
  text.name = toast_->text;
  text.rect = {rect.x + pad + ui.dp(8), std::floor(rect.y + (height - words.height) / 2), words.width, words.height};
  set_look(ui, text, words);
  draw_block(ui.draw, words, ImVec2(text.rect.x, text.rect.y), ui.theme->text);
  float x = rect.right() - pad - button_room;
  const float y = std::floor(rect.y + (height - button_room) / 2);
  const bool closed = button_at(ui, {x, y, button_room, button_room},
                                {.id = "toast.close", .label = tr("dialog.close"), .icon = Icon::Close,
                                 .kind = ButtonKind::Quiet, .icon_only = true});
  x -= action_room;
  const bool acted = !toast_->action.empty() && button_at(ui, {x, y, action_room - pad, button_room}, action);
  nodes.close();
  ui.drawing_over = false;
  if (acted) {
    const auto act = toast_->act;
    toast_.reset();
    act();
  } else if (closed) {
    toast_.reset();
  }
  if (acted || closed) ui.request_frame();
}

}  // namespace sandtable
