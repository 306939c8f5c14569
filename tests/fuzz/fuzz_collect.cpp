// Anything as what a trainer pastes or drops: every hand-in is accounted for, a class holds what was added to it through
// saving and through being collected once more, and nothing comes twice.
#include <algorithm>
#include <map>

#include "tools/class/collect.h"
#include "tools/class/export.h"
#include "tools/workshop/task.h"
#include "fuzz_support.h"
#include "plan_parts.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using test::in_plan;

namespace {

constexpr const char* kExercise = "2b7e1516-28ae-4d2a-abf7-158809cf4f3c";
constexpr std::size_t kDetailBytes = 3 * 40;  // a byte that is no text becomes three

std::vector<FoundHandIn> find(std::string_view text) {
  std::vector<FoundHandIn> out;
  find_hand_ins(text, "source", {fuzz::library(), fuzz::sorts(), kExercise}, out);
  return out;
}

void check_found(const FoundHandIn& one, int lines) {
  SANDTABLE_REQUIRE(one.line >= 1 && one.line <= lines);
  SANDTABLE_REQUIRE(one.text.size() <= kDetailBytes);
  if (one.state == Arrival::Broken) {
    SANDTABLE_REQUIRE(one.document.is_null() && !one.problems.empty());
    int first = 0, last = 0;
    if (wrong_groups(one.text, one.problems.front(), first, last)) SANDTABLE_REQUIRE(1 <= first && first <= last && last <= 34);
    return;
  }
  SANDTABLE_REQUIRE(one.state == Arrival::Found && one.document.is_object());
  const auto loaded = load_plan(one.document, fuzz::library());
  SANDTABLE_REQUIRE(loaded.ok());
  SANDTABLE_REQUIRE(in_plan<Task>(loaded->plan).there && !in_plan<Exercise>(loaded->plan).there && in_plan<HandIns>(loaded->plan).empty());
  SANDTABLE_REQUIRE(!loaded->plan.id.empty());
}

void check_ids(const HandIns& hand_ins) {
  std::map<std::string, int> seen;
  for (const Shared<Json>& one : hand_ins) {
    const Text id = text_of(*one, "id");
    SANDTABLE_REQUIRE(!id.empty() && seen.emplace(id.str(), 0).second);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  std::vector<FoundHandIn> found;
  {
    const fuzz::MemoryWatch watch;
    found = find(text);
    // A link may hold a document of a megabyte.
    if (text.find("#p=") == std::string_view::npos && text.find("#x=") == std::string_view::npos)
      SANDTABLE_REQUIRE(watch.peak() <= fuzz::memory_for(size));
  }
  SANDTABLE_REQUIRE(!found.empty() && found.size() <= kMaxFound + 1);
  const int lines = 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  for (const FoundHandIn& one : found) check_found(one, lines);

  Plan exercise;
  exercise.id = kExercise;
  in_plan<Exercise>(exercise).there = true;
  Plan all = begin_class(exercise, "2026-11-22T09:00:00Z", fuzz::repeatable_bytes());
  const bool keep_others = size % 2 == 0;
  const std::vector<FoundHandIn> originals = found;
  add_hand_ins(all, found, fuzz::library(), keep_others);
  std::size_t added = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    SANDTABLE_REQUIRE(found[i].state != Arrival::Found && found[i].document.is_null());
    SANDTABLE_REQUIRE((found[i].state == Arrival::Broken) == (originals[i].state == Arrival::Broken));
    SANDTABLE_REQUIRE(found[i].state != Arrival::OtherExercise || !keep_others);
    if (found[i].state == Arrival::Added || found[i].state == Arrival::Replaced) ++added;
  }
  SANDTABLE_REQUIRE(in_plan<HandIns>(all).size() <= found.size() && in_plan<HandIns>(all).empty() == (added == 0));
  check_ids(in_plan<HandIns>(all));

  // Saved and opened.
  const auto opened = load_plan(dump_json(plan_to_json(all)), fuzz::library());
  SANDTABLE_REQUIRE(opened.ok() && in_plan<HandIns>(opened->plan) == in_plan<HandIns>(all));
  if (in_plan<HandIns>(all).empty()) return 0;

  // Sent to a colleague, who collects it again; and by ourselves, who have it all.
  std::vector<FoundHandIn> again = find(class_ndjson(in_plan<HandIns>(all), true));
  SANDTABLE_REQUIRE(again.size() == in_plan<HandIns>(all).size());
  std::vector<FoundHandIn> mine = again;
  Plan colleague = begin_class(exercise, "2026-11-22T09:00:00Z", fuzz::repeatable_bytes());
  add_hand_ins(colleague, again, fuzz::library(), true);
  SANDTABLE_REQUIRE(fuzz::same_hand_ins(in_plan<HandIns>(colleague), in_plan<HandIns>(all)));
  Plan same = all;
  add_hand_ins(same, mine, fuzz::library(), true);
  for (const FoundHandIn& one : mine) SANDTABLE_REQUIRE(one.state == Arrival::Duplicate);
  SANDTABLE_REQUIRE(fuzz::same_hand_ins(in_plan<HandIns>(same), in_plan<HandIns>(all)));

  // The same once more: nothing is new.
  std::vector<FoundHandIn> twice = originals;
  add_hand_ins(same, twice, fuzz::library(), keep_others);
  for (const FoundHandIn& one : twice) SANDTABLE_REQUIRE(one.state != Arrival::Added);
  return 0;
}
