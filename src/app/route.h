// Where the user is: a plan, a tool, and the tool's own rest.
//
// Addresses: "#/" home, "#/plan/<id>" the page of a plan, "#/plan/<id>/<rest>" a page of a tool in it, "#/<rest>" one outside
// of plans. The first word of the rest says whose page it is (ToolView::pages): "swot", "test/<self-test>", "mix/needs/<id>".
// A shared plan has the plan id "shared" and no address of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/text.h"

namespace sandtable {

inline constexpr std::string_view kRemoteMark = "#url=";  // before the address of a plan on another site

struct Route {
  std::string plan;  // "" = none
  std::string tool;  // id of the tool whose page it is; "" = home, or the page of the plan
  std::string rest;
  bool operator==(const Route&) const = default;

  [[nodiscard]] bool is_home() const { return plan.empty() && tool.empty(); }
  [[nodiscard]] bool is_plan_page() const { return !plan.empty() && tool.empty(); }
  // A part of the rest between slashes: 0 is the page's own word. "" when there is none.
  [[nodiscard]] std::string word(int number) const;
  [[nodiscard]] bool is_page(Text page) const { return word(0) == page.view(); }
};

[[nodiscard]] Route plan_route(Text plan);
[[nodiscard]] Route tool_route(Text plan, Text tool, Text rest);
[[nodiscard]] std::string route_path(const Route& route);
[[nodiscard]] std::optional<Route> parse_route(std::string_view path);

}  // namespace sandtable
