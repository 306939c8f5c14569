// What this tool shows, for the register; see app/tool_view.h.
#include <algorithm>

#include "app/tool_view.h"
#include "tools/sorting/model.h"
#include "tools/sorting/pages.h"
#include "tools/sorting/shelf.h"
#include "tools/sorting/view/views.h"

namespace sandtable::inline workshop {
namespace {

void plan_part(App& app, Ui& ui) {
  if (!part<Sortings>(app.workspace.plan()).empty()) sorting_rows(app, ui);
}

std::vector<AskedChoice> choices(App& app) {
  std::vector<AskedChoice> all;
  for (const SortPack& sort : sorts_of(app).all()) {
    const bool has_key = std::ranges::any_of(sort.items, [](const SortItem& item) { return !item.bin.empty(); });
    all.push_back({sort.id, sort.title, sort.introduction, has_key});
  }
  return all;
}

Text asked_title(App& app, const Asked& asked) {
  const SortPack* pack = sorts_of(app).find(asked.item);
  return pack == nullptr ? Text() : Text(pack->title);
}

Route asked_route(App& app, const Asked& asked) {
  const Sorting* sorting = sorting_of(app.workspace.plan(), asked);
  return sorting == nullptr ? plan_route(app.route.plan) : sort_route(app.route.plan, sorting->id);
}

void prepare(App& app, Plan& work) {
  for (Shared<Sorting>& sorting : edit_part<Sortings>(work)) {
    if (const SortPack* pack = sorts_of(app).find(sorting->sort)) sorting.edit().pack_version = pack->pack_version;
  }
}

void bring(App& app, Plan& exercise, const Asked& asked) { carry_sort(app, exercise, asked.item); }

void add_packs(App& app, Packs& packs) { packs.add(sorts_of(app)); }

}  // namespace
}  // namespace sandtable::workshop

namespace sandtable::inline overview {
namespace {

void sorting_map(App& app, std::vector<MapRow>& rows) {
  if (!app.content.is_there("workshop")) return;
  for (const Shared<Sorting>& one : part<Sortings>(app.workspace.plan())) {
    const SortPack* pack = sorts_of(app).find(one->sort);
    rows.push_back({.id = Text("sorting.") + Text(one->id), .title = pack == nullptr ? Text(one->sort) : Text(pack->title), .icon = Icon::List,
                    .area = Area::SelfAssessment, .to = sort_route(app.route.plan, one->id), .begun = true});
  }
}

}  // namespace
}  // namespace sandtable::overview

namespace sandtable {

const Tool& sorting_tool();

const ToolView& sorting_view() {
  static const ToolView kView = {
      .tool = &sorting_tool(),
      .group = "workshop",
      .icon = Icon::List,
      .pages = {{.word = "sort", .least = 2, .most = 2}},
      .draw = sort_view,
      .map = sorting_map,
      .plan_part = plan_part,
      .choices = choices,
      .asked_title = asked_title,
      .asked_route = asked_route,
      .bring = bring,
      .prepare = prepare,
      .content_came = take_sorts,
      .add_packs = add_packs,
  };
  return kView;
}

}  // namespace sandtable
