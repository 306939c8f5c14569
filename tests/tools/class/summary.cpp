#include <doctest/doctest.h>

#include "class_summary.h"
#include "tools/self_test/scoring.h"

using namespace sandtable;
using namespace sandtable::test;

TEST_CASE("class summary: answers and scores by hand") {
  ClassSummary summary(small(), no_sorts());
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
  CHECK(all.complete == 2);
  CHECK(all.scales[0].n() == 3);  // listwise within the dimension
  CHECK(all.scales[1].n() == 2);
  CHECK(all.scales[2].n() == 2);
  CHECK(mean_value(summary.tests()[0], all, 3) == doctest::Approx(6 - 10.0 / 3));
}

TEST_CASE("class summary: the same scores as one by one") {
  ClassSummary summary(library(), no_sorts());
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
    CHECK(summary.add(HandInHead(), attempt));
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
  ClassSummary summary(small(), no_sorts());
  feed(summary, small_hand_in("A", taken({1, 1, 1, 5}, kBefore)));
  feed(summary, small_hand_in("A", taken({2, 2, 2, 4}, kAfter)));
  feed(summary, small_hand_in("B", taken({5, 5, 5, 1}, kByOther)));
  CHECK(group(summary, kSelf, Phase::Before).n == 1);
  CHECK(group(summary, kSelf, Phase::After).n == 1);
  CHECK(group(summary, kSelf, Phase::None).n == 0);
  CHECK(group(summary, kOther, Phase::None).n == 1);
  const Json out = summary_to_json(summary);
  const Json* tests = find_member(out, "tests");
  REQUIRE(tests != nullptr);
  const Json* test = find_member(*tests, "small");
  REQUIRE(test != nullptr);
  CHECK(list_of(*test, "groups").size() == 3);
}

TEST_CASE("class summary: a test of many dimensions pairs each of them") {
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
  ClassSummary summary(own, no_sorts());
  const std::string head = R"("self_tests":[{"id":"t","test":"long","answers":{)" + answers;
  feed(summary, hand_in(R"({"person":"A"})", head + R"(},"phase":"before"}])"));
  std::string better = head;
  better.replace(better.find("\"q0\":0"), 6, "\"q0\":9");
  feed(summary, hand_in(R"({"person":"A"})", better + R"(},"phase":"after"}])"));
  const TestSummary& test = summary.tests()[0];
  CHECK(test.pairs[20].sum == 9);
  CHECK(test.pairs[0].sum == 9);
  CHECK(test.pairs[1].sum == 0);
  CHECK(test.pairs[1].n == 1);
}

TEST_CASE("class summary: reliability counts complete attempts and reversed values") {
  ClassSummary summary(small(), no_sorts());
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

TEST_CASE("class summary: strongest and weakest questions share none, and show ties for the last place") {
  using List = std::vector<std::size_t>;
  // The means of q1..q4, the last one reversed.
  const auto extremes = [](const ClassSummary& summary, bool strong, std::size_t count = 3) {
    List out;
    for (const ExtremeQuestion& one : extreme_questions(summary.tests()[0], group(summary), strong, count))
      out.push_back(one.question);
    return out;
  };
  const auto of = [](std::initializer_list<int> answers) {
    ClassSummary summary(small(), no_sorts());
    feed(summary, small_hand_in("", taken(answers)));
    return summary;
  };
  const ClassSummary apart = of({5, 3, 4, 5});  // values 5 3 4 1
  CHECK(extremes(apart, true) == List{0, 2});
  CHECK(extremes(apart, false) == List{3, 1});
  // Two tie for the second place of both lists: they are in neither.
  const ClassSummary middle = of({5, 3, 3, 5});
  CHECK(extremes(middle, true) == List{0});
  CHECK(extremes(middle, false) == List{3});
  // Three tie for the first place: they are all shown.
  const ClassSummary tie = of({4, 4, 4, 5});
  CHECK(extremes(tie, true, 1) == List{0, 1, 2});
  CHECK(extreme_questions(tie.tests()[0], group(tie), true, 1)[2].tied);
  CHECK(extremes(tie, false, 1) == List{3});
  CHECK_FALSE(extreme_questions(tie.tests()[0], group(tie), false, 1)[0].tied);
  const ClassSummary alike = of({3, 3, 3, 3});
  CHECK(extremes(alike, true).empty());
  CHECK(extremes(alike, false).empty());
  CHECK(extremes(of({0, 3, 0, 0}), true).empty());
}

TEST_CASE(
    "class summary: equal means of a question and a reversed one tie, and what few answered is marked") {
  ClassSummary summary(small(), no_sorts());
  // q1 (1 + 2 + 2) / 3 and q4, reversed, (1 + 2 + 2) / 3; twenty answer q2, and nine q3.
  for (const auto& [one, four] : {std::pair{1, 5}, std::pair{2, 4}, std::pair{2, 4}})
    feed(summary, small_hand_in("", taken({one, 4, 3, four})));
  for (int i = 0; i < 17; ++i) feed(summary, small_hand_in("", taken({0, 4, i < 6 ? 3 : 0, 0})));
  const auto weak = extreme_questions(summary.tests()[0], group(summary), false, 1);
  REQUIRE(weak.size() == 2);
  CHECK(weak[0].question == 0);
  CHECK(weak[1].question == 3);
  CHECK(weak[0].mean == weak[1].mean);
  CHECK(weak[0].tied);
  CHECK(weak[0].few);  // 3 of 20
  CHECK(weak[0].n == 3);
  const auto strong = extreme_questions(summary.tests()[0], group(summary), true, 2);
  REQUIRE(strong.size() == 2);
  CHECK_FALSE(strong[0].few);
  CHECK(strong[1].few);  // 9 of 20
  const Json questions =
      list_of(list_of(find_member(*find_member(summary_to_json(summary), "tests"), "small")[0], "groups")[0],
              "questions");
  CHECK(number_or(questions[3], "n", 0) == 3);
  CHECK(questions[3]["mean"].get<double>() == 13.0 / 3);       // as given,
  CHECK(questions[3]["keyed_mean"].get<double>() == 5.0 / 3);  // and all of its digits
  CHECK(questions[3]["reverse"].get<bool>());
}

TEST_CASE("class summary: a sorting exercise that is not known here") {
  ClassSummary summary(small(), no_sorts());
  const auto sorted = [](const std::string& placed, const std::string& own = "[]") {
    return hand_in({},
                   R"("sortings":[{"id":"x","sort":"actions","placed":)" + placed + ",\"own\":" + own + "}]");
  };
  feed(summary, sorted(R"({"10":"harvest","2":"invest"})"));
  feed(summary, sorted(R"({"10":"invest","2":"invest","o1":"harvest"})", R"([{"id":"o1","text":"mine"}])"));
  feed(summary, sorted(R"({"10":"harvest"})"));
  feed(summary, sorted("{}"));  // nothing is in it
  REQUIRE(summary.sortings().size() == 1);
  const SortingSummary& sorting = summary.sortings()[0];
  CHECK(sorting.n == 3);
  CHECK(sorting.own == 1);
  CHECK(sorting.items == std::vector<std::string>{"2", "10"});
  CHECK(sorting.bins == std::vector<std::string>{"harvest", "invest"});
  CHECK(sorting.count(1, 0) == 2);
  CHECK(sorting.count(1, 1) == 1);
  CHECK(sorting.count(0, 1) == 2);
  const ItemResult first = item_result(sorting, 1, "harvest");
  CHECK(first.n == 3);
  CHECK(first.right == 2);
  CHECK(first.wrong_bin == 1);
  CHECK(first.wrong == 1);
  CHECK(item_result(sorting, 0, "invest").wrong_bin == SIZE_MAX);
  CHECK(item_result(sorting, 0, "keep").wrong == 2);
  CHECK_FALSE(is_figure(right_pct(sorting, 0)));
  CHECK(summary.hand_ins() == 4);

  CHECK(problems_of(summary, sorted(R"({"1":5,"2":"invest"})")) ==
        std::vector<std::string>{"wrong_type /sortings/0/placed/1 string"});
  CHECK(summary.sortings()[0].n == 4);
}

TEST_CASE("class summary: of a known sorting exercise its own items and bins count, and nothing else") {
  ClassSummary summary(small(), sorts());
  const SortPack& pack = sorts().all()[0];
  const auto sorted = [&](const std::string& placed) {
    return hand_in({}, R"("sortings":[{"id":"x","sort":")" + pack.id + R"(","placed":{)" + placed + "}}]");
  };
  const auto into = [](const std::string& item, const std::string& bin) {
    return "\"" + item + "\":\"" + bin + "\"";
  };
  const SortItem& item = pack.items[1];
  const std::string& wrong = pack.bins[pack.bins[0].id == item.bin ? 1 : 0].id;
  feed(summary, sorted(into(item.id, item.bin)));
  feed(summary, sorted(into(item.id, wrong)));
  feed(summary, sorted(into(pack.items[0].id, wrong) + "," + into(item.id, "nowhere")));
  feed(summary, sorted(into("nothing", item.bin)));  // nothing of it counts
  feed(summary, sorted(""));
  const SortingSummary& sorting = summary.sortings()[0];
  CHECK(sorting.n == 3);
  CHECK(sorting.items.size() == pack.items.size());
  CHECK(sorting.bins.size() == pack.bins.size());
  CHECK(item_result(sorting, 1, item.bin).n == 2);
  CHECK(item_result(sorting, 1, item.bin).right == 1);
  CHECK(right_pct(sorting, 1) == doctest::Approx(100.0 / 3));  // who did not place it is not right
  CHECK(item_title(sorting, 1) == Text(item.text));
  CHECK(bin_title(sorting, 0) == Text(pack.bins[0].title));
  const Json out = summary_to_json(summary);
  const Json& of = (*find_member(out, "sortings"))[pack.id];
  CHECK(of["title"].get<std::string>() == pack.title);
  CHECK(of["items"][item.id]["right_pct"].get<double>() == 100.0 / 3);
  CHECK(of["items"].size() == pack.items.size());
}

TEST_CASE("class summary: more items, bins and exercises than there may be") {
  ClassSummary summary(small(), no_sorts());
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
    feed(summary,
         hand_in({}, R"("sortings":[{"id":"x","sort":"s)" + std::to_string(i) + R"(","placed":{"1":"a"}}])"));
  CHECK(problems_of(summary, hand_in({}, R"("sortings":[{"id":"x","sort":"more","placed":{"1":"a"}}])")) ==
        std::vector<std::string>{"out_of_range /sortings/0 ", "nothing_there  "});
}

TEST_CASE("class summary: cards of grids") {
  ClassSummary summary(small(), no_sorts());
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
  ClassSummary summary(small(), no_sorts());
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
  CHECK(group(summary).scales.back().n() == 0);
  SelfTest attempt;
  attempt.test = "unheard";
  CHECK_FALSE(summary.add(HandInHead(), attempt));
}

TEST_CASE("class summary: a test that comes with the hand-in") {
  ClassSummary summary(library(), no_sorts());
  feed(summary, json(read_file(fixture_path("plans/v1-trainer-pack.json"))));
  CHECK(summary.tests().size() >= 1);
  CHECK(summary.tests()[0].pack.id != "negotiation");
}
