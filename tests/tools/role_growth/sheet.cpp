// The role and growth sheet (N34), which is declared and not coded: a plan that fills it in, in both languages.
#include <doctest/doctest.h>

#include "tools/sheets/model.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

Plan filled() {
  const LoadedPlan loaded = load(read_file(fixture_path("../tools/role_growth/fixtures/plan.json")));
  CHECK(texts_of(loaded.problems).empty());
  return loaded.plan;
}

Json sheet(std::string_view language) {
  return json(read_file(asset_path(std::string(language).append("/tools/role_growth/sheet.json"))));
}

}  // namespace

TEST_CASE("role and growth: every field of both sheets is filled in by the plan, and no answer is without a field") {
  const Plan plan = filled();
  const Worksheet* worksheet = find_worksheet_of(part<Worksheets>(plan), "role_growth");
  REQUIRE(worksheet != nullptr);
  for (const std::string_view language : {"zh", "en"}) {
    std::size_t fields = 0;
    const Json pack = sheet(language);
    for (const Json& section : list_of(pack, "sections")) {
      for (const Json& field : list_of(section, "fields")) {
        const Text id = text_of(field, "id");
        CAPTURE(id.c_str());
        CHECK_FALSE(field_text(worksheet->values, field).empty());
        ++fields;
      }
    }
    CHECK(fields == worksheet->values.size());
  }
}

TEST_CASE("role and growth: each ability is rated today and as wanted, and the worked answers read as they should") {
  const Plan plan = filled();
  const Json& values = find_worksheet_of(part<Worksheets>(plan), "role_growth")->values;
  int abilities = 0;
  for (const auto& [name, value] : values.items()) {
    const std::size_t end = name.find("_today");
    if (end == std::string::npos || name.compare(0, 5, "work_") == 0) continue;
    CHECK(value_rating(values, name) >= 1);
    CHECK(value_rating(values, name.substr(0, end) + "_wanted") >= value_rating(values, name));
    ++abilities;
  }
  CHECK(abilities == 7);
  CHECK(value_rating(values, "industry_wanted") - value_rating(values, "industry_today") == 2);
  CHECK(row_count(values, "ability_gaps") == 3);
  CHECK(value_text(row(values, "growth_steps", 2), "due") == "2026-12-05");
}

TEST_CASE("role and growth: the plan is written back as it is") {
  const std::string text = read_file(fixture_path("../tools/role_growth/fixtures/plan.json"));
  CHECK(dump_json(plan_to_json(filled())) == dump_json(json(text)));
}
