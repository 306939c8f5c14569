// What shows the tools of a plan side by side. It is the group "overview": fetched with the first page of a plan that is not
// one of the first screens. None is inlined where it is called: the callers are in other parts of the program.
#pragma once

#include <vector>

#include "app/app.h"
#include "app/map_row.h"

namespace sandtable::inline overview {

inline constexpr float kPageStart = 44;  // CSS px above every page that page_start() stands on

// Whether all tools that every map shows are there; they come.
[[nodiscard, gnu::noinline]] bool is_whole(App& app);
// All tools of the open plan, area by area; none without one.
[[nodiscard, gnu::noinline]] std::vector<MapRow> map_of(App& app);
// The row of the page on screen; nullptr = none.
[[nodiscard, gnu::noinline]] const MapRow* row_here(const std::vector<MapRow>& rows, const Route& route);
// What to do next: what was begun and is unfinished, else the first that was not begun; nullptr = nothing.
[[nodiscard, gnu::noinline]] const MapRow* next_step(const std::vector<MapRow>& rows);
// What is found by a query among these, best first: by the beginning of a title, of another word, of a word in the title, then
// by a part of any.
[[nodiscard, gnu::noinline]] std::vector<const MapRow*> found(const std::vector<MapRow>& rows, std::string_view query);
[[nodiscard, gnu::noinline]] Text area_name(const Ui& ui, Area area);

[[gnu::noinline]] void plan_overview_view(App& app, Ui& ui);
[[gnu::noinline]] void plan_report_part(App& app, Ui& ui);         // of the whole plan
[[gnu::noinline]] bool print_report(App& app);                     // of the page on screen; false: it has none
[[gnu::noinline]] void plan_rail(App& app, Ui& ui, const Rect& side);  // beside every page of a plan, on a laptop
[[gnu::noinline]] void page_start(App& app, Ui& ui);                   // where one is, and how the method works; kPageStart high
[[gnu::noinline]] void how_dialog(App& app, Ui& ui);                   // how the method of the page on screen works
[[gnu::noinline]] void page_end(App& app, Ui& ui);                     // to the tools before and behind the one on screen
[[gnu::noinline]] void go_to(App& app, Ui& ui);                        // the content of the dialog: the search, and the map while nothing is typed

}  // namespace sandtable::overview
