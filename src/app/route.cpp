#include "app/route.h"

#include <algorithm>

#include "app/tool_view.h"

namespace sandtable {

std::string Route::word(int number) const {
  std::string_view left = rest;
  for (; number > 0; --number) {
    const std::size_t slash = left.find('/');
    left = slash == std::string_view::npos ? std::string_view() : left.substr(slash + 1);
  }
  return std::string(left.substr(0, left.find('/')));
}

Route plan_route(Text plan) { return {.plan = plan, .tool = {}, .rest = {}}; }

Route tool_route(Text plan, Text tool, Text rest) { return {.plan = plan, .tool = tool, .rest = rest}; }

std::string route_path(const Route& route) {
  std::string path = route.plan.empty() ? "#/" : "#/plan/" + route.plan;
  if (!route.tool.empty()) path += (route.plan.empty() ? "" : "/") + route.rest;
  return path;
}

std::optional<Route> parse_route(std::string_view path) {
  if (path.empty() || path == "#" || path == "#/") return Route{};
  if (!path.starts_with("#/")) return std::nullopt;
  path.remove_prefix(2);
  while (path.ends_with('/')) path.remove_suffix(1);
  Route route;
  constexpr std::string_view kPlan = "plan/";
  if (path.starts_with(kPlan)) {
    path.remove_prefix(kPlan.size());
    const std::size_t slash = path.find('/');
    route.plan = path.substr(0, slash);
    if (slash == std::string_view::npos) return route;
    path.remove_prefix(slash + 1);
  }
  route.rest = path;
  const int words = 1 + static_cast<int>(std::ranges::count(path, '/'));
  const std::string page = route.word(0);
  for (const ToolView* view : tool_views()) {
    for (const PageAddress& address : view->pages) {
      if (address.word.empty() || page != address.word.view() || route.plan.empty() == address.in_plan || words < address.least || words > address.most) continue;
      route.tool = view->tool->id.str();
      return route;
    }
  }
  return std::nullopt;
}

}  // namespace sandtable
