#include <utility>

#include "app/content.h"
#include "tools/workshop/view/state.h"

namespace sandtable::inline workshop {

void load_content(const Content& content, Language language, WorkshopContent& out) {
  Problems problems;
  out = {};
  const Json& tests = content.of(language, "self_test/more_tests");
  for (const Json& one : tests) {
    if (auto loaded = load_test_pack(one, problems)) out.tests.push_back(std::move(loaded).value());
  }
  for (const Json& one : list_of(content.of(language, "sorting"), "sorts")) {
    if (auto loaded = load_sort_pack(one, problems)) out.sorts.add(std::move(loaded).value());
  }
  out.exercises = list_of(content.of(language, "workshop"), "exercises");
}

}  // namespace sandtable::workshop
