#include <doctest/doctest.h>

#include "plan/plan.h"
#include "tools/sorting/model.h"
#include "fixtures.h"
#include "plan_parts.h"
#include "tools/sorting/sort_pack.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

using Texts = std::vector<std::string>;

const SortPack& pack() {
  static const SortPack loaded = [] {
    Problems problems;
    auto found = load_sort_pack(read_file(fixture_path("sorts/sixteen.json")), problems);
    return found.ok() ? std::move(found).value() : SortPack();
  }();
  return loaded;
}

// Every item with a key into its bin.
Sorting solved() {
  Sorting sorting;
  for (const SortItem& item : pack().items) {
    if (!item.bin.empty()) place_item(sorting, item.id, item.bin);
  }
  return sorting;
}

std::string plan_with(const std::string& sortings) {
  return R"({"format":"sandtable-plan","version":1,"id":"p","language":"en","created":"2026-11-21T08:55:12Z",)"
         R"("modified":"2026-11-21T09:03:40Z","sortings":)" +
         sortings + "}";
}

}  // namespace

TEST_CASE("sorting: items go into bins and out again") {
  Sorting sorting;
  CHECK(bin_of(sorting, "1").empty());
  CHECK(place_item(sorting, "1", "plant"));
  CHECK_FALSE(place_item(sorting, "1", "plant"));
  CHECK(bin_of(sorting, "1") == "plant");
  CHECK(place_item(sorting, "1", "grow"));
  CHECK(sorting.placed.size() == 1);
  CHECK(place_item(sorting, "1", ""));
  CHECK_FALSE(place_item(sorting, "1", ""));
  CHECK(sorting.placed.empty());
  for (std::size_t i = 0; i < kMaxPlaced; ++i) CHECK(place_item(sorting, "x" + std::to_string(i), "plant"));
  CHECK_FALSE(place_item(sorting, "y", "plant"));
  CHECK(place_item(sorting, "x0", "grow"));
}

TEST_CASE("sorting: own items are added, renamed, removed, and there is an end to it") {
  Sorting sorting;
  CHECK(add_own_item(sorting, pack(), "Call\nthem").size() == 2);
  CHECK(sorting.own[0].text == "Call them");
  CHECK(sorting.own[0].id == "o1");
  CHECK(add_own_item(sorting, pack(), " \n ").empty());
  CHECK(add_own_item(sorting, pack(), "Second") == "o2");
  CHECK(place_item(sorting, "o1", "plant"));
  CHECK(rename_own_item(sorting, "o1", "Call again"));
  CHECK_FALSE(rename_own_item(sorting, "o1", " "));
  CHECK_FALSE(rename_own_item(sorting, "o9", "x"));
  CHECK(sorting.own[0].text == "Call again");
  CHECK(remove_own_item(sorting, sorting.own[0].id));
  CHECK_FALSE(remove_own_item(sorting, "o1"));
  CHECK(sorting.placed.empty());
  CHECK(add_own_item(sorting, pack(), "Third") == "o1");
  const std::string long_id = add_own_item(sorting, pack(), std::string(kMaxOwnItemBytes + 5, 'x'));
  CHECK(sorting.own.back().id == long_id);
  CHECK(sorting.own.back().text.size() == kMaxOwnItemBytes);
  while (sorting.own.size() < kMaxOwnItems) CHECK_FALSE(add_own_item(sorting, pack(), "x").empty());
  CHECK(add_own_item(sorting, pack(), "x").empty());
  SortPack other = pack();
  other.items[0].id = "o1";  // an id of the pack is never given again
  Sorting second;
  CHECK(add_own_item(second, other, "x") == "o2");
}

TEST_CASE("sorting: score by hand") {
  Sorting sorting;
  SortingScore none = score_sorting(pack(), sorting);
  CHECK(none.open == 16);
  CHECK(none.keyed == 15);
  CHECK(none.most_points == 17);  // 15 items, one of them 2 points, one 3, one 0
  CHECK_FALSE(none.right_pct.has_value());
  CHECK_FALSE(none.mine_pct.has_value());
  CHECK(closing_words(pack(), none).empty());

  place_item(sorting, "1", "plant");    // right, 2 points
  place_item(sorting, "5", "harvest");  // right, 3 points
  place_item(sorting, "3", "rest");     // wrong
  place_item(sorting, "8", "grow");     // no key
  place_item(sorting, "2", "nowhere");  // a bin that the pack does not have
  place_item(sorting, "99", "plant");   // an item that it does not have
  place_item(sorting, add_own_item(sorting, pack(), "Mine"), "plant");
  add_own_item(sorting, pack(), "Open");
  const SortingScore score = score_sorting(pack(), sorting);
  CHECK(score.right == 2);
  CHECK(score.wrong == 1);
  CHECK(score.points == 5);
  CHECK(score.open == 13);  // 12 of the pack and one own
  CHECK(score.items.size() == 18);
  CHECK(score.items[0] == ItemState::Right);
  CHECK(score.items[1] == ItemState::Open);
  CHECK(score.items[2] == ItemState::Wrong);
  CHECK(score.items[7] == ItemState::Placed);
  CHECK(score.items[16] == ItemState::Placed);
  CHECK(score.items[17] == ItemState::Open);
  CHECK(score.bin_counts == std::vector<int>{2, 1, 1, 1});
  CHECK(*score.right_pct == doctest::Approx(100.0 * 2 / 15));
  CHECK(*score.mine_pct == doctest::Approx(100.0 * 3 / 5));
}

TEST_CASE("sorting: closing words change at all right and at 60 percent") {
  Sorting sorting = solved();
  SortingScore score = score_sorting(pack(), sorting);
  CHECK(score.right == 15);
  CHECK(score.points == score.most_points);
  CHECK(closing_words(pack(), score) == "All of them.");
  place_item(sorting, "1", "rest");
  CHECK(closing_words(pack(), score_sorting(pack(), sorting)) == "Most of them.");
  for (const char* item : {"2", "3", "4", "5", "6"}) place_item(sorting, item, "");
  score = score_sorting(pack(), sorting);
  CHECK(*score.right_pct == 60);
  CHECK(closing_words(pack(), score) == "Most of them.");
  place_item(sorting, "7", "");
  CHECK(closing_words(pack(), score_sorting(pack(), sorting)) == "Try again.");
  SortPack without_key = pack();
  for (SortItem& item : without_key.items) item.bin.clear();
  score = score_sorting(without_key, sorting);
  CHECK(score.keyed == 0);
  CHECK_FALSE(score.right_pct.has_value());
  CHECK(score.mine_pct.has_value());
  CHECK(closing_words(without_key, score).empty());
}

TEST_CASE("sorting: in a plan, there and back with members that nobody knows") {
  const std::string text =
      R"([{"id":"s1","more":[1],"own":[{"colour":"red","id":"o1","text":"Mine"}],"pack_version":2,)"
      R"("placed":{"1":"plant","o1":"grow"},"sort":"sixteen"},{"id":"s2","sort":"other"}])";
  const LoadedPlan loaded = load(plan_with(text));
  CHECK(texts_of(loaded.problems).empty());
  REQUIRE(in_plan<Sortings>(loaded.plan).size() == 2);
  const Sorting& first = *in_plan<Sortings>(loaded.plan)[0];
  CHECK(first.sort == "sixteen");
  CHECK(first.pack_version == 2);
  CHECK(bin_of(first, "o1") == "grow");
  CHECK(first.own[0].text == "Mine");
  CHECK(dump_json(plan_to_json(loaded.plan)["sortings"]) == text);
}

TEST_CASE("sorting: what cannot be read is told with its place, and kept") {
  const LoadedPlan loaded = load(plan_with(
      R"([7,{"id":"s","own":[{"id":"o1","text":"a"},{"id":"o1","text":"b"},"c"],"placed":{"1":"plant","2":3,"3":"no bin","a b":"plant"},"sort":"sixteen"},)"
      R"({"id":"s","own":{},"placed":[],"sort":"x y"}])"));
  CHECK(texts_of(loaded.problems) ==
        Texts{"wrong_type /sortings/0 object", "wrong_type /sortings/1/placed/2 string",
              "bad_id /sortings/1/placed/3 no bin", "bad_id /sortings/1/placed/a b plant",
              "duplicate_id /sortings/1/own/1/id o1", "wrong_type /sortings/1/own/2 object",
              "bad_id /sortings/2/sort x y", "wrong_type /sortings/2/placed object",
              "wrong_type /sortings/2/own array", "duplicate_id /sortings/2/id s"});
  const Json written = plan_to_json(loaded.plan);
  CHECK(
      dump_json(written["sortings"]) ==
      R"([{"id":"s","own":[{"id":"o1","text":"a"},{"text":"b"},"c"],"placed":{"1":"plant","2":3,"3":"no bin","a b":"plant"},"sort":"sixteen"},)"
      R"({"own":{},"placed":[],"sort":"x y"},7])");
}

TEST_CASE("sorting: numbers are bounded") {
  std::string placed, own, sortings;
  for (std::size_t i = 0; i <= kMaxPlaced; ++i)
    placed += (i ? ",\"i" : "\"i") + std::to_string(i) + "\":\"b\"";
  for (std::size_t i = 0; i <= kMaxOwnItems; ++i)
    own += (i ? ",{\"id\":\"o" : "{\"id\":\"o") + std::to_string(i) + "\",\"text\":\"x\"}";
  for (std::size_t i = 0; i <= kMaxSortings; ++i)
    sortings += (i ? ",{\"id\":\"s" : "{\"id\":\"s") + std::to_string(i) + "\",\"sort\":\"x\"}";
  const LoadedPlan one =
      load(plan_with("[{\"id\":\"s\",\"sort\":\"x\",\"placed\":{" + placed + "},\"own\":[" + own + "]}]"));
  CHECK(texts_of(one.problems) ==
        Texts{"out_of_range /sortings/0/placed 0..400", "out_of_range /sortings/0/own 0..200"});
  CHECK(in_plan<Sortings>(one.plan)[0]->placed.size() == kMaxPlaced);
  CHECK(in_plan<Sortings>(one.plan)[0]->own.size() == kMaxOwnItems);
  CHECK(plan_to_json(one.plan)["sortings"][0]["placed"].size() == kMaxPlaced + 1);
  const LoadedPlan many = load(plan_with("[" + sortings + "]"));
  CHECK(texts_of(many.problems) == Texts{"out_of_range /sortings 0..100"});
  CHECK(plan_to_json(many.plan)["sortings"].size() == kMaxSortings + 1);
}
