// Where the members of a plan may go.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "plan/plan.h"
#include "fixtures.h"
#include "tools/sorting/model.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"
#include "tools/sheets/model.h"
#include "tools/mix/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

// Paths of all members that a schema describes: properties by name, list items and free keys as "*".
void schema_paths(const Json& root, const Json& schema, const std::string& path, std::set<std::string>& out) {
  const auto reference = schema.find("$ref");
  if (reference != schema.end()) {
    const std::string& target = *reference->get_ptr<const std::string*>();
    CHECK(target[0] == '#');
    const Json& found = root[Json::json_pointer(target.substr(1))];
    schema_paths(root, found, path, out);
  }
  const auto visit = [&](const std::string& name, const Json& part) {
    const std::string place = path.empty() ? name : path + "/" + name;
    out.insert(place);
    schema_paths(root, part, place, out);
  };
  if (schema.contains("properties")) {
    for (const auto& [name, part] : schema["properties"].items()) visit(name, part);
  }
  if (schema.contains("items")) visit("*", schema["items"]);
  if (schema.contains("additionalProperties")) visit("*", schema["additionalProperties"]);
}

// A description for every member, and no object that forbids unknown members.
void check_described(const Json& schema, const std::string& place) {
  CAPTURE(place);
  CHECK(schema.contains("description"));
  if (schema.contains("properties")) {
    for (const auto& [name, part] : schema["properties"].items()) check_described(part, place + "/" + name);
  }
  if (schema.contains("additionalProperties")) CHECK(schema["additionalProperties"].is_object());
  CHECK_FALSE(schema.contains("unevaluatedProperties"));
}

Json schema() {
  return json(read_file(asset_path("schema/plan.schema.json")));
}

// Members of a plan that a tool describes in a schema of its own, by name.
std::vector<std::pair<std::string, Json>> own_schemas() {
  std::vector<std::pair<std::string, Json>> out;
  constexpr std::string_view kEnding = ".schema.json";
  for (const std::string& file : json_files(asset_path("schema/tools"))) {
    const std::string name = file.substr(file.find_last_of('/') + 1);
    out.emplace_back(name.substr(0, name.size() - kEnding.size()), json(read_file(asset_path("schema/tools/" + name))));
  }
  return out;
}

}  // namespace

TEST_CASE("plan schema: every member is described, unknown members are allowed") {
  const Json root = schema();
  check_described(root, "");
  for (const auto& [name, part] : root["$defs"].items()) check_described(part, name);
  for (const auto& [member, own] : own_schemas()) {
    check_described(own, member);
    for (const auto& [name, part] : own["$defs"].items()) check_described(part, name);
  }
}

TEST_CASE("routes: the table has every member of the schema and no others") {
  std::set<std::string> all;
  const Json root = schema();
  schema_paths(root, root, "", all);
  // Who describes a member in a schema of its own lets all that is below it go where the member goes.
  for (const auto& [member, own] : own_schemas()) all.insert({member, member + "/**"});
  std::set<std::string> described;
  for (std::string path : all) {
    for (const Cell cell : kAllCells) {  // the four cells share their rows
      const std::string name = "swot/" + std::string(to_word(cell));
      if (path == name || path.substr(0, name.size() + 1) == name + "/")
        path.replace(5, name.size() - 5, "*");
    }
    if (path.substr(0, 4) == "mix/") path = "mix/**";  // goes where the mix goes
    described.insert(path);
  }
  std::set<std::string> routed;
  for (const MemberRoute& route : member_routes()) {
    CHECK_MESSAGE(routed.insert(std::string(route.path)).second, route.path);
  }
  CHECK(described == routed);
}

TEST_CASE("routes: limits of the schema are those of the code") {
  const Json root = schema();
  CHECK(root["properties"]["format"]["const"] == std::string(kPlanFormat));
  CHECK(root["properties"]["version"]["const"] == kPlanVersion);
  CHECK(root["properties"]["title"]["maxLength"] == kMaxTitleBytes);
  CHECK(root["properties"]["author"]["maxLength"] == kMaxNameBytes);
  CHECK(root["properties"]["self_tests"]["maxItems"] == kMaxSelfTests);
  CHECK(root["properties"]["actions"]["maxItems"] == kMaxActions);
  CHECK(root["properties"]["worksheets"]["maxItems"] == kMaxWorksheets);
  CHECK(root["properties"]["sortings"]["maxItems"] == kMaxSortings);
  const Json& sorting = root["$defs"]["sorting"]["properties"];
  CHECK(sorting["placed"]["maxProperties"] == kMaxPlaced);
  CHECK(sorting["own"]["maxItems"] == kMaxOwnItems);
  CHECK(sorting["own"]["items"]["properties"]["text"]["maxLength"] == kMaxOwnItemBytes);
  const Json& votes = root["properties"]["swot"]["properties"]["votes"]["properties"];
  CHECK(votes["voters"]["maxItems"] == kMaxVoters);
  CHECK(votes["dots"]["maximum"] == kMaxDots);
  CHECK(votes["dots"]["default"] == kStandardDots);
  const Json& defs = root["$defs"];
  CHECK(defs["cards"]["maxItems"] == kMaxCards);
  const Json& card = defs["card"]["properties"];
  CHECK(card["text"]["maxLength"] == kMaxCardTextBytes);
  CHECK(card["note"]["maxLength"] == kMaxCardTextBytes);
  CHECK(card["weight"]["maximum"] == kMaxWeight);
  CHECK(card["rating"]["maximum"] == kMaxRating);
  CHECK(card["tags"]["maxItems"] == kMaxTags);
  CHECK(card["tags"]["items"]["maxLength"] == kMaxTagBytes);
  CHECK(defs["action"]["properties"]["text"]["maxLength"] == kMaxActionTextBytes);
  CHECK(defs["action"]["properties"]["owner"]["maxLength"] == kMaxNameBytes);
  CHECK(defs["action"]["properties"]["refs"]["maxItems"] == kMaxActionRefs);
  CHECK(defs["voter"]["properties"]["name"]["maxLength"] == kMaxNameBytes);
  CHECK(defs["worksheet"]["properties"]["title"]["maxLength"] == kMaxWorksheetTitleBytes);
  CHECK(defs["worksheet"]["properties"]["group"]["maxLength"] == kMaxWorksheetTitleBytes);
  const Json& mix = root["properties"]["mix"]["properties"];
  CHECK(mix["currency"]["default"] == kStandardCurrency.str());
  CHECK(mix["segments"]["maxItems"] == kMaxSegments);
  CHECK(mix["needs"]["maxItems"] == kMaxNeeds);
  CHECK(mix["candidates"]["maxItems"] == kMaxCandidates);
  CHECK(mix["rounds"]["maxItems"] == kMaxRounds);
  CHECK(defs["mix_factors"]["maxItems"] == kMaxFactors);
  CHECK(defs["mix_factor"]["properties"]["weight_pct"]["maximum"] == kMaxWeightPct);
  CHECK(defs["line"]["maxLength"] == kMaxMixLineBytes);
  CHECK(defs["prose"]["maxLength"] == kMaxMixTextBytes);
  CHECK(defs["lines"]["maxItems"] == kMaxSpendings);
  CHECK(defs["lines"]["items"]["maxLength"] == kMaxMixLineBytes);
  CHECK(defs["ids"]["maxItems"] == kMaxMixRefs);
  CHECK(defs["amount"]["maximum"] == kMaxMoney);
  CHECK(defs["amount"]["minimum"] == -kMaxMoney);
  CHECK(defs["size"]["maximum"] == kMaxMoney);
  CHECK(defs["quarter_units"]["additionalProperties"]["maximum"] == kMaxUnits);
  CHECK(defs["segment"]["properties"]["scores"]["additionalProperties"]["maximum"] == kMaxFactorScore);
  CHECK(defs["candidate"]["properties"]["quarters"]["maximum"] == kMaxQuarters);
  CHECK(defs["candidate"]["properties"]["quarters"]["default"] == kStandardQuarters);
  CHECK(defs["candidate"]["properties"]["elements"]["maxItems"] == kMaxElements);
}

TEST_CASE("routes: browser, file and link get everything, unknown members too") {
  for (const char* name : {"plans/v1-unknown-members.json", "plans/v1-trainer-pack.json",
                           "plans/v1-swot.json", "plans/v1-mix.json", "plans/bad/answers.json"}) {
    const Plan plan = load(read_file(fixture_path(name))).plan;
    const std::string whole = dump_json(plan_to_json(plan));
    CHECK(dump_json(plan_for(plan, Destination::Browser)) == whole);
    CHECK(dump_json(plan_for(plan, Destination::File)) == whole);
    CHECK(dump_json(plan_for(plan, Destination::Link)) == whole);
  }
}

TEST_CASE("routes: a hand-in has the results and whose they are, nothing else") {
  Plan plan = load(read_file(fixture_path("plans/v1-unknown-members.json"))).plan;
  in_plan<SelfTests>(plan).packs["x"] = Json::object();
  in_plan<SelfTests>(plan).unread.push_back("secret");
  in_plan<SelfTests>(plan).list[0].unread_answers["99"] = "secret";
  const Json hand_in = plan_for(plan, Destination::HandIn);
  CHECK(
      dump_json(hand_in) ==
      R"({"author":"王芳","created":"2026-11-21T08:55:12Z","format":"sandtable-plan","id":"9b8a7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d",)"
      R"("language":"zh","modified":"2026-11-22T09:03:40Z","self_tests":[{"answers":{"1":4,"10":5,"11":3,"12":4,"13":2,"14":3,)"
      R"("15":3,"16":4,"2":3,"3":2,"4":4,"5":3,"6":5,"7":2,"8":4,"9":4},"id":"12345678-1234-4123-8123-123456789abc",)"
      R"("phase":"before","rater":{"kind":"other","name":"陈经理"},"taken":"2026-11-21T09:00:00Z","test":"negotiation"}],"version":1})");
  const LoadedPlan received = load(dump_json(hand_in));
  CHECK(texts_of(received.problems).empty());
}

TEST_CASE("routes: the words of the schema are those of the code") {
  const Json defs = schema()["$defs"];
  const auto words = [](const Json& list) {
    std::string out;
    for (const Json& word : list["enum"]) out += word.get<std::string>() + " ";
    return out;
  };
  std::string values, serves, objectives, kinds, elements, steps;
  for (const Text word : kValueWords) values += word.str() + " ";
  for (const Text word : kServesWords) serves += word.str() + " ";
  for (std::size_t i = 1; i < kObjectives; ++i) objectives += to_word(static_cast<Objective>(i)).str() + " ";
  for (std::size_t i = 1; i < kNeedKinds; ++i) kinds += to_word(static_cast<NeedKind>(i)).str() + " ";
  for (std::size_t i = 0; i < kElementKinds; ++i)
    elements += to_word(static_cast<ElementKind>(i)).str() + " ";
  for (std::size_t i = 1; i < kFailedSteps; ++i) steps += to_word(static_cast<FailedStep>(i)).str() + " ";
  CHECK(words(defs["need"]["properties"]["answered_by"]["items"]) == values);
  CHECK(words(defs["element"]["properties"]["serves"]["items"]) == serves);
  CHECK(words(defs["segment"]["properties"]["objective"]) == objectives);
  CHECK(words(defs["need"]["properties"]["kind"]) == kinds);
  CHECK(words(defs["element"]["properties"]["kind"]) == elements);
  CHECK(words(defs["round"]["properties"]["failed_step"]) == steps);
}

TEST_CASE("routes: a hand-in of a self-test has nothing of the mix") {
  const Plan plan = load(read_file(fixture_path("plans/v1-mix.json"))).plan;
  CHECK_FALSE(in_plan<Mix>(plan) == Mix());
  CHECK_FALSE(plan_for(plan, Destination::HandIn).contains("mix"));
  CHECK(in_plan<Mix>(only_self_test(plan, "x")) == Mix());
}

TEST_CASE("routes: a hand-in of a self-test has nothing of the SWOT, the actions and the worksheets") {
  const Plan plan = load(read_file(fixture_path("plans/v1-swot.json"))).plan;
  CHECK(card_count(in_plan<Swot>(plan)) > 0);
  const Json hand_in = plan_for(plan, Destination::HandIn);
  CHECK_FALSE(hand_in.contains("swot"));
  CHECK_FALSE(hand_in.contains("actions"));
  CHECK_FALSE(hand_in.contains("worksheets"));
}

TEST_CASE("routes: values that could not be read stay at home") {
  const Plan plan = load(read_file(fixture_path("plans/bad/wrong-types-in-the-head.json"))).plan;
  CHECK(dump_json(plan_for(plan, Destination::HandIn)) ==
        R"({"format":"sandtable-plan","language":"zh","version":1})");
}

TEST_CASE("sharing one self-test: only it and its pack") {
  Plan plan = load(read_file(fixture_path("plans/v1-two-attempts.json"))).plan;
  plan.extra.set("swot", "not to be shared");
  in_plan<SelfTests>(plan).packs["negotiation"] = Json::object();
  in_plan<SelfTests>(plan).packs["other"] = Json::object();
  const std::string id = in_plan<SelfTests>(plan).list[1].id;
  const Plan one = only_self_test(plan, id);
  CHECK(one.title == plan.title);
  CHECK(one.author == plan.author);
  CHECK(one.language == plan.language);
  CHECK(one.id == plan.id);
  REQUIRE(in_plan<SelfTests>(one).list.size() == 1);
  CHECK(in_plan<SelfTests>(one).list[0] == in_plan<SelfTests>(plan).list[1]);
  CHECK(in_plan<SelfTests>(one).packs.size() == 1);
  CHECK(in_plan<SelfTests>(one).packs.contains("negotiation"));
  CHECK(one.extra.members().empty());
  const Plan swot = load(read_file(fixture_path("plans/v1-swot.json"))).plan;
  CHECK(in_plan<Swot>(only_self_test(swot, id)) == Swot());
  CHECK(in_plan<Actions>(only_self_test(swot, id)).empty());
  CHECK(in_plan<Worksheets>(only_self_test(swot, id)).empty());
  CHECK(in_plan<SelfTests>(only_self_test(plan, "nobody")).list.empty());
  CHECK(in_plan<SelfTests>(only_self_test(plan, "")).list.empty());
}
