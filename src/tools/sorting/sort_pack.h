// A sorting exercise as data: items to be put into bins, with a key, points and the reason for each item. Shape and
// ranges: assets/schema/sort.schema.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json/json.h"

namespace sandtable::inline workshop {

inline constexpr int kSortPackVersion = 1;
inline constexpr Text kSortPackFormat = "sandtable-sort";
inline constexpr std::size_t kMinBins = 2;
inline constexpr std::size_t kMaxBins = 10;
inline constexpr std::size_t kMaxSortItems = 200;
inline constexpr int kMaxSortCode = 126;
inline constexpr int kMaxItemPoints = 100;

struct SortBin {
  std::string id;     // stable ASCII id
  std::string title;
  std::string help;   // one sentence, may be empty
};

struct SortItem {
  std::string id;     // stable ASCII id
  std::string text;
  std::string bin;    // id of the right bin; "" = no key: any bin will do
  std::string why;    // why it belongs there, may be empty
  int points = 1;     // for the right bin, 0..kMaxItemPoints
};

struct SortPack {
  std::string id;
  int pack_version = 1;
  int code = 0;                   // number inside hand-in codes, 1..126; 0 = none
  int order = 0;                  // place among the sorting exercises, lowest first
  std::string title;
  std::string introduction;
  std::vector<SortBin> bins;      // kMinBins..kMaxBins
  std::vector<SortItem> items;    // 1..kMaxSortItems
  bool own_items = false;         // people may add items of their own
  std::vector<std::string> mine;  // ids of the bins whose share is shown, may be empty
  std::string mine_text;          // words before that share
  std::string words_all;          // closing words by result, each may be empty: all right,
  std::string words_most;         // most right (see sorting.h),
  std::string words_some;         // fewer

  // Position in the list, or its size when there is none.
  [[nodiscard]] std::size_t bin_index(Text bin_id) const;
  [[nodiscard]] std::size_t item_index(Text item_id) const;
};

// As load_test_pack(): used only when it is sound; the first problem is the error, and `problems` lists all of them with
// exact places. Errors: those of parse_json, WrongFormat, NewerVersion, and the structural ones (a bin that is not
// declared is an UnknownChoice).
[[nodiscard]] Result<SortPack> load_sort_pack(std::string_view text, Problems& problems);
[[nodiscard]] Result<SortPack> load_sort_pack(const Json& document, Problems& problems);
// A std::string would convert to both of the above.
[[nodiscard]] inline Result<SortPack> load_sort_pack(const std::string& text, Problems& problems) {
  return load_sort_pack(std::string_view(text), problems);
}
[[nodiscard]] inline Result<SortPack> load_sort_pack(const char* text, Problems& problems) {
  return load_sort_pack(std::string_view(text), problems);
}

// The sorting exercises that are known, in the order in which they were added.
class SortLibrary {
 public:
  // A pack with the same id replaces the earlier one.
  void add(SortPack pack);
  [[nodiscard]] const SortPack* find(Text id) const;
  [[nodiscard]] const SortPack* find_by_code(int code) const;
  [[nodiscard]] const std::vector<SortPack>& all() const { return packs_; }

 private:
  std::vector<SortPack> packs_;
};

}  // namespace sandtable::workshop
