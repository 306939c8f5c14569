// One function a view. Each draws into the flow of `ui` and acts through `app`. None is inlined where it is called: what the
// first screens do not need is in another part of the program (web/parts.mjs).
#pragma once

#include "app/app.h"

namespace sandtable {

[[gnu::noinline]] void top_bar(App& app, Ui& ui);             // title, saved state, undo, language, theme
[[gnu::noinline]] void banners(App& app, Ui& ui);             // what must not be overlooked: not saved, read-only, shared
[[gnu::noinline]] void home_view(App& app, Ui& ui);
[[gnu::noinline]] void intro_view(App& app, Ui& ui);
[[gnu::noinline]] void plan_overview_view(App& app, Ui& ui);
[[gnu::noinline]] void questions_view(App& app, Ui& ui);      // takes the whole remaining screen: brings its own scroll area
[[gnu::noinline]] void result_view(App& app, Ui& ui);

inline namespace situation {
[[gnu::noinline]] void sheet_view(App& app, Ui& ui);           // a worksheet: lenses (N7), rivals (N9)
[[gnu::noinline]] void swot_view(App& app, Ui& ui);            // the grid (N8); brings its own scroll areas
[[gnu::noinline]] void tows_view(App& app, Ui& ui);            // posture, advanced SWOT, factor scores
[[gnu::noinline]] void actions_view(App& app, Ui& ui);         // the action list (N28)
}  // namespace situation
inline namespace mix {
[[gnu::noinline]] void mix_view(App& app, Ui& ui);             // the four steps of the marketing mix (N24)
}  // namespace mix

[[gnu::noinline]] void group_wait(App& app, Ui& ui);          // instead of a page whose group of tools is not there yet

inline namespace workshop {
[[gnu::noinline]] void workshop_home(App& app, Ui& ui);         // ready exercises, own ones, classes, further self-tests
[[gnu::noinline]] void plan_view(App& app, Ui& ui);            // a plan that is an exercise, work on one, or a class
[[gnu::noinline]] void sort_view(App& app, Ui& ui);            // a sorting exercise
[[gnu::noinline]] void sort_menu(App& app, Ui& ui);            // where an item goes
[[gnu::noinline]] void sorting_rows(App& app, Ui& ui);         // those of a plan
[[gnu::noinline]] void clock(App& app, Ui& ui);                // of work with a time limit, above every page of it
[[gnu::noinline]] void qr_dialog(App& app, Ui& ui);
[[gnu::noinline]] void result_picture(Ui& ui, const TestPack& pack, const SelfTest& attempt);  // of a test that has one of its own
}  // namespace workshop

[[gnu::noinline]] void share_dialog(App& app, Ui& ui);
[[gnu::noinline]] void rename_dialog(App& app, Ui& ui);
[[gnu::noinline]] void problems_dialog(App& app, Ui& ui);
[[gnu::noinline]] void details_dialog(App& app, Ui& ui);      // phase and rater of an attempt
[[gnu::noinline]] void enter_dialog(App& app, Ui& ui);        // a link or a result code typed or pasted
[[gnu::noinline]] void fetch_dialog(App& app, Ui& ui);        // whether a plan is fetched from another site
[[gnu::noinline]] void password_dialog(App& app, Ui& ui);     // of what is protected with one
[[gnu::noinline]] void menus(App& app, Ui& ui);               // the menus of plans, attempts and exports

// What came of protecting what the dialog shares; empty: nothing.
[[gnu::noinline]] void share_sealed(App& app, Ui& ui, std::string_view sealed);
// app.password.text with its switch to show it. True when Enter was pressed.
bool password_field(App& app, Ui& ui, Text id, Text hint);

// How much of a worksheet is filled in, in words.
inline namespace situation {
[[nodiscard]] Text sheet_progress(const Ui& ui, const Plan& plan, const Json& sheet);
}

// The printable report of one self-test as JSON, see web/report.js.
[[nodiscard]] Json self_test_report(App& app, Ui& ui, const TestPack& pack, const SelfTest& attempt);
// A report on paper, as Markdown, or its tables as CSV: the buttons, and what the one that was pressed asks for; −1 = none.
[[nodiscard]] int report_buttons(Ui& ui, Text id);
[[gnu::noinline]] void put_out(App& app, int how, const Json& report);
[[gnu::noinline]] void plan_report_part(App& app, Ui& ui);    // of the whole plan
// The form "who rates, when": used by the intro and the details dialog.
void attempt_form(App& app, Ui& ui, Text id);

}  // namespace sandtable
