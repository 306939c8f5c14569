// Where the results go: standard output, or a file that is written whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace sandtable::cli {

// Before anything is opened: closed standard streams become ones that fail, so that no file gets their number and is
// written over. A broken pipe and a file over the limit become errors of writing instead of ending the program.
void prepare_streams();

// print() goes to a temporary file beside `path` from now on, which takes its place in finish_output() and is removed
// when the program fails or is interrupted. A device or pipe is written directly. False when it cannot be opened, which
// has been told.
[[nodiscard]] bool open_output(const std::string& path);
// When the reader of standard output has gone away the program ends quietly with exit code 0; any other failure (disk
// full) is told on standard error and ends it with exit code 1.
void print(std::string_view text);
// What was printed until now goes out, so that a complaint comes behind it. A failure is told by finish_output().
void flush_output();
// Ends output: what could not be written until now fails here, in the same way. A file for which nothing was printed
// stays as it was.
void finish_output();
// Removes the temporary file.
void discard_output();

}  // namespace sandtable::cli
