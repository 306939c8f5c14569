#include "core/text_code.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/text_order.h"
#include "core/utf8.h"

namespace sandtable {
namespace {

#include "core/lexicon_v1.inc"

// A bucket's code: `prefix`, then the entry's number in `index_bits` bits. The prefixes are a complete prefix
// code.
struct Bucket {
  int prefix_bits;
  unsigned prefix;
  int index_bits;
};
constexpr std::array<Bucket, 8> kHanCodes{{{3, 0b010, 3},
                                           {4, 0b1110, 4},
                                           {3, 0b011, 5},
                                           {3, 0b100, 6},
                                           {3, 0b101, 7},
                                           {3, 0b110, 8},
                                           {2, 0b00, 9},
                                           {4, 0b1111, 9}}};
constexpr std::array<Bucket, 7> kLatinCodes{{{2, 0b00, 2},
                                             {2, 0b01, 3},
                                             {2, 0b10, 4},
                                             {4, 0b1100, 4},
                                             {4, 0b1101, 5},
                                             {4, 0b1110, 6},
                                             {4, 0b1111, 8}}};
static_assert(std::size(kHanBuckets) == kHanCodes.size() && std::size(kLatinBuckets) == kLatinCodes.size());

// Entries that are not text.
constexpr char kEnd = 1, kSwitch = 2, kChinese = 3, kAny = 4, kUnderscore = 5;
constexpr int kSpecials = 5;
constexpr char32_t kFirstChinese = 0x4E00;
constexpr int kChineseBits = 15;
constexpr int kAnyBits = 21;

struct Entry {
  std::string text;  // UTF-8; of a special entry its control character
  bool special = false;
  std::uint8_t bits = 0;
  std::uint32_t code = 0;
};

class Table {
 public:
  Table(const char* const* buckets, const Bucket* codes, std::size_t count) : codes_(codes), count_(count) {
    for (std::size_t bucket = 0; bucket < count; ++bucket) {
      first_.push_back(entries_.size());
      add_bucket(buckets[bucket], codes[bucket]);
    }
    first_.push_back(entries_.size());
    std::vector<std::string_view> texts;
    for (const Entry& entry : entries_) texts.push_back(entry.text);
    for (const std::uint16_t i : sorted_numbers(texts)) {
      const Entry& entry = entries_[i];
      if (!entry.special) {
        sorted_.push_back(i);
      } else if (entry.text[0] <= kAny) {
        special_[static_cast<std::size_t>(entry.text[0])] = i;
      }
    }
  }

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] const Entry* special(char which) const {
    const int index = special_[static_cast<std::size_t>(which)];
    return index < 0 ? nullptr : &entries_[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] std::uint16_t number_of(const Entry& entry) const {
    return static_cast<std::uint16_t>(&entry - entries_.data());
  }

  // nullptr when the bits name no entry.
  [[nodiscard]] const Entry* read(BitReader& bits) const {
    unsigned prefix = 0;
    for (int length = 1; length <= 4; ++length) {
      prefix = prefix << 1 | static_cast<unsigned>(bits.get(1));
      for (std::size_t bucket = 0; bucket < count_; ++bucket) {
        if (codes_[bucket].prefix_bits != length || codes_[bucket].prefix != prefix) continue;
        const std::size_t index = first_[bucket] + bits.get(codes_[bucket].index_bits);
        return bits.overrun() || index >= first_[bucket + 1] ? nullptr : &entries_[index];
      }
    }
    return nullptr;
  }

 private:
  void add(std::string_view text, const Bucket& code, std::size_t first) {
    Entry entry;
    const auto control = static_cast<unsigned char>(text[0]);
    entry.special = control <= kSpecials && control != kUnderscore;
    entry.text = text;
    std::replace(entry.text.begin(), entry.text.end(), '_', ' ');
    std::replace(entry.text.begin(), entry.text.end(), kUnderscore, '_');
    entry.bits = static_cast<std::uint8_t>(code.prefix_bits + code.index_bits);
    entry.code = code.prefix << code.index_bits | static_cast<std::uint32_t>(entries_.size() - first);
    entries_.push_back(std::move(entry));
  }
  void add_bucket(std::string_view list, const Bucket& code) {
    const std::size_t first = entries_.size();
    std::size_t at = 0;
    while (at < list.size() && list[at] != ' ') {
      const std::size_t bytes = utf8_at(list, at).bytes;
      add(list.substr(at, bytes), code, first);
      at += bytes;
    }
    while (at < list.size()) {
      const std::size_t end = std::min(list.find(' ', at + 1), list.size());
      add(list.substr(at + 1, end - at - 1), code, first);
      at = end;
    }
  }

  friend class Matches;

  const Bucket* codes_;
  std::size_t count_;
  std::vector<Entry> entries_;
  std::vector<std::size_t> first_;     // number of each bucket's first entry, and the end
  std::vector<std::uint16_t> sorted_;  // entries that are text, by text
  std::array<int, kSpecials> special_{-1, -1, -1, -1, -1};
};

// The entries of a table that `text` begins with, shorter ones first.
class Matches {
 public:
  Matches(const Table& table, std::string_view text)
      : table_(table), text_(text), end_(table.sorted_.size()) {}

  // nullptr after the last one.
  [[gnu::noinline]] const Entry* next() {
    // All entries in begin..end agree with the text so far; every byte of the text narrows them down.
    while (at_ < text_.size() && begin_ < end_) {
      const int byte = static_cast<unsigned char>(text_[at_]);
      begin_ = first_from(byte);
      end_ = first_from(byte + 1);
      ++at_;
      if (begin_ < end_ && entry(begin_).text.size() == at_) return &entry(begin_);
    }
    return nullptr;
  }

 private:
  [[nodiscard]] const Entry& entry(std::size_t place) const {
    return table_.entries_[table_.sorted_[place]];
  }
  // The first place in begin..end whose entry has at least `byte` next; an entry that ends before counts as -1.
  [[nodiscard]] std::size_t first_from(int byte) const {
    std::size_t begin = begin_;
    std::size_t end = end_;
    while (begin < end) {
      const std::size_t middle = (begin + end) / 2;
      const std::string& text = entry(middle).text;
      const int found = at_ < text.size() ? static_cast<int>(static_cast<unsigned char>(text[at_])) : -1;
      if (found < byte) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin;
  }

  const Table& table_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_;
};

const Table& table_of(Lexicon lexicon) {
  static const Table han(kHanBuckets, kHanCodes.data(), kHanCodes.size());
  static const Table latin(kLatinBuckets, kLatinCodes.data(), kLatinCodes.size());
  return lexicon == Lexicon::Han ? han : latin;
}

constexpr Lexicon other(Lexicon lexicon) {
  return lexicon == Lexicon::Han ? Lexicon::Latin : Lexicon::Han;
}
constexpr std::size_t index_of(Lexicon lexicon) {
  return lexicon == Lexicon::Han ? 0 : 1;
}

void put(BitWriter& bits, const Entry& entry) {
  bits.put(entry.code, entry.bits);
}

bool is_chinese(char32_t code) {
  return code >= kFirstChinese && code < kFirstChinese + (1u << kChineseBits);
}
bool is_scalar(std::uint64_t code) {
  return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

// The cheapest way on from one place of the text in one lexicon.
struct Way {
  std::uint32_t cost = std::numeric_limits<std::uint32_t>::max();  // bits to the end of the text
  std::uint16_t entry = 0;
  std::uint8_t bytes = 0;  // of the text
};

// ---- byte form ----
constexpr unsigned char kEscape = 1;           // before a byte 0 or 1 of the text, which follows plus one
constexpr std::uint32_t kBytesChinese = 0x80;  // 0x80..0xD1 + byte: U+4E00..U+9FFF
constexpr std::uint32_t kBytesWords = 0xD2;    // 0xD2..0xD7 + byte: entry of the Han lexicon
constexpr std::uint32_t kBytesWordLeads = 6;
constexpr std::uint32_t kBytesPlanes = 0xD8;   // 0xD8..0xE8 + two bytes: any, by plane
constexpr std::uint32_t kBytesWindows = 0xE9;  // 0xE9.. + byte: the window's 256 characters
constexpr std::array<std::uint32_t, 8> kWindows{0x0000, 0x0100, 0x0300, 0x0400,
                                                0x2000, 0x3000, 0xFE00, 0xFF00};

}  // namespace

Lexicon write_text_bits(BitWriter& bits, std::string_view text) {
  // Backwards over the text: the cheapest code of every rest, for both lexicons.
  std::vector<std::array<Way, 2>> ways(text.size() + 1);
  constexpr std::array<Lexicon, 2> kBoth{Lexicon::Han, Lexicon::Latin};
  for (std::size_t at = text.size() + 1; at-- > 0;) {
    if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) continue;
    for (const Lexicon lexicon : kBoth) {
      const Table& table = table_of(lexicon);
      Way& way = ways[at][index_of(lexicon)];
      if (at == text.size()) {
        const Entry& end = *table.special(kEnd);
        way = {end.bits, table.number_of(end), 0};
        continue;
      }
      const auto consider = [&](const Entry& entry, std::size_t bytes, int more_bits) {
        const std::uint32_t cost =
            entry.bits + static_cast<std::uint32_t>(more_bits) + ways[at + bytes][index_of(lexicon)].cost;
        if (cost < way.cost) way = {cost, table.number_of(entry), static_cast<std::uint8_t>(bytes)};
      };
      Matches matches(table, text.substr(at));
      while (const Entry* entry = matches.next()) consider(*entry, entry->text.size(), 0);
      const Utf8Character character = utf8_at(text, at);
      if (table.special(kChinese) != nullptr && is_chinese(character.code)) {
        consider(*table.special(kChinese), character.bytes, kChineseBits);
      }
      consider(*table.special(kAny), character.bytes, kAnyBits);
    }
    for (const Lexicon lexicon : kBoth) {
      const Entry& change = *table_of(lexicon).special(kSwitch);
      Way& way = ways[at][index_of(lexicon)];
      const std::uint32_t cost = change.bits + ways[at][index_of(other(lexicon))].cost;
      if (cost < way.cost) way = {cost, table_of(lexicon).number_of(change), 0};
    }
  }

  const Lexicon begin = ways[0][0].cost <= ways[0][1].cost ? Lexicon::Han : Lexicon::Latin;
  Lexicon lexicon = begin;
  for (std::size_t at = 0;;) {
    const Way& way = ways[at][index_of(lexicon)];
    const Entry& entry = table_of(lexicon).entries()[way.entry];
    put(bits, entry);
    if (entry.special) {
      if (entry.text[0] == kEnd) return begin;
      if (entry.text[0] == kSwitch) lexicon = other(lexicon);
      if (entry.text[0] == kChinese) bits.put(utf8_at(text, at).code - kFirstChinese, kChineseBits);
      if (entry.text[0] == kAny) bits.put(utf8_at(text, at).code, kAnyBits);
    }
    at += way.bytes;
  }
}

bool read_text_bits(BitReader& bits, Lexicon begin, std::size_t max_bytes, std::string& text) {
  const std::size_t limit = text.size() + max_bytes;
  for (Lexicon lexicon = begin;;) {
    const Entry* entry = table_of(lexicon).read(bits);
    if (entry == nullptr) return false;
    if (!entry->special) {
      text += entry->text;
    } else if (entry->text[0] == kEnd) {
      return true;
    } else if (entry->text[0] == kSwitch) {
      lexicon = other(lexicon);
    } else {
      const bool chinese = entry->text[0] == kChinese;
      const std::uint64_t code = chinese ? kFirstChinese + bits.get(kChineseBits) : bits.get(kAnyBits);
      if (!is_scalar(code) || bits.overrun()) return false;
      append_utf8(text, static_cast<std::uint32_t>(code));
    }
    if (text.size() > limit) return false;
  }
}

void append_text_bytes(std::string& bytes, std::string_view text) {
  const Table& han = table_of(Lexicon::Han);
  const auto put_byte = [&](std::uint32_t byte) { bytes += static_cast<char>(byte & 0xFFu); };
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character character = utf8_at(text, at);
    const auto code = static_cast<std::uint32_t>(character.code);
    std::size_t taken = character.bytes;
    if (code <= kEscape) {
      put_byte(kEscape);
      put_byte(code + 1);
    } else if (code < 0x80) {
      put_byte(code);
    } else {
      const Entry* word = nullptr;  // the longest
      Matches matches(han, text.substr(at));
      while (const Entry* entry = matches.next()) word = entry;
      const auto window = std::find(kWindows.begin(), kWindows.end(), code & ~0xFFu);
      if (word != nullptr && word->text.size() > taken) {
        put_byte(kBytesWords + (han.number_of(*word) >> 8));
        put_byte(han.number_of(*word));
        taken = word->text.size();
      } else if (code >= kFirstChinese && code <= 0x9FFF) {
        put_byte(kBytesChinese + ((code - kFirstChinese) >> 8));
        put_byte(code - kFirstChinese);
      } else if (window != kWindows.end()) {
        put_byte(kBytesWindows + static_cast<std::uint32_t>(window - kWindows.begin()));
        put_byte(code);
      } else {
        put_byte(kBytesPlanes + (code >> 16));
        put_byte(code >> 8);
        put_byte(code);
      }
    }
    at += taken;
  }
  bytes += '\0';
}

bool read_text_bytes(std::string_view bytes, std::size_t& at, std::size_t max_bytes, std::string& text) {
  const std::vector<Entry>& words = table_of(Lexicon::Han).entries();
  const std::size_t limit = text.size() + max_bytes;
  bool cut = false;
  const auto next = [&]() -> std::uint32_t {
    if (at < bytes.size()) return static_cast<unsigned char>(bytes[at++]);
    cut = true;
    return 0;
  };
  while (true) {
    const std::uint32_t lead = next();
    if (cut) return false;
    if (lead == 0) return true;
    if (lead == kEscape) {
      const std::uint32_t byte = next();
      if (byte != 1 && byte != 2) return false;
      text += static_cast<char>(byte - 1);
    } else if (lead < kBytesChinese) {
      text += static_cast<char>(lead);
    } else if (lead >= kBytesWords && lead < kBytesWords + kBytesWordLeads) {
      const std::uint32_t number = (lead - kBytesWords) << 8 | next();
      if (number >= words.size() || words[number].special) return false;
      text += words[number].text;
    } else {
      std::uint32_t code = 0;
      if (lead < kBytesWords) {
        code = kFirstChinese + ((lead - kBytesChinese) << 8) + next();
      } else if (lead < kBytesWindows) {
        code = (lead - kBytesPlanes) << 16 | next() << 8;
        code |= next();
      } else if (lead < kBytesWindows + kWindows.size()) {
        code = kWindows[lead - kBytesWindows] + next();
      } else {
        return false;
      }
      if (!is_scalar(code)) return false;
      append_utf8(text, code);
    }
    if (cut || text.size() > limit) return false;
  }
}

std::string lexicon_fingerprint() {
  std::string all;
  for (const Lexicon lexicon : {Lexicon::Han, Lexicon::Latin}) {
    for (const Entry& entry : table_of(lexicon).entries()) {
      all += entry.text + '\t' + std::to_string(entry.bits) + '\t' + std::to_string(entry.code) + '\n';
    }
  }
  return all;
}

}  // namespace sandtable
