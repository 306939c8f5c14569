#include <doctest/doctest.h>

#include "plan/plan.h"
#include "tools/workshop/task.h"
#include "fixtures.h"
#include <set>

#include "plan/tool.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/swot/model.h"
#include "tools/mix/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

using Texts = std::vector<std::string>;

std::string plan_with(const std::string& members) {
  return R"({"format":"sandtable-plan","version":1,"id":"p","language":"en",)" + members + "}";
}

}  // namespace

TEST_CASE("exercise: all members are read and written, unknown ones kept (frozen plan)") {
  const std::string text = read_file(fixture_path("plans/v1-workshop.json"));
  const LoadedPlan loaded = load(text);
  CHECK(texts_of(loaded.problems).empty());
  const Plan& plan = loaded.plan;
  CHECK(in_plan<Exercise>(plan).there);
  CHECK(in_plan<Exercise>(plan).instructions.size() > 80);
  CHECK(in_plan<Exercise>(plan).minutes == 20);
  CHECK(in_plan<Exercise>(plan).named);
  CHECK(in_plan<Exercise>(plan).key == KeyTime::Trainer);
  REQUIRE(in_plan<Exercise>(plan).tools.size() == 5);
  CHECK(in_plan<Exercise>(plan).tools[0].word == "self_test");
  CHECK(in_plan<Exercise>(plan).tools[0].id == "negotiation");
  CHECK(in_plan<Exercise>(plan).tools[0].phase == Phase::Before);
  CHECK(in_plan<Exercise>(plan).tools[1].word == "sort");
  CHECK(in_plan<Exercise>(plan).tools[1].id == "sixteen");
  CHECK(in_plan<Exercise>(plan).tools[2].word == "swot");
  CHECK(in_plan<Exercise>(plan).tools[3].word == "mix");
  CHECK(in_plan<Exercise>(plan).tools[4].id == "customers");
  for (const ExerciseTool& tool : in_plan<Exercise>(plan).tools) CHECK(tool.understood());
  CHECK(in_plan<Task>(plan).there);
  CHECK(in_plan<Task>(plan).exercise == plan.id);
  CHECK(in_plan<Task>(plan).name == "韩梅梅");
  CHECK(in_plan<Task>(plan).person == "7hx0p4mc");
  CHECK(in_plan<Task>(plan).started == "2026-11-21T09:10:00Z");
  CHECK(in_plan<Task>(plan).handed_in == "2026-11-21T10:00:00Z");
  CHECK(in_plan<Task>(plan).over);
  REQUIRE(in_plan<HandIns>(plan).size() == 1);
  CHECK(text_of(*in_plan<HandIns>(plan)[0], "colour") == "blue");
  CHECK(dump_json_pretty(plan_to_json(plan)) + "\n" == text);
}

TEST_CASE("exercise: an empty one is an exercise all the same, and needs no dates") {
  const LoadedPlan loaded = load(plan_with(R"("exercise":{},"task":{})"));
  CHECK(texts_of(loaded.problems).empty());
  CHECK(in_plan<Exercise>(loaded.plan).there);
  CHECK(in_plan<Task>(loaded.plan).there);
  CHECK(in_plan<Exercise>(loaded.plan).key == KeyTime::HandedIn);
  CHECK(dump_json(plan_to_json(loaded.plan)) ==
        R"({"exercise":{},"format":"sandtable-plan","id":"p","language":"en","task":{},"version":1})");
  CHECK(load(plan_with(R"("title":"no exercise")")).problems.size() == 2);  // created and modified
}

TEST_CASE("exercise: tools of newer versions are told, kept in their place and not understood") {
  const std::string tools =
      R"([{"tool":"quiz","url":"x"},{"tool":"swot"},{"test":"negotiation"},{"tool":"sort"},{"sheet":"no id","tool":"sheet"}])";
  const LoadedPlan loaded = load(plan_with(R"("exercise":{"tools":)" + tools + "}"));
  CHECK(texts_of(loaded.problems) ==
        Texts{"unknown_choice /exercise/tools/0/tool quiz", "missing_member /exercise/tools/2/tool ",
              "missing_member /exercise/tools/3/sort ", "bad_id /exercise/tools/4/sheet no id"});
  std::string understood;
  for (const ExerciseTool& tool : in_plan<Exercise>(loaded.plan).tools) understood += tool.understood() ? '+' : '-';
  CHECK(understood == "-+---");
  CHECK(dump_json(plan_to_json(loaded.plan)["exercise"]["tools"]) == tools);
  const ToolProgress progress =
      progress_of(loaded.plan, in_plan<Exercise>(loaded.plan).tools[0], Packs(library()));
  CHECK(progress.state == ToolState::NotUnderstood);
}

TEST_CASE("exercise: values that cannot be read are told and kept") {
  const std::string exercise = R"({"instructions":1,"key":"never","minutes":-1,"named":"yes","tools":{}})";
  const std::string task =
      R"({"exercise":"a b","handed_in":"today","name":2,"over":1,"person":"no id","started":3})";
  const LoadedPlan loaded = load(plan_with(R"("exercise":)" + exercise + R"(,"task":)" + task));
  CHECK(texts_of(loaded.problems) ==
        Texts{"wrong_type /exercise/instructions string", "wrong_type /exercise/tools array",
              "out_of_range /exercise/minutes 0..1440", "wrong_type /exercise/named boolean",
              "unknown_choice /exercise/key never", "bad_id /task/exercise a b",
              "wrong_type /task/name string", "bad_id /task/person no id", "wrong_type /task/started string",
              "bad_date /task/handed_in today", "wrong_type /task/over boolean"});
  const Json written = plan_to_json(loaded.plan);
  CHECK(dump_json(written["exercise"]) == exercise);
  CHECK(dump_json(written["task"]) == task);
  const LoadedPlan none = load(plan_with(
      R"("created":"2026-11-21T08:55:12Z","modified":"2026-11-21T08:55:12Z","exercise":[],"task":0,"hand_ins":{})"));
  CHECK(texts_of(none.problems) ==
        Texts{"wrong_type /exercise object", "wrong_type /task object", "wrong_type /hand_ins array"});
  CHECK_FALSE(in_plan<Exercise>(none.plan).there);
  CHECK_FALSE(in_plan<Task>(none.plan).there);
  CHECK(plan_to_json(none.plan)["exercise"].is_array());
}

TEST_CASE("exercise: hand-ins of a class that are none, or newer, are told and kept") {
  const std::string list =
      R"([{"format":"sandtable-plan","task":{},"version":1},{"format":"sandtable-plan","version":2},{"format":"other"},7])";
  const LoadedPlan loaded = load(plan_with(R"("task":{},"hand_ins":)" + list));
  CHECK(texts_of(loaded.problems) == Texts{"newer_version /hand_ins/1/version 2",
                                           "wrong_format /hand_ins/2/format other",
                                           "wrong_type /hand_ins/3 object"});
  CHECK(in_plan<HandIns>(loaded.plan).size() == 1);
  CHECK(dump_json(plan_to_json(loaded.plan)["hand_ins"]) == list);
}

TEST_CASE("exercise: numbers and lengths are bounded") {
  std::string tools, hand_ins;
  for (std::size_t i = 0; i <= kMaxTools; ++i) tools += i ? R"(,{"tool":"mix"})" : R"({"tool":"mix"})";
  for (std::size_t i = 0; i <= kMaxHandIns; ++i)
    hand_ins +=
        i ? R"(,{"format":"sandtable-plan","version":1})" : R"({"format":"sandtable-plan","version":1})";
  const LoadedPlan loaded =
      load(plan_with(R"("exercise":{"instructions":")" + std::string(kMaxInstructionBytes + 1, 'x') +
                     R"(","tools":[)" + tools + R"(]},"task":{"name":")" + std::string(1'000'000, 'x') +
                     R"("},"hand_ins":[)" + hand_ins + "]"));
  CHECK(texts_of(loaded.problems) ==
        Texts{"out_of_range /exercise/instructions 0..20000", "out_of_range /exercise/tools 0..20",
              "out_of_range /task/name 0..200", "out_of_range /hand_ins 0..10000"});
  CHECK(in_plan<Exercise>(loaded.plan).tools.size() == kMaxTools);
  CHECK(in_plan<Task>(loaded.plan).name.size() == kMaxNameBytes);
  CHECK(in_plan<HandIns>(loaded.plan).size() == kMaxHandIns);
}

TEST_CASE("exercise: the schema's limits and words are those of the code") {
  const Json schema = json(read_file(asset_path("schema/plan.schema.json")));
  const Json& exercise = schema["properties"]["exercise"]["properties"];
  CHECK(exercise["instructions"]["maxLength"] == kMaxInstructionBytes);
  CHECK(exercise["tools"]["maxItems"] == kMaxTools);
  CHECK(exercise["minutes"]["maximum"] == kMaxExerciseMinutes);
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(exercise["key"]["enum"][i] == to_word(static_cast<KeyTime>(i)).str());
  std::set<std::string> words, named;
  for (const Json& word : schema["$defs"]["tool"]["properties"]["tool"]["enum"]) words.insert(word.get<std::string>());
  // A tool that has a schema of its own is asked for by the name of its member.
  for (const std::string& file : json_files(asset_path("schema/tools"))) words.insert(file.substr(0, file.find('.')));
  for (const Tool* tool : tools()) {
    if (tool->exercise != nullptr) named.insert(tool->exercise->word.str());
  }
  CHECK(words == named);
  CHECK(schema["properties"]["task"]["properties"]["name"]["maxLength"] == kMaxNameBytes);
  CHECK(schema["properties"]["hand_ins"]["maxItems"] == kMaxHandIns);
}

TEST_CASE("person: base-32 as people write it, six characters are the key") {
  CHECK(is_person("7hx0p4mc"));
  CHECK(is_person("7HX0P4"));
  CHECK_FALSE(is_person("7hx0p"));
  CHECK_FALSE(is_person("7hx0p4mc1"));
  CHECK_FALSE(is_person("7hx-p4mc"));
  CHECK(person_key("7hx0p4mc") == "7hx0p4");
  CHECK(person_key("ILOU99zz") == "110v99");
  CHECK(person_key("no").empty());
  for (int i = 0; i < 32; ++i) CHECK(base32_value(kBase32Digits.c_str()[i]) == i);
  Random random(5);
  const std::string one = make_person(bytes_of(random));
  CHECK(is_person(one));
  CHECK(one.size() == kPersonLength);
  CHECK(one != make_person(bytes_of(random)));
}
