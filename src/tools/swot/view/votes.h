#pragma once

#include "core/base/text.h"

#include "app/app.h"

namespace sandtable::inline situation {

// While somebody gives dots: their name, what is left, next person.
void voting_bar(App& app, Ui& ui);
// Starting a vote, its result once it is revealed.
[[gnu::noinline]] void votes_dialog(App& app, Ui& ui);
// Cards from a pasted list or a file, or from a colleague's plan; duplicates are shown.
[[gnu::noinline]] void swot_import_dialog(App& app, Ui& ui);
void open_swot_import(App& app);
// A file that was chosen in the dialog of the vote.
[[gnu::noinline]] void merge_votes(App& app, Ui& ui, Text name, std::string_view file);
[[gnu::noinline]] void read_card_file(App& app, Text name, std::string_view bytes);
// The same file once the browser has decoded it.
[[gnu::noinline]] void read_card_text(App& app, Ui& ui, std::string_view text);
[[gnu::noinline]] void swot_menu(App& app, Ui& ui);

}  // namespace sandtable::situation
