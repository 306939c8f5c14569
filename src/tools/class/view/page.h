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
  ClassFigures(const TestLibrary& library, const SortLibrary& sorts) : summary(library, sorts) {}

  std::string plan;          // the class it is of: its id,
  Language language = Language::Chinese;
  HandIns hand_ins;          // and what it was made of
  ClassSummary summary;
  Problems problems;         // what could not be counted
  std::vector<int> people;   // see people_of()
  int person_count = 0;
  bool named = false;        // somebody gave a name
  std::vector<CardGroup> cards;  // commonest first
  std::vector<SheetFigures> sheets;
  std::vector<MixRow> mixes;
  std::vector<std::string> shown, coming;  // ids of the figures on show: in the last frame, and so far in this one
  std::string presented;     // the one that filled the screen, so that focus returns to its button
};
// Valid until it is made anew.
[[nodiscard]] ClassFigures& figures_of(App& app);

void collect_part(App& app, Ui& ui, const ClassFigures& figures);
// Adds what came from files since the last frame.
void add_waiting(App& app, Ui& ui);

void export_part(App& app, Ui& ui, ClassFigures& figures);

void test_figures(App& app, Ui& ui, ClassFigures& figures, const TestSummary& test);
// Before and after, and others against oneself.
void comparison_figures(App& app, Ui& ui, ClassFigures& figures, const TestSummary& test);
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
// Room for a chart in CSS pixels: wide as the flow, and high as the screen when it fills that.
[[nodiscard]] float chart_height(App& app, const Ui& ui);

// A heading, and below the content a button that lets it fill the screen. False: it is not to be drawn now.
[[nodiscard]] bool begin_figure(App& app, Ui& ui, ClassFigures& figures, Text id, Text title);
void end_figure(App& app, Ui& ui, Text id, Text title);
template <class Content>
void figure_part(App& app, Ui& ui, ClassFigures& figures, Text id, Text title, Content content) {
  if (!begin_figure(app, ui, figures, id, title)) return;
  content();
  end_figure(app, ui, id, title);
}

// What tests draw alike. Percent of what is possible, see scoring.h.
[[nodiscard]] std::optional<double> percent_of(const TestSummary& test, std::size_t dimension, double score);
[[nodiscard]] Text range_words(const Ui& ui, Text low, Text high);  // "2.5 to 4"
// Of the dimensions: a radar, or bars where there are too few spokes for one.
void dimensions_chart(App& app, Ui& ui, Text id, Text summary, const TestSummary& test, const std::vector<ChartSeries>& series);

// A part of the results that is hidden until it is revealed. True: its figures are to be drawn.
[[nodiscard]] bool section(App& app, Ui& ui, Text id, Text title, Text detail);

}  // namespace sandtable::classroom
