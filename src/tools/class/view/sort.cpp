// The figures of a sorting exercise of a class: how often each item was sorted right, and what was taken for what.
#include <algorithm>

#include "core/charts/charts.h"
#include "tools/class/view/page.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/layout.h"
#include "app/words.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable::inline classroom {

namespace {

constexpr std::size_t kHardest = 3;

Text bin_name(const SortingSummary& sorting, std::size_t bin) { return frame_text(bin_title(sorting, bin)); }

void share_figure(App& app, Ui& ui, Text id, const SortingSummary& sorting) {
  const std::int64_t n = sorting.n;
  TableWords words;
  words.row({ui.tr("class.item"), ui.tr("class.share_right"), ui.tr("class.wrong_bin"), ui.tr("class.not_placed")});
  std::vector<BarRow> rows;
  std::vector<std::int64_t> rights;  // of each row
  std::string summary;
  for (std::size_t i = 0; i < sorting.items.size(); ++i) {
    const SortItem* item = item_of(sorting, i);
    if (item == nullptr || item->bin.empty()) continue;
    const ItemResult result = item_result(sorting, i, item->bin);
    const double share = right_pct(sorting, i);
    const Text percent = percent_words(share);
    words.row({item->text, percent,
               result.wrong_bin == SIZE_MAX ? Text("–")
                                            : ui.tr_format("class.wrong_bin_of", {{"bin", bin_name(sorting, result.wrong_bin)}, {"n", count_words(result.wrong)}}),
               count_words(n - result.n)});
    BarRow& row = rows.emplace_back();
    row.label = item->text;
    row.value_text = percent;
    row.values.emplace_back(share);
    rights.push_back(result.right);
    summary.append(summary.empty() ? "" : ui.tr("list.comma").c_str()).append(item->id).append(": ").append(percent.c_str());
  }
  beside(ui, [&] {
    fitted_figure(app, ui, sub_id(id, ".chart"), ui.tr("class.share_right") + ": " + summary, bar_chart(rows, {}, ui.flow.width / ui.screen.device_ratio));
  }, [&] { table(ui, sub_id(id, ".table"), ui.tr("class.share_right"), words); });
  // All that tie with the last of them are among the hardest.
  std::vector<std::int64_t> ordered = rights;
  std::ranges::sort(ordered);
  const std::int64_t limit = ordered[std::min(kHardest, ordered.size()) - 1];
  std::vector<std::string> lines;
  for (std::int64_t right = ordered.front(); right <= limit && right < n; ++right) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rights[i] == right) lines.push_back(rows[i].label + " (" + rows[i].value_text + ")");
    }
  }
  if (!lines.empty()) {
    ui.gap(kGap);
    paragraph(ui, sub_id(id, ".hardest"), ui.tr("class.hardest"), {.weight = Weight::Semibold});
    bullet_list(ui, sub_id(id, ".hardest.list"), lines);
  }
}

void confusion_figure(Ui& ui, Text id, const SortingSummary& sorting) {
  paragraph(ui, sub_id(id, ".help"), ui.tr("class.confusion_help"), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
  TableWords words;
  words.add(ui.tr("class.confusion"));
  for (std::size_t k = 0; k < sorting.bins.size(); ++k) words.add(bin_name(sorting, k));
  words.add(ui.tr("class.not_placed"));
  words.end_header();
  std::vector<float> tints(words.columns);
  for (const SortBin& right : sorting.pack->bins) {
    std::int64_t items = 0, placed = 0;
    std::vector<std::int64_t> counts(sorting.bins.size());
    for (std::size_t i = 0; i < sorting.items.size(); ++i) {
      const SortItem* item = item_of(sorting, i);
      if (item == nullptr || item->bin != right.id) continue;
      ++items;
      for (std::size_t k = 0; k < counts.size(); ++k) {
        counts[k] += sorting.count(i, k);
        placed += sorting.count(i, k);
      }
    }
    if (items == 0) continue;
    words.add(right.title);
    counts.push_back(items * sorting.n - placed);
    tints.push_back(0);
    for (const std::int64_t count : counts) {
      words.add(count_words(count));
      tints.push_back(sorting.n == 0 ? 0 : static_cast<float>(count) / static_cast<float>(items * sorting.n));
    }
  }
  table(ui, sub_id(id, ".table"), ui.tr("class.confusion"), words, tints);
}

// How many put each item where: all that can be said without a key.
void bins_figure(Ui& ui, Text id, const SortingSummary& sorting) {
  TableWords words;
  words.add(ui.tr("class.item"));
  for (std::size_t k = 0; k < sorting.bins.size(); ++k) words.add(bin_name(sorting, k));
  words.end_header();
  for (std::size_t i = 0; i < sorting.items.size(); ++i) {
    words.add(frame_text(item_title(sorting, i)));
    for (std::size_t k = 0; k < sorting.bins.size(); ++k) words.add(count_words(sorting.count(i, k)));
  }
  table(ui, sub_id(id, ".table"), ui.tr("class.distribution"), words);
}

// The share of all that lies in the bins that the pack asks about.
void mine_words(Ui& ui, Text id, const SortingSummary& sorting) {
  if (!sorting.pack || sorting.pack->mine.empty()) return;
  std::int64_t mine = 0, all = 0;
  for (std::size_t i = 0; i < sorting.items.size(); ++i) {
    for (std::size_t k = 0; k < sorting.bins.size(); ++k) {
      const std::int64_t count = sorting.count(i, k);
      all += count;
      if (std::ranges::find(sorting.pack->mine, sorting.bins[k]) != sorting.pack->mine.end()) mine += count;
    }
  }
  if (all == 0) return;
  paragraph(ui, sub_id(id, ".mine"), sorting.pack->mine_text);
  paragraph(ui, sub_id(id, ".mine.share"),
            ui.tr_format("class.mine", {{"percent", percent_words(100.0 * static_cast<double>(mine) / static_cast<double>(all))}}),
            {.weight = Weight::Semibold});
  ui.gap(kGapSmall);
}

}  // namespace

void sorting_figures(App& app, Ui& ui, ClassFigures& figures, const SortingSummary& sorting) {
  const Text id = Text("class.sort.") + sorting.key;
  if (has_key(sorting)) {
    const Text share = id + ".share", confusion = id + ".confusion";
    figure_part(app, ui, figures, share, ui.tr("class.share_right"), [&] {
      paragraph(ui, sub_id(share, ".enough"), enough_words(ui, sorting.n), {.size = 14, .tone = Tone::Muted});
      ui.gap(kGapSmall);
      share_figure(app, ui, share, sorting);
    });
    figure_part(app, ui, figures, confusion, ui.tr("class.confusion"), [&] { confusion_figure(ui, confusion, sorting); });
  }
  const Text bins = id + ".bins";
  figure_part(app, ui, figures, bins, ui.tr("class.distribution"), [&] {
    mine_words(ui, bins, sorting);
    if (sorting.own > 0) {
      paragraph(ui, sub_id(bins, ".own"), ui.tr_format("class.own_items", {{"n", count_words(sorting.own)}}), {.size = 14, .tone = Tone::Muted});
      ui.gap(kGapSmall);
    }
    bins_figure(ui, bins, sorting);
  });
}

}  // namespace sandtable::classroom
