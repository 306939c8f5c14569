// The action list as somebody works through it: days in one's own words, the calendar, which actions are shown, and printing.
#include <doctest/doctest.h>

#include "core/base/instant.h"
#include "plan_parts.h"
#include "product.h"
#include "tools/actions/model.h"
#include "tools/actions/pages.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

Action action(const char* id, const char* owner, const char* end, ActionStatus status = ActionStatus::Open) {
  return {.id = id, .text = id, .owner = owner, .end = end, .status = status};
}

struct List : Driver {
  explicit List(std::initializer_list<Action> actions, Size size = kLaptop, const std::string& language = "en") : Driver(product(size, language)) {
    Plan plan;
    for (const Action& each : actions) in_plan<Actions>(plan).emplace_back(each);
    app->workspace.open_new(std::move(plan), Workspace::Store::AtOnce);
    app->go(actions_route(app->workspace.wanted()));
    settle();
  }
  const Action& stored(std::size_t at) { return *in_plan<Actions>(app->workspace.plan())[at]; }
  std::string today() { return date_of(app->host.now_instant()); }
  // The ids of those that are shown, in their order.
  std::string shown() {
    std::string ids;
    for (const Node& node : app->nodes.nodes()) {
      if (node.role == Role::TextArea) ids += node.value + " ";
    }
    return ids;
  }
};

}  // namespace

TEST_CASE("actions: a day in one's own words is stored as a date, and what was understood is said") {
  List list({action("a", "", "")});
  list.type("action.a.end", "15 Jan 2031");
  CHECK(list.stored(0).end == "2031-01-15");
  CHECK(list.by_id("action.a.end")->value == "15 Jan 2031");
  CHECK_FALSE(list.by_id("action.a.end")->invalid);
  REQUIRE(list.by_id("action.a.end.means") != nullptr);
  CHECK(list.by_id("action.a.end.means")->name == "Due: 2031-01-15 (Wed)");
  list.type("action.a.end", "today");
  CHECK(list.stored(0).end == list.today());
  list.type("action.a.end", "2031-01-15");
  CHECK(list.by_id("action.a.end.means") == nullptr);
  list.type("action.a.end", "3/4/2031");  // two days could be meant
  CHECK(list.stored(0).end.empty());
  CHECK(list.by_id("action.a.end")->value == "3/4/2031");
  CHECK(list.by_id("action.a.end")->invalid);

  List chinese({action("a", "", "")}, kPhone, "zh");
  chinese.type("action.a.end", "２０３１年１月１５日");
  CHECK(chinese.stored(0).end == "2031-01-15");
  CHECK(chinese.by_id("action.a.end.means")->name == "完成期限：2031-01-15（周三）");
  chinese.type("action.a.end", "3/4/2031");
  CHECK(chinese.stored(0).end == "2031-03-04");
}

TEST_CASE("actions: a button asks the browser for its calendar") {
  List list({action("a", "", "2031-01-15")});
  REQUIRE(list.press("action.a.end.calendar"));
  const auto asked = list.host.requests_of("pick_day");
  REQUIRE(asked.size() == 1);
  CHECK(text_of(asked[0].header, "id") == Text("action.a.end"));
  CHECK(text_of(asked[0].header, "value") == Text("2031-01-15"));
  CHECK(list.by_id("action.a.end.calendar")->name == "Choose Due from a calendar, a");
}

TEST_CASE("actions: which are shown, whose, and in which order") {
  List list({action("a", "Li", "2031-05-01"), action("b", "Wang", "2020-01-01"), action("c", "Li", "", ActionStatus::Done), action("d", "Chen", "2030-01-01"), action("e", "", "2021-01-01")});
  CHECK(list.shown() == "b e d a c ");
  CHECK(list.by_id("actions.shown") == nullptr);
  REQUIRE(list.press("actions.show.2"));
  CHECK(list.shown() == "b e ");
  CHECK(list.by_id("actions.shown")->name == "2 of 5 actions shown");
  REQUIRE(list.press("actions.whose.1"));
  CHECK(list.shown() == "b ");
  // One that is done now stays until one goes on.
  list.focus("action.b.done");
  REQUIRE(list.press("action.b.done"));
  CHECK(list.shown() == "b ");
  list.focus("page.title");
  CHECK(list.shown().empty());
  CHECK(list.by_id("actions.shown")->name == "No actions match.");
  REQUIRE(list.press("actions.whose.all"));
  REQUIRE(list.press("actions.show.0"));
  REQUIRE(list.press("actions.order.1"));
  CHECK(list.shown() == "d a c b e ");
  REQUIRE(list.press("actions.order.2"));
  CHECK(list.shown() == "a b c d e ");
}

TEST_CASE("Ctrl+P prints the report of the page; without one, the page") {
  List list({action("Call the buyer", "Li", "2031-05-01")});
  list.app->nodes.push({"", ActionKind::Key, "print"});
  list.settle();
  const auto printed = list.host.requests_of("print");
  REQUIRE(printed.size() == 1);
  CHECK(printed[0].body.find("Call the buyer") != std::string::npos);
  list.app->go(plan_route(list.app->workspace.wanted()));
  list.settle();
  list.app->nodes.push({"", ActionKind::Key, "print"});
  list.settle();
  CHECK(list.host.requests_of("print").size() == 2);
  CHECK(list.host.requests_of("print_page").empty());
  list.app->go({});
  list.settle();
  list.app->nodes.push({"", ActionKind::Key, "print"});
  list.settle();
  CHECK(list.host.requests_of("print").size() == 2);
  CHECK(list.host.requests_of("print_page").size() == 1);
}
