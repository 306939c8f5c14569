// One function a view. Each draws into the flow of `ui` and acts through `app`. None is inlined where it is called: what the
// first screens do not need is in another part of the program (web/parts.mjs).
#pragma once

#include "app/app.h"
#include "ui/widgets/button.h"
#include "ui/widgets/row.h"

namespace sandtable {

[[gnu::noinline]] void top_bar(App& app, Ui& ui);             // title, saved state, undo, language, theme
[[gnu::noinline]] void banners(App& app, Ui& ui);             // what must not be overlooked: not saved, read-only, shared
[[gnu::noinline]] void home_view(App& app, Ui& ui);
// A row of the home page that begins a new plan on the page of a tool.
[[gnu::noinline]] void tool_start(App& app, Ui& ui, const RowSpec& spec, Route (*page)(Text plan));
[[gnu::noinline]] void group_wait(App& app, Ui& ui);          // instead of a page whose group of tools is not there yet
[[gnu::noinline]] void wait_words(App& app, Ui& ui, Text id, bool failed);  // the same within a page or a dialog

[[gnu::noinline]] void go_dialog(App& app, Ui& ui);           // the search over everything (Ctrl+K)
[[gnu::noinline]] void keys_dialog(App& app, Ui& ui);         // what keys do (?)
[[gnu::noinline]] void share_dialog(App& app, Ui& ui);
[[gnu::noinline]] void rename_dialog(App& app, Ui& ui);
[[gnu::noinline]] void problems_dialog(App& app, Ui& ui);
[[gnu::noinline]] void enter_dialog(App& app, Ui& ui);        // a link or a result code typed or pasted
[[gnu::noinline]] void fetch_dialog(App& app, Ui& ui);        // whether a plan is fetched from another site
[[gnu::noinline]] void password_dialog(App& app, Ui& ui);     // of what is protected with one
[[gnu::noinline]] void plan_menu(App& app, Ui& ui);           // the menus of plans: of one, and of one in the bin
[[gnu::noinline]] void bin_menu(App& app, Ui& ui);

inline namespace links {
[[gnu::noinline]] void link_dialog(App& app, Ui& ui);         // a link that takes a while to read
[[gnu::noinline]] void share_content(App& app, Ui& ui);  // of the dialog, once links can be made
// What came of protecting what the dialog shares; empty: nothing.
[[gnu::noinline]] void share_sealed(App& app, Ui& ui, std::string_view sealed);
}
// app.password.text with its switch to show it. True when Enter was pressed.
bool password_field(App& app, Ui& ui, Text id, Text hint);

// A report on paper, as Markdown, or its tables as CSV: the buttons, and what the one that was pressed asks for; −1 = none.
[[nodiscard]] int report_buttons(Ui& ui, Text id);
// Ctrl+P: the report of the page on screen.
[[gnu::noinline]] void print_page(App& app);
[[gnu::noinline]] void put_out(App& app, int how, const Json& report);
// A row that leads to another page.
void plan_row(App& app, Ui& ui, Text id, Text title, Text detail, Icon icon, const Route& to);
// The pair of buttons at the end of a dialog; 0 = done, 1 = leave, -1 = nothing yet.
[[nodiscard]] int done_or_leave(Ui& ui, Text id, Text done, bool disabled);

}  // namespace sandtable
