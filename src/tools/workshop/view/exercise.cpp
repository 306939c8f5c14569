// A trainer's own exercise: what is to be done and how, and the ways to give it out.
#include <algorithm>
#include <cstdlib>

#include "core/links/link.h"
#include "core/links/qr_code.h"
#include "app/tool_view.h"
#include "tools/workshop/view/parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checkbox.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/radio_group.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/mix/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/training/pages.h"
#include "tools/workshop/model.h"
#include "tools/workshop/view/state.h"

namespace sandtable::inline workshop {

namespace {

constexpr std::size_t kEasyQrCharacters = 300;

template <class Change>
void edit(App& app, Text coalesce, Change change) {
  app.workspace.edit("undo.exercise", coalesce, [&](Plan& plan) { change(edit_part<Exercise>(plan)); });
}

// The class to go to, once the page is drawn; "" = stay.
std::string share_part(App& app, Ui& ui) {
  std::string to;
  const Plan& plan = app.workspace.plan();
  const std::string& link = link_of(app, LinkKind::Exercise);
  const std::size_t length = link.size();
  card(ui, "exercise.share", ui.tr("exercise.share"), CardKind::Accent, [&] {
    heading(ui, "exercise.share.title", 2, ui.tr("exercise.share"));
    ui.gap(kGapSmall);
    if (part<Exercise>(plan).tools.empty()) return paragraph(ui, "exercise.no_tool", ui.tr("exercise.no_tool"));
    const bool scans = length > 0 && length <= kQrCodeCharacters;
    std::string text = link;
    text_field(ui, {.id = "exercise.link", .label = ui.tr("exercise.link"), .read_only = true}, text);
    ui.gap(kGapTight);
    paragraph(ui, "exercise.length",
              ui.tr_format("exercise.length", {{"n", number_text(static_cast<long>(length))},
                                               {"words", ui.tr(!scans                         ? Key("exercise.qr_too_long")
                                                               : length <= kEasyQrCharacters ? Key("exercise.qr_good")
                                                                                             : Key("exercise.qr_dense"))}}),
              {.size = 14, .tone = Tone::Muted});
    ui.gap(kGap);
    const ButtonSpec buttons[] = {
        {.id = "exercise.copy_link", .label = ui.tr("share.copy_link"), .icon = Icon::Copy, .kind = ButtonKind::Primary, .disabled = length == 0, .wide = true},
        {.id = "exercise.show_qr", .label = ui.tr("exercise.qr_full"), .icon = Icon::Grid, .disabled = !scans},
        {.id = "exercise.print", .label = ui.tr("exercise.print"), .icon = Icon::Print, .disabled = length == 0},
        {.id = "exercise.file", .label = ui.tr("exercise.file"), .icon = Icon::Download},
        {.id = "exercise.class", .label = ui.tr("class.collect"), .icon = Icon::User}};
    const int pressed = button_row(ui, buttons);
    if (pressed == 0) app.host.request(Message("copy").text("what", "link"), link);
    if (pressed == 1) app.open_overlay(qr_dialog);
    if (pressed == 2) put_out(app, 0, room_sheet(app, ui));
    if (pressed == 3) {
      app.download(file_name(plan_title(ui, plan.title), ".sandtable.json"), "application/json", dump_json_pretty(given_out(app)));
    }
    const PlanSummary* class_of = app.workspace.newest("class " + exercise_of(plan).str());
    if (pressed == 4 && class_of != nullptr) {
      to = class_of->id;
      app.state<WorkshopState>().joining = to;
      app.state<WorkshopState>().tasks = part<Exercise>(plan).tools;
    }
    if (class_of != nullptr) {
      ui.gap(kGapSmall);
      paragraph(ui, "exercise.class.note", ui.tr("exercise.class_there"), {.size = 14, .tone = Tone::Muted});
      ui.gap(kGapTight);
    }
    const bool another = class_of != nullptr &&
                         button(ui, {.id = "exercise.class.another", .label = ui.tr("exercise.class_another"), .icon = Icon::Plus, .kind = ButtonKind::Quiet});
    if (another || (pressed == 4 && class_of == nullptr)) {
      app.workspace.open_new(begin_class(plan, app.host.now_instant(), app.random_bytes()), Workspace::Store::AtOnce);
      app.go(plan_route(app.workspace.wanted()));
    }
  }, 24);
  return to;
}

// All that can be asked for: the kinds of tool with what they need.
struct Choice {
  ExerciseTool tool;
  Text title;
};
std::vector<Choice> choices(App& app) {
  std::vector<Choice> all;
  for (const ToolView* view : tool_views()) {
    if (view->choices == nullptr || view->tool->exercise == nullptr) continue;
    for (const AskedChoice& choice : view->choices(app)) {
      ExerciseTool tool;
      tool.word = view->tool->exercise->word.str();
      tool.id = choice.item;
      all.push_back({std::move(tool), choice.title});
    }
  }
  return all;
}

// A further self-test is of the phase that the others are of.
ExerciseTool in_phase(const Exercise& exercise, ExerciseTool tool) {
  for (const ExerciseTool& other : exercise.tools) {
    if (tool.tool()->exercise->has_phase && other.phase != Phase::None) tool.phase = other.phase;
  }
  return tool;
}

void tools_part(App& app, Ui& ui) {
  const Exercise& exercise = part<Exercise>(app.workspace.plan());
  heading(ui, "exercise.tools", 2, ui.tr("exercise.tools"));
  ui.gap(kGapSmall);
  int index = 0;
  for (const Choice& choice : choices(app)) {
    const auto found = std::ranges::find_if(exercise.tools, [&](const ExerciseTool& tool) { return tool.word == choice.tool.word && tool.id == choice.tool.id; });
    const bool on = found != exercise.tools.end();
    const Text id = sub_id("exercise.tool", "", static_cast<std::size_t>(index++));
    if (checkbox(ui, id, choice.title, on, ui.read_only)) {
      const auto at = found - exercise.tools.begin();
      edit(app, "", [&](Exercise& changed) {
        if (on) changed.tools.erase(changed.tools.begin() + at);
        else if (changed.tools.size() < kMaxTools) changed.tools.push_back(in_phase(changed, choice.tool));
      });
    }
    if (on && choice.tool.tool()->exercise->has_phase) {
      const auto at = static_cast<std::size_t>(found - exercise.tools.begin());
      const RadioGroupSpec phase = {.id = sub_id(id, ".phase"), .label = ui.tr("form.phase"),
                                    .options = {{sub_id(id, ".none"), ui.tr("phase.none")},
                                                {sub_id(id, ".before"), ui.tr("phase.before")},
                                                {sub_id(id, ".after"), ui.tr("phase.after")}},
                                    .selected = static_cast<int>(found->phase), .layout = RadioLayout::Chips, .show_label = false,
                                    .disabled = ui.read_only};
      const int chosen = radio_group(ui, phase).chosen;
      if (chosen >= 0 && chosen != static_cast<int>(found->phase)) {
        edit(app, "", [&](Exercise& changed) { changed.tools[at].phase = static_cast<Phase>(chosen); });
      }
    }
    ui.gap(kGapTight);
  }
}

void rules_part(App& app, Ui& ui) {
  const Exercise& exercise = part<Exercise>(app.workspace.plan());
  std::string minutes = exercise.minutes == 0 ? std::string() : std::to_string(exercise.minutes);
  if (text_field(ui, {.id = "exercise.minutes", .label = ui.tr("exercise.minutes"), .placeholder = ui.tr("exercise.no_limit"), .max_bytes = 12,
                      .read_only = ui.read_only}, minutes)) {
    edit(app, "minutes", [&](Exercise& changed) { changed.minutes = std::clamp(std::atoi(minutes.c_str()), 0, kMaxExerciseMinutes); });
  }
  ui.gap(kGap);
  const int names = radio_group(ui, {.id = "exercise.names", .label = ui.tr("exercise.names"),
                                     .options = {{"exercise.names.no", ui.tr("exercise.anonymous")}, {"exercise.names.yes", ui.tr("exercise.named")}},
                                     .selected = exercise.named ? 1 : 0, .layout = RadioLayout::Chips, .disabled = ui.read_only}).chosen;
  if (names >= 0 && (names == 1) != exercise.named) edit(app, "", [&](Exercise& changed) { changed.named = names == 1; });
  ui.gap(kGapTight);
  paragraph(ui, "exercise.names.note", ui.tr("exercise.anonymous_note"), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGap);
  const int key = radio_group(ui, {.id = "exercise.key", .label = ui.tr("exercise.key"),
                                   .options = {{"exercise.key.after", ui.tr("exercise.key_handed_in")}, {"exercise.key.once", ui.tr("exercise.key_at_once")},
                                               {"exercise.key.trainer", ui.tr("exercise.key_trainer")}},
                                   .selected = static_cast<int>(exercise.key), .layout = RadioLayout::Chips, .disabled = ui.read_only}).chosen;
  if (key >= 0 && key != static_cast<int>(exercise.key)) edit(app, "", [&](Exercise& changed) { changed.key = static_cast<KeyTime>(key); });
}

}  // namespace

void exercise_view(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  heading(ui, "page.title", 1, plan_title(ui, plan.title));
  ui.gap(kGapLarge);
  const std::string& guide = part<Exercise>(plan).guide;
  if (!guide.empty() && button(ui, {.id = "exercise.guide", .label = ui.tr("exercise.guide"), .icon = Icon::List, .kind = ButtonKind::Quiet})) {
    return app.go(guide_route(guide));
  }
  if (!guide.empty()) ui.gap(kGapSmall);
  const std::string to = share_part(app, ui);
  ui.gap(kGapLarge);
  card(ui, "exercise.about", ui.tr("exercise.edit"), CardKind::Plain, [&] {
    std::string title = plan.title;
    if (text_field(ui, {.id = "exercise.title", .label = ui.tr("exercise.name"), .max_bytes = static_cast<int>(kMaxTitleBytes), .read_only = ui.read_only}, title)) {
      app.workspace.edit("undo.rename", "title", [&](Plan& changed) { changed.title = title; });
    }
    ui.gap(kGap);
    std::string words = part<Exercise>(plan).instructions;
    if (text_field(ui, {.id = "exercise.instructions", .label = ui.tr("exercise.instructions"), .hint = ui.tr("exercise.instructions_hint"),
                        .max_bytes = static_cast<int>(kMaxInstructionBytes), .rows = 8, .read_only = ui.read_only}, words)) {
      edit(app, "instructions", [&](Exercise& changed) { changed.instructions = words; });
    }
    ui.gap(kGapLarge);
    tools_part(app, ui);
    course_part(app, ui);
    ui.gap(kGapLarge);
    rules_part(app, ui);
  }, 24);
  ui.gap(kGapLarge);
  heading(ui, "exercise.content", 2, ui.tr("exercise.content"));
  ui.gap(kGapSmall);
  paragraph(ui, "exercise.content.note", ui.tr("exercise.content_note"), {.tone = Tone::Muted});
  ui.gap(kGap);
  Rect rect;
  for (const ExerciseTool& tool : part<Exercise>(plan).tools) {
    const ToolView* view = tool.tool() == nullptr ? nullptr : view_of(tool.tool()->id);
    if (view == nullptr || !view->has_content) continue;
    const Text id = sub_id("exercise.fill", "." + tool.word + "." + tool.id);
    if (row_button(ui, {.id = id, .title = tool_title(app, tool), .icon = Icon::Pencil}, 0, rect)) app.go(view->asked_route(app, tool.asked()));
    ui.gap(kGapSmall);
  }
  ui.gap(kGapSmall);
  if (button(ui, {.id = "exercise.preview", .label = ui.tr("exercise.preview"), .icon = Icon::Play, .disabled = part<Exercise>(plan).tools.empty()})) {
    if (auto shared = load_plan(given_out(app), app.packs(), app.workspace.reads)) {
      app.workspace.close();
      app.workspace.open_shared(std::move(shared).value());
      app.go(plan_route("shared"));
    }
  }
  if (!to.empty()) app.go(plan_route(to));
}

// Fills the screen: for the projector, with how to scan it under it.
void qr_dialog(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  const float room = std::min(ui.screen.width / ui.screen.device_ratio - 48, ui.screen.height / ui.screen.device_ratio - 220);
  const bool open = dialog(ui, "qr", plan_title(ui, plan.title), std::max(280.0f, room + 40), [&] {
    if (const auto code = make_qr_code(link_of(app, LinkKind::Exercise))) {
      figure(ui, "qr.code", ui.tr_format("exercise.qr_name", {{"title", plan_title(ui, plan.title)}}), qr_picture(code.value(), std::max(240.0f, room)));
    }
    ui.gap(kGapSmall);
    paragraph(ui, "qr.scan", ui.tr("exercise.qr_scan"), {.size = kTextLarge, .align_ratio = 0.5f});
  });
  if (!open) app.close_overlay();
}

}  // namespace sandtable::workshop
