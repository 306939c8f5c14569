// A trainer's own exercise: what is to be done and how, and the ways to give it out.
#include <algorithm>

#include "core/base/money.h"
#include "core/base/normal_text.h"
#include "core/links/link.h"
#include "app/tool_view.h"
#include "tools/authoring/pages.h"
#include "tools/workshop/view/parts.h"
#include "tools/workshop/view/state.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checkbox.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/figure_field.h"
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
    const bool scans = fits_qr(link);
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
    if (pressed == 1) show_qr(app, link, ui.tr_format("exercise.qr_name", {{"title", plan_title(ui, plan.title)}}));
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

// All that a tool can be asked for.
struct Choice {
  ExerciseTool tool;
  AskedChoice words;
};
std::vector<Choice> choices(App& app, const ToolView& view) {
  std::vector<Choice> all;
  if (view.choices == nullptr || view.tool->exercise == nullptr) return all;
  for (const AskedChoice& choice : view.choices(app)) {
    ExerciseTool tool;
    tool.word = view.tool->exercise->word.str();
    tool.id = choice.item;
    all.push_back({std::move(tool), choice});
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

void phase_part(App& app, Ui& ui, Text id, std::size_t at, Phase now) {
  const RadioGroupSpec phase = {.id = sub_id(id, ".phase"), .label = ui.tr("form.phase"),
                                .options = {{sub_id(id, ".none"), ui.tr("phase.none")},
                                            {sub_id(id, ".before"), ui.tr("phase.before")},
                                            {sub_id(id, ".after"), ui.tr("phase.after")}},
                                .selected = static_cast<int>(now), .layout = RadioLayout::Chips, .show_label = false,
                                .disabled = ui.read_only};
  const int chosen = radio_group(ui, phase).chosen;
  if (chosen >= 0 && chosen != static_cast<int>(now)) {
    edit(app, "", [&](Exercise& changed) { changed.tools[at].phase = static_cast<Phase>(chosen); });
  }
}

void choice_part(App& app, Ui& ui, const Choice& choice, Text id) {
  const Exercise& exercise = part<Exercise>(app.workspace.plan());
  const auto found = std::ranges::find_if(exercise.tools, [&](const ExerciseTool& tool) { return tool.word == choice.tool.word && tool.id == choice.tool.id; });
  const auto at = static_cast<std::size_t>(found - exercise.tools.begin());
  const bool on = found != exercise.tools.end();
  if (checkbox(ui, id, choice.words.title, on, ui.read_only || (!on && exercise.tools.size() >= kMaxTools))) {
    edit(app, "", [&](Exercise& changed) {
      if (on) changed.tools.erase(changed.tools.begin() + static_cast<std::ptrdiff_t>(at));
      else changed.tools.push_back(in_phase(changed, choice.tool));
    });
  } else if (on && choice.tool.tool()->exercise->has_phase) {
    phase_part(app, ui, id, at, found->phase);
  }
  if (!choice.words.detail.empty()) paragraph(ui, sub_id(id, ".about"), choice.words.detail, {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
}

void tools_part(App& app, Ui& ui) {
  heading(ui, "exercise.tools", 2, ui.tr("exercise.tools"));
  ui.gap(kGapSmall);
  std::string& wanted = app.state<WorkshopState>().wanted_task;
  text_field(ui, {.id = "exercise.search", .label = ui.tr("exercise.search")}, wanted);
  const std::string sought = normal_text(wanted);
  const auto fits = [&](Text words) { return normal_text(words).find(sought) != std::string::npos; };
  std::size_t index = 0, shown = 0;
  for (const ToolView* view : tool_views()) {
    const std::vector<Choice> all = choices(app, *view);
    const Text group = ui.tr(view->tool->title);
    bool first = true;
    for (const Choice& choice : all) {
      const Text id = sub_id("exercise.tool", "", index++);
      if (!fits(group) && !fits(choice.words.title) && !fits(choice.words.detail)) continue;
      if (first && all.size() > 1) {
        ui.gap(kGap);
        heading(ui, sub_id(id, ".group"), 3, group);
        ui.gap(kGapTight);
      }
      first = false;
      ++shown;
      choice_part(app, ui, choice, id);
    }
  }
  if (shown == 0) paragraph(ui, "exercise.none_found", ui.tr("exercise.none_found"), {.tone = Tone::Muted});
  if (button(ui, {.id = "exercise.own", .label = ui.tr("exercise.own"), .icon = Icon::Pencil, .kind = ButtonKind::Quiet})) app.go(own_content_route());
}

// What is in the exercise already when somebody begins.
void content_part(App& app, Ui& ui) {
  bool first = true;
  Rect rect;
  for (const ExerciseTool& tool : part<Exercise>(app.workspace.plan()).tools) {
    const ToolView* view = tool.tool() == nullptr ? nullptr : view_of(tool.tool()->id);
    if (view == nullptr || !view->has_content) continue;
    if (first) {
      ui.gap(kGapLarge);
      heading(ui, "exercise.content", 2, ui.tr("exercise.content"));
      ui.gap(kGapTight);
      paragraph(ui, "exercise.content.note", ui.tr("exercise.content_note"), {.size = 14, .tone = Tone::Muted});
      ui.gap(kGapSmall);
      first = false;
    }
    const Text id = sub_id("exercise.fill", "." + tool.word + "." + tool.id);
    if (row_button(ui, {.id = id, .title = tool_title(app, tool), .icon = Icon::Pencil}, 0, rect)) app.go(view->asked_route(app, tool.asked()));
    ui.gap(kGapSmall);
  }
}

void minutes_part(App& app, Ui& ui) {
  const Exercise& exercise = part<Exercise>(app.workspace.plan());
  std::int64_t minutes = exercise.minutes == 0 ? kNoMoney : exercise.minutes;
  if (figure_field(ui, {.id = "exercise.minutes", .label = ui.tr("exercise.minutes"), .hint = ui.tr("exercise.no_limit"), .least = 0, .most = kMaxExerciseMinutes},
                   app.state<WorkshopState>().minutes, minutes)) {
    edit(app, "minutes", [&](Exercise& changed) { changed.minutes = minutes == kNoMoney ? 0 : static_cast<int>(minutes); });
  }
}

// Whether anything that is asked for has right answers.
bool has_key(App& app, const Exercise& exercise) {
  return std::ranges::any_of(exercise.tools, [&](const ExerciseTool& tool) {
    const ToolView* view = tool.tool() == nullptr ? nullptr : view_of(tool.tool()->id);
    if (view == nullptr) return false;
    const std::vector<Choice> all = choices(app, *view);
    return std::ranges::any_of(all, [&](const Choice& choice) { return choice.tool.id == tool.id && choice.words.has_key; });
  });
}

void rules_part(App& app, Ui& ui) {
  const Exercise& exercise = part<Exercise>(app.workspace.plan());
  heading(ui, "exercise.rules", 2, ui.tr("exercise.rules"));
  ui.gap(kGapSmall);
  minutes_part(app, ui);
  ui.gap(kGap);
  const int names = radio_group(ui, {.id = "exercise.names", .label = ui.tr("exercise.names"),
                                     .options = {{"exercise.names.no", ui.tr("exercise.anonymous")}, {"exercise.names.yes", ui.tr("exercise.named")}},
                                     .selected = exercise.named ? 1 : 0, .layout = RadioLayout::Chips, .disabled = ui.read_only}).chosen;
  if (names >= 0 && (names == 1) != exercise.named) edit(app, "", [&](Exercise& changed) { changed.named = names == 1; });
  ui.gap(kGapTight);
  paragraph(ui, "exercise.names.note", ui.tr("exercise.anonymous_note"), {.size = 14, .tone = Tone::Muted});
  const Exercise& now = part<Exercise>(app.workspace.plan());
  if (!has_key(app, now)) return;
  ui.gap(kGap);
  const int key = radio_group(ui, {.id = "exercise.key", .label = ui.tr("exercise.key"),
                                   .options = {{"exercise.key.after", ui.tr("exercise.key_handed_in")}, {"exercise.key.once", ui.tr("exercise.key_at_once")},
                                               {"exercise.key.trainer", ui.tr("exercise.key_trainer")}},
                                   .selected = static_cast<int>(now.key), .layout = RadioLayout::Chips, .disabled = ui.read_only}).chosen;
  if (key >= 0 && key != static_cast<int>(now.key)) edit(app, "", [&](Exercise& changed) { changed.key = static_cast<KeyTime>(key); });
}

void try_out(App& app) {
  auto shared = load_plan(given_out(app), app.packs(), app.workspace.reads);
  if (!shared) return;
  app.workspace.close();
  app.workspace.open_shared(std::move(shared).value());
  app.go(plan_route("shared"));
}

// The title, and beside it trying it out.
bool head_part(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  const ButtonSpec preview{.id = "exercise.preview", .label = ui.tr("exercise.preview"), .icon = Icon::Play, .disabled = part<Exercise>(plan).tools.empty()};
  bool pressed = false;
  if (ui.phone()) {
    heading(ui, "page.title", 1, plan_title(ui, plan.title));
    ui.gap(kGapSmall);
    pressed = button(ui, preview);
  } else {
    const float width = button_width(ui, preview), gap = ui.dp_round(kGap);
    Columns columns(ui);
    columns.at(0, ui.flow.width - width - gap);
    heading(ui, "page.title", 1, plan_title(ui, plan.title));
    columns.at(columns.outer.width - width, width);
    pressed = button(ui, preview);
    columns.finish();
  }
  ui.gap(kGapLarge);
  if (pressed) try_out(app);
  return pressed;
}

}  // namespace

void exercise_view(App& app, Ui& ui) {
  if (head_part(app, ui)) return;
  const Plan& plan = app.workspace.plan();
  const std::string& guide = part<Exercise>(plan).guide;
  if (!guide.empty() && button(ui, {.id = "exercise.guide", .label = ui.tr("exercise.guide"), .icon = Icon::List, .kind = ButtonKind::Quiet})) {
    return app.go(guide_route(guide));
  }
  if (!guide.empty()) ui.gap(kGapSmall);
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
    content_part(app, ui);
    course_part(app, ui);
  }, 24);
  if (!app.route.is_plan_page()) return;
  ui.gap(kGapLarge);
  card(ui, "exercise.rules.card", ui.tr("exercise.rules"), CardKind::Plain, [&] { rules_part(app, ui); }, 24);
  ui.gap(kGapLarge);
  const std::string to = share_part(app, ui);
  if (!to.empty()) app.go(plan_route(to));
}

}  // namespace sandtable::workshop
