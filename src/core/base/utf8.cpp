#include "core/base/utf8.h"

namespace sandtable {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";

bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029;
}

}  // namespace

Utf8Character utf8_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};

  // Table 3-7 of the Unicode standard: only the second byte has a range that depends on the first.
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  char32_t code = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
    code = lead & 0x1Fu;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    code = lead & 0x0Fu;
    if (lead == 0xE0) low = 0xA0;   // overlong
    if (lead == 0xED) high = 0x9F;  // surrogates
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    code = lead & 0x07u;
    if (lead == 0xF0) low = 0x90;   // overlong
    if (lead == 0xF4) high = 0x8F;  // above U+10FFFF
  } else {
    return {kReplacement, 1, false};
  }
  for (std::size_t k = 1; k < length; ++k) {
    if (at + k >= text.size()) return {kReplacement, k, false};
    const unsigned char next = byte(at + k);
    if (next < low || next > high) return {kReplacement, k, false};
    low = 0x80;
    high = 0xBF;
    code = (code << 6) | (next & 0x3Fu);
  }
  return {code, length, true};
}

void append_utf8(std::string& text, char32_t code) {
  const auto put_byte = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    put_byte(code);
    return;
  }
  // 6 bits in each further byte; the first one tells how many follow.
  const int further = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  put_byte((0xFF00u >> (further + 1) & 0xFFu) | code >> (6 * further));
  for (int i = further - 1; i >= 0; --i) put_byte(0x80 | (code >> (6 * i) & 0x3F));
}

bool is_sound_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Character character = utf8_at(text, i);
    if (!character.sound || character.code == 0) return false;
    i += character.bytes;
  }
  return true;
}

std::string repaired_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Character character = utf8_at(text, i);
    if (character.sound && character.code != 0) {
      out.append(text.substr(i, character.bytes));
    } else {
      out.append(kReplacementBytes);
    }
    i += character.bytes;
  }
  return out;
}

std::string_view cut_text(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80) --end;
  return text.substr(0, end);
}

bool make_single_line(std::string& text) {
  bool changed = false;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Character character = utf8_at(text, i);
    if (is_control(character.code)) {
      if (!changed) out.assign(text, 0, i);
      changed = true;
      out.push_back(' ');
    } else if (changed) {
      out.append(text, i, character.bytes);
    }
    i += character.bytes;
  }
  if (changed) text = std::move(out);
  return changed;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) i += utf8_at(text, i).bytes;
  return count;
}

}  // namespace sandtable
