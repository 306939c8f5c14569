// Any bytes as a plan file: loading never crashes, and what was loaded stays the same through saving and
// loading again; and neither takes more memory than its size allows.
#include <array>

#include "tools/mix/summary.h"
#include "plan/plan.h"
#include "tools/self_test/scoring.h"
#include "tools/swot/analysis.h"
#include "tools/swot/merge.h"
#include "fuzz_support.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"

using namespace sandtable;
using test::in_plan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const TestLibrary& library = fuzz::library();
  Result<LoadedPlan> first = Error();
  {
    const fuzz::MemoryWatch watch;
    first = load_plan(fuzz::text_of(data, size), library);
    SANDTABLE_REQUIRE(watch.peak() <= fuzz::memory_for(size));
  }
  if (!first) return 0;
  const Plan& plan = first.value().plan;
  const std::string saved = dump_json(plan_to_json(plan));
  const auto second = load_plan(saved, library);
  SANDTABLE_REQUIRE(second.ok());
  SANDTABLE_REQUIRE(second.value().plan == plan);
  SANDTABLE_REQUIRE(dump_json(plan_to_json(second.value().plan)) == saved);
  for (const Destination destination :
       {Destination::Browser, Destination::File, Destination::Link, Destination::HandIn}) {
    SANDTABLE_REQUIRE(load_plan(plan_for(plan, destination), library).ok());
  }
  for (const SelfTest& attempt : in_plan<SelfTests>(plan).list) {
    const TestPack* pack = library.find(attempt.test);
    if (pack == nullptr) continue;
    const SelfTestScore score = score_self_test(*pack, attempt);
    SANDTABLE_REQUIRE(score.total.score.has_value() == score.total.missing.empty());
  }
  SANDTABLE_REQUIRE(!dump_json(swot_analysis_to_json(plan)).empty());
  SANDTABLE_REQUIRE(!dump_json(mix_analysis_to_json(plan)).empty());
  Plan changed = plan;
  for (const Axis axis : {Axis::Internal, Axis::External}) {
    if (normalise_weights(in_plan<Swot>(changed), axis)) SANDTABLE_REQUIRE(factor_score(in_plan<Swot>(changed), axis).sums_to_one);
  }
  Swot taken = in_plan<Swot>(plan);
  std::vector<Incoming> incoming = incoming_cards(taken, in_plan<Swot>(plan));
  for (Incoming& card : incoming) card.chosen = true;
  std::uint8_t next = 0;
  const std::size_t left =
      take_cards(taken, incoming, [&next](std::array<std::uint8_t, 16>& bytes) { bytes.fill(next++); });
  SANDTABLE_REQUIRE(card_count(taken) + left == 2 * card_count(in_plan<Swot>(plan)));
  return 0;
}
