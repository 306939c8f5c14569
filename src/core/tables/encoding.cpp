#include "core/tables/encoding.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace sandtable {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF", kLittleMark = "\xFF\xFE", kBigMark = "\xFE\xFF";
constexpr std::size_t kLooked = 64u << 10;  // bytes from the start that tell

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Character one = utf8_at(bytes, at);
    if (!one.sound) return false;
    at += one.bytes;
  }
  return true;
}

// Of pairs of bytes: how many of 100 are characters of everyday use; -1: some are none at all.
struct PairRule {
  unsigned lead_from, lead_to;       // of characters at all
  bool (*is_trail)(unsigned trail);
  bool (*is_common)(unsigned lead, unsigned trail);
};

int common_pct(std::string_view bytes, const PairRule& rule) {
  std::size_t pairs = 0, common = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const unsigned lead = byte_at(bytes, at);
    if (lead < 0x80) continue;
    if (at + 1 == bytes.size()) break;  // the text may go on behind what was looked at
    const unsigned trail = byte_at(bytes, ++at);
    if (lead < rule.lead_from || lead > rule.lead_to) return -1;
    if (trail >= '0' && trail <= '9' && rule.is_trail(0x80) && at + 2 < bytes.size()) {  // four bytes of GB18030
      at += 2;
      ++pairs;
      continue;
    }
    if (!rule.is_trail(trail)) return -1;
    ++pairs;
    if (rule.is_common(lead, trail)) ++common;
  }
  return pairs == 0 ? -1 : static_cast<int>(100 * common / pairs);
}

constexpr PairRule kGb18030 = {
    0x81, 0xFE, [](unsigned trail) { return trail >= 0x40 && trail <= 0xFE && trail != 0x7F; },
    [](unsigned lead, unsigned trail) { return trail >= 0xA1 && ((lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3)); }};
constexpr PairRule kBig5 = {
    0x81, 0xFE, [](unsigned trail) { return (trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE); },
    [](unsigned lead, unsigned) { return lead >= 0xA1 && lead <= 0xC6; }};

// A letter with an accent stands among letters without: a pair of it and a letter is no everyday character.
constexpr int kPlausiblePct = 60;

Encoding guess_eight_bit(std::string_view bytes) {
  const int simplified = common_pct(bytes, kGb18030), traditional = common_pct(bytes, kBig5);
  if (std::max(simplified, traditional) < kPlausiblePct) return Encoding::Windows1252;
  return simplified >= traditional ? Encoding::Gb18030 : Encoding::Big5;
}

// Which half of the pairs of bytes is zero most of the time; nothing when neither is.
std::optional<Encoding> guess_sixteen_bit(std::string_view bytes) {
  std::size_t zeros[2] = {};
  for (std::size_t at = 0; at < bytes.size(); ++at) zeros[at % 2] += bytes[at] == '\0' ? 1 : 0;
  if (zeros[0] == zeros[1] || std::max(zeros[0], zeros[1]) * 20 < bytes.size()) return std::nullopt;
  return zeros[1] > zeros[0] ? Encoding::Utf16Le : Encoding::Utf16Be;
}

std::string decode_sixteen_bit(std::string_view bytes, bool big) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  const auto unit = [&](std::size_t at) {
    return static_cast<char32_t>(big ? byte_at(bytes, at) << 8 | byte_at(bytes, at + 1) : byte_at(bytes, at + 1) << 8 | byte_at(bytes, at));
  };
  constexpr char32_t kUnknown = 0xFFFD;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t code = unit(at);
    if (code >= 0xD800 && code < 0xE000) {
      const char32_t low = code < 0xDC00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
      const bool pair = low >= 0xDC00 && low < 0xE000;
      code = pair ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : kUnknown;
      if (pair) at += 2;
    }
    append_utf8(out, code == 0 ? kUnknown : code);
  }
  if (bytes.size() % 2 != 0) append_utf8(out, kUnknown);
  return out;
}

}  // namespace

const char* encoding_name(Encoding encoding) {
  constexpr const char* kNames[kEncodings] = {"utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "windows-1252"};
  return kNames[static_cast<std::size_t>(encoding)];
}

std::optional<Encoding> marked_encoding(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) return Encoding::Utf8;
  if (bytes.starts_with(kLittleMark)) return Encoding::Utf16Le;
  if (bytes.starts_with(kBigMark)) return Encoding::Utf16Be;
  return std::nullopt;
}

Encoding guess_encoding(std::string_view bytes) {
  if (const auto marked = marked_encoding(bytes)) return *marked;
  const std::string_view start = bytes.substr(0, kLooked);
  if (start.find('\0') != std::string_view::npos) {
    if (const auto wide = guess_sixteen_bit(start)) return *wide;
  }
  return is_utf8(bytes) ? Encoding::Utf8 : guess_eight_bit(start);
}

std::optional<std::string> decode_here(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf8: return repaired_text(bytes.substr(bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0));
    case Encoding::Utf16Le: return decode_sixteen_bit(bytes.substr(bytes.starts_with(kLittleMark) ? 2 : 0), false);
    case Encoding::Utf16Be: return decode_sixteen_bit(bytes.substr(bytes.starts_with(kBigMark) ? 2 : 0), true);
    default: return std::nullopt;
  }
}

}  // namespace sandtable
