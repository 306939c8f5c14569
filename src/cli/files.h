// Reading input and telling what is wrong with it.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace sandtable::cli {

// A whole file, or standard input for "-"; UTF-16, by its mark, as UTF-8. Reads at most one byte over the cap of what
// may be a file (kMaxProtectedFile), which is enough for the core to refuse it. Errors: NothingThere (detail = the system's
// reason).
[[nodiscard]] Result<std::string> read_input(const std::string& path);
// "standard input" for "-".
[[nodiscard]] std::string name_of_input(const std::string& path);
// The argument itself, or for "-" standard input without the blanks around it.
[[nodiscard]] Result<std::string> read_argument(const std::string& argument);

// "sandtable: …" on standard error.
void complain(const std::string& message);
// The text on one line for a terminal: control characters as \u00xx, bytes that are no UTF-8 as \xff.
[[nodiscard]] std::string visible(std::string_view text);

}  // namespace sandtable::cli
