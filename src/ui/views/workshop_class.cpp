#include "ui/views/workshop_parts.h"

namespace sandtable::workshop {

void class_view(App&, Ui&) {}

}  // namespace sandtable::workshop
