#include "core/compact.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "core/bits.h"
#include "core/codec_tables.h"
#include "core/compact_tokens.h"
#include "core/instant.h"
#include "core/text_code.h"
#include "core/utf8.h"
#include "core/varint.h"

namespace sandtable {
namespace {

using namespace token;  // NOLINT(google-build-using-namespace)

constexpr int kMaxDepth = JsonLimits{}.depth;
constexpr std::int64_t kFirstInstant = 1767225600;   // 2026-01-01T00:00:00Z
constexpr std::int64_t kLastInstant = 253402300799;  // 9999-12-31T23:59:59Z
constexpr std::int64_t kSecondsPerDay = 86400;
constexpr std::int64_t kFirstDay = kFirstInstant / kSecondsPerDay;
constexpr unsigned kMaxDenseValue = 14;  // with "absent" 16 digits
constexpr std::size_t kMaxDenseKey = 512;
constexpr std::size_t kUuidBytes = 16;
constexpr std::size_t kUuidCharacters = 36;
constexpr std::array<double, 4> kTens{1, 10, 100, 1000};

// ---- shapes of texts ----

using Uuid = std::array<std::uint8_t, kUuidBytes>;

bool is_uuid_hyphen(std::size_t place) {
  return place == 8 || place == 13 || place == 18 || place == 23;
}

// Only the lower-case spelling, which format_uuid() writes again.
std::optional<Uuid> parse_uuid(std::string_view text) {
  if (text.size() != kUuidCharacters) return std::nullopt;
  Uuid uuid{};
  std::size_t digits = 0;
  for (std::size_t i = 0; i < kUuidCharacters; ++i) {
    const char c = text[i];
    if (is_uuid_hyphen(i)) {
      if (c != '-') return std::nullopt;
      continue;
    }
    const int value = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (value < 0) return std::nullopt;
    uuid[digits / 2] = static_cast<std::uint8_t>(uuid[digits / 2] << 4 | value);
    ++digits;
  }
  return uuid;
}

std::string format_uuid(const Uuid& uuid) {
  std::string text;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < kUuidCharacters; ++i) {
    if (is_uuid_hyphen(i)) {
      text += '-';
      continue;
    }
    const int shift = digits % 2 == 0 ? 4 : 0;
    text += "0123456789abcdef"[uuid[digits / 2] >> shift & 15];
    ++digits;
  }
  return text;
}

// Random uuids (version 4) have six bits that are always the same.
constexpr std::size_t kVersionByte = 6;
constexpr std::size_t kVariantByte = 8;
bool is_version_4(const Uuid& uuid) {
  return uuid[kVersionByte] >> 4 == 4 && uuid[kVariantByte] >> 6 == 2;
}

std::optional<std::int64_t> exact_instant(std::string_view text) {
  if (text.size() != 20) return std::nullopt;
  const auto seconds = parse_instant(text);
  if (!seconds || *seconds < 0 || *seconds > kLastInstant || format_instant(*seconds) != text)
    return std::nullopt;
  return seconds;
}

std::optional<std::int64_t> exact_day(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const auto seconds = exact_instant(std::string(text) + "T00:00:00Z");
  if (!seconds) return std::nullopt;
  return *seconds / kSecondsPerDay;
}

// ---- numbers in bits ----

// Length (6 bits) and the bits after the leading one: short for small numbers.
void put_number(BitWriter& bits, std::uint64_t value) {
  const int length =
      static_cast<int>(std::bit_width(value >> 1));  // bits after the leading one; values below 2^63 only
  bits.put(value == 0 ? 0 : static_cast<std::uint64_t>(length) + 1, 6);
  if (value != 0) bits.put(value, length);
}
std::uint64_t get_number(BitReader& bits) {
  const int code = static_cast<int>(bits.get(6));
  if (code == 0) return 0;
  return std::uint64_t{1} << (code - 1) | bits.get(code - 1);
}

// Digits of one base, packed so many at a time that a 64-bit number holds them.
std::size_t digits_at_a_time(unsigned base) {
  std::size_t count = 1;
  for (std::uint64_t power = base; power <= (std::uint64_t{1} << 58) / base && count < 64; ++count)
    power *= base;
  return count;
}
int bits_for(unsigned base, std::size_t digits) {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < digits; ++i) power *= base;
  return static_cast<int>(std::bit_width(power - 1));
}
void put_digits(BitWriter& bits, const std::vector<std::uint8_t>& digits, unsigned base) {
  const std::size_t chunk = digits_at_a_time(base);
  for (std::size_t at = 0; at < digits.size(); at += chunk) {
    const std::size_t count = std::min(chunk, digits.size() - at);
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;) value = value * base + digits[at + i];
    bits.put(value, bits_for(base, count));
  }
}
bool get_digits(BitReader& bits, std::vector<std::uint8_t>& digits, std::size_t n, unsigned base) {
  const std::size_t chunk = digits_at_a_time(base);
  while (digits.size() < n) {
    const std::size_t count = std::min(chunk, n - digits.size());
    std::uint64_t value = bits.get(bits_for(base, count));
    for (std::size_t i = 0; i < count; ++i) {
      digits.push_back(static_cast<std::uint8_t>(value % base));
      value /= base;
    }
    if (value != 0) return false;
  }
  return !bits.overrun();
}

// The number of a key "1".."512", or 0.
std::size_t dense_key(std::string_view key) {
  if (key.empty() || key.size() > 3 || key[0] == '0') return 0;
  std::size_t number = 0;
  for (const char c : key) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number <= kMaxDenseKey ? number : 0;
}

std::optional<std::uint64_t> unsigned_value(const Json& value) {
  if (const auto* number = value.get_ptr<const Json::number_unsigned_t*>()) return *number;
  if (const auto* number = value.get_ptr<const Json::number_integer_t*>()) {
    if (*number >= 0) return static_cast<std::uint64_t>(*number);
  }
  return std::nullopt;
}

std::optional<std::uint8_t> dense_value(const Json& value) {
  const auto number = unsigned_value(value);
  if (!number || *number > kMaxDenseValue) return std::nullopt;
  return static_cast<std::uint8_t>(*number);
}

// ---- writing ----

class Writer {
 public:
  explicit Writer(TextForm form) : form_(form) {}

  void write(const Json& value) {
    switch (value.type()) {
      case Json::value_t::boolean:
        return put(*value.get_ptr<const bool*>() ? kTrue : kFalse);
      case Json::value_t::number_integer:
      case Json::value_t::number_unsigned:
        return write_integer(value);
      case Json::value_t::number_float:
        return write_float(*value.get_ptr<const double*>());
      case Json::value_t::string:
        return write_text(*value.get_ptr<const std::string*>());
      case Json::value_t::array:
        return write_array(*value.get_ptr<const Json::array_t*>());
      case Json::value_t::object:
        return write_object(*value.get_ptr<const Json::object_t*>());
      default:
        return put(kNull);
    }
  }
  Compact take() { return {std::move(tokens_), bits_.bytes()}; }

 private:
  void put(unsigned byte) { tokens_ += static_cast<char>(byte); }
  void put_with(Token token, std::uint64_t number) {
    put(token);
    append_varint(tokens_, number);
  }

  void write_integer(const Json& value) {
    if (const auto number = unsigned_value(value)) {
      if (*number < kSmallIntegers) return put(kSmallInteger + static_cast<unsigned>(*number));
      return put_with(kInteger, *number);
    }
    put_with(kNegative, static_cast<std::uint64_t>(-1 - *value.get_ptr<const Json::number_integer_t*>()));
  }

  void write_float(double value) {
    if (!std::isfinite(value)) return put(kNull);  // as JSON text writes it
    for (unsigned places = 1; places <= 3; ++places) {
      const double mantissa = std::round(value * kTens[places]);
      if (std::abs(mantissa) >= 1e15) break;
      const auto whole = static_cast<std::int64_t>(mantissa);
      // Compared as bits, because -0.0 would be equal to 0.0.
      const double back = static_cast<double>(whole) / kTens[places];
      if (std::bit_cast<std::uint64_t>(back) == std::bit_cast<std::uint64_t>(value)) {
        return put_with(static_cast<Token>(kDecimal + places), zigzag(whole));
      }
    }
    put(kDouble);
    bits_.put(std::bit_cast<std::uint64_t>(value), 64);
  }

  void write_text(const std::string& text) {
    if (text.empty()) return put(kEmptyText);
    if (const auto word = find_word(text)) {
      if (*word < kOneByteWords) return put(kWord + static_cast<unsigned>(*word));
      const auto number = static_cast<unsigned>(*word - kOneByteWords);
      put(kFarWord + (number >> 8));
      return put(number & 0xFFu);
    }
    if (const auto seconds = exact_instant(text)) {
      put(kInstant);
      put_number(bits_, zigzag(*seconds - instant_));
      instant_ = *seconds;
      return;
    }
    if (const auto day = exact_day(text)) {
      put(kDate);
      put_number(bits_, zigzag(*day - day_));
      day_ = *day;
      return;
    }
    const auto [known, is_new] = texts_.try_emplace(text, texts_.size());
    if (!is_new) return put_with(kRepeat, known->second);
    if (const auto uuid = parse_uuid(text)) return write_uuid(*uuid);
    if (!is_well_formed(text)) {
      put_with(kRawText, text.size());
      tokens_ += text;
    } else if (form_ == TextForm::Bits && text.size() <= kMaxBitTextBytes) {
      put(write_text_bits(bits_, text) == Lexicon::Han ? kHanText : kLatinText);
    } else {
      put(kByteText);
      append_text_bytes(tokens_, text);
    }
  }

  static bool is_well_formed(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const Utf8Character character = utf8_at(text, at);
      if (!character.sound) return false;
      at += character.bytes;
    }
    return true;
  }

  void write_uuid(const Uuid& uuid) {
    const bool short_form = is_version_4(uuid);
    put(short_form ? kUuid4 : kUuid);
    for (std::size_t i = 0; i < kUuidBytes; ++i) {
      bits_.put(uuid[i], !short_form ? 8 : i == kVersionByte ? 4 : i == kVariantByte ? 6 : 8);
    }
  }

  void write_array(const Json::array_t& array) {
    if (array.size() >= 2 && write_dense_array(array)) return;
    put(kArray);
    for (const Json& value : array) write(value);
    put(kEnd);
  }

  bool write_dense_array(const Json::array_t& array) {
    std::vector<std::uint8_t> digits;
    std::uint8_t largest = 0;
    for (const Json& value : array) {
      const auto digit = dense_value(value);
      if (!digit) return false;
      digits.push_back(*digit);
      largest = std::max(largest, *digit);
    }
    write_dense(kDenseArray, digits, largest + 1u);
    return true;
  }

  void write_dense(Token token, const std::vector<std::uint8_t>& digits, unsigned base) {
    put_with(token, digits.size());
    put(base);
    put_digits(bits_, digits, base);
  }

  bool write_dense_map(const Json::object_t& object) {
    std::vector<std::uint8_t> digits;
    std::uint8_t largest = 0;
    for (const auto& [key, value] : object) {
      const std::size_t number = dense_key(key);
      const auto digit = dense_value(value);
      if (number == 0 || !digit) return false;
      if (digits.size() < number) digits.resize(number, 0);
      digits[number - 1] = static_cast<std::uint8_t>(*digit + 1);
      largest = std::max(largest, digits[number - 1]);
    }
    if (object.size() * 3 < digits.size()) return false;  // too thin to gain
    write_dense(kDenseMap, digits, largest + 1u);
    return true;
  }

  void write_object(const Json::object_t& object) {
    if (object.empty()) {
      put(kObject);
      return put(kEnd);
    }
    if (write_dense_map(object)) return;
    std::string shape;  // the keys, each after its length
    for (const auto& [key, value] : object) {
      append_varint(shape, key.size());
      shape += key;
    }
    const auto [known, is_new] = shapes_.try_emplace(std::move(shape), shapes_.size());
    if (is_new) {
      put(kObject);
      for (const auto& [key, value] : object) write_text(key);
      put(kEnd);
    } else if (known->second < kNearShapes) {
      put(kNearShape + static_cast<unsigned>(known->second));
    } else {
      put_with(kShape, known->second);
    }
    for (const auto& [key, value] : object) write(value);
  }

  TextForm form_;
  std::string tokens_;
  BitWriter bits_;
  std::map<std::string, std::size_t> texts_;
  std::map<std::string, std::size_t> shapes_;
  std::int64_t instant_ = kFirstInstant;
  std::int64_t day_ = kFirstDay;
};

// ---- reading ----

class Reader {
 public:
  Reader(std::string_view tokens, std::string_view bits, std::size_t max_bytes)
      : tokens_(tokens), bits_(bits), max_bytes_(max_bytes), left_(max_bytes) {}

  Result<Json> read_all() {
    Json value;
    if (read(value, 0) && (at_ != tokens_.size() || !bits_.at_end())) fail();
    if (error_) return Error{*error_, "", *error_ == ErrorCode::TooLarge ? std::to_string(max_bytes_) : ""};
    return value;
  }

 private:
  bool fail(ErrorCode code = ErrorCode::LinkAltered) {
    if (!error_) error_ = code;
    return false;
  }
  // Accounts for the JSON text that the next part stands for, before it takes memory.
  bool spend(std::size_t bytes) {
    if (bytes > left_) return fail(ErrorCode::TooLarge);
    left_ -= bytes;
    return true;
  }
  bool next(unsigned& byte) {
    if (at_ >= tokens_.size()) return fail();
    byte = static_cast<unsigned char>(tokens_[at_++]);
    return true;
  }
  bool next_number(std::uint64_t& number) {
    const auto value = read_varint(tokens_, at_);
    if (!value) return fail();
    number = *value;
    return true;
  }
  [[nodiscard]] bool at_end_token() const { return at_ < tokens_.size() && tokens_[at_] == '\0'; }

  bool read(Json& value, int depth) {
    unsigned token = 0;
    if (!next(token) || !spend(2)) return false;
    if (token >= kSmallInteger && token < kSmallInteger + unsigned{kSmallIntegers}) {
      value = Json::number_unsigned_t{token - kSmallInteger};
      return true;
    }
    switch (token) {
      case kNull:
        return true;
      case kFalse:
        value = false;
        return true;
      case kTrue:
        value = true;
        return true;
      case kInteger:
      case kNegative:
        return read_integer(value, token == kNegative);
      case kDouble:
      case kDecimal + 1:
      case kDecimal + 2:
      case kDecimal + 3:
        return read_float(value, token - kDecimal);
      case kArray:
        return read_array(value, depth);
      case kDenseArray:
      case kDenseMap:
        return depth < kMaxDepth ? read_dense(value, token == kDenseMap) : fail();
      case kObject:
      case kShape:
        return read_object(value, token, depth);
      default:
        break;
    }
    if (token >= kNearShape && token < kNearShape + unsigned{kNearShapes})
      return read_object(value, token, depth);
    std::string text;
    if (!read_text(text, token)) return false;
    value = std::move(text);
    return true;
  }

  bool read_integer(Json& value, bool negative) {
    std::uint64_t number = 0;
    if (!next_number(number)) return false;
    if (!negative) {
      value = Json::number_unsigned_t{number};
      return true;
    }
    if (number > static_cast<std::uint64_t>(INT64_MAX)) return fail();
    value = -1 - static_cast<Json::number_integer_t>(number);
    return true;
  }

  bool read_float(Json& value, unsigned places) {
    double number = 0;
    if (places == 0) {
      number = std::bit_cast<double>(bits_.get(64));
      if (bits_.overrun() || !std::isfinite(number)) return fail();
    } else {
      std::uint64_t mantissa = 0;
      if (!next_number(mantissa)) return false;
      number = static_cast<double>(unzigzag(mantissa)) / kTens[places];
    }
    value = number;
    return true;
  }

  // A text in any form, `token` being its first byte. Every text counts with its whole length, repeated or
  // not.
  bool read_text(std::string& text, unsigned token) {
    std::uint64_t number = 0;
    bool repeatable = false;
    switch (token) {
      case kEmptyText:
        return true;
      case kRepeat:
        if (!next_number(number)) return false;
        if (number >= texts_.size()) return fail();
        if (!spend(texts_[number].size())) return false;
        text = texts_[number];
        return true;
      case kInstant:
        if (!read_step(instant_, kLastInstant)) return false;
        text = format_instant(instant_);
        break;
      case kDate:
        if (!read_step(day_, kLastInstant / kSecondsPerDay)) return false;
        text = format_instant(day_ * kSecondsPerDay).substr(0, 10);
        break;
      case kHanText:
      case kLatinText:
        if (!read_text_bits(bits_, token == kHanText ? Lexicon::Han : Lexicon::Latin, left_, text))
          return fail_text(text);
        repeatable = true;
        break;
      case kByteText:
        if (!read_text_bytes(tokens_, at_, left_, text)) return fail_text(text);
        repeatable = true;
        break;
      case kRawText:
        if (!next_number(number)) return false;
        if (number > tokens_.size() - at_) return fail();
        text = tokens_.substr(at_, number);
        at_ += number;
        repeatable = true;
        break;
      case kUuid4:
      case kUuid:
        if (!read_uuid(text, token == kUuid4)) return false;
        repeatable = true;
        break;
      default: {
        if (token < kWord) return fail();
        std::size_t word = token - kWord;
        if (token >= kFarWord) {
          unsigned low = 0;
          if (!next(low)) return false;
          word = kOneByteWords + ((token - kFarWord) << 8 | low);
        }
        if (word >= word_count()) return fail();
        text = word_at(word);
      }
    }
    if (!spend(text.size())) return false;
    if (repeatable) texts_.push_back(text);
    return true;
  }
  bool fail_text(const std::string& text) {
    return fail(text.size() > left_ ? ErrorCode::TooLarge : ErrorCode::LinkAltered);
  }

  bool read_step(std::int64_t& place, std::int64_t last) {
    const std::int64_t step = unzigzag(get_number(bits_));
    if (bits_.overrun() || step > last || step < -last) return fail();
    place += step;
    return (place >= 0 && place <= last) || fail();
  }

  bool read_uuid(std::string& text, bool version_4) {
    Uuid uuid{};
    for (std::size_t i = 0; i < kUuidBytes; ++i) {
      const int count = !version_4 ? 8 : i == kVersionByte ? 4 : i == kVariantByte ? 6 : 8;
      uuid[i] = static_cast<std::uint8_t>(bits_.get(count));
    }
    if (bits_.overrun()) return fail();
    if (version_4) {
      uuid[kVersionByte] |= 4u << 4;
      uuid[kVariantByte] |= 2u << 6;
    }
    text = format_uuid(uuid);
    return true;
  }

  bool read_array(Json& value, int depth) {
    if (depth >= kMaxDepth) return fail();
    Json::array_t array;
    while (!at_end_token()) {
      if (!read(array.emplace_back(), depth + 1)) return false;
    }
    ++at_;
    value = std::move(array);
    return true;
  }

  bool read_dense(Json& value, bool map) {
    std::uint64_t count = 0;
    unsigned base = 0;
    if (!next_number(count) || !next(base)) return false;
    if (count == 0 || base == 0 || base > kMaxDenseValue + 2 || (map && count > kMaxDenseKey)) return fail();
    if (count > left_ || !spend(count * (map ? 4 : 2))) return fail(ErrorCode::TooLarge);
    std::vector<std::uint8_t> digits;
    if (!get_digits(bits_, digits, count, base)) return fail();
    if (!map) {
      Json::array_t array;
      array.reserve(count);
      for (const std::uint8_t digit : digits) array.emplace_back(Json::number_unsigned_t{digit});
      value = std::move(array);
      return true;
    }
    Json::object_t object;
    for (std::size_t i = 0; i < count; ++i) {
      if (digits[i] > 0) object.emplace(std::to_string(i + 1), Json::number_unsigned_t{digits[i] - 1u});
    }
    value = std::move(object);
    return true;
  }

  // Leaves the number of the object's shape in `shape`; false also for an empty object (without an error).
  bool read_shape(std::size_t& shape, unsigned token) {
    if (token != kObject) {
      std::uint64_t number = token - kNearShape;
      if (token == kShape && !next_number(number)) return false;
      if (number >= shapes_.size()) return fail();
      shape = number;
      return true;
    }
    std::vector<std::string> keys;
    while (!at_end_token()) {
      unsigned key_token = 0;
      std::string key;
      if (!next(key_token) || !spend(1) || !read_text(key, key_token)) return false;
      if (!keys.empty() && !(keys.back() < key)) return fail();
      keys.push_back(std::move(key));
    }
    ++at_;
    if (keys.empty()) return false;
    shape = shapes_.size();
    shapes_.push_back(std::move(keys));
    return true;
  }

  bool read_object(Json& value, unsigned token, int depth) {
    if (depth >= kMaxDepth) return fail();
    Json::object_t object;
    std::size_t shape = 0;
    if (read_shape(shape, token)) {
      for (std::size_t i = 0; i < shapes_[shape].size(); ++i) {
        const std::string& key = shapes_[shape][i];
        if (!spend(key.size() + 3)) return false;
        if (!read(object.emplace_hint(object.end(), key, Json())->second, depth + 1)) return false;
      }
    } else if (error_) {
      return false;
    }
    value = std::move(object);
    return true;
  }

  std::string_view tokens_;
  std::size_t at_ = 0;
  BitReader bits_;
  std::size_t max_bytes_;
  std::size_t left_;
  std::optional<ErrorCode> error_;
  std::vector<std::string> texts_;
  std::vector<std::vector<std::string>> shapes_;
  std::int64_t instant_ = kFirstInstant;
  std::int64_t day_ = kFirstDay;
};

}  // namespace

Compact to_compact_parts(const Json& value, TextForm form) {
  Writer writer(form);
  writer.write(value);
  return writer.take();
}

Result<Json> from_compact_parts(std::string_view tokens, std::string_view bits, std::size_t max_bytes) {
  return Reader(tokens, bits, max_bytes).read_all();
}

std::string to_compact(const Json& value) {
  const Compact parts = to_compact_parts(value, TextForm::Bits);
  std::string bytes;
  append_varint(bytes, parts.bits.size());
  return bytes + parts.bits + parts.tokens;
}

Result<Json> from_compact(std::string_view bytes, std::size_t max_bytes) {
  std::size_t at = 0;
  const auto length = read_varint(bytes, at);
  if (!length || *length > bytes.size() - at) return Error{ErrorCode::LinkAltered, "", ""};
  return from_compact_parts(bytes.substr(at + *length), bytes.substr(at, *length), max_bytes);
}

}  // namespace sandtable
