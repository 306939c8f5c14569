#include "app/app.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"
#include "tools/mix/model.h"

namespace sandtable {

namespace {

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    parts.emplace_back(path.substr(0, slash));
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return parts;
}

}  // namespace

Route plan_route(Text plan) { return self_test_route(ScreenKind::PlanOverview, plan, ""); }

Route intro_route(Text plan, Text test) {
  Route route = self_test_route(ScreenKind::Intro, plan, "");
  route.test = test;
  return route;
}

Route sheet_route(Text plan, Text sheet) {
  Route route = self_test_route(ScreenKind::Sheet, plan, "");
  route.test = sheet;
  return route;
}

Route self_test_route(ScreenKind screen, Text plan, Text self_test) {
  Route route;
  route.screen = screen;
  route.plan = plan;
  route.item = self_test;
  return route;
}

Route mix_route(Text plan, Text step, Text record) {
  Route route = self_test_route(ScreenKind::Mix, plan, record);
  route.test = step;
  return route;
}

Route sort_route(Text plan, Text sorting) { return self_test_route(ScreenKind::Sort, plan, sorting); }

std::string route_path(const Route& route) {
  switch (route.screen) {
    case ScreenKind::Loading:
    case ScreenKind::Home: return "#/";
    case ScreenKind::Intro:
      return route.plan.empty() ? "#/start/" + route.test : "#/plan/" + route.plan + "/intro/" + route.test;
    case ScreenKind::PlanOverview: return "#/plan/" + route.plan;
    case ScreenKind::Questions: return "#/plan/" + route.plan + "/test/" + route.item;
    case ScreenKind::Result: return "#/plan/" + route.plan + "/result/" + route.item;
    case ScreenKind::Sheet: return "#/plan/" + route.plan + "/sheet/" + route.test;
    case ScreenKind::Swot: return "#/plan/" + route.plan + "/swot";
    case ScreenKind::Tows: return "#/plan/" + route.plan + "/tows";
    case ScreenKind::Actions: return "#/plan/" + route.plan + "/actions";
    case ScreenKind::Workshop: return "#/workshop";
    case ScreenKind::Sort: return "#/plan/" + route.plan + "/sort/" + route.item;
    case ScreenKind::Mix:
      return "#/plan/" + route.plan + "/mix/" + route.test + (route.item.empty() ? "" : "/" + route.item);
  }
  return "#/";
}

std::optional<Route> parse_route(std::string_view path) {
  if (path.empty() || path == "#" || path == "#/") return Route{};
  if (!path.starts_with("#/")) return std::nullopt;
  const std::vector<std::string> parts = parts_of(path.substr(2));
  Route route;
  if (parts.size() == 2 && parts[0] == "start") {
    route.screen = ScreenKind::Intro;
    route.test = parts[1];
    return route;
  }
  if (parts.size() == 1 && parts[0] == "workshop") {
    route.screen = ScreenKind::Workshop;
    return route;
  }
  if (parts.size() < 2 || parts[0] != "plan") return std::nullopt;
  route.plan = parts[1];
  if (parts.size() == 2) {
    route.screen = ScreenKind::PlanOverview;
    return route;
  }
  if (parts.size() == 3) {
    if (parts[2] == "swot") route.screen = ScreenKind::Swot;
    else if (parts[2] == "tows") route.screen = ScreenKind::Tows;
    else if (parts[2] == "actions") route.screen = ScreenKind::Actions;
    else return std::nullopt;
    return route;
  }
  if (parts[2] == "mix" && parts.size() <= 5) {
    route.screen = ScreenKind::Mix;
    route.test = parts[3];
    if (parts.size() == 5) route.item = parts[4];
    return route;
  }
  if (parts.size() != 4) return std::nullopt;
  if (parts[2] == "intro" || parts[2] == "sheet") {
    route.screen = parts[2] == "intro" ? ScreenKind::Intro : ScreenKind::Sheet;
    route.test = parts[3];
  } else if (parts[2] == "test" || parts[2] == "result" || parts[2] == "sort") {
    route.screen = parts[2] == "test" ? ScreenKind::Questions : parts[2] == "sort" ? ScreenKind::Sort : ScreenKind::Result;
    route.item = parts[3];
  } else {
    return std::nullopt;
  }
  return route;
}

}  // namespace sandtable
