// Where each member of a plan may go, and the reduced copies that follow from it.
#include "plan/plan.h"
#include "tools/workshop/task.h"

namespace sandtable {
namespace {

const MemberRoute* find_route(std::string_view path) {
  for (const MemberRoute& route : member_routes()) {
    if (route.path == path) return &route;
  }
  return nullptr;
}

bool has_parts(std::string_view path) {
  for (const MemberRoute& route : member_routes()) {
    if (route.path.size() > path.size() && route.path.substr(0, path.size()) == path &&
        route.path[path.size()] == '/') {
      return true;
    }
  }
  return false;
}

bool goes_to(const MemberRoute& route, Destination destination) {
  switch (destination) {
    case Destination::Browser:
      return route.browser;
    case Destination::File:
      return route.file;
    case Destination::Link:
      return route.link;
    case Destination::HandIn:
      return route.hand_in;
  }
  return false;
}

// Most destinations get all: then nothing need be walked, which matters when a plan of a thousand cards is
// saved.
bool gets_everything(Destination destination) {
  for (const MemberRoute& route : member_routes()) {
    if (!goes_to(route, destination)) return false;
  }
  return true;
}

// Keeps of `value`, whose place in the table is `path`, what may go to `destination`. Bounded by the depth of
// the table. Members that the table does not know stay, but not in a hand-in.
void keep_routed(Json& value, const std::string& path, Destination destination) {
  const auto part_path = [&](std::string_view key) {
    std::string out = path.empty() ? std::string() : path + "/";
    return out.append(key);
  };
  if (auto* members = value.get_ptr<Json::object_t*>()) {
    for (auto member = members->begin(); member != members->end();) {
      std::string part = part_path(member->first);
      const MemberRoute* route = find_route(part);
      if (route == nullptr) {
        part = part_path("*");
        route = find_route(part);
      }
      if (route == nullptr ? destination == Destination::HandIn : !goes_to(*route, destination)) {
        member = members->erase(member);
        continue;
      }
      const bool all_below = find_route(std::string(part).append("/**")) != nullptr;
      if (route != nullptr && !all_below && has_parts(part)) keep_routed(member->second, part, destination);
      ++member;
    }
  } else if (auto* items = value.get_ptr<Json::array_t*>()) {
    const std::string part = part_path("*");
    if (!has_parts(part)) return;
    for (Json& item : *items) keep_routed(item, part, destination);
  }
}

// Values that could not be read stand under keys that the table knows.
void drop_unread(Plan& plan) {
  plan.extra = empty_object();
  plan.unread_self_tests = empty_array();
  for (SelfTest& self_test : plan.self_tests) {
    self_test.extra = empty_object();
    self_test.unread_answers = empty_object();
    self_test.rater.extra = empty_object();
  }
  for (Shared<Sorting>& sorting : plan.sortings) {
    sorting.edit().extra = empty_object();
    for (OwnItem& item : sorting.edit().own) item.extra = empty_object();
  }
  plan.swot.extra = empty_object();
  for (Cards& cell : plan.swot.cards) {
    for (CardRef& card : cell) {
      card.edit().extra = empty_object();
      card.edit().source.extra = empty_object();
    }
  }
  for (Shared<Worksheet>& sheet : plan.worksheets) sheet.edit().extra = empty_object();
  plan.task.extra = empty_object();
}

bool is_asked(const Exercise& exercise, ToolKind kind, Text id) {
  for (const ExerciseTool& tool : exercise.tools) {
    if (tool.kind == kind && id == tool.id) return true;
  }
  return false;
}

// Leaves in the plan only what its exercise asks for.
void keep_asked(Plan& plan) {
  plan.task.person = person_key(plan.task.person);
  const Exercise& exercise = plan.exercise;
  if (!exercise.there && plan.task.there) return;  // a hand-in already
  if (!is_asked(exercise, ToolKind::Swot, {})) plan.swot = Swot();
  if (!is_asked(exercise, ToolKind::Mix, {})) plan.mix = Mix();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < plan.worksheets.size(); ++i) {
    if (is_asked(exercise, ToolKind::Sheet, plan.worksheets[i]->sheet)) std::swap(plan.worksheets[kept++], plan.worksheets[i]);
  }
  plan.worksheets.resize(kept);
  if (!exercise.there) return;
  std::vector<SelfTest> self_tests;
  Sortings sortings;
  std::vector<const void*> taken;  // a tool may be asked for twice; ids may be missing
  const auto is_new = [&taken](const void* record) {
    for (const void* earlier : taken) {
      if (earlier == record) return false;
    }
    taken.push_back(record);
    return record != nullptr;
  };
  for (const ExerciseTool& tool : exercise.tools) {
    const SelfTest* attempt = self_test_of(plan, tool);
    const Sorting* sorting = sorting_of(plan, tool);
    if (is_new(attempt)) self_tests.push_back(*attempt);
    if (is_new(sorting)) sortings.emplace_back(*sorting);
  }
  plan.self_tests = std::move(self_tests);
  plan.sortings = std::move(sortings);
  plan.author.clear();
  plan.created.clear();
  plan.modified.clear();
  if (exercise.named) return;
  plan.task.name.clear();
  for (SelfTest& self_test : plan.self_tests) self_test.rater.name.clear();
}

}  // namespace

const std::vector<MemberRoute>& member_routes() {
  // clang-format off
  // A hand-in is what a trainee gives to a trainer: the results and whose they are, not the rest of the plan.
  static const std::vector<MemberRoute> routes = {
      // path                        browser file  link  hand-in
      {"format",                     true, true, true, true},
      {"version",                    true, true, true, true},
      {"id",                         true, true, true, true},  // a second hand-in replaces the first
      {"title",                      true, true, true, false},
      {"language",                   true, true, true, true},
      {"created",                    true, true, true, true},
      {"modified",                   true, true, true, true},
      {"author",                     true, true, true, true},
      {"self_tests",                 true, true, true, true},
      {"self_tests/*",               true, true, true, true},
      {"self_tests/*/id",            true, true, true, true},
      {"self_tests/*/test",          true, true, true, true},
      {"self_tests/*/pack_version",  true, true, true, true},
      {"self_tests/*/taken",         true, true, true, true},
      {"self_tests/*/phase",         true, true, true, true},
      {"self_tests/*/rater",         true, true, true, true},
      {"self_tests/*/rater/kind",    true, true, true, true},
      {"self_tests/*/rater/name",    true, true, true, true},
      {"self_tests/*/answers",       true, true, true, true},
      {"self_tests/*/answers/*",     true, true, true, true},
      {"test_packs",                 true, true, true, false},  // the trainer has the pack already
      {"test_packs/*",               true, true, true, false},
      // Only when the exercise asks for it. Who voted for what is nobody's answer.
      {"swot",                                    true, true, true, true},
      {"swot/*",                                  true, true, true, true},  // the four cells
      {"swot/*/*",                                true, true, true, true},
      {"swot/*/*/id",                             true, true, true, true},
      {"swot/*/*/text",                           true, true, true, true},
      {"swot/*/*/note",                           true, true, true, true},
      {"swot/*/*/weight",                         true, true, true, true},
      {"swot/*/*/rating",                         true, true, true, true},
      {"swot/*/*/tags",                           true, true, true, true},
      {"swot/*/*/tags/*",                         true, true, true, true},
      {"swot/*/*/source",                         true, true, true, true},
      {"swot/*/*/source/lens",                    true, true, true, true},
      {"swot/*/*/source/factor",                  true, true, true, true},
      {"swot/*/*/source/sheet",                   true, true, true, true},
      {"swot/*/*/top",                            true, true, true, true},
      {"swot/*/*/merged",                         true, true, true, true},
      {"swot/*/*/merged/*",                       true, true, true, true},
      {"swot/*/*/merged/*/id",                    true, true, true, true},
      {"swot/*/*/merged/*/source",                true, true, true, true},
      {"swot/*/*/merged/*/source/lens",           true, true, true, true},
      {"swot/*/*/merged/*/source/factor",         true, true, true, true},
      {"swot/*/*/merged/*/source/sheet",          true, true, true, true},
      {"swot/votes",                              true, true, true, false},
      {"swot/votes/dots",                         true, true, true, false},
      {"swot/votes/hidden",                       true, true, true, false},
      {"swot/votes/voters",                       true, true, true, false},
      {"swot/votes/voters/*",                     true, true, true, false},
      {"swot/votes/voters/*/id",                  true, true, true, false},
      {"swot/votes/voters/*/name",                true, true, true, false},
      {"swot/votes/voters/*/given",               true, true, true, false},
      {"swot/votes/voters/*/given/*",             true, true, true, false},
      {"actions",                                 true, true, true, false},
      {"actions/*",                               true, true, true, false},
      {"actions/*/id",                            true, true, true, false},
      {"actions/*/text",                          true, true, true, false},
      {"actions/*/owner",                         true, true, true, false},
      {"actions/*/start",                         true, true, true, false},
      {"actions/*/end",                           true, true, true, false},
      {"actions/*/status",                        true, true, true, false},
      {"actions/*/pair",                          true, true, true, false},
      {"actions/*/refs",                          true, true, true, false},
      {"actions/*/refs/*",                        true, true, true, false},
      {"worksheets",                              true, true, true, true},
      {"worksheets/*",                            true, true, true, true},
      {"worksheets/*/id",                         true, true, true, true},
      {"worksheets/*/sheet",                      true, true, true, true},
      {"worksheets/*/title",                      true, true, true, true},
      {"worksheets/*/group",                      true, true, true, true},
      {"worksheets/*/pack_version",               true, true, true, true},
      {"worksheets/*/values",                     true, true, true, true},  // what a pack's fields hold
      {"mix",                                     true, true, true, true},
      {"mix/**",                                  true, true, true, true},
      {"sortings",                                true, true, true, true},
      {"sortings/*",                              true, true, true, true},
      {"sortings/*/id",                           true, true, true, true},
      {"sortings/*/sort",                         true, true, true, true},
      {"sortings/*/pack_version",                 true, true, true, true},
      {"sortings/*/placed",                       true, true, true, true},
      {"sortings/*/placed/*",                     true, true, true, true},
      {"sortings/*/own",                          true, true, true, true},
      {"sortings/*/own/*",                        true, true, true, true},
      {"sortings/*/own/*/id",                     true, true, true, true},
      {"sortings/*/own/*/text",                   true, true, true, true},
      {"exercise",                                true, true, true, false},  // the trainer has it
      {"exercise/instructions",                   true, true, true, false},
      {"exercise/tools",                          true, true, true, false},
      {"exercise/tools/*",                        true, true, true, false},
      {"exercise/tools/*/tool",                   true, true, true, false},
      {"exercise/tools/*/test",                   true, true, true, false},
      {"exercise/tools/*/sort",                   true, true, true, false},
      {"exercise/tools/*/sheet",                  true, true, true, false},
      {"exercise/tools/*/phase",                  true, true, true, false},
      {"exercise/minutes",                        true, true, true, false},
      {"exercise/named",                          true, true, true, false},
      {"exercise/key",                            true, true, true, false},
      {"task",                                    true, true, true, true},
      {"task/exercise",                           true, true, true, true},
      {"task/name",                               true, true, true, true},
      {"task/person",                             true, true, true, true},
      {"task/started",                            true, true, true, true},
      {"task/handed_in",                          true, true, true, true},
      {"task/over",                               true, true, true, true},
      {"hand_ins",                                true, true, false, false},  // people's work travels as file only
      {"hand_ins/*",                              true, true, false, false},
      {"hand_ins/*/tags",                         true, true, false, false},
      {"hand_ins/*/tags/*",                       true, true, false, false},
  };
  // clang-format on
  return routes;
}

Json plan_for(const Plan& plan, Destination destination) {
  Json out;
  if (destination == Destination::HandIn) {
    Plan reduced = plan;
    keep_asked(reduced);
    drop_unread(reduced);
    out = plan_to_json(reduced);
  } else {
    out = plan_to_json(plan);
  }
  if (!gets_everything(destination)) keep_routed(out, {}, destination);
  return out;
}

Plan only_self_test(const Plan& plan, Text self_test_id) {
  Plan out;
  out.id = plan.id;
  out.title = plan.title;
  out.language = plan.language;
  out.created = plan.created;
  out.modified = plan.modified;
  out.author = plan.author;
  if (const SelfTest* found = plan.find_self_test(self_test_id)) {
    out.self_tests.push_back(*found);
    const auto pack = plan.test_packs.find(found->test);
    if (pack != plan.test_packs.end()) out.test_packs.insert(*pack);
  }
  return out;
}

}  // namespace sandtable
