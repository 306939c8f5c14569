#include "ui/views/views.h"

namespace sandtable {

void actions_view(App&, Ui&) {}

}  // namespace sandtable
