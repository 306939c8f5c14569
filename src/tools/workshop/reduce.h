// What of somebody's work on an exercise goes to the trainer.
#pragma once

#include "plan/plan.h"

namespace sandtable::inline workshop {

// Leaves in the plan what its exercise asks for, the task, and neither author nor dates; names only when the exercise is a
// named one. A plan with neither exercise nor task keeps its self-tests and sortings. What could not be read goes.
void reduce_to_hand_in(Plan& plan);

}  // namespace sandtable::workshop
