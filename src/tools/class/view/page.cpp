// The trainer's class: collecting, people, and what they did at a glance. Nothing is shown before it is revealed.
#include "tools/class/view/page.h"

#include <algorithm>
#include <cmath>

#include "app/tool_view.h"
#include "tools/swot/words.h"
#include "app/views/views.h"
#include "core/words/short_texts.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/list_items.h"
#include "tools/workshop/task.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checkbox.h"
#include "ui/widgets/layout.h"
#include "app/words.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"
#include "tools/class/view/state.h"
#include "tools/sorting/shelf.h"
#include "tools/self_test/shelf.h"
#include "tools/sheets/packs.h"

namespace sandtable::inline classroom {

namespace {

constexpr std::size_t kPeopleAtOnce = 20, kShownCards = 100, kShownProblems = 10;
constexpr float kLarge = 1.5f;  // text on a projector, as against text on a desk

// --- people ---------------------------------------------------------------------------------------------------------------

Text member_text(const Json& document, Text key) {
  const Json* task = find_member(document, "task");
  return task == nullptr ? Text() : text_of(*task, key);
}

// When, and what: "2026-11-21 · Negotiation · Late".
std::string hand_in_words(App& app, const Ui& ui, const Json& document) {
  std::string words = day_words(member_text(document, "handed_in"));
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

void people_part(App& app, Ui& ui, const ClassFigures& figures) {
  const std::size_t count = figures.hand_ins.size();
  if (count == 0) return;
  ui.gap(kGapSection);
  heading(ui, "class.people", 2, ui.tr("class.hand_ins"));
  if (figures.named) {
    if (checkbox(ui, "class.names", ui.tr("class.show_names"), app.state<ClassState>().names)) app.state<ClassState>().names = !app.state<ClassState>().names;
    if (!app.state<ClassState>().names) paragraph(ui, "class.names.off", ui.tr("class.names_off"), {.size = 14, .tone = Tone::Muted});
  }
  ui.gap(kGapSmall);
  float& page = ui.kept("class.people.page");
  const std::size_t pages = (count + kPeopleAtOnce - 1) / kPeopleAtOnce;
  if (page >= static_cast<float>(pages)) page = static_cast<float>(pages - 1);
  const std::size_t begin = static_cast<std::size_t>(page) * kPeopleAtOnce, end = std::min(begin + kPeopleAtOnce, count);
  std::size_t removed = count;
  node_around(ui, Role::List, "class.people.list", ui.tr("class.hand_ins"), [&] {
    for (std::size_t i = begin; i < end; ++i) {
      if (hand_in_row(app, ui, figures, i)) removed = i;
    }
  });
  if (pages > 1) {
    ui.gap(kGapSmall);
    const ButtonSpec buttons[] = {{.id = "class.people.previous", .label = ui.tr("class.previous_page"), .icon = Icon::Back, .disabled = begin == 0},
                                  {.id = "class.people.next", .label = ui.tr("class.next_page"), .icon = Icon::Next, .disabled = end == count}};
    const int pressed = button_row(ui, buttons);
    if (pressed >= 0) {
      page += pressed == 0 ? -1.0f : 1.0f;
      ui.request_frame();
    }
    paragraph(ui, "class.people.place", count_words(static_cast<std::int64_t>(begin) + 1) + "–" + count_words(static_cast<std::int64_t>(end)) + " / " +
                                            count_words(static_cast<std::int64_t>(count)), {.size = 14, .tone = Tone::Muted});
  }
  if (removed == count) return;
  app.workspace.edit("undo.class", "", [&](Plan& plan) { edit_part<HandIns>(plan).erase(edit_part<HandIns>(plan).begin() + static_cast<std::ptrdiff_t>(removed)); });
  app.toast_undo(ui.tr("class.removed"));
  ui.request_frame();
}

// --- results --------------------------------------------------------------------------------------------------------------

void card_figures(App& app, Ui& ui, ClassFigures& figures) {
  figure_part(app, ui, figures, "class.swot.count", ui.tr("class.results"), [&] {
    TableWords words;
    words.row({ui.tr("swot.cell"), ui.tr("balance.cards")});
    for (const Cell cell : kAllCells) words.row({cell_name(ui.strings, cell), count_words(figures.summary.cards(cell))});
    table(ui, "class.swot.count.table", ui.tr("class.cards"), words);
  });
  for (const Cell cell : kAllCells) {
    std::vector<std::string> lines;
    std::size_t left = 0;
    for (const CardGroup& group : figures.cards) {
      if (group.cell != cell) continue;
      if (lines.size() == kShownCards) {
        ++left;
        continue;
      }
      lines.push_back(group.text);
      if (group.people > 1) lines.back() += std::string(" – ") + ui.tr_format("class.by", {{"n", count_words(group.people)}}).c_str();
    }
    if (lines.empty()) continue;
    if (left > 0) lines.emplace_back(ui.tr_format("problems.more", {{"n", count_words(static_cast<std::int64_t>(left))}}));
    const Text id = Text("class.swot.") + to_word(cell);
    figure_part(app, ui, figures, id, cell_name(ui.strings, cell), [&] { bullet_list(ui, sub_id(id, ".cards"), lines); });
  }
}

void problem_part(Ui& ui, const ClassFigures& figures) {
  if (figures.problems.empty()) return;
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < std::min(figures.problems.size(), kShownProblems); ++i) lines.emplace_back(error_words(ui, figures.problems[i]));
  if (figures.problems.size() > kShownProblems) {
    lines.emplace_back(ui.tr_format("problems.more", {{"n", count_words(static_cast<std::int64_t>(figures.problems.size() - kShownProblems))}}));
  }
  ui.gap(kGap);
  bullet_list(ui, "class.problems", lines, {.size = 15, .tone = Tone::Danger});
}

// How the figures are calculated: in every report, on the page when it is asked for.
void method_part(App& app, Ui& ui, const ClassFigures& figures) {
  const bool any = !figures.summary.tests().empty() || !figures.summary.sortings().empty();
  if (!any || !app.state<ClassState>().figure.empty()) return;
  bool& open = app.state<ClassState>().method;
  if (ui.report == nullptr) {
    ui.gap(kGapSection);
    if (button(ui, {.id = "class.method", .label = ui.tr("class.method"), .icon = Icon::Chart, .kind = ButtonKind::Quiet, .expanded = open ? Toggle::On : Toggle::Off})) {
      open = !open;
      ui.request_frame();
    }
    if (!open) return;
    ui.gap(kGapSmall);
  } else {
    heading(ui, "class.method", 2, ui.tr("class.method"));
  }
  bullet_list(ui, "class.method.rules", method_words(ui.strings), {.size = 15});
}

// One figure alone, large, with ways to the next one and out.
void presentation(App& app, Ui& ui, ClassFigures& figures) {
  std::string& figure = app.state<ClassState>().figure;
  const Flow outer = ui.flow;
  const float margin = ui.dp_round(kGapLarge);
  ui.flow = {margin, outer.y, ui.screen.width - 2 * margin};
  const auto at = std::ranges::find(figures.shown, figure);
  const ButtonSpec buttons[] = {
      {.id = "class.present.previous", .label = ui.tr("class.previous_figure"), .icon = Icon::Back, .icon_only = true,
       .disabled = at == figures.shown.begin()},
      {.id = "class.present.next", .label = ui.tr("class.next_figure"), .icon = Icon::Next, .icon_only = true,
       .disabled = at == figures.shown.end() || at + 1 == figures.shown.end()},
      {.id = "class.present.leave", .label = ui.tr("class.present_leave"), .icon = Icon::Close}};
  const int pressed = button_row(ui, buttons);
  ui.gap(kGap);
  const float ratio = ui.screen.device_ratio;
  if (!ui.phone()) ui.screen.device_ratio *= kLarge;
  results(app, ui, figures);
  ui.screen.device_ratio = ratio;
  ui.flow = {outer.x, ui.flow.y, outer.width};
  const bool gone = std::ranges::find(figures.coming, figure) == figures.coming.end();
  if (pressed == 2 || gone) figure.clear();
  else if (pressed >= 0) figure = pressed == 0 ? *(at - 1) : *(at + 1);
  if (pressed >= 0 || gone) ui.request_frame();
}

}  // namespace

Text owner_words(App& app, const Ui& ui, const ClassFigures& figures, std::size_t index) {
  const Text name = member_text(*figures.hand_ins[index], "name");
  if (app.state<ClassState>().names && !name.empty()) return name;
  return ui.tr_format("class.person", {{"n", count_words(figures.people[index])}});
}

void results(App& app, Ui& ui, ClassFigures& figures) {
  for (const TestSummary& test : figures.summary.tests()) {
    std::int64_t n = 0;
    for (const auto& rater : test.groups) {
      for (const AttemptGroup& group : rater) n += group.n;
    }
    if (n == 0) continue;  // nobody has answered anything
    const Text title = frame_text(title_of(ui.strings, test));
    if (!section(app, ui, Text("class.test.") + test.key, title, "n = " + std::to_string(n))) continue;
    const Text version = version_words(ui.strings, figures.summary, test);
    if (!version.empty()) paragraph(ui, Text("class.test.") + test.key + ".version", version, {.size = 14, .tone = Tone::Muted});
    test_figures(app, ui, figures, test);
    comparison_figures(app, ui, figures, test);
  }
  for (const SortingSummary& sorting : figures.summary.sortings()) {
    if (sorting.n == 0 && sorting.own == 0) continue;
    if (section(app, ui, Text("class.sort.") + sorting.key, frame_text(title_of(ui.strings, sorting)), "n = " + std::to_string(sorting.n))) {
      sorting_figures(app, ui, figures, sorting);
    }
  }
  if (figures.summary.swots() > 0 && section(app, ui, "class.swot", ui.tr("class.cards"), "n = " + std::to_string(figures.summary.swots()))) {
    card_figures(app, ui, figures);
  }
  for (const SheetFigures& sheet : figures.sheets) {
    const Text title = text_of(*sheet.sheet, "title");
    if (section(app, ui, Text("class.sheet.") + text_of(*sheet.sheet, "id"), title, "n = " + std::to_string(sheet.n))) sheet_figures(app, ui, figures, sheet);
  }
  if (!figures.mixes.empty() && section(app, ui, "class.mix", ui.tr("class.mixes"), "n = " + std::to_string(figures.mixes.size()))) {
    mix_figures(app, ui, figures);
  }
  method_part(app, ui, figures);
}

void class_view(App& app, Ui& ui) {
  (void)figures_of(app);
  add_waiting(app, ui);
  (void)figures_of(app);
  const auto kept = app.state<ClassState>().figures;  // lives through this frame, whatever is added in it
  ClassFigures& figures = *kept;
  figures.coming.clear();
  if (!app.state<ClassState>().figure.empty()) {
    figures.presented = app.state<ClassState>().figure;
    presentation(app, ui, figures);
  } else {
    heading(ui, "page.title", 1, plan_title(ui, app.workspace.plan().title));
    ui.gap(kGapSmall);
    paragraph(ui, "class.count", ui.tr_format("class.count", {{"n", count_words(static_cast<std::int64_t>(figures.hand_ins.size()))},
                                                              {"people", count_words(figures.person_count)}}), {.tone = Tone::Muted});
    ui.gap(kGapLarge);
    collect_part(app, ui, figures);
    people_part(app, ui, figures);
    problem_part(ui, figures);
    if (figures.summary.same_name() > 0) {
      ui.gap(kGap);
      paragraph(ui, "class.same_name", ui.tr_format("class.same_name", {{"n", count_words(figures.summary.same_name())}}), {.size = 15});
    }
    results(app, ui, figures);
    export_part(app, ui, figures);
    if (!figures.presented.empty() && app.state<ClassState>().figure.empty()) {
      app.nodes.request_focus(figures.presented + ".present");
      figures.presented.clear();
    }
  }
  figures.shown.swap(figures.coming);
}

}  // namespace sandtable::classroom
