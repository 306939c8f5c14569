#include <doctest/doctest.h>

#include "core/links/code_digits.h"
#include "tools/workshop/hand_in_code.h"
#include "tools/self_test/result_code.h"
#include "tools/workshop/task.h"
#include "fixtures.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

const SortPack& sixteen() {
  return *sorts().find("sixteen");
}

const char* const kExercise = "2b7e1516-28ae-4d2a-abf7-158809cf4f3c";

// A hand-in with a task; what is in it is up to the caller.
Plan hand_in_of(const char* person = "7hx0p4", const char* name = "") {
  Plan plan;
  in_plan<Task>(plan).there = true;
  in_plan<Task>(plan).exercise = kExercise;
  in_plan<Task>(plan).person = person;
  in_plan<Task>(plan).name = name;
  in_plan<Task>(plan).handed_in = "2026-11-21T09:30:00Z";
  return plan;
}

SelfTest some_attempt(Random& random) {
  SelfTest attempt;
  attempt.test = "negotiation";
  attempt.phase = static_cast<Phase>(random.below(3));
  attempt.rater.kind = static_cast<RaterKind>(random.below(2));
  for (const Question& question : negotiation().questions) {
    if (random.below(5) != 0) attempt.answers[question.id] = 1 + static_cast<int>(random.below(5));
  }
  return attempt;
}

Sorting some_sorting(Random& random) {
  Sorting sorting;
  sorting.sort = "sixteen";
  for (const SortItem& item : sixteen().items) {
    const std::size_t bin = random.below(5);
    if (bin < 4) place_item(sorting, item.id, sixteen().bins[bin].id);
  }
  return sorting;
}

template <class Pack, class Answers>
std::string code_of(const Plan& plan, const Pack& pack, const Answers& answers) {
  auto code = encode_hand_in_code(plan, pack, answers);
  REQUIRE(code.ok());
  return code.value();
}

Result<Plan> decode(std::string_view code) {
  return decode_hand_in_code(code, library(), sorts(), kExercise);
}

std::string without_hyphens(std::string code) {
  std::erase(code, '-');
  return code;
}

std::string some_code(std::uint64_t seed, const char* name = "") {
  Random random(seed);
  return code_of(hand_in_of("7hx0p4", name), negotiation(), some_attempt(random));
}

// Whether the detail of a CodeCheck names this place, alone or within "first-last".
bool names(const std::string& detail, std::size_t place) {
  const std::size_t hyphen = detail.find('-');
  if (hyphen == std::string::npos) return detail == std::to_string(place);
  return std::stoul(detail) <= place && place <= std::stoul(detail.substr(hyphen + 1));
}

}  // namespace

// Codes are written down on paper: these must be read the same for ever.
TEST_CASE("hand-in code: frozen examples") {
  SelfTest attempt;
  attempt.test = "negotiation";
  attempt.phase = Phase::Before;
  const int answers[] = {4, 3, 5, 4, 2, 4, 3, 4, 5, 4, 3, 2, 4, 4, 3, 5};
  for (int i = 0; i < 16; ++i) attempt.answers[std::to_string(i + 1)] = answers[i];
  Plan plan = hand_in_of();
  in_plan<Task>(plan).over = true;
  CHECK(code_of(plan, negotiation(), attempt) == "6VC4-NYHH-JV47-P9XX-4AXK-RNVW-ERXE");
  CHECK(exercise_tag(kExercise) == 2686);
  Sorting sorting;
  for (const SortItem& item : sixteen().items) {
    if (!item.bin.empty()) place_item(sorting, item.id, item.bin);
  }
  CHECK(code_of(hand_in_of("k3v9q2", "李雷"), sixteen(), sorting) ==
        "NPCN-J7DC-TEC9-344N-T7YA-K4XP-NPKE-EFED-JQT3-33TP");
}

TEST_CASE("hand-in code: a test or a sorting exercise of sixteen needs 34 characters") {
  Random random(1);
  for (int i = 0; i < 50; ++i) {
    CHECK(code_of(hand_in_of("zzzzzz"), negotiation(), some_attempt(random)).size() == 34);
    CHECK(code_of(hand_in_of("zzzzzz"), sixteen(), some_sorting(random)).size() == 34);
  }
}

TEST_CASE("hand-in code: everything comes back") {
  Random random(2);
  const char* const kNames[] = {"", "Li", "李雷", "韩梅梅 (销售)", "eight bytes and sixteen."};
  for (int i = 0; i < 400; ++i) {
    Plan plan = hand_in_of("7hx0p4mc", kNames[random.below(5)]);
    in_plan<Task>(plan).over = random.below(2) == 0;
    const bool sort = random.below(2) == 0;
    SelfTest attempt = some_attempt(random);
    Sorting sorting = some_sorting(random);
    const std::string code = sort ? code_of(plan, sixteen(), sorting) : code_of(plan, negotiation(), attempt);
    CHECK(code.size() % 5 == 4);  // whole groups of four
    const auto back = decode(code);
    REQUIRE_MESSAGE(back.ok(), code);
    const Plan& got = back.value();
    CHECK(in_plan<Task>(got).there);
    CHECK(in_plan<Task>(got).exercise == kExercise);
    CHECK(in_plan<Task>(got).person == "7hx0p4");
    CHECK(in_plan<Task>(got).name == in_plan<Task>(plan).name);
    CHECK(in_plan<Task>(got).over == in_plan<Task>(plan).over);
    CHECK(in_plan<Task>(got).handed_in == "2026-11-21T00:00:00Z");
    CHECK(got.id.size() == 21);
    if (sort) {
      CHECK(in_plan<SelfTests>(got).list.empty());
      REQUIRE(in_plan<Sortings>(got).size() == 1);
      CHECK(in_plan<Sortings>(got)[0]->sort == "sixteen");
      CHECK(in_plan<Sortings>(got)[0]->pack_version == 2);
      CHECK(in_plan<Sortings>(got)[0]->placed == sorting.placed);
    } else {
      CHECK(in_plan<Sortings>(got).empty());
      REQUIRE(in_plan<SelfTests>(got).list.size() == 1);
      CHECK(in_plan<SelfTests>(got).list[0].answers == attempt.answers);
      CHECK(in_plan<SelfTests>(got).list[0].phase == attempt.phase);
      CHECK(in_plan<SelfTests>(got).list[0].rater.kind == attempt.rater.kind);
      CHECK(in_plan<SelfTests>(got).list[0].taken == "2026-11-21T00:00:00Z");
    }
    CHECK(texts_of(load(dump_json(plan_to_json(got))).problems).empty());
    CHECK((sort ? code_of(got, sixteen(), *in_plan<Sortings>(got)[0])
                : code_of(got, negotiation(), in_plan<SelfTests>(got).list[0])) == code);
  }
}

TEST_CASE("hand-in code: what is not known, and what stays out") {
  Random random(3);
  Plan plan = hand_in_of("", "Secret");
  in_plan<Task>(plan).handed_in.clear();
  in_plan<Exercise>(plan).there = true;  // work on an anonymous exercise
  SelfTest attempt = some_attempt(random);
  attempt.taken = "2026-11-20T23:59:59Z";
  const auto back = decode(code_of(plan, negotiation(), attempt));
  REQUIRE(back.ok());
  CHECK(in_plan<Task>(back.value()).person.empty());
  CHECK(in_plan<Task>(back.value()).name.empty());
  CHECK(in_plan<Task>(back.value()).handed_in == "2026-11-20T00:00:00Z");
  in_plan<Exercise>(plan).named = true;
  in_plan<Task>(plan).name = "一二三四五六七八九十";  // 30 bytes
  attempt.taken = "1999-11-20T23:59:59Z";
  const auto named = decode(code_of(plan, negotiation(), attempt));
  REQUIRE(named.ok());
  CHECK(in_plan<Task>(named.value()).name == "一二三四五六七八");
  CHECK(in_plan<Task>(named.value()).handed_in.empty());
}

TEST_CASE("hand-in code: the exercise is known by its tag") {
  Random random(4);
  const std::string code = code_of(hand_in_of(), negotiation(), some_attempt(random));
  const auto other = decode_hand_in_code(code, library(), sorts(), "3f0d7f0e-0a4b-4d3c-9f58-6f1a2b3c4d5e");
  REQUIRE(other.ok());
  CHECK(in_plan<Task>(other.value()).exercise == tag_id(exercise_tag(kExercise)));
  CHECK(exercise_tag(in_plan<Task>(other.value()).exercise) == exercise_tag(kExercise));
  CHECK(tag_id(0) == "tag-000");
  CHECK(tag_id(4095) == "tag-fff");
  CHECK(in_plan<Task>(decode_hand_in_code(code, library(), sorts()).value()).exercise == in_plan<Task>(other.value()).exercise);
  // Tags of a thousand exercises are spread.
  std::vector<int> seen(kExerciseTags, 0);
  int most = 0;
  for (int i = 0; i < 1000; ++i) {
    const int tag = exercise_tag(make_uuid(bytes_of(random)));
    CHECK(tag < kExerciseTags);
    most = std::max(most, ++seen[static_cast<std::size_t>(tag)]);
  }
  CHECK(most < 6);
}

TEST_CASE("hand-in code: every wrong character is noticed and its place named") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const std::string code = without_hyphens(some_code(seed, seed > 3 ? "韩梅梅" : ""));
    for (std::size_t at = 0; at < code.size(); ++at) {
      for (const char other : kCodeAlphabet) {
        if (other == code[at]) continue;
        std::string wrong = code;
        wrong[at] = other;
        const auto back = decode(wrong);
        REQUIRE_FALSE(back.ok());
        CHECK(back.error().code == ErrorCode::CodeCheck);
        CHECK(back.error().detail == std::to_string(at + 1));
      }
    }
  }
}

TEST_CASE("hand-in code: every swap of neighbours is noticed, and the block named") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const std::string code = without_hyphens(some_code(seed, seed % 2 ? "" : "Han Meimei"));
    for (std::size_t at = 0; at + 1 < code.size(); ++at) {
      if (code[at] == code[at + 1]) continue;
      std::string wrong = code;
      std::swap(wrong[at], wrong[at + 1]);
      const auto back = decode(wrong);
      REQUIRE_FALSE(back.ok());
      CHECK(back.error().code == ErrorCode::CodeCheck);
    }
  }
}

TEST_CASE(
    "hand-in code: two wrong characters of one block are noticed or nearly always; the block is named when "
    "no place is") {
  Random random(5);
  int missed = 0, ranges = 0;
  for (int i = 0; i < rounds(5000); ++i) {
    std::string wrong = without_hyphens(some_code(1 + random.below(20)));
    const std::size_t a = random.below(14), b = (a + 1 + random.below(13)) % 14;  // the first block of 28
    for (const std::size_t at : {a, b}) {
      const char old = wrong[at];
      while (wrong[at] == old) wrong[at] = kCodeAlphabet[random.below(kCodeAlphabet.size())];
    }
    const auto back = decode(wrong);
    if (back.ok()) {
      ++missed;
    } else if (back.error().code == ErrorCode::CodeCheck && back.error().detail == "1-14") {
      ++ranges;
    }
  }
  CHECK(missed == 0);
  CHECK(ranges > rounds(1000));
  // Two blocks with an error each: no place is better than a wrong one.
  std::string both = without_hyphens(some_code(1));
  for (const std::size_t at : {3u, 20u}) both[at] = both[at] == '3' ? '4' : '3';
  CHECK(decode(both).error() == Error{ErrorCode::CodeCheck, "", ""});
  CHECK(names("1-14", 3));
}

TEST_CASE("hand-in code: missing and additional characters") {
  const std::string code = without_hyphens(some_code(1));
  REQUIRE(code.size() == 28);
  CHECK(decode(code.substr(1)).error() == Error{ErrorCode::CodeLength, "", "27/28"});
  CHECK(decode(code + "7").error() == Error{ErrorCode::CodeLength, "", "29/28"});
  CHECK(decode("").error() == Error{ErrorCode::CodeLength, "", "0/20"});
  CHECK(decode(code.substr(0, 24)).error().code == ErrorCode::CodeCheck);
  CHECK(decode(std::string(100000, 'A')).error().code == ErrorCode::CodeLength);
  CHECK(decode(code.substr(0, 6) + "O" + code.substr(7)).error() ==
        Error{ErrorCode::CodeCharacter, "", "7:O"});
}

TEST_CASE("hand-in code: never taken for a result code, and the other way round") {
  Random random(6);
  for (int i = 0; i < 200; ++i) {
    const SelfTest attempt = some_attempt(random);
    CHECK(decode_result_code(code_of(hand_in_of(), negotiation(), attempt), library()).error().code ==
          ErrorCode::CodeLength);
    CHECK(decode(encode_result_code(negotiation(), attempt).value()).error().code == ErrorCode::CodeLength);
  }
  TestPack tiny = negotiation();
  tiny.questions.resize(1);
  SelfTest attempt;
  CHECK(without_hyphens(code_of(hand_in_of(), tiny, attempt)).size() >= kMinHandInCharacters);
}

TEST_CASE("hand-in code: typed in any case, full-width, with any blanks") {
  const std::string code = some_code(8);
  const auto right = decode(code);
  REQUIRE(right.ok());
  std::string wide, lower;
  for (const char c : code) {
    lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    const int full = 0xFF01 + (c - '!');
    wide += {static_cast<char>(0xEF), static_cast<char>(0x80 | (full >> 6 & 0x3F)),
             static_cast<char>(0x80 | (full & 0x3F))};
  }
  for (const std::string& text :
       {lower, wide, without_hyphens(code), " " + code + "\r\n", "\xEF\xBB\xBF" + code}) {
    const auto back = decode(text);
    REQUIRE_MESSAGE(back.ok(), text);
    CHECK(back.value() == right.value());
  }
}

TEST_CASE("hand-in code: what cannot have one, and what is not loaded") {
  SelfTest attempt;
  TestPack pack = negotiation();
  pack.code = 0;
  CHECK(encode_hand_in_code(hand_in_of(), pack, attempt).error() ==
        Error{ErrorCode::CodeNotPossible, "", "negotiation"});
  pack = negotiation();
  while (pack.questions.size() < 300) pack.questions.push_back(pack.questions[0]);
  CHECK(encode_hand_in_code(hand_in_of(), pack, attempt).error().code == ErrorCode::CodeNotPossible);
  pack.questions.resize(100);
  const auto longest = encode_hand_in_code(hand_in_of("7hx0p4", "eight bytes and sixteen."), pack, attempt);
  REQUIRE(longest.ok());
  CHECK(without_hyphens(longest.value()).size() <= kMaxHandInCharacters);
  attempt.answers["3"] = 6;
  CHECK(encode_hand_in_code(hand_in_of(), negotiation(), attempt).error() ==
        Error{ErrorCode::OutOfRange, "/answers/3", "1..5"});
  CHECK(decode_hand_in_code(some_code(1), TestLibrary(), sorts()).error() ==
        Error{ErrorCode::CodeUnknownTest, "", "1"});
  const std::string sorted = code_of(hand_in_of(), sixteen(), Sorting());
  CHECK(decode_hand_in_code(sorted, library(), SortLibrary()).error() ==
        Error{ErrorCode::CodeUnknownTest, "", "sort:7"});
  SortPack no_code = sixteen();
  no_code.code = 0;
  CHECK(encode_hand_in_code(hand_in_of(), no_code, Sorting()).error().code == ErrorCode::CodeNotPossible);
}

TEST_CASE("hand-in code: of all strings few are codes, and those read soundly") {
  Random random(17);
  int read = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string code;
    for (std::size_t n = 20 + 4 * random.below(8); n > 0; --n)
      code += kCodeAlphabet[random.below(kCodeAlphabet.size())];
    if (decode(code).ok()) ++read;
  }
  CHECK(read < 3);
}
