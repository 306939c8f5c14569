#include "tools/swot/files/export.h"

#include "tools/actions/model.h"
#include "core/report/export_text.h"
#include "tools/swot/analysis.h"
#include "tools/swot/edit.h"
#include "core/base/text_lines.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {
namespace {

std::string rating_text(int rating) {
  return rating == 0 ? std::string() : std::to_string(rating);
}

// A nested item "weight: 0.15", unless there is nothing to say.
void nested(std::string& out, const std::string& word, std::string_view value) {
  if (!value.empty()) out += "  - " + markdown_text(word) + ": " + markdown_text(value) + "\n";
}

void markdown_card(std::string& out, const Card& card, const SwotWords& words) {
  constexpr std::string_view kBracket = "）";
  std::string text = markdown_block(trimmed(card.text));
  // A bracket at the end would be read as that of a note; ASCII ones are escaped already.
  if (text.size() >= kBracket.size() &&
      text.compare(text.size() - kBracket.size(), kBracket.size(), kBracket) == 0) {
    text.resize(text.size() - kBracket.size());
    text += "&#65289;";
  }
  if (text.empty()) text = "…";
  out += card.top ? "- **" + text + "**\n" : "- " + text + "\n";
  const auto column = [&](CardColumn which) -> const std::string& {
    return words.columns[static_cast<std::size_t>(which)];
  };
  std::string_view rest = card.note;
  std::string_view line;
  while (next_line(rest, line)) nested(out, column(CardColumn::Note), trimmed(line));
  nested(out, column(CardColumn::Weight), weight_text(card.weight));
  nested(out, column(CardColumn::Rating), rating_text(card.rating));
  nested(out, column(CardColumn::Tags), tags_text(card.tags));
}

void markdown_action(std::string& out, const Action& action, const SwotWords& words) {
  const std::size_t pair = static_cast<std::size_t>(action.pair);
  markdown_row(out, {action.pair == Pair::None ? std::string() : markdown_text(words.pairs[pair - 1]),
                     markdown_text(action.text), markdown_text(action.owner), action.start, action.end,
                     markdown_text(action.status == ActionStatus::Done ? words.done : words.open)});
}

}  // namespace

std::string swot_csv(const Swot& swot, const SwotWords& words) {
  const std::string* columns = words.columns;
  std::string out(kCsvStart);
  csv_row(out, {csv_cell(columns[0]), csv_cell(columns[1]), csv_cell(columns[2]), csv_cell(columns[3]),
                csv_cell(columns[4]), csv_cell(columns[5])});
  for (const Cell cell : kAllCells) {
    for (const CardRef& card : swot.in(cell)) {
      csv_row(out, {csv_cell(words.cells[static_cast<std::size_t>(cell)]), csv_cell(card->text),
                    csv_cell(card->note), weight_text(card->weight), rating_text(card->rating),
                    csv_cell(tags_text(card->tags))});
    }
  }
  return out;
}

std::string swot_markdown(const Plan& plan, const SwotWords& words) {
  std::string out = "# " + markdown_text(plan.title.empty() ? words.title : plan.title) + "\n";
  for (const Cell cell : kAllCells) {
    out += "\n## " + markdown_text(words.cells[static_cast<std::size_t>(cell)]) + "\n\n";
    for (const CardRef& card : part<Swot>(plan).in(cell)) markdown_card(out, *card, words);
  }
  if (part<Actions>(plan).empty()) return out;
  out += "\n## " + markdown_text(words.actions) + "\n\n";
  markdown_row(out, {markdown_text(words.pair), markdown_text(words.action), markdown_text(words.owner),
                     markdown_text(words.start), markdown_text(words.end), markdown_text(words.status)});
  out += "| :-: | :-- | :-- | :-- | :-- | :-- |\n";
  for (const Pair pair : {Pair::SO, Pair::WO, Pair::ST, Pair::WT, Pair::None}) {
    for (const Action* action : actions_of(part<Actions>(plan), pair)) markdown_action(out, *action, words);
  }
  return out;
}

}  // namespace sandtable::situation
