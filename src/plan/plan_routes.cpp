// Where each member of a plan may go, and the reduced copies that follow from it.
#include "plan/plan.h"
#include "plan/tool.h"

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

}  // namespace

const std::vector<MemberRoute>& member_routes() {
  static const std::vector<MemberRoute> routes = [] {
    // clang-format off
    std::vector<MemberRoute> all = {
        // path      browser file  link  hand-in
        {"format",   true, true, true, true},
        {"version",  true, true, true, true},
        {"id",       true, true, true, true},  // a second hand-in replaces the first
        {"title",    true, true, true, false},
        {"language", true, true, true, true},
        {"created",  true, true, true, true},
        {"modified", true, true, true, true},
        {"author",   true, true, true, true},
    };
    // clang-format on
    for (const Tool* tool : tools()) {
      if (tool->routes == nullptr) continue;
      for (const MemberRoute& route : tool->routes()) all.push_back(route);
    }
    return all;
  }();
  return routes;
}

Json plan_for(const Plan& plan, Destination destination) {
  Json out;
  if (destination == Destination::HandIn) {
    Plan reduced = plan;
    for (const Tool* tool : tools()) {
      if (tool->reduce != nullptr) tool->reduce(reduced);
    }
    out = plan_to_json(reduced);
  } else {
    out = plan_to_json(plan);
  }
  if (!gets_everything(destination)) keep_routed(out, {}, destination);
  return out;
}

}  // namespace sandtable
