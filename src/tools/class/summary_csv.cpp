#include <algorithm>
#include <map>

#include "core/json/record_writer.h"
#include "core/report/export_text.h"
#include "tools/class/summary_export.h"
#include "tools/self_test/model.h"
#include "tools/swot/model.h"

namespace sandtable::inline classroom {
namespace {

// Each has one meaning, see `sandtable aggregate --help`; behind them "answer_1" and so on.
constexpr const char* kColumns[] = {"test",
                                    "version",
                                    "rater",
                                    "phase",
                                    "kind",
                                    "id",
                                    "title",
                                    "reverse",
                                    "n",
                                    "enough",
                                    "complete",
                                    "repeated",
                                    "ratings",
                                    "min",
                                    "max",
                                    "mean",
                                    "sd",
                                    "lower_quartile",
                                    "median",
                                    "upper_quartile",
                                    "keyed_mean",
                                    "alpha_n",
                                    "alpha",
                                    "alpha_lower",
                                    "alpha_upper",
                                    "alpha_standardised",
                                    "item_rest",
                                    "alpha_if_dropped",
                                    "first_mean",
                                    "first_sd",
                                    "second_mean",
                                    "second_sd",
                                    "difference_mean",
                                    "difference_sd",
                                    "difference_lower",
                                    "difference_upper",
                                    "r",
                                    "d_av",
                                    "d_av_lower",
                                    "d_av_upper",
                                    "g_av",
                                    "g_av_lower",
                                    "g_av_upper",
                                    "d_z",
                                    "up",
                                    "down",
                                    "level",
                                    "level_title",
                                    "bin",
                                    "bin_title",
                                    "count",
                                    "right",
                                    "right_pct"};

// All of its digits, as in the JSON.
std::string figure(double value) {
  return is_figure(value) ? dump_json(real_json(value)) : std::string();
}

// The cells of a row by their column; what is not said stays empty.
class Row {
 public:
  Row& put(const char* column, std::string cell) {
    cells_[column] = std::move(cell);
    return *this;
  }
  Row& text(const char* column, std::string_view words) { return put(column, csv_cell(words)); }
  Row& number(const char* column, std::int64_t value) { return put(column, std::to_string(value)); }
  Row& real(const char* column, double value) { return put(column, figure(value)); }
  Row& people(std::int64_t n) { return number("n", n).put("enough", to_word(enough_of(n))); }
  [[nodiscard]] std::string cell(const std::string& column) const {
    const auto found = cells_.find(column);
    return found == cells_.end() ? std::string() : found->second;
  }

 private:
  std::map<std::string, std::string> cells_;
};

class Csv {
 public:
  explicit Csv(const ClassSummary& summary) : summary_(summary) {
    columns_.assign(std::begin(kColumns), std::end(kColumns));
    std::size_t most_answers = 0;
    for (const TestSummary& test : summary.tests())
      most_answers = std::max(most_answers, test.pack.scale_labels.size());
    for (std::size_t i = 1; i <= most_answers; ++i) columns_.push_back("answer_" + std::to_string(i));
  }

  std::string run() {
    out_ = kCsvStart;
    line([](const std::string& column) { return column; });
    for (const TestSummary& test : summary_.tests()) add(test);
    for (const SortingSummary& sorting : summary_.sortings()) add(sorting);
    if (summary_.swots() > 0) {
      for (const Cell cell : kAllCells)
        add(Row()
                .put("kind", "cards")
                .put("id", to_word(cell))
                .people(summary_.swots())
                .number("count", summary_.cards(cell)));
    }
    return std::move(out_);
  }

 private:
  template <class CellOf>
  void line(CellOf cell_of) {
    for (std::size_t i = 0; i < columns_.size(); ++i) out_ += (i == 0 ? "" : ",") + cell_of(columns_[i]);
    out_ += kCsvLineEnd;
  }
  void add(const Row& row) {
    line([&](const std::string& column) { return row.cell(column); });
  }

  static Row start(const TestSummary& test, const char* kind) {
    return Row().text("test", test.pack.id).text("version", test.version).put("kind", kind);
  }
  // A dimension or the total.
  static Row start(const TestSummary& test, std::size_t score, const char* kind) {
    const bool total = score == test.pack.dimensions.size();
    return start(test, kind)
        .text("id", total ? "total" : test.pack.dimensions[score].id)
        .text("title", total ? "" : test.pack.dimensions[score].title);
  }

  static void add_spread(Row& row, const Histogram& values) {
    const Spread spread = spread_of(values);
    row.people(spread.n).real("mean", spread.mean).real("sd", spread.sd);
    row.real("lower_quartile", spread.lower_quartile)
        .real("median", spread.median)
        .real("upper_quartile", spread.upper_quartile);
  }

  void add(const TestSummary& test) {
    for (std::size_t rater = 0; rater < kRaterKinds; ++rater) {
      for (std::size_t phase = 0; phase < kPhases; ++phase) {
        if (test.groups[rater][phase].n > 0)
          add(test, static_cast<RaterKind>(rater), static_cast<Phase>(phase));
      }
    }
    const AttemptGroup &before = test.group(RaterKind::Self, Phase::Before),
                       &after = test.group(RaterKind::Self, Phase::After);
    for (std::size_t i = 0; i < test.pairs.size() && test.paired > 0; ++i) {
      Row row = start(test, i, "before_after");
      row.put("rater", to_word(RaterKind::Self)).number("repeated", before.repeated + after.repeated);
      add_pairs(row, test.pairs[i]);
    }
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
      for (std::size_t i = 0; i < test.pairs.size() && test.rated[phase] > 0; ++i) {
        Row row = start(test, i, "self_other");
        row.put("phase", to_word(static_cast<Phase>(phase))).number("ratings", test.ratings[phase]);
        add_pairs(row, test.self_other[phase][i]);
      }
    }
  }

  void add_pairs(Row& row, const PairSums& sums) {
    const PairedFigures figures = paired_figures(sums);
    row.people(figures.n).number("up", sums.up).number("down", sums.down);
    row.real("first_mean", figures.first_mean).real("first_sd", figures.first_sd);
    row.real("second_mean", figures.second_mean).real("second_sd", figures.second_sd);
    row.real("difference_mean", figures.mean).real("difference_sd", figures.sd);
    row.real("difference_lower", figures.lower).real("difference_upper", figures.upper);
    row.real("r", figures.r).real("d_z", figures.d_z);
    row.real("d_av", figures.d_av)
        .real("d_av_lower", figures.d_av_lower)
        .real("d_av_upper", figures.d_av_upper);
    row.real("g_av", figures.g_av)
        .real("g_av_lower", figures.g_av_lower)
        .real("g_av_upper", figures.g_av_upper);
    add(row);
  }

  void add(const TestSummary& test, RaterKind rater, Phase phase) {
    const AttemptGroup& group = test.group(rater, phase);
    const auto begin = [&](Row row) { return row.put("rater", to_word(rater)).put("phase", to_word(phase)); };
    add(begin(start(test, "attempts"))
            .text("title", test.pack.title)
            .people(group.n)
            .number("complete", group.complete)
            .number("repeated", group.repeated));
    const std::vector<QuestionFigures> figures = question_figures(test, group);
    for (std::size_t i = 0; i < group.questions.size(); ++i) {
      const Question& question = test.pack.questions[i];
      Row row = begin(start(test, "question")).text("id", question.id).text("title", question.short_text);
      add_spread(row, group.questions[i]);
      row.put("reverse", question.reverse ? "1" : "0").real("keyed_mean", mean_value(test, group, i));
      row.number("min", test.pack.scale_min)
          .number("max", test.pack.scale_max())
          .number("alpha_n", figures[i].n);
      row.real("item_rest", figures[i].figures.item_rest)
          .real("alpha_if_dropped", figures[i].figures.alpha_if_dropped);
      const std::vector<std::int64_t>& counts = group.questions[i].counts;
      for (std::size_t k = 0; k < counts.size(); ++k)
        row.number(("answer_" + std::to_string(k + 1)).c_str(), counts[k]);
      add(row);
    }
    for (std::size_t i = 0; i < group.scores.size(); ++i) {
      const Reliability reliability = reliability_of(test, group, i);
      Row row = begin(start(test, i, i == test.pack.dimensions.size() ? "total" : "dimension"));
      add_spread(row, group.scores[i]);
      row.number("min", test.lowest[i])
          .number("max", test.highest[i])
          .number("alpha_n", reliability.n)
          .real("alpha", reliability.alpha);
      row.real("alpha_lower", reliability.lower)
          .real("alpha_upper", reliability.upper)
          .real("alpha_standardised", reliability.standardised);
      add(row);
    }
    for (std::size_t i = 0; i < group.scores.size(); ++i) {
      const std::vector<std::int64_t> levels = level_counts(test, group, i);
      for (std::size_t k = 0; k < levels.size(); ++k) {
        Row row = begin(start(test, i, "level"))
                      .text("level", test.pack.bands[k].id)
                      .text("level_title", test.pack.bands[k].title);
        add(row.people(spread_of(group.scores[i]).n).number("count", levels[k]));
      }
    }
  }

  void add(const SortingSummary& sorting) {
    for (std::size_t i = 0; i < sorting.items.size(); ++i) {
      const SortItem* known = item_of(sorting, i);
      const bool keyed = known != nullptr && !known->bin.empty();
      const auto start = [&](const char* kind) {
        return Row()
            .text("test", sorting.sort)
            .text("version", sorting.version)
            .put("kind", kind)
            .text("id", sorting.items[i])
            .text("title", item_title(sorting, i))
            .people(sorting.n);
      };
      if (keyed) {
        const ItemResult result = item_result(sorting, i, known->bin);
        add(start("item")
                .text("bin", known->bin)
                .number("count", result.n)
                .number("right", result.right)
                .real("right_pct", right_pct(sorting, i)));
      }
      for (std::size_t k = 0; k < sorting.bins.size(); ++k)
        add(start("placed")
                .text("bin", sorting.bins[k])
                .text("bin_title", bin_title(sorting, k))
                .number("count", sorting.count(i, k)));
    }
  }

  const ClassSummary& summary_;
  std::string out_;
  std::vector<std::string> columns_;
};

}  // namespace

std::string summary_csv(const ClassSummary& summary) {
  return Csv(summary).run();
}

}  // namespace sandtable::inline classroom
