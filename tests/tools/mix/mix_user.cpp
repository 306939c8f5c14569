#include "mix_user.h"

#include "plan/plan.h"
#include "plan_parts.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/mix/model.h"

namespace sandtable::test {

Json read_json(const std::string& path) {
  Problems problems;
  auto parsed = parse_json(read_file(path), problems);
  REQUIRE(parsed.ok());
  return std::move(parsed).value();
}

const Json& mix_words(const std::string& list) {
  static const Json mix = read_json(asset_path("en/tools/mix/pack.json"));
  return mix[list];
}

std::string tr(const std::string& key, Values values) {
  static const Json words = [] {
    Json all = Json::object();
    for (const char* file : {"shell/start", "shell/texts", "tools/actions/texts", "tools/swot/texts", "tools/mix/texts"}) {
      all.update(read_json(asset_path(std::string("en/") + file + ".json")));
    }
    return all;
  }();
  REQUIRE_MESSAGE(words.contains(key), key);
  std::string out = words[key].get<std::string>();
  for (const auto& [name, value] : values) {
    const std::string mark = "{" + name + "}";
    for (std::size_t at; (at = out.find(mark)) != std::string::npos;) out.replace(at, mark.size(), value);
  }
  return out;
}

const Json& entry(const std::string& list, const std::string& id) {
  for (const Json& each : mix_words(list)) {
    if (each["id"] == id) return each;
  }
  FAIL("no such entry: " << list << " " << id);
  return mix_words(list)[0];
}

std::string label(const std::string& list, const std::string& id) { return entry(list, id)["label"].get<std::string>(); }

DriverOptions with_mix(Size size, const std::string& language) { return product(size, language); }

Plan titled(const std::string& title) {
  Plan plan;
  plan.title = title;
  return plan;
}

Plan mix_fixture() {
  TestLibrary library;
  auto loaded = load_plan(read_json(fixture_path("plans/v1-mix.json")), library);
  REQUIRE(loaded.ok());
  REQUIRE(loaded->problems.empty());
  return loaded->plan;
}

Plan started() {
  Plan plan = titled("Bank");
  Segment& segment = in_plan<Mix>(plan).segments.emplace_back().edit();
  segment.id = "bank";
  segment.title = "Head office";
  segment.target = true;
  const char* texts[] = {"Never stops", "One bill", "A partner in growth"};
  for (std::size_t i = 0; i < kNeedLayers; ++i) {
    Need& need = in_plan<Mix>(plan).needs.emplace_back().edit();
    need.id = "need" + std::to_string(i);
    need.segment = "bank";
    need.text = texts[i];
    need.layer = static_cast<NeedLayer>(i);
  }
  Candidate& candidate = in_plan<Mix>(plan).candidates.emplace_back().edit();
  candidate.id = "steady";
  candidate.title = "Steady";
  return plan;
}

Plan selling() {
  Plan plan = started();
  Element& line = in_plan<Mix>(plan).candidates[0].edit().elements.emplace_back().edit();
  line.id = "line";
  line.text = "Leased line";
  line.needs = {"need0"};
  line.price = 100'000;
  line.unit_cost = 60'000;
  line.one_off_cost = 2'000'000;
  line.units[1].at[0] = 20;
  line.units[1].at[1] = 80;
  return plan;
}

std::vector<std::string> row_of(Driver& driver, Text table, const std::string& header) {
  std::vector<std::string> cells;
  std::string row;
  for (const Node& node : driver.app->nodes.nodes()) {
    if (node.role == Role::RowHeader && node.name == header && node.parent.starts_with(table.view())) row = node.parent;
    if (!row.empty() && node.parent == row && node.role == Role::Cell) cells.push_back(node.name);
  }
  return cells;
}

}  // namespace sandtable::test
