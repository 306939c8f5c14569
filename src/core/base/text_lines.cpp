#include "core/base/text_lines.h"

#include "core/base/utf8.h"

namespace sandtable {
namespace {

bool is_blank(char32_t code) {
  return code == ' ' || (code >= 9 && code <= 13) || code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200B) || code == 0x2028 || code == 0x2029 || code == 0x202F ||
         code == 0x205F || code == 0x3000 || code == 0xFEFF;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Whether one of the characters in `list` starts at text[at]; `at` is moved behind it.
bool skip_one_of(std::string_view text, std::size_t& at, std::string_view list) {
  if (at >= text.size()) return false;
  const std::string_view found = text.substr(at, utf8_at(text, at).bytes);
  for (std::size_t i = 0; i < list.size();) {
    const std::size_t bytes = utf8_at(list, i).bytes;
    if (list.substr(i, bytes) == found) {
      at += bytes;
      return true;
    }
    i += bytes;
  }
  return false;
}

// Bytes of the bullet or number that `line` begins with; 0 = none.
std::size_t bullet_bytes(std::string_view line) {
  std::size_t at = 0;
  const auto blank_follows = [&] { return at == line.size() || blank_bytes(line.substr(at)) > 0; };
  if (skip_one_of(line, at, "-*+–—")) return blank_follows() ? at : 0;
  if (skip_one_of(line, at, "•·‧●○■□◆◇▪▫◦‣➢►▶→✓✔☐☑①②③④⑤⑥⑦⑧⑨⑩")) return at;

  const bool bracket = skip_one_of(line, at, "(（");
  const std::size_t first = at;
  while (at < line.size() && is_digit(line[at])) ++at;
  const bool figures = at > first;
  if (!figures) {
    while (skip_one_of(line, at, "一二三四五六七八九十")) {
    }
  }
  if (at == first || at - first > 9) return 0;
  if (bracket) return skip_one_of(line, at, ")）") ? at : 0;
  if (!figures) return skip_one_of(line, at, "、.．") ? at : 0;
  if (skip_one_of(line, at, "、)）．")) return at;
  // "2.5" is a number.
  return skip_one_of(line, at, ".") && (at == line.size() || !is_digit(line[at])) ? at : 0;
}

}  // namespace

std::size_t blank_bytes(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Utf8Character character = utf8_at(text, at);
    if (!is_blank(character.code)) break;
    at += character.bytes;
  }
  return at;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(blank_bytes(text));
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0u) == 0x80) --last;
    if (!is_blank(utf8_at(text, last).code)) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

bool next_line(std::string_view& rest, std::string_view& line) {
  if (rest.empty()) return false;
  const std::size_t end = rest.find_first_of("\r\n");
  line = rest.substr(0, end);
  if (end == std::string_view::npos) {
    rest = {};
    return true;
  }
  const bool pair = rest[end] == '\r' && end + 1 < rest.size() && rest[end + 1] == '\n';
  rest.remove_prefix(end + (pair ? 2 : 1));
  return true;
}

std::string_view without_bullet(std::string_view line, bool& is_item) {
  line = trimmed(line);
  const std::size_t bytes = bullet_bytes(line);
  is_item = bytes > 0;
  line = trimmed(line.substr(bytes));
  const bool box = is_item && line.size() >= 3 && line[0] == '[' && line[2] == ']' &&
                   (line[1] == ' ' || line[1] == 'x' || line[1] == 'X');
  return box ? trimmed(line.substr(3)) : line;
}

std::vector<std::string_view> pasted_lines(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::string_view line; next_line(text, line);) {
    bool is_item = false;
    line = without_bullet(line, is_item);
    if (!line.empty()) out.push_back(line);
  }
  return out;
}

}  // namespace sandtable
