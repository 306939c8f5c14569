#include <doctest/doctest.h>

#include "tools/self_test/pack.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

// A sound pack of two dimensions to break in one place at a time.
Json small_pack() {
  return json(R"({"format":"sandtable-test","version":1,"id":"small","title":"Small",
    "scale":{"min":0,"labels":["no","yes"]},
    "bands":[{"id":"low","from_pomp":0,"title":"Low"},{"id":"high","from_pomp":50,"title":"High"}],
    "dimensions":[
      {"id":"a","title":"A","advice":{"low":{"text":"t","tips":["x"]},"high":{"text":"t","tips":["x"]}}},
      {"id":"b","title":"B","advice":{"low":{"text":"t","tips":["x"]},"high":{"text":"t","tips":["x"]}}}],
    "questions":[{"id":"1","dimension":"a","text":"One?"},{"id":"2","dimension":"b","text":"Two?","reverse":true}]})");
}

std::vector<std::string> problems_of(const Json& document) {
  Problems problems;
  const Result<TestPack> pack = load_test_pack(document, problems);
  CHECK(pack.ok() == problems.empty());
  if (!pack.ok() && !problems.empty()) CHECK(pack.error() == problems.front());
  return texts_of(problems);
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("test pack: the negotiation test has the four dimensions of N1 with their questions") {
  const TestPack& pack = negotiation();
  CHECK(pack.id == "negotiation");
  CHECK(pack.code == 1);
  CHECK(pack.questions.size() == 16);
  CHECK(pack.scale_min == 1);
  CHECK(pack.scale_max() == 5);
  const std::pair<const char*, std::vector<std::string>> kKeys[] = {
      {"contact", {"3", "5", "10", "15"}},
      {"get_information", {"1", "4", "9", "12"}},
      {"give_information", {"2", "8", "14", "16"}},
      {"influence", {"6", "7", "11", "13"}}};
  CHECK(pack.dimensions.size() == 4);
  for (std::size_t d = 0; d < 4; ++d) {
    CHECK(pack.dimensions[d].id == kKeys[d].first);
    CHECK(pack.dimensions[d].advice.size() == pack.bands.size());
    Texts questions;
    for (const Question& question : pack.questions) {
      if (question.dimension == kKeys[d].first) questions.push_back(question.id);
    }
    CHECK(questions == kKeys[d].second);
  }
  CHECK(pack.find_question("16") != nullptr);
  CHECK(pack.find_question("17") == nullptr);
  CHECK(pack.find_dimension("contact") != nullptr);
  CHECK(pack.find_dimension("") == nullptr);
}

TEST_CASE("test pack: bands of N1, limits belong to the upper band") {
  const TestPack& pack = negotiation();
  CHECK(pack.band_of(0)->id == "priority");
  CHECK(pack.band_of(39.9)->id == "priority");
  CHECK(pack.band_of(40)->id == "developing");
  CHECK(pack.band_of(59.99)->id == "developing");
  CHECK(pack.band_of(60)->id == "solid");
  CHECK(pack.band_of(79.99)->id == "solid");
  CHECK(pack.band_of(80)->id == "strength");
  CHECK(pack.band_of(100)->id == "strength");
}

TEST_CASE("test pack: both languages have the same structure") {
  Problems problems;
  const Result<TestPack> chinese =
      load_test_pack(read_file(asset_path("zh/tools/self_test/tests/negotiation.json")), problems);
  CHECK(texts_of(problems).empty());
  if (!chinese.ok()) return;
  const TestPack& english = negotiation();
  CHECK(chinese->questions.size() == english.questions.size());
  for (std::size_t i = 0; i < english.questions.size(); ++i) {
    CHECK(chinese->questions[i].id == english.questions[i].id);
    CHECK(chinese->questions[i].dimension == english.questions[i].dimension);
    CHECK(chinese->questions[i].reverse == english.questions[i].reverse);
  }
  CHECK(chinese->scale_labels.size() == english.scale_labels.size());
  CHECK(chinese->dimensions[0].title == "接触能力");
}

TEST_CASE("test pack: trainers' packs load, absent members have their defaults") {
  for (const std::string& name : json_files(fixture_path("packs"))) {
    Problems problems;
    const Result<TestPack> pack = load_test_pack(read_file(fixture_path("packs/" + name)), problems);
    CAPTURE(name);
    CHECK(pack.ok());
    CHECK(texts_of(problems).empty());
  }
  Problems problems;
  const Result<TestPack> pack = load_test_pack(small_pack(), problems);
  REQUIRE(pack.ok());
  CHECK(pack->pack_version == 1);
  CHECK(pack->code == 0);
  CHECK(pack->minutes == 0);
  CHECK(pack->scale_max() == 1);
  CHECK(pack->questions[0].short_text == "One?");
  CHECK_FALSE(pack->questions[0].reverse);
  CHECK(pack->questions[1].reverse);
  CHECK(pack->total_advice.empty());
}

TEST_CASE("test pack: broken packs, each with the exact places") {
  const Json expected = json(read_file(fixture_path("packs/bad/expected.json")));
  std::size_t tried = 0;
  for (const std::string& name : json_files(fixture_path("packs/bad"))) {
    if (name == "expected.json") continue;
    CAPTURE(name);
    ++tried;
    Problems problems;
    const Result<TestPack> pack = load_test_pack(read_file(fixture_path("packs/bad/" + name)), problems);
    CHECK_FALSE(pack.ok());
    Json places = Json::array();
    for (const Error& problem : problems) places.push_back(problem.json_pointer);
    CHECK(expected.contains(name));
    if (expected.contains(name)) CHECK(dump_json(places) == dump_json(*expected.find(name)));
    if (!pack.ok() && !problems.empty()) CHECK(pack.error() == problems.front());
  }
  CHECK(tried == expected.size());
}

TEST_CASE("test pack: code and detail of what a schema cannot say") {
  Json pack = small_pack();
  pack["questions"][0]["dimension"] = "c";
  CHECK(problems_of(pack) ==
        Texts{"unknown_dimension /questions/0/dimension c", "empty_dimension /dimensions/0 a"});

  pack = small_pack();
  pack["bands"][1]["from_pomp"] = 0;
  CHECK(problems_of(pack) == Texts{"not_ascending /bands/1/from_pomp "});

  pack = small_pack();
  pack["dimensions"][1]["advice"].erase("high");
  CHECK(problems_of(pack) == Texts{"missing_advice /dimensions/1/advice/high "});

  pack = small_pack();
  pack["dimensions"][1]["advice"]["middle"] = pack["dimensions"][1]["advice"]["low"];
  CHECK(problems_of(pack) == Texts{"unknown_choice /dimensions/1/advice/middle middle"});

  pack = small_pack();
  pack["questions"][1]["id"] = "1";
  CHECK(problems_of(pack) == Texts{"duplicate_id /questions/1/id 1"});

  pack = small_pack();
  pack["total_advice"]["low"] = "  ";
  pack["total_advice"]["medium"] = "x";
  CHECK(problems_of(pack) ==
        Texts{"out_of_range /total_advice/low 1..4000", "unknown_choice /total_advice/medium medium"});
}

TEST_CASE("test pack: one mistake is one problem, not a chain of them") {
  Json pack = small_pack();
  pack["bands"] = 5;
  CHECK(problems_of(pack) == Texts{"wrong_type /bands array"});
  pack = small_pack();
  pack["bands"][0]["id"] = "not an id";
  CHECK(problems_of(pack) == Texts{"bad_id /bands/0/id not an id"});
  pack = small_pack();
  pack["dimensions"] = "none";
  CHECK(problems_of(pack) == Texts{"wrong_type /dimensions array"});
  pack = small_pack();
  pack["dimensions"][0] = nullptr;
  CHECK(problems_of(pack) == Texts{"wrong_type /dimensions/0 object"});
}

TEST_CASE("test pack: all problems are listed, the first is the error") {
  const Json pack = json(R"({"format":"sandtable-test","version":1,"id":"?","scale":{"labels":[1,""]},
    "bands":[],"dimensions":[{}],"questions":[{},7],"total_advice":[]})");
  CHECK(problems_of(pack) ==
        Texts{"bad_id /id ?", "missing_member /title ", "wrong_type /scale/labels/0 string",
              "out_of_range /scale/labels/1 1..4000", "out_of_range /bands 1..100",
              "missing_member /dimensions/0/id ", "missing_member /dimensions/0/title ",
              "missing_member /dimensions/0/advice ", "missing_member /questions/0/id ",
              "missing_member /questions/0/dimension ", "missing_member /questions/0/text ",
              "wrong_type /questions/1 object", "wrong_type /total_advice object"});
}

TEST_CASE("test pack: a file that is no pack, or has a key twice or bad text") {
  const auto error_of = [](std::string_view text) {
    Problems problems;
    const Result<TestPack> pack = load_test_pack(text, problems);
    CHECK_FALSE(pack.ok());
    return pack.ok() ? std::string() : text_of(pack.error());
  };
  CHECK(error_of("") == "empty  ");
  CHECK(error_of("{") == "not_json  1:2");
  CHECK(error_of("[]") == "wrong_format  array");
  CHECK(error_of("{}") == "wrong_format /format ");
  CHECK(error_of(R"({"format":"sandtable-plan"})") == "wrong_format /format sandtable-plan");
  CHECK(error_of(R"({"format":"sandtable-test"})") == "missing_member /version ");
  CHECK(error_of(R"({"format":"sandtable-test","version":2})") == "newer_version /version 2");
  std::string text = dump_json(small_pack());
  CHECK(error_of(text.substr(0, text.size() - 1) + ",\"title\":\"Twice\"}") == "duplicate_key /title ");
  text.replace(text.find("One?"), 4, "One\xff");
  CHECK(error_of(text) == "bad_text /questions/0/text ");
}

TEST_CASE("test pack: limits of the scale") {
  Json pack = small_pack();
  pack["scale"]["labels"] = Json::array({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"});
  pack["scale"]["min"] = -100;
  CHECK(problems_of(pack).empty());
  pack["scale"]["min"] = -101;
  CHECK(problems_of(pack) == Texts{"out_of_range /scale/min -100..100"});
  pack["scale"]["min"] = 1;
  pack["scale"]["labels"].push_back("11");
  CHECK(problems_of(pack) == Texts{"out_of_range /scale/labels 2..10"});
  pack["scale"]["labels"] = Json::array({"1"});
  CHECK(problems_of(pack) == Texts{"out_of_range /scale/labels 2..10"});
}

TEST_CASE("test pack: any value of a wrong type anywhere is refused or ignored, never a crash") {
  Random random(5);
  const Json whole = json(read_file(asset_path("en/tools/self_test/tests/negotiation.json")));
  const Json flat = whole.flatten();
  const std::vector<Json> values = {nullptr,         true, -1, 1.5, "", "x", Json::array(), Json::object(),
                                    Json::array({1})};
  for (const auto& [pointer, leaf] : flat.items()) {
    if (random.below(4) != 0) continue;
    Json pack = whole;
    pack[Json::json_pointer(pointer)] = values[random.below(values.size())];
    problems_of(pack);
  }
}

TEST_CASE("test library: order of adding, replacing, code numbers") {
  TestLibrary tests;
  TestPack one;
  one.id = "one";
  TestPack two;
  two.id = "two";
  two.code = 9;
  tests.add(one);
  tests.add(two);
  one.title = "newer";
  tests.add(one);
  CHECK(tests.all().size() == 2);
  CHECK(tests.all()[0].title == "newer");
  CHECK(tests.find("two")->code == 9);
  CHECK(tests.find("three") == nullptr);
  CHECK(tests.find_by_code(9)->id == "two");
  CHECK(tests.find_by_code(0) == nullptr);
  CHECK(tests.find_by_code(8) == nullptr);
}

TEST_CASE("test pack: pictures and weights") {
  Json pack = small_pack();
  pack["picture"] = "ladder";
  pack["dimensions"][1]["weight"] = 12.5;
  Problems problems;
  const Result<TestPack> loaded = load_test_pack(pack, problems);
  REQUIRE(loaded.ok());
  CHECK(loaded->picture == "ladder");
  CHECK(loaded->dimensions[0].weight == -1);
  CHECK(loaded->dimensions[1].weight == 12.5);

  pack["picture"] = "weights";  // then every dimension needs one
  CHECK(problems_of(pack) == Texts{"missing_member /dimensions/0/weight "});
  pack["dimensions"][0]["weight"] = 100.5;
  CHECK(problems_of(pack) == Texts{"out_of_range /dimensions/0/weight 0.0..100.0"});
  pack["dimensions"][0]["weight"] = 0;
  CHECK(problems_of(pack).empty());
  pack["picture"] = "photo";
  CHECK(problems_of(pack) == Texts{"unknown_choice /picture photo"});
  pack["picture"] = "";
  CHECK(problems_of(pack) == Texts{"unknown_choice /picture "});
}
