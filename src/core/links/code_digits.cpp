#include "core/links/code_digits.h"

#include "core/base/instant.h"
#include "core/base/utf8.h"

namespace sandtable {
namespace {

constexpr int kGenerator = 5;  // a primitive root of 23, so that its powers name 22 different places
constexpr std::int64_t kSecondsPerDay = 86400;
constexpr std::int64_t kFirstDay = 20454;  // 2026-01-01, in days since 1970-01-01

int power_of_generator(std::size_t exponent) {
  int value = 1;
  for (std::size_t i = 0; i < exponent % kMaxCodeBlock; ++i) value = value * kGenerator % kCodeBase;
  return value;
}

int inverse(int value) {  // by Fermat: value^21
  int result = 1;
  for (int i = 0; i < kCodeBase - 2; ++i) result = result * value % kCodeBase;
  return result;
}

// Weighted sums of all characters; both are 0 for a right code. Place i has the locators g^i and g^2i.
struct Syndrome {
  int first = 0;
  int second = 0;
};
Syndrome syndrome_of(const int* characters, std::size_t length) {
  Syndrome sums;
  int locator = 1;
  for (std::size_t i = 0; i < length; ++i) {
    sums.first = (sums.first + characters[i] * locator) % kCodeBase;
    sums.second = (sums.second + characters[i] * locator % kCodeBase * locator) % kCodeBase;
    locator = locator * kGenerator % kCodeBase;
  }
  return sums;
}

}  // namespace

int code_day(std::string_view instant) {
  const auto seconds = parse_instant(date_of(instant) + "T00:00:00Z");
  if (!seconds) return 0;
  const std::int64_t day = *seconds / kSecondsPerDay - kFirstDay + 1;
  return day < 1 || day >= kCodeDays ? 0 : static_cast<int>(day);
}

std::string instant_of_code_day(int day) {
  return day == 0 ? std::string() : format_instant((kFirstDay + day - 1) * kSecondsPerDay);
}

bool CodeNumber::push(int factor, int addend) {
  int carry = addend;
  for (int& digit : digits_) {
    const int value = digit * factor + carry;
    digit = value % kCodeBase;
    carry = value / kCodeBase;
  }
  return carry == 0;
}

int CodeNumber::pop(int divisor) {
  int rest = 0;
  for (std::size_t i = digits_.size(); i-- > 0;) {
    const int value = rest * kCodeBase + digits_[i];
    digits_[i] = value / divisor;
    rest = value % divisor;
  }
  return rest;
}

std::size_t CodeNumber::significant_digits() const {
  std::size_t count = digits_.size();
  while (count > 0 && digits_[count - 1] == 0) --count;
  return count;
}

bool is_code_separator(char32_t c) {
  return c <= ' ' || c == '-' || c == '_' || c == 0x00A0 || c == 0x00AD || (c >= 0x2000 && c <= 0x2015) ||
         c == 0x202F || c == 0x2060 || c == 0x2212 || c == 0x3000 || c == 0x30FC || c == 0xFE58 ||
         c == 0xFE63 || c == 0xFEFF || c == 0xFF0D;
}

int code_value(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms of Chinese input methods
  if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
  if (c >= 0x80) return -1;
  const std::size_t place = kCodeAlphabet.find(static_cast<char>(c));
  return place == std::string_view::npos ? -1 : static_cast<int>(place);
}

Result<std::vector<int>> code_values(std::string_view typed, std::size_t most) {
  std::vector<int> characters;
  std::size_t position = 0;
  for (std::size_t at = 0; at < typed.size();) {
    const Utf8Character one = utf8_at(typed, at);
    ++position;
    if (!is_code_separator(one.code)) {
      const int value = code_value(one.code);
      if (value < 0) {
        return error_at(
            ErrorCode::CodeCharacter, {},
            std::to_string(position).append(":").append(repaired_text(typed.substr(at, one.bytes))));
      }
      characters.push_back(value);
      if (characters.size() > most) break;  // no code is that long
    }
    at += one.bytes;
  }
  return characters;
}

void set_code_checks(int* characters, std::size_t length) {
  // The two check characters x, y at the places a, b solve  g^a·x + g^b·y = −first,  g^2a·x + g^2b·y =
  // −second.
  const std::size_t digits = length - kCodeChecks;
  const Syndrome sums = syndrome_of(characters, digits);
  const int a = power_of_generator(digits);
  const int b = power_of_generator(digits + 1);
  const int right_first = (kCodeBase - sums.first) % kCodeBase;
  const int right_second = (kCodeBase - sums.second) % kCodeBase;
  const int y = (right_second + (kCodeBase - a) * right_first) % kCodeBase *
                inverse(b * ((b - a + kCodeBase) % kCodeBase) % kCodeBase) % kCodeBase;
  characters[digits] = (right_first + (kCodeBase - b) * y) % kCodeBase * inverse(a) % kCodeBase;
  characters[digits + 1] = y;
}

bool code_checks_fit(const int* characters, std::size_t length, std::size_t& suspect) {
  const Syndrome sums = syndrome_of(characters, length);
  suspect = 0;
  if (sums.first == 0 && sums.second == 0) return true;
  if (sums.first == 0 || sums.second == 0) return false;
  const int locator = sums.second * inverse(sums.first) % kCodeBase;
  for (std::size_t i = 0; i < length && suspect == 0; ++i) {
    if (power_of_generator(i) == locator) suspect = i + 1;
  }
  return false;
}

std::string code_text(const std::vector<int>& characters, std::size_t group) {
  std::string text;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (i > 0 && i % group == 0) text += '-';
    text += kCodeAlphabet[static_cast<std::size_t>(characters[i])];
  }
  return text;
}

Error code_length_error(std::size_t have, std::size_t need) {
  return error_at(ErrorCode::CodeLength, {}, std::to_string(have).append("/").append(std::to_string(need)));
}

}  // namespace sandtable
