// The grid, the action list and the worksheets in a plan's file.
#include <doctest/doctest.h>

#include "plan/history.h"
#include "plan/plan.h"
#include "fixtures.h"
#include "tools/swot/analysis.h"
#include "plan_parts.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"
#include "tools/sheets/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

Plan swot_plan() {
  return load(read_file(fixture_path("plans/v1-swot.json"))).plan;
}

// Problems of a plan with this member, and the member as it is written back.
std::vector<std::string> problems_of(Text key, std::string_view value, std::string& written) {
  Json document = json(R"({"format":"sandtable-plan","version":1,"id":"p","language":"zh",)"
                       R"("created":"2026-11-21T08:55:12Z","modified":"2026-11-21T08:55:12Z"})");
  set_json(document, key, json(value));
  const LoadedPlan loaded = load(dump_json(document));
  const Json out = plan_to_json(loaded.plan);
  const Json* member = find_member(out, key);
  written = member == nullptr ? std::string() : dump_json(*member);
  const LoadedPlan again = load(dump_json(out));
  CHECK(again.plan == loaded.plan);
  CHECK(dump_json(plan_to_json(again.plan)) == dump_json(out));
  return texts_of(loaded.problems);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("swot: every member of the frozen plan") {
  const Plan plan = swot_plan();
  CHECK(plan.extra.members().empty());
  CHECK(card_count(in_plan<Swot>(plan)) == 14);
  const Card& first = *in_plan<Swot>(plan).in(Cell::Strengths)[0];
  CHECK(first.id == "568f7c36-dd48-4b19-9b6b-4666f6042a04");
  CHECK(first.text == "本地服务团队稳定，两小时内能到现场");
  CHECK(first.note.empty());
  CHECK(first.weight == 0.15);
  CHECK(first.rating == 4);
  CHECK(first.tags == Lines{"服务"});
  CHECK(first.source.lens == "competitors");
  CHECK(first.source.factor == "their_weaknesses");
  CHECK(first.source.sheet == in_plan<Worksheets>(plan)[1]->id);
  CHECK(first.top);
  CHECK(first.merged.is_null());
  CHECK(first.extra.members().empty());
  CHECK(in_plan<Swot>(plan).in(Cell::Strengths)[2]->merged.size() == 2);
  CHECK(in_plan<Swot>(plan).in(Cell::Strengths)[3]->text == "多行\n的卡片，“引号”与 emoji 😀");
  CHECK_FALSE(in_plan<Swot>(plan).in(Cell::Strengths)[3]->top);
  CHECK(in_plan<Swot>(plan).in(Cell::Strengths)[3]->weight == 1);
  CHECK(in_plan<Swot>(plan).in(Cell::Opportunities)[3]->has_weight());  // 0 is a weight
  CHECK_FALSE(in_plan<Swot>(plan).in(Cell::Opportunities)[3]->source.empty() == false);
  CHECK(in_plan<Swot>(plan).in(Cell::Threats)[1]->extra.members().contains("colour"));
  CHECK(in_plan<Swot>(plan).extra.members().contains("future"));

  const Votes& votes = in_plan<Swot>(plan).votes;
  CHECK(votes.dots == 5);
  CHECK(votes.hidden);
  REQUIRE(votes.voters.size() == 3);
  CHECK(votes.voters[0]->name == "王芳");
  CHECK(votes.voters[0]->given.at(first.id) == 2);
  CHECK(votes.voters[2]->given.empty());

  REQUIRE(in_plan<Actions>(plan).size() == 5);
  const Action& action = *in_plan<Actions>(plan)[1];
  CHECK(action.text == "借用兄弟省份的银行案例，请客户科技部实地参观");
  CHECK(action.owner == "王芳");
  CHECK(action.start == "2026-07-01");
  CHECK(action.end == "2026-07-31");
  CHECK(action.status == ActionStatus::Done);
  CHECK(action.pair == Pair::WO);
  CHECK(action.refs.size() == 2);
  CHECK(in_plan<Actions>(plan)[4]->pair == Pair::None);
  CHECK(in_plan<Actions>(plan)[4]->status == ActionStatus::Open);
  CHECK(in_plan<Actions>(plan)[0]->extra.members().contains("cost"));

  REQUIRE(in_plan<Worksheets>(plan).size() == 4);
  CHECK(in_plan<Worksheets>(plan)[0]->sheet == "customers");
  CHECK(in_plan<Worksheets>(plan)[0]->pack_version == 2);
  CHECK(in_plan<Worksheets>(plan)[1]->title == "联通");
  CHECK(in_plan<Worksheets>(plan)[1]->group == "专线");
  CHECK(in_plan<Worksheets>(plan)[1]->extra.members().contains("logo"));
  CHECK(in_plan<Worksheets>(plan)[3]->values.empty());
}

TEST_CASE("swot: cards are found by id and numbered through the cells") {
  const Plan plan = swot_plan();
  CardPlace place;
  REQUIRE(find_card(in_plan<Swot>(plan), in_plan<Swot>(plan).in(Cell::Opportunities)[1]->id, place));
  CHECK(place.cell == Cell::Opportunities);
  CHECK(place.index == 1);
  CHECK(number_of(in_plan<Swot>(plan), place) == 8);
  CHECK(find_card(in_plan<Swot>(plan), in_plan<Swot>(plan).in(Cell::Threats)[2]->id) == &*in_plan<Swot>(plan).in(Cell::Threats)[2]);
  CHECK(find_card(in_plan<Swot>(plan), "nobody") == nullptr);
  Plan nameless = plan;
  in_plan<Swot>(nameless).in(Cell::Strengths)[0].edit().id.clear();
  CHECK(find_card(in_plan<Swot>(nameless), "") == nullptr);
}

TEST_CASE("swot: bad values of a card are named and kept, the rest is used") {
  std::string written;
  CHECK(
      problems_of(
          "swot",
          R"({"strengths":[{"id":"a","text":7,"note":null,"weight":-1,"rating":5,"tags":"x","source":[],"top":1,)"
          R"("merged":{}},"junk",{"id":"b c","weight":1000001,"rating":2.5,"tags":["ok",3,"",null]},)"
          R"({"id":"d","weight":"0.5","rating":"4","source":{"lens":"a b","sheet":1,"factor":"f"}}]})",
          written) ==
      Lines{"wrong_type /swot/strengths/0/text string", "wrong_type /swot/strengths/0/note string",
            "out_of_range /swot/strengths/0/weight 0.0..1000000.0",
            "out_of_range /swot/strengths/0/rating 0..4", "wrong_type /swot/strengths/0/tags array",
            "wrong_type /swot/strengths/0/source object", "wrong_type /swot/strengths/0/top boolean",
            "wrong_type /swot/strengths/0/merged array", "wrong_type /swot/strengths/1 object",
            "bad_id /swot/strengths/2/id b c", "out_of_range /swot/strengths/2/weight 0.0..1000000.0",
            "wrong_type /swot/strengths/2/rating integer", "wrong_type /swot/strengths/2/tags/1 string",
            "out_of_range /swot/strengths/2/tags/2 1..100", "wrong_type /swot/strengths/2/tags/3 string",
            "wrong_type /swot/strengths/3/weight number", "wrong_type /swot/strengths/3/rating integer",
            "bad_id /swot/strengths/3/source/lens a b", "wrong_type /swot/strengths/3/source/sheet string"});
  CHECK(
      written ==
      R"({"strengths":[{"id":"a","merged":{},"note":null,"rating":5,"source":[],"tags":"x","text":7,"top":1,"weight":-1},)"
      R"({"id":"b c","rating":2.5,"tags":["ok",3,"",null],"weight":1000001},)"
      R"({"id":"d","rating":"4","source":{"factor":"f","lens":"a b","sheet":1},"weight":"0.5"},"junk"]})");
  CHECK(problems_of("swot", R"({"threats":{},"votes":[]})", written) ==
        Lines{"wrong_type /swot/threats array", "wrong_type /swot/votes object"});
  CHECK(written == R"({"threats":{},"votes":[]})");
  CHECK(problems_of("swot", R"("x")", written) == Lines{"wrong_type /swot object"});
  CHECK(written == R"("x")");
  CHECK(problems_of("swot", "{}", written).empty());
  CHECK(written.empty());
}

TEST_CASE("swot: weights keep their spelling, and 0 is not the same as none") {
  std::string written;
  CHECK(
      problems_of(
          "swot",
          R"({"strengths":[{"id":"a","weight":1},{"id":"b","weight":0.1},{"id":"c","weight":0},{"id":"d"}]})",
          written)
          .empty());
  CHECK(written ==
        R"({"strengths":[{"id":"a","weight":1},{"id":"b","weight":0.1},{"id":"c","weight":0},{"id":"d"}]})");
}

TEST_CASE("swot: a card that nothing was merged into says nothing of it") {
  std::string written;
  CHECK(problems_of("swot", R"({"strengths":[{"id":"a","merged":[]}]})", written).empty());  // and is the same when read again
  CHECK(written == R"({"strengths":[{"id":"a"}]})");
}

TEST_CASE("swot: a later card with the same id loses it, in whatever cell") {
  std::string written;
  CHECK(
      problems_of(
          "swot",
          R"({"strengths":[{"id":"a"},{"id":"b"}],"threats":[{"id":"c"},{"id":"a","text":"x"},{"id":"b"}]})",
          written) == Lines{"duplicate_id /swot/threats/1/id a", "duplicate_id /swot/threats/2/id b"});
}

TEST_CASE("swot: long and broken texts are cut and repaired, and listed") {
  std::string written;
  Json card = json(R"({"id":"a"})");
  std::string text;
  while (text.size() < kMaxCardTextBytes + 10) text += "客";
  set_text(card, "text", text);
  set_text(card, "note", std::string(kMaxCardTextBytes, 'n'));
  Json tags = empty_array();
  add_text(tags, std::string(101, 't'));
  add_text(tags, "two\nlines");
  for (int i = 0; i < 20; ++i) add_text(tags, "t" + std::to_string(i));
  set_json(card, "tags", tags);
  Json list = empty_array();
  add_json(list, card);
  Json swot = empty_object();
  set_json(swot, "strengths", list);
  const LoadedPlan loaded =
      load(R"({"format":"sandtable-plan","version":1,"id":"p","language":"zh",)"
           R"("created":"2026-11-21T08:55:12Z","modified":"2026-11-21T08:55:12Z","swot":)" +
           dump_json(swot) + "}");
  CHECK(texts_of(loaded.problems) ==
        Lines{"out_of_range /swot/strengths/0/text 0..100000", "out_of_range /swot/strengths/0/tags/0 0..100",
              "bad_text /swot/strengths/0/tags/1 ", "out_of_range /swot/strengths/0/tags 0..20"});
  const Card& read = *in_plan<Swot>(loaded.plan).in(Cell::Strengths)[0];
  CHECK(read.text == text.substr(0, 99999));  // between two characters
  CHECK(read.note.size() == kMaxCardTextBytes);
  REQUIRE(read.tags.size() == kMaxTags);
  CHECK(read.tags[0].size() == kMaxTagBytes);
  CHECK(read.tags[1] == "two lines");
  CHECK(dump_json(read.extra) == R"({"tags":["t18","t19"]})");
}

TEST_CASE("swot: cards beyond the cap are kept unread and come back in the file") {
  std::string list = "[";
  for (int i = 0; i < 3000; ++i) list += R"({"id":"s)" + std::to_string(i) + R"("},)";
  list.back() = ']';
  std::string other = list;
  for (std::size_t at = 0; (at = other.find("\"s", at)) != std::string::npos; ++at) other[at + 1] = 't';
  std::string written;
  CHECK(problems_of("swot", R"({"strengths":)" + list + R"(,"threats":)" + other + "}", written) ==
        Lines{"out_of_range /swot/threats 0..2000"});
  CHECK(written == R"({"strengths":)" + list + R"(,"threats":)" + other + "}");
}

TEST_CASE("votes: bad dots and voters are named and kept") {
  std::string written;
  CHECK(
      problems_of(
          "swot",
          R"({"votes":{"dots":0,"hidden":"no","voters":[{"id":"v","name":"a\nb","given":{"c":2,"d":0,"e f":1,"g":"2"}},)"
          R"(7,{"id":"v"},{"id":"w","given":[]}]}})",
          written) ==
      Lines{"out_of_range /swot/votes/dots 1..1000", "wrong_type /swot/votes/hidden boolean",
            "bad_text /swot/votes/voters/0/name ", "out_of_range /swot/votes/voters/0/given/d 1..1000",
            "bad_id /swot/votes/voters/0/given/e f ", "wrong_type /swot/votes/voters/0/given/g integer",
            "wrong_type /swot/votes/voters/1 object", "duplicate_id /swot/votes/voters/2/id v",
            "wrong_type /swot/votes/voters/3/given object"});
  CHECK(
      written ==
      R"({"votes":{"dots":0,"hidden":"no","voters":[{"given":{"c":2,"d":0,"e f":1,"g":"2"},"id":"v","name":"a b"},{},)"
      R"({"given":[],"id":"w"},7]}})");
}

TEST_CASE("actions: bad values are named and kept") {
  std::string written;
  CHECK(
      problems_of(
          "actions",
          R"([{"id":"a","text":1,"owner":2,"start":"2026-02-29","end":"2026-06-01T00:00:00Z","status":"half",)"
          R"("pair":"SS","refs":["c","d e",5]},null,{"id":"a","start":"2024-02-29","end":"2024-02-28","pair":"WT"}])",
          written) == Lines{"wrong_type /actions/0/text string", "wrong_type /actions/0/owner string",
                            "bad_date /actions/0/start 2026-02-29",
                            "bad_date /actions/0/end 2026-06-01T00:00:00Z",
                            "unknown_choice /actions/0/status half", "unknown_choice /actions/0/pair SS",
                            "bad_id /actions/0/refs/1 d e", "wrong_type /actions/0/refs/2 string",
                            "wrong_type /actions/1 object", "duplicate_id /actions/2/id a"});
  CHECK(
      written ==
      R"([{"end":"2026-06-01T00:00:00Z","id":"a","owner":2,"pair":"SS","refs":["c","d e",5],"start":"2026-02-29",)"
      R"("status":"half","text":1},{"end":"2024-02-28","pair":"WT","start":"2024-02-29"},null])");
  CHECK(problems_of("actions", "5", written) == Lines{"wrong_type /actions array"});
  CHECK(written == "5");
}

TEST_CASE("actions: an end before the start is told") {
  Action action;
  CHECK_FALSE(ends_before_start(action));
  action.start = "2026-12-31";
  CHECK_FALSE(ends_before_start(action));
  action.end = "2026-12-30";
  CHECK(ends_before_start(action));
  action.end = "2026-12-31";
  CHECK_FALSE(ends_before_start(action));
}

TEST_CASE("actions: the cells of each combination") {
  for (const Pair pair : kAllPairs) {
    const char letters[] = {"SWOT"[static_cast<std::size_t>(internal_cell(pair))],
                            "SWOT"[static_cast<std::size_t>(external_cell(pair))], '\0'};
    CHECK(to_word(pair) == letters);
  }
}

TEST_CASE("worksheets: bad values are named and kept, those of a newer pack too") {
  std::string written;
  CHECK(
      problems_of(
          "worksheets",
          R"([{"id":"a","sheet":"customers","title":1,"group":[],"pack_version":0,"values":[1]},{"id":"b"},false,)"
          R"({"id":"b","sheet":"rival","values":{"x":{"new":[1,{"deep":true}]}}}])",
          written) == Lines{"wrong_type /worksheets/0/title string", "wrong_type /worksheets/0/group string",
                            "out_of_range /worksheets/0/pack_version 1..1000000",
                            "wrong_type /worksheets/0/values object", "missing_member /worksheets/1/sheet ",
                            "wrong_type /worksheets/2 object", "duplicate_id /worksheets/3/id b"});
  CHECK(written ==
        R"([{"group":[],"id":"a","pack_version":0,"sheet":"customers","title":1,"values":[1]},{"id":"b"},)"
        R"({"sheet":"rival","values":{"x":{"new":[1,{"deep":true}]}}},false])");
}

TEST_CASE("worksheets: values of every kind are read") {
  const Plan plan = swot_plan();
  const Worksheet* customers = find_worksheet_of(in_plan<Worksheets>(plan), "customers");
  REQUIRE(customers != nullptr);
  const Json& values = customers->values;
  CHECK(value_text(values, "who") == "信息科技部主任王工，分管副行长");
  CHECK(value_flag(values, "key_business"));
  CHECK(value_factor(values, "tender").on);
  CHECK(value_factor(values, "tender").note == "总行三年上云规划，九月招标");
  CHECK(value_factor(values, "system_change").on);
  CHECK_FALSE(value_factor(values, "complaints").on);
  CHECK(value_factor(values, "complaints").note == "去年专线中断两次");
  CHECK(row_count(values, "needs") == 2);
  CHECK(value_text(row(values, "needs", 1), "need") == "网点扩容");
  CHECK(row(values, "needs", 2).empty());
  const Worksheet* rival = find_worksheet(in_plan<Worksheets>(plan), in_plan<Worksheets>(plan)[1]->id);
  REQUIRE(rival != nullptr);
  CHECK(value_versus(rival->values, "price_system").us == 2);
  CHECK(value_versus(rival->values, "price_system").them == 4);
  CHECK(value_rating(rival->values, "attitude") == 4);
  CHECK(value_text(rival->values, "reaction") == "fierce");
  CHECK(find_worksheet(in_plan<Worksheets>(plan), "nobody") == nullptr);
  CHECK(find_worksheet(in_plan<Worksheets>(plan), "") == nullptr);
  CHECK(find_worksheet_of(in_plan<Worksheets>(plan), "nothing") == nullptr);
}

TEST_CASE("worksheets: values of any other shape read as empty") {
  for (const char* shape : {"null", "true", "7", "2.5", "-1", "\"x\"", "[]", "[[],1]", "{}",
                            R"({"on":1,"note":2,"us":9,"them":"3"})"}) {
    Json values = empty_object();
    set_json(values, "f", json(shape));
    CAPTURE(shape);
    if (shape[0] != '"') CHECK(value_text(values, "f").empty());
    CHECK(value_flag(values, "f") == (shape[0] == 't'));
    CHECK(value_rating(values, "f") == 0);
    CHECK_FALSE(value_factor(values, "f").on);
    CHECK(value_factor(values, "f").note.empty());
    CHECK(value_versus(values, "f").us == 0);
    CHECK(value_versus(values, "f").them == 0);
    CHECK(value_text(row(values, "f", 0), "c").empty());
    if (shape[0] != '[') CHECK(edit_row(values, "f", 0) == nullptr);
    set_value_versus(values, "f", {2, 5});
    CHECK(value_versus(values, "f").us == 2);
    CHECK(value_versus(values, "f").them == 5);
    set_value_text(values, "f", "t");
    set_value_factor(values, "f", {true, "n"});
    CHECK(value_factor(values, "f").note == "n");
  }
}

TEST_CASE("worksheets: empty values leave no member, unknown members stay") {
  Json values = json(R"({"f":{"on":true,"note":"n","seen":"2026"}})");
  set_value_factor(values, "f", {false, ""});
  CHECK(dump_json(values) == R"({"f":{"seen":"2026"}})");
  set_value_factor(values, "g", {true, ""});
  set_value_factor(values, "g", {false, ""});
  set_value_versus(values, "v", {1, 0});
  CHECK(dump_json(values) == R"({"f":{"seen":"2026"},"v":{"us":1}})");
  set_value_versus(values, "v", {0, 0});
  set_value_text(values, "t", "x");
  set_value_text(values, "t", "");
  set_value_flag(values, "c", true);
  set_value_flag(values, "c", false);
  set_value_rating(values, "r", 5);
  CHECK(value_rating(values, "r") == 5);
  set_value_rating(values, "r", 0);
  CHECK(dump_json(values) == R"({"f":{"seen":"2026"}})");
  const FactorValue same = value_factor(json(R"({"f":{"note":"within"}})"), "x");
  CHECK(same.note.empty());
  values = json(R"({"f":{"note":"a note that lies within what is changed, longer than any short text"}})");
  set_value_factor(values, "f", {true, value_factor(values, "f").note});
  CHECK(dump_json(values) ==
        R"({"f":{"note":"a note that lies within what is changed, longer than any short text","on":true}})");
}

TEST_CASE("worksheets: rows of tables") {
  Json values = empty_object();
  for (const char* text : {"a", "b", "c"}) {
    CHECK(add_row(values, "t"));
    set_value_text(*edit_row(values, "t", row_count(values, "t") - 1), "x", text);
  }
  move_row(values, "t", 0, 2);
  CHECK(dump_json(values) == R"({"t":[{"x":"b"},{"x":"c"},{"x":"a"}]})");
  move_row(values, "t", 2, 0);
  move_row(values, "t", 1, 7);
  CHECK(dump_json(values) == R"({"t":[{"x":"a"},{"x":"b"},{"x":"c"}]})");
  remove_row(values, "t", 1);
  remove_row(values, "t", 9);
  CHECK(dump_json(values) == R"({"t":[{"x":"a"},{"x":"c"}]})");
  remove_row(values, "t", 0);
  remove_row(values, "t", 0);
  CHECK(dump_json(values) == "{}");
  for (std::size_t i = 0; i < kMaxTableRows; ++i) CHECK(add_row(values, "t"));
  CHECK_FALSE(add_row(values, "t"));
}

TEST_CASE("undo: steps share the cards that were not edited") {
  Plan plan = swot_plan();
  const Plan before = plan;
  CHECK(in_plan<Swot>(plan).in(Cell::Strengths)[0].is_same(in_plan<Swot>(before).in(Cell::Strengths)[0]));
  in_plan<Swot>(plan).in(Cell::Strengths)[0].edit().text = "changed";
  CHECK_FALSE(plan == before);
  CHECK(in_plan<Swot>(before).in(Cell::Strengths)[0]->text == "本地服务团队稳定，两小时内能到现场");
  CHECK(in_plan<Swot>(plan).in(Cell::Strengths)[1].is_same(in_plan<Swot>(before).in(Cell::Strengths)[1]));
  CHECK(in_plan<Worksheets>(plan)[0].is_same(in_plan<Worksheets>(before)[0]));
  in_plan<Swot>(plan).in(Cell::Strengths)[0].edit().text = in_plan<Swot>(before).in(Cell::Strengths)[0]->text;
  CHECK(plan == before);  // equal again, though not the same
  History history(before);
  CHECK_FALSE(history.commit(plan, 0, "", 0));
  in_plan<Actions>(plan).pop_back();
  CHECK(history.commit(plan, 0, "", 0));
  CHECK(history.undo());
  CHECK(history.plan() == before);
}
