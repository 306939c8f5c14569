#include "cli/summary_words.h"

#include <cstdio>

#include "cli/words.h"
#include "core/report/export_text.h"
#include "tools/self_test/model.h"
#include "tools/swot/model.h"

namespace sandtable::cli {
namespace {

constexpr Words kPhaseNames[kPhases] = {{"no phase", "未分阶段"}, {"before", "培训前"}, {"after", "培训后"}};
constexpr Words kRaterNames[kRaterKinds] = {{"self-ratings", "自评"}, {"ratings by others", "他评"}};
constexpr Words kCellNames[kCells] = {
    {"Strengths", "优势"}, {"Weaknesses", "劣势"}, {"Opportunities", "机会"}, {"Threats", "威胁"}};
constexpr Words kEnoughNames[] = {
    {"too few to say", "人数太少，不足以下结论"}, {"fewer than 30: rough", "不足30人，仅供参考"}, {"", ""}};
constexpr Words kTotal = {"Total", "总分"};

std::string figure(double value, int decimals) {
  if (!is_figure(value)) return {};
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string dash(const std::string& text) {
  return text.empty() ? "–" : text;
}

using Row = std::vector<std::string>;

class Report {
 public:
  Report(const ClassSummary& summary, Language language) : summary_(summary), language_(language) {}

  std::string run() {
    out_ = "# " + word({"Class", "班级结果"}) + "\n\n";
    out_ += word({"Hand-ins: ", "提交份数："}) + std::to_string(summary_.hand_ins()) + "\n";
    for (const TestSummary& test : summary_.tests()) add(test);
    for (const SortingSummary& sorting : summary_.sortings()) add(sorting);
    if (summary_.swots() > 0) {
      out_ += "\n## SWOT\n\n" + count_of(summary_.swots()) + "\n\n";
      head({word({"Cell", "类别"}), word({"Cards", "卡片"})});
      for (const Cell cell : kAllCells)
        row({word(kCellNames[static_cast<std::size_t>(cell)]), std::to_string(summary_.cards(cell))});
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string word(const Words& words) const { return words.in(language_); }

  void row(const Row& cells) {
    for (const std::string& cell : cells) out_ += "| " + cell + " ";
    out_ += "|\n";
  }
  void head(const Row& cells) {
    row(cells);
    out_ += "| :-- |";
    for (std::size_t i = 1; i < cells.size(); ++i) out_ += " --: |";
    out_ += "\n";
  }

  // "n = 12 (fewer than 30: rough)".
  [[nodiscard]] std::string count_of(std::int64_t n) const {
    const std::string enough = word(kEnoughNames[static_cast<std::size_t>(enough_of(n))]);
    return "n = " + std::to_string(n) +
           (enough.empty() ? "" : word({" (", "（"}) + enough + word({")", "）"}));
  }

  // A figure that needs a number of people to mean anything.
  [[nodiscard]] std::string said(const std::string& text, std::int64_t n) const {
    if (enough_of(n) == Enough::TooFew) return word(kEnoughNames[0]);
    return dash(text);
  }

  [[nodiscard]] static std::string interval(double lower, double upper, int decimals) {
    return is_figure(lower) ? " [" + figure(lower, decimals) + ", " + figure(upper, decimals) + "]"
                            : std::string();
  }

  void add(const TestSummary& test) {
    out_ += "\n## " + markdown_text(test.pack.title) + "\n";
    for (std::size_t rater = 0; rater < kRaterKinds; ++rater) {
      for (std::size_t phase = 0; phase < kPhases; ++phase) {
        const AttemptGroup& group = test.groups[rater][phase];
        if (group.n == 0) continue;
        out_ += "\n### " + word(kRaterNames[rater]) + word({", ", "，"}) + word(kPhaseNames[phase]) + "\n\n" +
                count_of(group.n) + "\n\n";
        scores(test, group);
        questions(test, group);
      }
    }
    before_after(test);
    self_other(test);
  }

  // The name of a dimension or the total.
  [[nodiscard]] std::string name_of(const TestSummary& test, std::size_t score) const {
    return score < test.pack.dimensions.size() ? markdown_text(test.pack.dimensions[score].title)
                                               : "**" + word(kTotal) + "**";
  }

  void scores(const TestSummary& test, const AttemptGroup& group) {
    head({word({"Dimension", "维度"}), "n", word({"Mean", "平均"}), word({"SD", "标准差"}),
          word({"Median", "中位数"}), word({"Quartiles", "四分位数"}), word({"Range", "范围"}),
          word({"Alpha [95 %]", "α系数[95 %]"})});
    for (std::size_t i = 0; i < group.scores.size(); ++i) {
      const Spread spread = spread_of(group.scores[i]);
      const Reliability reliability = reliability_of(test, group, i);
      const std::string quartiles =
          spread.n == 0 ? "–" : figure(spread.lower_quartile, 2) + " – " + figure(spread.upper_quartile, 2);
      row({name_of(test, i), std::to_string(spread.n), dash(figure(spread.mean, 2)),
           dash(figure(spread.sd, 2)), dash(figure(spread.median, 2)), quartiles,
           std::to_string(test.lowest[i]) + "–" + std::to_string(test.highest[i]),
           said(figure(reliability.alpha, 2) + interval(reliability.lower, reliability.upper, 2),
                reliability.n)});
    }
  }

  void questions(const TestSummary& test, const AttemptGroup& group) {
    const Reliability all = reliability_of(test, group, test.pack.dimensions.size());
    out_ += "\n";
    Row cells = {word({"Question", "题目"}), "n", word({"Mean", "平均"}), word({"SD", "标准差"})};
    for (const std::string& label : test.pack.scale_labels) cells.push_back(markdown_text(label));
    cells.push_back(word({"Item-rest", "题总相关"}));
    cells.push_back(word({"Alpha without it", "删除后α系数"}));
    head(cells);
    for (std::size_t i = 0; i < group.questions.size(); ++i) {
      const Question& question = test.pack.questions[i];
      const Spread spread = spread_of(group.questions[i]);
      cells = {markdown_text(question.id + " " + question.short_text) +
                   (question.reverse ? word({" (reversed)", "（反向）"}) : ""),
               std::to_string(spread.n), dash(figure(spread.mean, 2)), dash(figure(spread.sd, 2))};
      for (const std::int64_t count : group.questions[i].counts) cells.push_back(std::to_string(count));
      const ItemFigures item = i < all.items.size() ? all.items[i] : ItemFigures();
      cells.push_back(said(figure(item.item_rest, 2), all.n));
      cells.push_back(said(figure(item.alpha_if_dropped, 2), all.n));
      row(cells);
    }
    out_ += "\n";
    extremes(test, group, true, {"Strongest: ", "最强："});
    extremes(test, group, false, {"Weakest: ", "最弱："});
  }

  void extremes(const TestSummary& test, const AttemptGroup& group, bool strong, const Words& name) {
    std::string list;
    for (const std::size_t i : extreme_questions(test, group, strong)) {
      const Question& question = test.pack.questions[i];
      list += (list.empty() ? "" : word({", ", "、"})) +
              markdown_text(question.id + " " + question.short_text) + word({" (", "（"}) +
              figure(mean_value(test, group, i), 2) + word({")", "）"});
    }
    out_ += "- " + word(name) + dash(list) + "\n";
  }

  void before_after(const TestSummary& test) {
    if (test.paired == 0) return;
    out_ += "\n### " + word({"Before and after, same persons", "前后对比（同一人）"}) + "\n\n" +
            count_of(test.paired) + "\n\n";
    head({word({"Dimension", "维度"}), "n", word({"Mean difference [95 %]", "平均差[95 %]"}),
          word({"SD", "标准差"}), "d", word({"Higher", "上升"}), word({"Lower", "下降"})});
    for (std::size_t i = 0; i < test.pairs.size(); ++i) {
      const PairedDifference found = paired_difference(test.pairs[i]);
      if (found.n == 0) continue;
      const bool enough = enough_of(found.n) != Enough::TooFew;
      row({name_of(test, i), std::to_string(found.n),
           figure(found.mean, 2) + (enough ? interval(found.lower, found.upper, 2) : ""),
           dash(figure(found.sd, 2)), said(figure(found.effect, 2), found.n), std::to_string(test.pairs[i].up),
           std::to_string(test.pairs[i].down)});
    }
    if (test.repeated > 0)
      out_ += "\n" +
              word({"Further self-tests by the same person, not paired: ", "同一人的其他自测（未配对）："}) +
              std::to_string(test.repeated) + "\n";
  }

  void self_other(const TestSummary& test) {
    const std::size_t total = test.pack.dimensions.size();
    if (scores_of(test, RaterKind::Self, total).counts.empty() ||
        scores_of(test, RaterKind::Other, total).counts.empty())
      return;
    out_ += "\n### " + word({"Self and others", "自评与他评"}) + "\n\n";
    head({word({"Dimension", "维度"}), word({"Self", "自评"}), "n", word({"Others", "他评"}), "n",
          word({"Difference", "差异"})});
    for (std::size_t i = 0; i <= total; ++i) {
      const Spread self = spread_of(scores_of(test, RaterKind::Self, i));
      const Spread other = spread_of(scores_of(test, RaterKind::Other, i));
      row({name_of(test, i), dash(figure(self.mean, 2)), std::to_string(self.n), dash(figure(other.mean, 2)),
           std::to_string(other.n), dash(figure(other.mean - self.mean, 2))});
    }
  }

  void add(const SortingSummary& sorting) {
    out_ += "\n## " + word({"Sorting exercise ", "归类练习 "}) + markdown_text(sorting.sort) + "\n\n" +
            count_of(sorting.n) + "\n\n";
    Row cells = {word({"Item", "条目"})};
    for (const std::string& bin : sorting.bins) cells.push_back(markdown_text(bin));
    head(cells);
    for (std::size_t i = 0; i < sorting.items.size(); ++i) {
      cells = {markdown_text(sorting.items[i])};
      for (std::size_t k = 0; k < sorting.bins.size(); ++k)
        cells.push_back(std::to_string(sorting.count(i, k)));
      row(cells);
    }
    if (sorting.own > 0)
      out_ +=
          "\n" + word({"Items of people's own: ", "自己添加的条目："}) + std::to_string(sorting.own) + "\n";
  }

  const ClassSummary& summary_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string summary_markdown(const ClassSummary& summary, Language language) {
  return Report(summary, language).run();
}

}  // namespace sandtable::cli
