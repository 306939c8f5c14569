// The people of a class: who has handed in what, whom to remind, and what came from whom.
#include <algorithm>
#include <cmath>

#include "app/tool_view.h"
#include "app/views/views.h"
#include "app/words.h"
#include "core/base/normal_text.h"
#include "core/base/text_lines.h"
#include "tools/class/hand_in_parts.h"
#include "tools/class/view/page.h"
#include "tools/class/view/state.h"
#include "tools/self_test/shelf.h"
#include "tools/self_test/words.h"
#include "tools/sheets/packs.h"
#include "tools/sorting/shelf.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checkbox.h"
#include "ui/widgets/text_field.h"

namespace sandtable::inline classroom {

namespace {

constexpr std::size_t kAtOnce = 20;

// A long list in pages.
struct Pages {
  Pages(Ui& ui, Text list, std::size_t of) : id(list), count(of), page(ui.kept(sub_id(list, ".page"))) {
    const std::size_t last = count == 0 ? 0 : (count - 1) / kAtOnce;
    page = std::min(page, static_cast<float>(last));
    begin = static_cast<std::size_t>(page) * kAtOnce;
    end = std::min(begin + kAtOnce, count);
  }
  void buttons(Ui& ui) const {
    if (count <= kAtOnce) return;
    ui.gap(kGapSmall);
    const ButtonSpec buttons[] = {{.id = sub_id(id, ".previous"), .label = ui.tr("class.previous_page"), .icon = Icon::Back, .disabled = begin == 0},
                                  {.id = sub_id(id, ".next"), .label = ui.tr("class.next_page"), .icon = Icon::Next, .disabled = end == count}};
    const int pressed = button_row(ui, buttons);
    if (pressed >= 0) {
      page += pressed == 0 ? -1.0f : 1.0f;
      ui.request_frame();
    }
    paragraph(ui, sub_id(id, ".place"), count_words(static_cast<std::int64_t>(begin) + 1) + "–" + count_words(static_cast<std::int64_t>(end)) + " / " +
                                            count_words(static_cast<std::int64_t>(count)), {.size = 14, .tone = Tone::Muted});
  }

  Text id;
  std::size_t count, begin = 0, end = 0;
  float& page;
};

// When, and what: "2026-11-21 · Negotiation · Late".
std::string hand_in_words(App& app, const Ui& ui, const Json& document) {
  const std::string handed_in = member_text(document, "handed_in");
  std::string words = is_day_only(handed_in) ? handed_in.substr(0, 10) : day_words(handed_in);  // a code knows the day alone
  const auto append = [&](Text part) {
    if (!part.empty()) words.append(words.empty() ? "" : " · ").append(part.c_str());
  };
  for (const Json& attempt : list_of(document, "self_tests")) {
    const TestPack* pack = test_named(app, text_of(attempt, "test"));
    append(pack == nullptr ? text_of(attempt, "test") : Text(pack->title));
  }
  for (const Json& sorting : list_of(document, "sortings")) {
    const SortPack* pack = sorts_of(app).find(text_of(sorting, "sort"));
    append(pack == nullptr ? text_of(sorting, "sort") : Text(pack->title));
  }
  // What was asked for as a whole: the grid, the mix.
  for (const ToolView* view : tool_views()) {
    const ExerciseUse* use = view->tool->exercise;
    const bool whole = use != nullptr && use->item_member.empty() && view->asked_title != nullptr;
    if (whole && find_member(document, use->word) != nullptr && app.content.is_there(view->group)) append(view->asked_title(app, {}));
  }
  for (const Json& record : list_of(document, "worksheets")) {
    const Json* sheet = sheet_named(app, text_of(record, "sheet"));
    append(sheet == nullptr ? text_of(record, "sheet") : text_of(*sheet, "title"));
  }
  const Json* task = find_member(document, "task");
  if (task != nullptr && flag_or(*task, "over", false)) append(ui.tr("task.over_mark"));
  return words;
}

// True when it is to be removed.
bool hand_in_row(App& app, Ui& ui, const ClassFigures& figures, std::size_t index) {
  bool remove = false;
  const Text id = sub_id("class.hand_in", "", index + 1), owner = owner_words(app, ui, figures, index);
  node_around(ui, Role::ListItem, id, "", [&] {
    const std::string words = hand_in_words(app, ui, *figures.hand_ins[index]);
    const Flow outer = ui.flow;
    const float size = ui.dp_round(kTarget);
    ui.flow.width -= size + ui.dp_round(kGapSmall);
    ui.gap(kGapTight);
    paragraph(ui, sub_id(id, ".owner"), owner, {.size = 15, .weight = Weight::Semibold});
    paragraph(ui, sub_id(id, ".words"), words, {.size = 14, .tone = Tone::Muted});
    ui.gap(kGapTight);
    const Rect trash{outer.x + outer.width - size, std::floor((outer.y + ui.flow.y - size) / 2), size, size};
    ui.flow = {outer.x, std::max(ui.flow.y, outer.y + size), outer.width};
    remove = !ui.read_only && button_at(ui, trash, {.id = sub_id(id, ".remove"), .label = ui.tr_format("class.remove_named", {{"name", owner}}),
                                                    .icon = Icon::Trash, .kind = ButtonKind::Quiet, .icon_only = true});
  });
  rule(ui);
  return remove;
}

void hand_ins_part(App& app, Ui& ui, const ClassFigures& figures) {
  const std::size_t count = figures.hand_ins.size();
  ui.gap(kGapSection);
  heading(ui, "class.people", 2, ui.tr("class.hand_ins"));
  ui.gap(kGapSmall);
  const Pages pages(ui, "class.people", count);
  std::size_t removed = count;
  node_around(ui, Role::List, "class.people.list", ui.tr("class.hand_ins"), [&] {
    for (std::size_t i = pages.begin; i < pages.end; ++i) {
      if (hand_in_row(app, ui, figures, i)) removed = i;
    }
  });
  pages.buttons(ui);
  if (removed == count) return;
  app.workspace.edit("undo.class", "", [&](Plan& plan) { edit_part<HandIns>(plan).erase(edit_part<HandIns>(plan).begin() + static_cast<std::ptrdiff_t>(removed)); });
  app.toast_undo(ui.tr("class.removed"));
  ui.request_frame();
}

// --- tasks ----------------------------------------------------------------------------------------------------------------

Text state_words(const Ui& ui, ToolState state) {
  return ui.tr(state == ToolState::Done ? Key("class.task_done") : state == ToolState::Begun ? Key("class.task_partly") : Key("class.task_missing"));
}

// Of those who are to hand in, whose name no hand-in has.
std::vector<std::string> absent(const ClassFigures& figures, const Exercise& exercise) {
  std::vector<std::string> out;
  std::string_view rest = exercise.people, line;
  while (next_line(rest, line)) {
    const std::string_view name = trimmed(line);
    if (!name.empty() && !std::ranges::binary_search(figures.names, normal_text(name))) out.emplace_back(name);
  }
  return out;
}

// Of those who have not done it: by name, or by number where none was given.
std::vector<std::string> to_remind(App& app, const Ui& ui, const ClassFigures& figures, std::size_t task) {
  std::vector<std::string> out;
  for (std::size_t person = 0; person < figures.done.size(); ++person) {
    if (state_of(figures, person, task) == ToolState::Done) continue;
    const Text name = member_text(*figures.hand_ins[figures.of_person[person]], "name");
    out.push_back(name.empty() ? owner_words(app, ui, figures, figures.of_person[person]) : name);
  }
  for (std::string& name : absent(figures, part<Exercise>(app.workspace.plan()))) out.push_back(std::move(name));
  return out;
}

std::string joined(const Ui& ui, const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all.append(all.empty() ? "" : ui.tr("list.comma").c_str()).append(name);
  return all;
}

void remind_buttons(App& app, Ui& ui, const ClassFigures& figures) {
  for (std::size_t task = 0; task < figures.tasks.size(); ++task) {
    const std::vector<std::string> names = to_remind(app, ui, figures, task);
    if (names.empty()) continue;
    ui.gap(kGapSmall);
    const Text label = ui.tr_format("class.remind", {{"n", count_words(static_cast<std::int64_t>(names.size()))}, {"task", task_title(app, ui, figures.tasks[task])}});
    if (!button(ui, {.id = sub_id("class.remind", "", task + 1), .label = label, .icon = Icon::Copy, .kind = ButtonKind::Quiet})) continue;
    app.host.request(Message("copy").text("what", "names"), joined(ui, names));
  }
}

void tasks_part(App& app, Ui& ui, const ClassFigures& figures) {
  if (figures.tasks.empty()) return;
  ui.gap(kGap);
  const Pages pages(ui, "class.tasks", figures.done.size());
  TableWords words;
  words.add(ui.tr("class.person_column"));
  for (const ExerciseTool& task : figures.tasks) words.add(task_title(app, ui, task));
  words.end_header();
  for (std::size_t person = pages.begin; person < pages.end; ++person) {
    words.add(owner_words(app, ui, figures, figures.of_person[person]));
    for (std::size_t task = 0; task < figures.tasks.size(); ++task) words.add(state_words(ui, state_of(figures, person, task)));
  }
  table(ui, "class.tasks.table", ui.tr("class.tasks"), words);
  pages.buttons(ui);
  remind_buttons(app, ui, figures);
}

// The names of all who are to hand in, as the trainer lists them, and who of them has not.
void roster_part(App& app, Ui& ui, const ClassFigures& figures) {
  const Exercise& exercise = part<Exercise>(app.workspace.plan());
  if (!exercise.there || (!exercise.named && !figures.named && exercise.people.empty())) return;
  std::string people = exercise.people;
  ui.gap(kGap);
  if (text_field(ui, {.id = "class.roster", .label = ui.tr("class.roster"), .hint = ui.tr("class.roster_hint"),
                      .max_bytes = static_cast<int>(kMaxRosterBytes), .rows = 3, .read_only = ui.read_only}, people)) {
    app.workspace.edit("undo.class", "roster", [&](Plan& plan) { edit_part<Exercise>(plan).people = people; });
  }
  const std::vector<std::string> names = absent(figures, part<Exercise>(app.workspace.plan()));
  if (names.empty()) return;
  ui.gap(kGapSmall);
  paragraph(ui, "class.absent", ui.tr_format("class.absent", {{"n", count_words(static_cast<std::int64_t>(names.size()))}, {"names", Text(joined(ui, names))}}), {.size = 15});
}

void names_switch(App& app, Ui& ui) {
  bool& names = app.state<ClassState>().names;
  ui.gap(kGapSmall);
  if (checkbox(ui, "class.names", ui.tr("class.show_names"), names)) names = !names;
  if (!names) paragraph(ui, "class.names.off", ui.tr("class.names_off"), {.size = 14, .tone = Tone::Muted});
}

}  // namespace

Text member_text(const Json& document, Text key) {
  const Json* task = find_member(document, "task");
  return task == nullptr ? Text() : text_of(*task, key);
}

ToolState state_of(const ClassFigures& figures, std::size_t person, std::size_t task) {
  const std::vector<ToolState>& done = figures.done[person];
  return task < done.size() ? done[task] : ToolState::Open;
}

Text task_title(App& app, const Ui& ui, const ExerciseTool& task) {
  const ToolView* view = task.tool() == nullptr ? nullptr : view_of(task.tool()->id);
  const bool known = view != nullptr && view->asked_title != nullptr && app.content.is_there(view->group);
  Text title = known ? view->asked_title(app, task.asked()) : Text();
  if (title.empty()) title = frame_text(task.id.empty() ? task.word : task.id);
  return task.phase == Phase::None ? title : title + " · " + phase_words(ui.strings, task.phase);
}

Text owner_words(App& app, const Ui& ui, const ClassFigures& figures, std::size_t index) {
  const Text name = member_text(*figures.hand_ins[index], "name");
  if (app.state<ClassState>().names && !name.empty()) return name;
  return ui.tr_format("class.person", {{"n", count_words(figures.people[index])}});
}

void people_part(App& app, Ui& ui, const ClassFigures& figures) {
  if (figures.hand_ins.empty() && !figures.exercise.there) return;
  ui.gap(kGapSection);
  heading(ui, "class.tasks", 2, ui.tr("class.tasks"));
  if (figures.named) names_switch(app, ui);
  tasks_part(app, ui, figures);
  roster_part(app, ui, figures);
  if (!figures.hand_ins.empty()) hand_ins_part(app, ui, figures);
}

}  // namespace sandtable::classroom
