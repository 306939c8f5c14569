// Any text as a result code; and any bytes as answers. What was decoded encodes to the same code, and back.
#include <algorithm>

#include "tools/self_test/result_code.h"
#include "fuzz_support.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

using namespace sandtable;

namespace {

void check_round_trip(const TestPack& pack, const SelfTest& attempt) {
  const auto code = encode_result_code(pack, attempt);
  if (!code) return;
  SANDTABLE_REQUIRE(code.value().size() <= kMaxCodeCharacters);
  const auto back = decode_result_code(code.value(), fuzz::library());
  SANDTABLE_REQUIRE(back.ok());
  SANDTABLE_REQUIRE(back.value().answers == attempt.answers && back.value().phase == attempt.phase);
  const auto again = encode_result_code(pack, back.value());
  SANDTABLE_REQUIRE(again.ok() && again.value() == code.value());

  // One wrong character anywhere is always noticed.
  std::string wrong = code.value();
  for (char& c : wrong) {
    if (c == '-') continue;
    const char right = c;
    c = right == '3' ? '4' : '3';
    SANDTABLE_REQUIRE(!decode_result_code(wrong, fuzz::library()).ok());
    c = right;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto attempt = decode_result_code(text, fuzz::library())) {
    check_round_trip(*fuzz::library().find(attempt.value().test), attempt.value());
  }
  if (size < 3) return 0;
  const TestPack& pack = fuzz::library().all().front();
  SelfTest attempt;
  attempt.test = pack.id;
  attempt.phase = static_cast<Phase>(data[0] % 3);
  attempt.rater.kind = static_cast<RaterKind>(data[1] % 2);
  for (std::size_t i = 0; i < std::min(pack.questions.size(), size - 2); ++i) {
    if (data[i + 2] % 8 != 0)
      attempt.answers[pack.questions[i].id] = data[i + 2] % 8;  // 6 and 7 are outside the scale
  }
  check_round_trip(pack, attempt);
  return 0;
}
