#include "core/report/export_text.h"
#include "core/words/figure_words.h"
#include "tools/class/summary_export.h"
#include "tools/class/summary_words.h"
#include "tools/self_test/model.h"
#include "tools/swot/model.h"

namespace sandtable::inline classroom {
namespace {

// What only Markdown says.
struct Words {
  const char* en;
  const char* zh;
  [[nodiscard]] const char* in(Language language) const { return language == Language::English ? en : zh; }
};

constexpr Words kPhaseNames[kPhases] = {{"no phase", "未分阶段"}, {"before", "培训前"}, {"after", "培训后"}};
constexpr Words kRaterNames[kRaterKinds] = {{"self-ratings", "自评"}, {"ratings by others", "他评"}};
constexpr Words kCellNames[kCells] = {
    {"Strengths", "优势"}, {"Weaknesses", "劣势"}, {"Opportunities", "机会"}, {"Threats", "威胁"}};
constexpr Words kEnoughNames[] = {
    {"too few to say", "人数太少，不足以下结论"}, {"fewer than 30: rough", "不足30人，仅供参考"}, {"", ""}};

using Row = std::vector<std::string>;

class Report {
 public:
  Report(const ClassSummary& summary, const Strings& strings, Language language)
      : summary_(summary), strings_(strings), language_(language) {}

  std::string run() {
    out_ = "# " + word({"Class", "班级结果"}) + "\n\n";
    out_ += word({"Submissions: ", "提交份数："}) + std::to_string(summary_.hand_ins()) +
            word({", people: ", "，人数："}) + std::to_string(summary_.people()) + "\n";
    if (summary_.same_name() > 0 && !summary_.rules().join_names)
      say(strings_.tr_format("class.same_name", {{"n", std::to_string(summary_.same_name())}}));
    for (const TestSummary& test : summary_.tests()) add(test);
    for (const SortingSummary& sorting : summary_.sortings()) add(sorting);
    if (summary_.swots() > 0) {
      out_ += "\n## SWOT\n\n" + count_of(summary_.swots()) + "\n\n";
      head({word({"Cell", "类别"}), word({"Cards", "卡片"})});
      for (const Cell cell : kAllCells)
        row({word(kCellNames[static_cast<std::size_t>(cell)]), std::to_string(summary_.cards(cell))});
    }
    out_ += "\n## " + said("class.method") + "\n\n";
    for (const std::string& rule : method_words(strings_, summary_.rules().attempts)) out_ += "- " + markdown_text(rule) + "\n";
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

  [[nodiscard]] std::string said(Key key) const { return markdown_text(strings_.tr(key).view()); }
  void say(std::string_view words) {
    if (!words.empty()) out_ += "\n" + markdown_block(words) + "\n";
  }

  // "n = 12 (fewer than 30: rough)".
  [[nodiscard]] std::string count_of(std::int64_t n) const {
    const std::string enough = word(kEnoughNames[static_cast<std::size_t>(enough_of(n))]);
    return "n = " + std::to_string(n) +
           (enough.empty() ? "" : word({" (", "（"}) + enough + word({")", "）"}));
  }

  // A figure that needs a number of people to mean anything.
  [[nodiscard]] std::string if_enough(const std::string& text, std::int64_t n) const {
    return enough_of(n) == Enough::TooFew ? word(kEnoughNames[0]) : text;
  }

  [[nodiscard]] static std::string figure(double value) { return figure_words(value, 2).str(); }
  [[nodiscard]] static std::string interval(double lower, double upper) {
    return is_figure(lower) ? " [" + figure(lower) + ", " + figure(upper) + "]" : std::string();
  }
  [[nodiscard]] static std::string mean_sd(double mean, double sd) {
    return figure(mean) + (is_figure(sd) ? " (" + figure(sd) + ")" : std::string());
  }
  [[nodiscard]] std::string mean_sd_of(Key key) const {
    return markdown_text(strings_.tr_format("class.mean_sd", {{"name", strings_.tr(key)}}).view());
  }

  void add(const TestSummary& test) {
    out_ += "\n## " + markdown_text(title_of(strings_, test)) + "\n";
    say(version_words(strings_, summary_, test));
    for (std::size_t rater = 0; rater < kRaterKinds; ++rater) {
      for (std::size_t phase = 0; phase < kPhases; ++phase) {
        const AttemptGroup& group = test.groups[rater][phase];
        if (group.n == 0) continue;
        out_ += "\n### " + word(kRaterNames[rater]) + word({", ", "，"}) + word(kPhaseNames[phase]) + "\n\n" +
                count_of(group.n) + "\n";
        if (group.repeated > 0)
          say(strings_.tr_format("class.repeated", {{"n", std::to_string(group.repeated)}}));
        out_ += "\n";
        scores(test, group);
        levels(test, group);
        questions(test, group);
      }
    }
    before_after(test);
    self_other(test);
  }

  // The name of a dimension or the total.
  [[nodiscard]] std::string name_of(const TestSummary& test, std::size_t score) const {
    const std::string name = markdown_text(score_title(strings_, test, score).view());
    return score < test.pack.dimensions.size() ? name : "**" + name + "**";
  }

  void scores(const TestSummary& test, const AttemptGroup& group) {
    head({said("class.dimension"), "n", said("class.mean"), said("class.sd"), said("class.median"),
          said("class.quartiles"), word({"Range", "范围"}), said("class.alpha") + " [95%]",
          word({"n of alpha", "α的人数"})});
    for (std::size_t i = 0; i < group.scores.size(); ++i) {
      const Spread spread = spread_of(group.scores[i]);
      const Reliability reliability = reliability_of(test, group, i);
      const std::string quartiles =
          spread.n == 0 ? "–" : figure(spread.lower_quartile) + " – " + figure(spread.upper_quartile);
      row({name_of(test, i), std::to_string(spread.n), figure(spread.mean), figure(spread.sd),
           figure(spread.median), quartiles,
           std::to_string(test.lowest[i]) + "–" + std::to_string(test.highest[i]),
           if_enough(figure(reliability.alpha) + interval(reliability.lower, reliability.upper),
                     reliability.n),
           std::to_string(reliability.n)});
    }
  }

  void levels(const TestSummary& test, const AttemptGroup& group) {
    out_ += "\n";
    Row cells = {said("class.levels")};
    for (const Band& band : test.pack.bands) cells.push_back(markdown_text(band.title));
    head(cells);
    for (std::size_t i = 0; i < group.scores.size(); ++i) {
      cells = {name_of(test, i)};
      for (const std::int64_t people : level_counts(test, group, i)) cells.push_back(std::to_string(people));
      row(cells);
    }
  }

  void questions(const TestSummary& test, const AttemptGroup& group) {
    const std::vector<QuestionFigures> figures = question_figures(test, group);
    out_ += "\n";
    Row cells = {said("class.question"), "n", said("class.mean"), said("class.sd")};
    for (const std::string& label : test.pack.scale_labels) cells.push_back(markdown_text(label));
    cells.push_back(said("class.item_rest"));
    cells.push_back(said("class.alpha_without"));
    head(cells);
    for (std::size_t i = 0; i < group.questions.size(); ++i) {
      const Question& question = test.pack.questions[i];
      const Spread spread = spread_of(keyed(test, group, i));
      cells = {markdown_text(question.id + " " + question.short_text + reverse_words(strings_, question)),
               std::to_string(spread.n), figure(spread.mean), figure(spread.sd)};
      for (const std::int64_t count : group.questions[i].counts) cells.push_back(std::to_string(count));
      cells.push_back(if_enough(figure(figures[i].figures.item_rest), figures[i].n));
      cells.push_back(if_enough(figure(figures[i].figures.alpha_if_dropped), figures[i].n));
      row(cells);
    }
    out_ += "\n";
    extremes(test, group, true);
    extremes(test, group, false);
  }

  void extremes(const TestSummary& test, const AttemptGroup& group, bool strong) {
    std::string list;
    for (const ExtremeQuestion& one : extreme_questions(test, group, strong)) {
      const Question& question = test.pack.questions[one.question];
      list += (list.empty() ? "" : word({", ", "、"})) +
              markdown_text(question.id + " " + question.short_text + reverse_words(strings_, question)) +
              word({" (", "（"}) + markdown_text(extreme_words(strings_, one)) + word({")", "）"});
    }
    out_ += "- " + said(strong ? Key("class.strongest") : Key("class.weakest")) + word({": ", "："}) +
            (list.empty() ? "–" : list) + "\n";
  }

  void before_after(const TestSummary& test) {
    if (test.paired == 0) return;
    out_ += "\n### " + word({"Before and after, same people", "前后对比（同一人）"}) + "\n\n" +
            count_of(test.paired) + "\n\n";
    pairs(test, test.pairs, "class.before_mean", "class.after_mean");
  }

  void self_other(const TestSummary& test) {
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
      if (test.rated[phase] == 0) continue;
      out_ += "\n### " + said("class.self_other") + word({", ", "，"}) + word(kPhaseNames[phase]) + "\n\n" +
              count_of(test.rated[phase]) + "\n";
      say(strings_.tr_format("class.rated", {{"n", std::to_string(test.rated[phase])},
                                             {"ratings", std::to_string(test.ratings[phase])}}));
      out_ += "\n";
      pairs(test, test.self_other[phase], "class.self_mean", "class.other_mean");
    }
  }

  void pairs(const TestSummary& test, const std::vector<PairSums>& sums, Key first, Key second) {
    head({said("class.dimension"), "n", mean_sd_of(first), mean_sd_of(second),
          said("class.mean_difference") + " [95%]", said("class.difference_sd"),
          said("class.effect_size") + " [95%]", said("class.effect_corrected") + " [95%]",
          said("class.effect_z"), said("class.correlation"), said("class.up"), said("class.down")});
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const PairedFigures found = paired_figures(sums[i]);
      if (found.n == 0) continue;
      const bool enough = enough_of(found.n) != Enough::TooFew;
      const auto effect = [&](const std::string& words, double lower, double upper) {
        return if_enough(words + interval(lower, upper), found.n);
      };
      row({name_of(test, i), std::to_string(found.n), mean_sd(found.first_mean, found.first_sd),
           mean_sd(found.second_mean, found.second_sd),
           figure(found.mean) + (enough ? interval(found.lower, found.upper) : ""), figure(found.sd),
           effect(effect_words(strings_, found.d_av), found.d_av_lower, found.d_av_upper),
           effect(figure(found.g_av), found.g_av_lower, found.g_av_upper),
           if_enough(figure(found.d_z), found.n), if_enough(figure(found.r), found.n),
           std::to_string(sums[i].up), std::to_string(sums[i].down)});
    }
  }

  void add(const SortingSummary& sorting) {
    out_ += "\n## " + word({"Sorting exercise: ", "分类练习："}) + markdown_text(title_of(strings_, sorting)) +
            "\n\n" + count_of(sorting.n) + "\n\n";
    const bool keyed = has_key(sorting);
    Row cells = {said("class.item")};
    for (std::size_t k = 0; k < sorting.bins.size(); ++k)
      cells.push_back(markdown_text(bin_title(sorting, k).view()));
    cells.push_back(said("class.not_placed"));
    if (keyed) cells.push_back(said("class.share_right"));
    head(cells);
    for (std::size_t i = 0; i < sorting.items.size(); ++i) {
      cells = {markdown_text(item_title(sorting, i).view())};
      for (std::size_t k = 0; k < sorting.bins.size(); ++k)
        cells.push_back(std::to_string(sorting.count(i, k)));
      cells.push_back(std::to_string(sorting.n - item_result(sorting, i, {}).n));
      const double right = right_pct(sorting, i);
      if (keyed) cells.push_back(is_figure(right) ? figure_text(right, 0) + "%" : "–");
      row(cells);
    }
    if (sorting.own > 0) say(strings_.tr_format("class.own_items", {{"n", std::to_string(sorting.own)}}));
  }

  const ClassSummary& summary_;
  const Strings& strings_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string summary_markdown(const ClassSummary& summary, const Strings& strings, Language language) {
  return Report(summary, strings, language).run();
}

}  // namespace sandtable::inline classroom
