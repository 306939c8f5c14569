// Any text as a hand-in code; and any bytes as what somebody did. What was decoded encodes to the same code, and back; a
// wrong character or a swap is noticed, and its place is told.
#include <algorithm>

#include "tools/class/collect.h"
#include "core/links/code_digits.h"
#include "tools/workshop/hand_in_code.h"
#include "fuzz_support.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using test::in_plan;

namespace {

constexpr const char* kExercise = "2b7e1516-28ae-4d2a-abf7-158809cf4f3c";

Result<Plan> decode(std::string_view code) {
  return decode_hand_in_code(code, fuzz::library(), fuzz::sorts(), kExercise);
}

Result<std::string> encode(const Plan& work) {
  if (!in_plan<Sortings>(work).empty()) return encode_hand_in_code(work, fuzz::sorts().all().front(), *in_plan<Sortings>(work)[0]);
  return encode_hand_in_code(work, fuzz::library().all().front(), in_plan<SelfTests>(work).list[0]);
}

void check_errors(std::string code) {
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '-') continue;
    const char right = code[i];
    code[i] = right == '3' ? '4' : '3';
    const auto wrong = decode(code);
    SANDTABLE_REQUIRE(!wrong.ok());
    int first = 0, last = 0;
    if (wrong.error().code == ErrorCode::CodeCheck && wrong_groups(code, wrong.error(), first, last)) {
      const int group = static_cast<int>(i) / 5 + 1;
      SANDTABLE_REQUIRE(first <= group && group <= last);
    }
    code[i] = right;
    const std::size_t next = i + 1 < code.size() && code[i + 1] == '-' ? i + 2 : i + 1;
    if (next >= code.size() || code[next] == right) continue;
    std::swap(code[i], code[next]);
    SANDTABLE_REQUIRE(!decode(code).ok());
    std::swap(code[i], code[next]);
  }
}

void check_round_trip(const Plan& work, bool all_errors) {
  const auto code = encode(work);
  if (!code) return;
  SANDTABLE_REQUIRE(code.value().size() % 5 == 4);
  const auto back = decode(code.value());
  SANDTABLE_REQUIRE(back.ok());
  const Plan& plan = back.value();
  SANDTABLE_REQUIRE(in_plan<Task>(plan).over == in_plan<Task>(work).over && in_plan<Task>(plan).person == person_key(in_plan<Task>(work).person));
  if (!in_plan<Sortings>(work).empty()) SANDTABLE_REQUIRE(in_plan<Sortings>(plan)[0]->placed == in_plan<Sortings>(work)[0]->placed);
  if (!in_plan<SelfTests>(work).list.empty()) {
    SANDTABLE_REQUIRE(in_plan<SelfTests>(plan).list[0].answers == in_plan<SelfTests>(work).list[0].answers);
    SANDTABLE_REQUIRE(in_plan<SelfTests>(plan).list[0].phase == in_plan<SelfTests>(work).list[0].phase);
    SANDTABLE_REQUIRE(in_plan<SelfTests>(plan).list[0].rater.kind == in_plan<SelfTests>(work).list[0].rater.kind);
  }
  const auto again = encode(plan);
  SANDTABLE_REQUIRE(again.ok() && again.value() == code.value());
  SANDTABLE_REQUIRE(load_plan(plan_to_json(plan), fuzz::library()).ok());
  if (all_errors) check_errors(code.value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto plan = decode(text)) check_round_trip(plan.value(), false);
  if (size < 8) return 0;
  Plan work;
  in_plan<Task>(work).there = true;
  in_plan<Task>(work).exercise = kExercise;
  in_plan<Task>(work).over = data[0] % 2 == 1;
  if (data[0] % 4 < 2) {
    for (std::size_t i = 1; i < 7; ++i) in_plan<Task>(work).person += kBase32Digits.c_str()[data[i] % 32];
  }
  // Six zeros stand for nobody.
  if (in_plan<Task>(work).person == "000000") in_plan<Task>(work).person.clear();
  in_plan<Task>(work).handed_in = instant_of_code_day(data[1] * 20);
  const std::size_t parts = std::min<std::size_t>(16, size - 8);
  if (data[0] % 8 < 4) {
    const SortPack& pack = fuzz::sorts().all().front();
    Sorting& sorting = in_plan<Sortings>(work).emplace_back().edit();
    sorting.sort = pack.id;
    for (std::size_t i = 0; i < parts; ++i) {
      if (data[8 + i] % 5 < 4) place_item(sorting, pack.items[i].id, pack.bins[data[8 + i] % 5].id);
    }
  } else {
    const TestPack& pack = fuzz::library().all().front();
    SelfTest& attempt = in_plan<SelfTests>(work).list.emplace_back();
    attempt.test = pack.id;
    attempt.phase = static_cast<Phase>(data[7] % 3);
    attempt.rater.kind = static_cast<RaterKind>(data[7] / 3 % 2);
    for (std::size_t i = 0; i < parts; ++i) {
      if (data[8 + i] % 7 != 0) attempt.answers[pack.questions[i].id] = data[8 + i] % 7;  // 6 is outside the scale
    }
  }
  // What is behind that is a name, as a plan would have read it.
  Problems problems;
  Json document = plan_to_json(work);
  set_text(*const_cast<Json*>(find_member(document, "task")), "name", std::string(text.substr(8 + parts)));
  document = parse_json(dump_json(document), problems).value();
  const auto loaded = load_plan(document, fuzz::library());
  SANDTABLE_REQUIRE(loaded.ok());
  in_plan<Task>(work).name = in_plan<Task>(loaded->plan).name;
  check_round_trip(work, true);
  return 0;
}
