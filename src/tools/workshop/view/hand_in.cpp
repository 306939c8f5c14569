// Handing in: what goes to the trainer, and the ways there. Nothing is sent by itself.
#include "tools/workshop/hand_in_code.h"
#include "core/links/link.h"
#include "tools/workshop/view/parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"
#include "tools/sorting/shelf.h"
#include "tools/workshop/view/state.h"
#include "tools/self_test/shelf.h"

namespace sandtable::inline workshop {

namespace {

// The code of an exercise with one small result; "" = there is none.
const std::string& code_of(App& app) {
  const Plan& plan = app.workspace.plan();
  const std::string key = plan.id + std::to_string(app.workspace.changes());
  auto& kept = app.state<WorkshopState>().code;
  if (kept.key == key) return kept.text;
  kept.key = key;
  kept.text.clear();
  if (part<Exercise>(plan).tools.size() != 1) return kept.text;
  const ExerciseTool& tool = part<Exercise>(plan).tools[0];
  Result<std::string> code = std::string();
  if (const SelfTest* attempt = attempt_of(plan, tool)) {
    if (const TestPack* pack = pack_of(app, *attempt)) code = encode_hand_in_code(plan, *pack, *attempt);
  } else if (const Sorting* sorting = sorted_of(plan, tool)) {
    if (const SortPack* pack = sorts_of(app).find(sorting->sort)) code = encode_hand_in_code(plan, *pack, *sorting);
  }
  if (code) kept.text = std::move(code).value();
  return kept.text;
}

// What it holds, a line for each tool.
std::vector<std::string> contents(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  std::vector<std::string> lines;
  for (const ExerciseTool& tool : part<Exercise>(plan).tools) {
    const ToolProgress progress = progress_of(plan, tool, app.packs());
    std::string line = tool_title(app, tool).c_str();
    if (progress.total > 0) line += ": " + std::to_string(progress.done) + " / " + std::to_string(progress.total);
    else if (progress.state == ToolState::Open) line += std::string(": ") + ui.tr("task.not_begun").c_str();
    lines.push_back(std::move(line));
  }
  lines.emplace_back(part<Exercise>(plan).named && !part<Task>(plan).name.empty()
                         ? ui.tr_format("hand_in.with_name", {{"name", Text(part<Task>(plan).name)}}).c_str()
                         : ui.tr("hand_in.no_name").c_str());
  if (part<Task>(plan).over) lines.emplace_back(ui.tr("task.over_mark").c_str());
  return lines;
}

// With the person, so that files of several people keep apart.
Text file_title(const Ui& ui, const Plan& plan) {
  const bool named = part<Exercise>(plan).named && !part<Task>(plan).name.empty();
  const Text title = plan_title(ui, plan.title);
  return named ? title + " – " + Text(part<Task>(plan).name) : title;
}

void ways(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  const std::string& code = code_of(app);
  const std::string& link = link_of(app, LinkKind::Plan);
  paragraph(ui, "hand_in.made", ui.tr("hand_in.made"));
  ui.gap(kGap);
  if (!code.empty()) {
    std::string text = code;
    text_field(ui, {.id = "hand_in.code", .label = ui.tr("hand_in.code"), .hint = ui.tr("hand_in.code_note"), .rows = 2, .read_only = true}, text);
    ui.gap(kGapSmall);
    const ButtonSpec buttons[] = {{.id = "hand_in.copy_code", .label = ui.tr("hand_in.copy_code"), .icon = Icon::Copy, .kind = ButtonKind::Primary},
                                  {.id = "hand_in.show_qr", .label = ui.tr("exercise.qr_full"), .icon = Icon::Grid}};
    const int pressed = button_row(ui, buttons);
    if (pressed == 0) app.host.request(Message("copy").text("what", "hand_in"), code);
    if (pressed == 1) show_qr(app, code, ui.tr("hand_in.code"));
    ui.gap(kGap);
  }
  std::string text = link;
  text_field(ui, {.id = "hand_in.link", .label = ui.tr("hand_in.link"), .hint = link.empty() ? ui.tr("share.impossible") : Text(), .read_only = true}, text);
  ui.gap(kGapSmall);
  std::vector<ButtonSpec> buttons = {
      {.id = "hand_in.copy_link", .label = ui.tr("share.copy_link"), .icon = Icon::Copy,
       .kind = code.empty() ? ButtonKind::Primary : ButtonKind::Normal, .disabled = link.empty()},
      {.id = "hand_in.copy_text", .label = ui.tr("hand_in.text"), .icon = Icon::Chat},
      {.id = "hand_in.file", .label = ui.tr("hand_in.file"), .icon = Icon::Download}};
  if (app.can_share) buttons.push_back({.id = "hand_in.send", .label = ui.tr("hand_in.send"), .icon = Icon::Share, .disabled = link.empty()});
  switch (button_row(ui, buttons)) {
    case 0: app.host.request(Message("copy").text("what", "hand_in"), link); break;
    case 1: {
      std::string words = plan_title(ui, plan.title).c_str();
      for (const std::string& line : contents(app, ui)) words += "\n" + line;
      app.host.request(Message("copy").text("what", "hand_in"), words + "\n" + (code.empty() ? link : code));
      break;
    }
    case 2:
      app.download(file_name(file_title(ui, plan), ".sandtable.json"), "application/json", dump_json_pretty(hand_in(plan, part<Task>(plan).handed_in)));
      break;
    case 3: app.host.request(Message("share").text("title", plan_title(ui, plan.title)).text("url", link)); break;
    default: break;
  }
  ui.gap(kGapSmall);
  paragraph(ui, "hand_in.in_app", ui.tr("exercise.in_app_hint"), {.size = 14, .tone = Tone::Muted});
}

}  // namespace

bool is_changed_since(const Plan& plan) { return !part<Task>(plan).handed_in.empty() && plan.modified > part<Task>(plan).handed_in; }

void hand_in_part(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  const bool handed = !part<Task>(plan).handed_in.empty();
  const bool changed = is_changed_since(plan);
  bool anything = false;
  for (const ExerciseTool& tool : part<Exercise>(plan).tools) {
    anything = anything || progress_of(plan, tool, app.packs()).state >= ToolState::Begun;
  }
  if (part<Exercise>(plan).named) {
    std::string name = part<Task>(plan).name;
    if (text_field(ui, {.id = "task.name", .label = ui.tr("task.name"), .hint = ui.tr("task.name_hint"), .max_bytes = 80, .read_only = ui.read_only}, name)) {
      app.workspace.edit("undo.author", "task", [&](Plan& work) { edit_part<Task>(work).name = name; });
    }
    ui.gap(kGap);
  }
  if (handed) {
    ways(app, ui);
    ui.gap(kGap);
  }
  paragraph(ui, "hand_in.contains", ui.tr("hand_in.contains"));
  bullet_list(ui, "hand_in.contents", contents(app, ui));
  ui.gap(kGap);
  if (changed) {
    paragraph(ui, "hand_in.again", ui.tr("hand_in.again"), {.tone = Tone::Danger});
    ui.gap(kGapSmall);
  }
  const bool nameless = part<Exercise>(plan).named && part<Task>(plan).name.empty();
  if (!anything) paragraph(ui, "hand_in.nothing", ui.tr("hand_in.nothing"), {.tone = Tone::Muted});
  else if (nameless) paragraph(ui, "hand_in.nameless", ui.tr("task.name_missing"), {.tone = Tone::Danger});
  if ((handed && !changed) || !app.workspace.can_edit()) return;
  ui.gap(kGapSmall);
  if (button(ui, {.id = "hand_in.do", .label = ui.tr("hand_in.title"), .icon = Icon::CheckCircle, .kind = ButtonKind::Primary,
                  .disabled = !anything || nameless})) {
    app.workspace.edit("undo.exercise", "", [&](Plan& work) { mark_handed_in(work, app.host.now_instant()); });
    app.announce(ui.tr("hand_in.made"));
  }
}

void hand_in_dialog(App& app, Ui& ui) {
  if (!dialog(ui, "hand_in", ui.tr("hand_in.title"), 520, [&] { hand_in_part(app, ui); })) app.close_overlay();
}

}  // namespace sandtable::workshop
