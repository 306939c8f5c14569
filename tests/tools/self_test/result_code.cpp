#include <set>

#include <doctest/doctest.h>

#include "tools/self_test/result_code.h"
#include "fixtures.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

constexpr std::string_view kAlphabet = "34679ACDEFHJKMNPQRTVWXY";

SelfTest attempt_of(const TestPack& pack, Random& random, bool complete) {
  SelfTest attempt;
  attempt.test = pack.id;
  attempt.pack_version = pack.pack_version;
  attempt.phase = static_cast<Phase>(random.below(3));
  attempt.rater.kind = static_cast<RaterKind>(random.below(2));
  attempt.taken = random.below(5) == 0 ? ""
                                       : "20" + std::to_string(26 + random.below(14)) + "-0" +
                                             std::to_string(1 + random.below(9)) + "-2" +
                                             std::to_string(random.below(9)) + "T00:00:00Z";
  for (const Question& question : pack.questions) {
    if (complete || random.below(4) != 0) {
      attempt.answers[question.id] =
          pack.scale_min + static_cast<int>(random.below(pack.scale_labels.size()));
    }
  }
  return attempt;
}

std::string code_of(const TestPack& pack, const SelfTest& attempt) {
  auto code = encode_result_code(pack, attempt);
  REQUIRE(code.ok());
  return code.value();
}

ErrorCode error_of(const std::string& code, const TestLibrary& tests = library()) {
  const auto attempt = decode_result_code(code, tests);
  REQUIRE_MESSAGE(!attempt.ok(), code);
  return attempt.error().code;
}

std::string without_hyphens(std::string code) {
  std::erase(code, '-');
  return code;
}

// A test of any number of questions and answers, and nothing else that matters here.
TestPack pack_of(std::size_t questions, int scale_min, std::size_t answers, int number) {
  TestPack pack;
  pack.id = "t" + std::to_string(number);
  pack.code = number;
  pack.scale_min = scale_min;
  pack.scale_labels.assign(answers, "x");
  for (std::size_t i = 0; i < questions; ++i) {
    Question question;
    question.id = "q" + std::to_string(i);
    pack.questions.push_back(question);
  }
  return pack;
}

std::string some_code(std::uint64_t seed = 1) {
  Random random(seed);
  return code_of(negotiation(), attempt_of(negotiation(), random, true));
}

}  // namespace

// Codes are written down on paper: this one must be read the same for ever.
TEST_CASE("result code: frozen example") {
  SelfTest attempt;
  attempt.test = "negotiation";
  attempt.pack_version = negotiation().pack_version;
  attempt.taken = "2026-11-21T09:00:00Z";
  attempt.phase = Phase::Before;
  const int answers[] = {4, 3, 5, 4, 2, 4, 3, 4, 5, 4, 3, 2, 4, 4, 3, 5};
  for (int i = 0; i < 16; ++i) attempt.answers[std::to_string(i + 1)] = answers[i];
  CHECK(code_of(negotiation(), attempt) == "YYMD-JXAH-EDPV-HWHJ");
  auto back = decode_result_code("YYMD-JXAH-EDPV-HWHJ", library());
  REQUIRE(back.ok());
  attempt.taken = "2026-11-21T00:00:00Z";  // a code holds the day only
  CHECK(back.value() == attempt);
}

TEST_CASE("result code: random attempts come back") {
  Random random(99);
  for (int i = 0; i < 3000; ++i) {
    const SelfTest attempt = attempt_of(negotiation(), random, i % 2 == 0);
    const std::string code = code_of(negotiation(), attempt);
    CHECK(code.size() == 19);
    const auto back = decode_result_code(code, library());
    REQUIRE_MESSAGE(back.ok(), code);
    CHECK(back.value() == attempt);
  }
}

TEST_CASE("result code: no answers, all answers lowest or highest, first and last day") {
  for (const int answer : {0, 1, 5}) {
    for (const char* taken : {"2026-01-01T00:00:00Z", "2039-12-31T00:00:00Z"}) {
      SelfTest attempt;
      attempt.test = "negotiation";
      attempt.pack_version = negotiation().pack_version;
      attempt.phase = Phase::After;
      attempt.rater.kind = RaterKind::Other;
      attempt.taken = taken;
      if (answer > 0) {
        for (const Question& question : negotiation().questions) attempt.answers[question.id] = answer;
      }
      const auto back = decode_result_code(code_of(negotiation(), attempt), library());
      REQUIRE(back.ok());
      CHECK(back.value() == attempt);
    }
  }
}

TEST_CASE("result code: days outside the years it knows are left out") {
  for (const char* taken : {"", "2025-12-31T23:59:59Z", "2040-01-01T00:00:00Z", "yesterday"}) {
    SelfTest attempt;
    attempt.test = "negotiation";
    attempt.taken = taken;
    const auto back = decode_result_code(code_of(negotiation(), attempt), library());
    REQUIRE(back.ok());
    CHECK(back.value().taken.empty());
  }
}

TEST_CASE("result code: every wrong character at every place is noticed, and its place is named") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const std::string code = without_hyphens(some_code(seed));
    REQUIRE(code.size() == 16);
    for (std::size_t at = 0; at < code.size(); ++at) {
      for (const char other : kAlphabet) {
        if (other == code[at]) continue;
        std::string wrong = code;
        wrong[at] = other;
        const auto attempt = decode_result_code(wrong, library());
        REQUIRE_FALSE(attempt.ok());
        CHECK(attempt.error().code == ErrorCode::CodeCheck);
        CHECK(attempt.error().detail == std::to_string(at + 1));
      }
    }
  }
}

TEST_CASE("result code: every swap of two characters, neighbours or not, is noticed") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const std::string code = without_hyphens(some_code(seed));
    for (std::size_t a = 0; a < code.size(); ++a) {
      for (std::size_t b = a + 1; b < code.size(); ++b) {
        if (code[a] == code[b]) continue;
        std::string wrong = code;
        std::swap(wrong[a], wrong[b]);
        CHECK(error_of(wrong) == ErrorCode::CodeCheck);
      }
    }
  }
}

TEST_CASE("result code: a missing or an additional character is a wrong length") {
  const std::string code = without_hyphens(some_code());
  for (std::size_t at = 0; at < code.size(); ++at) {
    const auto shorter = decode_result_code(code.substr(0, at) + code.substr(at + 1), library());
    CHECK(shorter.error() == Error{ErrorCode::CodeLength, "", "15/16"});
    CHECK(error_of(code.substr(0, at) + '7' + code.substr(at)) == ErrorCode::CodeLength);
  }
  CHECK(decode_result_code("", library()).error() == Error{ErrorCode::CodeLength, "", "0/16"});
  CHECK(error_of(std::string(100000, 'A')) == ErrorCode::CodeLength);
}

TEST_CASE("result code: typed in any case, with any blanks and hyphens, and full-width") {
  const std::string code = some_code();
  const std::string plain = without_hyphens(code);
  const auto right = decode_result_code(code, library());
  REQUIRE(right.ok());
  std::string lower, full_width, spaced, dashed;
  for (const char c : plain) {
    lower += static_cast<char>(c >= 'A' ? c + 32 : c);
    full_width += "\xEF";  // U+FF01 + (c - '!')
    const int wide = 0xFF01 + (c - '!');
    full_width += static_cast<char>(0x80 | (wide >> 6 & 0x3F));
    full_width += static_cast<char>(0x80 | (wide & 0x3F));
    spaced += std::string(1, c) + "　 ";
    dashed += std::string("－—–‐") + c;
  }
  for (const std::string& text :
       {plain, lower, full_width, spaced, dashed, "\n\t" + code + "\r\n", "\xEF\xBB\xBF" + code}) {
    const auto attempt = decode_result_code(text, library());
    REQUIRE_MESSAGE(attempt.ok(), text);
    CHECK(attempt.value() == right.value());
  }
}

TEST_CASE("result code: characters that codes never have are refused with their place") {
  for (const char* letter : {"0", "O", "o", "1", "I", "L", "2",  "Z",  "5",  "S",
                             "8", "B", "U", "G", "!", "é", "客", "０", "Ｏ", "😀"}) {
    const std::string code = some_code().substr(0, 6) + letter + some_code().substr(7);
    const auto attempt = decode_result_code(code, library());
    REQUIRE_FALSE(attempt.ok());
    CHECK(attempt.error() == Error{ErrorCode::CodeCharacter, "", std::string("7:") + letter});
  }
  CHECK(decode_result_code("A\xff", library()).error().detail == "2:\xEF\xBF\xBD");
}

TEST_CASE("result code: a test that is not loaded is named by its number") {
  const TestPack other = pack_of(16, 1, 5, 77);
  SelfTest attempt;
  attempt.test = other.id;
  const auto back = decode_result_code(code_of(other, attempt), library());
  REQUIRE_FALSE(back.ok());
  CHECK(back.error() == Error{ErrorCode::CodeUnknownTest, "", "77"});
  CHECK(error_of(some_code(), TestLibrary()) == ErrorCode::CodeUnknownTest);
}

TEST_CASE("result code: other tests get the length they need, up to 20 with hyphens") {
  Random random(3);
  std::set<std::size_t> lengths;
  for (const std::size_t answers : {2u, 5u, 10u}) {
    for (std::size_t questions = 1; questions <= 60; ++questions) {
      const TestPack pack = pack_of(questions, answers == 10 ? 0 : -2, answers, 126);
      TestLibrary tests;
      tests.add(pack);
      const SelfTest attempt = attempt_of(pack, random, false);
      const auto code = encode_result_code(pack, attempt);
      if (!code.ok()) {
        CHECK(code.error().code == ErrorCode::CodeNotPossible);
        CHECK(questions >= 15);
        continue;
      }
      CHECK(code.value().size() <= kMaxCodeCharacters);
      lengths.insert(without_hyphens(code.value()).size());
      const auto back = decode_result_code(code.value(), tests);
      REQUIRE_MESSAGE(back.ok(), code.value());
      CHECK(back.value().answers == attempt.answers);
      CHECK(back.value().taken == attempt.taken);
    }
  }
  CHECK(*lengths.rbegin() == 18);
}

TEST_CASE("result code: what cannot have one") {
  SelfTest attempt;
  CHECK(encode_result_code(pack_of(16, 1, 5, 0), attempt).error().code == ErrorCode::CodeNotPossible);
  CHECK(encode_result_code(pack_of(16, 1, 5, 127), attempt).error().code == ErrorCode::CodeNotPossible);
  CHECK(encode_result_code(pack_of(0, 1, 5, 3), attempt).error().code == ErrorCode::CodeNotPossible);
  CHECK(encode_result_code(pack_of(500, 1, 5, 3), attempt).error().code == ErrorCode::CodeNotPossible);
  attempt.answers["q0"] = 6;
  const auto outside = encode_result_code(pack_of(16, 1, 5, 3), attempt);
  CHECK(outside.error() == Error{ErrorCode::OutOfRange, "/answers/q0", "1..5"});
}

TEST_CASE("result code: of all strings of the right length few are codes, and those read soundly") {
  Random random(17);
  int read = 0;
  for (int i = 0; i < 50000; ++i) {
    std::string code;
    for (int n = 0; n < 16; ++n) code += kAlphabet[random.below(kAlphabet.size())];
    const auto attempt = decode_result_code(code, library());
    if (!attempt.ok()) continue;
    ++read;
    CHECK(without_hyphens(code_of(negotiation(), attempt.value())) == code);
  }
  CHECK(read < 10);  // 1 of 529 has right checks, and of those 1 of 127 a known test number
}
