#include "ui/views/views.h"

namespace sandtable {

void swot_view(App&, Ui&) {}

}  // namespace sandtable
