#include "cli/find_codes.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/base64url.h"
#include "core/result_code.h"
#include "core/utf8.h"

namespace sandtable::cli {
namespace {

constexpr std::string_view kLinkMark = "#p=";
constexpr std::string_view kCodeCharacters = "34679ACDEFHJKMNPQRTVWXY";
constexpr std::size_t kMostStrangers = 2;  // characters that no code has, in what is still taken for a code

enum class Gap { Other, Hyphen, Space };

// Letters and digits in a row.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t characters = 0;
  std::size_t digits = 0;
  std::size_t small = 0;      // a–z
  std::size_t strangers = 0;  // not among kCodeCharacters
  Gap before = Gap::Other;    // what is between it and the word before it
};

bool is_address_character(char c) {
  return c > ' ' && static_cast<unsigned char>(c) < 0x80 &&
         std::string_view("<>\"'()[]{}|").find(c) == std::string_view::npos;
}

// Full-width forms count as what they look like.
char32_t plain(char32_t c) {
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

Gap gap_of(char32_t c) {
  if (c == ' ' || c == 0x3000 || c == 0x00A0) return Gap::Space;
  return c == '-' || c == 0xFF0D || c == 0x2212 || (c >= 0x2010 && c <= 0x2015) ? Gap::Hyphen : Gap::Other;
}

std::vector<Word> words_of(std::string_view line) {
  std::vector<Word> words;
  bool inside = false;
  Gap gap = Gap::Other;
  std::size_t gap_characters = 0;
  for (std::size_t at = 0; at < line.size();) {
    const Utf8Character next = utf8_at(line, at);
    const char32_t c = plain(next.code);
    const bool digit = c >= '0' && c <= '9';
    const bool small = c >= 'a' && c <= 'z';
    if (next.sound && (digit || small || (c >= 'A' && c <= 'Z'))) {
      if (!inside) {
        words.push_back(Word{at});
        words.back().before = gap_characters == 1 ? gap : Gap::Other;
      }
      inside = true;
      Word& word = words.back();
      word.end = at + next.bytes;
      ++word.characters;
      if (digit) ++word.digits;
      if (small) ++word.small;
      const char capital = static_cast<char>(small ? c - 'a' + 'A' : c);
      if (kCodeCharacters.find(capital) == std::string_view::npos) ++word.strangers;
    } else {
      gap_characters = inside ? 1 : gap_characters + 1;
      gap = gap_of(next.code);
      inside = false;
    }
    at += next.bytes;
  }
  return words;
}

std::vector<std::size_t> code_lengths(const TestLibrary& library) {
  std::vector<std::size_t> lengths;
  for (const TestPack& pack : library.all()) {
    const auto code = encode_result_code(pack, SelfTest());
    if (!code) continue;
    const auto length = code.value().size() -
                        static_cast<std::size_t>(std::count(code.value().begin(), code.value().end(), '-'));
    if (std::find(lengths.begin(), lengths.end(), length) == lengths.end()) lengths.push_back(length);
  }
  return lengths;
}

class Scanner {
 public:
  Scanner(std::string_view line, const TestLibrary& library,
          const std::function<void(const FoundCode&)>& found)
      : line_(line), library_(library), found_(found) {}

  void run() {
    std::size_t at = 0;
    for (std::size_t mark = line_.find(kLinkMark); mark != std::string_view::npos;
         mark = line_.find(kLinkMark, at)) {
      std::size_t begin = mark;
      while (begin > at && is_address_character(line_[begin - 1])) --begin;
      std::size_t end = mark + kLinkMark.size();
      while (end < line_.size() && base64url_value(line_[end]) >= 0) ++end;
      codes(at, begin);
      FoundCode link;
      link.text = line_.substr(mark, end - mark);
      link.is_link = true;
      found_(link);
      at = end;
    }
    codes(at, line_.size());
  }

 private:
  void codes(std::size_t begin, std::size_t end) {
    part_ = line_.substr(begin, end - begin);
    if (part_.size() < 8) return;
    words_ = words_of(part_);
    if (words_.empty()) return;
    if (lengths_.empty()) lengths_ = code_lengths(library_);
    for (std::size_t i = 0; i < words_.size();) i += std::max<std::size_t>(1, code_at(i));
  }

  void report(std::size_t first, std::size_t last, Result<SelfTest> attempt) {
    FoundCode code;
    code.text = slice(first, last);
    code.attempt = std::move(attempt);
    found_(code);
  }

  [[nodiscard]] std::string_view slice(std::size_t first, std::size_t last) const {
    return part_.substr(words_[first].begin, words_[last].end - words_[first].begin);
  }

  // The number of words of the code that begins with word `i`; 0 = none.
  std::size_t code_at(std::size_t i) {
    std::size_t alike = SIZE_MAX;  // last word of what may be a mistyped code without hyphens
    for (const std::size_t length : lengths_) {
      Word all = words_[i];
      std::size_t j = i;
      while (all.characters < length && j + 1 < words_.size() && words_[j + 1].before != Gap::Other) {
        ++j;
        all.characters += words_[j].characters;
        all.digits += words_[j].digits;
        all.small += words_[j].small;
        all.strangers += words_[j].strangers;
      }
      if (all.characters != length) continue;
      Result<SelfTest> attempt = decode_result_code(slice(i, j), library_);
      if (attempt) {
        report(i, j, std::move(attempt));
        return j - i + 1;
      }
      const bool mixed = all.digits > 0 && all.digits < all.characters && all.small == 0;
      if (mixed && all.strangers <= kMostStrangers) alike = j;
    }
    std::size_t last = hyphened(i);
    if (last == SIZE_MAX) last = alike;
    if (last == SIZE_MAX) return 0;
    report(i, last, decode_result_code(slice(i, last), library_));
    return last - i + 1;
  }

  // The last word of the groups of four or six that begin with word `i`, joined by hyphens; SIZE_MAX when
  // they have not the form of a code. One group may be a little longer or shorter.
  [[nodiscard]] std::size_t hyphened(std::size_t i) const {
    if (words_[i].before == Gap::Hyphen) return SIZE_MAX;
    std::size_t j = i;
    std::size_t characters = 0;
    std::size_t digits = 0;
    std::size_t sizes[2] = {};
    std::size_t longest = 0;
    for (;; ++j) {
      characters += words_[j].characters;
      digits += words_[j].digits;
      if (words_[j].characters == 4) ++sizes[0];
      if (words_[j].characters == 6) ++sizes[1];
      longest = std::max(longest, words_[j].characters);
      if (j + 1 == words_.size() || words_[j + 1].before != Gap::Hyphen) break;
    }
    const std::size_t groups = j - i + 1;
    const bool shaped = (groups >= 4 && sizes[0] + 1 >= groups && longest <= 5) ||
                        (groups == 3 && sizes[0] == 3) || (groups == 3 && sizes[1] >= 2 && longest <= 7);
    return shaped && digits > 0 && digits < characters ? j : SIZE_MAX;
  }

  std::string_view line_;
  const TestLibrary& library_;
  const std::function<void(const FoundCode&)>& found_;
  std::string_view part_;
  std::vector<Word> words_;
  std::vector<std::size_t> lengths_;
};

}  // namespace

void find_codes(std::string_view line, const TestLibrary& library,
                const std::function<void(const FoundCode&)>& found) {
  Scanner(line, library, found).run();
}

}  // namespace sandtable::cli
