#include <algorithm>
#include <chrono>
#include <map>

#include <doctest/doctest.h>

#include "class_work.h"
#include "tools/class/export.h"
#include "tools/self_test/result_code.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/sorting/model.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using namespace sandtable::test;

TEST_CASE("class: the same hand-in a thousand times is there once") {
  const std::string one = file_of(work_of(1, 1), kEarly);
  std::string many;
  for (int i = 0; i < 1000; ++i) many += one + "\n";
  Plan plan = a_class();
  const Texts states = add(plan, many);
  CHECK(count_of(states, "added") == 1);
  CHECK(count_of(states, "duplicate") == 999);
  CHECK(in_plan<HandIns>(plan).size() == 1);
  CHECK(add(plan, one) == Texts{"duplicate"});
  const std::string code = test_code(work_of(2, 2), kEarly);
  CHECK(add(plan, code + "\n" + code) == Texts{"added", "duplicate"});
}

TEST_CASE("class: of one person the newest counts, in whatever order they come") {
  const std::string early = file_of(work_of(1, 1), kEarly), late = file_of(work_of(1, 2), kLate);
  for (const bool forward : {true, false}) {
    Plan plan = a_class();
    CHECK(add(plan, forward ? early : late) == Texts{"added"});
    CHECK(add(plan, forward ? late : early) == Texts{forward ? "replaced" : "older"});
    REQUIRE(in_plan<HandIns>(plan).size() == 1);
    CHECK(dump_json(*in_plan<HandIns>(plan)[0]) == late);
  }
  Plan plan = a_class();  // people are told apart
  CHECK(add(plan, early + "\n" + file_of(work_of(2, 1), kEarly)) == Texts{"added", "added"});
  // Before and after are two.
  Plan before = work_of(3, 3), after = work_of(3, 4);
  in_plan<Exercise>(before).tools[0].phase = in_plan<SelfTests>(before).list[0].phase = Phase::Before;
  in_plan<Exercise>(after).tools[0].phase = in_plan<SelfTests>(after).list[0].phase = Phase::After;
  in_plan<Exercise>(before).tools.resize(1);
  in_plan<Exercise>(after).tools.resize(1);
  Plan other = before;
  in_plan<SelfTests>(other).list[0].rater.kind = RaterKind::Other;
  CHECK(add(plan, file_of(before, kEarly) + "\n" + file_of(after, kEarly) + "\n" + file_of(other, kEarly)) ==
        Texts{"added", "added", "added"});
}

TEST_CASE("class: of a person's self-tests the finished one is kept, before a course the earliest, in whatever order they come") {
  // Three works of one person on the exercise: begun at nine, ten and eleven, the last one without its first question.
  const auto texts = [](Phase phase) {
    std::vector<std::string> out;
    const char* const times[] = {"2026-11-21T09:00:00Z", "2026-11-21T10:00:00Z", "2026-11-21T11:00:00Z"};
    for (std::uint64_t i = 0; i < 3; ++i) {
      Plan work = work_of(7, 20 + i);
      in_plan<Exercise>(work).tools.resize(1);
      in_plan<Exercise>(work).tools[0].phase = phase;
      SelfTest& attempt = in_plan<SelfTests>(work).list[0];
      attempt.phase = phase;
      attempt.taken = times[i];
      if (i == 2) attempt.answers.erase("1");
      out.push_back(file_of(work, times[i]));
    }
    return out;
  };
  for (const Phase phase : {Phase::Before, Phase::After, Phase::None}) {
    const std::vector<std::string> all = texts(phase);
    int order[] = {0, 1, 2};
    do {
      Plan plan = a_class();
      for (const int i : order) (void)add(plan, all[static_cast<std::size_t>(i)]);
      REQUIRE(in_plan<HandIns>(plan).size() == 1);
      CHECK(dump_json(*in_plan<HandIns>(plan)[0]) == all[phase == Phase::Before ? 0 : 1]);
    } while (std::next_permutation(std::begin(order), std::end(order)));
  }
}

TEST_CASE("class: what two others say of a person are two parts") {
  const auto said = [](std::uint64_t seed, const char* rater) {
    Plan work = work_of(8, seed);
    in_plan<Exercise>(work).tools.resize(1);
    in_plan<SelfTests>(work).list[0].rater = {RaterKind::Other, rater, empty_object()};
    return file_of(work, kEarly);
  };
  Plan plan = a_class();
  in_plan<Exercise>(plan).named = true;
  CHECK(add(plan, said(1, "王芳") + "\n" + said(2, "李雷")) == Texts{"added", "added"});
  CHECK(in_plan<HandIns>(plan).size() == 2);
  // Without their names, too.
  const std::string nameless = class_ndjson(in_plan<HandIns>(plan), false);
  CHECK(nameless.find("王芳") == std::string::npos);
  CHECK(nameless.find(R"("number":2)") != std::string::npos);
  Plan copy = a_class();
  CHECK(add(copy, nameless) == Texts{"added", "added"});
  ClassSummary summary(library(), sorts());
  for (const Shared<Json>& one : in_plan<HandIns>(copy)) {
    Problems problems;
    CHECK(summary.add(*one, problems).ok());
    CHECK(problems.empty());
  }
  CHECK(summary.tests()[0].group(RaterKind::Other, Phase::None).n == 2);
}

TEST_CASE("class: two people of one name are two") {
  Plan plan = a_class();
  for (const char* id : {"a", "b"}) {
    Plan work = work_of(1, 1, "李明");
    in_plan<Task>(work).person.clear();
    work.id = id;
    CHECK(add(plan, file_of(work, kEarly)) == Texts{"added"});
  }
  CHECK(people_of(in_plan<HandIns>(plan)) == std::vector<int>{1, 2});
}

TEST_CASE("class: a code and a file of the same work are one, and the file, which knows more, stays") {
  const Plan work = work_of(1, 1, "李雷");
  const std::string file = file_of(work, kEarly), code = test_code(work, kEarly),
                    sorting = sort_code(work, kEarly);
  Plan plan = a_class();
  CHECK(add(plan, code + "\n" + sorting) == Texts{"added", "added"});
  CHECK(in_plan<HandIns>(plan).size() == 2);
  CHECK(add(plan, file) == Texts{"duplicate"});
  REQUIRE(in_plan<HandIns>(plan).size() == 1);
  CHECK(dump_json(*in_plan<HandIns>(plan)[0]) == file);
  CHECK(add(plan, code + "\n" + sorting) == Texts{"duplicate", "duplicate"});
  CHECK(dump_json(*in_plan<HandIns>(plan)[0]) == file);
  // Another sorting of the same day replaces that part alone.
  const std::string second = sort_code(work_of(1, 9), kEarly);
  CHECK(add(plan, second) == Texts{"replaced"});
  REQUIRE(in_plan<HandIns>(plan).size() == 2);
  CHECK_FALSE(in_plan<HandIns>(plan)[0]->contains("sortings"));
  CHECK(in_plan<HandIns>(plan)[0]->contains("self_tests"));
  CHECK(in_plan<HandIns>(plan)[1]->contains("sortings"));
  // One of the day before does not.
  CHECK(add(plan, sort_code(work_of(1, 8), "2026-11-20T23:00:00Z")) == Texts{"older"});
}

TEST_CASE("class: a person's own items do not make a code something else") {
  Plan work = work_of(1, 1);
  add_own_item(in_plan<Sortings>(work)[0].edit(), sorts().all()[0], "Mine");
  place_item(in_plan<Sortings>(work)[0].edit(), "o1", "plant");
  in_plan<Exercise>(work).tools.erase(in_plan<Exercise>(work).tools.begin());
  Plan plan = a_class();
  CHECK(add(plan, file_of(work, kEarly)) == Texts{"added"});
  CHECK(add(plan, sort_code(work, kEarly)) == Texts{"duplicate"});
  CHECK(in_plan<HandIns>(plan)[0]->at("sortings")[0].contains("own"));
  in_plan<Sortings>(work)[0].edit().own[0].text = "Changed";
  CHECK(add(plan, file_of(work, kLate)) == Texts{"replaced"});
}

TEST_CASE("class: hand-ins of another exercise are told, and kept only when that is wanted") {
  Plan work = work_of(1, 1);
  in_plan<Task>(work).exercise = kOther;
  const std::string both = file_of(work, kEarly) + "\n" + test_code(work, kEarly);
  Plan plan = a_class();
  CHECK(add(plan, both) == Texts{"other", "other"});
  CHECK(in_plan<HandIns>(plan).empty());
  auto found = find(both);
  add_hand_ins(plan, found, library(), true);
  CHECK(found[0].state == Arrival::Added);
  CHECK(found[0].other_exercise);
  CHECK(found[1].state == Arrival::Duplicate);  // the code knows the tag of the same exercise
  CHECK(in_plan<HandIns>(plan).size() == 1);
  CHECK(add(plan, file_of(work_of(1, 1), kEarly)) == Texts{"added"});  // the same person's work on this one
  // A result code belongs to no exercise.
  CHECK(add(plan, encode_result_code(negotiation(), in_plan<SelfTests>(work_of(5, 5)).list[0]).value()) == Texts{"added"});
}

TEST_CASE("class: two classes with the same ids are merged person by person") {
  Plan first = a_class(), second = a_class();
  add(first, file_of(work_of(1, 1), kEarly) + "\n" + file_of(work_of(2, 2), kEarly));
  add(second, file_of(work_of(2, 2), kEarly) + "\n" + file_of(work_of(3, 3), kEarly) + "\n" +
                  file_of(work_of(1, 4), kLate));
  CHECK(first.id == second.id);
  // A forged one: somebody else's id.
  Plan thief = work_of(4, 4);
  thief.id = text_of(*in_plan<HandIns>(first)[0], "id").str();
  add(second, file_of(thief, kEarly));
  const std::string file = dump_json(plan_for(second, Destination::File));
  CHECK(add(first, file) == Texts{"duplicate", "added", "replaced", "added"});
  CHECK(in_plan<HandIns>(first).size() == 4);
  std::map<std::string, int> ids;
  for (const Shared<Json>& one : in_plan<HandIns>(first)) ++ids[text_of(*one, "id").str()];
  CHECK(ids.size() == 4);
  CHECK(add(first, file) == Texts{"duplicate", "duplicate", "duplicate", "duplicate"});
  CHECK(texts_of(load(dump_json(plan_to_json(first))).problems).empty());
}

TEST_CASE("class: an empty hand-in counts until there is more") {
  Plan work = work_of(1, 1);
  in_plan<Exercise>(work).tools.clear();
  Plan plan = a_class();
  CHECK(add(plan, file_of(work, kEarly)) == Texts{"added"});
  CHECK(add(plan, file_of(work, kEarly)) == Texts{"duplicate"});
  CHECK(in_plan<HandIns>(plan).size() == 1);
  CHECK(add(plan, file_of(work_of(1, 1), kLate)) == Texts{"added"});
  CHECK(in_plan<HandIns>(plan).size() == 1);
  CHECK(add(plan, file_of(work, kLate)) == Texts{"duplicate"});
}

TEST_CASE("class: who is not known is told apart by the hand-in") {
  Plan one = work_of(1, 1), two = work_of(2, 1);
  in_plan<Task>(one).person.clear();
  in_plan<Task>(two).person.clear();
  two.id = "another";
  Plan plan = a_class();
  CHECK(add(plan, file_of(one, kEarly) + "\n" + file_of(two, kEarly) + "\n" + file_of(one, kEarly)) ==
        Texts{"added", "added", "duplicate"});
  const std::string result = encode_result_code(negotiation(), in_plan<SelfTests>(work_of(5, 5)).list[0]).value();
  CHECK(add(plan, result + " " + result) == Texts{"added", "duplicate"});
}

TEST_CASE("class: there is an end to it") {
  Plan plan = a_class();
  const std::string one = file_of(work_of(1, 1), kEarly);
  for (std::size_t i = 0; i < kMaxHandIns; ++i) in_plan<HandIns>(plan).emplace_back(json(R"({"id":"x"})"));
  auto found = find(one);
  add_hand_ins(plan, found, library(), false);
  CHECK(found[0].state == Arrival::Broken);
  CHECK(text_of(found[0].problems[0]) == "out_of_range /hand_ins 0..10000");
}

TEST_CASE("collect: who is known by the id alone is known again, whatever was added or has that id, too") {
  const auto file = [](const char* id, const char* person, const char* parts) {
    return std::string(R"({"format":"sandtable-plan","version":1,"language":"en","id":")") + id + R"(","task":{"person":")" +
           person + R"("},)" + parts + "}\n";
  };
  const char* const kTest = R"("self_tests":[{"id":"s","test":"negotiation","answers":{"1":4}}])";
  const char* const kMore =
      R"("self_tests":[{"id":"s","test":"negotiation","answers":{"1":4}}],"sortings":[{"id":"o","sort":"sixteen","placed":{"1":"plant"}}])";
  const char* const kOther = R"("swot":{"strengths":[{"id":"c","text":"x"}]})";
  const char* const kAfter = R"("self_tests":[{"id":"s","test":"negotiation","phase":"after","answers":{"1":5}}])";
  const std::string all = file("x", "", kTest) + file("x", "k3v9q2", kTest) + file("x", "", kMore) + file("x", "", kOther) +
                          file("x", "", kAfter);
  for (const std::string& text : {all, file("x", "k3v9q2", kTest) + all}) {
    Plan plan = a_class();
    auto found = find(text);
    add_hand_ins(plan, found, library(), true);
    REQUIRE(in_plan<HandIns>(plan).size() == 2);
    std::size_t parts = 0;
    for (const Shared<Json>& one : in_plan<HandIns>(plan))
      parts += list_of(*one, "self_tests").size() + list_of(*one, "sortings").size() + (find_member(*one, "swot") != nullptr ? 1 : 0);
    CHECK(parts == 5);
    for (const Shared<Json>& one : in_plan<HandIns>(plan)) {  // no id comes twice
      const auto loaded = load_plan(*one, library());
      REQUIRE(loaded.ok());
      CHECK(plan_to_json(loaded->plan) == *one);
    }
    const HandIns before = in_plan<HandIns>(plan);
    for (int i = 0; i < 2; ++i) {
      found = find(text);
      add_hand_ins(plan, found, library(), true);
      for (const FoundHandIn& one : found) CHECK(one.state == Arrival::Duplicate);
      CHECK(in_plan<HandIns>(plan) == before);
    }
  }
}

TEST_CASE("collect: who is known by the id alone is known again when a person's hand-in with that id has gone") {
  const auto line = [](const char* members) { return std::string(R"({"format":"sandtable-plan","version":1,)") + members + "}\n"; };
  const std::string empty = line(R"("id":"h1","task":{"person":"k3v9q2"})");
  const std::string unknown = line(R"("id":"h1","task":{})");
  const std::string later = line(R"("id":"h2","task":{"person":"k3v9q2"},"swot":{"strengths":[{"id":"c","text":"x"}]})");
  for (const std::string& text : {empty + unknown + later, unknown + empty + later, later + empty + unknown}) {
    Plan plan = a_class();
    auto found = find(text);
    add_hand_ins(plan, found, library(), true);
    REQUIRE(in_plan<HandIns>(plan).size() == 2);
    const HandIns before = in_plan<HandIns>(plan);
    found = find(text);
    add_hand_ins(plan, found, library(), true);
    for (const FoundHandIn& one : found) CHECK(one.state == Arrival::Duplicate);
    CHECK(in_plan<HandIns>(plan) == before);
  }
}

TEST_CASE("collect: what stands for an id is never cut inside a character") {
  std::string text = "s";
  for (int i = 0; i < 26; ++i) text += "谈";
  const auto line = [&](Text phase) {
    return R"({"format":"sandtable-plan","id":"h2","self_tests":[{"id":")" + text + R"(","phase":")" + phase.str() + R"("}],"task":{},"version":1})" + "\n";
  };
  Plan plan = a_class();
  auto found = find(line("") + line("then"));
  add_hand_ins(plan, found, library(), true);
  REQUIRE(in_plan<HandIns>(plan).size() == 1);
  const std::string written = class_ndjson(in_plan<HandIns>(plan), true);
  CHECK(written.find("谈-2\"") != std::string::npos);
  CHECK(written.find("\uFFFD") == std::string::npos);
  auto again = find(written);
  Plan copy = a_class();
  add_hand_ins(copy, again, library(), true);
  CHECK(in_plan<HandIns>(copy) == in_plan<HandIns>(plan));
}

TEST_CASE("collect: what a hand-in has for hand-ins of its own does not make it a class") {
  Plan plan = a_class();
  auto found = find(R"({"hand_ins":[{"format":"sandtable-plan","hand_ins":[3],"task":{},"version":1}]})");
  add_hand_ins(plan, found, library(), true);
  REQUIRE(in_plan<HandIns>(plan).size() == 1);
  CHECK(find_member(*in_plan<HandIns>(plan)[0], "hand_ins") == nullptr);
  auto again = find(class_ndjson(in_plan<HandIns>(plan), true));
  REQUIRE(again.size() == 1);
  add_hand_ins(plan, again, library(), true);
  CHECK(again[0].state == Arrival::Duplicate);
}

TEST_CASE("collect: a thousand hand-ins, half as many broken ones; hostile text ends soon") {
  std::string lines, codes;
  for (int i = 1; i <= 1000; ++i) {
    const Plan work = work_of(i, static_cast<std::uint64_t>(i), "李雷");
    lines += file_of(work, kEarly) + "\n" + (i % 2 == 0 ? "{\"broken\":\n" : "");
    codes += "学员" + std::to_string(i) + "：" + test_code(work, kEarly) + "\n";
  }
  const auto start = std::chrono::steady_clock::now();
  Plan plan = a_class();
  Texts states = add(plan, lines);
  const auto middle = std::chrono::steady_clock::now();
  CHECK(count_of(states, "added") == 1000);
  CHECK(count_of(states, "broken") == 500);
  Plan other = a_class();
  states = add(other, codes);
  const auto end = std::chrono::steady_clock::now();
  CHECK(count_of(states, "added") == 1000);
  CHECK(in_plan<HandIns>(other).size() == 1000);
  const auto milliseconds = [](auto from, auto to) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(to - from).count();
  };
  MESSAGE("1000 files: " << milliseconds(start, middle) << " ms, 1000 codes: " << milliseconds(middle, end)
                         << " ms");
  std::string hostile;
  while (hostile.size() < 1 << 18) hostile += "ACDE HJKM ";
  while (hostile.size() < 2 << 18) hostile += "ACDE-";
  while (hostile.size() < 3 << 18) hostile += "#p=1A\n";
  const auto found = find(hostile);
  CHECK(found.size() <= kMaxFound + 1);
  MESSAGE("768 KB of nonsense: " << milliseconds(end, std::chrono::steady_clock::now()) << " ms, "
                                 << found.size() << " found");
}

TEST_CASE("class collect: a class that could not be opened again takes no more, and says so") {
  Plan plan = begin_class(exercise_plan(), "2026-11-21T09:00:00Z", [](std::array<std::uint8_t, 16>& bytes) { bytes.fill(7); });
  std::vector<FoundHandIn> found(5);
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].document = json(R"({"format":"sandtable-plan","version":1,"id":"h)" + std::to_string(i) + R"(","language":"en","task":{"exercise":")" + kExercise +
                             R"(","handed_in":"2026-11-21T10:00:00Z"},"worksheets":[{"id":"w","sheet":"customers","values":{"who":")" + std::string(1'000'000, 'x') + "\"}}]}");
  }
  add_hand_ins(plan, found, library(), false);
  CHECK(in_plan<HandIns>(plan).size() == 4);
  CHECK(found[3].state == Arrival::Added);
  CHECK(found[4].state == Arrival::Broken);
  CHECK(texts_of(found[4].problems) == Texts{"too_large /hand_ins " + std::to_string(kMaxClassBytes)});
  Problems problems;
  CHECK(parse_json(dump_json(plan_to_json(plan)), problems).ok());
}

TEST_CASE("collect: what is no record in somebody's list does not end the program") {
  // Two hand-ins of one person; a text and a number in their lists of self-tests. The newer of the two counts.
  const std::string text = read_file(fixture_path("fuzz/collect/foreign-records-twice.txt"));
  Plan exercise;
  exercise.id = "2b7e1516-28ae-4d2a-abf7-158809cf4f3c";
  in_plan<Exercise>(exercise).there = true;
  for (const bool keep_others : {true, false}) {
    Plan plan = begin_class(exercise, kLate, [](std::array<std::uint8_t, 16>& bytes) { bytes.fill(7); });
    CHECK(count_of(add(plan, text, keep_others), "broken") == 0);
    REQUIRE_FALSE(in_plan<HandIns>(plan).empty());
    std::string kept;
    for (const Shared<Json>& one : in_plan<HandIns>(plan)) kept += dump_json(*one);
    CHECK(kept.find(R"("2b7e1516-28ae-4d2a-abf7-158809cf4f3c")") != std::string::npos);
  }
}

TEST_CASE("class: a result code of somebody who handed in is that person, whichever comes first") {
  Plan work = work_of(1, 1);
  in_plan<SelfTests>(work).list[0].taken = "2026-11-21T09:05:00Z";
  const std::string file = file_of(work, kEarly), code = encode_result_code(negotiation(), in_plan<SelfTests>(work).list[0]).value();
  Plan plan = a_class();
  CHECK(add(plan, file + "\n") == Texts{"added"});
  CHECK(add(plan, code) == Texts{"duplicate"});
  Plan other = a_class();
  CHECK(add(other, code + "\n" + code) == Texts{"added", "duplicate"});
  CHECK(add(other, file) == Texts{"added"});
  REQUIRE(in_plan<HandIns>(other).size() == 1);
  CHECK(dump_json(*in_plan<HandIns>(other)[0]) == file);
  CHECK(add(other, code) == Texts{"duplicate"});
  // Other answers, or another day, are somebody else's.
  SelfTest another = in_plan<SelfTests>(work).list[0];
  another.taken = "2026-11-22T09:05:00Z";
  CHECK(add(other, encode_result_code(negotiation(), another).value()) == Texts{"added"});
}

TEST_CASE("class: raters without a name stay beside each other") {
  Plan work = work_of(1, 1);
  SelfTest rating = in_plan<SelfTests>(work).list[0];
  rating.rater.kind = RaterKind::Other;
  in_plan<Exercise>(work) = {};
  in_plan<SelfTests>(work).list = {rating, rating};
  in_plan<SelfTests>(work).list[0].id = "one";
  in_plan<SelfTests>(work).list[1].id = "other";
  in_plan<SelfTests>(work).list[1].answers["1"] = 5;
  Plan second = work;
  in_plan<SelfTests>(second).list.erase(in_plan<SelfTests>(second).list.begin());
  in_plan<SelfTests>(second).list[0].id = "third";
  Plan plan = a_class();
  CHECK(add(plan, file_of(work, kEarly) + "\n" + file_of(second, kLate), true) == Texts{"added", "added"});
  std::size_t ratings = 0;
  for (const auto& document : in_plan<HandIns>(plan)) ratings += list_of(*document, "self_tests").size();
  CHECK(ratings == 3);
}

TEST_CASE("class: its own rule says which attempt is kept") {
  for (const AttemptRule rule : {AttemptRule::First, AttemptRule::Last}) {
    Plan plan = a_class();
    in_plan<Exercise>(plan).attempts = rule;
    Plan early = work_of(1, 1), late = work_of(1, 2);
    for (Plan* work : {&early, &late}) in_plan<Exercise>(*work).tools.resize(1);
    in_plan<SelfTests>(early).list[0].taken = "2026-11-21T09:00:00Z";
    in_plan<SelfTests>(late).list[0].taken = "2026-11-21T09:30:00Z";
    CHECK(add(plan, file_of(late, kLate) + "\n" + file_of(early, kEarly)) == Texts{"added", rule == AttemptRule::First ? "replaced" : "older"});
  }
}

TEST_CASE("class collect: one submission brings so much and no more") {
  const auto with_note = [](std::size_t bytes) {
    return R"({"format":"sandtable-plan","version":1,"id":"h","language":"en","task":{"exercise":"x"},"future":")" + std::string(bytes, 'x') + "\"}";
  };
  const std::size_t rest = dump_json(find(with_note(1))[0].document).size() - 1;
  CHECK(find(with_note(kMaxHandInBytes - rest))[0].state == Arrival::Found);
  const std::vector<FoundHandIn> over = find(with_note(kMaxHandInBytes - rest + 1));
  CHECK(over[0].state == Arrival::Broken);
  CHECK(texts_of(over[0].problems) == Texts{"too_large  " + std::to_string(kMaxHandInBytes)});

  const auto with_questions = [](std::size_t count) {
    Json document = json(R"({"format":"sandtable-plan","version":1,"id":"h","language":"en","task":{"exercise":"x"},"test_packs":{"own":{"format":"sandtable-test"}}})");
    for (std::size_t i = 0; i < count; ++i) document["test_packs"]["own"]["questions"].push_back(i);
    return dump_json(document);
  };
  CHECK(find(with_questions(kMaxBroughtQuestions))[0].state == Arrival::Found);
  CHECK(texts_of(find(with_questions(kMaxBroughtQuestions + 1))[0].problems).front() == "out_of_range /test_packs 0..500");
}

TEST_CASE("class collect: nobody hands in tomorrow") {
  const auto file = [](const char* handed_in, const char* taken) {
    return std::string(R"({"format":"sandtable-plan","version":1,"id":"h","language":"en","task":{"exercise":"x","handed_in":")") + handed_in +
           R"("},"self_tests":[{"id":"a","test":"negotiation","taken":")" + taken + R"(","answers":{"1":3}}]})";
  };
  const auto found = [](const std::string& text) {
    std::vector<FoundHandIn> out;
    find_hand_ins(text, "", {library(), sorts(), kExercise, "2026-11-21T12:00:00Z"}, out);
    return out;
  };
  CHECK(found(file("2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z"))[0].problems.empty());
  const std::vector<FoundHandIn> forged = found(file("9999-12-31T00:00:00Z", "2026-11-22T12:00:01Z"));
  REQUIRE(forged[0].state == Arrival::Found);
  CHECK(texts_of(forged[0].problems) == Texts{"bad_date /task/handed_in 9999-12-31T00:00:00Z", "bad_date /self_tests/0/taken 2026-11-22T12:00:01Z"});
  CHECK(dump_json(forged[0].document).find("9999") == std::string::npos);
  CHECK(dump_json(forged[0].document).find("2026-11-22") == std::string::npos);
}

TEST_CASE("class collect: links that stand for much cost a paste little") {
  std::string links;
  const auto bomb = encode_link_payload(Json{{"cards", std::string(55'000, 'a')}});
  REQUIRE(bomb.ok());
  for (int i = 0; i < 20; ++i) links += "#p=" + bomb.value() + "\n";
  LinkWork work;
  std::vector<FoundHandIn> found;
  find_hand_ins(links, "", {library(), sorts(), kExercise, {}, &work}, found);
  REQUIRE(found.size() == 20);
  const auto refused = std::ranges::count_if(found, [](const FoundHandIn& one) { return one.problems.front().code == ErrorCode::TooLarge; });
  CHECK(refused >= 18);
}
