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

enum MarkKind { kNoMark, kBullet, kCircled, kDot, kBracket, kComma, kInBrackets, kChinese, kChineseInBrackets };

// What a line begins with.
struct Mark {
  MarkKind kind = kNoMark;
  std::size_t bytes = 0;
  int number = 0;
};

// Value of the Chinese numeral at text[at], up to 99, and `at` behind it; 0 = there is none.
int chinese_number(std::string_view text, std::size_t& at) {
  constexpr std::string_view kDigits = "一二三四五六七八九";
  const auto digit = [&] {
    const std::size_t place = at + 3 <= text.size() ? kDigits.find(text.substr(at, 3)) : std::string_view::npos;
    if (place == std::string_view::npos) return 0;
    at += 3;
    return static_cast<int>(place / 3) + 1;
  };
  const int first = digit();
  if (!skip_one_of(text, at, "十")) return first;
  return (first == 0 ? 1 : first) * 10 + digit();
}

int decimal_number(std::string_view text, std::size_t& at) {
  int value = 0;
  for (std::size_t end = at + 9; at < end && at < text.size() && is_digit(text[at]); ++at) value = value * 10 + (text[at] - '0');
  return value;
}

// Of a line that is trimmed.
Mark mark_of(std::string_view line) {
  std::size_t at = 0;
  const auto blank_follows = [&] { return at == line.size() || blank_bytes(line.substr(at)) > 0; };
  if (skip_one_of(line, at, "-*+–—")) return blank_follows() ? Mark{kBullet, at} : Mark();
  if (skip_one_of(line, at, "•·‧●○■□◆◇▪▫◦‣➢►▶→✓✔☐☑")) return {kBullet, at};
  constexpr std::string_view kCircles = "①②③④⑤⑥⑦⑧⑨⑩";
  if (skip_one_of(line, at, kCircles)) return {kCircled, at, static_cast<int>(kCircles.find(line.substr(0, at)) / at) + 1};

  const bool bracket = skip_one_of(line, at, "(（");
  const std::size_t first = at;
  int number = decimal_number(line, at);
  const bool figures = at > first;
  if (!figures) number = chinese_number(line, at);
  if (at == first) return {};
  if (bracket) return skip_one_of(line, at, ")）") ? Mark{figures ? kInBrackets : kChineseInBrackets, at, number} : Mark();
  if (!figures) return skip_one_of(line, at, "、.．") ? Mark{kChinese, at, number} : Mark();
  if (skip_one_of(line, at, "、")) return {kComma, at, number};
  if (skip_one_of(line, at, ")）")) return {kBracket, at, number};
  if (skip_one_of(line, at, "．")) return {kDot, at, number};
  // "2.5" is a number.
  return skip_one_of(line, at, ".") && (at == line.size() || !is_digit(line[at])) ? Mark{kDot, at, number} : Mark();
}

// "一、二线城市": what follows the mark is the next number.
bool is_range(std::string_view line, const Mark& mark) {
  std::size_t at = mark.bytes;
  const int next = mark.kind == kChinese ? chinese_number(line, at) : mark.kind == kComma ? decimal_number(line, at) : 0;
  return next == mark.number + 1;
}

// What is known of the marks of one kind, line after line.
struct MarkRun {
  std::size_t lines = 0;
  int last = 0;
  bool counts_up = true;
  std::string_view text;  // of the last item

  void take(std::string_view line, const Mark& mark) {
    const bool first = lines++ == 0;
    if (mark.kind == kBullet) return;
    const std::string_view rest = trimmed(line.substr(mark.bytes));
    if (mark.number != 1 && mark.number != last + 1) counts_up = false;
    if (first ? is_range(line, mark) : !rest.empty() && rest == text) counts_up = false;
    last = mark.number;
    text = rest;
  }
};

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

namespace {

std::string_view without(const Mark& mark, std::string_view line) {
  line = trimmed(line.substr(mark.bytes));
  const bool box = mark.kind != kNoMark && line.size() >= 3 && line[0] == '[' && line[2] == ']' &&
                   (line[1] == ' ' || line[1] == 'x' || line[1] == 'X');
  return box ? trimmed(line.substr(3)) : line;
}

// Bullets, and "1." and "1)" before a blank (CommonMark 0.31, section 5.2).
bool is_markdown(std::string_view line, const Mark& mark) {
  if (mark.kind != kDot && mark.kind != kBracket) return mark.kind == kBullet;
  const bool ascii = line[mark.bytes - 1] == '.' || line[mark.bytes - 1] == ')';
  return ascii && (mark.bytes == line.size() || blank_bytes(line.substr(mark.bytes)) > 0);
}

}  // namespace

std::string_view without_bullet(std::string_view line, bool& is_item) {
  line = trimmed(line);
  const Mark mark = mark_of(line);
  is_item = mark.kind != kNoMark;
  return without(mark, line);
}

ListMarks::ListMarks(std::string_view text) {
  MarkRun runs[kChineseInBrackets + 1];
  for (std::string_view line; next_line(text, line);) {
    line = trimmed(line);
    if (line.empty()) continue;
    ++lines_;
    if (const Mark mark = mark_of(line); mark.kind != kNoMark) runs[mark.kind].take(line, mark);
  }
  for (unsigned kind = kBullet; kind <= kChineseInBrackets; ++kind) {
    if (runs[kind].lines < 2 || !runs[kind].counts_up) continue;
    lists_ |= 1u << kind;
    items_ += runs[kind].lines;
  }
}

std::string_view ListMarks::item(std::string_view line, bool& is_item) const {
  line = trimmed(line);
  const Mark mark = mark_of(line);
  is_item = (lists_ >> mark.kind & 1) != 0 || (markdown_ && is_markdown(line, mark));
  return is_item ? without(mark, line) : line;
}

std::vector<std::string_view> pasted_lines(std::string_view text) {
  const ListMarks marks(text);
  std::vector<std::string_view> out;
  for (std::string_view line; next_line(text, line);) {
    bool is_item = false;
    line = marks.are_most() ? marks.item(line, is_item) : trimmed(line);
    if (!line.empty()) out.push_back(line);
  }
  return out;
}

}  // namespace sandtable
