// Errors of the core in English sentences, for the terminal.
#pragma once

#include <string>

#include "core/base/result.h"

namespace sandtable::cli {

// e.g. "a number outside its range (1..5)".
[[nodiscard]] std::string words_of(const Error& error);
// "POINTER CODE words" on one line; the whole document is "(document)".
[[nodiscard]] std::string line_of(const Error& error);

}  // namespace sandtable::cli
