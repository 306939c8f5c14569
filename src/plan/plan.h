// The plan document: what a user owns. One JSON object, see assets/schema/plan.schema.json.
//
// Plan is a plain value: copying it is how undo works. It has a head and, for every tool that keeps something in it, a part
// (part.h); it knows no tool. Every record carries `extra`, the members that this version does not know or could not read;
// they are written back, so an older Sandtable never damages a newer plan's file.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/kept.h"
#include "plan/part.h"

namespace sandtable {

inline constexpr int kPlanVersion = 1;
inline constexpr Text kPlanFormat = "sandtable-plan";
inline constexpr std::size_t kMaxTitleBytes = 400;  // longer titles are cut at a character, and listed

enum class Language { Chinese, English };

struct Plan {
  std::string id;        // uuid
  std::string title;
  Language language = Language::Chinese;
  std::string created;   // instant
  std::string modified;  // instant
  std::string author;
  std::vector<Part> parts;      // one of a type at most; see part<T>() and edit_part<T>()
  Kept extra;  // members that belong to nobody
  bool operator==(const Plan& other) const;

  // nullptr: there is none, which is the same as an empty one.
  [[nodiscard]] const Part* find(const PartType& type) const;
  Part& made(const PartType& type);
};

// What a tool keeps in the plan, e.g. part<Swot>(plan); an empty one when the plan has none. Valid until the plan changes.
template <class T>
[[nodiscard]] const T& part(const Plan& plan) {
  static const T kNone{};
  const Part* found = plan.find(part_type(static_cast<const T*>(nullptr)));
  return found == nullptr ? kNone : *static_cast<const T*>(found->value());
}
// For changing it. Valid until the plan is copied.
template <class T>
[[nodiscard]] T& edit_part(Plan& plan) {
  return *static_cast<T*>(plan.made(part_type(static_cast<const T*>(nullptr))).edit());
}
// Whether the plan has such a part at all: asked without reading it.
template <class T>
[[nodiscard]] bool has_part(const Plan& plan) {
  return plan.find(part_type(static_cast<const T*>(nullptr))) != nullptr;
}

struct LoadedPlan {
  Plan plan;
  Problems problems;  // what was not sound; empty = all well
};

// Bytes of a plan in a file: four times what may travel in a link, so that whatever was typed or pasted can be handed over.
inline constexpr std::size_t kMaxPlanFile = 16u << 20;

// Which parts are read at once. The others stay as they came until somebody asks for them.
using ReadsAtOnce = std::function<bool(const PartType& type)>;

// text → cap → parse → migrate → validate → build. Same path for storage, file, link and hand-in.
// `packs`: what answers are checked against; see Packs. A missing or bad id/created/modified is reported and left empty;
// exercises and hand-ins need no created and modified. `at_once`: nullptr = everything is read.
// Errors: those of parse_json, WrongFormat at /format, and those of migrate(). Everything else is a problem, not an error.
[[nodiscard]] Result<LoadedPlan> load_plan(std::string_view text, const Packs& packs, const ReadsAtOnce& at_once = nullptr);
[[nodiscard]] Result<LoadedPlan> load_plan(const Json& document, const Packs& packs, const ReadsAtOnce& at_once = nullptr);
// A std::string would convert to both of the above.
[[nodiscard]] inline Result<LoadedPlan> load_plan(const std::string& text, const Packs& packs) {
  return load_plan(std::string_view(text), packs);
}
[[nodiscard]] inline Result<LoadedPlan> load_plan(const char* text, const Packs& packs) {
  return load_plan(std::string_view(text), packs);
}
// Reads the parts that have not been read; adds what was not sound to `problems`.
void read_parts(const Plan& plan, const Packs& packs, Problems& problems, const ReadsAtOnce& which = nullptr);

// The whole plan as JSON of the current version. Default values are left out where the schema allows it.
[[nodiscard]] Json plan_to_json(const Plan& plan);
// dump_json(plan_to_json(plan)), of which only what was edited since the last time is made anew.
[[nodiscard]] std::string plan_text(const Plan& plan);

// Stable words of the enum in documents: "zh"/"en".
[[nodiscard]] Text to_word(Language value);

// Where a member of the plan may go. One row per member of Plan and its records, "*" for list items and for members
// that share a row, "**" for all that is below a member and goes where it goes; every tool brings the rows of its part
// (tool.h), and a test checks that together they are complete against the schema.
enum class Destination { Browser, File, Link, HandIn };
struct MemberRoute {
  std::string_view path;  // e.g. "self_tests/*/rater/name"
  bool browser, file, link, hand_in;
};
[[nodiscard]] const std::vector<MemberRoute>& member_routes();
// A copy of the plan's JSON with only what may go to `destination`. Unknown members and values that could not be read
// go everywhere but into a hand-in (those within a mix do: the exercise asked for the mix).
// A hand-in has what tools leave of it (Tool::reduce).
[[nodiscard]] Json plan_for(const Plan& plan, Destination destination);
// The plan's head alone.
[[nodiscard]] Plan head_of(const Plan& plan);

}  // namespace sandtable
