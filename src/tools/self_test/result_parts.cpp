#include "tools/self_test/result_parts.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/words/frame_texts.h"
#include "core/words/short_texts.h"
#include "tools/self_test/words.h"

namespace sandtable::inline overview {

namespace {

Text band_words(const TestPack& pack, const DimensionScore& score) {
  const Band* band = score.pomp ? pack.band_of(*score.pomp) : nullptr;
  return band == nullptr ? Text("–") : Text(band->title);
}

Text signed_words(std::optional<double> number) {
  if (!number) return "–";
  const long rounded = std::lround(*number);
  return Text(rounded > 0 ? "+" : rounded < 0 ? "−" : "±") + number_text(std::labs(rounded));
}

Text dimension_title(const Strings& strings, const TestPack& pack, Text id) {
  const Dimension* dimension = pack.find_dimension(id);
  return dimension == nullptr ? strings.tr("result.total") : Text(dimension->title);
}

// A row of a table for spreadsheets.
struct FigureRow {
  Json cells = empty_array();
  FigureRow& text(Text words) {
    add_text(cells, words);
    return *this;
  }
  template <class Number>
  FigureRow& figure(std::optional<Number> number) {
    add_json(cells, number ? Json(*number) : Json());
    return *this;
  }
};

}  // namespace

Text result_summary(const Strings& strings, const TestPack& pack, const SelfTest& attempt) {
  std::string words;
  for (const DimensionScore& score : score_self_test(pack, attempt).dimensions) {
    if (!words.empty()) words += strings.tr("list.comma");
    words += dimension_title(strings, pack, score.dimension) + " " + percent_words(score.pomp);
  }
  return frame_text(words);
}

Picture result_radar(const TestPack& pack, const std::vector<const SelfTest*>& series, float css_width) {
  std::vector<std::string> axes;
  for (const Dimension& dimension : pack.dimensions) axes.push_back(dimension.title);
  std::vector<ChartSeries> lines;
  for (const SelfTest* attempt : series) {
    ChartSeries& line = lines.emplace_back();
    for (const DimensionScore& score : score_self_test(pack, *attempt).dimensions) line.values.push_back(score.pomp);
  }
  return radar_chart(axes, lines, css_width, std::min(css_width * 0.86f, 340.0f));
}

Picture result_bars(const Strings& strings, const TestPack& pack, const std::vector<const SelfTest*>& series, float css_width) {
  std::vector<BarRow> rows;
  std::vector<double> limits;
  for (const Band& band : pack.bands) {
    if (band.from_pomp > 0) limits.push_back(band.from_pomp);
  }
  const SelfTestScore first = score_self_test(pack, *series[0]);
  for (std::size_t i = 0; i < first.dimensions.size(); ++i) {
    const DimensionScore& score = first.dimensions[i];
    BarRow& row = rows.emplace_back();
    row.label = dimension_title(strings, pack, score.dimension);
    row.value_text = score.score ? number_text(*score.score) + " · " + percent_words(score.pomp) + " · " +
                                       band_words(pack, score)
                                 : score_words(strings, score);
    for (const SelfTest* attempt : series) row.values.push_back(score_self_test(pack, *attempt).dimensions[i].pomp);
  }
  return bar_chart(rows, limits, css_width);
}

TableWords result_table(const Strings& strings, const TestPack& pack, const std::vector<const SelfTest*>& series) {
  TableWords table;
  table.add(strings.tr("result.dimension"));
  std::vector<SelfTestScore> scores;
  for (const SelfTest* attempt : series) {
    scores.push_back(score_self_test(pack, *attempt));
    table.add(series.size() == 1 ? strings.tr("result.score") : attempt_words(strings, *attempt));
  }
  if (series.size() == 1) {
    table.add(strings.tr("result.percent"));
    table.add(strings.tr("result.band"));
  }
  table.end_header();
  for (std::size_t i = 0; i <= pack.dimensions.size(); ++i) {
    const auto score_at = [&](const SelfTestScore& score) -> const DimensionScore& {
      return i < score.dimensions.size() ? score.dimensions[i] : score.total;
    };
    table.add(dimension_title(strings, pack, score_at(scores[0]).dimension));
    for (const SelfTestScore& score : scores) {
      const DimensionScore& part = score_at(score);
      table.add(series.size() == 1 ? score_words(strings, part) : score_words(strings, part) + " · " + percent_words(part.pomp));
    }
    if (series.size() == 1) {
      table.add(percent_words(score_at(scores[0]).pomp));
      table.add(band_words(pack, score_at(scores[0])));
    }
  }
  return table;
}

TableWords difference_table(const Strings& strings, const TestPack& pack, const SelfTest& base, const SelfTest& other) {
  TableWords table;
  table.figures = kAllButFirst;
  table.row({strings.tr("result.dimension"), strings.tr("compare.this"), strings.tr("compare.other"), strings.tr("compare.points")});
  const SelfTestScore here = score_self_test(pack, base), there = score_self_test(pack, other);
  const Comparison comparison = compare(pack, other, base);
  const auto add = [&](const DimensionScore& a, const DimensionScore& b, const DimensionDifference& difference) {
    table.row({dimension_title(strings, pack, a.dimension), percent_words(a.pomp), percent_words(b.pomp),
               signed_words(difference.pomp_points)});
  };
  for (std::size_t i = 0; i < here.dimensions.size(); ++i) {
    add(here.dimensions[i], there.dimensions[i], comparison.dimensions[i]);
  }
  add(here.total, there.total, comparison.total);
  return table;
}

namespace {

void change_head(const Strings& strings, TableWords& table, Key first) {
  table.figures = kAllButFirst;
  table.row({strings.tr(first), strings.tr("phase.before"), strings.tr("phase.after"), strings.tr("compare.points")});
}

}  // namespace

TableWords change_table(const Strings& strings, const TestPack& pack, const SelfTest& before, const SelfTest& after) {
  TableWords table;
  change_head(strings, table, "result.dimension");
  const SelfTestScore first = score_self_test(pack, before), second = score_self_test(pack, after);
  const Comparison changed = compare(pack, before, after);
  for (std::size_t i = 0; i <= first.dimensions.size(); ++i) {
    const bool total = i == first.dimensions.size();
    const DimensionScore &one = total ? first.total : first.dimensions[i], &other = total ? second.total : second.dimensions[i];
    table.row({dimension_title(strings, pack, one.dimension), percent_words(one.pomp), percent_words(other.pomp),
               signed_words((total ? changed.total : changed.dimensions[i]).pomp_points)});
  }
  return table;
}

TableWords question_change_table(const Strings& strings, const TestPack& pack, const SelfTest& before, const SelfTest& after) {
  TableWords table;
  change_head(strings, table, "report.question");
  for (const QuestionDifference& one : compare(pack, before, after).questions) {
    const Question& question = *pack.find_question(one.question);
    const int answer = after.answers.at(one.question), value = question.reverse ? pack.scale_min + pack.scale_max() - answer : answer;
    table.row({strings.tr_format("test.numbered", {{"n", question.id}, {"question", question.text}}), number_text(value - one.value), number_text(value),
               signed_words(one.value)});
  }
  return table;
}

Json result_figures(const Strings& strings, const TestPack& pack, const std::vector<const SelfTest*>& series) {
  Json rows = empty_array();
  FigureRow head;
  for (const Key key : {Key("result.attempt"), Key("result.dimension"), Key("result.score"), Key("result.lowest"),
                        Key("result.highest"), Key("result.percent"), Key("result.band")}) {
    head.text(strings.tr(key));
  }
  add_json(rows, std::move(head.cells));
  for (const SelfTest* attempt : series) {
    const SelfTestScore score = score_self_test(pack, *attempt);
    const auto add = [&](const DimensionScore& part) {
      FigureRow row;
      row.text(attempt_words(strings, *attempt)).text(dimension_title(strings, pack, part.dimension)).figure(part.score);
      row.figure(std::optional(part.min)).figure(std::optional(part.max)).figure(part.pomp);
      row.text(part.score ? band_words(pack, part) : score_words(strings, part));
      add_json(rows, std::move(row.cells));
    };
    for (const DimensionScore& part : score.dimensions) add(part);
    add(score.total);
  }
  return rows;
}

}  // namespace sandtable::overview
