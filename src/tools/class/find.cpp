// Finding hand-ins in text and files.
#include <algorithm>
#include <cstdlib>

#include "tools/class/collect.h"
#include "core/links/code_digits.h"
#include "tools/workshop/hand_in_code.h"
#include "core/links/link.h"
#include "core/json/record_reader.h"
#include "core/tables/encoding.h"
#include "tools/self_test/result_code.h"
#include "core/base/utf8.h"
#include "tools/self_test/model.h"
#include "tools/workshop/model.h"

namespace sandtable::inline classroom {
namespace {

constexpr std::size_t kMaxResultCharacters = 18;
constexpr std::size_t kMinResultCharacters = 6;
constexpr std::size_t kMinPlainCharacters =
    16;  // what has no hyphens is called a broken code only from here on
constexpr int kMaxTypos = 2;
constexpr int kMaxTries = 200'000;  // readings of one text, which bounds the time for hostile ones
// Words that are kept at a time, and those of them that may belong to a code with words to come: these bound the memory.
constexpr std::size_t kMaxWords = 4096;
constexpr std::size_t kMaxCodeWords = kMaxHandInCharacters;

bool is_blank(char c) {
  return static_cast<unsigned char>(c) <= ' ';
}

// What is between two words.
enum class Gap { Hyphen, Blank, Line, Other };

// Letters and digits without anything between them.
struct Word {
  std::size_t begin = 0, end = 0;  // bytes
  std::size_t length = 0;          // characters
  int strange = 0;                 // characters that codes never have
  int digits = 0;
  Gap before = Gap::Other;
};

// Full-width forms of Chinese input methods as what they mean.
char32_t narrow(char32_t c) {
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

bool is_letter_or_digit(char32_t wide) {
  const char32_t c = narrow(wide);
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

Gap gap_of(char32_t c) {
  if (c == '\n' || c == '\r') return Gap::Line;
  if (!is_code_separator(c)) return Gap::Other;
  const bool hyphen = c == '-' || c == '_' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC ||
                      c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
  return hyphen ? Gap::Hyphen : Gap::Blank;
}

// Pasted along without being seen: parts nothing.
bool is_invisible(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

class TextReader {
 public:
  TextReader(std::string_view text, FoundHandIn place, const CollectContext& context,
             std::vector<FoundHandIn>& out)
      : text_(text), place_(std::move(place)), context_(context), out_(out) {}

  void read() {
    std::size_t done = 0;
    for (std::size_t at = find_link(text_); at != std::string_view::npos && out_.size() <= kMaxFound; at = find_link(text_, done)) {
      read_codes(done, at);
      done = read_link(at);
    }
    read_codes(done, text_.size());
  }

 private:
  FoundHandIn& place_at(std::size_t at, std::size_t end) {
    for (; counted_ < at; ++counted_) {
      if (text_[counted_] == '\n') ++place_.line;
    }
    place_.text = detail_text(text_.substr(at, end - at));
    return place_;
  }

  // The link at `at`; the end of it.
  std::size_t read_link(std::size_t at) {
    std::size_t end = at;
    const Result<Json> document = decode_link_at(text_, at, end, context_.work);
    const FoundHandIn& place = place_at(at, end);
    if (document) {
      find_in_document(document.value(), place, context_, out_);
    } else {
      add_broken(place, document.error(), out_);
    }
    return end;
  }

  // Words that only blanks and hyphens part are looked at together.
  void read_codes(std::size_t at, std::size_t end) {
    words_.clear();
    Gap gap = Gap::Other;
    bool fresh = false;  // directly behind a word
    while (at < end) {
      const Utf8Character one = utf8_at(text_, at);
      if (is_letter_or_digit(one.code)) {
        read_word(at, end, gap);
        fresh = true;
        continue;
      }
      at += one.bytes;
      if (is_invisible(one.code)) continue;
      const Gap here = gap_of(one.code);
      if (here == Gap::Other) read_chain();
      // A hyphen joins what comes behind it, also on the next line; at the start of a line it marks an item
      // of a list.
      if (fresh) {
        gap = here;
      } else if (gap == Gap::Blank && here == Gap::Line) {
        gap = here;
      }
      fresh = false;
    }
    read_chain();
  }

  void read_word(std::size_t& at, std::size_t end, Gap before) {
    Word word;
    word.begin = at;
    word.before = words_.empty() ? Gap::Other : before;
    while (at < end) {
      const Utf8Character one = utf8_at(text_, at);
      if (!is_letter_or_digit(one.code)) {
        if (!is_invisible(one.code)) break;
      } else {
        ++word.length;
        if (code_value(one.code) < 0) ++word.strange;
        if (narrow(one.code) <= '9') ++word.digits;
      }
      at += one.bytes;
    }
    word.end = at;
    words_.push_back(word);
    if (words_.size() >= kMaxWords) read_chain(kMaxCodeWords);
  }

  // All words but the last `left`.
  void read_chain(std::size_t left = 0) {
    std::size_t i = 0;
    while (i + left < words_.size()) i = read_run(i);
    words_.erase(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(i));
  }

  static bool is_group(const Word& word) { return word.length == 4 || word.length == 6; }

  [[nodiscard]] std::size_t run_end(std::size_t i) const {
    for (++i; i < words_.size() && words_[i].before == Gap::Hyphen;) ++i;
    return i;
  }

  [[nodiscard]] std::string_view text_of(std::size_t first, std::size_t end) const {
    return text_.substr(words_[first].begin, words_[end - 1].end - words_[first].begin);
  }

  // What begins with this word: a code, alone or with the words behind it; the word after it.
  std::size_t read_run(std::size_t first) {
    const std::size_t run = run_end(first);
    std::size_t length = 0;
    for (std::size_t i = first, end = run; i < words_.size(); end = run_end(i)) {
      bool strange = false;
      for (; i < end; ++i) {
        length += words_[i].length;
        strange = strange || words_[i].strange > 0;
      }
      if (strange || length > kMaxHandInCharacters) break;
      if (read_code(first, end, length)) return end;
      if (words_[first].length < 3 && run == first + 1) break;  // no code begins like that
    }
    // A name before or behind it, with a hyphen.
    std::size_t begin = first, end = run;
    while (begin < end && !is_group(words_[begin])) ++begin;
    while (begin < end && !is_group(words_[end - 1])) --end;
    if (end > begin && (begin > first || end < run)) {
      std::size_t inner = 0;
      for (std::size_t i = begin; i < end; ++i) inner += words_[i].length;
      if (read_code(begin, end, inner)) return run;
    }
    const std::size_t broken = broken_end(first, run);
    if (broken == first) return run;
    const std::string_view typed = text_of(first, broken);
    add_broken(place_at(words_[first].begin, words_[broken - 1].end), error_of(typed), out_);
    return broken;
  }

  bool read_code(std::size_t first, std::size_t end, std::size_t length) {
    const bool result = length <= kMaxResultCharacters;
    if (length > kMaxHandInCharacters || length < kMinResultCharacters ||
        (!result && (length < kMinHandInCharacters || length % 4 != 0)))
      return false;
    if (++tries_ > kMaxTries) return false;
    const std::string_view typed = text_of(first, end);
    if (result) {  // the checks first: they are cheap
      auto values = code_values(typed, kMaxResultCharacters);
      std::size_t suspect = 0;
      if (!values || !code_checks_fit(values.value().data(), values.value().size(), suspect)) return false;
      const auto attempt = decode_result_code(typed, context_.tests);
      if (!attempt) return false;
      Plan plan;
      edit_part<Task>(plan).there = true;
      edit_part<Task>(plan).handed_in = attempt.value().taken;
      edit_part<SelfTests>(plan).list.push_back(attempt.value());
      plan.id = hash_id("code-", dump_json(plan_to_json(plan)));
      edit_part<SelfTests>(plan).list[0].id = "test" + plan.id.substr(4);
      add_found(place_at(words_[first].begin, words_[end - 1].end), plan_to_json(plan), out_);
      return true;
    }
    const auto plan = decode_hand_in_code(typed, context_.tests, context_.sorts, context_.exercise);
    if (plan) {
      add_found(place_at(words_[first].begin, words_[end - 1].end), plan_to_json(plan.value()), out_);
      return true;
    }
    const ErrorCode code = plan.error().code;
    if (code != ErrorCode::CodeUnknownTest && code != ErrorCode::NewerVersion) return false;
    add_broken(place_at(words_[first].begin, words_[end - 1].end), plan.error(),
               out_);  // a right one, but not for us
    return true;
  }

  // The end of what looks like a code with a typing error; `first` when it does not.
  [[nodiscard]] std::size_t broken_end(std::size_t first, std::size_t run) const {
    std::size_t length = 0, fours = 0, sixes = 0;
    int strange = 0, digits = 0;
    for (std::size_t i = first; i < run; ++i) add_to(words_[i], length, fours, sixes, strange, digits);
    const std::size_t groups = run - first;
    if (strange > kMaxTypos || static_cast<std::size_t>(digits) == length) return first;
    if (groups >= 3) return (fours >= 3 && fours + 1 >= groups) || (sixes >= 2 && groups == 3) ? run : first;
    if (groups == 1 && length >= kMinPlainCharacters) return strange == 0 && digits > 0 ? run : first;
    // Groups of four with blanks between them, one of them with a digit.
    if (groups != 1 || words_[first].length != 4) return first;
    std::size_t end = first + 1;
    while (end < words_.size() && length < kMaxHandInCharacters && words_[end].before == Gap::Blank &&
           words_[end].length == 4 && run_end(end) == end + 1 && strange + words_[end].strange <= kMaxTypos) {
      add_to(words_[end++], length, fours, sixes, strange, digits);
    }
    return fours >= 4 && digits > 0 && static_cast<std::size_t>(digits) < length ? end : first;
  }

  static void add_to(const Word& word, std::size_t& length, std::size_t& fours, std::size_t& sixes,
                     int& strange, int& digits) {
    length += word.length;
    fours += word.length == 4 ? 1 : 0;
    sixes += word.length == 6 ? 1 : 0;
    strange += word.strange;
    digits += word.digits;
  }

  [[nodiscard]] Error error_of(std::string_view typed) const {
    std::size_t length = 0;
    for (std::size_t at = 0; at < typed.size();) {
      const Utf8Character one = utf8_at(typed, at);
      if (!is_code_separator(one.code)) ++length;
      at += one.bytes;
    }
    if (length <= kMaxResultCharacters) {
      const auto attempt = decode_result_code(typed, context_.tests);
      if (!attempt) return attempt.error();
    }
    const auto plan = decode_hand_in_code(typed, context_.tests, context_.sorts, context_.exercise);
    return plan ? error_at(ErrorCode::CodeCheck) : plan.error();
  }

  std::string_view text_;
  FoundHandIn place_;
  const CollectContext& context_;
  std::vector<FoundHandIn>& out_;
  std::vector<Word> words_;
  std::size_t counted_ = 0;  // how far line ends are counted
  int tries_ = 0;
};

void read_json(std::string_view text, const FoundHandIn& place, const CollectContext& context,
               std::vector<FoundHandIn>& out) {
  Problems repaired;
  const Result<Json> document = parse_json(text, repaired);
  if (!document) {
    add_broken(place, document.error(), out);
  } else if (document.value().is_array()) {
    for (const Json& one : document.value()) {
      if (out.size() <= kMaxFound) find_in_document(one, place, context, out);
    }
  } else {
    find_in_document(document.value(), place, context, out);
  }
}

bool is_json(std::string_view text) {
  return !text.empty() && (text[0] == '{' || text[0] == '[');
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// One document a line: the first line is one, and there are more.
bool is_ndjson(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return false;
  const std::string_view line = trimmed(text.substr(0, end));
  if (line.size() < 2 || line.back() != (line[0] == '{' ? '}' : ']')) return false;
  Problems ignored;
  return parse_json(line, ignored).ok();
}

}  // namespace

void find_hand_ins(std::string_view bytes, Text source, const CollectContext& context,
                   std::vector<FoundHandIn>& all) {
  std::vector<FoundHandIn> out;
  FoundHandIn place;
  place.source = source.str();
  place.line = 1;
  if (bytes.size() > kMaxCollectBytes) {
    add_broken(place, error_at(ErrorCode::TooLarge, {}, std::to_string(kMaxCollectBytes)), all);
    return;
  }
  const auto encoding = marked_encoding(bytes);
  const std::string decoded = encoding && *encoding != Encoding::Utf8 ? decode_here(bytes, *encoding).value_or("") : std::string();
  const std::string_view text = !decoded.empty() ? std::string_view(decoded) : bytes.substr(encoding == Encoding::Utf8 ? 3 : 0);
  const std::string_view rest = trimmed(text);
  if (!is_json(rest)) {
    TextReader(text, place, context, out).read();
  } else if (!is_ndjson(rest)) {
    read_json(rest, place, context, out);
  } else {
    for (std::size_t at = 0; at < text.size() && out.size() <= kMaxFound; ++place.line) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = trimmed(text.substr(at, end - at));
      if (is_json(line)) {
        read_json(line, place, context, out);
      } else {
        TextReader(line, place, context, out).read();
      }
      at = end + 1;
    }
  }
  if (out.size() > kMaxFound) {
    out.resize(kMaxFound);
    add_broken(place, error_at(ErrorCode::TooLarge, {}, std::to_string(kMaxFound)), out);
  }
  if (out.empty()) {
    place.text = detail_text(rest);
    add_broken(place, error_at(rest.empty() ? ErrorCode::Empty : ErrorCode::NothingThere), out);
  }
  for (FoundHandIn& one : out) all.push_back(std::move(one));
}

bool wrong_groups(std::string_view typed, const Error& error, int& first, int& last) {
  const bool check = error.code == ErrorCode::CodeCheck;
  if ((!check && error.code != ErrorCode::CodeCharacter) || error.detail.empty()) return false;
  const int from = std::atoi(error.detail.c_str());
  const std::size_t hyphen = error.detail.find('-');
  const int to = check && hyphen != std::string::npos ? std::atoi(error.detail.c_str() + hyphen + 1) : from;
  // Places of a wrong character are counted in what was typed, others without what parts the groups.
  int characters = 0, position = 0, wrong = 0;
  for (std::size_t at = 0; at < typed.size();) {
    const Utf8Character one = utf8_at(typed, at);
    if (!is_code_separator(one.code)) ++characters;
    if (++position == from) wrong = characters;
    at += one.bytes;
  }
  const int group = characters == 17 || characters == 18 ? 6 : 4;  // as result codes are written
  first = ((check ? from : wrong) + group - 1) / group;
  last = ((check ? to : wrong) + group - 1) / group;
  return first > 0;
}

}  // namespace sandtable::classroom
