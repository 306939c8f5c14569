#include "core/base/normal_text.h"

#include "core/base/text_lines.h"
#include "core/base/utf8.h"

namespace sandtable {
namespace {

// Ordinary form of the characters of ordinary and double width in FF00–FFEF. (Half-width Katakana and Hangul
// stay.)
char32_t ordinary_width(char32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFF01 + 0x21;
  constexpr char32_t kCjkSigns[] = {0x3002, 0x300C, 0x300D, 0x3001, 0x30FB};  // FF61: 。「」、・
  if (code >= 0xFF61 && code <= 0xFF65) return kCjkSigns[code - 0xFF61];
  constexpr char32_t kSigns[] = {0xA2, 0xA3, 0xAC, 0xAF, 0xA6, 0xA5, 0x20A9};  // FFE0: ¢£¬¯¦¥₩
  if (code >= 0xFFE0 && code <= 0xFFE6) return kSigns[code - 0xFFE0];
  return code;
}

// Simple case folding of the alphabets whose capitals lie a fixed distance before their small letters
// (Unicode, CaseFolding.txt). Others stay as they are.
char32_t lower_case(char32_t code) {
  if (code >= 'A' && code <= 'Z') return code + 32;
  if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 32;  // Latin-1
  if ((code >= 0x100 && code <= 0x12F) || (code >= 0x14A && code <= 0x177))
    return code | 1;                                                      // Latin extended A
  if (code >= 0x391 && code <= 0x3A9 && code != 0x3A2) return code + 32;  // Greek
  if (code >= 0x410 && code <= 0x42F) return code + 32;                   // Cyrillic
  if (code >= 0x400 && code <= 0x40F) return code + 80;
  return code;
}

// Parts of words that are written with blanks between them.
bool is_spaced_script(char32_t code) {
  return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
         (code >= 0xC0 && code < 0x2000 && code != 0xD7 && code != 0xF7) ||
         (code >= 0xAC00 && code <= 0xD7A3);
}

}  // namespace

std::string normal_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  bool before = false;  // the last character is one of a spaced script
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t bytes = blank_bytes(text.substr(at))) {
      blank = true;
      at += bytes;
      continue;
    }
    const Utf8Character character = utf8_at(text, at);
    at += character.bytes;
    const char32_t code = lower_case(ordinary_width(character.code));
    const bool now = is_spaced_script(code);
    if (blank && before && now) out.push_back(' ');
    append_utf8(out, code);
    blank = false;
    before = now;
  }
  return out;
}

}  // namespace sandtable
