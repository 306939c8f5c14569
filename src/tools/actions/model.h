// The action list of a plan (domain: N8 for the four combinations, N28 for the list).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json/kept.h"
#include "core/base/shared.h"
#include "core/base/uuid.h"
#include "plan/plan.h"

namespace sandtable::inline situation {

inline constexpr std::size_t kMaxActions = 2000;
inline constexpr std::size_t kMaxActionTextBytes = 100'000;
inline constexpr std::size_t kMaxActionRefs = 100;

enum class ActionStatus { Open, Done };

// Which combination of the advanced SWOT (TOWS: Weihrich 1982, "The TOWS matrix: a tool for situational analysis",
// Long Range Planning 15(2):54–66) an action answers.
enum class Pair { None, SO, WO, ST, WT };
inline constexpr Pair kAllPairs[4] = {Pair::SO, Pair::WO, Pair::ST, Pair::WT};

struct Action {
  std::string id;     // uuid
  std::string text;
  std::string owner;  // single line
  std::string start;  // "YYYY-MM-DD", or ""
  std::string end;    // the same; may be before start: see ends_before_start()
  ActionStatus status = ActionStatus::Open;
  Pair pair = Pair::None;
  std::vector<std::string> refs;  // ids of the cards it comes from; a card may be gone
  Kept extra;
  bool operator==(const Action&) const = default;
};

using Actions = std::vector<Shared<Action>>;

[[nodiscard]] bool ends_before_start(const Action& action);

// Stable words: "SO", "WO", "ST", "WT", "" for None; "open", "done".
[[nodiscard]] Text to_word(Pair value);
[[nodiscard]] Text to_word(ActionStatus value);

// For editing one in place (nullptr when there is none), adding one at the end with a new id when it has none or one that is
// taken ("": no room), and removing one (false when there is none).
[[nodiscard]] Action* edit_action(Plan& plan, Text action_id);
std::string add_action(Plan& plan, Action action, const RandomBytes& random);
bool remove_action(Plan& plan, Text action_id);

// Parts of load_plan() and plan_to_json(): the member "actions" of a plan, and one action.
void read_actions(RecordReader& plan, Actions& out, Problems& problems);
void write_actions(Json& plan, const Actions& actions);
[[nodiscard]] Json action_to_json(const Action& action);

}  // namespace sandtable::situation

namespace sandtable {
[[nodiscard]] const PartType& part_type(const Actions*);
}
