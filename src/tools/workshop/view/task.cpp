// A trainee's way through an exercise: what it is, the clock, the tools, and handing in.
#include <algorithm>

#include "tools/workshop/hand_in_code.h"
#include "core/links/link.h"
#include "core/words/frame_texts.h"
#include "app/tool_view.h"
#include "tools/workshop/view/parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/row.h"
#include "app/words.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/mix/model.h"
#include "tools/sorting/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"

namespace sandtable::inline workshop {

namespace {

constexpr std::int64_t kLastMinutes = 300;  // seconds in which the clock shows seconds

void facts(Ui& ui, const Exercise& exercise) { paragraph(ui, "task.facts", fact_words(ui, exercise), {.size = 14, .tone = Tone::Muted}); }

Text progress_words(App& app, const ExerciseTool& tool) {
  const ToolProgress progress = progress_of(app.workspace.plan(), tool, app.packs());
  if (progress.state == ToolState::Open) return app.tr("task.not_begun");
  if (progress.state == ToolState::NotUnderstood) return app.tr("exercise.tool_unknown");
  if (progress.total == 0) return progress.state == ToolState::Done ? app.tr("task.done") : app.tr("task.begun");
  return frame_text(std::to_string(progress.done) + " / " + std::to_string(progress.total));
}

Route route_of(App& app, const ExerciseTool& tool) {
  const ToolView* view = tool.tool() == nullptr ? nullptr : view_of(tool.tool()->id);
  return view == nullptr || view->asked_route == nullptr ? plan_route(app.route.plan) : view->asked_route(app, tool.asked());
}

void tool_rows(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  node_around(ui, Role::List, "task.tools", ui.tr("exercise.tools"), [&] {
    for (std::size_t i = 0; i < part<Exercise>(plan).tools.size(); ++i) {
      const ExerciseTool& tool = part<Exercise>(plan).tools[i];
      const ToolState state = progress_of(plan, tool, app.packs()).state;
      const Text id = sub_id("task.tool", "", i);
      node_around(ui, Role::ListItem, id, "", [&] {
        Rect rect;
        if (row_button(ui, {.id = sub_id(id, ".open"), .title = tool_title(app, tool), .detail = progress_words(app, tool),
                            .icon = state == ToolState::Done ? Icon::CheckCircle : Icon::Circle, .disabled = state == ToolState::NotUnderstood},
                       0, rect)) {
          app.go(route_of(app, tool));
        }
      });
      ui.gap(kGapSmall);
    }
  });
}

// What the clock says; "" where none runs.
Text time_words(App& app, Ui& ui, bool& over) {
  const Plan& plan = app.workspace.plan();
  if (part<Exercise>(plan).minutes == 0 || !part<Task>(plan).handed_in.empty()) return {};
  const std::string now = app.host.now_instant();
  const std::int64_t left = seconds_left(plan, now);
  if (left < 0) return {};
  if (left == 0 && !part<Task>(plan).over) app.workspace.edit("undo.exercise", "", [&](Plan& changed) { note_time_over(changed, now); });
  over = left == 0;
  if (over) return ui.tr("task.time_over");
  // Whole minutes until the last few: then a frame a minute is enough.
  const bool exact = left <= kLastMinutes;
  app.wake_after(1000 * (exact ? 1 : left % 60 == 0 ? 60 : left % 60));
  std::string time = std::to_string((left + (exact ? 0 : 59)) / 60);
  if (exact) time += (left % 60 < 10 ? ":0" : ":") + std::to_string(left % 60);
  return ui.tr_format(exact ? Key("task.time_left") : Key("task.minutes_left"), {{"time", Text(time)}, {"n", Text(time)}});
}

// How far the work is, over all that is asked for.
std::string done_words(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  if (!part<Task>(plan).handed_in.empty()) return ui.tr(is_changed_since(plan) ? Key("hand_in.changed") : Key("hand_in.done")).c_str();
  const std::vector<ExerciseTool>& asked = part<Exercise>(plan).tools;
  if (asked.size() == 1) return progress_words(app, asked[0]).c_str();
  const auto done = std::ranges::count_if(asked, [&](const ExerciseTool& tool) { return progress_of(plan, tool, app.packs()).state == ToolState::Done; });
  return ui.tr_format("task.done_of", {{"n", number_text(static_cast<long>(done))}, {"m", number_text(static_cast<long>(asked.size()))}}).c_str();
}

}  // namespace

std::string fact_words(Ui& ui, const Exercise& exercise) {
  std::string words = ui.tr_format("task.steps", {{"n", number_text(static_cast<long>(exercise.tools.size()))}}).c_str();
  if (exercise.minutes > 0) words += std::string(" · ") + ui.tr_format("task.minutes", {{"n", number_text(exercise.minutes)}}).c_str();
  words += std::string(" · ") + ui.tr(exercise.named ? Key("exercise.named") : Key("exercise.anonymous")).c_str();
  return words;
}

void work_bar(App& app, Ui& ui) {
  join_class(app);
  bring_before(app);
  const Plan& plan = app.workspace.plan();
  if (!part<Task>(plan).there || is_class(plan) || app.workspace.access() != Access::Write) return;
  bool over = false;
  const Text time = time_words(app, ui, over);
  const bool on_its_page = app.route.is_plan_page();
  if (on_its_page && time.empty()) return;
  ui.gap(kGapSmall);
  centred(ui, kPageWidth, [&] {
    if (on_its_page) {
      card(ui, "task.clock", ui.tr("exercise.minutes"), CardKind::Sunken, [&] {
        paragraph(ui, "task.clock.text", time, {.weight = Weight::Semibold, .tone = over ? Tone::Danger : Tone::Accent});
      }, 10);
      return;
    }
    std::string words = done_words(app, ui);
    if (!time.empty()) words += std::string(" · ") + time.c_str();
    Rect rect;
    if (row_button(ui, {.id = "task.submit", .title = ui.tr("hand_in.title"), .detail = words, .icon = Icon::CheckCircle}, 0, rect)) {
      app.open_overlay(hand_in_dialog);
    }
  });
}

void start_menu(App& app, Ui& ui) {
  const MenuItemSpec items[] = {{.id = "task.save_copy", .label = ui.tr("task.save_copy"), .icon = Icon::Download}};
  const int chosen = menu(ui, "task.menu", ui.tr("task.save_copy"), app.overlay_anchor, items);
  if (chosen == kMenuOpen) return;
  app.close_overlay();
  if (chosen == 0) app.go(plan_route(app.workspace.save_copy("")), false);
}

void start_view(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  const Text title = plan_title(ui, plan.title);
  const float target = ui.dp_round(kTarget);
  const Rect more{ui.flow.x + ui.flow.width - target, ui.flow.y, target, target};
  ui.flow.width -= target;
  heading(ui, "page.title", 1, title);
  ui.flow.width += target;
  if (button_at(ui, more, {.id = "task.more", .label = ui.tr_format("home.more", {{"title", title}}), .icon = Icon::More, .kind = ButtonKind::Quiet,
                           .icon_only = true, .expanded = app.overlay == start_menu ? Toggle::On : Toggle::Off})) {
    app.open_menu(start_menu, "", more);
  }
  ui.gap(kGapSmall);
  facts(ui, part<Exercise>(plan));
  ui.gap(kGapLarge);
  if (!part<Exercise>(plan).instructions.empty()) {
    card(ui, "task.about", ui.tr("exercise.instructions"), CardKind::Plain, [&] {
      instructions(ui, "task.instructions", part<Exercise>(plan).instructions);
    }, 24);
    ui.gap(kGap);
  }
  for (std::size_t i = 0; i < part<Exercise>(plan).tools.size(); ++i) {
    paragraph(ui, sub_id("task.asked", "", i), tool_title(app, part<Exercise>(plan).tools[i]), {.weight = Weight::Semibold});
  }
  ui.gap(kGap);
  const PlanSummary* begun = app.workspace.newest(kind_of_work(plan));
  paragraph(ui, "task.note", begun == nullptr ? ui.tr("task.saved_here") : ui.tr_format("task.begun_on", {{"day", day_words(begun->modified)}}),
            {.size = 14, .tone = Tone::Muted});
  ui.gap(kGap);
  if (begun != nullptr) {
    if (button(ui, {.id = "task.continue", .label = ui.tr("task.continue"), .icon = Icon::Play, .kind = ButtonKind::Primary, .wide = true})) {
      app.go(plan_route(begun->id), false);
      return;
    }
    ui.gap(kGapSmall);
  }
  if (button(ui, {.id = "task.begin", .label = ui.tr(begun == nullptr ? Key("task.begin") : Key("task.begin_again")),
                  .icon = begun == nullptr ? Icon::Play : Icon::Plus, .kind = begun == nullptr ? ButtonKind::Primary : ButtonKind::Quiet, .wide = true})) {
    if (app.settings.person.empty()) {
      app.settings.person = make_person(app.random_bytes());
      app.settings.save(app.host);
    }
    Plan work = begin_task(plan, app.host.now_instant(), app.random_bytes(), app.settings.person);
    for (const ToolView* view : tool_views()) {
      if (view->prepare != nullptr && app.content.is_there(view->group)) view->prepare(app, work);
    }
    app.workspace.open_new(std::move(work), Workspace::Store::AtOnce);
    app.go(plan_route(app.workspace.wanted()), false);
    // One thing to do: it begins at once. Its page is one step back.
    const std::vector<ExerciseTool>& asked = part<Exercise>(app.workspace.plan()).tools;
    if (asked.size() == 1) app.go(route_of(app, asked[0]));
  }
}

void task_view(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  heading(ui, "page.title", 1, plan_title(ui, plan.title));
  ui.gap(kGapSmall);
  facts(ui, part<Exercise>(plan));
  ui.gap(kGapLarge);
  card(ui, "task.about", ui.tr("exercise.instructions"), CardKind::Sunken, [&] {
    instructions(ui, "task.instructions", part<Exercise>(plan).instructions);
  });
  ui.gap(kGapLarge);
  tool_rows(app, ui);
  ui.gap(kGapLarge);
  card(ui, "hand_in", ui.tr("hand_in.title"), CardKind::Accent, [&] {
    heading(ui, "hand_in.title", 2, ui.tr("hand_in.title"));
    ui.gap(kGapSmall);
    hand_in_part(app, ui);
  }, 24);
}

}  // namespace sandtable::workshop
