#include <doctest/doctest.h>

#include "class_work.h"
#include "core/links/link.h"
#include "tools/self_test/result_code.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using namespace sandtable::test;

TEST_CASE("collect: codes with anything around them") {
  const std::string a = test_code(work_of(1, 1), kEarly), b = sort_code(work_of(2, 2), kEarly);
  const std::string result = encode_result_code(negotiation(), in_plan<SelfTests>(work_of(3, 3)).list[0]).value();
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

TEST_CASE("collect: links as mail programs hand them on, and text in UTF-16") {
  const std::string link = encode_link(plan_to_json(work_of(1, 1)), "https://a.b/").value();
  const std::string quoted = "> " + link.substr(0, 60) + "\r\n> " + link.substr(60);
  std::string escaped = link;
  escaped.replace(escaped.find("#p="), 3, "%23p%3D");
  for (const std::string& text : {quoted, escaped, "Dear all,\n" + quoted + "\nBest, Ann"}) {
    CAPTURE(text);
    REQUIRE(find(text).size() == 1);
    CHECK(find(text)[0].state == Arrival::Found);
  }
  std::string wide = "\xFF\xFE";
  for (const char c : test_code(work_of(1, 1), kEarly)) wide += std::string{c, '\0'};
  REQUIRE(find(wide).size() == 1);
  CHECK(find(wide)[0].state == Arrival::Found);
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
  in_plan<Swot>(work) = grid("secret");
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

TEST_CASE("collect: damage at random places is survived, and what is left is sound") {
  const Plan work = work_of(1, 1, "李雷");
  const std::string file = file_of(work, kEarly);
  const std::string text = "李雷：" + test_code(work, kEarly) + "\n" +
                           encode_link(json(file), "https://a.b/").value() + "\n" + sort_code(work, kEarly) +
                           "，" + encode_result_code(negotiation(), in_plan<SelfTests>(work).list[0]).value();
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
    add_hand_ins(plan, found, library(), true);
    for (const FoundHandIn& one : found) {
      CHECK(one.state != Arrival::Found);
      CHECK(one.document.is_null());
      if (one.state == Arrival::Broken) CHECK_FALSE(one.problems.empty());
    }
    for (const Shared<Json>& one : in_plan<HandIns>(plan)) CHECK(load_plan(*one, library()).ok());
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
