// Giving an exercise out: its link, and QR codes over the whole screen.
#pragma once

#include "app/app.h"
#include "core/links/link.h"

namespace sandtable::inline workshop {

// The open exercise as it is given out: with all that it asks for, trainers' own tests included. Of a class: its exercise.
[[nodiscard]] Json given_out(App& app);
// A link, kept until the plan changes; "" = too long. A hand-in's has the work reduced to what the exercise asks for.
[[nodiscard]] const std::string& link_of(App& app, LinkKind kind);
// Whether a class has all of its exercise: what trainers fill in beforehand stays with the exercise itself.
[[nodiscard]] bool has_whole_exercise(const Plan& class_plan);

[[nodiscard]] bool fits_qr(const std::string& text);
// Over the whole screen. `name` says what it is a code of.
void show_qr(App& app, std::string_view text, Text name);

}  // namespace sandtable::workshop
