#include <cmath>

#include "app/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "app/words.h"

namespace sandtable {

namespace {

constexpr float kBarHeight = 56;

struct SaveWords {
  Key key;
  Icon icon;
};

SaveWords save_words(const App& app) {
  if (app.workspace.is_open() && app.workspace.access() == Access::Shared) return {"save.shared", Icon::Lock};
  if (app.workspace.is_open() && app.workspace.access() == Access::OtherTab) return {"save.read_only", Icon::Lock};
  constexpr Icon kIcons[] = {Icon::CheckCircle, Icon::Spinner, Icon::Warning};  // by SaveState
  const SaveState state = app.workspace.save_state();
  return {Keys("save.saved", "save.saving", "save.not_saved")[state], kIcons[static_cast<int>(state)]};
}

// On a phone whose page is zoomed in, a sign says that all is saved; the words stay for assistive technology.
constexpr float kTightWidth = 330;

// Places icon buttons from the right edge inwards.
struct RightEdge {
  App& app;
  Ui& ui;
  float x, y, size;

  bool icon(Text id, Text label, Icon icon, bool disabled = false) {
    x -= size;
    return button_at(ui, {x, y, size, size},
                     {.id = id, .label = label, .icon = icon, .kind = ButtonKind::Quiet, .icon_only = true,
                      .disabled = disabled});
  }
};

void save_status(App& app, Ui& ui, RightEdge& edge, float middle) {
  const SaveWords words = save_words(app);
  const bool danger = app.workspace.save_state() == SaveState::NotSaved;
  const TextBlock& label = ui.text_block(ui.tr(words.key), kTextSmall, Weight::Regular, ui.screen.width);
  const bool tight = ui.screen.width < ui.dp(kTightWidth);
  const float width = tight ? ui.dp(24) : label.width + ui.dp(28);
  edge.x -= width;
  Node& node = ui.nodes.add(Role::Status, "save_status");
  node.name = ui.tr(words.key);
  node.rect = {edge.x, std::floor(middle - label.height / 2), width, label.height};
  node.indent = ui.dp(22);
  set_look(ui, node, label);
  const ImU32 colour = danger ? ui.theme->danger : ui.theme->muted;
  draw_icon(ui, words.icon, ImVec2(edge.x + ui.dp(9), middle), 16, danger ? colour : ui.theme->accent);
  if (!tight) draw_block(ui.draw, label, ImVec2(edge.x + ui.dp(22), std::floor(middle - label.height / 2)), colour);
  edge.x -= ui.dp(8);
}

}  // namespace

void top_bar(App& app, Ui& ui) {
  const Rect bar{0, 0, ui.screen.width, ui.dp_round(kBarHeight)};
  ui.nodes.open(Role::Banner, "top_bar").rect = bar;
  ui.draw->AddRectFilled(ImVec2(0, 0), ImVec2(bar.w, bar.h), ui.theme->surface);
  ui.draw->AddRectFilled(ImVec2(0, bar.h - ui.dp_round(1)), ImVec2(bar.w, bar.h), ui.theme->border);
  const float size = ui.dp_round(kTarget), y = std::floor((bar.h - size) / 2), middle = bar.h / 2;
  const bool home = app.route.is_home();
  float x = ui.dp_round(ui.phone() ? 6 : 16);
  if (!home) {
    if (button_at(ui, {x, y, size, size},
                  {.id = "top.back", .label = ui.tr(app.route.plan.empty() || app.route.is_plan_page()
                                                        ? Key("top.home")
                                                        : Key("top.back")),
                   .icon = Icon::Back, .kind = ButtonKind::Quiet, .icon_only = true})) {
      app.back();
    }
    x += size + ui.dp(4);
  }
  RightEdge edge{app, ui, bar.w - ui.dp_round(ui.phone() ? 6 : 16), y, size};
  const bool narrow = ui.phone() && !home;
  if (!narrow) {
    if (edge.icon("top.theme", ui.tr(app.dark() ? Key("top.light") : Key("top.dark")), app.dark() ? Icon::Sun : Icon::Moon)) {
      app.toggle_theme();
    }
    const bool chinese = app.settings.language == Language::Chinese;
    const ButtonSpec language{.id = "top.language", .label = ui.tr("top.other_language"), .icon = Icon::Language,
                              .kind = ButtonKind::Quiet};
    const float width = button_width(ui, language);
    edge.x -= width;
    if (button_at(ui, {edge.x, y, width, size}, language)) {
      app.set_language(chinese ? Language::English : Language::Chinese);
    }
  }
  if ((!home || !ui.phone()) && edge.icon("top.go", ui.tr("top.go"), Icon::Search)) app.open_overlay(go_dialog);
  if (app.workspace.can_edit() && !home) {
    const History* history = app.workspace.history();
    const auto named = [&](Key nothing, Key something, int what) {
      return what < 0 ? ui.tr(nothing) : ui.tr_format(something, {{"what", ui.tr(Key::numbered(what))}});
    };
    if (edge.icon("top.redo", named("top.redo_nothing", "top.redo", history->redo_label()), Icon::Redo,
                  !history->can_redo())) {
      app.workspace.redo();
    }
    if (edge.icon("top.undo", named("top.undo_nothing", "top.undo", history->undo_label()), Icon::Undo,
                  !history->can_undo())) {
      app.workspace.undo();
    }
  }
  edge.x -= ui.dp(4);
  save_status(app, ui, edge, middle);
  const float room = edge.x - x - ui.dp(8);
  if (home) {
    const TextBlock& name = ui.text_block(ui.tr("app.name"), kTextLarge, Weight::Semibold, ui.screen.width, 1.2f);
    draw_icon(ui, Icon::Grid, ImVec2(x + ui.dp(14), middle), 26, ui.theme->accent);
    Node& node = ui.nodes.add(Role::Text, "top.name");
    node.name = ui.tr("app.name");
    node.rect = {x + ui.dp(36), std::floor(middle - name.height / 2), name.width, name.height};
    set_look(ui, node, name);
    if (name.width + ui.dp(36) <= room) draw_block(ui.draw, name, ImVec2(node.rect.x, node.rect.y), ui.theme->text);
  } else if (app.workspace.is_open() && room > ui.dp(90)) {
    const Text title = plan_title(ui, app.workspace.plan().title);
    Node& node = ui.nodes.add(Role::Text, "top.plan");
    node.name = title;
    node.rect = {x, 0, room, bar.h};
    node.line_height = bar.h;
    node.bold = true;
    draw_line(ui, title, node.rect, {.weight = Weight::Semibold});
  }
  ui.nodes.close();
  ui.flow = {0, bar.h, ui.screen.width};
}

}  // namespace sandtable
