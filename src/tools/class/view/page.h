// What the parts of a class's page share: the figures of the class that is open, and the frame around each of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/class/answers.h"
#include "tools/class/export.h"
#include "tools/class/summary.h"
#include "tools/class/summary_words.h"
#include "core/charts/charts.h"
#include "tools/mix/cash.h"
#include "plan/plan.h"
#include "app/views/views.h"
#include "core/words/figure_words.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/table.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/workshop/model.h"
#include "tools/workshop/task.h"
#include "ui/widgets/layout.h"

namespace sandtable::inline classroom {

// Cards of one cell with the same text.
struct CardGroup {
  Cell cell = Cell::Strengths;
  std::string text;  // as the first one wrote it
  int people = 0;    // hand-ins that have it
};

// A worksheet that somebody filled in.
struct SheetFigures {
  const Json* sheet = nullptr;
  std::int64_t n = 0;
  std::vector<FieldSummary> fields;
};

// The best candidate of a marketing mix: most core needs, then the highest expected margin.
struct MixRow {
  std::size_t hand_in = 0;
  std::string title, currency;
  double core_ratio = 0;
  MixShape shape;
  CashPlan cash;  // expected
};

// Made anew when hand-ins come or go, or the language changes.
struct ClassFigures {
  ClassFigures(const TestLibrary& library, const SortLibrary& sorts, AttemptRule rule) : summary(library, sorts, {.attempts = rule}) {}

  std::string plan;          // the class it is of: its id,
  Language language = Language::Chinese;
  HandIns hand_ins;          // and what it was made of
  Exercise exercise;
  ClassSummary summary;
  Problems problems;         // what could not be counted
  std::vector<int> people;   // see people_of()
  int person_count = 0;
  std::vector<std::size_t> of_person;  // of each person a hand-in, one with the name if there is one
  std::vector<ExerciseTool> tasks;     // of the exercise, and self-tests that were handed in besides
  std::vector<std::vector<ToolState>> done;  // person by person, of each task; a shorter list ends in open ones
  bool named = false;        // somebody gave a name
  std::vector<std::string> names;  // that were given, by normal_text(), sorted
  std::vector<CardGroup> cards;  // commonest first
  std::vector<SheetFigures> sheets;
  std::vector<MixRow> mixes;
  std::vector<std::string> shown, coming;  // ids of the figures on show: in the last frame, and so far in this one
};
// Valid until it is made anew.
[[nodiscard]] ClassFigures& figures_of(App& app);

void collect_part(App& app, Ui& ui, const ClassFigures& figures);
// Adds what came from files since the last frame.
void add_waiting(App& app, Ui& ui);

// Who has handed in what, whom to remind, and what came from whom.
void people_part(App& app, Ui& ui, const ClassFigures& figures);
// How far a person is with a task.
[[nodiscard]] ToolState state_of(const ClassFigures& figures, std::size_t person, std::size_t task);
[[nodiscard]] Text task_title(App& app, const Ui& ui, const ExerciseTool& task);
// A member of the task of a hand-in.
[[nodiscard]] Text member_text(const Json& document, Text key);
// A page for each person: what came of their tests, sorting exercises and cards.
[[nodiscard]] Json person_sheets(App& app, Ui& ui, const ClassFigures& figures);

void export_part(App& app, Ui& ui, ClassFigures& figures);

void test_figures(App& app, Ui& ui, ClassFigures& figures, const TestSummary& test);
// Before and after of the same people, and others against oneself.
void pairs_figures(App& app, Ui& ui, ClassFigures& figures, const TestSummary& test);
void others_figures(App& app, Ui& ui, ClassFigures& figures, const TestSummary& test);
void sorting_figures(App& app, Ui& ui, ClassFigures& figures, const SortingSummary& sorting);
void sheet_figures(App& app, Ui& ui, ClassFigures& figures, const SheetFigures& of);
void mix_figures(App& app, Ui& ui, ClassFigures& figures);
// Of everything that was handed in, in sections.
void results(App& app, Ui& ui, ClassFigures& figures);
// A hand-in's person by number, or by name while names are on show.
[[nodiscard]] Text owner_words(App& app, const Ui& ui, const ClassFigures& figures, std::size_t hand_in);

// What a number of people allows to say, in words.
[[nodiscard]] Text enough_words(const Ui& ui, std::int64_t n);
[[nodiscard]] Text count_words(std::int64_t n);
[[nodiscard]] Text people_words(const Ui& ui, std::int64_t n);  // "n = 12"
// Room for a chart in CSS pixels: wide as the flow, and high as the screen when it fills that.
[[nodiscard]] float chart_height(App& app, const Ui& ui);

// A heading, and the buttons that reveal it and let it fill the screen. False: the figure is not to be drawn now.
[[nodiscard]] bool begin_figure(App& app, Ui& ui, ClassFigures& figures, Text id, Text title);
template <class Content>
void figure_part(App& app, Ui& ui, ClassFigures& figures, Text id, Text title, Content content) {
  if (begin_figure(app, ui, figures, id, title)) content();
}
// A chart; where it fills the screen it is no higher than that.
void fitted_figure(App& app, Ui& ui, Text id, Text summary, const Picture& picture);
// One figure alone over the whole screen, with ways to the others and out.
[[gnu::noinline]] void present_figures(App& app, Ui& ui);

// A chart and its table: side by side where there is room.
inline constexpr float kBesideWidth = 840;
template <class Chart, class Words>
void beside(Ui& ui, Chart chart, Words words) {
  if (ui.report == nullptr && ui.flow.width >= ui.dp(kBesideWidth)) {
    return columns(ui, {5, 6}, kGapLarge, [&](int column) {
      if (column == 0) chart();
      else words();
    });
  }
  chart();
  ui.gap(kGap);
  words();
}

// What tests draw alike. Percent of what is possible, see scoring.h.
[[nodiscard]] std::optional<double> percent_of(const TestSummary& test, std::size_t dimension, double score);
[[nodiscard]] Text range_words(const Ui& ui, Text low, Text high);  // "2.5 to 4"
// Of the dimensions: a radar, or bars where there are too few spokes for one.
void dimensions_chart(App& app, Ui& ui, Text id, Text summary, const TestSummary& test, const std::vector<ChartSeries>& series);

// The heading of a part of the results, unless a figure stands alone.
void section(App& app, Ui& ui, Text id, Text title, Text detail);

}  // namespace sandtable::classroom
