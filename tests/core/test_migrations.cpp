#include <doctest/doctest.h>

#include "plan/migrations.h"
#include "plan/plan.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

TEST_CASE("migrations: contiguous from version 1, each with a frozen fixture that still loads") {
  const auto& steps = migrations();
  CHECK(steps.size() == static_cast<std::size_t>(kPlanVersion - 1));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    CHECK(steps[i].from_version == static_cast<int>(i) + 1);
    CHECK(steps[i].apply != nullptr);
  }
  for (int version = 1; version <= kPlanVersion; ++version) {
    const std::string start = "v" + std::to_string(version) + "-";
    int fixtures = 0;
    for (const std::string& name : json_files(fixture_path("plans"))) {
      if (name.compare(0, start.size(), start) != 0) continue;
      ++fixtures;
      CAPTURE(name);
      const Json document = json(read_file(fixture_path("plans/" + name)));
      CHECK(document["version"] == version);
      const Result<Json> lifted = migrate(document);
      CHECK(lifted.ok());
      if (lifted.ok()) CHECK(lifted.value()["version"] == kPlanVersion);
    }
    CHECK_MESSAGE(fixtures > 0, start);
  }
}

TEST_CASE("migrations: every fixture has a version in its name") {
  for (const std::string& name : json_files(fixture_path("plans"))) {
    CAPTURE(name);
    CHECK(name[0] == 'v');
    CHECK(name[1] >= '1');
    CHECK(name[1] <= '0' + kPlanVersion);
  }
}

TEST_CASE("migrations: versions that cannot be lifted") {
  const auto error = [](std::string_view text) {
    const Result<Json> lifted = migrate(json(text));
    CHECK_FALSE(lifted.ok());
    return lifted.ok() ? std::string() : text_of(lifted.error());
  };
  CHECK(error("{}") == "missing_member /version ");
  CHECK(error("[]") == "missing_member /version ");
  CHECK(error(R"({"version":null})") == "wrong_type /version integer");
  CHECK(error(R"({"version":0})") == "out_of_range /version 1..1");
  CHECK(error(R"({"version":2})") == "newer_version /version 2");
  CHECK(error(R"({"version":18446744073709551615})") == "newer_version /version 18446744073709551615");
  CHECK(migrate(json(R"({"version":1.0})")).ok());
}
