#include <doctest/doctest.h>

#include "tools/self_test/scoring.h"
#include "fixtures.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

// Answers in the order of the pack's questions; 0 = open.
SelfTest attempt(const TestPack& pack, std::initializer_list<int> answers) {
  SelfTest out;
  out.id = "a";
  out.test = pack.id;
  std::size_t i = 0;
  for (const int answer : answers) {
    if (answer != 0) out.answers[pack.questions[i].id] = answer;
    ++i;
  }
  return out;
}

SelfTest all_alike(const TestPack& pack, int answer) {
  SelfTest out;
  for (const Question& question : pack.questions) out.answers[question.id] = answer;
  return out;
}

// Ten points, two dimensions, the second and the fourth question reversed.
TestPack ten_points() {
  Problems problems;
  Result<TestPack> pack = load_test_pack(R"({"format":"sandtable-test","version":1,"id":"ten","title":"Ten",
    "scale":{"min":1,"labels":["1","2","3","4","5","6","7","8","9","10"]},
    "bands":[{"id":"low","from_pomp":0,"title":"Low"},{"id":"high","from_pomp":50,"title":"High"}],
    "dimensions":[
      {"id":"a","title":"A","advice":{"low":{"text":"t","tips":["x"]},"high":{"text":"t","tips":["x"]}}},
      {"id":"b","title":"B","advice":{"low":{"text":"t","tips":["x"]},"high":{"text":"t","tips":["x"]}}}],
    "questions":[{"id":"p","dimension":"a","text":"P"},{"id":"q","dimension":"a","text":"Q","reverse":true},
      {"id":"r","dimension":"b","text":"R"},{"id":"s","dimension":"b","text":"S","reverse":true},
      {"id":"t","dimension":"b","text":"T"}]})",
                                         problems);
  CHECK(texts_of(problems).empty());
  return pack.ok() ? std::move(pack).value() : TestPack();
}

std::string ids_of(const std::vector<RankedQuestion>& questions) {
  std::string out;
  for (const RankedQuestion& question : questions) {
    out += (out.empty() ? "" : " ") + question.question + "=" + std::to_string(question.value);
  }
  return out;
}

}  // namespace

TEST_CASE("scoring: the negotiation test by hand") {
  //            question  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16
  const SelfTest given = attempt(negotiation(), {4, 3, 2, 4, 3, 5, 2, 4, 4, 5, 3, 4, 2, 3, 3, 4});
  const SelfTestScore score = score_self_test(negotiation(), given);
  // contact          3, 5, 10, 15: 2 + 3 + 5 + 3 = 13, (13 - 4) / 16 = 56.25 %
  // get_information  1, 4, 9, 12:  4 + 4 + 4 + 4 = 16, (16 - 4) / 16 = 75 %
  // give_information 2, 8, 14, 16: 3 + 4 + 3 + 4 = 14, (14 - 4) / 16 = 62.5 %
  // influence        6, 7, 11, 13: 5 + 2 + 3 + 2 = 12, (12 - 4) / 16 = 50 %
  // total            13 + 16 + 14 + 12 = 55, (55 - 16) / 64 = 60.9375 %
  const struct {
    const char* dimension;
    int score;
    double pomp;
    const char* band;
  } kExpected[] = {{"contact", 13, 56.25, "developing"},
                   {"get_information", 16, 75, "solid"},
                   {"give_information", 14, 62.5, "solid"},
                   {"influence", 12, 50, "developing"}};
  CHECK(score.dimensions.size() == 4);
  for (std::size_t d = 0; d < 4; ++d) {
    CAPTURE(d);
    CHECK(score.dimensions[d].dimension == kExpected[d].dimension);
    CHECK(score.dimensions[d].min == 4);
    CHECK(score.dimensions[d].max == 20);
    CHECK(score.dimensions[d].score == kExpected[d].score);
    CHECK(score.dimensions[d].pomp == kExpected[d].pomp);
    CHECK(score.dimensions[d].band == kExpected[d].band);
    CHECK(score.dimensions[d].missing.empty());
  }
  CHECK(score.total.dimension == "");
  CHECK(score.total.min == 16);
  CHECK(score.total.max == 80);
  CHECK(score.total.score == 55);
  CHECK(score.total.pomp == 60.9375);
  CHECK(score.total.band == "solid");
  CHECK(score.answered == 16);
  CHECK(score.questions == 16);
}

TEST_CASE("scoring: lowest, middle and highest answers") {
  const SelfTestScore low = score_self_test(negotiation(), all_alike(negotiation(), 1));
  CHECK(low.total.score == 16);
  CHECK(low.total.pomp == 0);
  CHECK(low.total.band == "priority");
  const SelfTestScore middle = score_self_test(negotiation(), all_alike(negotiation(), 3));
  CHECK(middle.total.pomp == 50);
  CHECK(middle.dimensions[0].band == "developing");
  const SelfTestScore high = score_self_test(negotiation(), all_alike(negotiation(), 5));
  CHECK(high.total.score == 80);
  CHECK(high.total.pomp == 100);
  CHECK(high.total.band == "strength");
}

TEST_CASE("scoring: a missing answer means no score for its dimension and the total, never a zero") {
  //                                            1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16
  const SelfTest given = attempt(negotiation(), {4, 3, 2, 4, 0, 5, 2, 4, 4, 5, 3, 4, 2, 3, 0, 4});
  const SelfTestScore score = score_self_test(negotiation(), given);
  CHECK_FALSE(score.dimensions[0].score);
  CHECK_FALSE(score.dimensions[0].pomp);
  CHECK(score.dimensions[0].band == "");
  CHECK(score.dimensions[0].min == 4);
  CHECK(score.dimensions[0].max == 20);
  CHECK(score.dimensions[0].missing == std::vector<std::string>{"5", "15"});
  CHECK(score.dimensions[1].score == 16);
  CHECK_FALSE(score.total.score);
  CHECK_FALSE(score.total.pomp);
  CHECK(score.total.missing == std::vector<std::string>{"5", "15"});
  CHECK(score.answered == 14);
}

TEST_CASE("scoring: nothing answered, and answers that the scale does not have count as open") {
  const SelfTestScore none = score_self_test(negotiation(), SelfTest());
  CHECK(none.answered == 0);
  CHECK(none.total.missing.size() == 16);
  SelfTest odd = all_alike(negotiation(), 4);
  odd.answers["3"] = 6;
  odd.answers["1"] = 0;
  odd.answers["99"] = 3;
  const SelfTestScore score = score_self_test(negotiation(), odd);
  CHECK(score.answered == 14);
  CHECK(score.total.missing == std::vector<std::string>{"1", "3"});
}

TEST_CASE("scoring: reversed items on a ten-point scale") {
  const TestPack pack = ten_points();
  // a: 7 + (11 - 2) = 16 of 2..20, (16 - 2) / 18 = 77.8 %; b: 1 + (11 - 10) + 4 = 6 of 3..30, (6 - 3) / 27
  // = 11.1 %
  const SelfTestScore score = score_self_test(pack, attempt(pack, {7, 2, 1, 10, 4}));
  CHECK(score.dimensions[0].score == 16);
  CHECK(score.dimensions[0].min == 2);
  CHECK(score.dimensions[0].max == 20);
  CHECK(*score.dimensions[0].pomp == doctest::Approx(77.7778));
  CHECK(score.dimensions[0].band == "high");
  CHECK(score.dimensions[1].score == 6);
  CHECK(*score.dimensions[1].pomp == doctest::Approx(11.1111));
  CHECK(score.dimensions[1].band == "low");
  // total: 22 of 5..50, (22 - 5) / 45 = 37.8 %
  CHECK(score.total.score == 22);
  CHECK(*score.total.pomp == doctest::Approx(37.7778));
}

TEST_CASE("scoring: a scale that begins below zero") {
  TestPack pack = ten_points();
  pack.scale_min = -2;
  pack.scale_labels.resize(5);
  // a: 2 + (-2 + 2 - (-1)) = 3 of -4..4, (3 + 4) / 8 = 87.5 %
  const SelfTestScore score = score_self_test(pack, [&] {
    SelfTest out;
    out.answers = {{"p", 2}, {"q", -1}, {"r", 0}, {"s", 0}, {"t", 0}};
    return out;
  }());
  CHECK(score.dimensions[0].score == 3);
  CHECK(score.dimensions[0].min == -4);
  CHECK(score.dimensions[0].pomp == 87.5);
  CHECK(score.dimensions[1].score == 0);
  CHECK(score.dimensions[1].pomp == 50);
  CHECK(score.dimensions[1].band == "high");
}

TEST_CASE("scoring: a score exactly on a limit belongs to the upper band") {
  TestPack pack = ten_points();
  pack.bands = {{"zero", 0, "", ""}};
  for (int from = 1; from <= 100; ++from) pack.bands.push_back({"at" + std::to_string(from), from, "", ""});
  // 100 questions of two points: every whole percent is a possible score.
  pack.scale_labels.resize(2);
  pack.questions.clear();
  for (int i = 0; i < 100; ++i) {
    Question question;
    question.id = "q" + std::to_string(i);
    question.dimension = "a";
    pack.questions.push_back(question);
  }
  SelfTest given = all_alike(pack, 1);
  for (int i = 0; i < 100; ++i) {
    given.answers["q" + std::to_string(i)] = 2;
    CHECK(score_self_test(pack, given).dimensions[0].band == "at" + std::to_string(i + 1));
  }
}

TEST_CASE("scoring: the three strongest and weakest questions, ties in the order of the pack") {
  //                                            1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16
  const SelfTest given = attempt(negotiation(), {4, 3, 2, 4, 3, 5, 2, 4, 4, 5, 3, 4, 2, 3, 3, 4});
  CHECK(ids_of(strongest_questions(negotiation(), given)) == "6=5 10=5 1=4");
  CHECK(ids_of(weakest_questions(negotiation(), given)) == "3=2 7=2 13=2");
  CHECK(ids_of(strongest_questions(negotiation(), given, 1)) == "6=5");
  CHECK(ids_of(weakest_questions(negotiation(), given, 5)) == "3=2 7=2 13=2 2=3 5=3");
  CHECK(strongest_questions(negotiation(), given, 0).empty());
}

TEST_CASE("scoring: strengths count after reversing") {
  const TestPack pack = ten_points();
  const SelfTest given = attempt(pack, {5, 1, 4, 10, 6});  // item values 5, 10, 4, 1, 6
  CHECK(ids_of(strongest_questions(pack, given, 2)) == "q=10 t=6");
  CHECK(ids_of(weakest_questions(pack, given, 2)) == "s=1 r=4");
}

TEST_CASE("scoring: with few answers each list gets half, and no question is in both") {
  SelfTest given;
  CHECK(strongest_questions(negotiation(), given).empty());
  given.answers = {{"1", 4}};
  CHECK(strongest_questions(negotiation(), given).empty());
  CHECK(weakest_questions(negotiation(), given).empty());
  given.answers = {{"1", 4}, {"2", 2}};
  CHECK(ids_of(strongest_questions(negotiation(), given)) == "1=4");
  CHECK(ids_of(weakest_questions(negotiation(), given)) == "2=2");
  given.answers = {{"1", 4}, {"2", 2}, {"3", 3}, {"4", 5}, {"5", 1}};
  CHECK(ids_of(strongest_questions(negotiation(), given)) == "4=5 1=4");
  CHECK(ids_of(weakest_questions(negotiation(), given)) == "5=1 2=2");
}

TEST_CASE("scoring: equal answers are neither strong nor weak") {
  for (int answer = 1; answer <= 5; ++answer) {
    CHECK(strongest_questions(negotiation(), all_alike(negotiation(), answer)).empty());
    CHECK(weakest_questions(negotiation(), all_alike(negotiation(), answer)).empty());
  }
  SelfTest one_better = all_alike(negotiation(), 3);
  one_better.answers["9"] = 4;
  CHECK(ids_of(strongest_questions(negotiation(), one_better)) == "9=4");
  CHECK(ids_of(weakest_questions(negotiation(), one_better)) == "1=3 2=3 3=3");
  SelfTest one_worse = all_alike(negotiation(), 5);
  one_worse.answers["2"] = 4;
  CHECK(ids_of(strongest_questions(negotiation(), one_worse)) == "1=5 3=5 4=5");
  CHECK(ids_of(weakest_questions(negotiation(), one_worse)) == "2=4");
}

TEST_CASE("scoring: random attempts keep the rules") {
  Random random(6);
  for (int round = 0; round < 500; ++round) {
    SelfTest given;
    for (const Question& question : negotiation().questions) {
      if (random.below(8) != 0) given.answers[question.id] = 1 + static_cast<int>(random.below(5));
    }
    const auto strong = strongest_questions(negotiation(), given);
    const auto weak = weakest_questions(negotiation(), given);
    CHECK(strong.size() <= 3);
    CHECK(weak.size() <= 3);
    for (const auto& a : strong) {
      for (const auto& b : weak) {
        CHECK(a.question != b.question);
        CHECK(a.value >= b.value);
      }
    }
    const SelfTestScore score = score_self_test(negotiation(), given);
    CHECK(score.total.score.has_value() == score.total.missing.empty());
    CHECK(score.answered + static_cast<int>(score.total.missing.size()) == 16);
    int sum = 0;
    for (const DimensionScore& dimension : score.dimensions) {
      CHECK(dimension.score.has_value() == dimension.missing.empty());
      CHECK(dimension.pomp.has_value() == dimension.score.has_value());
      CHECK(dimension.band.empty() != dimension.score.has_value());
      sum += dimension.score.value_or(0);
    }
    if (score.total.score) CHECK(sum == *score.total.score);
  }
}

TEST_CASE("scoring: two attempts compared") {
  //                                             1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16
  const SelfTest before = attempt(negotiation(), {3, 2, 2, 3, 2, 3, 2, 3, 4, 3, 3, 2, 2, 2, 3, 2});
  const SelfTest after = attempt(negotiation(), {4, 4, 3, 4, 3, 4, 3, 4, 4, 4, 4, 4, 3, 3, 3, 1});
  const Comparison difference = compare(negotiation(), before, after);
  // contact 2+2+3+3 = 10 → 3+3+4+3 = 13; get 3+3+4+2 = 12 → 16; give 2+3+2+2 = 9 → 4+4+3+1 = 12; influence 10
  // → 14
  CHECK(difference.dimensions[0].dimension == "contact");
  CHECK(difference.dimensions[0].score == 3);
  CHECK(difference.dimensions[0].pomp_points == 18.75);
  CHECK(difference.dimensions[1].score == 4);
  CHECK(difference.dimensions[1].pomp_points == 25);
  CHECK(difference.dimensions[2].score == 3);
  CHECK(difference.dimensions[3].score == 4);
  CHECK(difference.total.score == 14);
  CHECK(difference.total.pomp_points == 21.875);
  CHECK(difference.questions.size() == 16);
  CHECK(difference.questions[15].question == "16");
  CHECK(difference.questions[15].value == -1);
}

TEST_CASE("scoring: comparing attempts with open questions") {
  const SelfTest mine = all_alike(negotiation(), 3);
  SelfTest theirs = all_alike(negotiation(), 4);
  theirs.answers.erase("3");
  const Comparison difference = compare(negotiation(), mine, theirs);
  CHECK_FALSE(difference.dimensions[0].score);
  CHECK_FALSE(difference.dimensions[0].pomp_points);
  CHECK(difference.dimensions[1].score == 4);
  CHECK_FALSE(difference.total.score);
  CHECK(difference.questions.size() == 15);
}

TEST_CASE("scoring: differences of reversed items") {
  const TestPack pack = ten_points();
  const Comparison difference = compare(pack, attempt(pack, {5, 5, 5, 5, 5}), attempt(pack, {5, 4, 5, 7, 5}));
  CHECK(difference.questions[1].value == 1);
  CHECK(difference.questions[3].value == -2);
}

TEST_CASE("scoring: attempts at a test, oldest first") {
  Plan plan;
  const char* const kTaken[] = {"2027-01-01T00:00:00Z", "", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"};
  for (int i = 0; i < 4; ++i) {
    SelfTest one;
    one.id = std::to_string(i);
    one.test = "negotiation";
    one.taken = kTaken[i];
    in_plan<SelfTests>(plan).list.push_back(one);
  }
  in_plan<SelfTests>(plan).list.push_back(SelfTest());
  std::string order;
  for (const SelfTest* one : attempts_at(plan, "negotiation")) order += one->id;
  CHECK(order == "2031");
  CHECK(attempts_at(plan, "other").empty());
}
