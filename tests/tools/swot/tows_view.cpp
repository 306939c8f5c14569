// The advanced SWOT, the action list and what is printed of them.
#include <doctest/doctest.h>

#include "tools/swot/analysis.h"
#include "product.h"
#include "plan_parts.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"
#include "tools/swot/pages.h"
#include "tools/actions/pages.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

std::string fixture(const std::string& name) { return read_file(fixture_path("plans/" + name)); }

// A plan with cards "S1", "S2", "W1" … whose ids are their texts in lower case.
Plan plan_of(std::initializer_list<std::size_t> counts) {
  Plan plan;
  plan.title = "North";
  std::size_t cell = 0;
  for (const std::size_t count : counts) {
    for (std::size_t i = 1; i <= count; ++i) {
      Card card;
      card.id = "swot"[cell] + std::to_string(i);
      card.text = "SWOT"[cell] + std::to_string(i);
      in_plan<Swot>(plan).cards[cell].emplace_back(card);
    }
    ++cell;
  }
  return plan;
}

void open(Driver& driver, Plan plan, Route to) {
  driver.app->workspace.open_new(std::move(plan), Workspace::Store::AtOnce);
  to.plan = driver.app->workspace.wanted();
  driver.app->go(to);
  driver.settle();
}

const Plan& plan_in(Driver& driver) { return driver.app->workspace.plan(); }
const Card& card_in(Driver& driver, Text id) { return *find_card(in_plan<Swot>(plan_in(driver)), id); }

}  // namespace

TEST_CASE("the posture is suggested with its reason, and follows the cards") {
  Driver driver(product());
  Plan plan = plan_of({3, 1, 1, 2});
  open(driver, plan, tows_route(""));
  CHECK(driver.shows("Suggested: Be vigilant"));
  CHECK(driver.shows("Strengths (3) outweigh Weaknesses (1)"));
  CHECK(driver.shows("Threats (2) outweigh Opportunities (1)"));
  CHECK(driver.find(Role::Figure, "Strengths 3, weaknesses 1; opportunities 1, threats 2.", true) != nullptr);
  REQUIRE(driver.press("posture.numbers"));
  CHECK(driver.find(Role::RowHeader, "Threats") != nullptr);
  SUBCASE("a weight makes the others count 0, and says so") {
    driver.type("factor.o1.weight", "0.5");
    CHECK(driver.shows("Opportunities (0.5) outweigh Threats (0)"));
    CHECK(driver.shows("Suggested: Develop"));
    CHECK(driver.shows("count as 0 here: 2"));
  }
}

TEST_CASE("without cards the advanced SWOT leads to the grid") {
  Driver driver(product());
  open(driver, plan_of({}), tows_route(""));
  CHECK(driver.shows("Add cards to the grid"));
  CHECK(driver.by_id("ife") == nullptr);
  REQUIRE(driver.press("posture.to_grid"));
  CHECK(driver.app->route.is_page("swot"));
}

TEST_CASE("two cards of a cell can be chosen, a third is refused with a reason") {
  Driver driver(product(kPhone, "en"));
  open(driver, plan_of({3, 1, 0, 0}), tows_route(""));
  REQUIRE(driver.tap("top.s1.star"));
  REQUIRE(driver.tap("top.s3.star"));
  CHECK(driver.by_id("top.s3.star")->pressed == Toggle::On);
  REQUIRE(driver.tap("top.s2.star"));
  CHECK_FALSE(card_in(driver, "s2").top);
  CHECK(driver.shows("Strengths already has two"));
  REQUIRE(driver.tap("top.s1.star"));
  CHECK_FALSE(card_in(driver, "s1").top);
  REQUIRE(driver.tap("top.s2.star"));
  CHECK(card_in(driver, "s2").top);
}

TEST_CASE("an action of a combination refers to the top cards of both cells") {
  Driver driver(product());
  Plan plan = plan_of({2, 2, 2, 2});
  for (const char* id : {"w2", "t1", "o1"}) CHECK(set_top(in_plan<Swot>(plan), id, true));
  open(driver, plan, tows_route(""));
  CHECK(driver.shows("Strengths: none chosen yet"));
  REQUIRE(driver.press("tows.WT.add"));
  REQUIRE(in_plan<Actions>(plan_in(driver)).size() == 1);
  const Action action = *in_plan<Actions>(plan_in(driver))[0];
  CHECK(action.pair == Pair::WT);
  CHECK(action.refs == std::vector<std::string>{"w2", "t1"});
  const std::string id = "action." + action.id;
  CHECK(driver.mirrored_focus == id + ".text");
  driver.type(id + ".text", "Leave the market");
  driver.type(id + ".owner", "Li");
  driver.type(id + ".end", "2026-09-30");
  const Action typed = *in_plan<Actions>(plan_in(driver))[0];
  CHECK(typed.text == "Leave the market");
  CHECK(typed.owner == "Li");
  CHECK(typed.end == "2026-09-30");
  SUBCASE("deleted, and back by the message") {
    REQUIRE(driver.press(id + ".delete"));
    CHECK(in_plan<Actions>(plan_in(driver)).empty());
    CHECK(driver.shows("Action deleted"));
    REQUIRE(driver.press("toast.action"));
    CHECK(*in_plan<Actions>(plan_in(driver))[0] == typed);
  }
}

TEST_CASE("a date that is none stays in view, is marked and not kept") {
  Driver driver(product());
  Plan plan = plan_of({});
  in_plan<Actions>(plan).emplace_back(Action{.id = "a", .text = "Visit", .end = "2026-08-31"});
  open(driver, plan, actions_route(""));
  const auto end = [&] { return in_plan<Actions>(plan_in(driver))[0]->end; };
  for (const char* wrong : {"2026-08-32", "3/4/2026", "2026-02-30", "soon"}) {
    driver.type("action.a.end", wrong);
    CHECK(end().empty());
    CHECK(driver.by_id("action.a.end")->value == wrong);
    CHECK(driver.by_id("action.a.end")->invalid);
    CHECK(driver.shows("Enter a date like"));
  }
  driver.type("action.a.end", " 2026-08-30 ");
  CHECK(end() == "2026-08-30");
  CHECK_FALSE(driver.by_id("action.a.end")->invalid);
  driver.type("action.a.start", "2026-08-31");
  CHECK(driver.shows("The due date is before the start date."));
  driver.type("action.a.end", "");
  CHECK(end().empty());
  CHECK_FALSE(driver.by_id("action.a.end")->invalid);
  CHECK(driver.by_id("action.a.error") == nullptr);
}

TEST_CASE("actions: open before done, then by end; the one that is edited stays where it is") {
  Driver driver(product());
  Plan plan = plan_of({1, 0, 1, 0});
  const auto add = [&](const char* id, const char* end, ActionStatus status) {
    in_plan<Actions>(plan).emplace_back(Action{.id = id, .text = id, .end = end, .status = status});
  };
  add("late", "2030-05-01", ActionStatus::Open);
  add("none", "", ActionStatus::Open);
  add("done", "2020-01-01", ActionStatus::Done);
  add("soon", "2020-02-01", ActionStatus::Open);
  in_plan<Actions>(plan)[0].edit().pair = Pair::SO;
  in_plan<Actions>(plan)[0].edit().refs = {"s1", "gone"};
  open(driver, plan, actions_route(""));
  const auto order = [&] {
    std::string ids;
    for (const Node& node : driver.app->nodes.nodes()) {
      if (node.role == Role::TextArea) ids += node.value + " ";
    }
    return ids;
  };
  CHECK(order() == "soon late none done ");
  CHECK(driver.by_id("action.soon.overdue") != nullptr);
  CHECK(driver.by_id("action.done.overdue") == nullptr);
  CHECK(driver.by_id("action.late.overdue") == nullptr);
  CHECK(driver.by_id("action.late.from")->name ==
        "From Strengths + opportunities: use them to grow · S1 · (card deleted)");
  CHECK(driver.by_id("action.none.from") == nullptr);
  driver.focus("action.soon.end");
  driver.type("action.soon.end", "2031-01-01");
  CHECK(order() == "soon late none done ");
  driver.focus("page.title");
  CHECK(order() == "late soon none done ");
  REQUIRE(driver.press("action.late.done"));
  CHECK(in_plan<Actions>(plan_in(driver))[0]->status == ActionStatus::Done);
  driver.focus("page.title");
  CHECK(order() == "soon none done late ");
}

TEST_CASE("the action list teaches when it is empty") {
  Driver driver(product());
  open(driver, plan_of({}), actions_route(""));
  CHECK(driver.shows("No actions yet."));
  REQUIRE(driver.press("actions.add"));
  REQUIRE(in_plan<Actions>(plan_in(driver)).size() == 1);
  CHECK(in_plan<Actions>(plan_in(driver))[0]->pair == Pair::None);
  CHECK(driver.mirrored_focus == "action." + in_plan<Actions>(plan_in(driver))[0]->id + ".text");
  REQUIRE(driver.press("top.undo"));
  REQUIRE(driver.press("actions.to_tows"));
  CHECK(driver.app->route.is_page("tows"));
}

TEST_CASE("factor scores: weights, ratings, the sum, and a total only when it can be read") {
  for (const Size size : {kLaptop, kPhone}) {
    CAPTURE(size.width);
    Driver driver(product(size));
    open(driver, plan_of({1, 1, 0, 0}), tows_route(""));
    CHECK(driver.by_id("efe") == nullptr);
    CHECK(driver.shows("Cards without a weight or rating: 2"));
    driver.type("factor.s1.weight", "0.");
    CHECK(driver.by_id("factor.s1.weight")->value == "0.");  // on the way to 0.6
    driver.type("factor.s1.weight", "0.6");
    driver.type("factor.w1.weight", "０，２");
    CHECK(card_in(driver, "w1").weight == 0.2);
    REQUIRE(driver.press("factor.s1.rating.4"));
    REQUIRE(driver.press("factor.w1.rating.1"));
    CHECK(driver.find(Role::Radio, "4 Major strength") != nullptr);
    CHECK(driver.by_id("factor.s1.score")->name == "Weighted score 2.4");
    CHECK(driver.shows("Sum of the weights: 0.8"));
    CHECK(driver.shows("but come to 0.8"));
    CHECK(driver.by_id("ife.total") == nullptr);
    REQUIRE(driver.press("ife.normalise"));
    CHECK(card_in(driver, "s1").weight == 0.75);
    CHECK(driver.by_id("factor.w1.weight")->value == "0.25");
    CHECK(driver.by_id("ife.total")->name == "Total score: 3.25\nAbove the average of 2.5: strong internal position.");
    driver.type("factor.s1.weight", "much");
    CHECK_FALSE(card_in(driver, "s1").has_weight());
    CHECK(driver.by_id("factor.s1.weight")->invalid);
    CHECK(driver.shows("Not a number"));
    // Undo brings back what was stored, not what was typed.
    REQUIRE(driver.press("top.undo"));
    CHECK(driver.by_id("factor.s1.weight")->value == "0.75");
    CHECK_FALSE(driver.by_id("factor.s1.weight")->invalid);
  }
}

TEST_CASE("a shared plan can be read but not changed") {
  Driver driver(product());
  TestLibrary library;
  auto loaded = load_plan(fixture("v1-swot.json"), library);
  REQUIRE(loaded.ok());
  const Plan before = loaded->plan;
  driver.app->workspace.open_shared(std::move(loaded).value());
  for (const Route& to : {tows_route(""), actions_route("")}) {
    Route route = to;
    route.plan = "shared";
    driver.app->go(route);
    driver.settle();
    std::vector<Node> nodes = driver.app->nodes.nodes();
    int fields = 0;
    for (const Node& node : nodes) {
      if (node.role == Role::TextField || node.role == Role::TextArea) {
        CHECK(node.read_only);
        driver.type(node.id, "changed");
        ++fields;
      }
      // Which actions are shown changes nothing.
      if (!node.id.starts_with("actions.") && (node.role == Role::Radio || node.role == Role::Checkbox || node.pressed != Toggle::NotOne)) CHECK(node.disabled);
      CHECK_FALSE(node.id.ends_with(".delete"));
      if (node.id.ends_with(".add") || node.id.ends_with(".normalise")) CHECK(node.disabled);
    }
    CHECK(fields > 5);
    CHECK(plan_in(driver) == before);
  }
}

TEST_CASE("a thousand cards: only what is near the view has nodes, and the rest is reached by scrolling") {
  Driver driver(product());
  open(driver, plan_of({1000, 0, 1, 0}), tows_route(""));
  driver.settle();
  CHECK(driver.app->nodes.nodes().size() < 1500);
  const float height = driver.by_id("page")->content_height;
  driver.scroll("page", height - 900);
  driver.settle();
  CHECK(driver.by_id("factor.s1000") != nullptr);
  CHECK(driver.by_id("factor.s1") == nullptr);
  CHECK(driver.by_id("page")->content_height == height);  // nothing jumps
}

TEST_CASE("the printed SWOT holds every card in the grid, the posture and every action") {
  Driver driver(product(kLaptop, "zh-CN"));
  TestLibrary library;
  auto loaded = load_plan(fixture("v1-swot.json"), library);
  REQUIRE(loaded.ok());
  Plan plan = std::move(loaded).value().plan;
  const std::size_t cards = card_count(in_plan<Swot>(plan)), actions = in_plan<Actions>(plan).size();
  open(driver, std::move(plan), tows_route(""));
  REQUIRE(driver.press("tows.print"));
  const auto* print = driver.host.last("print");
  REQUIRE(print != nullptr);
  Problems problems;
  const auto report = parse_json(print->body, problems);
  REQUIRE(report.ok());
  CHECK(flag_or(report.value(), "wide", false));
  std::size_t items = 0, rows = 0;
  for (const Json& section : *find_member(report.value(), "sections")) {
    const std::string kind = *find_text(section, "kind");
    if (kind == "grid") {
      for (const Json& cell : *find_member(section, "cells")) items += find_member(cell, "items")->size();
    }
    if (kind == "table") rows += find_member(section, "rows")->size();
  }
  CHECK(items == cards);
  CHECK(rows == actions + 1);  // the header
  const std::string& text = print->body;
  CHECK(text.find("★ 光纤网络已经覆盖全部分行网点 (0.12 × 4)") != std::string::npos);
  CHECK(text.find("每月回访一次") != std::string::npos);
  CHECK(text.find("建议：") != std::string::npos);
}

TEST_CASE("advanced SWOT: a page of many cards costs what is in view") {
  const auto cost = [](std::size_t cards) {
    Driver driver(product());
    open(driver, plan_of({cards, cards, cards, cards}), tows_route(""));
    return driver.mirrored.size();
  };
  const std::size_t few = cost(300);
  CHECK(few < 3000);
  CHECK(cost(1200) < few + few / 4);
}
