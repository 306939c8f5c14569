// The marketing-mix planner in a plan's file.
#include <doctest/doctest.h>

#include "tools/mix/model.h"
#include "tools/mix/summary.h"
#include "plan/plan.h"
#include "fixtures.h"
#include "random_json.h"
#include "plan_parts.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

using Lines = std::vector<std::string>;

Plan mix_plan() {
  return load(read_file(fixture_path("plans/v1-mix.json"))).plan;
}

// Problems of a plan with this mix, which is written back as `written` and reads the same again.
Lines problems_of(std::string_view value, std::string& written, Mix& mix) {
  Json document = json(R"({"format":"sandtable-plan","version":1,"id":"p","language":"zh",)"
                       R"("created":"2026-11-21T08:55:12Z","modified":"2026-11-21T08:55:12Z"})");
  set_json(document, "mix", json(value));
  const LoadedPlan loaded = load(dump_json(document));
  const Json out = plan_to_json(loaded.plan);
  const Json* member = find_member(out, "mix");
  written = member == nullptr ? std::string() : dump_json(*member);
  mix = in_plan<Mix>(loaded.plan);
  const LoadedPlan again = load(dump_json(out));
  CHECK(again.plan == loaded.plan);
  CHECK(dump_json(plan_to_json(again.plan)) == dump_json(out));
  return texts_of(loaded.problems);
}

// Of a list with `count` records {"id":"<n>"…}.
std::string records(std::size_t count, const std::string& members = {}) {
  std::string out = "[";
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += ",";
    out += R"({"id":"r)" + std::to_string(i) + "\"" + members + "}";
  }
  return out + "]";
}

}  // namespace

TEST_CASE("mix: every member of the frozen plan") {
  const Plan plan = mix_plan();
  const Mix& mix = in_plan<Mix>(plan);
  CHECK(plan.extra.members().empty());
  CHECK(mix.currency == "CNY");
  CHECK(mix.extra.members().contains("future"));
  CHECK(mix.market.title == "本市金融业专线");
  CHECK(mix.market.unit == MarketUnit::Value);
  CHECK(mix.market.size[0] == 50'000'000'000);
  CHECK(mix.market.size[3] == 1'000'000'000);
  REQUIRE(mix.of(FactorAxis::Attractiveness).size() == 3);
  CHECK(mix.of(FactorAxis::Attractiveness)[2]->title == "利润");
  CHECK(mix.of(FactorAxis::Attractiveness)[2]->weight_pct == 20);
  CHECK(mix.of(FactorAxis::Strength)[1]->id == "price");

  REQUIRE(mix.segments.size() == 3);
  const Segment& bank = *mix.segments[0];
  CHECK(bank.title == "城商行");
  CHECK(bank.dimensions[0] == "finance");
  CHECK(bank.dimensions[1] == "20 家网点");
  CHECK(bank.dimensions[4] == "medium");
  CHECK(bank.criteria[0] == Verdict::Yes);
  CHECK(bank.scores.at("service") == 7);
  CHECK(bank.revenue == 320'000'000);
  CHECK(bank.wanted_strength == 8);
  CHECK(bank.wanted_attractiveness == 7.5);
  CHECK(bank.objective == Objective::Improve);
  CHECK(bank.target);
  CHECK(bank.values.contains("organisation"));
  CHECK(bank.refs.size() == 1);
  CHECK(mix.segments[1]->criteria[2] == Verdict::No);
  CHECK(mix.segments[1]->criteria[3] == Verdict::Open);
  CHECK_FALSE(mix.segments[1]->target);
  CHECK(mix.segments[1]->extra.members().contains("colour"));
  CHECK(mix.segments[2]->revenue == kNoMoney);
  CHECK(mix.segments[2]->objective == Objective::None);

  REQUIRE(mix.needs.size() == 5);
  CHECK(mix.needs[0]->layer == NeedLayer::Core);
  CHECK(mix.needs[0]->kind == NeedKind::Quality);
  CHECK(mix.needs[0]->answered_by == ((1u << 1) | (1u << 4)));  // service, technology
  CHECK(mix.needs[2]->layer == NeedLayer::Additional);
  CHECK(mix.needs[3]->layer == NeedLayer::Latent);
  CHECK(mix.needs[4]->segment == "seg-insurance");

  REQUIRE(mix.candidates.size() == 2);
  CHECK(mix.candidates[0]->quarters == 4);
  CHECK(mix.candidates[1]->quarters == 8);
  REQUIRE(mix.candidates[0]->elements.size() == 4);
  const Element& line = *mix.candidates[0]->elements[0];
  CHECK(line.kind == ElementKind::Base);
  CHECK(line.line == "专线");
  CHECK(line.text == "100M 专线");
  CHECK(line.needs == Lines{"need-line"});
  CHECK(line.price_strategy == "value");
  CHECK(line.combination == "business_business");
  CHECK(line.serves == ((1u << 0) | (1u << 4)));  // product, build
  CHECK(line.price == 100'000);
  CHECK(line.unit_cost == 60'000);
  CHECK(line.one_off_cost == 2'000'000);
  CHECK(line.units[1].at[3] == 40);  // expected
  CHECK(line.units[0].at[0] == 5);   // worst
  CHECK(line.units[2].at[1] == 25);  // best
  CHECK(line.units[1].at[4] == kNoMoney);
  CHECK(line.company_spending == Lines{"网点装修"});
  const Element& onsite = *mix.candidates[0]->elements[2];
  CHECK(onsite.kind == ElementKind::ValueAddedService);
  CHECK(onsite.price == 0);  // given away, which is not the same as open
  CHECK(onsite.one_off_cost == kNoMoney);
  CHECK(onsite.personal_spending.size() == 1);

  REQUIRE(mix.rounds.size() == 1);
  const Round& round = *mix.rounds[0];
  CHECK(round.candidate == "cand-steady");
  CHECK(round.figures[0].at[3] == 4'300'000);
  CHECK(round.figures[3].at[1] == 1'400'000);
  CHECK(round.figures[3].at[2] == kNoMoney);
  CHECK(round.failed_step == FailedStep::Implementation);
  CHECK(round.cause == "pilot_not_typical");
  CHECK(round.improvement == "换一家典型网点");
  CHECK(round.actions.size() == 1);
}

TEST_CASE("mix: the frozen plan is written back as it is") {
  const std::string text = read_file(fixture_path("plans/v1-mix.json"));
  const LoadedPlan loaded = load(text);
  CHECK(texts_of(loaded.problems).empty());
  CHECK(dump_json(plan_to_json(loaded.plan)) == dump_json(json(text)));
}

TEST_CASE("mix: none, an empty one, and one in another currency") {
  CHECK(plan_to_json(Plan()).contains("mix") == false);
  std::string written;
  Mix mix;
  CHECK(problems_of("{}", written, mix).empty());
  CHECK(written.empty());
  CHECK(mix == Mix());
  CHECK(problems_of(R"({"currency":"JPY"})", written, mix).empty());
  CHECK(written == R"({"currency":"JPY"})");
  CHECK(mix.currency == "JPY");
}

TEST_CASE("mix: bad values are listed and kept, the rest is used") {
  std::string written;
  Mix mix;
  CHECK(
      problems_of(
          R"({"currency":"yuan","market":{"unit":"tons","potential":-5,"available":1.5,"served":"9","penetrated":7},)"
          R"("attractiveness_factors":[{"id":"a","weight_pct":101},{"id":"b","weight_pct":33.3},3],)"
          R"("strength_factors":[{"id":"a","weight_pct":100}]})",
          written, mix) ==
      Lines{"unknown_choice /mix/currency yuan", "unknown_choice /mix/market/unit tons",
            "out_of_range /mix/market/potential 0..1000000000000000000",
            "wrong_type /mix/market/available integer", "wrong_type /mix/market/served integer",
            "out_of_range /mix/attractiveness_factors/0/weight_pct 0.0..100.0",
            "wrong_type /mix/attractiveness_factors/2 object", "duplicate_id /mix/strength_factors/0/id a"});
  CHECK(
      written ==
      R"({"attractiveness_factors":[{"id":"a","weight_pct":101},{"id":"b","weight_pct":33.3},3],"currency":"yuan",)"
      R"("market":{"available":1.5,"penetrated":7,"potential":-5,"served":"9","unit":"tons"},)"
      R"("strength_factors":[{"weight_pct":100}]})");
  CHECK(mix.currency == "CNY");
  CHECK(mix.market.size[3] == 7);
  CHECK(mix.market.size[0] == kNoMoney);

  CHECK(
      problems_of(
          R"({"segments":[{"id":"s","criteria":{"accessible":"yes","large":true,"odd":1},"scores":{"f":11,"g":10,"h i":5,"j":"x"},)"
          R"("revenue":-1,"wanted":{"strength":0,"attractiveness":9.5},"objective":"win","target":1,"values":[],"refs":["c",5,"c d"]}]})",
          written, mix) ==
      Lines{"wrong_type /mix/segments/0/criteria/accessible boolean",
            "out_of_range /mix/segments/0/scores/f 1..10", "bad_id /mix/segments/0/scores/h i ",
            "wrong_type /mix/segments/0/scores/j integer",
            "out_of_range /mix/segments/0/revenue 0..1000000000000000000",
            "out_of_range /mix/segments/0/wanted/strength 1.0..10.0",
            "unknown_choice /mix/segments/0/objective win", "wrong_type /mix/segments/0/target boolean",
            "wrong_type /mix/segments/0/values object", "wrong_type /mix/segments/0/refs/1 string",
            "bad_id /mix/segments/0/refs/2 c d"});
  CHECK(
      written ==
      R"({"segments":[{"criteria":{"accessible":"yes","large":true,"odd":1},"id":"s","objective":"win","refs":["c",5,"c d"],)"
      R"("revenue":-1,"scores":{"f":11,"g":10,"h i":5,"j":"x"},"target":1,"values":[],"wanted":{"attractiveness":9.5,"strength":0}}]})");
  CHECK(mix.segments[0]->criteria[3] == Verdict::Yes);
  CHECK(mix.segments[0]->wanted_attractiveness == 9.5);

  CHECK(problems_of(
            R"({"needs":[{"id":"n","layer":"deep","kind":"","answered_by":["brand","money",5]},{"id":"n"}]})",
            written,
            mix) == Lines{"unknown_choice /mix/needs/0/layer deep", "unknown_choice /mix/needs/0/kind ",
                          "unknown_choice /mix/needs/0/answered_by/1 money",
                          "wrong_type /mix/needs/0/answered_by/2 string", "duplicate_id /mix/needs/1/id n"});
  CHECK(written == R"({"needs":[{"answered_by":["brand","money",5],"id":"n","kind":"","layer":"deep"},{}]})");
  CHECK(mix.needs[0]->answered_by == 1u << 6);

  CHECK(
      problems_of(
          R"({"candidates":[{"id":"c","quarters":13,"elements":[{"id":"e","price":1e15,"unit_cost":1e19,)"
          R"("units":{"1":5,"0":1,"13":1,"02":1,"2":-1,"3":1.5}}]},{"id":"d","elements":[{"id":"e","serves":["profit"]}]}]})",
          written, mix) ==
      Lines{"out_of_range /mix/candidates/0/quarters 1..12",
            "out_of_range /mix/candidates/0/elements/0/unit_cost -1000000000000000000..1000000000000000000",
            "bad_id /mix/candidates/0/elements/0/units/0 ", "bad_id /mix/candidates/0/elements/0/units/02 ",
            "bad_id /mix/candidates/0/elements/0/units/13 ",
            "out_of_range /mix/candidates/0/elements/0/units/2 0..1000000000000000",
            "wrong_type /mix/candidates/0/elements/0/units/3 integer",
            "unknown_choice /mix/candidates/1/elements/0/serves/0 profit",
            "duplicate_id /mix/candidates/1/elements/0/id e"});
  CHECK(mix.candidates[0]->elements[0]->price == 1'000'000'000'000'000);
  CHECK(mix.candidates[0]->elements[0]->units[1].at[0] == 5);
  CHECK(json(written)["candidates"][0]["elements"][0]["units"].size() == 6);

  CHECK(
      problems_of(
          R"({"rounds":[{"id":"r","failed_step":"none","actual_revenue":[1],"target_revenue":{"2":-5},"cause":"a b"}]})",
          written, mix) == Lines{"wrong_type /mix/rounds/0/actual_revenue object",
                                 "unknown_choice /mix/rounds/0/failed_step none",
                                 "bad_id /mix/rounds/0/cause a b"});
  CHECK(mix.rounds[0]->figures[0].at[1] == -5);
}

TEST_CASE("mix: a candidate in another currency is refused with the reason, and kept") {
  std::string written;
  Mix mix;
  CHECK(problems_of(R"({"candidates":[{"id":"a","currency":"USD"},{"id":"b","currency":"CNY"},{"id":"c"}]})",
                    written, mix) == Lines{"unknown_choice /mix/candidates/0/currency USD"});
  CHECK(mix.candidates.size() == 2);
  CHECK(mix.candidates[0]->id == "b");
  CHECK(written == R"({"candidates":[{"id":"b"},{"id":"c"},{"currency":"USD","id":"a"}]})");
}

TEST_CASE("mix: quarters in any order are the same plan") {
  std::string first, second;
  Mix a, b;
  CHECK(problems_of(R"({"rounds":[{"id":"r","actual_cost":{"10":10,"2":2,"1":1}}]})", first, a).empty());
  CHECK(problems_of(R"({"rounds":[{"id":"r","actual_cost":{"1":1,"2":2,"10":10}}]})", second, b).empty());
  CHECK(a == b);
  CHECK(first == second);
  CHECK(a.rounds[0]->figures[3].at[9] == 10);
}

TEST_CASE("mix: caps") {
  std::string written;
  Mix mix;
  for (const auto& [name, max] : {std::pair{"segments", kMaxSegments}, std::pair{"needs", kMaxNeeds},
                                 std::pair{"candidates", kMaxCandidates}, std::pair{"rounds", kMaxRounds},
                                 std::pair{"strength_factors", kMaxFactors}}) {
    const std::string key = name;
    CAPTURE(key);
    const std::string list = records(max + 1);
    CHECK(problems_of(std::string(R"({")") + key + "\":" + list + "}", written, mix) ==
          Lines{std::string("out_of_range /mix/") + key + " 0.." + std::to_string(max)});
    CHECK(written == std::string(R"({")") + key + "\":" + list + "}");
  }
  const std::string six_hundred = R"(,"elements":)" + records(600);
  const Lines problems =
      problems_of(R"({"candidates":[{"id":"a")" + six_hundred +
                      R"(},{"id":"b","elements":[{"id":"x1"}]},{"id":"c")" + six_hundred + "}]}",
                  written, mix);
  CHECK(problems.back() == "out_of_range /mix/candidates/2/elements 0..399");
  CHECK(mix.candidates[2]->elements.size() == 399);
  CHECK(json(written)["candidates"][2]["elements"].size() == 600);
}

TEST_CASE("mix: damaged in any place it stays as it was read, and its analysis is defined") {
  Random random(41);
  const Json sound = json(read_file(fixture_path("plans/v1-mix.json")));
  for (int round = 0; round < rounds(500); ++round) {
    Json document = sound;
    for (std::size_t n = 1 + random.below(4); n > 0; --n) {
      // Down from the mix to some value, which is replaced.
      Json* at = &document["mix"];
      for (std::size_t depth = random.below(7); depth > 0 && at->is_structured() && !at->empty(); --depth) {
        auto item = at->begin();
        for (std::size_t skip = random.below(at->size()); skip > 0; --skip) ++item;
        at = &*item;
      }
      *at = random_value(random, 3);
    }
    const LoadedPlan loaded = load(dump_json(document));
    const std::string written = dump_json(plan_to_json(loaded.plan));
    const LoadedPlan again = load(written);
    CHECK(again.plan == loaded.plan);
    CHECK(dump_json(plan_to_json(again.plan)) == written);
    const Json analysis = mix_analysis_to_json(loaded.plan);
    CHECK(analysis["candidates"].size() == in_plan<Mix>(loaded.plan).candidates.size());
    CHECK(analysis["segments"].size() == in_plan<Mix>(loaded.plan).segments.size());
  }
}

TEST_CASE("mix: records are shared until they are edited") {
  const Plan plan = mix_plan();
  Plan copy = plan;
  CHECK(in_plan<Mix>(copy).segments[0].is_same(in_plan<Mix>(plan).segments[0]));
  in_plan<Mix>(copy).candidates[0].edit().elements[1].edit().price = 1;
  CHECK(in_plan<Mix>(plan).candidates[0]->elements[1]->price == 60'000);
  CHECK(in_plan<Mix>(copy).candidates[0]->elements[0].is_same(in_plan<Mix>(plan).candidates[0]->elements[0]));
  CHECK_FALSE(copy == plan);
}
