// Changing a marketing mix.
#include <doctest/doctest.h>

#include "tools/mix/analysis.h"
#include "tools/mix/edit.h"
#include "plan/plan.h"
#include "tools/swot/edit.h"
#include "fixtures.h"
#include "plan_parts.h"
#include "tools/swot/model.h"
#include "tools/mix/model.h"
#include "core/base/records.h"
#include "plan/links.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

Plan frozen() {
  return load(read_file(fixture_path("plans/v1-mix.json"))).plan;
}

std::string ids_of(const Candidate& candidate) {
  std::string out;
  for (const Shared<Element>& element : candidate.elements) out += (out.empty() ? "" : " ") + element->id;
  return out;
}

}  // namespace

TEST_CASE("records: find, edit, add, remove and move") {
  Random random(1);
  const RandomBytes bytes = bytes_of(random);
  Mix mix = in_plan<Mix>(frozen());
  const Mix before = mix;
  CHECK(find_record(mix.segments, "seg-bank")->title == "城商行");
  CHECK(find_record(mix.segments, "none") == nullptr);
  CHECK(find_record(mix.segments, "") == nullptr);
  edit_record(mix.segments, "seg-bank")->title = "银行";
  CHECK(before.segments[0]->title == "城商行");
  CHECK(edit_record(mix.segments, "") == nullptr);

  Need need;
  need.id = "need-line";  // taken
  const std::string id = add_record(mix.needs, kMaxNeeds, need, bytes);
  CHECK(id.size() == 36);
  CHECK(mix.needs.back()->id == id);
  CHECK(add_record(mix.needs, 6, need, bytes).empty());

  const auto order = [&mix] {
    std::string out;
    for (const Shared<Segment>& segment : mix.segments) out += segment->id.substr(4, 1);
    return out;
  };
  CHECK(order() == "bil");
  CHECK(move_record(mix.segments, "seg-bank", 2));
  CHECK(order() == "ilb");
  CHECK(move_record(mix.segments, "seg-bank", 0));
  CHECK(order() == "bil");
  CHECK(move_record(mix.segments, "seg-bank", 99));
  CHECK(order() == "ilb");
  CHECK_FALSE(move_record(mix.segments, "seg-bank", 2));
  CHECK_FALSE(move_record(mix.segments, "none", 0));
  CHECK(remove_record(mix.segments, "seg-logistics"));
  CHECK(order() == "ib");
  CHECK_FALSE(remove_record(mix.segments, "seg-logistics"));
}

TEST_CASE("mix: what points to a removed record stays and is counted") {
  Mix mix = in_plan<Mix>(frozen());
  CHECK(pointers_to(mix, "seg-bank").needs == 4);
  CHECK(pointers_to(mix, "need-line").elements == 2);
  CHECK(pointers_to(mix, "cand-steady").rounds == 1);
  CHECK(pointers_to(mix, "a0000001-0000-4000-8000-000000000001").rounds == 1);
  CHECK(pointers_to(mix, "c0000001-0000-4000-8000-000000000001").segments == 1);
  CHECK(pointers_to(mix, "growth").segments == 3);
  CHECK(pointers_to(mix, "none").all() == 0);
  CHECK(pointers_to(mix, "").all() == 0);
  CHECK(remove_record(mix.needs, "need-line"));
  CHECK(mix.candidates[0]->elements[0]->needs.size() == 1);
  CHECK(coverage_of(mix, NeedIndex(mix), *mix.candidates[0]).deleted_needs == 2);
  CHECK(remove_record(mix.segments, "seg-bank"));
  CHECK(mix.needs[0]->segment == "seg-bank");
}

TEST_CASE("mix: elements, by their ids alone") {
  Random random(2);
  const RandomBytes bytes = bytes_of(random);
  Mix mix = in_plan<Mix>(frozen());
  const Mix before = mix;
  CHECK(element_count(mix) == 5);
  CHECK(find_element(mix, "el-cloud")->text == "云主机");
  CHECK(find_element(mix, "none") == nullptr);
  CHECK(find_element(mix, "") == nullptr);
  edit_element(mix, "el-cloud")->price = 1;
  CHECK(find_element(before, "el-cloud")->price == 20'000);
  CHECK(mix.candidates[0].is_same(before.candidates[0]));
  CHECK(edit_element(mix, "none") == nullptr);

  std::string id = "untouched";
  Element element;
  element.id = "el-50m";  // taken in the other candidate
  CHECK(add_element(mix, "none", element, bytes, id) == MixRefusal::NotThere);
  CHECK(id == "untouched");
  CHECK(add_element(mix, "cand-cloud", element, bytes, id) == MixRefusal::None);
  CHECK(id.size() == 36);
  CHECK(mix.candidates[1]->elements.back()->id == id);
  CHECK(remove_element(mix, id));
  CHECK_FALSE(remove_element(mix, id));
  CHECK(element_count(mix) == 5);

  CHECK(move_element(mix, "el-hall", "cand-steady", 0) == MixRefusal::None);
  CHECK(ids_of(*mix.candidates[0]) == "el-hall el-100m el-50m el-onsite");
  CHECK(move_element(mix, "el-hall", "cand-cloud", 0) == MixRefusal::None);
  CHECK(ids_of(*mix.candidates[0]) == "el-100m el-50m el-onsite");
  CHECK(ids_of(*mix.candidates[1]) == "el-hall el-cloud");
  CHECK(move_element(mix, "el-100m", "cand-cloud", 99) == MixRefusal::None);
  CHECK(ids_of(*mix.candidates[1]) == "el-hall el-cloud el-100m");
  CHECK(move_element(mix, "none", "cand-cloud", 0) == MixRefusal::NotThere);
  CHECK(move_element(mix, "el-hall", "none", 0) == MixRefusal::NotThere);

  while (element_count(mix) < kMaxElements)
    CHECK(add_element(mix, "cand-steady", Element(), bytes, id) == MixRefusal::None);
  CHECK(add_element(mix, "cand-cloud", Element(), bytes, id) == MixRefusal::Full);
  CHECK(copy_candidate(mix, *before.candidates[1], "CNY", bytes, id) == MixRefusal::Full);
}

TEST_CASE("mix: copying a candidate, and not one in another currency") {
  Random random(3);
  const RandomBytes bytes = bytes_of(random);
  Mix mix = in_plan<Mix>(frozen());
  const Candidate from = *mix.candidates[0];
  std::string id;
  CHECK(copy_candidate(mix, from, "USD", bytes, id) == MixRefusal::OtherCurrency);
  CHECK(mix.candidates.size() == 2);
  CHECK(copy_candidate(mix, from, "CNY", bytes, id) == MixRefusal::None);
  REQUIRE(mix.candidates.size() == 3);
  const Candidate& copy = *mix.candidates[2];
  CHECK(copy.id == id);
  CHECK(copy.id != from.id);
  REQUIRE(copy.elements.size() == 4);
  CHECK(copy.elements[0]->id != from.elements[0]->id);
  CHECK(copy.elements[0]->units[1] == from.elements[0]->units[1]);
  CHECK(mix.candidates[0]->elements[0]->id == "el-100m");
  Candidate words;  // without amounts the currency does not matter
  words.elements.emplace_back();
  CHECK(copy_candidate(mix, words, "USD", bytes, id) == MixRefusal::None);
}

TEST_CASE("mix: its currency") {
  Mix mix = in_plan<Mix>(frozen());
  CHECK(has_amounts(mix));
  CHECK(set_currency(mix, "yuan") == MixRefusal::BadCurrency);
  CHECK(set_currency(mix, "JPY") == MixRefusal::OtherCurrency);
  CHECK(mix.currency == "CNY");
  CHECK(set_currency(mix, "USD") == MixRefusal::None);
  CHECK(mix.currency == "USD");
  Mix empty;
  CHECK_FALSE(has_amounts(empty));
  empty.market.size[0] = 5;  // customers
  CHECK_FALSE(has_amounts(empty));
  CHECK(set_currency(empty, "JPY") == MixRefusal::None);
  empty.market.unit = MarketUnit::Value;
  CHECK(has_amounts(empty));
  Mix round;
  round.rounds.emplace_back().edit().figures[3].at[11] = 0;
  CHECK(has_amounts(round));
  Mix segment;
  segment.segments.emplace_back().edit().revenue = 0;
  CHECK(has_amounts(segment));
}

TEST_CASE("mix: targets of a round from its candidate") {
  Mix mix = in_plan<Mix>(frozen());
  Round& round = mix.rounds[0].edit();
  round.figures[0].at[7] = 5;
  CHECK(take_targets(mix, "round-pilot") == MixRefusal::None);
  // As expected of the steady candidate: revenue 13000, 23000, 33000, 43000, cost 39000, 15000, 21000, 27000
  // yuan
  CHECK(mix.rounds[0]->figures[0].at[0] == 1'300'000);
  CHECK(mix.rounds[0]->figures[0].at[3] == 4'300'000);
  CHECK(mix.rounds[0]->figures[0].at[7] == kNoMoney);
  CHECK(mix.rounds[0]->figures[1].at[3] == 2'700'000);
  CHECK(mix.rounds[0]->figures[2].at[0] == 1'200'000);  // what came stays
  Element& element = *edit_element(mix, "el-100m");
  element.price = kMaxMoney;
  CHECK(take_targets(mix, "round-pilot") == MixRefusal::None);
  CHECK(mix.rounds[0]->figures[0].at[0] == kNoMoney);  // no figure of a document
  CHECK(take_targets(mix, "none") == MixRefusal::NotThere);
  mix.rounds[0].edit().candidate = "none";
  CHECK(take_targets(mix, "round-pilot") == MixRefusal::NotThere);
}

TEST_CASE("mix: ids for records that have none, references to merged cards") {
  Random random(5);
  const RandomBytes bytes = bytes_of(random);
  Plan plan = frozen();
  in_plan<Mix>(plan).factors[1][0].edit().id.clear();
  in_plan<Mix>(plan).segments[2].edit().id.clear();
  in_plan<Mix>(plan).needs[4].edit().id.clear();
  in_plan<Mix>(plan).candidates[1].edit().id.clear();
  in_plan<Mix>(plan).candidates[0].edit().elements[2].edit().id.clear();
  in_plan<Mix>(plan).rounds[0].edit().id.clear();
  complete_ids(plan, bytes);
  CHECK(in_plan<Mix>(plan).factors[1][0]->id.size() == 36);
  CHECK(in_plan<Mix>(plan).segments[2]->id.size() == 36);
  CHECK(in_plan<Mix>(plan).needs[4]->id.size() == 36);
  CHECK(in_plan<Mix>(plan).candidates[1]->id.size() == 36);
  CHECK(in_plan<Mix>(plan).candidates[0]->elements[2]->id.size() == 36);
  CHECK(in_plan<Mix>(plan).candidates[0]->elements[1]->id == "el-50m");
  CHECK(in_plan<Mix>(plan).rounds[0]->id.size() == 36);

  in_plan<Swot>(plan) = grid("", "", "a\nb");
  in_plan<Mix>(plan).segments[0].edit().refs = {"o1", "o0", "x"};
  in_plan<Mix>(plan).segments[1].edit().refs = {"x"};
  const Shared<Segment> other = in_plan<Mix>(plan).segments[1];
  REQUIRE(merge_cards(plan, {"o0", "o1"}, "; "));
  CHECK(in_plan<Mix>(plan).segments[0]->refs == std::vector<std::string>{"o0", "x"});
  CHECK(in_plan<Mix>(plan).segments[1].is_same(other));
}
