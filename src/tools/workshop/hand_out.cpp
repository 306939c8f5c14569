#include "tools/workshop/hand_out.h"

#include <algorithm>

#include "app/full_screen.h"
#include "app/tool_view.h"
#include "app/words.h"
#include "core/links/qr_code.h"
#include "tools/self_test/shelf.h"
#include "tools/workshop/task.h"
#include "tools/workshop/view/state.h"
#include "ui/widgets/button.h"
#include "ui/widgets/figure.h"

namespace sandtable::inline workshop {

namespace {

void qr_screen(App& app, Ui& ui) {
  const auto& shown = app.state<WorkshopState>().qr;
  full_screen(app, ui, "qr", plan_title(ui, app.workspace.plan().title), [&] {
    const Flow all = ui.flow;
    const float target = ui.dp_round(kTarget);
    const bool leave = button_at(ui, {all.x + all.width - target, all.y, target, target},
                      {.id = "qr.close", .label = ui.tr("dialog.close"), .icon = Icon::Close, .kind = ButtonKind::Quiet, .icon_only = true});
    const float line = ui.dp_round(kTextLarge * kLineHeight + kGap), room = ui.screen.height - all.y - target - 2 * line;
    const float side = std::max(ui.dp(240), std::min(all.width, room));
    ui.flow.width -= target;
    paragraph(ui, "qr.title", plan_title(ui, app.workspace.plan().title), {.size = kTextLarge, .weight = Weight::Semibold});
    ui.flow = {all.x, std::max(ui.flow.y, all.y + target), all.width};
    if (const auto code = make_qr_code(shown.text)) figure(ui, "qr.code", shown.key, qr_picture(code.value(), side / ui.screen.device_ratio));
    ui.gap(kGapSmall);
    paragraph(ui, "qr.scan", ui.tr("exercise.qr_scan"), {.size = kTextLarge, .align_ratio = 0.5f});
    return leave;
  });
}

}  // namespace

Json given_out(App& app) {
  Plan copy = app.workspace.plan();
  if (is_class(copy)) copy.id = exercise_of(copy).str();
  for (const ExerciseTool& tool : part<Exercise>(app.workspace.plan()).tools) {
    const ToolView* view = tool.tool() == nullptr ? nullptr : view_of(tool.tool()->id);
    if (view != nullptr && view->bring != nullptr) view->bring(app, copy, tool.asked());
  }
  return exercise_for_link(copy);
}

const std::string& link_of(App& app, LinkKind kind) {
  const Plan& plan = app.workspace.plan();
  // An exercise brings what this browser has of its tasks, which may have been listed anew.
  const std::string key = plan.id + std::to_string(app.workspace.changes()) + (kind == LinkKind::Exercise ? "x" : "p") +
                          std::to_string(app.state<TestShelf>().listed);
  if (app.state<WorkshopState>().link.key != key) {
    app.state<WorkshopState>().link.key = key;
    auto link = encode_link(kind == LinkKind::Exercise ? given_out(app) : hand_in(plan, part<Task>(plan).handed_in),
                            app.base_address, kind);
    app.state<WorkshopState>().link.text = link ? std::move(link).value() : std::string();
  }
  return app.state<WorkshopState>().link.text;
}

bool has_whole_exercise(const Plan& class_plan) {
  return std::ranges::all_of(part<Exercise>(class_plan).tools, [](const ExerciseTool& tool) {
    const ToolView* view = tool.tool() == nullptr ? nullptr : view_of(tool.tool()->id);
    return view != nullptr && !view->has_content;
  });
}

bool fits_qr(const std::string& text) { return !text.empty() && text.size() <= kQrCodeCharacters; }

void show_qr(App& app, std::string_view text, Text name) {
  app.state<WorkshopState>().qr = {name.str(), std::string(text)};
  open_full_screen(app, qr_screen);
}

}  // namespace sandtable::workshop
