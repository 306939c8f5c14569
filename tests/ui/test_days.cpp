// Days on the screen and in reports are those of the people who look at it.
#include <doctest/doctest.h>

#include "core/report/report_text.h"
#include "local_time.h"
#include "plan/report.h"
#include "plan_parts.h"
#include "product.h"
#include "tools/actions/model.h"
#include "tools/actions/pages.h"
#include "tools/self_test/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

constexpr std::int64_t kHour_ms = 3'600'000;

// The clock of the null platform starts at 2026-11-21T09:00:00Z.
struct Place {
  UtcOffset offset;
  std::int64_t clock_ms;
  const char *yesterday, *today;
};
constexpr Place kPlaces[] = {
    // Shanghai, 07:30: the 21st in UTC.
    {[](std::int64_t) -> std::int64_t { return 8 * 3600; }, 14 * kHour_ms + kHour_ms / 2, "2026-11-21", "2026-11-22"},
    // Los Angeles, 18:00: the 22nd in UTC.
    {[](std::int64_t) -> std::int64_t { return -8 * 3600; }, 17 * kHour_ms, "2026-11-20", "2026-11-21"}};

}  // namespace

TEST_CASE("days are local: an action of today is not late, one of yesterday is") {
  for (const Place& place : kPlaces) {
    CAPTURE(place.today);
    const LocalTime local(place.offset);
    Driver driver(product());
    driver.host.clock_ms = place.clock_ms;
    Plan plan;
    in_plan<Actions>(plan).emplace_back(Action{.id = "a", .text = "a", .end = place.yesterday});
    in_plan<Actions>(plan).emplace_back(Action{.id = "b", .text = "b", .end = place.today});
    driver.app->workspace.open_new(std::move(plan), Workspace::Store::AtOnce);
    driver.app->go(actions_route(driver.app->workspace.wanted()));
    driver.settle();
    CHECK(driver.by_id("action.a.overdue") != nullptr);
    CHECK(driver.by_id("action.b.overdue") == nullptr);
  }
}

TEST_CASE("days are local: a test, a plan and a report have the day on which they were made") {
  for (const Place& place : kPlaces) {
    CAPTURE(place.today);
    const LocalTime local(place.offset);
    Driver driver(product());
    driver.host.clock_ms = place.clock_ms;
    begin_self_test(driver);
    REQUIRE(driver.press("self_test.q1.a4"));
    const Plan plan = driver.app->workspace.plan();
    CHECK(in_plan<SelfTests>(plan).list[0].taken.ends_with("Z"));
    CHECK(std::string(report_meta(plan, driver.app->setting())).ends_with(place.today));
    driver.app->go(plan_route(driver.app->workspace.wanted()));
    driver.settle();
    CHECK(driver.shows(place.today));
    CHECK_FALSE(driver.shows(place.yesterday));
    driver.app->go({});
    driver.settle();
    CHECK(driver.shows(place.today));
    CHECK_FALSE(driver.shows(place.yesterday));
  }
}
