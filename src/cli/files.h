// Reading input and writing output of the command-line program.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace sandtable::cli {

// A whole file, or standard input for "-". Reads at most one byte over the cap of documents
// (JsonLimits::bytes), which is enough for the core to refuse it. Errors: NothingThere (detail = the system's
// reason).
[[nodiscard]] Result<std::string> read_input(const std::string& path);
// "standard input" for "-".
[[nodiscard]] std::string name_of_input(const std::string& path);
// The argument itself, or for "-" standard input without the blanks around it.
[[nodiscard]] Result<std::string> read_argument(const std::string& argument);

// To standard output. When the reader has gone away the program ends quietly; any other failure (disk full)
// is told on standard error and ends it with exit code 1.
void print(std::string_view text);
// Ends output: what could not be written until now fails here, in the same way.
void finish_output();
// "sandtable: …" on standard error, control characters made visible.
void complain(const std::string& message);
// The text on one line for a terminal: control characters as \u00xx.
[[nodiscard]] std::string visible(std::string_view text);

}  // namespace sandtable::cli
