// The views of the self-tests. None is inlined where it is called: what the first screens do not need is in another part of the
// program (web/parts.mjs).
#pragma once

#include "app/app.h"
#include "app/map_row.h"
#include "tools/self_test/pages.h"

namespace sandtable {

[[gnu::noinline]] void intro_view(App& app, Ui& ui);
[[gnu::noinline]] void questions_view(App& app, Ui& ui);      // takes the whole remaining screen: brings its own scroll area
[[gnu::noinline]] void test_home(App& app, Ui& ui);           // on the home page
[[gnu::noinline]] void further_tests(App& app, Ui& ui);
// The form "who rates, when": used by the intro and the details dialog.
void attempt_form(App& app, Ui& ui, Text id);

inline namespace overview {
[[gnu::noinline]] void result_view(App& app, Ui& ui);
[[gnu::noinline]] void attempt_menu(App& app, Ui& ui);
[[gnu::noinline]] void export_menu(App& app, Ui& ui);
[[gnu::noinline]] void details_dialog(App& app, Ui& ui);      // phase and rater of an attempt
// The report of an attempt with those that are laid over it.
[[nodiscard]] Json report_in_view(App& app, const TestPack& pack, const SelfTest& attempt);
[[gnu::noinline]] void attempts_part(App& app, Ui& ui);       // on the page of a plan
[[gnu::noinline]] void tests_map(App& app, std::vector<MapRow>& rows);
}
inline namespace links {
[[gnu::noinline]] void code_part(App& app, Ui& ui);           // in the dialog that shares
}
inline namespace workshop {
[[gnu::noinline]] void same_test_dialog(App& app, Ui& ui);    // a file that would overwrite another test
[[gnu::noinline]] void result_picture(Ui& ui, const TestPack& pack, const SelfTest& attempt);  // of a test that has one of its own
}

}  // namespace sandtable
