#include "core/json/json.h"

#include <cfloat>
#include <cmath>
#include <cstdlib>

#include "core/base/utf8.h"

namespace sandtable {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr char32_t kReplacement = 0xFFFD;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  c = static_cast<char>(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// "line:column", both from 1, columns counted in characters.
std::string line_and_column(std::string_view text, std::size_t offset) {
  std::size_t line = 1;
  std::size_t line_start = 0;
  for (std::size_t i = 0; i < offset; ++i) {
    if (text[i] == '\n') {
      ++line;
      line_start = i + 1;
    }
  }
  const std::size_t column = count_characters(text.substr(line_start, offset - line_start)) + 1;
  return std::to_string(line).append(":").append(std::to_string(column));
}

// Where a value stands: a member or an item of what its parent stands at.
struct Place {
  const Place* parent;
  const std::string* key;  // of a member; nullptr for an item
  std::size_t index;       // of an item
};

std::string pointer_of(const Place* place) {
  if (place == nullptr) return {};
  const std::string parent = pointer_of(place->parent);
  return place->key != nullptr ? pointer_to(parent, *place->key) : pointer_to(parent, place->index);
}

// Recursive descent after RFC 8259. nlohmann's own parser has no depth cap, refuses a document for one bad byte
// or large number, lets the last of two equal keys win in silence, and is three times this size in the product.
//
// Every step returns false once `error_` is set. It names the first character that is wrong: of a token that is
// sound but out of place its first one, of a broken token the one that breaks it.
class Parser {
 public:
  Parser(std::string_view text, const JsonLimits& limits, Problems& problems)
      : text_(text), limits_(limits), problems_(problems) {}

  Result<Json> run() {
    Json root;
    if (!value(root, nullptr, 0)) return std::move(error_);
    skip_space();
    if (at_ < text_.size() && !out_of_place()) return std::move(error_);
    return root;
  }

 private:
  // The next character; NUL at the end (and where the text has one, which is wrong outside strings as well).
  [[nodiscard]] char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_space() {
    while (next() == ' ' || next() == '\t' || next() == '\r' || next() == '\n') ++at_;
  }

  [[gnu::noinline]] bool fail(std::size_t at) {
    error_.detail = line_and_column(text_, at);
    return false;
  }

  [[gnu::noinline]] bool refuse(ErrorCode code, std::size_t most) {
    error_ = error_at(code, {}, std::to_string(most));
    return false;
  }

  [[gnu::noinline]] void report(ErrorCode code, const Place* place, std::string_view detail = {}) {
    add_problem(problems_, {code, pointer_of(place), std::string(detail)});
  }

  // Another token was expected here. Always false.
  bool out_of_place() {
    const std::size_t start = at_;
    Json ignored;
    const char c = next();
    if (c == '{' || c == '[' || scalar(ignored, nullptr, false)) fail(start);
    return false;
  }

  bool value(Json& out, const Place* place, int depth) {
    skip_space();
    if (values_++ == limits_.values) return refuse(ErrorCode::TooMany, limits_.values);
    const char c = next();
    if (c != '{' && c != '[') return scalar(out, place, true);
    if (depth == limits_.depth) return refuse(ErrorCode::TooDeep, static_cast<std::size_t>(limits_.depth));
    ++at_;
    return c == '{' ? object(out, place, depth + 1) : array(out, place, depth + 1);
  }

  bool array(Json& out, const Place* place, int depth) {
    out = empty_array();
    auto& items = *out.get_ptr<Json::array_t*>();
    skip_space();
    if (next() == ']') return end(']');
    while (true) {
      const Place here{place, nullptr, items.size()};
      if (!value(items.emplace_back(), &here, depth)) return false;
      if (!comma()) break;
    }
    return end(']');
  }

  bool object(Json& out, const Place* place, int depth) {
    out = empty_object();
    auto& members = *out.get_ptr<Json::object_t*>();
    skip_space();
    if (next() == '}') return end('}');
    while (true) {
      skip_space();
      if (next() != '"') return out_of_place();
      std::string key;
      bool repaired = false;
      if (!string(key, repaired)) return false;
      const auto [member, is_new] = members.try_emplace(std::move(key));
      const Place here{place, &member->first, 0};
      if (repaired) report(ErrorCode::BadText, &here);
      if (!is_new) {
        report(ErrorCode::DuplicateKey, &here);
        member->second = nullptr;
      }
      skip_space();
      if (next() != ':') return out_of_place();
      ++at_;
      if (!value(member->second, &here, depth)) return false;
      if (!comma()) break;
    }
    return end('}');
  }

  // After an item or member: whether another one follows.
  bool comma() {
    skip_space();
    if (next() != ',') return false;
    ++at_;
    return true;
  }

  bool end(char bracket) {
    if (next() != bracket) return out_of_place();
    ++at_;
    return true;
  }

  // A text, number or word. What had to be repaired is listed when the value `counts`.
  bool scalar(Json& out, const Place* place, bool counts) {
    const char c = next();
    bool repaired = false;
    if (c == '"') {
      std::string text;
      if (!string(text, repaired)) return false;
      out = std::move(text);
      if (repaired && counts) report(ErrorCode::BadText, place);
      return true;
    }
    if (c == '-' || is_digit(c)) {
      if (!number(out, repaired)) return false;
      if (repaired && counts) report(ErrorCode::OutOfRange, place, "-1.8e308..1.8e308");
      return true;
    }
    if (c == 't') return word("true", out, true);
    if (c == 'f') return word("false", out, false);
    if (c == 'n') return word("null", out, nullptr);
    return fail(at_);
  }

  bool word(std::string_view letters, Json& out, Json meaning) {
    for (const char letter : letters) {
      if (next() != letter) return fail(at_);
      ++at_;
    }
    out = std::move(meaning);
    return true;
  }

  // ---- texts

  bool string(std::string& out, bool& repaired) {
    ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (c == '\\') {
        if (!escape(out, repaired)) return false;
        continue;
      }
      if (c > 0 && c < ' ') break;
      const Utf8Character found = utf8_at(text_, at_);
      const bool good = found.sound && found.code != 0;
      append_utf8(out, good ? found.code : kReplacement);
      if (!good) repaired = true;
      at_ += found.bytes;
    }
    return fail(at_);
  }

  bool escape(std::string& out, bool& repaired) {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    ++at_;
    const char c = next();
    const std::size_t simple = kLetters.find(c);
    if (simple != std::string_view::npos) {
      ++at_;
      out.push_back(kMeanings[simple]);
      return true;
    }
    if (c != 'u') return fail(at_);
    ++at_;
    char32_t code = unit_at(at_);
    for (const std::size_t end = at_ + 4; at_ < end; ++at_) {
      if (hex_value(next()) < 0) return fail(at_);
    }
    if (code >= 0xD800 && code < 0xDC00 && text_.substr(at_, 2) == "\\u") {
      const char32_t low = unit_at(at_ + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        at_ += 6;
      }
    }
    const bool good = code != 0 && (code < 0xD800 || code >= 0xE000);
    append_utf8(out, good ? code : kReplacement);
    if (!good) repaired = true;
    return true;
  }

  // The code unit of four hexadecimal digits, or 0.
  [[nodiscard]] char32_t unit_at(std::size_t at) const {
    if (at + 4 > text_.size()) return 0;
    char32_t unit = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
      const int digit = hex_value(text_[i]);
      if (digit < 0) return 0;
      unit = unit << 4 | static_cast<char32_t>(digit);
    }
    return unit;
  }

  // ---- numbers

  // One digit or more.
  bool digits() {
    if (!is_digit(next())) return fail(at_);
    while (is_digit(next())) ++at_;
    return true;
  }

  bool number(Json& out, bool& repaired) {
    const std::size_t start = at_;
    const bool negative = next() == '-';
    if (negative) ++at_;
    const std::size_t first = at_;
    if (next() == '0') {
      ++at_;
    } else if (!digits()) {
      return false;
    }
    const std::size_t whole_end = at_;
    if (next() == '.') {
      ++at_;
      if (!digits()) return false;
    }
    if (next() == 'e' || next() == 'E') {
      ++at_;
      if (next() == '+' || next() == '-') ++at_;
      if (!digits()) return false;
    }
    if (at_ == whole_end && whole(text_.substr(first, at_ - first), negative, out)) return true;

    double real = std::strtod(std::string(text_.substr(start, at_ - start)).c_str(), nullptr);
    repaired = std::isinf(real);
    if (repaired) real = std::copysign(DBL_MAX, real);
    out = real;
    return true;
  }

  // False when it does not fit 64 bits.
  static bool whole(std::string_view figures, bool negative, Json& out) {
    std::uint64_t value = 0;
    for (const char c : figures) {
      const auto digit = static_cast<std::uint64_t>(c - '0');
      if (value > (UINT64_MAX - digit) / 10) return false;
      value = value * 10 + digit;
    }
    if (!negative) {
      out = value;
      return true;
    }
    if (value > std::uint64_t{1} << 63) return false;
    out = static_cast<std::int64_t>(0 - value);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  const JsonLimits& limits_;
  std::size_t values_ = 0;
  Problems& problems_;
  Error error_{ErrorCode::NotJson, {}, {}};  // an error as soon as it has a detail
};

}  // namespace

Result<Json> parse_json(std::string_view text, Problems& problems, const JsonLimits& limits) {
  if (text.size() > limits.bytes) return Error{ErrorCode::TooLarge, {}, std::to_string(limits.bytes)};
  while (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return Error{ErrorCode::Empty, {}, {}};
  return Parser(text, limits, problems).run();
}

}  // namespace sandtable
