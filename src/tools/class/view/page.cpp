// The trainer's class: collecting, people, and what they did at a glance. Nothing is shown before it is revealed.
#include "tools/class/view/page.h"

#include <algorithm>
#include <cmath>

#include "app/full_screen.h"
#include "app/tool_view.h"
#include "tools/swot/words.h"
#include "app/views/views.h"
#include "core/words/short_texts.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/list_items.h"
#include "tools/workshop/task.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/radio_group.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text_field.h"
#include "tools/workshop/hand_out.h"
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

constexpr std::size_t kShownCards = 100, kShownProblems = 10;
constexpr float kLarge = 1.5f;  // text on a projector, as against text on a desk

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

// Which of somebody's attempts counts, in this class.
void attempts_part(App& app, Ui& ui, const ClassFigures& figures) {
  if (figures.summary.tests().empty() || !figures.exercise.there || ui.report != nullptr || !app.state<ClassState>().figure.empty()) return;
  ui.gap(kGapSection);
  const auto rule = static_cast<int>(figures.exercise.attempts);
  const int chosen = radio_group(ui, {.id = "class.attempts", .label = ui.tr("class.attempts"),
                                      .options = {{"class.attempts.by_phase", ui.tr("class.attempts_by_phase")},
                                                  {"class.attempts.first", ui.tr("class.attempts_first")},
                                                  {"class.attempts.last", ui.tr("class.attempts_last")}},
                                      .selected = rule, .layout = RadioLayout::Chips, .disabled = ui.read_only}).chosen;
  ui.gap(kGapTight);
  paragraph(ui, "class.attempts.note", ui.tr("class.attempts_note"), {.size = 14, .tone = Tone::Muted});
  if (chosen < 0 || chosen == rule) return;
  app.workspace.edit("undo.class", "", [&](Plan& plan) { edit_part<Exercise>(plan).attempts = static_cast<AttemptRule>(chosen); });
  ui.request_frame();
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
  bullet_list(ui, "class.method.rules", method_words(ui.strings, figures.exercise.attempts), {.size = 15});
}

bool all_revealed(const ClassFigures& figures, const ClassState& state) {
  return std::ranges::all_of(figures.shown, [&](const std::string& each) { return std::ranges::find(state.revealed, each) != state.revealed.end(); });
}

ButtonSpec all_button(const Ui& ui, Text id, bool revealed) {
  return {.id = id, .label = ui.tr(revealed ? Key("class.hide_all") : Key("class.reveal_all")), .icon = revealed ? Icon::Minus : Icon::Chart};
}

void toggle_all(Ui& ui, const ClassFigures& figures, ClassState& state) {
  state.revealed = all_revealed(figures, state) ? std::vector<std::string>() : figures.shown;
  ui.request_frame();
}

void reveal_all(App& app, Ui& ui, const ClassFigures& figures) {
  ClassState& state = app.state<ClassState>();
  if (figures.shown.empty()) return;
  ui.gap(kGapSection);
  if (button(ui, all_button(ui, "class.reveal_all", all_revealed(figures, state)))) toggle_all(ui, figures, state);
  if (state.revealed.empty()) paragraph(ui, "class.hidden", ui.tr("class.hidden"), {.size = 14, .tone = Tone::Muted});
}

// The exercise stays at hand: its link and code, or the way to it where it has more than a class knows.
void exercise_part(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  if (part<Exercise>(plan).tools.empty()) return;
  if (!has_whole_exercise(plan)) {
    const Text exercise = exercise_of(plan);
    Rect rect;
    if (app.workspace.summary(exercise) != nullptr && row_button(ui, {.id = "class.exercise", .title = ui.tr("class.exercise"), .icon = Icon::Link}, 0, rect)) {
      app.go(plan_route(exercise));
    }
    return ui.gap(kGap);
  }
  std::string link = link_of(app, LinkKind::Exercise);
  text_field(ui, {.id = "class.link", .label = ui.tr("exercise.link"), .read_only = true}, link);
  ui.gap(kGapSmall);
  const ButtonSpec buttons[] = {{.id = "class.copy_link", .label = ui.tr("share.copy_link"), .icon = Icon::Copy, .disabled = link.empty()},
                                {.id = "class.show_qr", .label = ui.tr("exercise.qr_full"), .icon = Icon::Grid, .disabled = !fits_qr(link)}};
  const int pressed = button_row(ui, buttons);
  if (pressed == 0) app.host.request(Message("copy").text("what", "link"), link);
  if (pressed == 1) show_qr(app, link, ui.tr_format("exercise.qr_name", {{"title", plan_title(ui, plan.title)}}));
  ui.gap(kGap);
}

// True when it is to be left.
bool presenting_bar(App& app, Ui& ui, const ClassFigures& figures) {
  std::string& figure = app.state<ClassState>().figure;
  const std::size_t count = figures.shown.size(), at = static_cast<std::size_t>(std::ranges::find(figures.shown, figure) - figures.shown.begin());
  const ButtonSpec buttons[] = {
      {.id = "present.previous", .label = ui.tr("class.previous_figure"), .icon = Icon::Back, .icon_only = true, .disabled = at == 0},
      {.id = "present.next", .label = ui.tr("class.next_figure"), .icon = Icon::Next, .icon_only = true, .disabled = at + 1 >= count},
      all_button(ui, "present.reveal_all", all_revealed(figures, app.state<ClassState>())),
      {.id = "present.leave", .label = ui.tr("class.present_leave"), .icon = Icon::Close}};
  const int pressed = button_row(ui, buttons);
  if (pressed == 0) figure = figures.shown[at - 1];
  if (pressed == 1) figure = figures.shown[at + 1];
  if (pressed == 0 || pressed == 1) {
    ui.nodes.request_scroll("present.page", 0);
    ui.request_frame();
  }
  if (pressed == 2) toggle_all(ui, figures, app.state<ClassState>());
  return pressed == 3;
}

void draw_alone(App& app, Ui& ui, ClassFigures& figures) {
  const Flow outer = ui.flow;
  const Rect view{0, outer.y + ui.dp_round(kGapSmall), ui.screen.width, ui.screen.height - outer.y - ui.dp_round(kGapSmall)};
  scroll_area(ui, "present.page", "", view, [&] {
    ui.flow.x = outer.x;
    ui.flow.width = outer.width;
    const float ratio = ui.screen.device_ratio;
    if (!ui.phone()) ui.screen.device_ratio *= kLarge;
    results(app, ui, figures);
    ui.screen.device_ratio = ratio;
    ui.gap(kGapLarge);
  });
}

}  // namespace

void results(App& app, Ui& ui, ClassFigures& figures) {
  for (const TestSummary& test : figures.summary.tests()) {
    if (test.people == 0) continue;  // nobody has answered anything
    const Text title = frame_text(title_of(ui.strings, test));
    section(app, ui, Text("class.test.") + test.key, title, people_words(ui, test.people));
    const Text version = version_words(ui.strings, figures.summary, test);
    if (!version.empty() && (ui.report != nullptr || app.state<ClassState>().figure.empty())) paragraph(ui, Text("class.test.") + test.key + ".version", version, {.size = 14, .tone = Tone::Muted});
    pairs_figures(app, ui, figures, test);
    test_figures(app, ui, figures, test);
    others_figures(app, ui, figures, test);
  }
  for (const SortingSummary& sorting : figures.summary.sortings()) {
    if (sorting.n == 0 && sorting.own == 0) continue;
    section(app, ui, Text("class.sort.") + sorting.key, frame_text(title_of(ui.strings, sorting)), people_words(ui, sorting.n));
    sorting_figures(app, ui, figures, sorting);
  }
  if (figures.summary.swots() > 0) {
    section(app, ui, "class.swot", ui.tr("class.cards"), people_words(ui, figures.summary.swots()));
    card_figures(app, ui, figures);
  }
  for (const SheetFigures& sheet : figures.sheets) {
    const Text title = text_of(*sheet.sheet, "title");
    section(app, ui, Text("class.sheet.") + text_of(*sheet.sheet, "id"), title, people_words(ui, sheet.n));
    sheet_figures(app, ui, figures, sheet);
  }
  if (!figures.mixes.empty()) {
    section(app, ui, "class.mix", ui.tr("class.mixes"), people_words(ui, static_cast<std::int64_t>(figures.mixes.size())));
    mix_figures(app, ui, figures);
  }
  attempts_part(app, ui, figures);
  method_part(app, ui, figures);
}

void class_view(App& app, Ui& ui) {
  (void)figures_of(app);
  add_waiting(app, ui);
  (void)figures_of(app);
  const auto kept = app.state<ClassState>().figures;  // lives through this frame, whatever is added in it
  ClassFigures& figures = *kept;
  if (app.overlay == present_figures) return;
  figures.coming.clear();
  app.state<ClassState>().figure.clear();
  heading(ui, "page.title", 1, plan_title(ui, app.workspace.plan().title));
  ui.gap(kGapSmall);
  paragraph(ui, "class.count", ui.tr_format("class.count", {{"n", count_words(static_cast<std::int64_t>(figures.hand_ins.size()))},
                                                            {"people", count_words(figures.person_count)}}), {.tone = Tone::Muted});
  ui.gap(kGap);
  exercise_part(app, ui);
  collect_part(app, ui, figures);
  problem_part(ui, figures);
  if (figures.summary.same_name() > 0) {
    ui.gap(kGap);
    paragraph(ui, "class.same_name", ui.tr_format("class.same_name", {{"n", count_words(figures.summary.same_name())}}), {.size = 15});
  }
  reveal_all(app, ui, figures);
  results(app, ui, figures);
  people_part(app, ui, figures);
  export_part(app, ui, figures);
  if (figures.shown.empty() != figures.coming.empty()) ui.request_frame();
  figures.shown.swap(figures.coming);
}

void present_figures(App& app, Ui& ui) {
  (void)figures_of(app);
  const auto kept = app.state<ClassState>().figures;  // lives through this frame
  ClassFigures& figures = *kept;
  std::string& figure = app.state<ClassState>().figure;
  figures.coming.clear();
  const bool stays = full_screen(app, ui, "present", plan_title(ui, app.workspace.plan().title), [&] {
    const bool leave = presenting_bar(app, ui, figures);
    draw_alone(app, ui, figures);
    figures.shown.swap(figures.coming);
    return leave || std::ranges::find(figures.shown, figure) == figures.shown.end();
  });
  if (stays) return;
  ui.nodes.request_focus(sub_id(figure, ".present"));
  app.state<ClassState>().announced.clear();
}

}  // namespace sandtable::classroom
