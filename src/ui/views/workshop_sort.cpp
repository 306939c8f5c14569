#include "ui/views/workshop_parts.h"

namespace sandtable::workshop {

void sort_view(App&, Ui&) {}
void sorting_rows(App&, Ui&) {}

}  // namespace sandtable::workshop
