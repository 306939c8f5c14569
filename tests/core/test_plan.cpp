// Loading plans: sound ones, broken ones, and what is kept of what cannot be read.
#include <algorithm>
#include <functional>

#include <doctest/doctest.h>

#include "plan/plan.h"
#include "fixtures.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

using Texts = std::vector<std::string>;

const char* const kHead =
    R"("format":"sandtable-plan","version":1,"id":"plan-1","language":"en","created":"2026-11-21T08:55:12Z","modified":"2026-11-21T09:03:40Z")";

// A sound plan with further members.
std::string plan_with(std::string_view members) {
  std::string out = std::string("{") + kHead;
  if (!members.empty()) out.append(",").append(members);
  return out + "}";
}

std::string error_of(std::string_view text) {
  const Result<LoadedPlan> loaded = load_plan(text, library());
  CHECK_FALSE(loaded.ok());
  return loaded.ok() ? std::string() : text_of(loaded.error());
}

// load → JSON → load gives the same plan and the same text.
void check_identity(const Plan& plan) {
  const std::string text = dump_json(plan_to_json(plan));
  const Result<LoadedPlan> again = load_plan(text, library());
  CHECK(again.ok());
  if (!again.ok()) return;
  CHECK(again->plan == plan);
  CHECK(dump_json(plan_to_json(again->plan)) == text);
}

std::vector<std::string> plan_fixtures() {
  std::vector<std::string> out;
  for (const std::string& name : json_files(fixture_path("plans"))) out.push_back("plans/" + name);
  return out;
}

// Every value inside `value` that is not the root, with its pointer.
void each_value(const Json& value, const Json::json_pointer& at,
                const std::function<void(const Json::json_pointer&, const Json&)>& use) {
  if (value.is_object()) {
    for (const auto& [key, part] : value.items()) {
      use(at / key, part);
      each_value(part, at / key, use);
    }
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      use(at / i, value[i]);
      each_value(value[i], at / i, use);
    }
  }
}

Json random_value(Random& random) {
  switch (random.below(14)) {
    case 0:
      return nullptr;
    case 1:
      return true;
    case 2:
      return -1;
    case 3:
      return 4;
    case 4:
      return 3.5;
    case 5:
      return 1e300;
    case 6:
      return "";
    case 7:
      return "text";
    case 8:
      return "<script>";
    case 9:
      return "2026-11-21T09:00:00Z";
    case 10:
      return "控制\n字符";
    case 11:
      return Json::array();
    case 12:
      return Json::object();
    default:
      return std::string(500, 'x');
  }
}

}  // namespace

TEST_CASE("plan: the frozen fixtures load without problems and are written back as they were") {
  const auto fixtures = plan_fixtures();
  CHECK(fixtures.size() >= 4);
  for (const std::string& name : fixtures) {
    CAPTURE(name);
    const std::string text = read_file(fixture_path(name));
    const LoadedPlan loaded = load(text);
    CHECK(texts_of(loaded.problems).empty());
    CHECK(dump_json(plan_to_json(loaded.plan)) == dump_json(json(text)));
    check_identity(loaded.plan);
  }
}

TEST_CASE("plan: every member of a Chinese plan with one finished self-test") {
  const Plan plan = load(read_file(fixture_path("plans/v1-self-test.json"))).plan;
  CHECK(plan.id == "3f2b8c1e-5d47-4a90-9c3e-1b7d2f60a8e4");
  CHECK(plan.title == "李明的沟通与谈判计划");
  CHECK(plan.language == Language::Chinese);
  CHECK(plan.created == "2026-11-21T08:55:12Z");
  CHECK(plan.modified == "2026-11-21T09:03:40Z");
  CHECK(plan.author == "李明");
  CHECK(plan.extra.members().empty());
  REQUIRE(in_plan<SelfTests>(plan).list.size() == 1);
  const SelfTest& one = in_plan<SelfTests>(plan).list[0];
  CHECK(one.test == "negotiation");
  CHECK(one.pack_version == 1);
  CHECK(one.taken == "2026-11-21T09:00:00Z");
  CHECK(one.phase == Phase::None);
  CHECK(one.rater == Rater());
  CHECK(one.answers.size() == 16);
  CHECK(one.answers.at("6") == 5);
  CHECK(in_plan<SelfTests>(plan).find(one.id) == &one);
  CHECK(in_plan<SelfTests>(plan).find("") == nullptr);
  CHECK(in_plan<SelfTests>(plan).find("nobody") == nullptr);
}

TEST_CASE("plan: attempts before and after, by oneself and by another") {
  const Plan plan = load(read_file(fixture_path("plans/v1-two-attempts.json"))).plan;
  CHECK(plan.language == Language::English);
  REQUIRE(in_plan<SelfTests>(plan).list.size() == 3);
  CHECK(in_plan<SelfTests>(plan).list[0].phase == Phase::Before);
  CHECK(in_plan<SelfTests>(plan).list[1].phase == Phase::After);
  CHECK(in_plan<SelfTests>(plan).list[2].rater.kind == RaterKind::Other);
  CHECK(in_plan<SelfTests>(plan).list[2].rater.name == "Jonas Weber");
  CHECK(in_plan<SelfTests>(plan).list[2].answers.size() == 12);
}

TEST_CASE("plan: a trainer's own test comes with the plan and its answers are checked against it") {
  const std::string text = read_file(fixture_path("plans/v1-trainer-pack.json"));
  const LoadedPlan loaded = load(text);
  CHECK(in_plan<SelfTests>(loaded.plan).packs.size() == 1);
  const TestLibrary tests = with_plan_packs(library(), loaded.plan);
  CHECK(tests.all().size() == 2);
  CHECK(tests.find("trainer-listening") != nullptr);

  Json document = json(text);
  document["self_tests"][0]["answers"]["a1"] = 5;  // a four-point scale
  document["self_tests"][0]["answers"]["zz"] = 1;
  CHECK(texts_of(load(dump_json(document)).problems) ==
        Texts{"out_of_range /self_tests/0/answers/a1 1..4", "unknown_question /self_tests/0/answers/zz "});
}

TEST_CASE("plan: a pack in a plan never replaces a test of the library") {
  Json document = json(plan_with(""));
  Json pack = json(read_file(asset_path("en/tools/self_test/tests/negotiation.json")));
  pack["title"] = "Not the real one";
  pack["questions"].erase(pack["questions"].begin());
  document["test_packs"]["negotiation"] = pack;
  document["self_tests"] = json(R"([{"id":"a","test":"negotiation","answers":{"1":5}}])");
  const LoadedPlan loaded = load(dump_json(document));
  CHECK(texts_of(loaded.problems).empty());
  CHECK(with_plan_packs(library(), loaded.plan).find("negotiation")->title == negotiation().title);
  CHECK(with_plan_packs(library(), loaded.plan).all().size() == 1);
}

TEST_CASE("plan: unknown members are kept at every level, byte for byte in canonical JSON") {
  const std::string text = read_file(fixture_path("plans/v1-unknown-members.json"));
  Plan plan = load(text).plan;
  CHECK(plan.extra.members().contains("settings"));
  CHECK(in_plan<Swot>(plan).extra.members().contains("cards"));  // not the shape that this version knows
  CHECK(in_plan<SelfTests>(plan).list[0].extra.members().contains("confidence"));
  CHECK(in_plan<SelfTests>(plan).list[0].rater.extra.members().contains("role"));
  plan.title = "新标题";
  in_plan<SelfTests>(plan).list[0].answers["1"] = 1;
  Json expected = json(text);
  expected["title"] = "新标题";
  expected["self_tests"][0]["answers"]["1"] = 1;
  CHECK(dump_json(plan_to_json(plan)) == dump_json(expected));
}

TEST_CASE("plan: broken files, each with exact codes, places and details") {
  const Json expected = json(read_file(fixture_path("plans/bad/expected.json")));
  std::size_t tried = 0;
  for (const std::string& name : json_files(fixture_path("plans/bad"))) {
    if (name == "expected.json") continue;
    CAPTURE(name);
    ++tried;
    CHECK(expected.contains(name));
    if (!expected.contains(name)) continue;
    const auto text_of_row = [](const Json& row) {
      return *row[0].get_ptr<const std::string*>() + " " + *row[1].get_ptr<const std::string*>() + " " +
             *row[2].get_ptr<const std::string*>();
    };
    const Json& wanted = *expected.find(name);
    const std::string text = read_file(fixture_path("plans/bad/" + name));
    if (wanted.contains("error")) {
      CHECK(error_of(text) == text_of_row(*wanted.find("error")));
      continue;
    }
    Texts problems;
    for (const Json& row : *wanted.find("problems")) problems.push_back(text_of_row(row));
    const LoadedPlan loaded = load(text);
    CHECK(texts_of(loaded.problems) == problems);
    check_identity(loaded.plan);
  }
  CHECK(tried == expected.size());
}

TEST_CASE("plan: files too large, too deep, cut at every length") {
  CHECK(error_of(std::string(50u << 20, ' ')) == "too_large  16777216");
  CHECK(error_of(plan_with("\"note\":\"" + std::string(17u << 20, 'x') + "\"")) == "too_large  16777216");
  CHECK(load_plan(plan_with("\"note\":\"" + std::string(15u << 20, 'x') + "\""), library()).ok());
  CHECK(error_of(plan_with("\"note\":" + std::string(100000, '[') + std::string(100000, ']'))) ==
        "too_deep  64");
  const std::string text = read_file(fixture_path("plans/v1-self-test.json"));
  const std::size_t whole = text.find_last_of('}');
  for (std::size_t length = 0; length <= whole; ++length) {
    const Result<LoadedPlan> loaded = load_plan(std::string_view(text).substr(0, length), library());
    REQUIRE_FALSE(loaded.ok());
    const ErrorCode code = loaded.error().code;
    CHECK((code == ErrorCode::NotJson || (length == 0 && code == ErrorCode::Empty)));
  }
}

TEST_CASE("plan: answers that could not be read are kept, not scored, and replaced by a new answer") {
  Plan plan = load(read_file(fixture_path("plans/bad/answers.json"))).plan;
  SelfTest& one = in_plan<SelfTests>(plan).list[0];
  CHECK(one.answers == std::map<std::string, int>{{"1", 4}, {"11", 5}, {"13", 1}});
  CHECK(one.unread_answers.size() == 13);
  CHECK(one.unread_answers["6"] == "5");
  CHECK(one.unread_answers["17"] == 3);
  one.answers["6"] = 2;
  const Json written = plan_to_json(plan);
  CHECK(written["self_tests"][0]["answers"]["6"] == 2);
  CHECK(written["self_tests"][0]["answers"]["17"] == 3);
  const LoadedPlan again = load(dump_json(written));
  CHECK(in_plan<SelfTests>(again.plan).list[0].answers.at("6") == 2);
  CHECK_FALSE(in_plan<SelfTests>(again.plan).list[0].unread_answers.contains("6"));
  CHECK(again.problems.size() == 12);
}

TEST_CASE("plan: answers to a test that is not installed are kept unchecked") {
  const LoadedPlan loaded =
      load(plan_with(R"("self_tests":[{"id":"a","test":"elsewhere","answers":{"1":4,"x":77,"y":-3}}])"));
  CHECK(texts_of(loaded.problems).empty());
  CHECK(in_plan<SelfTests>(loaded.plan).list[0].answers == std::map<std::string, int>{{"1", 4}, {"x", 77}, {"y", -3}});
}

TEST_CASE("plan: bad ids are reported and left empty; a new id is written over the bad one") {
  Plan plan = load(read_file(fixture_path("plans/bad/ids.json"))).plan;
  CHECK(plan.id == "");
  REQUIRE(in_plan<SelfTests>(plan).list.size() == 6);
  for (int i = 0; i < 5; ++i) CHECK(in_plan<SelfTests>(plan).list[static_cast<std::size_t>(i)].id == "");
  CHECK(in_plan<SelfTests>(plan).list[5].id == "fine_ID-7");
  CHECK(in_plan<SelfTests>(plan).list[5].answers.size() == 1);
  CHECK(plan_to_json(plan)["id"] == "<script>alert(1)</script>");
  plan.id = "new-id";
  in_plan<SelfTests>(plan).list[0].id = "another-id";
  CHECK(plan_to_json(plan)["id"] == "new-id");
  CHECK(plan_to_json(plan)["self_tests"][0]["id"] == "another-id");
}

TEST_CASE("plan: of two self-tests with one id the later gets a new one") {
  const Plan plan = load(read_file(fixture_path("plans/bad/duplicate-ids.json"))).plan;
  REQUIRE(in_plan<SelfTests>(plan).list.size() == 3);
  CHECK(in_plan<SelfTests>(plan).list[0].id == "same");
  CHECK(in_plan<SelfTests>(plan).list[0].answers.at("1") == 1);
  CHECK(in_plan<SelfTests>(plan).list[2].id == "");
  CHECK(in_plan<SelfTests>(plan).list[2].answers.at("1") == 5);
}

TEST_CASE("plan: list items that are no self-tests are kept behind the others") {
  const LoadedPlan loaded = load(
      plan_with(R"("self_tests":[17,{"id":"a","test":"negotiation"},"x",{"id":"b","test":"negotiation"}])"));
  CHECK(texts_of(loaded.problems) ==
        Texts{"wrong_type /self_tests/0 object", "wrong_type /self_tests/2 object"});
  CHECK(in_plan<SelfTests>(loaded.plan).list.size() == 2);
  CHECK(dump_json(plan_to_json(loaded.plan)["self_tests"]) ==
        R"([{"id":"a","test":"negotiation"},{"id":"b","test":"negotiation"},17,"x"])");
}

TEST_CASE("plan: more self-tests than allowed are kept but not read") {
  std::string list;
  for (int i = 0; i < 503; ++i) {
    list +=
        (i == 0 ? "" : ",") + std::string("{\"id\":\"t") + std::to_string(i) + "\",\"test\":\"negotiation\"}";
  }
  const LoadedPlan loaded = load(plan_with("\"self_tests\":[" + list + "]"));
  CHECK(texts_of(loaded.problems) == Texts{"out_of_range /self_tests 0..500"});
  CHECK(in_plan<SelfTests>(loaded.plan).list.size() == 500);
  CHECK(in_plan<SelfTests>(loaded.plan).unread.size() == 3);
  CHECK(plan_to_json(loaded.plan)["self_tests"].size() == 503);
  check_identity(loaded.plan);
}

TEST_CASE("plan: long texts are cut at a character") {
  const std::string long_title = std::string(399, 'a') + "谈判";
  const LoadedPlan loaded =
      load(plan_with("\"title\":\"" + long_title + "\",\"author\":\"" + std::string(201, 'b') +
                     R"(","self_tests":[{"id":"a","test":"negotiation","rater":{"name":")" +
                     std::string(300, 'c') + "\"}}]"));
  CHECK(texts_of(loaded.problems) == Texts{"out_of_range /title 0..400", "out_of_range /author 0..200",
                                           "out_of_range /self_tests/0/rater/name 0..200"});
  CHECK(loaded.plan.title == std::string(399, 'a'));
  CHECK(loaded.plan.author.size() == kMaxNameBytes);
  CHECK(in_plan<SelfTests>(loaded.plan).list[0].rater.name.size() == kMaxNameBytes);
  check_identity(loaded.plan);
}

TEST_CASE("plan: a title of 1 MB of Chinese") {
  std::string title;
  while (title.size() < (1u << 20)) title += "谈";
  const LoadedPlan loaded = load(plan_with("\"title\":\"" + title + "\""));
  CHECK(texts_of(loaded.problems) == Texts{"out_of_range /title 0..400"});
  CHECK(loaded.plan.title.size() == 399);  // 133 characters of three bytes
}

TEST_CASE("plan: control characters in one-line texts become spaces") {
  const Plan plan = load(read_file(fixture_path("plans/bad/control-characters.json"))).plan;
  CHECK(plan.title == "two lines and bell end");
  CHECK(plan.author == "a b");
}

TEST_CASE("plan: repaired text") {
  CHECK(load(read_file(fixture_path("plans/bad/invalid-utf-8.json"))).plan.title == "A\uFFFDB");
  CHECK(load(read_file(fixture_path("plans/bad/invalid-utf-8.json"))).plan.author == "\uFFFD");
  CHECK(load(read_file(fixture_path("plans/bad/lone-surrogates.json"))).plan.author == "\uFFFDB 😀");
  CHECK(load(read_file(fixture_path("plans/bad/nul.json"))).plan.title == "A\uFFFDB");
  CHECK(load(read_file(fixture_path("plans/bad/nul.json"))).plan.author == "C\uFFFDD");
}

TEST_CASE("plan: duplicate keys keep the last value") {
  const Plan plan = load(read_file(fixture_path("plans/bad/duplicate-keys.json"))).plan;
  CHECK(plan.title == "second");
  CHECK(in_plan<SelfTests>(plan).list[0].answers.at("1") == 5);
}

TEST_CASE("plan: a document that did not come through the parser is checked too") {
  // A link's compact form could hold what parse_json never makes.
  Json document = json(plan_with(""));
  document["title"] = "A\xff";
  document["author"] = std::string("B\0C", 3);
  document["note"] = "\xc3";
  document["self_tests"] =
      Json::array({Json::object({{"id", "a"}, {"test", "negotiation"}, {"pack_version", 2}})});
  const Result<LoadedPlan> loaded = load_plan(document, library());
  REQUIRE(loaded.ok());
  CHECK(texts_of(loaded->problems) == Texts{"bad_text /title ", "bad_text /author "});
  CHECK(loaded->plan.title == "A\uFFFD");
  CHECK(loaded->plan.author ==
        "B\uFFFD"
        "C");
  CHECK(in_plan<SelfTests>(loaded->plan).list[0].pack_version == 2);
  CHECK(dump_json(plan_to_json(loaded->plan)).find("\uFFFD") != std::string::npos);
}

TEST_CASE("plan: a text and its document load alike") {
  for (const std::string& name : plan_fixtures()) {
    const std::string text = read_file(fixture_path(name));
    const Result<LoadedPlan> loaded = load_plan(json(text), library());
    REQUIRE(loaded.ok());
    CHECK(loaded->plan == load(text).plan);
  }
}

TEST_CASE("plan: one value of a wrong type, anywhere, loses nothing") {
  int places = 0;
  for (const std::string& name : plan_fixtures()) {
    const Json whole = json(read_file(fixture_path(name)));
    each_value(whole, Json::json_pointer(), [&](const Json::json_pointer& at, const Json& value) {
      if (places++ % (100 / rounds(100)) != 0) return;  // every place as WebAssembly, one in five natively
      Json broken = whole;
      // Of a type that the place never takes.
      broken[at] = value.is_string() ? Json(17.25) : value.is_object() ? Json("x") : Json(Json::array({"x"}));
      if (value.is_array()) broken[at] = Json(true);
      const std::string text = dump_json(broken);
      CAPTURE(text);
      const Result<LoadedPlan> loaded = load_plan(text, library());
      if (at.to_string() == "/format" || at.to_string() == "/version") {
        CHECK_FALSE(loaded.ok());
        return;
      }
      REQUIRE(loaded.ok());
      // Packs are kept whole, and list items that are no records go to the end.
      Json expected = broken;
      const std::string place = at.to_string();
      Json& list = expected[at.parent_pointer()];
      if (list.is_array() && place.find("/values/") == std::string::npos &&
          place.find("/merged/") == std::string::npos && place.find("/test_packs/") != 0 &&
          place.find("/settings/") != 0 && place.find("/swot/cards/") != 0) {
        auto& items = *list.get_ptr<Json::array_t*>();
        const auto moved = items.begin() + std::stol(at.back());
        std::rotate(moved, moved + 1, items.end());
      }
      CHECK(dump_json(plan_to_json(loaded->plan)) == dump_json(expected));
      check_identity(loaded->plan);
    });
  }
}

TEST_CASE("plan: loading what was written gives the same plan, for thousands of damaged ones") {
  Random random(7);
  for (const std::string& name : plan_fixtures()) {
    const Json whole = json(read_file(fixture_path(name)));
    std::vector<Json::json_pointer> places;
    each_value(whole, Json::json_pointer(),
               [&](const Json::json_pointer& at, const Json&) { places.push_back(at); });
    for (int round = 0; round < rounds(500); ++round) {
      Json damaged = whole;
      for (std::size_t n = 1 + random.below(4); n > 0; --n) {
        const Json::json_pointer& at = places[random.below(places.size())];
        if (!damaged.contains(at)) continue;  // gone with an earlier change
        switch (random.below(4)) {
          case 0:
            damaged[at] = random_value(random);
            break;
          case 1:
            if (damaged[at.parent_pointer()].is_object()) damaged[at.parent_pointer()].erase(at.back());
            break;
          case 2:
            if (damaged[at].is_object()) damaged[at]["added"] = random_value(random);
            if (damaged[at].is_array()) damaged[at].push_back(random_value(random));
            break;
          default:
            if (damaged[at.parent_pointer()].is_array())
              damaged[at.parent_pointer()].push_back(Json(damaged[at]));
            break;
        }
      }
      const std::string text = dump_json(damaged);
      CAPTURE(text);
      const Result<LoadedPlan> loaded = load_plan(text, library());
      if (loaded.ok()) check_identity(loaded->plan);
    }
  }
}

TEST_CASE("plan: random bytes changed in a file") {
  Random random(8);
  const std::string whole = read_file(fixture_path("plans/v1-two-attempts.json"));
  int loaded_count = 0;
  for (int round = 0; round < rounds(3000); ++round) {
    std::string text = whole;
    for (std::size_t n = 1 + random.below(3); n > 0; --n) {
      text[random.below(text.size())] = static_cast<char>(random.below(256));
    }
    const Result<LoadedPlan> loaded = load_plan(text, library());
    if (!loaded.ok()) continue;
    ++loaded_count;
    check_identity(loaded->plan);
  }
  CHECK(loaded_count > rounds(100));
}

TEST_CASE("plan: a new plan has only what is required") {
  Plan plan;
  plan.id = "p";
  plan.created = plan.modified = "2026-11-21T09:00:00Z";
  CHECK(
      dump_json(plan_to_json(plan)) ==
      R"({"created":"2026-11-21T09:00:00Z","format":"sandtable-plan","id":"p","language":"zh","modified":"2026-11-21T09:00:00Z","version":1})");
  in_plan<SelfTests>(plan).list.emplace_back();
  in_plan<SelfTests>(plan).list[0].id = "a";
  in_plan<SelfTests>(plan).list[0].test = "negotiation";
  CHECK(dump_json(plan_to_json(plan)["self_tests"]) == R"([{"id":"a","test":"negotiation"}])");
  CHECK(load(dump_json(plan_to_json(plan))).problems.empty());
  check_identity(plan);
}

TEST_CASE("plan: words of the enums") {
  CHECK(to_word(Language::Chinese) == "zh");
  CHECK(to_word(Language::English) == "en");
  CHECK(to_word(Phase::None) == "none");
  CHECK(to_word(Phase::Before) == "before");
  CHECK(to_word(Phase::After) == "after");
  CHECK(to_word(RaterKind::Self) == "self");
  CHECK(to_word(RaterKind::Other) == "other");
}
