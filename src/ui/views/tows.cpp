#include "ui/views/views.h"

namespace sandtable {

void tows_view(App&, Ui&) {}

}  // namespace sandtable
