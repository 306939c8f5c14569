// Where each member of a plan may go, and the reduced copies that follow from it.
#include "core/plan.h"

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
// the table. Members that the table does not know stay: a hand-in is made from a plan without such members.
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
      if (route != nullptr && !goes_to(*route, destination)) {
        member = members->erase(member);
        continue;
      }
      if (route != nullptr && has_parts(part)) keep_routed(member->second, part, destination);
      ++member;
    }
  } else if (auto* items = value.get_ptr<Json::array_t*>()) {
    const std::string part = part_path("*");
    if (!has_parts(part)) return;
    for (Json& item : *items) keep_routed(item, part, destination);
  }
}

void drop_unread(Plan& plan) {
  plan.extra = empty_object();
  plan.unread_self_tests = empty_array();
  for (SelfTest& self_test : plan.self_tests) {
    self_test.extra = empty_object();
    self_test.unread_answers = empty_object();
    self_test.rater.extra = empty_object();
  }
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
      // No exercise asks for these yet. A customer's names, owners and rivals do not leave with a self-test.
      {"swot",                                    true, true, true, false},
      {"swot/*",                                  true, true, true, false},  // the four cells
      {"swot/*/*",                                true, true, true, false},
      {"swot/*/*/id",                             true, true, true, false},
      {"swot/*/*/text",                           true, true, true, false},
      {"swot/*/*/note",                           true, true, true, false},
      {"swot/*/*/weight",                         true, true, true, false},
      {"swot/*/*/rating",                         true, true, true, false},
      {"swot/*/*/tags",                           true, true, true, false},
      {"swot/*/*/tags/*",                         true, true, true, false},
      {"swot/*/*/source",                         true, true, true, false},
      {"swot/*/*/source/lens",                    true, true, true, false},
      {"swot/*/*/source/factor",                  true, true, true, false},
      {"swot/*/*/source/sheet",                   true, true, true, false},
      {"swot/*/*/top",                            true, true, true, false},
      {"swot/*/*/merged",                         true, true, true, false},
      {"swot/*/*/merged/*",                       true, true, true, false},
      {"swot/*/*/merged/*/id",                    true, true, true, false},
      {"swot/*/*/merged/*/source",                true, true, true, false},
      {"swot/*/*/merged/*/source/lens",           true, true, true, false},
      {"swot/*/*/merged/*/source/factor",         true, true, true, false},
      {"swot/*/*/merged/*/source/sheet",          true, true, true, false},
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
      {"worksheets",                              true, true, true, false},
      {"worksheets/*",                            true, true, true, false},
      {"worksheets/*/id",                         true, true, true, false},
      {"worksheets/*/sheet",                      true, true, true, false},
      {"worksheets/*/title",                      true, true, true, false},
      {"worksheets/*/group",                      true, true, true, false},
      {"worksheets/*/pack_version",               true, true, true, false},
      {"worksheets/*/values",                     true, true, true, false},  // what a pack's fields hold
      {"mix",                                     true, true, true, false},
      {"mix/**",                                  true, true, true, false},
  };
  // clang-format on
  return routes;
}

Json plan_for(const Plan& plan, Destination destination) {
  Json out;
  if (destination == Destination::HandIn) {
    Plan reduced = plan;
    drop_unread(reduced);  // what is below a member that stays here need not be cleaned
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
