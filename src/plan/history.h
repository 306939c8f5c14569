// Undo and redo over plan values.
//
// Rules: (1) every discrete action is one step; (2) edits with the same non-empty coalescing key that follow each
// other within kCoalesceMs are one step (typing until the text rests); (3) a new edit drops what could be redone;
// (4) an edit that changes nothing but `modified` makes no step; one that takes back what was typed before, with no other
// step in between, is an undo of that and can be redone: text fields have an undo of their own, which is not to fill ours;
// (5) at most kMaxSteps are kept, and kMaxBytes of what they do not share with the step after them; the oldest go first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plan/plan.h"

namespace sandtable {

class History {
 public:
  static constexpr std::size_t kMaxSteps = 200;
  static constexpr std::size_t kMaxBytes = 32u << 20;  // as text; as values it is some times that
  static constexpr std::int64_t kCoalesceMs = 1000;

  explicit History(Plan initial);

  [[nodiscard]] const Plan& plan() const { return present_; }
  // Replaces the present. `label` ≥ 0 says what it was, in numbers of the caller; `coalesce` see rule 2;
  // `now_ms` is a monotonic clock. True when something changed.
  bool commit(Plan next, int label, std::string_view coalesce, std::int64_t now_ms);
  // The same, for what no one did: there is no step to undo.
  void replace(Plan present) { present_ = std::move(present); }
  // Ends a run of coalescing edits (field left, view changed).
  void rest();

  [[nodiscard]] bool can_undo() const { return !past_.empty(); }
  [[nodiscard]] bool can_redo() const { return !future_.empty(); }
  [[nodiscard]] int undo_label() const;  // −1 when there is nothing to undo
  [[nodiscard]] int redo_label() const;
  bool undo();
  bool redo();

 private:
  struct Step {
    Plan plan;  // the state before (past) or after (future) the action
    int label;
    std::string coalesce = {};
    std::size_t bytes = 0;
  };
  void drop_oldest();
  Plan present_;
  std::vector<Step> past_;
  std::vector<Step> future_;
  std::string coalesce_;
  std::int64_t last_ms_ = 0;
};

}  // namespace sandtable
