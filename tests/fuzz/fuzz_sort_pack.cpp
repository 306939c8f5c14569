// Any bytes as a sorting exercise: one that loads is sound, so scoring it and writing codes of it can rely on it.
#include "tools/workshop/hand_in_code.h"
#include "tools/sorting/model.h"
#include "fuzz_support.h"
#include "plan_parts.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using test::in_plan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Problems problems;
  const auto loaded = load_sort_pack(fuzz::text_of(data, size), problems);
  if (!loaded) {
    SANDTABLE_REQUIRE(!problems.empty());
    return 0;
  }
  SANDTABLE_REQUIRE(problems.empty());
  const SortPack& pack = loaded.value();
  SANDTABLE_REQUIRE(pack.bins.size() >= kMinBins && pack.bins.size() <= kMaxBins);
  SANDTABLE_REQUIRE(!pack.items.empty() && pack.items.size() <= kMaxSortItems);
  Plan work;
  in_plan<Task>(work).there = true;
  Sorting& sorting = in_plan<Sortings>(work).emplace_back().edit();
  sorting.sort = pack.id;
  int keyed = 0;
  for (std::size_t i = 0; i < pack.items.size(); ++i) {
    const SortItem& item = pack.items[i];
    SANDTABLE_REQUIRE(pack.item_index(item.id) == i);
    SANDTABLE_REQUIRE(item.bin.empty() || pack.bin_index(item.bin) < pack.bins.size());
    if (!item.bin.empty()) ++keyed;
    SANDTABLE_REQUIRE(place_item(sorting, item.id, item.bin.empty() ? pack.bins[i % pack.bins.size()].id : item.bin));
  }
  const SortingScore score = score_sorting(pack, sorting);
  SANDTABLE_REQUIRE(score.right == keyed && score.keyed == keyed && score.wrong == 0 && score.open == 0);
  SANDTABLE_REQUIRE(score.points == score.most_points);
  SANDTABLE_REQUIRE(score.right_pct.has_value() == (keyed > 0) && score.right_pct.value_or(100) == 100);
  SANDTABLE_REQUIRE(score.mine_pct.value_or(0) >= 0 && score.mine_pct.value_or(100) <= 100);
  if (keyed > 0) SANDTABLE_REQUIRE(closing_words(pack, score) == Text(pack.words_all));
  const SortingScore none = score_sorting(pack, Sorting());
  SANDTABLE_REQUIRE(none.open == static_cast<int>(pack.items.size()) && none.points == 0);
  for (int i = 0; i < 3; ++i) {
    const std::string id = add_own_item(sorting, pack, "own");
    SANDTABLE_REQUIRE(!id.empty() && pack.item_index(id) == pack.items.size());
  }

  const auto code = encode_hand_in_code(work, pack, sorting);
  if (!code) return 0;
  SortLibrary library;
  library.add(pack);
  const auto back = decode_hand_in_code(code.value(), fuzz::library(), library);
  SANDTABLE_REQUIRE(back.ok() && in_plan<Sortings>(back.value())[0]->placed == sorting.placed);
  return 0;
}
