// Short ways to the parts of a plan for tests: in_plan<Swot>(plan) reads or edits, as the plan is const or not.
#pragma once

#include "plan/plan.h"

namespace sandtable::test {

template <class T>
[[nodiscard]] const T& in_plan(const Plan& plan) {
  return part<T>(plan);
}
template <class T>
[[nodiscard]] T& in_plan(Plan& plan) {
  return edit_part<T>(plan);
}

}  // namespace sandtable::test
