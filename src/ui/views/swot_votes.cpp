#include "ui/views/swot_votes.h"

namespace sandtable {
void voting_bar(App&, Ui&) {}
void votes_dialog(App& app, Ui&) { app.close_overlay(); }
void print_swot(App&, Ui&) {}
}  // namespace sandtable
