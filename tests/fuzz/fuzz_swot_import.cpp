// Any bytes as Markdown, as CSV and as HTML: reading never crashes, and what was read is within the caps and exports.
#include "tools/swot/files/export.h"
#include "tools/swot/files/import.h"
#include "fuzz_support.h"
#include "plan_parts.h"
#include "tools/swot/model.h"

using namespace sandtable;
using test::in_plan;

namespace {

void check(const Imported& imported, const SwotWords& words) {
  SANDTABLE_REQUIRE(imported.problems.size() <= kMaxImportProblems);
  SANDTABLE_REQUIRE(card_count(imported.swot) <= kMaxCards);
  for (const Cards& cards : imported.swot.cards) {
    for (const CardRef& card : cards) {
      SANDTABLE_REQUIRE(!card->text.empty());
      SANDTABLE_REQUIRE(card->text.size() <= kMaxCardTextBytes && card->note.size() <= kMaxCardTextBytes);
      SANDTABLE_REQUIRE(card->rating >= 0 && card->rating <= kMaxRating);
      SANDTABLE_REQUIRE(card->weight == kNoWeight || (card->weight >= 0 && card->weight <= kMaxWeight));
      SANDTABLE_REQUIRE(card->tags.size() <= kMaxTags);
    }
  }
  Plan plan;
  in_plan<Swot>(plan) = imported.swot;
  SANDTABLE_REQUIRE(!swot_csv(in_plan<Swot>(plan), words).empty());
  SANDTABLE_REQUIRE(!swot_markdown(plan, words).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ImportWords words = {{"优势|S", "劣势|W", "机会|O", "威胁|T"},
                                    {"类别", "内容", "备注", "权重", "评分", "标签"},
                                    "对手|rival", "我们|our"};
  static const SwotWords export_words = [] {
    SwotWords out;
    for (std::size_t i = 0; i < kCells; ++i) out.cells[i] = to_word(kAllCells[i]);
    for (std::size_t i = 0; i < kCardColumns; ++i) out.columns[i] = to_word(static_cast<CardColumn>(i));
    return out;
  }();
  const std::string_view text = fuzz::text_of(data, size);
  const Imported list = import_markdown(text, words);
  check(list, export_words);
  Plan plan;
  in_plan<Swot>(plan) = list.swot;
  SANDTABLE_REQUIRE(card_count(import_markdown(swot_markdown(plan, export_words), words).swot) == card_count(list.swot));
  check(import_html(text, words), export_words);
  const Imported table = import_csv(text, words);
  check(table, export_words);
  // Reading what was written brings every card back.
  SANDTABLE_REQUIRE(card_count(import_csv(swot_csv(table.swot, export_words), words).swot) ==
                card_count(table.swot));
  return 0;
}
