#include <doctest/doctest.h>

#include "tools/sorting/sort_pack.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

using Texts = std::vector<std::string>;

Json fixture() {
  return json(read_file(fixture_path("sorts/sixteen.json")));
}

Texts problems_of(const Json& document) {
  Problems problems;
  const Result<SortPack> pack = load_sort_pack(document, problems);
  CHECK(pack.ok() == problems.empty());
  if (!pack.ok() && !problems.empty()) CHECK(pack.error() == problems.front());
  return texts_of(problems);
}

// The problems after one member was replaced; "null" removes it.
Texts changed(const char* pointer, const char* value) {
  Json pack = fixture();
  const Json::json_pointer at(pointer);
  const Json new_value = json(value);
  if (new_value.is_null()) {
    pack[at.parent_pointer()].erase(at.back());
  } else {
    pack[at] = new_value;
  }
  return problems_of(pack);
}

}  // namespace

TEST_CASE("sort pack: every member is read") {
  Problems problems;
  const auto loaded = load_sort_pack(read_file(fixture_path("sorts/sixteen.json")), problems);
  REQUIRE(loaded.ok());
  CHECK(problems.empty());
  const SortPack& pack = loaded.value();
  CHECK(pack.id == "sixteen");
  CHECK(pack.pack_version == 2);
  CHECK(pack.code == 7);
  CHECK(pack.order == 3);
  CHECK(pack.title == "Sixteen actions");
  CHECK(pack.introduction == "Where does each action belong?");
  CHECK(pack.bins.size() == 4);
  CHECK(pack.bins[0].help == "What begins something new.");
  CHECK(pack.bins[3].title == "Let rest");
  CHECK(pack.items.size() == 16);
  CHECK(pack.items[0].points == 2);
  CHECK(pack.items[0].why == "Nothing grows before that.");
  CHECK(pack.items[1].points == 1);
  CHECK(pack.items[15].points == 0);
  CHECK(pack.items[6].bin == "grow");
  CHECK(pack.items[7].bin.empty());
  CHECK(pack.own_items);
  CHECK(pack.mine == Texts{"plant", "grow"});
  CHECK(pack.mine_text == "Your own share:");
  CHECK(pack.words_all == "All of them.");
  CHECK(pack.words_most == "Most of them.");
  CHECK(pack.words_some == "Try again.");
  CHECK(pack.bin_index("harvest") == 2);
  CHECK(pack.bin_index("") == 4);
  CHECK(pack.item_index("16") == 15);
  CHECK(pack.item_index("17") == 16);
}

TEST_CASE("sort pack: what may be absent") {
  const Json small = json(R"({"format":"sandtable-sort","version":1,"id":"s","title":"S",
    "bins":[{"id":"a","title":"A"},{"id":"b","title":"B"}],"items":[{"id":"1","text":"One"}]})");
  Problems problems;
  const auto pack = load_sort_pack(small, problems);
  REQUIRE(pack.ok());
  CHECK(pack.value().code == 0);
  CHECK(pack.value().pack_version == 1);
  CHECK_FALSE(pack.value().own_items);
  CHECK(pack.value().mine.empty());
}

TEST_CASE("sort pack: every problem has its place") {
  CHECK(changed("/format", R"("sandtable-test")") == Texts{"wrong_format /format sandtable-test"});
  CHECK(changed("/format", "null") == Texts{"wrong_format /format "});
  CHECK(problems_of(json("[]")) == Texts{"wrong_format  array"});
  CHECK(changed("/version", "2") == Texts{"newer_version /version 2"});
  CHECK(changed("/version", "null") == Texts{"missing_member /version "});
  CHECK(changed("/id", R"("no id")") == Texts{"bad_id /id no id"});
  CHECK(changed("/title", R"("  ")") == Texts{"out_of_range /title 1..4000"});
  CHECK(changed("/title", "null") == Texts{"missing_member /title "});
  CHECK(changed("/code", "127") == Texts{"out_of_range /code 1..126"});
  CHECK(changed("/order", "-1") == Texts{"out_of_range /order 0..1000"});
  CHECK(changed("/bins", R"([{"id":"plant","title":"P"}])") == Texts{"out_of_range /bins 2..10"});
  CHECK(changed("/bins/1/id", R"("plant")") == Texts{"duplicate_id /bins/1/id plant"});
  CHECK(changed("/bins/1", "7") == Texts{"wrong_type /bins/1 object"});
  CHECK(changed("/items", "[]") == Texts{"out_of_range /items 1..200"});
  CHECK(changed("/items", "null") == Texts{"missing_member /items "});
  CHECK(changed("/items/4/bin", R"("hravest")") == Texts{"unknown_choice /items/4/bin hravest"});
  CHECK(changed("/items/4/id", R"("4")") == Texts{"duplicate_id /items/4/id 4"});
  CHECK(changed("/items/4/text", "null") == Texts{"missing_member /items/4/text "});
  CHECK(changed("/items/4/points", "101") == Texts{"out_of_range /items/4/points 0..100"});
  CHECK(changed("/items/4/points", "0.5") == Texts{"wrong_type /items/4/points integer"});
  CHECK(changed("/own_items", R"("yes")") == Texts{"wrong_type /own_items boolean"});
  CHECK(changed("/mine/1", R"("growth")") == Texts{"unknown_choice /mine/1 growth"});
  CHECK(changed("/mine/1", R"("plant")") == Texts{"duplicate_id /mine/1 plant"});
  CHECK(changed("/words/all", "1") == Texts{"wrong_type /words/all string"});
  const std::string long_text = "\"" + std::string(4001, 'x') + "\"";
  CHECK(changed("/items/4/why", long_text.c_str()) == Texts{"out_of_range /items/4/why 0..4000"});
  Json many = fixture();
  for (int i = 0; i < 200; ++i)
    many["items"].push_back(json("{\"id\":\"x" + std::to_string(i) + "\",\"text\":\"x\"}"));
  CHECK(problems_of(many) == Texts{"out_of_range /items 1..200"});
}

TEST_CASE("sort pack: several problems are listed together, with what parsing found") {
  Problems problems;
  const auto pack = load_sort_pack(R"({"format":"sandtable-sort","version":1,"id":"s","id":"s","title":"",
    "bins":[{"id":"a","title":"A"},{"id":"b"}],"items":[{"id":"1","text":"One","bin":"c"}]})",
                                   problems);
  CHECK_FALSE(pack.ok());
  // The bins are not sound, so nothing is said about references to them.
  CHECK(texts_of(problems) ==
        Texts{"duplicate_key /id ", "out_of_range /title 1..4000", "missing_member /bins/1/title "});
  problems.clear();
  CHECK(load_sort_pack("{", problems).error().code == ErrorCode::NotJson);
  CHECK(problems.size() == 1);
}

TEST_CASE("sort pack: the schema's limits are those of the code") {
  const Json schema = json(read_file(asset_path("schema/sort.schema.json")));
  const Json& members = schema["properties"];
  CHECK(members["format"]["const"] == kSortPackFormat.str());
  CHECK(members["version"]["const"] == kSortPackVersion);
  CHECK(members["code"]["maximum"] == kMaxSortCode);
  CHECK(members["bins"]["minItems"] == kMinBins);
  CHECK(members["bins"]["maxItems"] == kMaxBins);
  CHECK(members["items"]["maxItems"] == kMaxSortItems);
  CHECK(schema["$defs"]["item"]["properties"]["points"]["maximum"] == kMaxItemPoints);
}

TEST_CASE("sort library: by id and by code, a pack of the same id replaces") {
  SortLibrary sorts;
  SortPack pack;
  pack.id = "a";
  sorts.add(pack);
  pack.id = "b";
  pack.code = 7;
  sorts.add(pack);
  CHECK(sorts.find_by_code(0) == nullptr);
  CHECK(sorts.find_by_code(7)->id == "b");
  pack.title = "new";
  sorts.add(pack);
  CHECK(sorts.all().size() == 2);
  CHECK(sorts.find("b")->title == "new");
  CHECK(sorts.find("c") == nullptr);
}
