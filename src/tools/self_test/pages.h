// The pages of the self-tests, and what they keep while they are on screen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/route.h"
#include "tools/self_test/model.h"

namespace sandtable {

[[nodiscard]] inline Route intro_route(Text plan, Text test) {  // plan "" = a new one
  return tool_route(plan, "self_test", std::string(plan.empty() ? "start/" : "intro/") + test.str());
}
[[nodiscard]] inline Route questions_route(Text plan, Text self_test) { return tool_route(plan, "self_test", "test/" + self_test.str()); }
[[nodiscard]] inline Route result_route(Text plan, Text self_test) { return tool_route(plan, "self_test", "result/" + self_test.str()); }

struct SelfTestState {
  struct {                            // the form of the intro and the details dialog
    std::string person, rater_name;
    Phase phase = Phase::None;
    RaterKind kind = RaterKind::Self;
  } form;
  std::string question;               // id of the question in view on phones
  std::int64_t advance_at_ms = -1;
  std::string just_answered;          // question id that can be undone
  std::int64_t answered_changes = 0;  // Workspace::changes() then: with more the last step is another
  std::vector<std::string> compared;  // self-tests laid over the result
  bool show_numbers = false;

  void entered(bool) { *this = {}; }
};

}  // namespace sandtable
