#include "cli/mix_words.h"

#include <cstdio>

#include "cli/words.h"
#include "core/report/export_text.h"
#include "tools/mix/cash.h"
#include "tools/mix/model.h"

namespace sandtable::cli {
namespace {

constexpr Words kLayerNames[kLayers] = {
    {"Potential", "潜在市场"}, {"Available", "有效市场"}, {"Served", "服务市场"}, {"Penetrated", "渗透市场"}};
constexpr Words kBoxNames[] = {
    {"–", "–"}, {"question mark", "问题"}, {"star", "明星"}, {"cash cow", "金牛"}, {"dog", "瘦狗"}};
constexpr Words kObjectiveNames[kObjectives] = {{"–", "–"},          {"maintain", "维持"},
                                                {"improve", "提升"}, {"harvest", "收获"},
                                                {"exit", "退出"},    {"enter", "进入"}};
constexpr Words kNeedLayerNames[kNeedLayers] = {{"core", "核心"}, {"additional", "附加"}, {"latent", "潜在"}};
constexpr Words kScenarioNames[kScenarios] = {{"worst", "最差"}, {"expected", "预期"}, {"best", "最好"}};
constexpr Words kBreakEvenNames[] = {{"", ""},
                                     {"no figures", "没有数字"},
                                     {"none: costs without revenue", "无：有成本、没有收入"},
                                     {"not reached", "未达到"}};
constexpr Words kStepNames[kFailedSteps] = {{"–", "–"},
                                            {"opportunity", "机会识别"},
                                            {"needs", "需求甄别"},
                                            {"mix", "营销组合"},
                                            {"implementation", "实施"}};
constexpr Words kAspectNames[kAspects] = {
    {"product", "产品"},  {"price", "价格"}, {"place", "渠道"},       {"promotion", "促销"},
    {"customer", "客户"}, {"cost", "成本"},  {"convenience", "便利"}, {"communication", "沟通"},
    {"build", "建立"},    {"keep", "保持"},  {"refer", "推荐"},       {"win back", "挽回"}};

std::string figure(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string percent(double ratio) {
  return figure(ratio * 100, 1) + " %";
}

// Writes one report.
class Report {
 public:
  Report(const Plan& plan, Language language)
      : plan_(plan), mix_(part<Mix>(plan)), language_(language), index_(part<Mix>(plan)) {}

  std::string run() {
    out_ = "# " + (plan_.title.empty() ? word({"Marketing mix", "营销组合"}) : markdown_text(plan_.title)) +
           "\n";
    market();
    segments();
    needs();
    candidates();
    rounds();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string word(const Words& words) const { return words.in(language_); }
  [[nodiscard]] std::string money(Money amount) const { return money_text(amount, mix_.currency); }
  void heading(const Words& words) { out_ += "\n## " + word(words) + "\n\n"; }
  void rule(std::size_t columns) {
    out_ += "| :-- |";
    for (std::size_t i = 1; i < columns; ++i) out_ += " --: |";
    out_ += "\n";
  }
  [[nodiscard]] std::string name_of(const std::string& title, const std::string& id) const {
    return markdown_text(title.empty() ? id : title);
  }

  void market() {
    const MarketCheck check = check_market(mix_.market);
    if (check.open == (1u << kLayers) - 1) return;
    heading({"Market", "市场层次"});
    if (!mix_.market.title.empty()) out_ += markdown_block(mix_.market.title) + "\n\n";
    for (std::size_t i = 0; i < kLayers; ++i) {
      if ((check.open >> i & 1) != 0) continue;
      const bool value = mix_.market.unit == MarketUnit::Value;
      out_ += "- " + word(kLayerNames[i]) + ": " +
              money_text(mix_.market.size[i], value ? Text(mix_.currency) : Text());
      if (value) out_ += " " + mix_.currency;
      if (check.share_ratio[i] > 0) out_ += " (" + percent(check.share_ratio[i]) + ")";
      if ((check.too_large >> i & 1) != 0)
        out_ += word({" – larger than the layer around it", "——大于外层，不成立"});
      out_ += "\n";
    }
  }

  void axis(FactorAxis axis, const Words& name) {
    const WeightedScore score = weighted_score(mix_.of(axis), Segment());
    if (score.factors == 0 || score.sums_to_100) return;
    out_ += "\n" + word(name) + word({": weights sum to ", "：权重之和 "}) + figure(score.weight_sum_pct, 1) +
            " %" + word({", not 100 %", "，不等于 100 %"}) + "\n";
  }

  void segments() {
    if (mix_.segments.empty()) return;
    heading({"Segments", "市场细分"});
    markdown_row(out_, {word({"Segment", "细分"}), word({"Attractiveness", "吸引力"}),
                        word({"Strength", "相对优势"}), word({"Box", "区间"}), word({"Criteria", "标准"}),
                        word({"Revenue", "收入"}) + " " + mix_.currency, word({"Objective", "目标"}),
                        word({"Target", "选定"})});
    rule(8);
    for (const Shared<Segment>& segment : mix_.segments) {
      const SegmentCheck check = check_segment(mix_, *segment);
      const auto score = [](const WeightedScore& of) {
        return of.score > 0 ? figure(of.score, 2) + (of.complete ? "" : " *") : std::string("–");
      };
      std::string objective = word(kObjectiveNames[static_cast<std::size_t>(segment->objective)]);
      if (segment->objective != Objective::None && !check.objective_fits) objective += " !";
      markdown_row(out_, {name_of(segment->title, segment->id), score(check.attractiveness),
                          score(check.strength), word(kBoxNames[static_cast<std::size_t>(check.box)]),
                          std::to_string(check.passed) + " / " + std::to_string(kCriteria),
                          money(segment->revenue), objective, segment->target ? "✓" : ""});
    }
    out_ += "\n" +
            word({"\\* scores or weights are open or do not sum · ! not usual in this box",
                  "\\* 评分或权重不全 · ! 与所在区间不合"}) +
            "\n";
    axis(FactorAxis::Attractiveness, {"Attractiveness", "吸引力"});
    axis(FactorAxis::Strength, {"Strength", "相对优势"});
  }

  // Needs × candidates: how many elements answer each.
  void needs() {
    if (mix_.needs.empty()) return;
    heading({"Needs", "需求"});
    std::string head = "| " + word({"Need", "需求"}) + " | " + word({"Layer", "层次"}) + " |";
    std::vector<Coverage> all;
    for (const Shared<Candidate>& candidate : mix_.candidates) {
      all.push_back(coverage_of(mix_, index_, *candidate));
      head += " " + name_of(candidate->title, candidate->id) + " |";
    }
    out_ += head + "\n";
    rule(all.size() + 2);
    for (std::size_t i = 0; i < mix_.needs.size(); ++i) {
      const Need& need = *mix_.needs[i];
      out_ += "| " + name_of(need.text, need.id) + " | " +
              word(kNeedLayerNames[static_cast<std::size_t>(need.layer)]) + " |";
      for (const Coverage& coverage : all) {
        const bool alarm = need.layer == NeedLayer::Core && index_.counts(i) && coverage.answers[i] == 0;
        out_ += " " + std::to_string(coverage.answers[i]) + (alarm ? " !" : "") + " |";
      }
      out_ += "\n";
    }
  }

  // One row of the comparison; the best are bold.
  template <class Value>
  void compared(const Words& name, const std::vector<CandidateFigures>& all, std::uint64_t best,
                Value value) {
    out_ += "| " + word(name) + " |";
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string mark = (best >> i & 1) != 0 ? "**" : "";
      out_ += " " + mark + value(all[i]) + mark + " |";
    }
    out_ += "\n";
  }

  [[nodiscard]] std::string break_even(const CashPlan& cash) const {
    if (cash.break_even_quarter > 0)
      return word({"quarter ", "第 "}) + std::to_string(cash.break_even_quarter) + word({"", " 季度"});
    return word(kBreakEvenNames[static_cast<std::size_t>(cash.break_even)]);
  }

  void candidates() {
    if (mix_.candidates.empty()) return;
    std::vector<CandidateFigures> all;
    for (const Shared<Candidate>& candidate : mix_.candidates)
      all.push_back(figures_of(mix_, index_, *candidate));
    const int common = common_quarters(mix_);
    heading({"Candidates", "候选组合"});
    out_ += word({"Amounts in ", "金额单位 "}) + mix_.currency +
            word({", over the quarters that all of them plan: ", "，只比较各组合都有的季度，季度数："}) +
            std::to_string(common) + "\n\n| |";
    for (const Shared<Candidate>& candidate : mix_.candidates)
      out_ += " " + name_of(candidate->title, candidate->id) + " |";
    out_ += "\n";
    rule(all.size() + 1);
    const auto best = [&](Measure measure) { return leaders(all, common, measure); };
    const auto first = [&](const CandidateFigures& of, Scenario scenario) {
      return first_quarters(of.cash[static_cast<std::size_t>(scenario)], common);
    };
    compared({"Core needs answered", "核心需求覆盖"}, all, best(Measure::CoreNeeds),
             [](const CandidateFigures& of) {
               return std::to_string(of.coverage.answered[0]) + " / " + std::to_string(of.coverage.needs[0]);
             });
    compared({"Elements without a need", "没有对应需求的元素"}, all, 0,
             [](const CandidateFigures& of) { return std::to_string(of.coverage.without_need); });
    compared({"Width (lines)", "宽度（产品线）"}, all, 0,
             [](const CandidateFigures& of) { return std::to_string(of.shape.width); });
    compared({"Depth (variants per line)", "深度（每线品种）"}, all, 0,
             [](const CandidateFigures& of) { return figure(of.shape.depth, 2); });
    compared({"Linkage", "关联"}, all, 0,
             [](const CandidateFigures& of) { return percent(of.shape.linkage_ratio); });
    compared({"Revenue", "收入"}, all, best(Measure::Revenue),
             [&](const CandidateFigures& of) { return money(first(of, Scenario::Expected).revenue); });
    compared({"Cost", "成本"}, all, best(Measure::Cost),
             [&](const CandidateFigures& of) { return money(first(of, Scenario::Expected).cost); });
    for (const Scenario scenario : {Scenario::Worst, Scenario::Expected, Scenario::Best}) {
      const std::string name =
          word({"Margin, ", "毛利，"}) + word(kScenarioNames[static_cast<std::size_t>(scenario)]);
      const std::uint64_t leading = scenario == Scenario::Expected ? best(Measure::Margin)
                                    : scenario == Scenario::Worst  ? best(Measure::WorstMargin)
                                                                   : best(Measure::BestMargin);
      compared({name.c_str(), name.c_str()}, all, leading,
               [&](const CandidateFigures& of) { return money(first(of, scenario).margin); });
    }
    compared({"Break-even", "盈亏平衡"}, all, best(Measure::BreakEvenQuarter),
             [&](const CandidateFigures& of) { return break_even(of.cash[1]); });
    for (std::size_t i = 0; i < all.size(); ++i) candidate(*mix_.candidates[i], all[i]);
  }

  void candidate(const Candidate& candidate, const CandidateFigures& figures) {
    out_ += "\n### " + name_of(candidate.title, candidate.id) + "\n\n";
    markdown_row(out_, {word({"Quarter", "季度"}), word({"Revenue", "收入"}), word({"Cost", "成本"}),
                        word({"Margin", "毛利"}), word({"Cumulative", "累计"}),
                        word({"Cumulative, worst", "累计，最差"}), word({"Cumulative, best", "累计，最好"})});
    rule(7);
    const CashPlan& cash = figures.cash[1];
    const auto row = [&](const std::string& name, const CashFigures& of, const CashFigures& worst,
                         const CashFigures& best) {
      markdown_row(out_, {name, money(of.revenue), money(of.cost), money(of.margin), money(of.cumulative),
                          money(worst.cumulative), money(best.cumulative)});
    };
    for (int i = 0; i < cash.quarters; ++i)
      row(std::to_string(i + 1), cash.quarter[i], figures.cash[0].quarter[i], figures.cash[2].quarter[i]);
    row(word({"Total", "合计"}), cash.total, figures.cash[0].total, figures.cash[2].total);
    if (!cash.exact)
      out_ += "\n" +
              word({"Some figures are too large to be counted exactly.", "部分数字过大，无法精确计算。"}) +
              "\n";
    std::string missing;
    for (std::size_t i = 0; i < kAspects; ++i) {
      if (figures.backing.elements[i] > 0) continue;
      missing += (missing.empty() ? "" : word({", ", "、"})) + word(kAspectNames[i]);
    }
    out_ += "\n- " + word({"4P, 4C, 4R with nothing behind them: ", "4P、4C、4R 尚无支撑："}) +
            (missing.empty() ? "–" : missing) + "\n";
    note({"names of deleted needs", "指向已删除的需求"}, figures.coverage.deleted_needs);
    note({"elements without a price", "没有价格的元素"}, figures.notes.without_price);
    note({"elements without units", "没有数量的元素"}, figures.notes.without_units);
    note({"elements given away", "免费的元素"}, figures.notes.zero_price);
    note({"elements with a negative price", "价格为负的元素"}, figures.notes.negative_price);
    note({"elements sold below their cost", "低于成本的元素"}, figures.notes.below_cost);
    note({"elements whose cases are out of order", "最差、预期、最好次序不合的元素"},
         figures.notes.disordered);
    note({"elements with units after the last quarter", "数量超出计划季度的元素"}, figures.notes.beyond);
  }

  void note(const Words& what, std::size_t count) {
    if (count > 0) out_ += "- " + word(what) + ": " + std::to_string(count) + "\n";
  }

  void rounds() {
    for (const Shared<Round>& round : mix_.rounds) {
      const RoundCheck check = check_round(mix_, *round);
      heading({"Evaluation", "评估"});
      out_ += "**" + name_of(round->title, round->id) + "**";
      if (check.compared > 0)
        out_ += word({": revenue reached ", "：收入完成 "}) + percent(check.reached_ratio);
      out_ += "\n\n";
      markdown_row(out_,
                   {word({"Quarter", "季度"}), word({"Revenue short of target", "收入差额"}),
                    word({"Cost over target", "成本超支"}), word({"Margin short of target", "毛利差额"})});
      rule(4);
      for (int i = 0; i < kMaxQuarters; ++i) {
        if (check.revenue_shortfall.at[i] == kNoMoney && check.cost_overrun.at[i] == kNoMoney) continue;
        markdown_row(out_, {std::to_string(i + 1), money(check.revenue_shortfall.at[i]),
                            money(check.cost_overrun.at[i]), money(check.margin_shortfall.at[i])});
      }
      out_ += "\n- " + word({"Failed step: ", "出问题的步骤："}) +
              word(kStepNames[static_cast<std::size_t>(round->failed_step)]) + "\n";
      if (!round->improvement.empty())
        out_ += "- " + word({"Improvement: ", "改进："}) + markdown_text(round->improvement) + "\n";
      if (check.candidate_missing)
        out_ += "- " + word({"the candidate is not there", "候选组合已不存在"}) + "\n";
      if (check.cause_missing)
        out_ += "- " + word({"fell short, but no cause is named", "未达目标，但没有写明原因"}) + "\n";
      if (check.action_missing)
        out_ += "- " + word({"fell short, but no action came of it", "未达目标，但没有后续行动"}) + "\n";
    }
  }

  const Plan& plan_;
  const Mix& mix_;
  Language language_;
  NeedIndex index_;
  std::string out_;
};

}  // namespace

std::string mix_markdown(const Plan& plan, Language language) {
  return Report(plan, language).run();
}

}  // namespace sandtable::cli
