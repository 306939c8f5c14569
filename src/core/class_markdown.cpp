// The figures of a class as Markdown, see class_export.h.
#include "core/class_export.h"
#include "core/export_text.h"

namespace sandtable {
namespace {

using Cells = std::vector<std::string>;

void markdown_line(std::string& out, const Cells& cells, bool is_head = false) {
  for (const std::string& cell : cells) out.append("| ").append(cell).append(" ");
  out += "|\n";
  if (!is_head) return;
  out += "| :-- |";
  for (std::size_t i = 1; i < cells.size(); ++i) out += " --: |";
  out += "\n";
}

const SortItem* item_of(const SortPack* pack, const std::string& id) {
  const std::size_t at = pack == nullptr ? 0 : pack->item_index(id);
  return pack == nullptr || at == pack->items.size() ? nullptr : &pack->items[at];
}

std::string interval_text(double lower, double upper, int decimals) {
  return is_figure(lower) ? "[" + figure_text(lower, decimals) + ", " + figure_text(upper, decimals) + "]" : std::string("–");
}

std::string title_of(const TestSummary& test, std::size_t dimension, const ClassWords& words) {
  return markdown_text(dimension < test.pack.dimensions.size() ? test.pack.dimensions[dimension].title : words.total);
}

void add_test(std::string& out, const TestSummary& test, const ClassWords& words) {
  out += "\n## " + markdown_text(test.pack.title) + "\n";
  for (std::size_t rater = 0; rater < kRaterKinds; ++rater) {
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
      const AttemptGroup& group = test.groups[rater][phase];
      if (group.n == 0) continue;
      out += "\n### " + markdown_text(words.raters[rater] + " · " + words.phases[phase]) + "\n\nn = " + std::to_string(group.n) + "\n\n";
      markdown_line(out, {words.dimension, words.n, words.mean, words.median, words.sd, words.quartiles}, true);
      for (std::size_t i = 0; i < group.scores.size(); ++i) {
        const Spread spread = spread_of(group.scores[i]);
        markdown_line(out, {title_of(test, i, words), std::to_string(spread.n), figure_text(spread.mean, 2), figure_text(spread.median, 2),
                            figure_text(spread.sd, 2), figure_text(spread.lower_quartile, 2) + " – " + figure_text(spread.upper_quartile, 2)});
      }
    }
  }
  if (test.paired == 0) return;
  out += "\n### " + markdown_text(words.before_after) + "\n\n";
  markdown_line(out, {words.dimension, words.n, words.mean_difference, words.interval, words.effect}, true);
  for (std::size_t i = 0; i < test.pairs.size(); ++i) {
    const PairedDifference found = paired_difference(test.pairs[i]);
    if (found.n == 0) continue;
    const bool enough = enough_of(found.n) != Enough::TooFew;
    markdown_line(out, {title_of(test, i, words), std::to_string(found.n), figure_text(found.mean, 2),
                        enough ? interval_text(found.lower, found.upper, 2) : "–", enough ? figure_text(found.effect, 2) : "–"});
  }
}

void add_sorting(std::string& out, const SortingSummary& sorting, const SortLibrary& sorts, const ClassWords& words) {
  const SortPack* pack = sorts.find(sorting.sort);
  out += "\n## " + markdown_text(pack == nullptr ? sorting.sort : pack->title) + "\n\nn = " + std::to_string(sorting.n) + "\n\n";
  Cells head = {words.item, words.n, words.share_right, words.wrong_bin};
  const auto bin_title = [&](std::size_t bin) {
    const std::size_t at = pack == nullptr ? 0 : pack->bin_index(sorting.bins[bin]);
    return markdown_text(pack == nullptr || at == pack->bins.size() ? sorting.bins[bin] : pack->bins[at].title);
  };
  for (std::size_t i = 0; i < sorting.bins.size(); ++i) head.push_back(bin_title(i));
  markdown_line(out, head, true);
  for (std::size_t i = 0; i < sorting.items.size(); ++i) {
    const SortItem* item = item_of(pack, sorting.items[i]);
    const bool keyed = item != nullptr && !item->bin.empty();
    const ItemResult result = item_result(sorting, i, keyed ? Text(item->bin) : Text());
    Cells row = {markdown_text(item == nullptr ? sorting.items[i] : item->text), std::to_string(result.n),
                 keyed ? figure_text(100.0 * static_cast<double>(result.right) / static_cast<double>(sorting.n), 0) + " %" : "–",
                 keyed && result.wrong_bin != SIZE_MAX ? bin_title(result.wrong_bin) + " (" + std::to_string(result.wrong) + ")" : "–"};
    for (std::size_t bin = 0; bin < sorting.bins.size(); ++bin) row.push_back(std::to_string(sorting.count(i, bin)));
    markdown_line(out, row);
  }
}

}  // namespace

std::string class_markdown(const ClassSummary& summary, Text title, const SortLibrary& sorts, const ClassWords& words) {
  std::string out = "# " + markdown_text(title) + "\n";
  for (const TestSummary& test : summary.tests()) add_test(out, test, words);
  for (const SortingSummary& sorting : summary.sortings()) add_sorting(out, sorting, sorts, words);
  if (summary.swots() == 0) return out;
  out += "\n## SWOT\n\nn = " + std::to_string(summary.swots()) + "\n\n";
  markdown_line(out, {words.cell, words.cards}, true);
  for (const Cell cell : kAllCells) {
    markdown_line(out, {markdown_text(words.cells[static_cast<std::size_t>(cell)]), std::to_string(summary.cards(cell))});
  }
  return out;
}

}  // namespace sandtable
