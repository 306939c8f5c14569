// Writing JSON text and JSON pointers, see json.h.
#include "core/json/json.h"

#include <cmath>
#include <cstring>

#include "core/base/utf8.h"

namespace sandtable {
namespace {

constexpr std::size_t kMaxPointerToken = 256;  // bytes of one key inside a pointer

// See json_of_text(): the address of the text. No parser makes such a value.
const std::string* text_of_json(const Json& value) {
  const std::string* text = nullptr;
  std::memcpy(&text, value.get_ptr<const Json::binary_t*>()->data(), sizeof text);
  return text;
}

// Exactly nlohmann's layout and spelling of numbers; its serializer is several times as large.
class Dumper {
 public:
  explicit Dumper(bool pretty) : pretty_(pretty) {}

  void value(const Json& value, int level) {
    switch (value.type()) {
      case Json::value_t::boolean:
        out_.append(*value.get_ptr<const bool*>() ? "true" : "false");
        break;
      case Json::value_t::number_integer:
        out_.append(std::to_string(*value.get_ptr<const Json::number_integer_t*>()));
        break;
      case Json::value_t::number_unsigned:
        out_.append(std::to_string(*value.get_ptr<const Json::number_unsigned_t*>()));
        break;
      case Json::value_t::number_float:
        number(*value.get_ptr<const double*>());
        break;
      case Json::value_t::string:
        string(*value.get_ptr<const std::string*>());
        break;
      case Json::value_t::array:
        array(*value.get_ptr<const Json::array_t*>(), level);
        break;
      case Json::value_t::object:
        object(*value.get_ptr<const Json::object_t*>(), level);
        break;
      case Json::value_t::binary:
        out_.append(*text_of_json(value));
        break;
      default:
        out_.append("null");
        break;
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void new_line(int level) {
    if (!pretty_) return;
    out_.push_back('\n');
    out_.append(static_cast<std::size_t>(level) * 2, ' ');
  }

  void array(const Json::array_t& items, int level) {
    char before = '[';
    for (const Json& item : items) {
      out_.push_back(before);
      before = ',';
      new_line(level + 1);
      value(item, level + 1);
    }
    close(before == '[', "[]", level);
  }

  void object(const Json::object_t& members, int level) {
    char before = '{';
    for (const auto& [key, member] : members) {
      out_.push_back(before);
      before = ',';
      new_line(level + 1);
      string(key);
      out_.append(pretty_ ? ": " : ":");
      value(member, level + 1);
    }
    close(before == '{', "{}", level);
  }

  void close(bool empty, std::string_view brackets, int level) {
    if (empty) {
      out_.append(brackets);
      return;
    }
    new_line(level);
    out_.push_back(brackets[1]);
  }

  // Those with two decimals at most, as the places of widgets, without the tables that the others take.
  void number(double value) {
    const double hundredths = std::round(value * 100);
    if (!(std::fabs(hundredths) < 1e9) || hundredths / 100 != value || (value == 0 && std::signbit(value))) return any_number(value);
    const auto whole = static_cast<std::int32_t>(std::fabs(hundredths));
    if (hundredths < 0) out_.push_back('-');
    out_.append(std::to_string(whole / 100));
    out_.push_back('.');
    out_.push_back(static_cast<char>('0' + whole / 10 % 10));
    if (whole % 10 != 0) out_.push_back(static_cast<char>('0' + whole % 10));
  }

  [[gnu::noinline]] void any_number(double value) {
    if (!std::isfinite(value)) {
      out_.append("null");
      return;
    }
    char figures[64];
    const char* const end = nlohmann::detail::to_chars(figures, figures + sizeof figures, value);  // Grisu2
    out_.append(figures, static_cast<std::size_t>(end - figures));
  }

  void string(std::string_view text) {
    constexpr std::string_view kEscaped = "\"\\\b\f\n\r\t";
    constexpr std::string_view kLetters = "\"\\bfnrt";
    constexpr const char* kDigits = "0123456789abcdef";
    out_.push_back('"');
    for (std::size_t at = 0; at < text.size();) {
      // Most of a plan is plain characters, taken over in one piece.
      std::size_t plain = at;
      while (plain < text.size() && text[plain] >= ' ' && text[plain] < 0x7F && text[plain] != '"' && text[plain] != '\\') {
        ++plain;
      }
      out_.append(text.data() + at, plain - at);
      at = plain;
      if (at == text.size()) break;
      const Utf8Character found = utf8_at(text, at);
      const std::size_t escaped = kEscaped.find(text[at]);
      if (escaped != std::string_view::npos) {
        out_.push_back('\\');
        out_.push_back(kLetters[escaped]);
      } else if (found.sound && found.code < ' ') {
        out_.append("\\u00");
        out_.push_back(kDigits[found.code >> 4]);
        out_.push_back(kDigits[found.code & 15]);
      } else if (found.sound) {
        out_.append(text.data() + at, found.bytes);
      } else {
        append_utf8(out_, found.code);
      }
      at += found.bytes;
    }
    out_.push_back('"');
  }

  std::string out_;
  bool pretty_;
};

std::string dumped(const Json& value, bool pretty) {
  Dumper dumper(pretty);
  dumper.value(value, 0);
  return dumper.take();
}

}  // namespace

Json json_of_text(const std::string& text) {
  const std::string* address = &text;
  std::vector<std::uint8_t> bytes(sizeof address);
  std::memcpy(bytes.data(), &address, sizeof address);
  return Json::binary(std::move(bytes));
}

std::string dump_json(const Json& value) {
  return dumped(value, false);
}

std::string dump_json_pretty(const Json& value) {
  return dumped(value, true);
}

std::string pointer_to(std::string_view parent, Text key) {
  std::string out(parent);
  out.push_back('/');
  const std::string_view shown = cut_text(key, kMaxPointerToken);
  for (const char c : shown) {
    if (c == '~' || c == '/') {
      out.append(c == '~' ? "~0" : "~1");
    } else {
      out.push_back(c);
    }
  }
  if (shown.size() < key.size()) out.append("…");
  return out;
}

std::string pointer_to(std::string_view parent, std::size_t index) {
  return pointer_to(parent, std::to_string(index));
}

}  // namespace sandtable
