#include "ui/views/swot_votes.h"

namespace sandtable {
void swot_import_dialog(App& app, Ui&) { app.close_overlay(); }
}  // namespace sandtable
