#include "cli/swot_words.h"

#include <cstdio>

#include "cli/words.h"
#include "core/report/export_text.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"

namespace sandtable::cli {
namespace {

constexpr Words kCellWords[kCells] = {
    {"Strengths", "优势"}, {"Weaknesses", "劣势"}, {"Opportunities", "机会"}, {"Threats", "威胁"}};
constexpr Words kColumnWords[kCardColumns] = {{"Cell", "类别"},   {"Text", "内容"},   {"Note", "备注"},
                                              {"Weight", "权重"}, {"Rating", "评分"}, {"Tags", "标签"}};
constexpr Words kPostures[] = {{"nothing to say yet", "尚无结论"},
                               {"keep", "保持"},
                               {"develop", "发展"},
                               {"be vigilant", "居安思危"},
                               {"challenge yourself", "挑战自我"},
                               {"deny yourself", "否定自我"}};
// By axis and Lean.
constexpr Words kReasons[2][4] = {{{"there are no strengths or weaknesses yet", "还没有优势和劣势"},
                                   {"strengths and weaknesses are near balance", "优势与劣势接近平衡"},
                                   {"strengths weigh more than weaknesses", "优势大于劣势"},
                                   {"weaknesses weigh more than strengths", "劣势大于优势"}},
                                  {{"there are no opportunities or threats yet", "还没有机会和威胁"},
                                   {"opportunities and threats are near balance", "机会与威胁接近平衡"},
                                   {"opportunities weigh more than threats", "机会大于威胁"},
                                   {"threats weigh more than opportunities", "威胁大于机会"}}};

std::string figure(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string count_note(const char* what, std::size_t count) {
  return count == 0 ? std::string() : "; " + std::string(what) + ": " + std::to_string(count);
}

void factor_line(std::string& out, const char* name, const FactorScore& score, Language language) {
  out += std::string("- ") + name + ": " + figure(score.score, 2) + " (";
  out += std::string(Words{"weights sum to ", "权重之和 "}.in(language)) + figure(score.weight_sum, 3);
  if (!score.sums_to_one) out += Words{", not 1", "，不等于 1"}.in(language);
  out += count_note(Words{"cards without weight", "没有权重的卡片"}.in(language), score.without_weight);
  out += count_note(Words{"cards without rating", "没有评分的卡片"}.in(language), score.without_rating);
  out += count_note(Words{"ratings against the method", "不合方法的评分"}.in(language),
                    score.against_convention);
  out += ")\n";
}

}  // namespace

SwotWords swot_words(Language language) {
  SwotWords words;
  words.title = "SWOT";
  for (std::size_t i = 0; i < kCells; ++i) words.cells[i] = kCellWords[i].in(language);
  for (std::size_t i = 0; i < kCardColumns; ++i) words.columns[i] = kColumnWords[i].in(language);
  for (std::size_t i = 0; i < 4; ++i) words.pairs[i] = to_word(kAllPairs[i]);
  words.actions = Words{"Actions", "行动"}.in(language);
  words.action = Words{"Action", "行动内容"}.in(language);
  words.owner = Words{"Owner", "负责人"}.in(language);
  words.start = Words{"Start", "开始"}.in(language);
  words.end = Words{"End", "完成"}.in(language);
  words.status = Words{"Status", "状态"}.in(language);
  words.open = Words{"open", "未完成"}.in(language);
  words.done = Words{"done", "已完成"}.in(language);
  words.pair = Words{"Combination", "组合"}.in(language);
  return words;
}

std::string analysis_markdown(const Plan& plan, Language language) {
  const PostureReason reason = suggest_posture(part<Swot>(plan));
  std::string out = std::string("\n## ") + Words{"Posture", "组合确定"}.in(language) + "\n\n";
  out += std::string("**") + kPostures[static_cast<std::size_t>(reason.posture)].in(language) + "**: ";
  out += kReasons[0][static_cast<std::size_t>(reason.internal.lean)].in(language);
  out += Words{"; ", "；"}.in(language);
  out += std::string(kReasons[1][static_cast<std::size_t>(reason.external.lean)].in(language)) + "\n\n";
  for (const Axis axis : {Axis::Internal, Axis::External}) {
    const Balance& balance = axis == Axis::Internal ? reason.internal : reason.external;
    out += std::string("- ") + kCellWords[static_cast<std::size_t>(good_cell(axis))].in(language) + " " +
           figure(balance.good, 2) + ", " +
           kCellWords[static_cast<std::size_t>(bad_cell(axis))].in(language) + " " + figure(balance.bad, 2);
    if (balance.counted && balance.lean != Lean::Empty)
      out += Words{" (no weights: every card counts 1)", "（没有权重，每张卡片计 1）"}.in(language);
    out += count_note(Words{"cards without weight", "没有权重的卡片"}.in(language), balance.without_weight) +
           "\n";
  }
  out += std::string("\n## ") + Words{"Factor scores", "因素评价"}.in(language) + "\n\n";
  factor_line(out, "IFE", factor_score(part<Swot>(plan), Axis::Internal), language);
  factor_line(out, "EFE", factor_score(part<Swot>(plan), Axis::External), language);

  out += std::string("\n## ") + Words{"Advanced SWOT", "高阶 SWOT"}.in(language) + "\n\n";
  for (const Pair pair : kAllPairs) {
    out += "- " + std::string(to_word(pair)) + "\n";
    for (const Cell cell : {internal_cell(pair), external_cell(pair)}) {
      for (const Card* card : top_cards(part<Swot>(plan), cell)) {
        out += std::string("  - ") + kCellWords[static_cast<std::size_t>(cell)].in(language) + ": " +
               markdown_text(card->text) + "\n";
      }
    }
    for (const Action* action : actions_of(part<Actions>(plan), pair))
      out += "  - → " + markdown_text(action->text) + "\n";
  }
  return out;
}

}  // namespace sandtable::cli
