// Pictures of single self-tests: the ladder of account managers, customers' weights against the own rating.
#include "tools/self_test/ladder.h"
#include "core/base/statistics.h"
#include "tools/self_test/weights_chart.h"
#include "core/words/frame_texts.h"
#include "core/words/figure_words.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/table.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/layout.h"
#include "app/words.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/self_test/view/views.h"

namespace sandtable::inline workshop {

namespace {

void ladder(Ui& ui, const TestPack& pack, const SelfTestScore& score) {
  const int level = ladder_level(pack, score);
  std::vector<std::string> titles;
  for (const Dimension& step : pack.dimensions) titles.push_back(step.title);
  const int steps = static_cast<int>(titles.size());
  Text words = ui.tr("ladder.open");
  if (level == 0) words = ui.tr_format("ladder.start", {{"n", number_text(1)}, {"title", Text(titles[0])}});
  if (level > 0) words = ui.tr_format("ladder.here", {{"n", number_text(level)}, {"title", Text(titles[static_cast<std::size_t>(level - 1)])}});
  heading(ui, "ladder.title", 2, ui.tr("ladder.title"));
  ui.gap(kGapSmall);
  figure(ui, "ladder.picture", words, ladder_picture(titles, level, ui.tr("ladder.ceiling").c_str(), ui.flow.width / ui.screen.device_ratio));
  ui.gap(kGapSmall);
  paragraph(ui, "ladder.here", words, {.size = kTextLarge, .weight = Weight::Semibold});
  if (level >= 0 && level < steps) {
    paragraph(ui, "ladder.next", ui.tr_format("ladder.next", {{"title", Text(titles[static_cast<std::size_t>(level)])}}));
  } else if (level == steps) {
    paragraph(ui, "ladder.next", ui.tr("ladder.top"));
  }
}

void weights(Ui& ui, const TestPack& pack, const SelfTestScore& score) {
  std::vector<BarRow> rows;
  std::vector<double> customers, own;
  TableWords table_words;
  table_words.row({ui.tr("weights.behaviour"), ui.tr("weights.customers"), ui.tr("weights.own"), ui.tr("weights.priority")});
  table_words.end_header();
  for (const int place : weight_order(pack, score)) {
    const auto at = static_cast<std::size_t>(place);
    const Dimension& behaviour = pack.dimensions[at];
    const std::optional<double> pomp = score.dimensions[at].pomp;
    const double gain = weighted_shortfall(pack, score, at);
    BarRow& row = rows.emplace_back();
    row.label = behaviour.title;
    row.values = {behaviour.weight, pomp};
    row.value_text = percent_words(pomp).c_str();
    table_words.row({behaviour.title, percent_words(behaviour.weight), percent_words(pomp), gain < 0 ? Text("–") : figure_words(gain, 0)});
    if (!pomp) continue;
    customers.push_back(behaviour.weight);
    own.push_back(*pomp);
  }
  const double rho = spearman_rho(customers, own), tau = kendall_tau_b(customers, own);
  const Text agreement = !is_figure(rho) ? ui.tr("weights.no_agreement")
                                         : ui.tr_format("weights.rho", {{"rho", figure_words(rho, 2)}, {"tau", figure_words(tau, 2)}});
  heading(ui, "weights.title", 2, ui.tr("weights.title"));
  ui.gap(kGapSmall);
  figure(ui, "weights.picture", agreement,
         gap_chart(rows, ui.tr("weights.customers").c_str(), ui.tr("weights.own").c_str(), ui.flow.width / ui.screen.device_ratio));
  ui.gap(kGapSmall);
  paragraph(ui, "weights.rho", agreement);
  if (is_figure(rho)) paragraph(ui, "weights.words", ui.tr(rho >= 0 ? Key("weights.agree") : Key("weights.disagree")), {.weight = Weight::Semibold});
  ui.gap(kGap);
  table(ui, "weights.table", ui.tr("weights.title"), table_words);
}

}  // namespace

void result_picture(Ui& ui, const TestPack& pack, const SelfTest& attempt) {
  const SelfTestScore score = score_self_test(pack, attempt);
  card(ui, "result.picture", pack.title, CardKind::Plain, [&] {
    if (pack.picture == kLadderPicture.view()) ladder(ui, pack, score);
    else weights(ui, pack, score);
  });
  ui.gap(kGapLarge);
}

}  // namespace sandtable::workshop
