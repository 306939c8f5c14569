// What a class says twice of the same people: before and after, oneself and others; and what the charts of tests share.
#include <algorithm>

#include "app/words.h"
#include "tools/class/view/page.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/self_test/words.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/layout.h"

namespace sandtable::inline classroom {

namespace {

// The means of pairs, of the same people; and all that the differences say.
struct Comparison {
  const TestSummary& test;
  const std::vector<PairSums>& pairs;
  Text id, title, first, second;
};

void means_chart(App& app, Ui& ui, const Comparison& of) {
  std::vector<ChartSeries> series(2);
  std::string summary;
  for (std::size_t d = 0; d < of.test.pack.dimensions.size(); ++d) {
    const PairedFigures figures = paired_figures(of.pairs[d]);
    series[0].values.push_back(percent_of(of.test, d, figures.first_mean));
    series[1].values.push_back(percent_of(of.test, d, figures.second_mean));
    if (d > 0) summary += ui.tr("list.comma").c_str();
    summary += std::string(score_title(ui.strings, of.test, d)) + " " + percent_words(series[0].values[d]).c_str() + " → " + percent_words(series[1].values[d]).c_str();
  }
  legend(ui, of.id, {of.first, of.second});
  dimensions_chart(app, ui, sub_id(of.id, ".chart"), of.title + ": " + summary, of.test, series);
  ui.gap(kGap);
}

// Which of the figures below speak of chance alone.
void say_unsure(Ui& ui, const Comparison& of) {
  std::string unsure;
  for (std::size_t i = 0; i < of.pairs.size(); ++i) {
    const PairedFigures one = paired_figures(of.pairs[i]);
    if (enough_of(one.n) == Enough::TooFew || !is_figure(one.lower) || one.lower > 0 || one.upper < 0) continue;
    unsure.append(unsure.empty() ? "" : ui.tr("list.comma").c_str()).append(score_title(ui.strings, of.test, i));
  }
  if (unsure.empty()) return;
  ui.gap(kGapSmall);
  paragraph(ui, sub_id(of.id, ".unsure"), unsure + ": " + ui.tr("class.no_change_sure").c_str());
}

void comparison_tables(Ui& ui, const Comparison& of) {
  TableWords words, effects;
  const auto mean_sd = [&](Text name) { return ui.tr_format("class.mean_sd", {{"name", name}}); };
  words.row({ui.tr("class.dimension"), ui.tr("class.n"), mean_sd(of.first), mean_sd(of.second), ui.tr("class.mean_difference"), ui.tr("class.interval"),
             ui.tr("class.up"), ui.tr("class.down")});
  effects.row({ui.tr("class.dimension"), ui.tr("class.n"), ui.tr("class.effect_size"), ui.tr("class.interval"), ui.tr("class.effect_corrected"),
               ui.tr("class.interval"), ui.tr("class.effect_z"), ui.tr("class.difference_sd"), ui.tr("class.correlation")});
  for (std::size_t i = 0; i < of.pairs.size(); ++i) {
    const PairedFigures one = paired_figures(of.pairs[i]);
    if (one.n == 0) continue;
    const bool enough = enough_of(one.n) != Enough::TooFew;
    const auto interval = [&](double low, double high) {
      return enough && is_figure(low) ? range_words(ui, signed_figure(low, 2), signed_figure(high, 2)) : Text("–");
    };
    const auto both = [](double mean, double sd) { return figure_words(mean, 2) + (is_figure(sd) ? Text(" (") + figure_words(sd, 2) + ")" : Text()); };
    const Text name = score_title(ui.strings, of.test, i), n = count_words(one.n), none = "–";
    words.row({name, n, both(one.first_mean, one.first_sd), both(one.second_mean, one.second_sd), signed_figure(one.mean, 2), interval(one.lower, one.upper),
               count_words(of.pairs[i].up), count_words(of.pairs[i].down)});
    effects.row({name, n, enough ? effect_words(ui.strings, one.d_av) : none, interval(one.d_av_lower, one.d_av_upper),
                 enough ? signed_figure(one.g_av, 2) : none, interval(one.g_av_lower, one.g_av_upper), enough ? signed_figure(one.d_z, 2) : none,
                 figure_words(one.sd, 2), enough ? figure_words(one.r, 2) : none});
  }
  table(ui, sub_id(of.id, ".table"), ui.tr("class.difference"), words);
  ui.gap(kGap);
  table(ui, sub_id(of.id, ".effects"), ui.tr("class.effect_size"), effects);
  say_unsure(ui, of);
}

void pairs_figure(App& app, Ui& ui, const TestSummary& test, Text id) {
  const AttemptGroup &before = test.group(RaterKind::Self, Phase::Before), &after = test.group(RaterKind::Self, Phase::After);
  if (test.paired == 0) return paragraph(ui, sub_id(id, ".none"), ui.tr("class.no_pairs"), {.tone = Tone::Muted});
  paragraph(ui, sub_id(id, ".n"), ui.tr_format("class.pairs", {{"n", count_words(test.paired)}}));
  const std::int64_t once = before.n + after.n - 2 * test.paired;
  if (once > 0) paragraph(ui, sub_id(id, ".once"), ui.tr_format("class.unpaired", {{"n", count_words(once)}}), {.size = 14, .tone = Tone::Muted});
  paragraph(ui, sub_id(id, ".enough"), enough_words(ui, test.paired), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
  const Comparison of{test, test.pairs, id, ui.tr("class.before_after"), ui.tr("class.before_mean"), ui.tr("class.after_mean")};
  means_chart(app, ui, of);
  comparison_tables(ui, of);
}

void others_figure(App& app, Ui& ui, const TestSummary& test, Text id, Text title, std::size_t phase) {
  paragraph(ui, sub_id(id, ".n"), ui.tr_format("class.rated", {{"n", count_words(test.rated[phase])}, {"ratings", count_words(test.ratings[phase])}}));
  paragraph(ui, sub_id(id, ".enough"), enough_words(ui, test.rated[phase]), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
  const Comparison of{test, test.self_other[phase], id, title, ui.tr("class.self_mean"), ui.tr("class.other_mean")};
  means_chart(app, ui, of);
  comparison_tables(ui, of);
}

}  // namespace

std::optional<double> percent_of(const TestSummary& test, std::size_t dimension, double score) {
  const int low = test.lowest[dimension], high = test.highest[dimension];
  if (!is_figure(score) || high <= low) return std::nullopt;
  return 100 * (score - low) / (high - low);
}

Text range_words(const Ui& ui, Text low, Text high) { return ui.tr_format("class.interval_of", {{"low", low}, {"high", high}}); }

void dimensions_chart(App& app, Ui& ui, Text id, Text summary, const TestSummary& test, const std::vector<ChartSeries>& series) {
  const float width = ui.flow.width / ui.screen.device_ratio, height = chart_height(app, ui);
  const std::size_t count = test.pack.dimensions.size();
  if (count >= 3) {
    std::vector<std::string> axes;
    for (const Dimension& dimension : test.pack.dimensions) axes.push_back(dimension.title);
    fitted_figure(app, ui, id, summary, radar_chart(axes, series, std::min(width, height * 1.4f), std::min(width, height)));
    return;
  }
  std::vector<BarRow> rows;
  for (std::size_t i = 0; i < count; ++i) {
    BarRow& row = rows.emplace_back();
    row.label = test.pack.dimensions[i].title;
    row.value_text = percent_words(series[0].values[i]);
    for (const ChartSeries& one : series) row.values.push_back(one.values[i]);
  }
  fitted_figure(app, ui, id, summary, bar_chart(rows, {}, width));
}

void pairs_figures(App& app, Ui& ui, ClassFigures& figures, const TestSummary& test) {
  if (test.group(RaterKind::Self, Phase::Before).n == 0 || test.group(RaterKind::Self, Phase::After).n == 0) return;
  const Text id = Text("class.test.") + test.key + ".pairs";
  figure_part(app, ui, figures, id, ui.tr("class.before_after"), [&] { pairs_figure(app, ui, test, id); });
}

void others_figures(App& app, Ui& ui, ClassFigures& figures, const TestSummary& test) {
  const Text id = Text("class.test.") + test.key;
  std::int64_t self = 0, others = 0, both = 0;
  for (std::size_t phase = 0; phase < kPhases; ++phase) {
    self += test.groups[0][phase].n;
    others += test.groups[1][phase].n;
    both += test.rated[phase];
    if (test.rated[phase] == 0) continue;
    const Text title = ui.tr("class.self_other") + (phase == 0 ? Text() : Text(" · ") + phase_words(ui.strings, static_cast<Phase>(phase)));
    const Text part = id + ".others." + to_word(static_cast<Phase>(phase));
    figure_part(app, ui, figures, part, title, [&] { others_figure(app, ui, test, part, title, phase); });
  }
  if (both > 0 || self == 0 || others == 0) return;
  figure_part(app, ui, figures, id + ".others", ui.tr("class.self_other"),
              [&] { paragraph(ui, sub_id(id, ".others.none"), ui.tr("class.no_rated"), {.tone = Tone::Muted}); });
}

}  // namespace sandtable::classroom
