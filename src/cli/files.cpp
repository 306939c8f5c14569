#include "cli/files.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "core/sealed.h"

namespace sandtable::cli {
namespace {

constexpr std::size_t kMostBytes = kMaxProtectedFile + 1;

[[noreturn]] void end_after_failed_output() {
  const int reason = errno;
  if (reason == EPIPE) std::_Exit(0);  // e.g. `| head -1`: the reader has what it wanted
  complain(std::string("cannot write: ") + std::strerror(reason));
  std::_Exit(1);
}

}  // namespace

Result<std::string> read_input(const std::string& path) {
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return Error{ErrorCode::NothingThere, "", std::strerror(errno)};
  std::string text(64u << 10, '\0');
  std::size_t filled = 0;
  while (filled < kMostBytes) {
    if (filled == text.size()) text.resize(text.size() * 2);
    const std::size_t got = std::fread(text.data() + filled, 1, text.size() - filled, file);
    if (got == 0) break;
    filled += got;
  }
  const int failed = std::ferror(file) != 0 ? errno : 0;  // a folder opens, but does not read
  if (file != stdin) std::fclose(file);
  if (failed != 0) return Error{ErrorCode::NothingThere, "", std::strerror(failed)};
  text.resize(filled);
  return text;
}

std::string name_of_input(const std::string& path) {
  return path == "-" ? "standard input" : visible(path);
}

Result<std::string> read_argument(const std::string& argument) {
  if (argument != "-") return argument;
  auto text = read_input(argument);
  if (!text) return text;
  std::string& all = text.value();
  const std::size_t begin = all.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return Error{ErrorCode::Empty, "", ""};
  return all.substr(begin, all.find_last_not_of(" \t\r\n") - begin + 1);
}

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) end_after_failed_output();
}

void finish_output() {
  if (std::fflush(stdout) != 0) end_after_failed_output();
}

void complain(const std::string& message) {
  std::fflush(stdout);  // keeps the order on a terminal
  const std::string line = "sandtable: " + message + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string visible(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      out += c;
    } else {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
      out += escaped;
    }
  }
  return out;
}

}  // namespace sandtable::cli
