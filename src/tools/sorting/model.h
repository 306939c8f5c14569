// What a person sorted in a sorting exercise (sort_pack.h), and how it counts.
//
// A sorting is read and kept without its pack; items and bins that the pack does not have count for nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/shared.h"
#include "core/json/kept.h"
#include "tools/sorting/sort_pack.h"
#include "plan/tool.h"

namespace sandtable {
class RecordReader;
}

namespace sandtable::inline workshop {

inline constexpr std::size_t kMaxSortings = 100;
inline constexpr std::size_t kMaxOwnItems = 200;
inline constexpr std::size_t kMaxOwnItemBytes = 1000;
inline constexpr std::size_t kMaxPlaced = kMaxSortItems + kMaxOwnItems;

// An item that the person added.
struct OwnItem {
  std::string id;    // "o1", "o2" …; unlike those of the pack
  std::string text;  // single line
  Kept extra;
  bool operator==(const OwnItem&) const = default;
};

struct Sorting {
  std::string id;                             // uuid of this record
  std::string sort;                           // id of the pack
  int pack_version = 1;                       // version of the pack when it was begun
  std::map<std::string, std::string> placed;  // item id → bin id; not placed = absent
  std::vector<OwnItem> own;
  Kept extra;
  bool operator==(const Sorting&) const = default;
};

using Sortings = std::vector<Shared<Sorting>>;

// Trainers' own sorting exercises that the plan uses, by id: their JSON, so that a shared plan explains itself.
struct SortPacks {
  std::map<std::string, Json> documents;
  bool operator==(const SortPacks&) const = default;
};

// The bin that an item is in, "" = none; lives as long as it stays there.
[[nodiscard]] Text bin_of(const Sorting& sorting, Text item);
// Into a bin, or with "" out of the one it is in. False when nothing changes, or when there are kMaxPlaced already.
bool place_item(Sorting& sorting, Text item, Text bin);
// The id of the new item; "" = the text is blank or there are kMaxOwnItems. A longer text is cut, line breaks become spaces.
std::string add_own_item(Sorting& sorting, const SortPack& pack, Text text);
// False when there is no such item or the text is blank.
bool rename_own_item(Sorting& sorting, Text item, Text text);
bool remove_own_item(Sorting& sorting, Text item);

// The last sorting that an exercise asks for; nullptr when there is none.
[[nodiscard]] const Sorting* sorting_of(const Plan& plan, const Asked& asked);

enum class ItemState {
  Open,    // not in a bin
  Placed,  // in a bin, and there is no key
  Right,
  Wrong,
};

struct SortingScore {
  std::vector<ItemState> items;  // those of the pack in its order, then the person's own
  int right = 0;
  int wrong = 0;
  int open = 0;                  // not placed, with or without a key
  int keyed = 0;                 // items with a key
  int points = 0;                // of the right ones
  int most_points = 0;
  std::vector<int> bin_counts;   // items in each bin of the pack, own ones too
  // 100 · right ÷ keyed: an item that is not placed is not right. None without a key, and while nothing is placed.
  std::optional<double> right_pct;
  // 100 · items in the bins of SortPack::mine ÷ items in any bin. None when the pack names none or nothing is placed.
  std::optional<double> mine_pct;
};
[[nodiscard]] SortingScore score_sorting(const SortPack& pack, const Sorting& sorting);

inline constexpr double kMostRightPct = 60;  // from here on "most" are right
// The closing words of the pack for this result: all right, most, or fewer; without a key by the share of SortPack::mine,
// once everything is placed, and "" when the pack asks for none. Lives as long as the pack.
[[nodiscard]] Text closing_words(const SortPack& pack, const SortingScore& score);

// Parts of load_plan() and plan_to_json(): the member "sortings" of a plan.
void read_sortings(RecordReader& plan, Sortings& out, Problems& problems);
void write_sortings(Json& plan, const Sortings& sortings);

}  // namespace sandtable::workshop

namespace sandtable {
[[nodiscard]] const PartType& part_type(const Sortings*);
[[nodiscard]] const PartType& part_type(const SortPacks*);
}
