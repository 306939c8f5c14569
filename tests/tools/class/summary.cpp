#include <doctest/doctest.h>

#include "tools/class/summary.h"
#include "tools/self_test/scoring.h"
#include "fixtures.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

constexpr RaterKind kSelf = RaterKind::Self;
constexpr RaterKind kOther = RaterKind::Other;

// A hand-in as an exercise makes it: `task` and `tool` are members, "" = none.
Json hand_in(const std::string& task, const std::string& tool) {
  static int number = 0;
  std::string text =
      R"({"format":"sandtable-plan","version":1,"language":"en","id":"h)" + std::to_string(++number) + "\"";
  if (!task.empty()) text += ",\"task\":" + task;
  if (!tool.empty()) text += "," + tool;
  return json(text + "}");
}

// Four questions in two dimensions, the last one reversed.
TestPack small_pack() {
  Problems problems;
  Result<TestPack> pack =
      load_test_pack(R"({"format":"sandtable-test","version":1,"id":"small","title":"Small",
    "scale":{"min":1,"labels":["1","2","3","4","5"]},"bands":[{"id":"low","from_pomp":0,"title":"Low"}],
    "dimensions":[{"id":"a","title":"A","advice":{"low":{"text":"t","tips":["x"]}}},
      {"id":"b","title":"B","advice":{"low":{"text":"t","tips":["x"]}}}],
    "questions":[{"id":"q1","dimension":"a","text":"1"},{"id":"q2","dimension":"b","text":"2"},
      {"id":"q3","dimension":"a","text":"3"},{"id":"q4","dimension":"b","text":"4","reverse":true}]})",
                     problems);
  CHECK(texts_of(problems).empty());
  return pack.ok() ? std::move(pack).value() : TestPack();
}

const TestLibrary& small() {
  static const TestLibrary kLibrary = [] {
    TestLibrary out;
    out.add(small_pack());
    return out;
  }();
  return kLibrary;
}

// A self-test of the small pack; 0 = open.
std::string taken(std::initializer_list<int> answers, const std::string& more = {}) {
  std::string list;
  int number = 0;
  for (const int answer : answers) {
    ++number;
    if (answer != 0)
      list += (list.empty() ? "\"q" : ",\"q") + std::to_string(number) + "\":" + std::to_string(answer);
  }
  return R"({"id":"t","test":"small","answers":{)" + list + "}" + more + "}";
}
const char* const kBefore = R"(,"phase":"before")";
const char* const kAfter = R"(,"phase":"after")";
const char* const kByOther = R"(,"rater":{"kind":"other"})";

Json small_hand_in(const std::string& person, const std::string& attempt) {
  return hand_in(person.empty() ? "{}" : R"({"person":")" + person + "\"}",
                 "\"self_tests\":[" + attempt + "]");
}

// Everything has to be sound.
void feed(ClassSummary& summary, const Json& document) {
  Problems problems;
  const Result<int> counted = summary.add(document, problems);
  CHECK(counted.ok());
  CHECK(texts_of(problems) == std::vector<std::string>());
}

std::vector<std::string> problems_of(ClassSummary& summary, const Json& document) {
  Problems problems;
  const Result<int> counted = summary.add(document, problems);
  if (!counted) return {text_of(counted.error())};
  return texts_of(problems);
}

const AttemptGroup& group(const ClassSummary& summary, RaterKind rater = kSelf, Phase phase = Phase::None) {
  REQUIRE(summary.tests().size() == 1);
  return summary.tests()[0].groups[static_cast<std::size_t>(rater)][static_cast<std::size_t>(phase)];
}

}  // namespace

TEST_CASE("class summary: answers and scores by hand") {
  ClassSummary summary(small());
  feed(summary, small_hand_in("A", taken({1, 2, 3, 4})));
  feed(summary, small_hand_in("B", taken({5, 2, 5, 1})));
  feed(summary, small_hand_in("C", taken({5, 0, 4, 5})));
  CHECK(summary.hand_ins() == 3);
  CHECK(summary.with_person() == 3);
  const AttemptGroup& all = group(summary);
  CHECK(all.n == 3);
  CHECK(all.questions[0].counts == std::vector<std::int64_t>{1, 0, 0, 0, 2});
  CHECK(all.questions[1].counts == std::vector<std::int64_t>{0, 2, 0, 0, 0});
  CHECK(all.questions[3].counts == std::vector<std::int64_t>{1, 0, 0, 1, 1});  // as given
  const Spread a = spread_of(all.scores[0]);
  CHECK(a.n == 3);
  CHECK(a.mean == doctest::Approx(23.0 / 3));
  CHECK(a.median == 9);
  CHECK(spread_of(all.scores[1]).n == 2);  // the third left a question of it open
  CHECK(spread_of(all.scores[1]).mean == doctest::Approx((2 + 2 + 2 + 5) / 2.0));
  CHECK(spread_of(all.scores[2]).mean == doctest::Approx((8 + 17) / 2.0));
  CHECK(all.items.n() == 2);
  CHECK(mean_value(summary.tests()[0], all, 3) == doctest::Approx(6 - 10.0 / 3));
}

TEST_CASE("class summary: the same scores as one by one") {
  ClassSummary summary(library());
  Random random(3);
  const std::size_t dimensions = negotiation().dimensions.size();
  std::vector<std::vector<int>> expected(dimensions + 1);
  for (int i = 0; i < 200; ++i) {
    SelfTest attempt;
    attempt.test = "negotiation";
    for (const Question& question : negotiation().questions) {
      if (random.below(40) != 0) attempt.answers[question.id] = 1 + static_cast<int>(random.below(5));
    }
    const SelfTestScore score = score_self_test(negotiation(), attempt);
    for (std::size_t d = 0; d < dimensions; ++d) {
      if (score.dimensions[d].score) expected[d].push_back(*score.dimensions[d].score);
    }
    if (score.total.score) expected[dimensions].push_back(*score.total.score);
    CHECK(summary.add(attempt));
  }
  for (std::size_t d = 0; d <= dimensions; ++d) {
    Histogram want;
    want.reset(summary.tests()[0].lowest[d], summary.tests()[0].highest[d]);
    for (const int score : expected[d]) CHECK(want.add(score));
    CHECK(group(summary).scores[d].counts == want.counts);
  }
  CHECK(summary.tests()[0].highest[dimensions] == 80);
}

TEST_CASE("class summary: phases and kinds of raters are kept apart") {
  ClassSummary summary(small());
  feed(summary, small_hand_in("A", taken({1, 1, 1, 5}, kBefore)));
  feed(summary, small_hand_in("A", taken({2, 2, 2, 4}, kAfter)));
  feed(summary, small_hand_in("B", taken({5, 5, 5, 1}, kByOther)));
  CHECK(group(summary, kSelf, Phase::Before).n == 1);
  CHECK(group(summary, kSelf, Phase::After).n == 1);
  CHECK(group(summary, kSelf, Phase::None).n == 0);
  CHECK(group(summary, kOther, Phase::None).n == 1);
  CHECK(spread_of(scores_of(summary.tests()[0], kSelf, 2)).mean == 6);
  CHECK(spread_of(scores_of(summary.tests()[0], kOther, 2)).mean == 20);
  const Json out = summary_to_json(summary);
  const Json* tests = find_member(out, "tests");
  REQUIRE(tests != nullptr);
  const Json* test = find_member(*tests, "small");
  REQUIRE(test != nullptr);
  CHECK(list_of(*test, "groups").size() == 3);
  CHECK(dump_json(list_of(*test, "self_other")) ==
        R"([{"difference":7,"id":"a","other_mean":10,"other_n":1,"self_mean":3,"self_n":2},)"
        R"({"difference":7,"id":"b","other_mean":10,"other_n":1,"self_mean":3,"self_n":2},)"
        R"({"difference":14,"id":"","other_mean":20,"other_n":1,"self_mean":6,"self_n":2}])");
}

TEST_CASE("class summary: before and after are paired by person") {
  ClassSummary summary(small());
  feed(summary, small_hand_in("A", taken({1, 1, 1, 5}, kBefore)));
  feed(summary, small_hand_in("B", taken({3, 3, 3, 3}, kAfter)));  // the after comes first
  feed(summary, small_hand_in("B", taken({3, 2, 3, 3}, kBefore)));
  feed(summary, small_hand_in("A", taken({3, 1, 2, 5}, kAfter)));
  feed(summary, small_hand_in("C", taken({3, 3, 3, 3}, kBefore)));  // no after
  feed(summary, small_hand_in("", taken({3, 3, 3, 3}, kAfter)));    // nobody
  feed(summary, small_hand_in("", taken({1, 3, 3, 3}, kBefore)));
  const TestSummary& test = summary.tests()[0];
  CHECK(test.paired == 2);
  CHECK(test.repeated == 0);
  CHECK(test.pairs[0].n == 2);
  CHECK(test.pairs[0].sum == 3);
  CHECK(test.pairs[0].squares == 9);
  CHECK(test.pairs[1].sum == 1);
  CHECK(test.pairs[2].sum == 4);
  CHECK(test.pairs[2].squares == 10);
  CHECK(paired_difference(test.pairs[2]).mean == 2);

  // A further attempt counts in the class, but forms no pair; neither does another person's view.
  feed(summary, small_hand_in("A", taken({5, 5, 5, 5}, kAfter)));
  feed(summary, small_hand_in("C", taken({5, 5, 5, 5}, std::string(kAfter) + kByOther)));
  CHECK(test.paired == 2);
  CHECK(test.repeated == 1);
  CHECK(group(summary, kSelf, Phase::After).n == 4);
}

TEST_CASE("class summary: pairs with an open question, by name, and within one plan") {
  ClassSummary summary(small());
  const std::string named = R"({"name":"李明"})";
  feed(summary, hand_in(named, "\"self_tests\":[" + taken({1, 0, 1, 1}, kBefore) + "]"));
  feed(summary, hand_in(named, "\"self_tests\":[" + taken({2, 2, 2, 2}, kAfter) + "]"));
  const TestSummary& test = summary.tests()[0];
  CHECK(test.paired == 1);
  CHECK(test.pairs[0].n == 1);
  CHECK(test.pairs[0].sum == 2);
  CHECK(test.pairs[1].n == 0);  // it was open before
  CHECK(test.pairs[2].n == 0);
  CHECK(summary.with_person() == 2);

  const std::string after = taken({1, 1, 1, 1}, kAfter);
  std::string before = taken({1, 1, 1, 1}, kBefore);
  before.replace(before.find("\"t\""), 3, "\"s\"");
  feed(summary, hand_in({}, "\"self_tests\":[" + before + "," + after + "]"));
  CHECK(test.paired == 2);
  CHECK(summary.with_person() == 2);
  // A person and a name that are spelt alike are two people.
  feed(summary, hand_in(R"({"name":"X"})", "\"self_tests\":[" + before + "]"));
  feed(summary, hand_in(R"({"person":"X"})", "\"self_tests\":[" + after + "]"));
  CHECK(test.paired == 2);
}

TEST_CASE("class summary: a test too long to remember each dimension pairs the total") {
  std::string text = R"({"format":"sandtable-test","version":1,"id":"long","title":"Long",
    "scale":{"min":0,"labels":["0","1","2","3","4","5","6","7","8","9"]},"bands":[{"id":"low","from_pomp":0,"title":"Low"}],"dimensions":[)";
  std::string questions;
  std::string answers;
  for (int i = 0; i < 20; ++i) {
    const std::string id = std::to_string(i);
    text += (i == 0 ? "" : ",") + std::string(R"({"id":"d)") + id +
            R"(","title":"D","advice":{"low":{"text":"t","tips":["x"]}}})";
    questions += (i == 0 ? "" : ",") + std::string(R"({"id":"q)") + id + R"(","dimension":"d)" + id +
                 R"(","text":"Q"})";
    answers += (i == 0 ? "\"q" : ",\"q") + id + "\":" + std::to_string(i % 10);
  }
  Problems problems;
  Result<TestPack> pack = load_test_pack(text + "],\"questions\":[" + questions + "]}", problems);
  REQUIRE(pack.ok());
  TestLibrary own;
  own.add(pack.value());
  ClassSummary summary(own);
  const std::string head = R"("self_tests":[{"id":"t","test":"long","answers":{)" + answers;
  feed(summary, hand_in(R"({"person":"A"})", head + R"(},"phase":"before"}])"));
  std::string better = head;
  better.replace(better.find("\"q0\":0"), 6, "\"q0\":9");
  feed(summary, hand_in(R"({"person":"A"})", better + R"(},"phase":"after"}])"));
  const TestSummary& test = summary.tests()[0];
  CHECK_FALSE(test.pairs_dimensions);
  CHECK(test.pairs[20].sum == 9);
  CHECK(test.pairs[0].n == 0);
}

TEST_CASE("class summary: reliability counts complete attempts and reversed values") {
  ClassSummary summary(small());
  ItemSums sums;
  sums.reset(4);
  constexpr int kRows[][4] = {{1, 2, 1, 4}, {4, 4, 5, 2}, {3, 2, 3, 3}, {5, 5, 4, 1}, {2, 3, 2, 5}};
  for (const auto& row : kRows) {
    feed(summary, small_hand_in("", taken({row[0], row[1], row[2], row[3]})));
    const int values[] = {row[0], row[1], row[2], 6 - row[3]};
    sums.add(values);
  }
  feed(summary, small_hand_in("", taken({1, 0, 5, 5})));
  const TestSummary& test = summary.tests()[0];
  const Reliability all = reliability_of(test, group(summary), 2);
  CHECK(all.n == 5);
  CHECK(all.alpha == doctest::Approx(reliability_of(sums, {0, 1, 2, 3}).alpha).epsilon(1e-12));
  CHECK(all.alpha > 0.8);
  const Reliability b = reliability_of(test, group(summary), 1);
  CHECK(b.items.size() == 2);
  CHECK(b.alpha == doctest::Approx(reliability_of(sums, {1, 3}).alpha).epsilon(1e-12));
}

TEST_CASE("class summary: strongest and weakest questions share none") {
  ClassSummary summary(small());
  feed(summary, small_hand_in("", taken({5, 3, 3, 5})));  // values 5 3 3 1
  using List = std::vector<std::size_t>;
  const auto extremes = [&](bool strong) {
    return extreme_questions(summary.tests()[0], group(summary), strong);
  };
  CHECK(extremes(true) == List{0, 1});
  CHECK(extremes(false) == List{3, 2});
  ClassSummary alike(small());
  feed(alike, small_hand_in("", taken({3, 3, 3, 3})));
  CHECK(extreme_questions(alike.tests()[0], group(alike), true).empty());
  CHECK(extreme_questions(alike.tests()[0], group(alike), false).empty());
  ClassSummary open(small());
  feed(open, small_hand_in("", taken({0, 3, 0, 0})));
  CHECK(extreme_questions(open.tests()[0], group(open), true).empty());
}

TEST_CASE("class summary: sorting exercises") {
  ClassSummary summary(small());
  const auto sorted = [](const std::string& placed, const std::string& own = "[]") {
    return hand_in(R"({"person":"A"})",
                   R"("sortings":[{"id":"x","sort":"actions","placed":)" + placed + ",\"own\":" + own + "}]");
  };
  feed(summary, sorted(R"({"1":"harvest","2":"invest"})"));
  feed(summary, sorted(R"({"1":"invest","2":"invest","o1":"harvest"})", R"([{"id":"o1","text":"mine"}])"));
  feed(summary, sorted(R"({"1":"harvest"})"));
  REQUIRE(summary.sortings().size() == 1);
  const SortingSummary& sorting = summary.sortings()[0];
  CHECK(sorting.n == 3);
  CHECK(sorting.own == 1);
  CHECK(sorting.items == std::vector<std::string>{"1", "2"});
  CHECK(sorting.bins == std::vector<std::string>{"harvest", "invest"});
  CHECK(sorting.count(0, 0) == 2);
  CHECK(sorting.count(0, 1) == 1);
  CHECK(sorting.count(1, 1) == 2);
  const ItemResult first = item_result(sorting, 0, "harvest");
  CHECK(first.n == 3);
  CHECK(first.right == 2);
  CHECK(first.wrong_bin == 1);
  CHECK(first.wrong == 1);
  CHECK(item_result(sorting, 1, "invest").wrong_bin == SIZE_MAX);
  CHECK(item_result(sorting, 1, "keep").wrong == 2);

  CHECK(problems_of(summary, sorted(R"({"1":5,"2":"invest"})")) ==
        std::vector<std::string>{"wrong_type /sortings/0/placed/1 string", "wrong_type /sortings/0/placed/1 string"});
  CHECK(sorting.n == 4);
  CHECK(problems_of(summary, hand_in({}, R"("sortings":[{"id":"x","placed":{}},{"id":"y","sort":"actions"}])")) ==
        std::vector<std::string>{"missing_member /sortings/0/sort ", "missing_member /sortings/0/sort ", "missing_member /sortings/1/placed ",
                                 "nothing_there  "});
}

TEST_CASE("class summary: more items, bins and exercises than there may be") {
  ClassSummary summary(small());
  std::string placed;
  for (int i = 0; i < 201; ++i) placed += (i == 0 ? "\"" : ",\"") + std::to_string(1000 + i) + "\":\"a\"";
  const std::string head = R"("sortings":[{"id":"x","sort":"s","placed":{)";
  CHECK(problems_of(summary, hand_in({}, head + placed + "}}]")) ==
        std::vector<std::string>{"out_of_range /sortings/0/placed/1200 "});
  for (int i = 0; i < 9; ++i) feed(summary, hand_in({}, head + "\"1000\":\"b" + std::to_string(i) + "\"}}]"));
  CHECK(problems_of(summary, hand_in({}, head + "\"1000\":\"more\"}}]")) ==
        std::vector<std::string>{"out_of_range /sortings/0/placed/1000 "});
  CHECK(item_result(summary.sortings()[0], 0, "a").n == 10);
  for (int i = 1; i < 64; ++i)
    feed(summary, hand_in({}, R"("sortings":[{"id":"x","sort":"s)" + std::to_string(i) + R"(","placed":{"1":"a"}}])"));
  CHECK(problems_of(summary, hand_in({}, R"("sortings":[{"id":"x","sort":"more","placed":{"1":"a"}}])")) ==
        std::vector<std::string>{"out_of_range /sortings/0 ", "nothing_there  "});
}

TEST_CASE("class summary: cards of grids") {
  ClassSummary summary(small());
  const std::string grid =
      R"("swot":{"strengths":[{"id":"a","text":"x"},{"id":"b","text":"y"}],"threats":[{"id":"c","text":"z"}]})";
  feed(summary, hand_in({}, grid));
  feed(summary, hand_in({}, grid));
  CHECK(summary.swots() == 2);
  CHECK(summary.cards(Cell::Strengths) == 4);
  CHECK(summary.cards(Cell::Weaknesses) == 0);
  CHECK(summary.cards(Cell::Threats) == 2);
}

TEST_CASE("class summary: what cannot be counted is said") {
  ClassSummary summary(small());
  CHECK(problems_of(summary, json("[]")) == std::vector<std::string>{"wrong_format  array"});
  CHECK(problems_of(summary, json(R"({"format":"sandtable-test"})")) ==
        std::vector<std::string>{"wrong_format /format sandtable-test"});
  CHECK(problems_of(summary, json(R"({"format":"sandtable-plan","version":99})")) ==
        std::vector<std::string>{"newer_version /version 99"});
  CHECK(problems_of(summary, hand_in("{}", {})) == std::vector<std::string>{"nothing_there  "});
  CHECK(problems_of(summary, hand_in("{}", R"("self_tests":[{"id":"t","test":"unheard","answers":{}}])")) ==
        std::vector<std::string>{"nothing_there /self_tests/0/test unheard", "nothing_there  "});
  CHECK(summary.hand_ins() == 0);
  CHECK(problems_of(summary, small_hand_in("A", taken({9, 1, 1, 1}))) ==
        std::vector<std::string>{"out_of_range /self_tests/0/answers/q1 1..5"});
  CHECK(summary.hand_ins() == 1);
  CHECK(group(summary).items.n() == 0);
  SelfTest attempt;
  attempt.test = "unheard";
  CHECK_FALSE(summary.add(attempt));
}

TEST_CASE("class summary: a test that comes with the hand-in") {
  ClassSummary summary(library());
  feed(summary, json(read_file(fixture_path("plans/v1-trainer-pack.json"))));
  CHECK(summary.tests().size() >= 1);
  CHECK(summary.tests()[0].pack.id != "negotiation");
}

TEST_CASE("class summary: the same JSON in any order") {
  std::vector<Json> all;
  Random random(5);
  for (int i = 0; i < 60; ++i) {
    const auto answer = [&] { return static_cast<int>(random.below(6)); };
    all.push_back(small_hand_in("P" + std::to_string(i / 2), taken({answer(), answer(), answer(), answer()},
                                                                   i % 2 == 0 ? kBefore : kAfter)));
    all.push_back(hand_in({}, R"("sortings":[{"id":"x","sort":"s)" + std::to_string(i % 3) + R"(","placed":{")" +
                                  std::to_string(answer()) + "\":\"b" + std::to_string(answer()) + "\"}}]"));
  }
  std::string first;
  for (int round = 0; round < 3; ++round) {
    ClassSummary summary(small());
    for (const Json& document : all) feed(summary, document);
    const std::string text = dump_json(summary_to_json(summary));
    if (round == 0) first = text;
    CHECK(text == first);
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.below(i)]);
  }
  CHECK(first.find(R"("enough":"rough")") != std::string::npos);
  CHECK(first.find("nan") == std::string::npos);
}
