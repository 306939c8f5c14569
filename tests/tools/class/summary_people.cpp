// Who counts in a class's figures, and once: persons, attempts, versions; and that the order of reading never
// matters.
#include <algorithm>

#include "class_summary.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

// One hand-in of the small test.
struct Work {
  std::string id, person, name, handed_in, taken, attempt = "t", phase, rater, rater_name;
  int pack_version = 0;
  std::vector<int> answers;
};

Json document(const Work& work) {
  std::string task, more;
  const auto add = [](std::string& to, const char* member, const std::string& value) {
    if (!value.empty()) to += (to.empty() ? "" : ",") + std::string("\"") + member + "\":\"" + value + "\"";
  };
  add(task, "person", work.person);
  add(task, "name", work.name);
  add(task, "handed_in", work.handed_in);
  more = ",\"phase\":\"" + (work.phase.empty() ? "none" : work.phase) + "\"";
  if (!work.taken.empty()) more += ",\"taken\":\"" + work.taken + "\"";
  if (!work.rater.empty())
    more += R"(,"rater":{"kind":")" + work.rater + "\"" +
            (work.rater_name.empty() ? "" : R"(,"name":")" + work.rater_name + "\"") + "}";
  if (work.pack_version > 0) more += ",\"pack_version\":" + std::to_string(work.pack_version);
  std::string attempt = taken(work.answers, more);
  attempt.replace(attempt.find("\"t\""), 3, "\"" + work.attempt + "\"");
  Json out = hand_in("{" + task + "}", "\"self_tests\":[" + attempt + "]");
  if (!work.id.empty()) set_text(out, "id", work.id);
  return out;
}

const char* const kNine = "2026-11-21T09:00:00Z";
const char* const kTen = "2026-11-21T10:00:00Z";
const char* const kEleven = "2026-11-21T11:00:00Z";

// The answers to q1 of the only one that counts of these, read in every order.
int first_answer(std::vector<Json> documents, SummaryRules rules = {}) {
  std::vector<std::size_t> order(documents.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  int found = 0;
  std::string text;
  do {
    ClassSummary summary(small(), no_sorts(), rules);
    for (const std::size_t i : order) feed(summary, documents[i]);
    const std::string now = dump_json(summary_to_json(summary));
    if (text.empty()) text = now;
    CHECK(now == text);
    int n = 0;
    for (const auto& rater : summary.tests()[0].groups) {
      for (const AttemptGroup& one : rater) {
        for (std::size_t i = 0; i < 5 && one.n > 0; ++i) {
          n += static_cast<int>(one.questions[0].counts[i]);
          if (one.questions[0].counts[i] > 0) found = static_cast<int>(i) + 1;
        }
      }
    }
    CHECK(n == 1);
  } while (std::next_permutation(order.begin(), order.end()));
  return found;
}

}  // namespace

TEST_CASE("class summary: before and after are paired by person") {
  ClassSummary summary(small(), no_sorts());
  feed(summary, small_hand_in("A", taken({1, 1, 1, 5}, kBefore)));
  feed(summary, small_hand_in("B", taken({3, 3, 3, 3}, kAfter)));  // the after comes first
  feed(summary, small_hand_in("B", taken({3, 2, 3, 3}, kBefore)));
  feed(summary, small_hand_in("A", taken({3, 1, 2, 5}, kAfter)));
  feed(summary, small_hand_in("C", taken({3, 3, 3, 3}, kBefore)));  // no after
  feed(summary, small_hand_in("", taken({3, 3, 3, 3}, kAfter)));    // nobody
  feed(summary, small_hand_in("", taken({1, 3, 3, 3}, kBefore)));
  const TestSummary& test = summary.tests()[0];
  CHECK(test.paired == 2);
  CHECK(test.pairs[0].n == 2);
  CHECK(test.pairs[0].sum == 3);
  CHECK(test.pairs[0].squares == 9);
  CHECK(test.pairs[1].sum == 1);
  CHECK(test.pairs[2].sum == 4);
  CHECK(test.pairs[2].squares == 10);
  CHECK(paired_figures(test.pairs[2]).mean == 2);
  CHECK(paired_figures(test.pairs[2]).first_mean == (4 + 11) / 2.0);
  CHECK(group(summary, kSelf, Phase::After).repeated == 0);

  // A further attempt is set aside; another person's view forms no pair.
  feed(summary, small_hand_in("A", taken({5, 5, 5, 5}, kAfter)));
  feed(summary, small_hand_in("C", taken({5, 5, 5, 5}, std::string(kAfter) + kByOther)));
  CHECK(summary.tests()[0].paired == 2);
  CHECK(group(summary, kSelf, Phase::After).n == 3);
  CHECK(group(summary, kSelf, Phase::After).repeated == 1);
  CHECK(summary.hand_ins() == 9);
  CHECK(summary.people() == 5);
}

TEST_CASE("class summary: pairs with an open question, and within one plan") {
  ClassSummary summary(small(), no_sorts());
  feed(summary, small_hand_in("A", taken({1, 0, 1, 1}, kBefore)));
  feed(summary, small_hand_in("A", taken({2, 2, 2, 2}, kAfter)));
  CHECK(summary.tests()[0].paired == 1);
  CHECK(summary.tests()[0].pairs[0].n == 1);
  CHECK(summary.tests()[0].pairs[0].sum == 2);
  CHECK(summary.tests()[0].pairs[1].n == 0);  // it was open before
  CHECK(summary.tests()[0].pairs[2].n == 0);
  CHECK(summary.with_person() == 2);

  std::string before = taken({1, 1, 1, 1}, kBefore);
  before.replace(before.find("\"t\""), 3, "\"s\"");
  feed(summary, hand_in({}, "\"self_tests\":[" + before + "," + taken({1, 1, 1, 1}, kAfter) + "]"));
  CHECK(summary.tests()[0].paired == 2);
  CHECK(summary.with_person() == 2);
}

TEST_CASE("class summary: a name makes nobody the same person, unless that is wanted") {
  const std::string named = R"({"name":"李明"})";
  for (const bool join : {false, true}) {
    ClassSummary summary(small(), no_sorts(), {.join_names = join});
    feed(summary, hand_in(named, "\"self_tests\":[" + taken({1, 1, 1, 1}, kBefore) + "]"));
    feed(summary, hand_in(named, "\"self_tests\":[" + taken({2, 2, 2, 2}, kAfter) + "]"));
    feed(summary, hand_in(R"({"name":"王芳"})", "\"self_tests\":[" + taken({2, 2, 2, 2}, kAfter) + "]"));
    // An id that is spelt like a name is no name, and who has an id is somebody else than who has the name
    // alone.
    feed(summary, hand_in(R"({"name":"X"})", "\"self_tests\":[" + taken({1, 1, 1, 1}, kBefore) + "]"));
    feed(summary,
         hand_in(R"({"person":"X","name":"李明"})", "\"self_tests\":[" + taken({2, 2, 2, 2}, kAfter) + "]"));
    CHECK(summary.tests()[0].paired == (join ? 1 : 0));
    CHECK(summary.same_name() == 2);
    CHECK(summary.people() == (join ? 4 : 5));
  }
}

TEST_CASE(
    "class summary: of several attempts the finished counts, before a course the earliest, else the latest") {
  const auto of = [](const char* phase) {
    return std::vector<Json>{
        document({.person = "A", .taken = kTen, .phase = phase, .answers = {2, 1, 1, 1}}),
        document({.person = "A", .taken = kNine, .phase = phase, .answers = {1, 1, 1, 1}}),
        document({.person = "A", .taken = kEleven, .phase = phase, .answers = {3, 1, 1, 1}}),
        document({.person = "A", .phase = phase, .answers = {5, 5, 5, 5}}),  // nobody knows when
        document({.person = "A", .taken = "2026-11-20T09:00:00Z", .phase = phase, .answers = {4, 0, 1, 1}})};
  };
  CHECK(first_answer(of("before")) == 1);
  CHECK(first_answer(of("after")) == 3);
  CHECK(first_answer(of("none")) == 3);
  CHECK(first_answer(of("before"), {.attempts = AttemptRule::Last}) == 3);
  CHECK(first_answer(of("after"), {.attempts = AttemptRule::First}) == 1);
  // Unfinished ones count when there is nothing else.
  CHECK(first_answer(
            {document({.person = "A", .taken = kTen, .phase = "after", .answers = {2, 0, 1, 1}}),
             document({.person = "A", .taken = kNine, .phase = "after", .answers = {1, 1, 1, 0}})}) == 2);
  // Without times the answers decide, never the order.
  CHECK(first_answer({document({.person = "A", .answers = {2, 1, 1, 1}}),
                      document({.person = "A", .answers = {4, 1, 1, 1}})}) > 0);
  // Somebody's work has the whole mark of the browser, a hand-in its beginning.
  Json work = document({.person = "k3v9q2xy", .taken = kNine, .answers = {2, 1, 1, 1}});
  work["exercise"] = json("{}");
  CHECK(first_answer({work, document({.person = "K3V9Q2", .taken = kTen, .answers = {4, 1, 1, 1}})}) == 4);
  // A code knows the day alone: the end of it.
  CHECK(first_answer(
            {document(
                 {.person = "A", .taken = "2026-11-21T00:00:00Z", .phase = "after", .answers = {2, 1, 1, 1}}),
             document({.person = "A", .taken = kNine, .phase = "after", .answers = {4, 1, 1, 1}})}) == 2);
}

TEST_CASE("class summary: ids that begin alike are different people") {
  ClassSummary summary(small(), no_sorts());
  for (const char* person : {"emp00001", "emp00002", "emp000"})
    feed(summary, document({.person = person, .answers = {1, 1, 1, 1}}));
  CHECK(summary.people() == 3);
  CHECK(group(summary).n == 3);
}

TEST_CASE("class summary: of the same hand-in twice the later counts, whatever its attempts say") {
  const Json early = document({.id = "one",
                               .person = "A",
                               .handed_in = kNine,
                               .taken = kNine,
                               .phase = "before",
                               .answers = {1, 1, 1, 1}});
  const Json late = document({.id = "one",
                              .person = "A",
                              .handed_in = kEleven,
                              .taken = kTen,
                              .phase = "before",
                              .answers = {2, 1, 1, 1}});
  const Json begun = document({.id = "one",
                               .person = "A",
                               .handed_in = "2026-11-22T10:00:00Z",
                               .taken = kTen,
                               .phase = "before",
                               .answers = {3, 0, 1, 1}});
  CHECK(first_answer({early, late}) == 2);
  CHECK(first_answer({early, late, begun}) == 2);  // an unfinished one replaces nothing
  // The version that no longer counts does not come back because of somebody's other attempt.
  const Json other = document({.id = "two",
                               .person = "A",
                               .handed_in = kTen,
                               .taken = "2026-11-21T09:30:00Z",
                               .phase = "before",
                               .answers = {4, 1, 1, 1}});
  CHECK(first_answer({early, late, other}) == 4);
  // Nobody's, too; and the same once more changes nothing.
  CHECK(first_answer({document({.id = "one", .handed_in = kTen, .answers = {2, 1, 1, 1}}),
                      document({.id = "one", .handed_in = kNine, .answers = {1, 1, 1, 1}}),
                      document({.id = "one", .handed_in = kTen, .answers = {2, 1, 1, 1}})}) == 2);
  ClassSummary summary(small(), no_sorts());
  for (const Json& one : {early, late, late, early}) feed(summary, one);
  CHECK(summary.hand_ins() == 1);
  CHECK(summary.came_again() == 1);
  CHECK(summary.came_changed() == 2);
  CHECK(group(summary, kSelf, Phase::Before).repeated == 0);
  // One id, two people: two hand-ins.
  feed(summary, document({.id = "one", .person = "B", .phase = "before", .answers = {1, 1, 1, 1}}));
  CHECK(summary.hand_ins() == 2);
}

TEST_CASE("class summary: oneself and others are compared by person and phase") {
  // Twelve people, everything 2 before, 4 after, and 4 as others see it after: no difference.
  ClassSummary summary(small(), no_sorts());
  for (int i = 0; i < 12; ++i) {
    const std::string person = "P" + std::to_string(i);
    feed(summary, document({.person = person, .phase = "before", .answers = {2, 2, 2, 4}}));
    feed(summary, document({.person = person, .phase = "after", .answers = {4, 4, 4, 2}}));
    feed(summary, document({.person = person, .phase = "after", .rater = "other", .answers = {4, 4, 4, 2}}));
  }
  const TestSummary& test = summary.tests()[0];
  const auto after = static_cast<std::size_t>(Phase::After);
  CHECK(test.rated[after] == 12);
  CHECK(test.ratings[after] == 12);
  CHECK(test.rated[static_cast<std::size_t>(Phase::Before)] == 0);
  CHECK(paired_figures(test.self_other[after][2]).mean == 0);
  CHECK(paired_figures(test.self_other[after][2]).n == 12);
  const Json out = summary_to_json(summary);
  const Json& all = list_of((*find_member(out, "tests"))["small"], "self_other");
  REQUIRE(all.size() == 1);
  CHECK(text_of(all[0], "phase") == "after");
  CHECK(number_or(all[0]["total"], "n", 0) == 12);
  CHECK(all[0]["total"]["mean"].get<double>() == 0);
  CHECK(all[0]["total"]["self_mean"].get<double>() == 16);
}

TEST_CASE("class summary: what several raters say is their mean, and the same rater's later word counts") {
  ClassSummary summary(small(), no_sorts());
  const auto others = [&](const char* attempt, const char* rater, const char* time,
                          std::vector<int> answers) {
    feed(summary, document({.person = "A",
                            .taken = time,
                            .attempt = attempt,
                            .rater = "other",
                            .rater_name = rater,
                            .answers = answers}));
  };
  feed(summary, document({.person = "A", .answers = {1, 1, 1, 5}}));
  others("o1", "王芳", kNine, {1, 1, 1, 5});
  others("o2", "王芳", kTen, {5, 1, 1, 5});  // instead of the first
  others("o3", "李雷", kNine, {1, 1, 2, 5});
  others("o4", "", kNine, {1, 1, 2, 5});  // the same from a code, which has no name
  others("o5", "", kNine, {2, 1, 2, 0});  // somebody else
  feed(summary, document({.person = "B", .rater = "other", .answers = {5, 5, 5, 1}}));  // B says nothing
  const TestSummary& test = summary.tests()[0];
  CHECK(group(summary, kOther).n == 4);
  CHECK(group(summary, kOther).repeated == 1);
  CHECK(test.rated[0] == 1);
  CHECK(test.ratings[0] == 3);
  CHECK(test.self_other[0][0].first == 2);
  CHECK(test.self_other[0][0].second == (6 + 3 + 4) / 3.0);  // q1 + q3
  CHECK(test.self_other[0][1].second == 2);  // q2 and q4 reversed, of the two who answered both
}

TEST_CASE("class summary: alpha of a dimension is of all who answered that dimension") {
  // Forty people, 35 of them left q4 of the other dimension open.
  ClassSummary summary(small(), no_sorts());
  ItemSums sums;
  sums.reset(2);
  Random random(4);
  for (int i = 0; i < 40; ++i) {
    const int one = 1 + static_cast<int>(random.below(5)),
              three = 1 + (one + static_cast<int>(random.below(2))) % 5;
    const int values[] = {one, three};
    sums.add(values);
    feed(summary, document({.answers = {one, 2, three, i < 35 ? 0 : 3}}));
  }
  const TestSummary& test = summary.tests()[0];
  const Reliability want = reliability_of(sums, {0, 1});
  const Reliability a = reliability_of(test, group(summary), 0);
  CHECK(a.n == 40);
  CHECK(a.alpha == want.alpha);
  CHECK(reliability_of(test, group(summary), 1).n == 5);
  CHECK(reliability_of(test, group(summary), 2).n == 5);
  const std::vector<QuestionFigures> questions = question_figures(test, group(summary));
  CHECK(questions[0].n == 40);
  CHECK(questions[2].figures.item_rest == want.items[1].item_rest);
  CHECK(questions[3].n == 5);
  CHECK_FALSE(is_figure(questions[0].figures.alpha_if_dropped));  // one question is left of two
}

TEST_CASE("class summary: versions of a test are counted apart and never paired") {
  ClassSummary summary(small(), no_sorts());
  feed(summary, document({.person = "A", .phase = "before", .answers = {1, 1, 1, 1}}));
  feed(summary, document({.person = "A", .phase = "after", .pack_version = 2, .answers = {2, 2, 2, 2}}));
  REQUIRE(summary.tests().size() == 2);
  CHECK(summary.tests()[0].key == "small");
  CHECK_FALSE(summary.tests()[0].other_version);
  CHECK(summary.tests()[1].key == "small@2");
  CHECK(summary.tests()[1].other_version);  // it is not here
  CHECK(summary.tests()[0].paired + summary.tests()[1].paired == 0);
  const Json out = summary_to_json(summary);
  CHECK((*find_member(out, "tests"))["small@2"]["scored_with_version"].get<int>() == 1);

  // One that comes along, changed without a new number: it is another one. Other words alone are not.
  Json pack = json(R"({"format":"sandtable-test","version":1,"id":"small","title":"Small, changed",
    "scale":{"min":1,"labels":["1","2","3","4","5"]},"bands":[{"id":"low","from_pomp":0,"title":"Low"}],
    "dimensions":[{"id":"a","title":"A","advice":{"low":{"text":"t","tips":["x"]}}},
      {"id":"b","title":"B","advice":{"low":{"text":"t","tips":["x"]}}}],
    "questions":[{"id":"q1","dimension":"a","text":"One"},{"id":"q2","dimension":"b","text":"Two"},
      {"id":"q3","dimension":"a","text":"Three"},{"id":"q4","dimension":"b","text":"Four","reverse":true}]})");
  const auto with_pack = [&](const char* person) {
    Json with = document({.person = person, .phase = "after", .answers = {2, 2, 2, 2}});
    with["test_packs"]["small"] = pack;
    return with;
  };
  ClassSummary brought(small(), no_sorts());
  feed(brought, document({.person = "A", .phase = "before", .answers = {1, 1, 1, 1}}));
  feed(brought, with_pack("A"));
  REQUIRE(brought.tests().size() == 1);
  CHECK(brought.tests()[0].pack.title == "Small");
  CHECK(brought.tests()[0].paired == 1);
  pack["questions"][3]["reverse"] = false;
  feed(brought, with_pack("B"));
  REQUIRE(brought.tests().size() == 2);
  CHECK(brought.tests()[1].key == "small@1.2");
  CHECK(brought.tests()[1].group(kSelf, Phase::After).n == 1);
  CHECK(brought.tests()[1].group(kSelf, Phase::After).scores[1].counts[4 - 2] ==
        1);  // 2 + 2, not turned round
}

TEST_CASE("class summary: the same JSON in any order") {
  std::vector<Json> all;
  Random random(5);
  const char* const kPhaseWords[] = {"none", "before", "after"};
  const char* const kTimes[] = {"", kNine, kTen, kEleven, "2026-11-21T00:00:00Z"};
  for (int i = 0; i < 400; ++i) {
    const auto answer = [&] { return static_cast<int>(random.below(6)); };
    Work work;
    if (random.below(3) == 0) work.id = "same" + std::to_string(random.below(20));
    if (random.below(4) != 0) work.person = "P" + std::to_string(random.below(20));
    if (random.below(4) == 0) work.name = "N" + std::to_string(random.below(5));
    work.handed_in = kTimes[random.below(5)];
    work.taken = kTimes[random.below(5)];
    work.attempt = "t" + std::to_string(random.below(2));
    work.phase = kPhaseWords[random.below(3)];
    if (random.below(4) == 0) work.rater = "other";
    if (random.below(2) == 0 && !work.rater.empty()) work.rater_name = "R" + std::to_string(random.below(3));
    if (random.below(9) == 0) work.pack_version = 2;
    const int one = answer(), two = answer(), three = answer(), four = answer();
    work.answers = {one, two, three, four};
    Json made = document(work);
    if (random.below(3) == 0)
      made["sortings"] = json(R"([{"id":"x","sort":"s)" + std::to_string(i % 3) + R"(","placed":{")" +
                              std::to_string(answer()) + "\":\"b" + std::to_string(answer()) + R"("}}])");
    if (random.below(5) == 0)
      made["swot"] = json(R"({"threats":[{"id":"c","text":"z)" + std::to_string(answer()) + R"("}]})");
    all.push_back(std::move(made));
  }
  std::string first;
  for (int round = 0; round < 6; ++round) {
    ClassSummary summary(small(), sorts());
    for (const Json& document : all) feed(summary, document);
    const std::string text = dump_json(summary_to_json(summary));
    if (round == 0) first = text;
    // Where they part, without the whole of both.
    std::size_t same = 0;
    while (same < text.size() && same < first.size() && text[same] == first[same]) ++same;
    CHECK(text.substr(same, 200) == first.substr(same, 200));
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.below(i)]);
  }
  CHECK(first.find(R"("enough":"rough")") != std::string::npos);
  CHECK(first.find("nan") == std::string::npos);
}
