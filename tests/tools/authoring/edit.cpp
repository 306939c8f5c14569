// Writing own content: changes of its document, what is given out, what is wrong.
#include <doctest/doctest.h>

#include "fixtures.h"
#include "plan_parts.h"
#include "tools/authoring/edit.h"
#include "tools/authoring/model.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/model.h"
#include "tools/sorting/sort_pack.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

const DraftWords kWords{{"never", "often"}, {"low", "high"}, "Look again.", "Try once."};

Json trainers_test() {
  Json document = json(read_file(fixture_path("packs/trainer-listening.json")));
  document["colour"] = "blue";
  document["questions"][0]["note"] = 7;
  return document;
}

std::string problems_in(const Json& document) {
  std::string all;
  for (const Error& each : problems_of(finished(document, kWords))) all += std::string(error_name(each.code)) + each.json_pointer + " ";
  return all;
}

}  // namespace

TEST_CASE("own content: a file that is opened and given out again is the same, unknown members too") {
  const Json document = trainers_test();
  CHECK(finished(document, kWords) == document);
  Plan plan;
  in_plan<Material>(plan).document = document;
  const Plan back = load(dump_json(plan_to_json(plan))).plan;
  CHECK(in_plan<Material>(back).document == document);
  Json changed = document;
  set_at(changed, "/questions/0/text", "Another");
  REQUIRE(move_record(changed, "questions", 0, 1));
  CHECK(changed["questions"][1]["note"] == 7);
  CHECK(changed["questions"][1]["text"] == "Another");
  CHECK(changed["colour"] == "blue");
  CHECK_FALSE(move_record(changed, "questions", 0, -1));
  CHECK(plan_for(plan, Destination::Link)["material"] == document);
  CHECK_FALSE(plan_for(plan, Destination::HandIn).contains("material"));
}

TEST_CASE("own content: a test that is written step by step says at every step what is missing, and is sound at last") {
  Json document = new_test("mine", kWords);
  CHECK(problems_in(document) == "missing_member/title missing_member/dimensions missing_member/questions ");
  set_at(document, "/title", "Mine");
  add_records(document, "dimensions", {"Listening", "Asking"});
  CHECK(problems_in(document).find("missing_member/questions") != std::string::npos);
  add_records(document, "questions", {"I look up.", "I interrupt."});
  CHECK(problems_in(document) == "missing_member/questions/0/dimension missing_member/questions/1/dimension empty_dimension/dimensions/0 empty_dimension/dimensions/1 ");
  set_at(document, "/questions/0/dimension", "1");
  set_at(document, "/questions/1/dimension", "2");
  set_at(document, "/questions/1/reverse", true);
  CHECK(problems_in(document).empty());
  set_at(document, "/bands/1/from_pomp", 0);
  CHECK(problems_in(document).starts_with("not_ascending/bands/1/from_pomp"));
  set_at(document, "/bands/1/from_pomp", "half");
  CHECK(problems_in(document).starts_with("wrong_type/bands/1/from_pomp"));
  set_at(document, "/bands/1/from_pomp", 50);
  Problems problems;
  const auto pack = load_test_pack(finished(document, kWords), problems);
  REQUIRE(pack.ok());
  CHECK(pack->dimensions[0].advice.at("1").text == "Look again.");
  CHECK(pack->dimensions[0].advice.at("2").tips == std::vector<std::string>{"Try once."});
  CHECK(pack->questions[1].reverse);
  // What stands in is not written into what the trainer has.
  CHECK_FALSE(document["dimensions"][0].contains("advice"));
}

TEST_CASE("own content: a record that goes takes along what pointed to it, and its id is never used again") {
  Json document = new_test("mine", kWords);
  add_records(document, "dimensions", {"Listening", "Asking"});
  add_records(document, "questions", {"a", "b", "c"});
  set_at(document, "/questions/2/dimension", "2");
  set_at(document, "/dimensions/0/advice/2/text", "Good");
  remove_record(document, "questions", 1);
  remove_record(document, "questions", 1);
  add_records(document, "questions", {"d"});
  CHECK(document["questions"][1]["id"] == "4");
  set_at(document, "/questions/1/dimension", "2");
  remove_record(document, "dimensions", 1);
  CHECK_FALSE(document["questions"][1].contains("dimension"));
  CHECK(finished(document, kWords)["questions"][1]["dimension"] == "1");  // the only one
  remove_record(document, "bands", 1);
  CHECK_FALSE(document["dimensions"][0]["advice"].contains("2"));
  remove_record(document, "bands", 0);
  add_records(document, "bands", {"new"});
  CHECK(document["bands"][0]["from_pomp"] == 0);
  add_records(document, "bands", {"newer"});
  CHECK(document["bands"][1]["from_pomp"] == 50);
  REQUIRE(move_record(document, "bands", 1, -1));
  CHECK(document["bands"][0]["title"] == "newer");
  CHECK(document["bands"][0]["from_pomp"] == 0);
}

TEST_CASE("own content: a sorting exercise is written, and travels in the plan that asks for it") {
  Json document = new_sort("mine");
  CHECK(problems_in(document) == "missing_member/title missing_member/bins missing_member/items ");
  set_at(document, "/title", "Order");
  add_records(document, "bins", {"Before", "After"});
  add_records(document, "items", {"Read", "Send", "Think"});
  set_at(document, "/items/0/bin", "1");
  set_at(document, "/items/1/bin", "2");
  set_at(document, "/words/all", "Well done");
  REQUIRE(problems_in(document).empty());
  Plan plan;
  in_plan<SortPacks>(plan).documents["mine"] = finished(document, kWords);
  const Plan back = load(dump_json(plan_for(plan, Destination::Link))).plan;
  Problems problems;
  const auto pack = load_sort_pack(in_plan<SortPacks>(back).documents.at("mine"), problems);
  REQUIRE(pack.ok());
  CHECK(pack->items[1].bin == "2");
  CHECK(pack->words_all == "Well done");
  CHECK_FALSE(plan_for(plan, Destination::HandIn).contains("sort_packs"));
  remove_record(document, "bins", 1);
  CHECK_FALSE(document["items"][1].contains("bin"));
  CHECK(problems_in(document) == "out_of_range/bins ");
}
