// The figures of a self-test of a class: spread, answers, strong and weak questions, reliability. Each says for how many people
// it speaks.
#include <algorithm>
#include <cmath>

#include "core/charts/charts.h"
#include "tools/class/view/page.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/layout.h"
#include "app/words.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/self_test/words.h"

namespace sandtable::inline classroom {

namespace {

// Which attempts of a test a figure is of.
struct Attempts {
  const TestSummary& test;
  const AttemptGroup& group;
  Text id, name;
};

void spread_figure(App& app, Ui& ui, const Attempts& of) {
  const TestSummary& test = of.test;
  paragraph(ui, sub_id(of.id, ".enough"), enough_words(ui, of.group.n), {.size = 14, .tone = Tone::Muted});
  if (of.group.repeated > 0) {
    paragraph(ui, sub_id(of.id, ".repeated"), ui.tr_format("class.repeated", {{"n", count_words(of.group.repeated)}}), {.size = 14, .tone = Tone::Muted});
  }
  ui.gap(kGapSmall);
  TableWords words;
  words.row({ui.tr("class.dimension"), ui.tr("class.n"), ui.tr("class.mean"), ui.tr("class.median"), ui.tr("class.sd"), ui.tr("class.quartiles")});
  std::vector<ChartSeries> series(3);
  std::string summary;
  Spread total;
  for (std::size_t i = 0; i < of.group.scores.size(); ++i) {
    const Spread spread = spread_of(of.group.scores[i]);
    total = spread;
    const Text low = figure_words(spread.lower_quartile, 1), high = figure_words(spread.upper_quartile, 1);
    words.row({score_title(ui.strings, test, i), count_words(spread.n), figure_words(spread.mean, 2), figure_words(spread.median, 1), figure_words(spread.sd, 2),
               spread.n == 0 ? Text("–") : range_words(ui, low, high)});
    if (i == test.pack.dimensions.size()) break;
    const double values[] = {spread.median, spread.lower_quartile, spread.upper_quartile};
    for (std::size_t k = 0; k < 3; ++k) series[k].values.push_back(percent_of(test, i, values[k]));
    if (!summary.empty()) summary += ui.tr("list.comma").c_str();
    summary += score_title(ui.strings, test, i) + " " + percent_words(series[0].values[i]) + " (" +
               range_words(ui, percent_words(series[1].values[i]), percent_words(series[2].values[i])) + ")";
  }
  if (total.n > 0) {
    paragraph(ui, sub_id(of.id, ".half"),
              ui.tr("result.total") + ": " + ui.tr_format("class.middle_half", {{"low", figure_words(total.lower_quartile, 1)},
                                                                                {"high", figure_words(total.upper_quartile, 1)}}));
    ui.gap(kGapSmall);
  }
  const Text quartiles = ui.tr("class.quartiles");
  legend(ui, of.id, {ui.tr("class.median"), quartiles + " 25 %", quartiles + " 75 %"});
  beside(ui, [&] { dimensions_chart(app, ui, sub_id(of.id, ".chart"), of.name + ": " + ui.tr("class.radar") + ": " + summary, test, series); },
         [&] { table(ui, sub_id(of.id, ".table"), of.name, words); });
}

void distribution_figure(App& app, Ui& ui, const Attempts& of) {
  const TestPack& pack = of.test.pack;
  std::vector<ShareRow> rows;
  std::string means;
  for (std::size_t i = 0; i < of.group.questions.size(); ++i) {
    rows.push_back({pack.questions[i].short_text + reverse_words(ui.strings, pack.questions[i]), of.group.questions[i].counts});
    if (i > 0) means += ui.tr("list.comma").c_str();
    means += rows[i].label + " " + figure_words(mean_value(of.test, of.group, i), 1).c_str();
  }
  TableWords words;
  words.add(ui.tr("class.question"));
  for (const std::string& label : pack.scale_labels) words.add(label);
  words.add(ui.tr("class.open"));
  words.end_header();
  for (std::size_t i = 0; i < of.group.questions.size(); ++i) {
    std::int64_t open = of.group.n;
    words.add(rows[i].label);
    for (const std::int64_t count : of.group.questions[i].counts) {
      words.add(count_words(count));
      open -= count;
    }
    words.add(count_words(open));
  }
  beside(ui, [&] {
    fitted_figure(app, ui, sub_id(of.id, ".chart"), of.name + ". " + ui.tr_format("class.shares_summary", {{"list", Text(means)}}),
           share_chart(pack.scale_labels, rows, ui.flow.width / ui.screen.device_ratio));
  }, [&] { table(ui, sub_id(of.id, ".table"), of.name, words); });
}

// How many reached which level.
void levels_figure(App& app, Ui& ui, const Attempts& of) {
  const TestPack& pack = of.test.pack;
  std::vector<std::string> levels;
  TableWords words;
  words.add(ui.tr("class.dimension"));
  for (const Band& band : pack.bands) {
    levels.push_back(band.title);
    words.add(band.title);
  }
  words.end_header();
  std::vector<ShareRow> rows;
  std::string summary;
  for (std::size_t d = 0; d < of.group.scores.size(); ++d) {
    ShareRow& row = rows.emplace_back();
    row.label = score_title(ui.strings, of.test, d);
    row.counts = level_counts(of.test, of.group, d);
    words.add(row.label);
    summary += (d == 0 ? "" : "; ") + row.label + ": ";
    for (std::size_t i = 0; i < levels.size(); ++i) {
      words.add(count_words(row.counts[i]));
      summary += (i == 0 ? "" : ui.tr("list.comma").c_str()) + levels[i] + " " + std::to_string(row.counts[i]);
    }
  }
  beside(ui, [&] { fitted_figure(app, ui, sub_id(of.id, ".chart"), of.name + ": " + summary, share_chart(levels, rows, ui.flow.width / ui.screen.device_ratio)); },
         [&] { table(ui, sub_id(of.id, ".table"), of.name, words); });
}

void extremes_figure(Ui& ui, const Attempts& of) {
  const auto list = [&](bool strong) {
    std::vector<std::string> lines;
    for (const ExtremeQuestion& one : extreme_questions(of.test, of.group, strong)) {
      const Question& question = of.test.pack.questions[one.question];
      lines.push_back(question.text + reverse_words(ui.strings, question) + " (" + extreme_words(ui.strings, one) + ")");
    }
    const Text id = sub_id(of.id, strong ? ".strong" : ".weak");
    paragraph(ui, id, ui.tr(strong ? Key("class.strongest") : Key("class.weakest")), {.weight = Weight::Semibold});
    if (lines.empty()) paragraph(ui, sub_id(id, ".none"), ui.tr("class.same_answers"), {.tone = Tone::Muted});
    else bullet_list(ui, sub_id(id, ".list"), lines);
  };
  list(true);
  ui.gap(kGap);
  list(false);
}

void reliability_figure(Ui& ui, const Attempts& of) {
  const TestSummary& test = of.test;
  const std::size_t total = test.pack.dimensions.size();
  std::vector<Reliability> all;
  std::int64_t most = 0;
  bool any = false;
  for (std::size_t d = 0; d <= total; ++d) {
    all.push_back(reliability_of(test, of.group, d));
    most = std::max(most, all[d].n);
    any = any || is_figure(all[d].alpha);
  }
  paragraph(ui, sub_id(of.id, ".enough"), enough_words(ui, most), {.size = 14, .tone = Tone::Muted});
  if (enough_of(most) == Enough::TooFew) return;
  paragraph(ui, sub_id(of.id, ".help"), ui.tr("class.alpha_help"), {.size = 14, .tone = Tone::Muted});
  if (!any) return paragraph(ui, sub_id(of.id, ".same"), ui.tr("class.same_answers"));
  ui.gap(kGapSmall);
  // Each has an n of its own.
  const auto said = [](std::int64_t n, Text words) { return enough_of(n) == Enough::TooFew ? Text("–") : words; };
  TableWords words, items;
  words.row({ui.tr("class.dimension"), ui.tr("class.n"), ui.tr("class.alpha"), ui.tr("class.interval")});
  items.row({ui.tr("class.question"), ui.tr("class.dimension"), ui.tr("class.n"), ui.tr("class.item_rest"), ui.tr("class.alpha_without")});
  for (std::size_t d = 0; d <= total; ++d) {
    const Reliability& one = all[d];
    words.row({score_title(ui.strings, test, d), count_words(one.n), said(one.n, figure_words(one.alpha, 2)),
               said(one.n, is_figure(one.lower) ? range_words(ui, figure_words(one.lower, 2), figure_words(one.upper, 2)) : Text("–"))});
  }
  const std::vector<QuestionFigures> figures = question_figures(test, of.group);
  for (std::size_t d = 0; d < total; ++d) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
      if (test.dimension_of[i] != d) continue;
      const QuestionFigures& one = figures[i];
      items.row({test.pack.questions[i].short_text + reverse_words(ui.strings, test.pack.questions[i]), score_title(ui.strings, test, d), count_words(one.n),
                 said(one.n, figure_words(one.figures.item_rest, 2)), said(one.n, figure_words(one.figures.alpha_if_dropped, 2))});
    }
  }
  table(ui, sub_id(of.id, ".table"), ui.tr("class.alpha"), words);
  ui.gap(kGap);
  table(ui, sub_id(of.id, ".items"), ui.tr("class.item_rest"), items);
}

}  // namespace

void test_figures(App& app, Ui& ui, ClassFigures& figures, const TestSummary& test) {
  const Text id = Text("class.test.") + test.key;
  for (std::size_t rater = 0; rater < kRaterKinds; ++rater) {
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
      const AttemptGroup& group = test.groups[rater][phase];
      if (group.n == 0) continue;
      const Text who = ui.tr(rater == 0 ? Key("class.self_mean") : Key("class.other_mean")) +
                       (phase == 0 ? Text() : Text(" · ") + phase_words(ui.strings, static_cast<Phase>(phase)));
      const Text group_id = id + "." + to_word(static_cast<RaterKind>(rater)) + "." + to_word(static_cast<Phase>(phase));
      const auto part = [&](Text part_id, Key title, void (*draw)(App&, Ui&, const Attempts&)) {
        const Text name = ui.tr(title) + " · " + who;
        const Attempts of{test, group, group_id + part_id, name};
        figure_part(app, ui, figures, of.id, name, [&] { draw(app, ui, of); });
      };
      part(".spread", "class.results", spread_figure);
      part(".levels", "class.levels", levels_figure);
      part(".answers", "class.distribution", distribution_figure);
      part(".extremes", "class.strongest_weakest", [](App&, Ui& to, const Attempts& of) { extremes_figure(to, of); });
      part(".alpha", "class.alpha", [](App&, Ui& to, const Attempts& of) { reliability_figure(to, of); });
    }
  }
}

}  // namespace sandtable::classroom
