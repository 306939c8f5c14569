// The figures of a sorting exercise of a class: how often each item was sorted right, and what was taken for what.
#include <algorithm>

#include "core/charts/charts.h"
#include "tools/class/view/page.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/layout.h"
#include "app/words.h"
#include "tools/sorting/sort_pack.h"
#include "tools/sorting/shelf.h"

namespace sandtable::inline classroom {

namespace {

constexpr std::size_t kHardest = 3;

// A sorting exercise and what became of it; the pack may be missing, or another than the one that was sorted.
struct Sorted {
  const SortingSummary& summary;
  const SortPack* pack;
  std::vector<std::string> bins;  // ids: of the pack, then those that only people used

  Sorted(const SortingSummary& what, const SortPack* its_pack) : summary(what), pack(its_pack) {
    if (pack != nullptr) {
      for (const SortBin& bin : pack->bins) bins.push_back(bin.id);
    }
    for (const std::string& bin : summary.bins) {
      if (std::ranges::find(bins, bin) == bins.end()) bins.push_back(bin);
    }
  }
  [[nodiscard]] const SortItem* item(std::size_t i) const {
    const std::size_t at = pack == nullptr ? 0 : pack->item_index(summary.items[i]);
    return pack == nullptr || at == pack->items.size() ? nullptr : &pack->items[at];
  }
  [[nodiscard]] Text bin_title(Text id) const {
    const std::size_t at = pack == nullptr ? 0 : pack->bin_index(id);
    return pack == nullptr || at == pack->bins.size() ? frame_text(id) : Text(pack->bins[at].title);
  }
  // Of an item of the summary; SIZE_MAX for one that nobody placed.
  [[nodiscard]] std::int64_t count(std::size_t item_index, Text bin) const {
    for (std::size_t i = 0; i < summary.bins.size() && item_index != SIZE_MAX; ++i) {
      if (Text(summary.bins[i]) == bin) return summary.count(item_index, i);
    }
    return 0;
  }
  [[nodiscard]] std::size_t place_of(const std::string& id) const {
    const auto at = std::ranges::find(summary.items, id);
    return at == summary.items.end() ? SIZE_MAX : static_cast<std::size_t>(at - summary.items.begin());
  }
};

void share_figure(Ui& ui, Text id, const Sorted& sorted) {
  const std::int64_t n = sorted.summary.n;
  TableWords words;
  words.row({ui.tr("class.item"), ui.tr("class.share_right"), ui.tr("class.wrong_bin"), ui.tr("class.not_placed")});
  std::vector<BarRow> rows;
  std::vector<std::int64_t> rights;  // of each row
  std::string summary;
  for (const SortItem& item : sorted.pack->items) {
    if (item.bin.empty()) continue;
    const std::size_t place = sorted.place_of(item.id);
    const ItemResult result = place == SIZE_MAX ? ItemResult() : item_result(sorted.summary, place, item.bin);
    const double share = 100.0 * static_cast<double>(result.right) / static_cast<double>(n);
    const Text percent = percent_words(share);
    words.row({item.text, percent,
               result.wrong_bin == SIZE_MAX ? Text("–")
                                            : ui.tr_format("class.wrong_bin_of", {{"bin", sorted.bin_title(sorted.summary.bins[result.wrong_bin])},
                                                                                  {"n", count_words(result.wrong)}}),
               count_words(n - result.n)});
    BarRow& row = rows.emplace_back();
    row.label = item.text;
    row.value_text = percent;
    row.values.emplace_back(share);
    rights.push_back(result.right);
    summary.append(summary.empty() ? "" : ui.tr("list.comma").c_str()).append(item.id).append(": ").append(percent.c_str());
  }
  figure(ui, sub_id(id, ".chart"), ui.tr("class.share_right") + ": " + summary, bar_chart(rows, {}, ui.flow.width / ui.screen.device_ratio));
  ui.gap(kGap);
  std::vector<std::string> lines;
  while (lines.size() < std::min(kHardest, rows.size())) {
    const auto hardest = std::ranges::min_element(rights);
    if (*hardest >= n) break;
    const BarRow& row = rows[static_cast<std::size_t>(hardest - rights.begin())];
    lines.push_back(row.label + " (" + row.value_text + ")");
    *hardest = n;
  }
  if (!lines.empty()) {
    paragraph(ui, sub_id(id, ".hardest"), ui.tr("class.hardest"), {.weight = Weight::Semibold});
    bullet_list(ui, sub_id(id, ".hardest.list"), lines);
    ui.gap(kGap);
  }
  table(ui, sub_id(id, ".table"), ui.tr("class.share_right"), words);
}

void confusion_figure(Ui& ui, Text id, const Sorted& sorted) {
  paragraph(ui, sub_id(id, ".help"), ui.tr("class.confusion_help"), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
  TableWords words;
  words.add(ui.tr("class.confusion"));
  for (const std::string& bin : sorted.bins) words.add(sorted.bin_title(bin));
  words.add(ui.tr("class.not_placed"));
  words.end_header();
  for (const SortBin& right : sorted.pack->bins) {
    std::int64_t items = 0, placed = 0;
    std::vector<std::int64_t> counts(sorted.bins.size());
    for (const SortItem& item : sorted.pack->items) {
      if (item.bin != right.id) continue;
      ++items;
      const std::size_t place = sorted.place_of(item.id);
      for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::int64_t count = sorted.count(place, sorted.bins[i]);
        counts[i] += count;
        placed += count;
      }
    }
    if (items == 0) continue;
    words.add(right.title);
    for (const std::int64_t count : counts) words.add(count_words(count));
    words.add(count_words(items * sorted.summary.n - placed));
  }
  table(ui, sub_id(id, ".table"), ui.tr("class.confusion"), words);
}

// How many put each item where: all that can be said without a key.
void bins_figure(Ui& ui, Text id, const Sorted& sorted) {
  TableWords words;
  words.add(ui.tr("class.item"));
  for (const std::string& bin : sorted.bins) words.add(sorted.bin_title(bin));
  words.end_header();
  const auto row = [&](Text title, std::size_t place) {
    words.add(title);
    for (const std::string& bin : sorted.bins) words.add(count_words(sorted.count(place, bin)));
  };
  if (sorted.pack != nullptr) {
    for (const SortItem& item : sorted.pack->items) row(item.text, sorted.place_of(item.id));
  }
  for (std::size_t i = 0; i < sorted.summary.items.size(); ++i) {
    if (sorted.item(i) == nullptr) row(sorted.summary.items[i], i);
  }
  table(ui, sub_id(id, ".table"), ui.tr("class.distribution"), words);
}

// The share of all that lies in the bins that the pack asks about.
void mine_words(Ui& ui, Text id, const Sorted& sorted) {
  if (sorted.pack == nullptr || sorted.pack->mine.empty()) return;
  std::int64_t mine = 0, all = 0;
  for (std::size_t i = 0; i < sorted.summary.items.size(); ++i) {
    for (const std::string& bin : sorted.bins) {
      const std::int64_t count = sorted.count(i, bin);
      all += count;
      if (std::ranges::find(sorted.pack->mine, bin) != sorted.pack->mine.end()) mine += count;
    }
  }
  if (all == 0) return;
  paragraph(ui, sub_id(id, ".mine"), sorted.pack->mine_text);
  paragraph(ui, sub_id(id, ".mine.share"),
            ui.tr_format("class.mine", {{"percent", percent_words(100.0 * static_cast<double>(mine) / static_cast<double>(all))}}),
            {.weight = Weight::Semibold});
  ui.gap(kGapSmall);
}

}  // namespace

void sorting_figures(App& app, Ui& ui, ClassFigures& figures, const SortingSummary& sorting) {
  const Sorted sorted(sorting, sorts_of(app).find(sorting.sort));
  const Text id = Text("class.sort.") + sorting.sort;
  bool keyed = false;
  if (sorted.pack != nullptr) {
    for (const SortItem& item : sorted.pack->items) keyed = keyed || !item.bin.empty();
  }
  if (keyed) {
    const Text share = id + ".share", confusion = id + ".confusion";
    figure_part(app, ui, figures, share, ui.tr("class.share_right"), [&] {
      paragraph(ui, sub_id(share, ".enough"), enough_words(ui, sorting.n), {.size = 14, .tone = Tone::Muted});
      ui.gap(kGapSmall);
      share_figure(ui, share, sorted);
    });
    figure_part(app, ui, figures, confusion, ui.tr("class.confusion"), [&] { confusion_figure(ui, confusion, sorted); });
  }
  const Text bins = id + ".bins";
  figure_part(app, ui, figures, bins, ui.tr("class.distribution"), [&] {
    mine_words(ui, bins, sorted);
    if (sorting.own > 0) {
      paragraph(ui, sub_id(bins, ".own"), ui.tr_format("class.own_items", {{"n", count_words(sorting.own)}}), {.size = 14, .tone = Tone::Muted});
      ui.gap(kGapSmall);
    }
    bins_figure(ui, bins, sorted);
  });
}

}  // namespace sandtable::classroom
