#include "core/json.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "core/utf8.h"

namespace sandtable {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";
constexpr std::string_view kReplacementEscape = "\\ufffd";
constexpr std::size_t kMaxPointerToken = 256;  // bytes of one key inside a pointer

// What had to be changed before parsing. The parser does not say where it is, but it meets the same string
// and number tokens in the same order, so their running numbers lead back to the value.
struct Repairs {
  std::string text;  // the repaired text, only when `changed`
  bool changed = false;
  std::vector<std::size_t> strings;  // running numbers of repaired string tokens, ascending
  std::vector<std::size_t> numbers;  // the same for numbers too large for a double
};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// One pass over the text before the parser: makes bad text good without moving anything by a column, so that
// the place of a later syntax error is still right.
class Repairer {
 public:
  explicit Repairer(std::string_view text) : text_(text) {}

  Repairs run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        string_token();
      } else if (c == '-' || is_digit(c)) {
        number_token();
      } else {
        character();
      }
    }
    if (repairs_.changed) repairs_.text.append(text_.substr(copied_));
    return std::move(repairs_);
  }

 private:
  void replace(std::size_t bytes, std::string_view by) {
    repairs_.text.append(text_.substr(copied_, at_ - copied_));
    repairs_.text.append(by);
    repairs_.changed = true;
    at_ += bytes;
    copied_ = at_;
  }

  // Steps over one character; true when it had to be replaced.
  bool character() {
    const char c = text_[at_];
    if (static_cast<signed char>(c) > 0) {  // ASCII but NUL
      ++at_;
      return false;
    }
    const Utf8Character found = utf8_at(text_, at_);
    if (found.sound && found.code != 0) {
      at_ += found.bytes;
      return false;
    }
    replace(found.bytes, kReplacementBytes);
    return true;
  }

  // The code unit of \uXXXX at `at`, or -1.
  [[nodiscard]] int unicode_escape(std::size_t at) const {
    if (at + 6 > text_.size() || text_[at] != '\\' || text_[at + 1] != 'u') return -1;
    int unit = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
      const int digit = hex_value(text_[i]);
      if (digit < 0) return -1;
      unit = unit * 16 + digit;
    }
    return unit;
  }

  bool escape() {
    const int unit = unicode_escape(at_);
    if (unit < 0) {
      ++at_;  // the backslash, and the character behind it when it could be taken for something else
      if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\\')) ++at_;
      return false;
    }
    const bool high = unit >= 0xD800 && unit <= 0xDBFF;
    const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (high) {
      const int next = unicode_escape(at_ + 6);
      if (next >= 0xDC00 && next <= 0xDFFF) {
        at_ += 12;
        return false;
      }
    }
    if (high || low || unit == 0) {
      replace(6, kReplacementEscape);
      return true;
    }
    at_ += 6;
    return false;
  }

  void string_token() {
    bool repaired = false;
    ++at_;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\' ? escape() : character()) repaired = true;
    }
    if (at_ < text_.size()) ++at_;
    if (repaired) repairs_.strings.push_back(strings_);
    ++strings_;
  }

  void number_token() {
    const std::size_t start = at_;
    bool exponent = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == 'e' || c == 'E') {
        exponent = true;
      } else if (!is_digit(c) && c != '+' && c != '-' && c != '.') {
        break;
      }
    }
    const std::string_view token = text_.substr(start, at_ - start);
    // The largest double has 309 digits. The parser would give up the whole document for a larger one.
    if (exponent || token.size() > 300) {
      const double value = std::strtod(std::string(token).c_str(), nullptr);
      if (!std::isfinite(value)) {
        at_ = start;
        replace(token.size(), value < 0 ? "-1.7976931348623157e308" : "1.7976931348623157e308");
        repairs_.numbers.push_back(numbers_);
      }
    }
    ++numbers_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;
  std::size_t strings_ = 0;
  std::size_t numbers_ = 0;
  Repairs repairs_;
};

// "line:column", both from 1, columns counted in characters.
std::string line_and_column(std::string_view text, std::size_t offset) {
  if (offset > text.size()) offset = text.size();
  while (offset > 0 && offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0u) == 0x80)
    --offset;
  std::size_t line = 1;
  std::size_t line_start = 0;
  for (std::size_t i = 0; i < offset; ++i) {
    if (text[i] == '\n') {
      ++line;
      line_start = i + 1;
    }
  }
  const std::size_t column = count_characters(text.substr(line_start, offset - line_start)) + 1;
  return std::to_string(line) + ":" + std::to_string(column);
}

// Bytes of the token at the end of `read` when it is complete, so that it is wrong from its first character
// on; else 1: the last character is the wrong one. `read` begins with the last string or number before the
// error, or that itself.
std::size_t complete_token(std::string_view read) {
  if (!read.empty() && read.front() == '"') {
    std::size_t end = 1;
    while (end < read.size() && read[end] != '"') end += read[end] == '\\' ? 2 : 1;
    if (end == read.size() - 1) return read.size();
    read.remove_prefix(std::min(end + 1, read.size()));
  }
  for (const std::string_view word : {"true", "false", "null"}) {
    if (read.size() >= word.size() && read.substr(read.size() - word.size()) == word) return word.size();
  }
  const bool number = read.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
  return number && !read.empty() && is_digit(read.back()) ? read.size() : 1;
}

// Receives the parser's events and builds the value. (nlohmann's own builder has no depth cap and lets the
// last of two equal keys win in silence.)
class ValueBuilder {
 public:
  ValueBuilder(std::string_view text, const Repairs& repairs, int max_depth, Problems& problems)
      : text_(text), repairs_(repairs), max_depth_(max_depth), problems_(problems) {}

  bool null() { return put(nullptr) != nullptr; }
  bool boolean(bool value) { return put(value) != nullptr; }
  bool number_integer(Json::number_integer_t value) { return number(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return number(value); }
  bool number_float(Json::number_float_t value, const std::string& /*text*/) { return number(value); }
  bool string(std::string& value) {
    put(std::move(value));
    check_text();
    return true;
  }
  bool binary(Json::binary_t& /*value*/) { return false; }

  bool start_object(std::size_t /*size*/) { return open(Json::object()); }
  bool start_array(std::size_t /*size*/) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& value) {
    Frame& frame = frames_.back();
    const auto [member, inserted] = frame.node->get_ptr<Json::object_t*>()->try_emplace(std::move(value));
    frame.key = &member->first;
    frame.slot = &member->second;
    check_text();
    if (!inserted) {
      *frame.slot = nullptr;
      add_problem(problems_, {ErrorCode::DuplicateKey, pointer(), {}});
    }
    return true;
  }

  bool parse_error(std::size_t position, const std::string& last_token,
                   const nlohmann::detail::exception& /*error*/) {
    // `position` is just behind the last character read.
    const std::size_t length = complete_token(last_token);
    error_ = Error{ErrorCode::NotJson, {}, line_and_column(text_, position < length ? 0 : position - length)};
    return false;
  }

  Result<Json> finish(bool parsed) && {
    if (error_) return std::move(*error_);
    if (!parsed) return Error{ErrorCode::NotJson, {}, line_and_column(text_, 0)};
    return std::move(root_);
  }

 private:
  struct Frame {
    Json* node = nullptr;              // the open array or object
    const std::string* key = nullptr;  // current member of an object
    Json* slot = nullptr;              // its value
  };

  Json* put(Json value) {
    if (frames_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    const Frame& frame = frames_.back();
    if (frame.slot != nullptr) {
      *frame.slot = std::move(value);
      return frame.slot;
    }
    auto& array = *frame.node->get_ptr<Json::array_t*>();
    array.push_back(std::move(value));
    return &array.back();
  }

  bool open(Json value) {
    if (frames_.size() >= static_cast<std::size_t>(max_depth_)) {
      error_ = Error{ErrorCode::TooDeep, {}, std::to_string(max_depth_)};
      return false;
    }
    Frame frame;
    frame.node = put(std::move(value));
    frames_.push_back(frame);
    return true;
  }

  bool close() {
    frames_.pop_back();
    return true;
  }

  bool number(Json value) {
    put(std::move(value));
    if (next_number_ < repairs_.numbers.size() && repairs_.numbers[next_number_] == numbers_) {
      ++next_number_;
      add_problem(problems_, {ErrorCode::OutOfRange, pointer(), "-1.8e308..1.8e308"});
    }
    ++numbers_;
    return true;
  }

  void check_text() {
    if (next_string_ < repairs_.strings.size() && repairs_.strings[next_string_] == strings_) {
      ++next_string_;
      add_problem(problems_, {ErrorCode::BadText, pointer(), {}});
    }
    ++strings_;
  }

  // The place of the value that was just put, or of the member whose key was just read.
  [[nodiscard]] std::string pointer() const {
    std::string out;
    for (const Frame& frame : frames_) {
      out = frame.key != nullptr ? pointer_to(out, *frame.key) : pointer_to(out, frame.node->size() - 1);
    }
    return out;
  }

  std::string_view text_;
  const Repairs& repairs_;
  int max_depth_;
  Problems& problems_;
  Json root_;
  std::vector<Frame> frames_;
  std::optional<Error> error_;
  std::size_t strings_ = 0;
  std::size_t numbers_ = 0;
  std::size_t next_string_ = 0;
  std::size_t next_number_ = 0;
};

}  // namespace

Result<Json> parse_json(std::string_view text, Problems& problems, const JsonLimits& limits) {
  if (text.size() > limits.bytes) return Error{ErrorCode::TooLarge, {}, std::to_string(limits.bytes)};
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return Error{ErrorCode::Empty, {}, {}};

  const Repairs repairs = Repairer(text).run();
  if (repairs.changed) text = repairs.text;
  ValueBuilder builder(text, repairs, limits.depth, problems);
  const bool parsed = Json::sax_parse(text.data(), text.data() + text.size(), &builder);
  return std::move(builder).finish(parsed);
}

std::string dump_json(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string dump_json_pretty(const Json& value) {
  return value.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string pointer_to(std::string_view parent, std::string_view key) {
  std::string out;
  out.reserve(parent.size() + key.size() + 1);
  out.append(parent);
  out.push_back('/');
  const std::string_view shown = cut_text(key, kMaxPointerToken);
  for (const char c : shown) {
    if (c == '~') {
      out.append("~0");
    } else if (c == '/') {
      out.append("~1");
    } else {
      out.push_back(c);
    }
  }
  if (shown.size() < key.size()) out.append("…");
  return out;
}

std::string pointer_to(std::string_view parent, std::size_t index) {
  std::string out(parent);
  out.push_back('/');
  out.append(std::to_string(index));
  return out;
}

}  // namespace sandtable
