#include "tools/sorting/model.h"

#include "core/json/record_reader.h"
#include "core/json/record_writer.h"
#include "core/base/utf8.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable::inline workshop {
namespace {

constexpr std::int64_t kMaxPackVersion = 1'000'000;

std::size_t own_index(const Sorting& sorting, Text item) {
  std::size_t i = 0;
  while (i < sorting.own.size() && !(item == sorting.own[i].id)) ++i;
  return i;
}

// The text of an own item as it is kept; "" when it is blank.
std::string own_text(Text text) {
  std::string out(cut_text(text, kMaxOwnItemBytes));
  make_single_line(out);
  if (out.find_first_not_of(' ') == std::string::npos) out.clear();
  return out;
}

void read_placed(RecordReader& reader, Sorting& out, Problems& problems) {
  const Json* placed = reader.object("placed");
  if (placed == nullptr) return;
  bool full = false;
  for (const auto& [item, value] : *placed->get_ptr<const Json::object_t*>()) {
    const auto* bin = value.get_ptr<const Json::string_t*>();
    if (is_id(item) && bin != nullptr && is_id(*bin)) {
      if (out.placed.size() < kMaxPlaced) {
        out.placed[item] = *bin;
        continue;
      }
      if (!full) reader.report(ErrorCode::OutOfRange, "placed", range_detail(0, kMaxPlaced));
      full = true;
    } else {
      report(problems, bin == nullptr ? ErrorCode::WrongType : ErrorCode::BadId,
             pointer_to(reader.pointer_of("placed"), item), bin == nullptr ? "string" : detail_text(*bin));
    }
    reader.keep_member("placed", item, value);
  }
}

void read_own(RecordReader& reader, const Json& record, Sorting& out, Problems& problems) {
  const std::size_t count = list_of(record, "own").size();
  out.own.reserve(count < kMaxOwnItems ? count : kMaxOwnItems);  // ids stay where they are
  SeenIds seen;
  for (ListReader list(reader, "own", kMaxOwnItems, problems); list.next();) {
    OwnItem& item = out.own.emplace_back();
    RecordReader own(list.item(), list.pointer(), problems);
    own.read_id(item.id, "id", Presence::Required);
    own.read_line(item.text, "text", kMaxOwnItemBytes);
    item.extra = own.rest();
    seen.check(item.id, list.pointer(), problems);
  }
}

void read_sorting(const Json& record, Text pointer, Sorting& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_id(out.id, "id", Presence::Required);
  reader.read_id(out.sort, "sort", Presence::Required);
  out.pack_version = static_cast<int>(reader.integer("pack_version", 1, kMaxPackVersion).value_or(1));
  read_placed(reader, out, problems);
  read_own(reader, record, out, problems);
  out.extra = reader.rest();
}

Json sorting_to_json(const Sorting& sorting) {
  Json out = sorting.extra;
  put_text(out, "id", sorting.id);
  put_text(out, "sort", sorting.sort);
  put_number(out, "pack_version", sorting.pack_version, 1);
  Json placed = empty_object();
  for (const auto& [item, bin] : sorting.placed) set_text(placed, item, bin);
  put_part(out, "placed", std::move(placed));
  Json own = empty_array();
  for (const OwnItem& item : sorting.own) {
    Json one = item.extra;
    put_text(one, "id", item.id);
    put_text(one, "text", item.text);
    add_json(own, std::move(one));
  }
  put_list(out, "own", std::move(own));
  return out;
}

}  // namespace

Text bin_of(const Sorting& sorting, Text item) {
  const auto found = sorting.placed.find(item.str());
  return found == sorting.placed.end() ? Text() : Text(found->second);
}

bool place_item(Sorting& sorting, Text item, Text bin) {
  if (bin.empty()) return sorting.placed.erase(item.str()) > 0;
  const Text before = bin_of(sorting, item);
  if (before == bin || (before.empty() && sorting.placed.size() >= kMaxPlaced)) return false;
  sorting.placed[item.str()] = bin.str();
  return true;
}

std::string add_own_item(Sorting& sorting, const SortPack& pack, Text text) {
  OwnItem item;
  item.text = own_text(text);
  if (item.text.empty() || sorting.own.size() >= kMaxOwnItems) return {};
  int number = 0;
  do {
    item.id = "o" + std::to_string(++number);
  } while (own_index(sorting, item.id) < sorting.own.size() || pack.item_index(item.id) < pack.items.size());
  sorting.placed.erase(item.id);  // of an item that is gone
  sorting.own.push_back(std::move(item));
  return sorting.own.back().id;
}

bool rename_own_item(Sorting& sorting, Text item, Text text) {
  const std::size_t i = own_index(sorting, item);
  std::string words = own_text(text);
  if (i == sorting.own.size() || words.empty()) return false;
  sorting.own[i].text = std::move(words);
  return true;
}

bool remove_own_item(Sorting& sorting, Text item) {
  const std::size_t i = own_index(sorting, item);
  if (i == sorting.own.size()) return false;
  const std::string id = sorting.own[i].id;  // `item` may lie within what is removed
  sorting.own.erase(sorting.own.begin() + static_cast<std::ptrdiff_t>(i));
  sorting.placed.erase(id);
  return true;
}

SortingScore score_sorting(const SortPack& pack, const Sorting& sorting) {
  SortingScore score;
  score.bin_counts.resize(pack.bins.size(), 0);
  int in_bins = 0;
  const std::size_t count = pack.items.size() + sorting.own.size();
  score.items.resize(count, ItemState::Open);
  for (std::size_t i = 0; i < count; ++i) {
    const SortItem* item = i < pack.items.size() ? &pack.items[i] : nullptr;
    const bool keyed = item != nullptr && !item->bin.empty();
    if (keyed) {
      ++score.keyed;
      score.most_points += item->points;
    }
    const Text bin = bin_of(sorting, item != nullptr ? item->id : sorting.own[i - pack.items.size()].id);
    const std::size_t place = bin.empty() ? pack.bins.size() : pack.bin_index(bin);
    if (place == pack.bins.size()) {
      ++score.open;
      continue;
    }
    ++in_bins;
    ++score.bin_counts[place];
    if (!keyed) {
      score.items[i] = ItemState::Placed;
    } else if (bin == item->bin) {
      score.items[i] = ItemState::Right;
      ++score.right;
      score.points += item->points;
    } else {
      score.items[i] = ItemState::Wrong;
      ++score.wrong;
    }
  }
  if (in_bins == 0) return score;
  if (score.keyed > 0) score.right_pct = 100.0 * score.right / score.keyed;
  int mine = 0;
  for (std::size_t i = 0; i < pack.mine.size(); ++i) mine += score.bin_counts[pack.bin_index(pack.mine[i])];
  if (!pack.mine.empty()) score.mine_pct = 100.0 * mine / in_bins;
  return score;
}

Text closing_words(const SortPack& pack, const SortingScore& score) {
  const bool keyed = score.right_pct.has_value();
  if (!keyed && (score.open > 0 || !score.mine_pct)) return {};
  const double percent = keyed ? *score.right_pct : *score.mine_pct;
  return percent >= 100 ? pack.words_all : percent >= kMostRightPct ? pack.words_most : pack.words_some;
}

void read_sortings(RecordReader& plan, Sortings& out, Problems& problems) {
  read_records<read_sorting>(plan, "sortings", kMaxSortings, out, problems);
}

void write_sortings(Json& plan, const Sortings& sortings) { put_records<sorting_to_json>(plan, "sortings", sortings); }

const Sorting* sorting_of(const Plan& plan, const Asked& asked) {
  const Sortings& sortings = part<Sortings>(plan);
  for (std::size_t i = sortings.size(); i-- > 0;) {
    if (asked.item == sortings[i]->sort) return &*sortings[i];
  }
  return nullptr;
}

}  // namespace sandtable::workshop
