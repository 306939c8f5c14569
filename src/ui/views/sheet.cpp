#include "ui/views/views.h"

namespace sandtable {

std::string sheet_progress(const Ui&, const Plan&, const Json&) { return {}; }

void sheet_view(App&, Ui&) {}

}  // namespace sandtable
