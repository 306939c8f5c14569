// The figures of a class, made once for each state of it, and the frame around each: hidden until revealed, and large when
// it is shown to the class.
#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>

#include "core/charts/chart_shapes.h"
#include "tools/swot/merge.h"
#include "core/report/sections.h"
#include "tools/class/view/page.h"
#include "app/full_screen.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "core/base/normal_text.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/mix/model.h"
#include "tools/workshop/model.h"
#include "tools/class/view/state.h"

#include "tools/self_test/shelf.h"
#include "tools/sheets/packs.h"
#include "tools/sorting/shelf.h"

namespace sandtable::inline classroom {

namespace {

// As far as figures depend on it.
bool is_same(const Exercise& a, const Exercise& b) { return a.there == b.there && a.tools == b.tools && a.attempts == b.attempts; }

bool is_same(const HandIns& a, const HandIns& b) {
  bool same = a.size() == b.size();
  for (std::size_t i = 0; same && i < a.size(); ++i) same = a[i].is_same(b[i]);
  return same;
}

void add_cards(ClassFigures& figures, const Swot& swot, std::map<std::string, int>& known, int hand_in, std::vector<int>& last) {
  for (const Cell cell : kAllCells) {
    for (const CardRef& card : swot.in(cell)) {
      const std::string text = normal_text(card->text);
      if (text.empty()) continue;
      const auto [place, is_new] = known.emplace(to_word(cell).str() + " " + text, static_cast<int>(figures.cards.size()));
      if (is_new) {
        figures.cards.push_back({cell, card->text, 0});
        last.push_back(-1);
      }
      const auto at = static_cast<std::size_t>(place->second);
      if (last[at] == hand_in) continue;  // twice by the same person
      last[at] = hand_in;
      ++figures.cards[at].people;
    }
  }
}

// A mix without a candidate says nothing.
void add_mix(ClassFigures& figures, const Mix& mix, std::size_t hand_in) {
  const NeedIndex index(mix);
  const Candidate* best = nullptr;
  CandidateFigures best_figures;
  for (const Shared<Candidate>& candidate : mix.candidates) {
    CandidateFigures one = figures_of(mix, index, *candidate);
    const double now = one.coverage.core_ratio, before = best_figures.coverage.core_ratio;
    if (best != nullptr && (now < before || (now == before && one.cash[1].total.margin <= best_figures.cash[1].total.margin))) continue;
    best = &*candidate;
    best_figures = std::move(one);
  }
  if (best == nullptr) return;
  figures.mixes.push_back({hand_in, best->title, mix.currency, best_figures.coverage.core_ratio, best_figures.shape, best_figures.cash[1]});
}

// How far its person is with each task, by this hand-in or another.
void add_tasks(ClassFigures& figures, const Plan& plan, std::size_t person, const Packs& packs) {
  for (const SelfTest& attempt : part<SelfTests>(plan).list) {
    ExerciseTool task;
    task.word = "self_test";
    task.id = attempt.test;
    task.phase = attempt.phase;
    const auto same = [&](const ExerciseTool& one) { return one.word == task.word && one.id == task.id && one.phase == task.phase; };
    if (attempt.rater.kind == RaterKind::Self && std::ranges::none_of(figures.tasks, same)) figures.tasks.push_back(std::move(task));
  }
  std::vector<ToolState>& done = figures.done[person];
  done.resize(figures.tasks.size());
  for (std::size_t i = 0; i < done.size(); ++i) {
    const ToolProgress progress = progress_of(plan, figures.tasks[i], packs);
    // What has no end is done with something in it.
    const ToolState state = progress.state == ToolState::NotUnderstood                       ? ToolState::Open
                            : progress.state == ToolState::Begun && progress.total == 0 ? ToolState::Done
                                                                                         : progress.state;
    done[i] = std::max(done[i], state);
  }
}

void make(App& app, ClassFigures& figures) {
  const TestLibrary& tests = tests_of(app);
  const Packs packs = app.packs();
  figures.people = people_of(figures.hand_ins);
  for (const int person : figures.people) figures.person_count = std::max(figures.person_count, person);
  figures.tasks = figures.exercise.tools;
  figures.done.resize(static_cast<std::size_t>(figures.person_count));
  figures.of_person.assign(figures.done.size(), SIZE_MAX);
  figures.named = has_names(figures.hand_ins);
  std::map<std::string, int> known;
  std::vector<int> last;
  for (std::size_t i = 0; i < figures.hand_ins.size(); ++i) {
    const Json& document = *figures.hand_ins[i];
    const auto person = static_cast<std::size_t>(figures.people[i]) - 1;
    std::size_t& first = figures.of_person[person];
    if (first == SIZE_MAX || member_text(*figures.hand_ins[first], "name").empty()) first = i;
    if (const Text name = member_text(document, "name"); !name.empty()) figures.names.push_back(normal_text(name));
    Problems problems;
    const auto loaded = load_plan(document, tests);
    if (loaded) (void)figures.summary.add(document, loaded.value(), problems);
    else problems = {loaded.error()};
    for (Error& problem : problems) {
      if (problem.code == ErrorCode::NothingThere && problem.json_pointer.empty()) continue;  // only a mix or a worksheet
      problem.json_pointer.insert(0, pointer_to("/hand_ins", i));
      add_problem(figures.problems, problem);
    }
    if (!loaded) continue;
    add_tasks(figures, loaded->plan, person, packs);
    if (find_member(document, "swot") == nullptr && find_member(document, "mix") == nullptr) continue;
    add_cards(figures, part<Swot>(loaded->plan), known, static_cast<int>(i), last);
    add_mix(figures, part<Mix>(loaded->plan), i);
  }
  std::ranges::sort(figures.names);
  (void)figures.summary.tests();  // counted by the libraries as they are now
  for (const Json& sheet : sheets_of(app)) {
    const std::int64_t n = sheet_hand_ins(figures.hand_ins, text_of(sheet, "id"));
    if (n > 0) figures.sheets.push_back({&sheet, n, summarise_sheet(figures.hand_ins, sheet)});
  }
  std::vector<std::uint64_t> order;  // by number of people, then as they came
  for (std::size_t i = 0; i < figures.cards.size(); ++i) order.push_back((UINT32_MAX - static_cast<std::uint64_t>(figures.cards[i].people)) << 32 | i);
  std::sort(order.begin(), order.end());
  std::vector<CardGroup> sorted;
  for (const std::uint64_t place : order) sorted.push_back(std::move(figures.cards[place & UINT32_MAX]));
  figures.cards = std::move(sorted);
}

}  // namespace

ClassFigures& figures_of(App& app) {
  const Plan& plan = app.workspace.plan();
  ClassState& state = app.state<ClassState>();
  const bool same_class = state.figures != nullptr && state.figures->plan == plan.id;
  if (same_class && state.figures->language == app.settings.language && is_same(state.figures->exercise, part<Exercise>(plan)) && is_same(state.figures->hand_ins, part<HandIns>(plan))) return *state.figures;
  if (!same_class) {
    const bool waits = std::ranges::any_of(state.found, [](const FoundHandIn& one) { return one.state == Arrival::Found; });
    if (waits && state.figures != nullptr) state.waiting[state.figures->plan] = std::move(state.found);
    state.draft.clear();
    state.found = std::move(state.waiting[plan.id]);
    state.waiting.erase(plan.id);
    state.reading_line = state.files_left = state.files = 0;
    state.figure.clear();
    state.revealed.clear();
    state.names = false;
  }
  const auto made = std::make_shared<ClassFigures>(tests_of(app), sorts_of(app), part<Exercise>(plan).attempts);
  if (same_class) made->shown = state.figures->shown;
  made->plan = plan.id;
  made->language = app.settings.language;
  made->hand_ins = part<HandIns>(plan);
  made->exercise = part<Exercise>(plan);
  make(app, *made);
  state.figures = made;
  return *made;
}

void section(App& app, Ui& ui, Text id, Text title, Text detail) {
  const bool on_paper = ui.report != nullptr;
  if (!on_paper && !app.state<ClassState>().figure.empty()) return;
  if (!on_paper) ui.gap(kGapSection);
  heading(ui, id, 2, title);
  if (!on_paper) ui.gap(kGapTight);
  paragraph(ui, sub_id(id, ".n"), detail, {.size = 14, .tone = Tone::Muted});
}

bool begin_figure(App& app, Ui& ui, ClassFigures& figures, Text id, Text title) {
  if (ui.report != nullptr) {
    heading(ui, id, 3, title);
    return true;
  }
  ClassState& state = app.state<ClassState>();
  figures.coming.push_back(id);
  const bool alone = !state.figure.empty();
  if (alone && Text(state.figure) != id) return false;
  if (alone && state.announced != state.figure) {
    state.announced = state.figure;
    app.announce(title);
  }
  if (!alone) ui.gap(kGapLarge);
  heading(ui, id, alone ? 1 : 3, title);
  ui.gap(kGapSmall);
  const auto at = std::ranges::find(state.revealed, id.view());
  const bool shown = at != state.revealed.end();
  if (alone && shown) return true;
  std::vector<ButtonSpec> buttons = {{.id = sub_id(id, ".reveal"), .label = ui.tr(shown ? Key("class.hide") : Key("class.reveal")),
                                      .icon = shown ? Icon::Close : Icon::Chart, .kind = alone ? ButtonKind::Primary : ButtonKind::Normal,
                                      .expanded = shown ? Toggle::On : Toggle::Off, .description = title}};
  if (!alone) buttons.push_back({.id = sub_id(id, ".present"), .label = ui.tr("class.present"), .icon = Icon::Expand, .kind = ButtonKind::Quiet, .description = title});
  const int pressed = button_row(ui, buttons);
  if (pressed == 0) {
    if (shown) state.revealed.erase(at);
    else state.revealed.push_back(id);
    ui.request_frame();
  } else if (pressed == 1) {
    state.figure = id;
    open_full_screen(app, present_figures);
  }
  if (shown) ui.gap(kGap);
  return shown;
}

void fitted_figure(App& app, Ui& ui, Text id, Text summary, const Picture& picture) {
  const Flow outer = ui.flow;
  if (!app.state<ClassState>().figure.empty() && ui.report == nullptr && picture.height > 0) {
    const float most = std::min(outer.width, picture.width / picture.height * ui.dp(chart_height(app, ui)));
    ui.flow.x += std::floor((outer.width - most) / 2);
    ui.flow.width = most;
  }
  figure(ui, id, summary, picture);
  ui.flow = {outer.x, ui.flow.y, outer.width};
}

Text enough_words(const Ui& ui, std::int64_t n) {
  constexpr Key kKeys[] = {"class.too_few", "class.rough", "class.usable"};
  return ui.tr_format(kKeys[static_cast<std::size_t>(enough_of(n))], {{"n", count_words(n)}});
}

Text people_words(const Ui& ui, std::int64_t n) { return ui.tr_format("class.n_of", {{"n", count_words(n)}}); }

Text count_words(std::int64_t n) { return number_text(static_cast<long>(n)); }

float chart_height(App& app, const Ui& ui) {
  if (app.state<ClassState>().figure.empty()) return 340;
  return std::max(340.0f, ui.screen.height / ui.screen.device_ratio - 200);
}

}  // namespace sandtable::classroom
