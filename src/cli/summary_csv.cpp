#include <algorithm>
#include <cstdio>

#include "cli/summary_words.h"
#include "core/report/export_text.h"
#include "tools/self_test/model.h"
#include "tools/swot/model.h"

namespace sandtable::cli {
namespace {

using Row = std::vector<std::string>;

std::string figure(double value, int decimals) {
  if (!is_figure(value)) return {};
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

class Csv {
 public:
  explicit Csv(const ClassSummary& summary) : summary_(summary) {
    for (const TestSummary& test : summary.tests())
      most_answers_ = std::max(most_answers_, test.pack.scale_labels.size());
  }

  std::string run() {
    out_ = kCsvStart;
    Row head = {"test",
                "rater",
                "phase",
                "kind",
                "id",
                "title",
                "n",
                "enough",
                "mean",
                "sd",
                "lower_quartile",
                "median",
                "upper_quartile",
                "alpha",
                "effect",
                "interval_lower",
                "interval_upper",
                "item_rest",
                "alpha_if_dropped"};
    for (std::size_t i = 1; i <= most_answers_; ++i) head.push_back("answer_" + std::to_string(i));
    columns_ = head.size();
    row(head);
    for (const TestSummary& test : summary_.tests()) add(test);
    for (const SortingSummary& sorting : summary_.sortings()) add(sorting);
    if (summary_.swots() > 0) {
      for (const Cell cell : kAllCells)
        row({"", "", "", "cards", to_word(cell), "", std::to_string(summary_.cards(cell))});
    }
    return std::move(out_);
  }

 private:
  void row(Row cells) {
    cells.resize(columns_);
    for (std::size_t i = 0; i < cells.size(); ++i) out_ += (i == 0 ? "" : ",") + cells[i];
    out_ += kCsvLineEnd;
  }

  static Row start(const TestSummary& test, Text rater, Text phase, Text kind, const std::string& id,
                   const std::string& title, std::int64_t n) {
    return {csv_cell(test.pack.id), rater, phase, kind, csv_cell(id), csv_cell(title), std::to_string(n),
            to_word(enough_of(n))};
  }

  static void add_spread(Row& cells, const Spread& spread) {
    for (const double value :
         {spread.mean, spread.sd, spread.lower_quartile, spread.median, spread.upper_quartile})
      cells.push_back(figure(value, 4));
  }

  void add(const TestSummary& test) {
    const std::size_t dimensions = test.pack.dimensions.size();
    for (std::size_t rater = 0; rater < kRaterKinds; ++rater) {
      for (std::size_t phase = 0; phase < kPhases; ++phase) {
        const AttemptGroup& group = test.groups[rater][phase];
        if (group.n > 0)
          add(test, group, to_word(static_cast<RaterKind>(rater)), to_word(static_cast<Phase>(phase)));
      }
    }
    for (std::size_t i = 0; i <= dimensions && test.paired > 0; ++i) {
      const PairedDifference found = paired_difference(test.pairs[i]);
      const bool total = i == dimensions;
      Row cells = start(test, to_word(RaterKind::Self), "after-before", "difference",
                        total ? "total" : test.pack.dimensions[i].id,
                        total ? std::string() : test.pack.dimensions[i].title, found.n);
      for (const std::string& cell :
           {figure(found.mean, 4), figure(found.sd, 4), std::string(), std::string(), std::string(),
            std::string(), figure(found.effect, 4), figure(found.lower, 4), figure(found.upper, 4)})
        cells.push_back(cell);
      row(cells);
    }
  }

  void add(const TestSummary& test, const AttemptGroup& group, Text rater, Text phase) {
    const std::size_t dimensions = test.pack.dimensions.size();
    const Reliability all = reliability_of(test, group, dimensions);
    for (std::size_t i = 0; i < group.questions.size(); ++i) {
      const Question& question = test.pack.questions[i];
      const Spread spread = spread_of(group.questions[i]);
      Row cells = start(test, rater, phase, "question", question.id, question.short_text, spread.n);
      add_spread(cells, spread);
      cells.resize(cells.size() + 4);
      const ItemFigures item = i < all.items.size() ? all.items[i] : ItemFigures();
      cells.push_back(figure(item.item_rest, 4));
      cells.push_back(figure(item.alpha_if_dropped, 4));
      for (const std::int64_t count : group.questions[i].counts) cells.push_back(std::to_string(count));
      row(cells);
    }
    for (std::size_t i = 0; i <= dimensions; ++i) {
      const Spread spread = spread_of(group.scores[i]);
      const Reliability reliability = i == dimensions ? all : reliability_of(test, group, i);
      const bool total = i == dimensions;
      Row cells = start(test, rater, phase, total ? "total" : "dimension",
                        total ? "total" : test.pack.dimensions[i].id,
                        total ? std::string() : test.pack.dimensions[i].title, spread.n);
      add_spread(cells, spread);
      for (const double value : {reliability.alpha, kNoFigure, reliability.lower, reliability.upper})
        cells.push_back(figure(value, 4));
      row(cells);
    }
  }

  void add(const SortingSummary& sorting) {
    for (std::size_t i = 0; i < sorting.items.size(); ++i) {
      for (std::size_t k = 0; k < sorting.bins.size(); ++k)
        row({csv_cell(sorting.sort), "", "", "placed", csv_cell(sorting.items[i]), csv_cell(sorting.bins[k]),
             std::to_string(sorting.count(i, k))});
    }
  }

  const ClassSummary& summary_;
  std::string out_;
  std::size_t most_answers_ = 0;
  std::size_t columns_ = 0;
};

}  // namespace

std::string summary_csv(const ClassSummary& summary) {
  return Csv(summary).run();
}

}  // namespace sandtable::cli
