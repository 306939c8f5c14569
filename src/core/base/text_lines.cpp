#include "core/base/text_lines.h"

#include <algorithm>

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

// What a line begins with.
struct Mark {
  MarkKind kind = MarkKind::None;
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

// In ordinary and full-width figures.
int decimal_number(std::string_view text, std::size_t& at) {
  int value = 0;
  for (int digits = 0; digits < 9 && at < text.size(); ++digits) {
    const Utf8Character one = utf8_at(text, at);
    const char32_t code = one.code >= 0xFF10 && one.code <= 0xFF19 ? one.code - 0xFF10 + '0' : one.code;
    if (code < '0' || code > '9') break;
    value = value * 10 + static_cast<int>(code - '0');
    at += one.bytes;
  }
  return value;
}

// Signs that stand for a number, and are nothing but marks: ① … ⑳, ⑴ … ⒇, ⒈ … ⒛, ❶ … ❿. 0: none.
int sign_number(char32_t code) {
  if (code >= 0x2460 && code <= 0x249B) return static_cast<int>(code - 0x2460) % 20 + 1;
  return code >= 0x2776 && code <= 0x277F ? static_cast<int>(code - 0x2776) + 1 : 0;
}

// Bullets of word processors: those of their symbol fonts, in the private range or as the letters that these have there, behind
// which a tab stands.
bool skip_font_bullet(std::string_view line, std::size_t& at) {
  if (line.empty()) return false;
  const Utf8Character one = utf8_at(line, 0);
  const bool tab = one.bytes < line.size() && line[one.bytes] == '\t';
  std::size_t letter = 0;
  if ((one.code < 0xF020 || one.code > 0xF0FF) && !(tab && skip_one_of(line, letter, "lnouvqØ§·¨"))) return false;
  at = one.bytes;
  return true;
}

// Of a line that is trimmed.
Mark mark_of(std::string_view line) {
  std::size_t at = 0;
  const auto blank_follows = [&] { return at == line.size() || blank_bytes(line.substr(at)) > 0; };
  if (skip_font_bullet(line, at)) return {MarkKind::Sign, at};
  if (skip_one_of(line, at, "-*+–—")) {
    if (blank_follows()) return {MarkKind::Bullet, at};
    const char next = line[at];
    const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || static_cast<unsigned char>(next) >= 0xC0;
    return line[0] == '-' && letter ? Mark{MarkKind::Hyphen, at} : Mark();
  }
  if (skip_one_of(line, at, "•·‧●○■□◆◇▪▫◦‣➢►▶▸→✓✔☐☑⁃∙")) return {MarkKind::Sign, at};
  if (line.empty()) return {};
  const Utf8Character one = utf8_at(line, 0);
  if (const int number = sign_number(one.code)) return {MarkKind::Circled, one.bytes, number};

  const bool bracket = skip_one_of(line, at, "(（");
  const std::size_t first = at;
  int number = decimal_number(line, at);
  const bool figures = at > first;
  if (!figures) number = chinese_number(line, at);
  if (at == first) return {};
  if (bracket) return skip_one_of(line, at, ")）") ? Mark{figures ? MarkKind::InBrackets : MarkKind::ChineseInBrackets, at, number} : Mark();
  if (!figures && skip_one_of(line, at, "、.．")) return {MarkKind::Chinese, at, number};
  if (skip_one_of(line, at, ")）")) {
    (void)skip_one_of(line, at, "、.．");
    return {figures ? MarkKind::Bracket : MarkKind::ChineseInBrackets, at, number};
  }
  if (!figures) return {};
  if (skip_one_of(line, at, "、")) return {MarkKind::Comma, at, number};
  if (skip_one_of(line, at, "．")) return {MarkKind::Dot, at, number};
  // "2.5" is a number.
  return skip_one_of(line, at, ".") && (at == line.size() || !is_digit(line[at])) ? Mark{MarkKind::Dot, at, number} : Mark();
}

// "一、二线城市": what follows the mark is the next number.
bool is_range(std::string_view line, const Mark& mark) {
  std::size_t at = mark.bytes;
  const int next = mark.kind == MarkKind::Chinese ? chinese_number(line, at) : mark.kind == MarkKind::Comma ? decimal_number(line, at) : 0;
  return next == mark.number + 1;
}

// What is known of the marks of one kind, line after line.
struct MarkRun {
  std::size_t lines = 0;
  int last = 0;
  bool counts_up = true;
  bool are_marks = true;  // not numbers that the items are nothing without
  std::string_view text;  // of the last item

  void take(std::string_view line, const Mark& mark) {
    const bool first = lines++ == 0;
    if (mark.number == 0) return;
    const std::string_view rest = trimmed(line.substr(mark.bytes));
    if (mark.number != 1 && mark.number != last + 1) counts_up = false;
    if (first ? is_range(line, mark) : !rest.empty() && rest == text) are_marks = false;
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

constexpr std::size_t kMarkKinds = static_cast<std::size_t>(MarkKind::ChineseInBrackets) + 1;

std::string_view without(const Mark& mark, std::string_view line) {
  line = trimmed(line.substr(mark.bytes));
  const bool box = mark.kind != MarkKind::None && line.size() >= 3 && line[0] == '[' && line[2] == ']' &&
                   (line[1] == ' ' || line[1] == 'x' || line[1] == 'X');
  return box ? trimmed(line.substr(3)) : line;
}

// Bullets, and "1." and "1)" before a blank (CommonMark 0.31, section 5.2).
bool is_markdown(std::string_view line, const Mark& mark) {
  if (mark.kind != MarkKind::Dot && mark.kind != MarkKind::Bracket) return mark.kind == MarkKind::Bullet || mark.kind == MarkKind::Sign;
  const bool ascii = line[mark.bytes - 1] == '.' || line[mark.bytes - 1] == ')';
  return ascii && (mark.bytes == line.size() || blank_bytes(line.substr(mark.bytes)) > 0);
}

}  // namespace

std::string_view without_bullet(std::string_view line, bool& is_item) {
  line = trimmed(line);
  const Mark mark = mark_of(line);
  is_item = mark.kind != MarkKind::None;
  return without(mark, line);
}

MarkKind mark_kind(std::string_view line) { return mark_of(trimmed(line)).kind; }

ListMarks::ListMarks(std::string_view text) {
  MarkRun runs[kMarkKinds];
  for (std::string_view line; next_line(text, line);) {
    line = trimmed(line);
    if (line.empty()) continue;
    ++lines_;
    if (const Mark mark = mark_of(line); mark.kind != MarkKind::None) runs[static_cast<std::size_t>(mark.kind)].take(line, mark);
  }
  if (lines_ < 2) return;
  constexpr auto kSign = static_cast<std::size_t>(MarkKind::Sign), kCircled = static_cast<std::size_t>(MarkKind::Circled);
  const auto take_where = [&](auto is_list) {
    for (std::size_t kind = 1; kind < kMarkKinds; ++kind) {
      const MarkRun& run = runs[kind];
      if (run.lines == 0 || !run.are_marks || (lists_ >> kind & 1) != 0 || !is_list(kind, run)) continue;
      lists_ |= 1u << kind;
      items_ += run.lines;
    }
  };
  take_where([](std::size_t kind, const MarkRun& run) { return kind == kSign || (run.lines > 1 && run.counts_up); });
  if (runs[kSign].lines > 0 && are_most()) take_where([](std::size_t kind, const MarkRun& run) { return kind == kCircled || (run.lines == 1 && run.counts_up); });
}

MarkKind ListMarks::kind(std::string_view line) const {
  line = trimmed(line);
  const Mark mark = mark_of(line);
  const bool is_item = (lists_ >> static_cast<unsigned>(mark.kind) & 1) != 0 || (markdown_ && is_markdown(line, mark));
  return is_item ? mark.kind : MarkKind::None;
}

std::string_view ListMarks::item(std::string_view line, bool& is_item) const {
  line = trimmed(line);
  is_item = kind(line) != MarkKind::None;
  return is_item ? without(mark_of(line), line) : line;
}

namespace {

// Whether the cell whose quote is at `at` goes on over a line's end until a quote that ends it.
bool spans_lines(std::string_view text, std::size_t at) {
  const std::size_t line_end = std::min(text.find_first_of("\r\n", at), text.size());
  for (++at; (at = text.find('"', at)) != std::string_view::npos; at += 2) {
    if (at + 1 < text.size() && text[at + 1] == '"') continue;
    return at > line_end && (at + 1 == text.size() || text[at + 1] == '\t' || text[at + 1] == '\n' || text[at + 1] == '\r');
  }
  return false;
}

bool is_number(std::string_view cell) { return !cell.empty() && cell.find_first_not_of("0123456789.,%-+") == std::string_view::npos; }

// Rows of cells that were copied from a spreadsheet, each on a line of its own: of a cell with line breaks, which is in quotes,
// the breaks become blanks. Any other text stays.
std::string rows_as_lines(std::string_view text) {
  std::string out;
  bool quoted = false, begins = true;  // of a cell
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool ends = at + 1 == text.size() || text[at + 1] == '\t' || text[at + 1] == '\n' || text[at + 1] == '\r';
    if (!quoted && begins && c == '"') {
      quoted = spans_lines(text, at);
      if (!quoted) out.push_back(c);
    } else if (quoted && c == '"' && !ends && text[at + 1] == '"') {
      out.push_back(text[++at]);
    } else if (quoted && c == '"' && ends) {
      quoted = false;
    } else {
      out.push_back(quoted && (c == '\n' || c == '\r') ? ' ' : c);
    }
    begins = c == '\t' || c == '\n' || c == '\r';
  }
  return out;
}

// The cells of a row together; of the numbers behind the first one nobody makes a text.
std::string cells_together(std::string_view row) {
  std::string out;
  while (!row.empty()) {
    const std::size_t end = std::min(row.find('\t'), row.size());
    const std::string_view cell = trimmed(row.substr(0, end));
    row.remove_prefix(std::min(end + 1, row.size()));
    if (cell.empty() || (!out.empty() && is_number(cell))) continue;
    if (!out.empty()) out.append(" · ");
    out.append(cell);
  }
  return out;
}

}  // namespace

std::vector<std::string> pasted_lines(std::string_view text) {
  const bool has_cells = text.find('\t') != std::string_view::npos;
  const std::string lines = has_cells || text.starts_with('"') ? rows_as_lines(text) : std::string(text);
  const ListMarks marks(lines);
  std::vector<std::string> out;
  std::string_view rest = lines;
  for (std::string_view line; next_line(rest, line);) {
    bool is_item = false;
    line = marks.are_most() ? marks.item(line, is_item) : trimmed(line);
    if (!line.empty()) out.push_back(has_cells ? cells_together(line) : std::string(line));
  }
  return out;
}

}  // namespace sandtable
