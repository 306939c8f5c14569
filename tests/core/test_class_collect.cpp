#include <algorithm>
#include <chrono>
#include <map>

#include <doctest/doctest.h>

#include "core/class_collect.h"
#include "core/hand_in_code.h"
#include "core/link.h"
#include "core/result_code.h"
#include "core/task.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

using Texts = std::vector<std::string>;

const SortLibrary& sorts() {
  static const SortLibrary out = [] {
    SortLibrary made;
    Problems problems;
    auto pack = load_sort_pack(read_file(fixture_path("sorts/sixteen.json")), problems);
    if (pack.ok()) made.add(std::move(pack).value());
    return made;
  }();
  return out;
}

const char* const kExercise = "2b7e1516-28ae-4d2a-abf7-158809cf4f3c";
const char* const kOther = "3f0d7f0e-0a4b-4d3c-9f58-6f1a2b3c4d5e";

Plan exercise_plan() {
  Plan plan;
  plan.id = kExercise;
  plan.language = Language::English;
  plan.exercise.there = true;
  plan.exercise.named = true;
  ExerciseTool tool;
  tool.kind = ToolKind::SelfTest;
  tool.id = "negotiation";
  plan.exercise.tools.push_back(tool);
  tool.kind = ToolKind::Sort;
  tool.id = "sixteen";
  plan.exercise.tools.push_back(tool);
  return plan;
}

std::string person_of(int number) {
  std::string out = "person";
  for (std::size_t i = 0; i < 6; ++i, number /= 32) out[i] = kBase32Digits.c_str()[number % 32];
  return out[0] == '0' && out == "000000" ? "zzzzzz" : out;
}

// The finished work of a person; `seed` decides on the answers.
Plan work_of(int person, std::uint64_t seed, const char* name = "") {
  Random random(seed * 7919 + 13);
  Plan work = begin_task(exercise_plan(), "2026-11-21T09:00:00Z", bytes_of(random), person_of(person));
  work.task.name = name;
  for (const Question& question : negotiation().questions)
    work.self_tests[0].answers[question.id] = 1 + static_cast<int>(random.below(5));
  for (const SortItem& item : sorts().all()[0].items)
    place_item(work.sortings[0].edit(), item.id, sorts().all()[0].bins[random.below(4)].id);
  return work;
}

std::string file_of(const Plan& work, const char* now) {
  return dump_json(hand_in(work, now));
}

std::string test_code(Plan work, const char* now) {
  mark_handed_in(work, now);
  return encode_hand_in_code(work, negotiation(), work.self_tests[0]).value();
}

std::string sort_code(Plan work, const char* now) {
  mark_handed_in(work, now);
  return encode_hand_in_code(work, sorts().all()[0], *work.sortings[0]).value();
}

std::vector<FoundHandIn> find(std::string_view text, const char* source = "paste") {
  std::vector<FoundHandIn> out;
  find_hand_ins(text, source, {library(), sorts(), kExercise}, out);
  return out;
}

// "found line 3 CODE", "code_check /pointer detail line 3 CODE"
Texts told(const std::vector<FoundHandIn>& found) {
  Texts out;
  for (const FoundHandIn& one : found) {
    std::string text = one.state == Arrival::Broken ? text_of(one.problems.front()) : "found";
    out.push_back(text + " line " + std::to_string(one.line) + (one.text.empty() ? "" : " " + one.text));
  }
  return out;
}

Plan a_class() {
  Random random(5);
  return begin_class(exercise_plan(), "2026-11-21T12:00:00Z", bytes_of(random));
}

// What became of each: "added", "replaced", …
Texts add(Plan& plan, std::vector<FoundHandIn> found, bool keep_others = false) {
  constexpr const char* kWords[] = {"found", "added", "replaced", "older", "duplicate", "other", "broken"};
  add_hand_ins(plan, found, keep_others);
  Texts out;
  for (const FoundHandIn& one : found) out.push_back(kWords[static_cast<int>(one.state)]);
  return out;
}

Texts add(Plan& plan, std::string_view text, bool keep_others = false) {
  return add(plan, find(text), keep_others);
}

int count_of(const Texts& list, const char* word) {
  int count = 0;
  for (const std::string& one : list) count += one == word ? 1 : 0;
  return count;
}

const char* const kEarly = "2026-11-21T09:20:00Z";
const char* const kLate = "2026-11-21T09:40:00Z";

}  // namespace

TEST_CASE("collect: codes with anything around them") {
  const std::string a = test_code(work_of(1, 1), kEarly), b = sort_code(work_of(2, 2), kEarly);
  const std::string result = encode_result_code(negotiation(), work_of(3, 3).self_tests[0]).value();
  const std::string text =
      "张三：" + a + "，谢谢老师！\n李四 " + b + "\n\n[王五] 2026-11-21 10:32 “" + result + "”。\n";
  CHECK(told(find(text)) == Texts{"found line 1 " + a, "found line 2 " + b, "found line 4 " + result});
  CHECK(told(find("Tom-" + a + "-Smith")) == Texts{"found line 1 " + a});
  CHECK(told(find("KATE " + a + " - Li Lei")) == Texts{"found line 1 " + a});
  CHECK(told(find("- " + a + "\n- " + b + "\n-" + result)) ==
        Texts{"found line 1 " + a, "found line 2 " + b, "found line 3 " + result});
  CHECK(told(find(a + "\n" + b + " " + result)) ==
        Texts{"found line 1 " + a, "found line 2 " + b, "found line 2 " + result});
  CHECK(told(find("1." + a + " 2、" + b)).size() == 2);
  CHECK(told(find("13800138000 " + a + "😀" + b + "13800138000")).size() >= 1);
}

TEST_CASE(
    "collect: codes as they arrive: lower case, without hyphens, with blanks, full-width, broken over "
    "lines") {
  const std::string code = test_code(work_of(1, 1), kEarly);
  std::string lower, plain, spaced, wide, broken;
  for (const char c : code) {
    lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (c != '-') plain += c;
    spaced += c == '-' ? ' ' : c;
    const int full = 0xFF01 + (c - '!');
    wide += {static_cast<char>(0xEF), static_cast<char>(0x80 | (full >> 6 & 0x3F)),
             static_cast<char>(0x80 | (full & 0x3F))};
  }
  const std::string right = dump_json(find(code)[0].document);
  for (const std::string& text : {lower, plain, spaced, wide, code.substr(0, 7) + "\n" + code.substr(7),
                                  code.substr(0, 10) + "\r\n  " + code.substr(10),
                                  "码：" + code.substr(0, 5) + "\xE2\x80\x8B" + code.substr(5),
                                  plain.substr(0, 14) + " " + plain.substr(14)}) {
    const auto found = find(text);
    REQUIRE_MESSAGE(found.size() == 1, text);
    CHECK_MESSAGE(found[0].state == Arrival::Found, text);
    CHECK(dump_json(found[0].document) == right);
  }
}

TEST_CASE("collect: what looks like a code but is broken is told with the reason and the group") {
  std::string code = test_code(work_of(1, 1), kEarly);
  const std::string good = sort_code(work_of(2, 2), kEarly);
  std::string typo = code;
  typo[12] = typo[12] == '3' ? '4' : '3';  // in the third group
  auto found = find(typo + "\n" + good);
  CHECK(told(found) == Texts{"code_check  11 line 1 " + typo, "found line 2 " + good});
  int first = 0, last = 0;
  CHECK(wrong_groups(typo, found[0].problems[0], first, last));
  CHECK(first == 3);
  CHECK(last == 3);
  typo = code;
  typo[12] = 'O';
  found = find(typo);
  CHECK(told(found) == Texts{"code_character  13:O line 1 " + typo});
  CHECK(wrong_groups(typo, found[0].problems[0], first, last));
  CHECK(first == 3);
  std::string spaced = code;
  for (char& c : spaced) c = c == '-' ? ' ' : c;
  spaced[12] = spaced[12] == '3' ? '4' : '3';
  CHECK(told(find(spaced)) == Texts{"code_check  11 line 1 " + spaced});
  CHECK(told(find(code.substr(0, 29))) == Texts{"code_check   line 1 " + code.substr(0, 29)});
  CHECK(told(find(code.substr(0, 33))) == Texts{"code_length  27/28 line 1 " + code.substr(0, 33)});
  CHECK(wrong_groups(code, Error{ErrorCode::CodeCheck, "", "15-28"}, first, last));
  CHECK(first == 4);
  CHECK(last == 7);
  CHECK_FALSE(wrong_groups(code, Error{ErrorCode::CodeLength, "", "27/28"}, first, last));
  // Right, but of a test that is not loaded.
  std::vector<FoundHandIn> unknown;
  find_hand_ins(code, "x", {TestLibrary(), sorts(), {}}, unknown);
  CHECK(told(unknown) == Texts{"code_unknown_test  1 line 1 " + code});
}

TEST_CASE("collect: words, numbers and ids are no codes") {
  for (const char* text :
       {"Many thanks, they have made that a very rare day",
        "2026-11-21 09:30 - 1380-0013-8000 +86 138 0013 8000", "6ba7b810-9dad-41d1-80b4-00c04fd430c8",
        "state-of-the-art this-that-then-some", "https://example.org/a-b-c#top 客户经理"}) {
    CHECK(told(find(text)).size() == 1);
    CHECK(find(text)[0].problems[0].code == ErrorCode::NothingThere);
  }
  CHECK(find(" \n")[0].problems[0].code == ErrorCode::Empty);
}

TEST_CASE("collect: links, also broken over lines and cut") {
  const std::string document = file_of(work_of(1, 1, "李雷"), kEarly);
  const std::string link = encode_link(json(document), "https://a.b/s/").value();
  auto found = find("老师好 " + link + "，请查收\n" + test_code(work_of(2, 2), kEarly));
  REQUIRE(found.size() == 2);
  CHECK(found[0].line == 1);
  CHECK(dump_json(found[0].document) == document);
  CHECK(found[1].line == 2);
  const std::string broken = link.substr(0, 60) + "\r\n" + link.substr(60, 70) + "\n" + link.substr(130);
  found = find(broken + " bye");
  REQUIRE(found.size() == 1);
  CHECK(dump_json(found[0].document) == document);
  found = find(link.substr(0, link.size() - 9) + " " + link);
  REQUIRE(found.size() == 2);
  CHECK(found[0].problems[0].code == ErrorCode::LinkCut);
  CHECK(found[0].text.size() <= 40);
  CHECK(found[1].state == Arrival::Found);
  std::string altered = link;
  altered[altered.size() - 5] = altered[altered.size() - 5] == 'A' ? 'B' : 'A';
  CHECK(find(altered)[0].problems[0].code == ErrorCode::LinkAltered);
  const std::string exercise =
      encode_link(exercise_for_link(exercise_plan()), "https://a.b/s/", LinkKind::Exercise).value();
  CHECK(text_of(find(exercise)[0].problems[0]) == "wrong_format  exercise");
}

TEST_CASE("collect: files of hand-ins, work, plans, classes, lists and one document a line") {
  const std::string one = file_of(work_of(1, 1), kEarly), two = file_of(work_of(2, 2), kEarly);
  CHECK(dump_json(find(one)[0].document) == one);
  // A trainee exported the work instead of handing in: only what was asked for is taken.
  Plan work = work_of(1, 1);
  work.swot = grid("secret");
  mark_handed_in(work, kEarly);
  CHECK(dump_json(find(dump_json(plan_to_json(work)))[0].document) == one);
  CHECK(told(find("[" + one + "," + two + ",7]")) ==
        Texts{"found line 1", "found line 1", "wrong_format  number line 1"});
  const std::string whole =
      R"({"format":"sandtable-plan","version":1,"id":"c","language":"en","task":{},"hand_ins":[)" + one +
      R"(,{"format":"sandtable-plan","version":9},)" + two + "]}";
  CHECK(told(find(whole)) ==
        Texts{"found line 1", "newer_version /hand_ins/1/version 9 line 1", "found line 1"});
  CHECK(told(find(read_file(fixture_path("plans/v1-self-test.json")))) == Texts{"found line 1"});
  CHECK(text_of(find(read_file(fixture_path("plans/v1-mix.json")))[0].problems[0]) == "nothing_there  ");
  CHECK(find("{\"format\":\"sandtable-plan\",")[0].problems[0].code == ErrorCode::NotJson);
  CHECK(find("{\n  \"format\": \"package\"\n}")[0].problems[0].code == ErrorCode::WrongFormat);
  CHECK(find(R"({"format":"sandtable-plan","version":2,"task":{}})")[0].problems[0].code ==
        ErrorCode::NewerVersion);
}

TEST_CASE("collect: one document a line, with broken lines between") {
  const std::string one = file_of(work_of(1, 1), kEarly), two = file_of(work_of(2, 2), kEarly);
  const std::string code = test_code(work_of(3, 3), kEarly);
  const auto found = find("\xEF\xBB\xBF" + one + "\n\n" + two + "\r\nnonsense\n{\"format\":\n" + code);
  CHECK(told(found) ==
        Texts{"found line 1", "found line 3", "not_json  1:11 line 5", "found line 6 " + code});
}

TEST_CASE("collect: unknown members are kept, a forged name of 1 MB is cut and told") {
  Json forged = hand_in(work_of(1, 1, "x"), kEarly);
  forged["future"] = 1;
  forged["task"]["name"] = std::string(1 << 20, 'x');
  const auto found = find(dump_json(forged));
  REQUIRE(found.size() == 1);
  CHECK(found[0].state == Arrival::Found);
  CHECK(texts_of(found[0].problems) == Texts{"out_of_range /task/name 0..200"});
  CHECK(found[0].document["future"] == 1);
  CHECK(found[0].document["task"]["name"].get_ptr<const std::string*>()->size() == kMaxNameBytes);
}

TEST_CASE("class: the same hand-in a thousand times is there once") {
  const std::string one = file_of(work_of(1, 1), kEarly);
  std::string many;
  for (int i = 0; i < 1000; ++i) many += one + "\n";
  Plan plan = a_class();
  const Texts states = add(plan, many);
  CHECK(count_of(states, "added") == 1);
  CHECK(count_of(states, "duplicate") == 999);
  CHECK(plan.hand_ins.size() == 1);
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
    REQUIRE(plan.hand_ins.size() == 1);
    CHECK(dump_json(*plan.hand_ins[0]) == late);
  }
  Plan plan = a_class();  // people are told apart
  CHECK(add(plan, early + "\n" + file_of(work_of(2, 1), kEarly)) == Texts{"added", "added"});
  // Before and after are two.
  Plan before = work_of(3, 3), after = work_of(3, 4);
  before.exercise.tools[0].phase = before.self_tests[0].phase = Phase::Before;
  after.exercise.tools[0].phase = after.self_tests[0].phase = Phase::After;
  before.exercise.tools.resize(1);
  after.exercise.tools.resize(1);
  Plan other = before;
  other.self_tests[0].rater.kind = RaterKind::Other;
  CHECK(add(plan, file_of(before, kEarly) + "\n" + file_of(after, kEarly) + "\n" + file_of(other, kEarly)) ==
        Texts{"added", "added", "added"});
}

TEST_CASE("class: a code and a file of the same work are one, and the file, which knows more, stays") {
  const Plan work = work_of(1, 1, "李雷");
  const std::string file = file_of(work, kEarly), code = test_code(work, kEarly),
                    sorting = sort_code(work, kEarly);
  Plan plan = a_class();
  CHECK(add(plan, code + "\n" + sorting) == Texts{"added", "added"});
  CHECK(plan.hand_ins.size() == 2);
  CHECK(add(plan, file) == Texts{"duplicate"});
  REQUIRE(plan.hand_ins.size() == 1);
  CHECK(dump_json(*plan.hand_ins[0]) == file);
  CHECK(add(plan, code + "\n" + sorting) == Texts{"duplicate", "duplicate"});
  CHECK(dump_json(*plan.hand_ins[0]) == file);
  // Another sorting of the same day replaces that part alone.
  const std::string second = sort_code(work_of(1, 9), kEarly);
  CHECK(add(plan, second) == Texts{"replaced"});
  REQUIRE(plan.hand_ins.size() == 2);
  CHECK_FALSE(plan.hand_ins[0]->contains("sortings"));
  CHECK(plan.hand_ins[0]->contains("self_tests"));
  CHECK(plan.hand_ins[1]->contains("sortings"));
  // One of the day before does not.
  CHECK(add(plan, sort_code(work_of(1, 8), "2026-11-20T23:00:00Z")) == Texts{"older"});
}

TEST_CASE("class: a person's own items do not make a code something else") {
  Plan work = work_of(1, 1);
  add_own_item(work.sortings[0].edit(), sorts().all()[0], "Mine");
  place_item(work.sortings[0].edit(), "o1", "plant");
  work.exercise.tools.erase(work.exercise.tools.begin());
  Plan plan = a_class();
  CHECK(add(plan, file_of(work, kEarly)) == Texts{"added"});
  CHECK(add(plan, sort_code(work, kEarly)) == Texts{"duplicate"});
  CHECK(plan.hand_ins[0]->at("sortings")[0].contains("own"));
  work.sortings[0].edit().own[0].text = "Changed";
  CHECK(add(plan, file_of(work, kLate)) == Texts{"replaced"});
}

TEST_CASE("class: hand-ins of another exercise are told, and kept only when that is wanted") {
  Plan work = work_of(1, 1);
  work.task.exercise = kOther;
  const std::string both = file_of(work, kEarly) + "\n" + test_code(work, kEarly);
  Plan plan = a_class();
  CHECK(add(plan, both) == Texts{"other", "other"});
  CHECK(plan.hand_ins.empty());
  auto found = find(both);
  add_hand_ins(plan, found, true);
  CHECK(found[0].state == Arrival::Added);
  CHECK(found[0].other_exercise);
  CHECK(found[1].state == Arrival::Duplicate);  // the code knows the tag of the same exercise
  CHECK(plan.hand_ins.size() == 1);
  CHECK(add(plan, file_of(work_of(1, 1), kEarly)) == Texts{"added"});  // the same person's work on this one
  // A result code belongs to no exercise.
  CHECK(add(plan, encode_result_code(negotiation(), work.self_tests[0]).value()) == Texts{"added"});
}

TEST_CASE("class: two classes with the same ids are merged person by person") {
  Plan first = a_class(), second = a_class();
  add(first, file_of(work_of(1, 1), kEarly) + "\n" + file_of(work_of(2, 2), kEarly));
  add(second, file_of(work_of(2, 2), kEarly) + "\n" + file_of(work_of(3, 3), kEarly) + "\n" +
                  file_of(work_of(1, 4), kLate));
  CHECK(first.id == second.id);
  // A forged one: somebody else's id.
  Plan thief = work_of(4, 4);
  thief.id = text_of(*first.hand_ins[0], "id").str();
  add(second, file_of(thief, kEarly));
  const std::string file = dump_json(plan_for(second, Destination::File));
  CHECK(add(first, file) == Texts{"duplicate", "added", "replaced", "added"});
  CHECK(first.hand_ins.size() == 4);
  std::map<std::string, int> ids;
  for (const Shared<Json>& one : first.hand_ins) ++ids[text_of(*one, "id").str()];
  CHECK(ids.size() == 4);
  CHECK(add(first, file) == Texts{"duplicate", "duplicate", "duplicate", "duplicate"});
  CHECK(texts_of(load(dump_json(plan_to_json(first))).problems).empty());
}

TEST_CASE("class: an empty hand-in counts until there is more") {
  Plan work = work_of(1, 1);
  work.exercise.tools.clear();
  Plan plan = a_class();
  CHECK(add(plan, file_of(work, kEarly)) == Texts{"added"});
  CHECK(add(plan, file_of(work, kEarly)) == Texts{"duplicate"});
  CHECK(plan.hand_ins.size() == 1);
  CHECK(add(plan, file_of(work_of(1, 1), kLate)) == Texts{"added"});
  CHECK(plan.hand_ins.size() == 1);
  CHECK(add(plan, file_of(work, kLate)) == Texts{"duplicate"});
}

TEST_CASE("class: who is not known is told apart by the hand-in") {
  Plan one = work_of(1, 1), two = work_of(2, 1);
  one.task.person.clear();
  two.task.person.clear();
  two.id = "another";
  Plan plan = a_class();
  CHECK(add(plan, file_of(one, kEarly) + "\n" + file_of(two, kEarly) + "\n" + file_of(one, kEarly)) ==
        Texts{"added", "added", "duplicate"});
  const std::string result = encode_result_code(negotiation(), one.self_tests[0]).value();
  CHECK(add(plan, result + " " + result) == Texts{"added", "duplicate"});
}

TEST_CASE("class: there is an end to it") {
  Plan plan = a_class();
  const std::string one = file_of(work_of(1, 1), kEarly);
  for (std::size_t i = 0; i < kMaxHandIns; ++i) plan.hand_ins.emplace_back(json(R"({"id":"x"})"));
  auto found = find(one);
  add_hand_ins(plan, found, false);
  CHECK(found[0].state == Arrival::Broken);
  CHECK(text_of(found[0].problems[0]) == "out_of_range /hand_ins 0..10000");
}

TEST_CASE("collect: damage at random places is survived, and what is left is sound") {
  const Plan work = work_of(1, 1, "李雷");
  const std::string file = file_of(work, kEarly);
  const std::string text = "李雷：" + test_code(work, kEarly) + "\n" +
                           encode_link(json(file), "https://a.b/").value() + "\n" + sort_code(work, kEarly) +
                           "，" + encode_result_code(negotiation(), work.self_tests[0]).value();
  Random random(11);
  for (int i = 0; i < 400; ++i) {
    std::string damaged = i % 2 == 0 ? text : file + "\n" + file;
    for (std::size_t n = 1 + random.below(6); n > 0; --n) {
      const std::size_t at = random.below(damaged.size());
      if (random.below(3) == 0) {
        damaged.erase(at, 1 + random.below(5));
      } else {
        damaged[at] = static_cast<char>(random.below(256));
      }
    }
    auto found = find(damaged);
    CHECK_FALSE(found.empty());
    Plan plan = a_class();
    add_hand_ins(plan, found, true);
    for (const FoundHandIn& one : found) {
      CHECK(one.state != Arrival::Found);
      CHECK(one.document.is_null());
      if (one.state == Arrival::Broken) CHECK_FALSE(one.problems.empty());
    }
    for (const Shared<Json>& one : plan.hand_ins) CHECK(load_plan(*one, library()).ok());
  }
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
    add_hand_ins(plan, found, true);
    REQUIRE(plan.hand_ins.size() == 2);
    std::size_t parts = 0;
    for (const Shared<Json>& one : plan.hand_ins)
      parts += list_of(*one, "self_tests").size() + list_of(*one, "sortings").size() + (find_member(*one, "swot") != nullptr ? 1 : 0);
    CHECK(parts == 5);
    for (const Shared<Json>& one : plan.hand_ins) {  // no id comes twice
      const auto loaded = load_plan(*one, library());
      REQUIRE(loaded.ok());
      CHECK(plan_to_json(loaded->plan) == *one);
    }
    const HandIns before = plan.hand_ins;
    for (int i = 0; i < 2; ++i) {
      found = find(text);
      add_hand_ins(plan, found, true);
      for (const FoundHandIn& one : found) CHECK(one.state == Arrival::Duplicate);
      CHECK(plan.hand_ins == before);
    }
  }
}

TEST_CASE("collect: a code behind thousands of words, whatever their number") {
  std::string code = test_code(work_of(1, 1), kEarly);
  std::replace(code.begin(), code.end(), '-', ' ');
  for (int words = 3950; words < 4250; words += 7) {
    std::string text;
    for (int i = 0; i < words; ++i) text += "so ";
    const auto found = find(text + code + " " + code);
    REQUIRE(found.size() == 2);
    CHECK(found[0].state == Arrival::Found);
    CHECK(found[0].document == found[1].document);
  }
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
  CHECK(other.hand_ins.size() == 1000);
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
  add_hand_ins(plan, found, false);
  CHECK(plan.hand_ins.size() == 4);
  CHECK(found[3].state == Arrival::Added);
  CHECK(found[4].state == Arrival::Broken);
  CHECK(texts_of(found[4].problems) == Texts{"too_large /hand_ins " + std::to_string(kMaxClassBytes)});
  Problems problems;
  CHECK(parse_json(dump_json(plan_to_json(plan)), problems).ok());
}
