// A trainer and a trainee of the workshop, for the tests of its pages and of the class.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "plan_parts.h"
#include "product.h"
#include "tools/workshop/model.h"

namespace sandtable::test {

inline const Plan& plan(Driver& driver) { return driver.app->workspace.plan(); }

inline void take_ready(Driver& driver, const std::string& id) {
  REQUIRE(driver.press("home.workshop"));
  REQUIRE(driver.press("workshop.ready." + id));
  REQUIRE(in_plan<Exercise>(plan(driver)).there);
}

inline std::string value_of(Driver& driver, const std::string& id) {
  const Node* node = driver.by_id(id);
  REQUIRE(node != nullptr);
  return std::string(node->value);
}

inline void begin(Driver& driver, const std::string& link) {
  driver.event({{"type", "navigated"}, {"path", link.substr(link.find('#'))}});
  driver.settle();
  REQUIRE(driver.press("task.begin"));
}

}  // namespace sandtable::test
