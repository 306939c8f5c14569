// A user of the marketing-mix planner, who finds things by what they are and what they are called; and plans to begin with.
#pragma once

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "tools/mix/edit.h"
#include "product.h"
#include "plan_parts.h"
#include "tools/mix/model.h"

namespace sandtable::test {

using Values = std::initializer_list<std::pair<std::string, std::string>>;

// The words that the user sees, in English: of the screens, and of the pack of the mix.
std::string tr(const std::string& key, Values values = {});
const Json& mix_words(const std::string& list);
const Json& entry(const std::string& list, const std::string& id);
std::string label(const std::string& list, const std::string& id);

Json read_json(const std::string& path);
// product() with the pack of the mix.
DriverOptions with_mix(Size size = kLaptop, const std::string& language = "en");

// Finds things as a user does: by what they are and what they are called.
struct User : Driver {
  explicit User(const DriverOptions& options = with_mix()) : Driver(options) {}

  const Mix& mix() { return in_plan<Mix>(app->workspace.plan()); }

  const Node& field(const std::string& name) {
    const Node* node = find(Role::TextField, name);
    if (node == nullptr) node = find(Role::TextArea, name);
    REQUIRE_MESSAGE(node != nullptr, name);
    static const Node none;  // a failed check does not end the case
    return node == nullptr ? none : *node;
  }
  void fill(const std::string& name, const std::string& text) { type(Text(field(name).id), text); }
  void button(const std::string& name) {
    const Node* node = find(Role::Button, name);
    REQUIRE_MESSAGE(node != nullptr, name);
    if (node != nullptr) REQUIRE_MESSAGE(press(Text(std::string(node->id))), name);  // a copy: nodes do not outlive the frame
  }
  void button_like(const std::string& part) {
    const Node* node = find(Role::Button, part, true);
    REQUIRE_MESSAGE(node != nullptr, part);
    if (node != nullptr) REQUIRE_MESSAGE(press(Text(std::string(node->id))), part);
  }
  void tick(const std::string& part) {
    const Node* node = find(Role::Checkbox, part, true);
    REQUIRE_MESSAGE(node != nullptr, part);
    if (node != nullptr) REQUIRE(press(Text(std::string(node->id))));
  }
  // An answer of the group of that name.
  const Node* option(const std::string& group, const std::string& name) {
    const Node* around = find(Role::RadioGroup, group);
    REQUIRE_MESSAGE(around != nullptr, group);
    if (around == nullptr) return nullptr;
    for (const Node& node : app->nodes.nodes()) {
      if (node.role == Role::Radio && node.parent == around->id && node.name == name) return &node;
    }
    return nullptr;
  }
  void choose(const std::string& group, const std::string& name) {
    const Node* node = option(group, name);
    REQUIRE_MESSAGE(node != nullptr, group << ": " << name);
    if (node == nullptr) return;
    const std::string id = node->id;
    REQUIRE(press(Text(id)));
    CHECK(by_id(Text(id))->checked == Toggle::On);
  }
  // A button that stays down, in the group of that name.
  void push_down(const std::string& group, const std::string& name) {
    const Node* around = find(Role::Group, group);
    REQUIRE_MESSAGE(around != nullptr, group);
    if (around == nullptr) return;
    for (const Node& node : app->nodes.nodes()) {
      if (node.role != Role::Button || node.parent != around->id || node.name != name) continue;
      REQUIRE(press(Text(std::string(node.id))));
      return;
    }
    FAIL("no button " << name << " in " << group);
  }
  // By the bar of the four steps.
  void step(const std::string& id) {
    button_like(label("steps_help", id) + ", ");
    REQUIRE(app->route.word(1) == id);
  }
  void open_mix(Plan plan) {
    app->workspace.open_new(std::move(plan), Workspace::Store::AtOnce);
    app->go(plan_route(app->workspace.wanted()));
    settle();
    button_like(tr("plan.mix") + ", ");
    REQUIRE(app->route.is_page("mix"));
  }
  bool says(const std::string& words) { return find(Role::Text, words) != nullptr || find(Role::ListItem, words) != nullptr; }
  // Among what is still missing in this step.
  bool lacks(const std::string& gap, int n = 1) { return says(tr("gap." + gap, {{"n", std::to_string(n)}})); }
  // The reason below a field, and that the field is marked.
  std::string wrong_with(const std::string& name) {
    const Node& node = field(name);
    const Node* error = by_id(Text(node.id + ".error"));
    CHECK((error != nullptr) == node.invalid);
    if (error != nullptr) CHECK(node.description == error->name);
    return error == nullptr ? "" : error->name;
  }
  void undo() { button(tr("top.undo", {{"what", tr("undo.mix")}})); }
  int undo_until(const Mix& wanted) {
    for (int steps = 0; steps < 30; ++steps) {
      if (mix() == wanted) return steps;
      undo();
    }
    return -1;
  }
};

Plan titled(const std::string& title);
// tests/fixtures/plans/v1-mix.json
Plan mix_fixture();
// One target segment, one need of each layer, one candidate without elements.
Plan started();
// The same with one line that sells 20 in the first and 80 in the second quarter: revenue 20,000 + 80,000, cost
// 20 × 600 + 20,000 = 32,000 and 80 × 600 = 48,000, so cumulative −12,000 and 20,000.
Plan selling();
// What stands behind the header in a row of a table.
std::vector<std::string> row_of(Driver& driver, Text table, const std::string& header);

}  // namespace sandtable::test
