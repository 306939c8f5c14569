#include "cli/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "cli/output.h"
#include "core/json/json.h"
#include "core/links/sealed.h"
#include "core/base/utf8.h"
#include "core/tables/encoding.h"

namespace sandtable::cli {
namespace {

constexpr std::size_t kMostBytes = kMaxProtectedFile + 1;

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
  const auto encoding = marked_encoding(text);
  return encoding && *encoding != Encoding::Utf8 ? decode_here(text, *encoding).value_or("") : text;
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

void complain(const std::string& message) {
  flush_output();  // keeps the order on a terminal
  const std::string line = "sandtable: " + message + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character one = utf8_at(text, at);
    std::string line(text.substr(at, one.bytes));
    if (one.sound && !make_single_line(line)) {
      out += line;
    } else {
      char escaped[16];
      // Of a character all, of bytes that are none each.
      for (std::size_t i = 0; i < (one.sound ? 1 : one.bytes); ++i) {
        const auto byte = static_cast<unsigned char>(text[at + i]);
        std::snprintf(escaped, sizeof escaped, one.sound ? "\\u%04x" : "\\x%02x",
                      one.sound ? static_cast<unsigned>(one.code) : byte);
        out += escaped;
      }
    }
    at += one.bytes;
  }
  return out;
}

}  // namespace sandtable::cli
