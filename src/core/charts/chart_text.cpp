#include "core/charts/chart_text.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace sandtable {
namespace {

constexpr std::string_view kEllipsis = "…";

// East Asian wide and full-width characters (UAX #11), by block.
bool is_wide(char32_t code) {
  return (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0x303E) ||
         (code >= 0x3041 && code <= 0xA4CF) || (code >= 0xAC00 && code <= 0xD7A3) ||
         (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFE30 && code <= 0xFE4F) ||
         (code >= 0xFF00 && code <= 0xFF60) || (code >= 0xFFE0 && code <= 0xFFE6) ||
         (code >= 0x1F300 && code <= 0x1FAFF) || (code >= 0x20000 && code <= 0x3FFFD);
}

bool is_combining(char32_t code) {
  return (code >= 0x300 && code <= 0x36F) || code == 0x200D || (code >= 0xFE00 && code <= 0xFE0F);
}

float em_of(char32_t code) {
  if (is_wide(code) || code == 0x2026) return 1.0f;
  if (is_combining(code)) return 0.0f;
  switch (code) {
    case ' ':
    case '.':
    case ',':
    case ':':
    case ';':
    case '\'':
    case '|':
    case 'i':
    case 'j':
    case 'l':
    case '!':
    case 'I':
    case 0xB7:
      return 0.31f;
    case 'f':
    case 't':
    case 'r':
    case '(':
    case ')':
    case '-':
    case '/':
      return 0.42f;
    case 'm':
    case 'w':
    case 'M':
    case 'W':
    case '%':
    case '@':
      return 0.92f;
    default:
      break;
  }
  if (code >= 'A' && code <= 'Z') return 0.7f;
  return 0.6f;
}

// Must not begin a line.
bool is_closing(char32_t code) {
  constexpr std::u32string_view kClosing = U"，。、；：？！）】》〉」』”’…—,.;:?!)]}%％·～";
  return kClosing.find(code) != std::u32string_view::npos || is_combining(code);
}

// Must not end a line.
bool is_opening(char32_t code) {
  constexpr std::u32string_view kOpening = U"（【《〈「『“‘([{";
  return kOpening.find(code) != std::u32string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool may_break_between(char32_t before, char32_t after) {
  const bool between = before == ' ' || is_wide(before) || is_wide(after);
  return between && after != ' ' && !is_closing(after) && !is_opening(before);
}

// Bytes of the first line of `text`.
std::size_t first_line(std::string_view text, float text_size, float max_width) {
  float width = 0;
  std::size_t good_break = 0;
  char32_t previous = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Character character = utf8_at(text, i);
    if (i > 0 && may_break_between(previous, character.code)) good_break = i;
    width += em_of(character.code) * text_size;
    if (width > max_width && character.code != ' ' && i > 0) return good_break > 0 ? good_break : i;
    previous = character.code;
    i += character.bytes;
  }
  return text.size();
}

}  // namespace

float estimated_width(std::string_view text, float text_size) {
  float em = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Character character = utf8_at(text, i);
    em += em_of(character.code);
    i += character.bytes;
  }
  return em * text_size;
}

float widest_word(std::string_view text, float text_size) {
  float widest = 0;
  float width = 0;
  char32_t previous = ' ';
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Character character = utf8_at(text, i);
    if (character.code == ' ' || may_break_between(previous, character.code)) width = 0;
    if (character.code != ' ') width += em_of(character.code) * text_size;
    widest = std::max(widest, width);
    previous = character.code;
    i += character.bytes;
  }
  return widest;
}

std::vector<std::string> wrap_text(std::string_view text, float text_size, float max_width,
                                   std::size_t max_lines) {
  std::vector<std::string> out;
  text = trimmed(text);
  while (!text.empty()) {
    if (out.size() + 1 == max_lines && estimated_width(text, text_size) > max_width) {
      const float room = max_width - estimated_width(kEllipsis, text_size);
      float width = 0;
      std::size_t end = 0;
      while (end < text.size()) {
        const Utf8Character character = utf8_at(text, end);
        width += em_of(character.code) * text_size;
        if (width > room) break;
        end += character.bytes;
      }
      out.push_back(std::string(trimmed(text.substr(0, end))).append(kEllipsis));
      break;
    }
    const std::size_t end = first_line(text, text_size, max_width);
    out.emplace_back(trimmed(text.substr(0, end)));
    text = trimmed(text.substr(end));
  }
  return out;
}

bool is_shortened(std::string_view last_line, std::string_view text) {
  const auto ends_so = [](std::string_view words) {
    return words.size() >= kEllipsis.size() && words.substr(words.size() - kEllipsis.size()) == kEllipsis;
  };
  return ends_so(last_line) && !ends_so(text);
}

}  // namespace sandtable
