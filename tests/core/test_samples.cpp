// The worked example plans that the page offers: sound, written as the program writes them, and the same by every way out.
#include <doctest/doctest.h>

#include "core/links/link.h"
#include "tools/mix/gaps.h"
#include "plan/plan.h"
#include "fixtures.h"
#include "plan_parts.h"
#include "tools/actions/model.h"
#include "tools/mix/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

constexpr const char* kSamples[] = {"samples/zh.json", "samples/en.json"};

std::string sample(const char* name) { return read_file(asset_path(name)); }

// As files are written: with a line end behind it.
std::string file_text(const Json& document) { return dump_json_pretty(document) + "\n"; }

}  // namespace

TEST_CASE("samples: read without a problem, and written back byte for byte") {
  for (const char* name : kSamples) {
    CAPTURE(name);
    const std::string text = sample(name);
    const LoadedPlan loaded = load(text);
    CHECK(texts_of(loaded.problems).empty());
    CHECK(file_text(plan_to_json(loaded.plan)) == text);
    for (const Destination destination : {Destination::Browser, Destination::File, Destination::Link}) {
      CHECK(file_text(plan_for(loaded.plan, destination)) == text);
    }
  }
}

TEST_CASE("samples: the same plan comes out of their links") {
  for (const char* name : kSamples) {
    CAPTURE(name);
    const std::string text = sample(name);
    const auto link = encode_link(plan_for(load(text).plan, Destination::Link), "https://example.org/app/");
    REQUIRE(link.ok());
    const auto back = decode_link(link.value());
    REQUIRE(back.ok());
    CHECK(file_text(back.value()) == text);
    const LoadedPlan again = load(dump_json(back.value()));
    CHECK(texts_of(again.problems).empty());
    CHECK(again.plan == load(text).plan);
  }
}

TEST_CASE("samples: the mix shows every step, with a pilot that fell short and one core need left open") {
  for (const char* name : kSamples) {
    CAPTURE(name);
    const Plan plan = load(sample(name)).plan;
    const Mix& mix = in_plan<Mix>(plan);
    const NeedIndex index(mix);
    REQUIRE(mix.candidates.size() >= 2);
    std::size_t core_open = 0;
    for (const Shared<Candidate>& candidate : mix.candidates) {
      const CandidateFigures figures = figures_of(mix, index, *candidate);
      core_open += figures.coverage.core_open;
      CHECK(figures.coverage.deleted_needs == 0);
      CHECK(figures.shape.kinds == kElementKinds);
      CHECK(figures.cash[1].break_even == BreakEven::Reached);
      const MixGaps gaps = gaps_of(mix, index, &*candidate, &figures);
      CHECK(gaps.kinds_in(MixStep::Opportunity) == 0);
      CHECK(gaps.kinds_in(MixStep::Needs) == 0);
      CHECK(gaps.kinds_in(MixStep::Evaluation) == 0);
    }
    CHECK(core_open == 1);
    REQUIRE(mix.rounds.size() >= 2);
    CHECK(check_round(mix, *mix.rounds[0]).total_revenue_shortfall > 0);
    for (const Shared<Round>& round : mix.rounds) {
      for (const std::string& id : round->actions) {
        bool there = false;
        for (const Shared<Action>& action : in_plan<Actions>(plan)) there = there || action->id == id;
        CHECK(there);
      }
    }
  }
  // Both languages tell the same story in the same figures.
  const Mix zh = in_plan<Mix>(load(sample(kSamples[0])).plan), en = in_plan<Mix>(load(sample(kSamples[1])).plan);
  REQUIRE(zh.candidates.size() == en.candidates.size());
  for (std::size_t i = 0; i < zh.candidates.size(); ++i) {
    CHECK(cash_of(*zh.candidates[i], Scenario::Expected).total.margin == cash_of(*en.candidates[i], Scenario::Expected).total.margin);
    CHECK(zh.candidates[i]->elements.size() == en.candidates[i]->elements.size());
  }
}
