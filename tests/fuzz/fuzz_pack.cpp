// Any bytes as a test pack: a pack that loads is sound, so scoring it can rely on it.
#include "tools/self_test/scoring.h"
#include "tools/self_test/score_json.h"
#include "fuzz_support.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

using namespace sandtable;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Problems problems;
  const auto loaded = load_test_pack(fuzz::text_of(data, size), problems);
  if (!loaded) {
    SANDTABLE_REQUIRE(!problems.empty());
    return 0;
  }
  const TestPack& pack = loaded.value();
  SANDTABLE_REQUIRE(!pack.questions.empty() && !pack.dimensions.empty());
  SANDTABLE_REQUIRE(pack.scale_labels.size() >= 2 && pack.scale_labels.size() <= 10);
  SelfTest attempt;
  attempt.test = pack.id;
  for (const Question& question : pack.questions) {
    SANDTABLE_REQUIRE(pack.find_dimension(question.dimension) != nullptr);
    attempt.answers[question.id] = question.reverse ? pack.scale_min : pack.scale_max();
  }
  const SelfTestScore score = score_self_test(pack, attempt);
  SANDTABLE_REQUIRE(score.total.score == score.total.max);
  SANDTABLE_REQUIRE(score.total.pomp.value() == 100.0);
  for (double pomp = 0; pomp <= 100; pomp += 12.5) SANDTABLE_REQUIRE(pack.band_of(pomp) != nullptr);
  SANDTABLE_REQUIRE(!dump_json(score_to_json(pack, attempt)).empty());
  return 0;
}
