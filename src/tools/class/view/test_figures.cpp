// The figures of a self-test of a class: spread, answers, strong and weak questions, reliability, before and after, self
// and others. Each says for how many people it speaks.
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

Text title_of(const Ui& ui, const TestSummary& test, std::size_t dimension) {
  return dimension < test.pack.dimensions.size() ? Text(test.pack.dimensions[dimension].title) : ui.tr("result.total");
}

// Percent of what is possible, see scoring.h.
std::optional<double> percent_of(const TestSummary& test, std::size_t dimension, double score) {
  const int low = test.lowest[dimension], high = test.highest[dimension];
  if (!is_figure(score) || high <= low) return std::nullopt;
  return 100 * (score - low) / (high - low);
}

Text range_words(const Ui& ui, Text low, Text high) { return ui.tr_format("class.interval_of", {{"low", low}, {"high", high}}); }

// A radar; bars where there are too few spokes for one.
void chart(App& app, Ui& ui, Text id, Text summary, const TestSummary& test, const std::vector<ChartSeries>& series) {
  const float width = ui.flow.width / ui.screen.device_ratio, height = chart_height(app, ui);
  const std::size_t count = test.pack.dimensions.size();
  if (count >= 3) {
    std::vector<std::string> axes;
    for (const Dimension& dimension : test.pack.dimensions) axes.push_back(dimension.title);
    figure(ui, id, summary, radar_chart(axes, series, std::min(width, height * 1.4f), std::min(width, height)));
    return;
  }
  std::vector<BarRow> rows;
  for (std::size_t i = 0; i < count; ++i) {
    BarRow& row = rows.emplace_back();
    row.label = test.pack.dimensions[i].title;
    row.value_text = percent_words(series[0].values[i]);
    for (const ChartSeries& one : series) row.values.push_back(one.values[i]);
  }
  figure(ui, id, summary, bar_chart(rows, {}, width));
}

void spread_figure(App& app, Ui& ui, const Attempts& of) {
  const TestSummary& test = of.test;
  paragraph(ui, sub_id(of.id, ".enough"), enough_words(ui, of.group.n), {.size = 14, .tone = Tone::Muted});
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
    words.row({title_of(ui, test, i), count_words(spread.n), figure_words(spread.mean, 2), figure_words(spread.median, 1), figure_words(spread.sd, 2),
               spread.n == 0 ? Text("–") : range_words(ui, low, high)});
    if (i == test.pack.dimensions.size()) break;
    const double values[] = {spread.median, spread.lower_quartile, spread.upper_quartile};
    for (std::size_t k = 0; k < 3; ++k) series[k].values.push_back(percent_of(test, i, values[k]));
    if (!summary.empty()) summary += ui.tr("list.comma").c_str();
    summary += title_of(ui, test, i) + " " + percent_words(series[0].values[i]) + " (" +
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
  chart(app, ui, sub_id(of.id, ".chart"), of.name + ": " + ui.tr("class.radar") + ": " + summary, test, series);
  ui.gap(kGap);
  table(ui, sub_id(of.id, ".table"), of.name, words);
}

void distribution_figure(Ui& ui, const Attempts& of) {
  const TestPack& pack = of.test.pack;
  std::vector<ShareRow> rows;
  std::string means;
  for (std::size_t i = 0; i < of.group.questions.size(); ++i) {
    rows.push_back({pack.questions[i].short_text, of.group.questions[i].counts});
    if (i > 0) means += ui.tr("list.comma").c_str();
    means += rows[i].label + " " + figure_words(spread_of(of.group.questions[i]).mean, 1).c_str();
  }
  figure(ui, sub_id(of.id, ".chart"), of.name + ". " + ui.tr_format("class.shares_summary", {{"list", Text(means)}}),
         share_chart(pack.scale_labels, rows, ui.flow.width / ui.screen.device_ratio));
  ui.gap(kGap);
  TableWords words;
  words.add(ui.tr("class.question"));
  for (const std::string& label : pack.scale_labels) words.add(label);
  words.add(ui.tr("class.open"));
  words.end_header();
  for (std::size_t i = 0; i < of.group.questions.size(); ++i) {
    std::int64_t open = of.group.n;
    words.add(pack.questions[i].short_text);
    for (const std::int64_t count : of.group.questions[i].counts) {
      words.add(count_words(count));
      open -= count;
    }
    words.add(count_words(open));
  }
  table(ui, sub_id(of.id, ".table"), of.name, words);
}

// How many reached which level.
void levels_figure(Ui& ui, const Attempts& of) {
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
    row.label = title_of(ui, of.test, d);
    row.counts.resize(levels.size());
    const Histogram& scores = of.group.scores[d];
    for (std::size_t i = 0; i < scores.counts.size(); ++i) {
      const auto percent = percent_of(of.test, d, scores.min + static_cast<int>(i));
      const Band* band = percent ? pack.band_of(*percent) : nullptr;
      if (band != nullptr) row.counts[static_cast<std::size_t>(band - pack.bands.data())] += scores.counts[i];
    }
    words.add(row.label);
    summary += (d == 0 ? "" : "; ") + row.label + ": ";
    for (std::size_t i = 0; i < levels.size(); ++i) {
      words.add(count_words(row.counts[i]));
      summary += (i == 0 ? "" : ui.tr("list.comma").c_str()) + levels[i] + " " + std::to_string(row.counts[i]);
    }
  }
  figure(ui, sub_id(of.id, ".chart"), of.name + ": " + summary, share_chart(levels, rows, ui.flow.width / ui.screen.device_ratio));
  ui.gap(kGap);
  table(ui, sub_id(of.id, ".table"), of.name, words);
}

void extremes_figure(Ui& ui, const Attempts& of) {
  const auto list = [&](bool strong) {
    std::vector<std::string> lines;
    for (const std::size_t i : extreme_questions(of.test, of.group, strong)) {
      lines.push_back(of.test.pack.questions[i].text + " (" + figure_words(mean_value(of.test, of.group, i), 2).c_str() + ")");
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
  const Reliability whole = reliability_of(test, of.group, test.pack.dimensions.size());
  paragraph(ui, sub_id(of.id, ".enough"), enough_words(ui, whole.n), {.size = 14, .tone = Tone::Muted});
  if (enough_of(whole.n) == Enough::TooFew) return;
  paragraph(ui, sub_id(of.id, ".help"), ui.tr("class.alpha_help"), {.size = 14, .tone = Tone::Muted});
  if (!is_figure(whole.alpha)) return paragraph(ui, sub_id(of.id, ".same"), ui.tr("class.same_answers"));
  ui.gap(kGapSmall);
  TableWords words, items;
  words.row({ui.tr("class.dimension"), ui.tr("class.n"), ui.tr("class.alpha"), ui.tr("class.interval")});
  items.row({ui.tr("class.question"), ui.tr("class.dimension"), ui.tr("class.item_rest"), ui.tr("class.alpha_without")});
  for (std::size_t d = 0; d <= test.pack.dimensions.size(); ++d) {
    const Reliability one = reliability_of(test, of.group, d);
    words.row({title_of(ui, test, d), count_words(one.n), figure_words(one.alpha, 2),
               is_figure(one.lower) ? range_words(ui, figure_words(one.lower, 2), figure_words(one.upper, 2)) : Text("–")});
    if (d == test.pack.dimensions.size()) break;
    std::size_t item = 0;  // of the dimension, in the order of its questions
    for (std::size_t i = 0; i < test.pack.questions.size() && item < one.items.size(); ++i) {
      if (test.dimension_of[i] != d) continue;
      items.row({test.pack.questions[i].short_text, title_of(ui, test, d), figure_words(one.items[item].item_rest, 2),
                 figure_words(one.items[item].alpha_if_dropped, 2)});
      ++item;
    }
  }
  table(ui, sub_id(of.id, ".table"), ui.tr("class.alpha"), words);
  ui.gap(kGap);
  table(ui, sub_id(of.id, ".items"), ui.tr("class.item_rest"), items);
}

// Cohen (1988), Statistical Power Analysis, section 2.2.3: 0.2 small, 0.5 medium, 0.8 large.
Text effect_words(const Ui& ui, double effect) {
  const Text number = signed_figure(effect, 2);
  const double size = std::fabs(effect);
  if (!(size >= 0.2)) return number;
  return number + " · " + ui.tr(size < 0.5 ? Key("class.effect_small") : size < 0.8 ? Key("class.effect_medium") : Key("class.effect_large"));
}

void pairs_figure(App& app, Ui& ui, const TestSummary& test, Text id) {
  const AttemptGroup* groups[] = {&test.groups[0][static_cast<std::size_t>(Phase::Before)], &test.groups[0][static_cast<std::size_t>(Phase::After)]};
  if (groups[0]->n > 0 && groups[1]->n > 0) {
    std::vector<ChartSeries> series(2);
    std::vector<std::string> names;
    std::string summary;
    for (std::size_t k = 0; k < 2; ++k) {
      names.push_back(std::string(ui.tr(k == 0 ? Key("class.before_mean") : Key("class.after_mean"))) + " (n = " + std::to_string(groups[k]->n) + ")");
      for (std::size_t d = 0; d < test.pack.dimensions.size(); ++d) series[k].values.push_back(percent_of(test, d, spread_of(groups[k]->scores[d]).mean));
    }
    for (std::size_t d = 0; d < test.pack.dimensions.size(); ++d) {
      if (d > 0) summary += ui.tr("list.comma").c_str();
      summary += title_of(ui, test, d) + " " + percent_words(series[0].values[d]) + " → " + percent_words(series[1].values[d]);
    }
    legend(ui, id, names);
    chart(app, ui, sub_id(id, ".chart"), ui.tr("class.before_after") + ": " + summary, test, series);
    ui.gap(kGap);
  }
  if (test.paired == 0) return paragraph(ui, sub_id(id, ".none"), ui.tr("class.no_pairs"), {.tone = Tone::Muted});
  paragraph(ui, sub_id(id, ".n"), ui.tr_format("class.pairs", {{"n", count_words(test.paired)}}));
  const std::int64_t once = groups[0]->n + groups[1]->n - 2 * test.paired - test.repeated;
  if (once > 0) paragraph(ui, sub_id(id, ".once"), ui.tr_format("class.unpaired", {{"n", count_words(once)}}), {.size = 14, .tone = Tone::Muted});
  paragraph(ui, sub_id(id, ".enough"), enough_words(ui, test.paired), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
  TableWords words;
  words.row({ui.tr("class.dimension"), ui.tr("class.n"), ui.tr("class.mean_difference"), ui.tr("class.interval"), ui.tr("class.effect_size"), ui.tr("class.up"),
             ui.tr("class.down")});
  std::string unsure;
  for (std::size_t i = 0; i < test.pairs.size(); ++i) {
    const PairedDifference one = paired_difference(test.pairs[i]);
    if (one.n == 0) continue;
    const bool enough = enough_of(one.n) != Enough::TooFew, has_interval = enough && is_figure(one.lower);
    words.row({title_of(ui, test, i), count_words(one.n), signed_figure(one.mean, 2),
               has_interval ? range_words(ui, signed_figure(one.lower, 2), signed_figure(one.upper, 2)) : Text("–"),
               enough && is_figure(one.effect) ? effect_words(ui, one.effect) : Text("–"), count_words(test.pairs[i].up), count_words(test.pairs[i].down)});
    if (has_interval && one.lower <= 0 && one.upper >= 0) unsure.append(unsure.empty() ? "" : ui.tr("list.comma").c_str()).append(title_of(ui, test, i).c_str());
  }
  table(ui, sub_id(id, ".table"), ui.tr("class.difference"), words);
  if (unsure.empty()) return;
  ui.gap(kGapSmall);
  paragraph(ui, sub_id(id, ".unsure"), unsure + ": " + ui.tr("class.no_change_sure").c_str());
}

void others_figure(App& app, Ui& ui, const TestSummary& test, Text id) {
  TableWords words;
  words.row({ui.tr("class.dimension"), ui.tr("class.self_mean"), ui.tr("class.n"), ui.tr("class.other_mean"), ui.tr("class.n"), ui.tr("class.mean_difference")});
  std::vector<ChartSeries> series(2);
  std::string summary;
  for (std::size_t d = 0; d <= test.pack.dimensions.size(); ++d) {
    const Spread self = spread_of(scores_of(test, RaterKind::Self, d)), other = spread_of(scores_of(test, RaterKind::Other, d));
    words.row({title_of(ui, test, d), figure_words(self.mean, 2), count_words(self.n), figure_words(other.mean, 2), count_words(other.n),
               signed_figure(other.mean - self.mean, 2)});
    if (d == test.pack.dimensions.size()) break;
    series[0].values.push_back(percent_of(test, d, self.mean));
    series[1].values.push_back(percent_of(test, d, other.mean));
    if (d > 0) summary += ui.tr("list.comma").c_str();
    summary += title_of(ui, test, d) + " " + percent_words(series[0].values[d]) + " : " + percent_words(series[1].values[d]);
  }
  legend(ui, id, {ui.tr("class.self_mean"), ui.tr("class.other_mean")});
  chart(app, ui, sub_id(id, ".chart"), ui.tr("class.self_other") + ": " + summary, test, series);
  ui.gap(kGap);
  table(ui, sub_id(id, ".table"), ui.tr("class.self_other"), words);
}

}  // namespace

void test_figures(App& app, Ui& ui, ClassFigures& figures, const TestSummary& test) {
  const Text id = Text("class.test.") + test.pack.id;
  std::int64_t counts[kRaterKinds] = {};
  for (std::size_t rater = 0; rater < kRaterKinds; ++rater) {
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
      const AttemptGroup& group = test.groups[rater][phase];
      counts[rater] += group.n;
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
      part(".levels", "class.levels", [](App&, Ui& to, const Attempts& of) { levels_figure(to, of); });
      part(".answers", "class.distribution", [](App&, Ui& to, const Attempts& of) { distribution_figure(to, of); });
      part(".extremes", "class.strongest_weakest", [](App&, Ui& to, const Attempts& of) { extremes_figure(to, of); });
      part(".alpha", "class.alpha", [](App&, Ui& to, const Attempts& of) { reliability_figure(to, of); });
    }
  }
  const bool has_phases = test.groups[0][static_cast<std::size_t>(Phase::Before)].n > 0 && test.groups[0][static_cast<std::size_t>(Phase::After)].n > 0;
  if (has_phases) figure_part(app, ui, figures, id + ".pairs", ui.tr("class.before_after"), [&] { pairs_figure(app, ui, test, id + ".pairs"); });
  if (counts[0] > 0 && counts[1] > 0) {
    figure_part(app, ui, figures, id + ".others", ui.tr("class.self_other"), [&] { others_figure(app, ui, test, id + ".others"); });
  }
}

}  // namespace sandtable::classroom
