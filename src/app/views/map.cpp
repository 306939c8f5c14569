#include <algorithm>

#include "app/tool_view.h"
#include "app/views/overview.h"
#include "core/base/normal_text.h"

namespace sandtable::inline overview {

namespace {

// How well a text answers a query, both as normal_text(): 0 = not at all.
int match(std::string_view text, std::string_view query) {
  const std::size_t at = text.find(query);
  if (at == std::string_view::npos) return 0;
  if (at == 0) return text.size() == query.size() ? 4 : 3;
  return text.find(std::string(" ").append(query)) != std::string_view::npos ? 2 : 1;
}

constexpr int kBestRank = 8;

// Twice the match of the title, or one less than that of another word.
int rank(const MapRow& row, std::string_view query) {
  int best = 2 * match(normal_text(row.title), query);
  std::string_view words = row.words;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    best = std::max(best, 2 * match(normal_text(words.substr(0, end)), query) - 1);
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return best;
}

}  // namespace

bool is_whole(App& app) {
  bool whole = true;
  for (const ToolView* view : tool_views()) {
    if (view->on_plan_page) whole = app.content.fetch(view->group) && whole;
  }
  return whole;
}

std::vector<MapRow> map_of(App& app) {
  std::vector<MapRow> all, rows;
  if (!app.workspace.is_open()) return rows;
  for (const ToolView* view : tool_views()) {
    if (view->map != nullptr) view->map(app, all);
  }
  for (int area = 0; area <= static_cast<int>(Area::Plan); ++area) {
    for (const MapRow& row : all) {
      if (row.area == static_cast<Area>(area)) rows.push_back(row);
    }
  }
  return rows;
}

const MapRow* row_here(const std::vector<MapRow>& rows, const Route& route) {
  const MapRow* here = nullptr;
  int best = 0;
  for (const MapRow& row : rows) {
    if (row.to.tool != route.tool) continue;
    const int same = 1 + (row.to.word(0) == route.word(0) ? 1 : 0) + (row.to.word(1) == route.word(1) ? 1 : 0);
    if (same > best) here = &row;
    best = std::max(best, same);
  }
  return here;
}

const MapRow* next_step(const std::vector<MapRow>& rows) {
  const auto unfinished = std::ranges::find_if(rows, [](const MapRow& row) { return row.begun && row.done < row.total; });
  if (unfinished != rows.end()) return &*unfinished;
  // First how one negotiates, then the plan; whoever has that has time for the other sheets about oneself.
  const auto is_fresh = [](const MapRow& row) { return !row.begun && !row.purpose.empty(); };
  auto fresh = std::ranges::find_if(rows, [&](const MapRow& row) { return is_fresh(row) && (&row == rows.data() || row.area != Area::SelfAssessment); });
  if (fresh == rows.end()) fresh = std::ranges::find_if(rows, is_fresh);
  return fresh == rows.end() ? nullptr : &*fresh;
}

std::vector<const MapRow*> found(const std::vector<MapRow>& rows, std::string_view query) {
  const std::string wanted = normal_text(query);
  std::vector<int> ranks;
  for (const MapRow& row : rows) ranks.push_back(rank(row, wanted));
  std::vector<const MapRow*> best;
  for (int wanted_rank = kBestRank; wanted_rank > 0; --wanted_rank) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (ranks[i] == wanted_rank) best.push_back(&rows[i]);
    }
  }
  return best;
}

Text area_name(const Ui& ui, Area area) {
  return ui.tr(Keys("map.self", "map.situation", "map.customers", "map.strategy", "map.plan")[area]);
}

}  // namespace sandtable::overview
