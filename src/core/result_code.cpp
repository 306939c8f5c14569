#include "core/result_code.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/instant.h"
#include "core/utf8.h"

namespace sandtable {
namespace {

constexpr int kBase = 23;  // size of the alphabet, a prime: arithmetic modulo 23 is the field GF(23)
constexpr std::string_view kAlphabet = "34679ACDEFHJKMNPQRTVWXY";
static_assert(kAlphabet.size() == kBase);

constexpr std::size_t kCheckCharacters = 2;
constexpr std::size_t kMaxFieldLength =
    22;                        // order of the multiplicative group: more places would repeat a locator
constexpr int kGenerator = 5;  // a primitive root of 23, so that its powers name 22 different places

constexpr int kCodeNumbers = 127;  // 0..126
constexpr int kPhases = 3;
constexpr int kRaters = 2;
constexpr std::int64_t kSecondsPerDay = 86400;
constexpr std::int64_t kFirstDay = 20454;  // 2026-01-01, in days since 1970-01-01
constexpr int kDays = 5113;                // 2026-01-01 .. 2039-12-31
constexpr int kDayNumbers = kDays + 1;     // 0 = not known

// Digits of a number in base 23, least significant first: the whole arithmetic that a mixed-radix number
// needs.
class Number {
 public:
  explicit Number(std::size_t digits) : digits_(digits, 0) {}

  // *this = *this · factor + addend; false when it does not fit.
  bool push(int factor, int addend) {
    int carry = addend;
    for (auto& digit : digits_) {
      const int value = digit * factor + carry;
      digit = static_cast<std::int16_t>(value % kBase);
      carry = value / kBase;
    }
    return carry == 0;
  }
  // The inverse: returns *this mod divisor and divides.
  int pop(int divisor) {
    int rest = 0;
    for (std::size_t i = digits_.size(); i-- > 0;) {
      const int value = rest * kBase + digits_[i];
      digits_[i] = static_cast<std::int16_t>(value / divisor);
      rest = value % divisor;
    }
    return rest;
  }
  [[nodiscard]] bool is_zero() const {
    return std::all_of(digits_.begin(), digits_.end(), [](int digit) { return digit == 0; });
  }
  [[nodiscard]] int digit(std::size_t index) const { return digits_[index]; }
  void set_digit(std::size_t index, int value) { digits_[index] = static_cast<std::int16_t>(value); }

 private:
  std::vector<std::int16_t> digits_;
};

int power_of_generator(std::size_t exponent) {
  int value = 1;
  for (std::size_t i = 0; i < exponent % kMaxFieldLength; ++i) value = value * kGenerator % kBase;
  return value;
}

int inverse(int value) {  // by Fermat: value^21
  int result = 1;
  for (int i = 0; i < kBase - 2; ++i) result = result * value % kBase;
  return result;
}

// Weighted sums of all characters; both are 0 for a right code. Place i has the locators g^i and g^2i.
struct Syndrome {
  int first = 0;
  int second = 0;
};
Syndrome syndrome_of(const std::vector<int>& characters) {
  Syndrome sums;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const int locator = power_of_generator(i);
    sums.first = (sums.first + characters[i] * locator) % kBase;
    sums.second = (sums.second + characters[i] * locator % kBase * locator) % kBase;
  }
  return sums;
}

// Number of information characters that this test needs, or nullopt when a code would be too long.
std::optional<std::size_t> information_characters(const TestPack& pack) {
  if (pack.code < 1 || pack.code >= kCodeNumbers || pack.questions.empty() || pack.scale_labels.size() < 2 ||
      pack.scale_labels.size() > 20) {
    return std::nullopt;
  }
  const int choices = static_cast<int>(pack.scale_labels.size()) + 1;
  constexpr std::size_t kMost = kMaxFieldLength - kCheckCharacters;
  for (std::size_t digits = 1; digits <= kMost; ++digits) {
    Number largest(digits);
    bool fits = true;
    for (std::size_t i = 0; i < pack.questions.size() && fits; ++i) fits = largest.push(choices, choices - 1);
    fits = fits && largest.push(kDayNumbers, kDayNumbers - 1) && largest.push(kRaters, kRaters - 1) &&
           largest.push(kPhases, kPhases - 1) && largest.push(kCodeNumbers, kCodeNumbers - 1);
    if (fits) return digits;
  }
  return std::nullopt;
}

// Groups of four read best; from 17 characters on, groups of six keep the code within 20.
std::string with_hyphens(const std::string& characters) {
  const std::size_t group = characters.size() <= 16 ? 4 : 6;
  std::string text;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (i > 0 && i % group == 0) text += '-';
    text += characters[i];
  }
  return text;
}

std::optional<std::size_t> code_characters(const TestPack& pack) {
  const auto digits = information_characters(pack);
  if (!digits) return std::nullopt;
  const std::size_t characters = *digits + kCheckCharacters;
  if (with_hyphens(std::string(characters, '3')).size() > kMaxCodeCharacters) return std::nullopt;
  return characters;
}

int day_number(std::string_view taken) {
  const auto seconds = parse_instant(taken);
  if (!seconds) return 0;
  const std::int64_t day = *seconds / kSecondsPerDay - kFirstDay;
  return day < 0 || day >= kDays ? 0 : static_cast<int>(day) + 1;
}

// Hyphens and blanks of every keyboard, and marks that are pasted along without being seen.
bool is_separator(char32_t c) {
  return c <= ' ' || c == '-' || c == '_' || c == 0x00A0 || c == 0x00AD || (c >= 0x2000 && c <= 0x2015) ||
         c == 0x202F || c == 0x2060 || c == 0x2212 || c == 0x3000 || c == 0x30FC || c == 0xFE58 ||
         c == 0xFE63 || c == 0xFEFF || c == 0xFF0D;
}

int value_of(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms of Chinese input methods
  if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
  if (c >= 0x80) return -1;
  const std::size_t place = kAlphabet.find(static_cast<char>(c));
  return place == std::string_view::npos ? -1 : static_cast<int>(place);
}

Error length_error(std::size_t have, std::size_t need) {
  return {ErrorCode::CodeLength, "", std::to_string(have) + "/" + std::to_string(need)};
}

// The place (from 1) of the one character that, when changed, makes the code right; "" when no single one
// does.
std::string suspect(const Syndrome& sums, std::size_t length) {
  if (sums.first == 0 || sums.second == 0) return {};
  const int locator = sums.second * inverse(sums.first) % kBase;
  for (std::size_t i = 0; i < length; ++i) {
    if (power_of_generator(i) == locator) return std::to_string(i + 1);
  }
  return {};
}

}  // namespace

Result<std::string> encode_result_code(const TestPack& pack, const SelfTest& attempt) {
  const auto length = code_characters(pack);
  if (!length) return Error{ErrorCode::CodeNotPossible, "", pack.id};
  const std::size_t digits = *length - kCheckCharacters;
  const int choices = static_cast<int>(pack.scale_labels.size()) + 1;

  Number number(digits);
  for (std::size_t i = pack.questions.size(); i-- > 0;) {
    const std::string& id = pack.questions[i].id;
    const auto answer = attempt.answers.find(id);
    int choice = 0;
    if (answer != attempt.answers.end()) {
      if (answer->second < pack.scale_min || answer->second > pack.scale_max()) {
        return Error{ErrorCode::OutOfRange, pointer_to("/answers", id),
                     std::to_string(pack.scale_min) + ".." + std::to_string(pack.scale_max())};
      }
      choice = answer->second - pack.scale_min + 1;
    }
    number.push(choices, choice);
  }
  number.push(kDayNumbers, day_number(attempt.taken));
  number.push(kRaters, static_cast<int>(attempt.rater.kind));
  number.push(kPhases, static_cast<int>(attempt.phase));
  number.push(kCodeNumbers, pack.code);

  std::vector<int> characters(*length, 0);
  for (std::size_t i = 0; i < digits; ++i) characters[i] = number.digit(i);
  // The two check characters x, y at the places a, b solve  g^a·x + g^b·y = −first,  g^2a·x + g^2b·y =
  // −second.
  const Syndrome sums = syndrome_of(characters);
  const int a = power_of_generator(digits);
  const int b = power_of_generator(digits + 1);
  const int right_first = (kBase - sums.first) % kBase;
  const int right_second = (kBase - sums.second) % kBase;
  const int y = (right_second + (kBase - a) * right_first) % kBase *
                inverse(b * ((b - a + kBase) % kBase) % kBase) % kBase;
  const int x = (right_first + (kBase - b) * y) % kBase * inverse(a) % kBase;
  characters[digits] = x;
  characters[digits + 1] = y;

  std::string text;
  for (const int value : characters) text += kAlphabet[static_cast<std::size_t>(value)];
  return with_hyphens(text);
}

Result<SelfTest> decode_result_code(std::string_view code, const TestLibrary& library) {
  std::vector<int> characters;
  std::size_t position = 0;
  for (std::size_t at = 0; at < code.size();) {
    const Utf8Character typed = utf8_at(code, at);
    ++position;
    if (!is_separator(typed.code)) {
      const int value = value_of(typed.code);
      if (value < 0) {
        return Error{ErrorCode::CodeCharacter, "",
                     std::to_string(position) + ":" + repaired_text(code.substr(at, typed.bytes))};
      }
      characters.push_back(value);
      if (characters.size() > kMaxFieldLength) break;  // no code is that long
    }
    at += typed.bytes;
  }

  // Which lengths are possible follows from the loaded tests; a wrong length is named before anything else.
  std::size_t nearest = 0;
  bool possible = false;
  for (const TestPack& pack : library.all()) {
    const auto length = code_characters(pack);
    if (!length) continue;
    possible = possible || *length == characters.size();
    const auto distance = [&](std::size_t n) {
      return n > characters.size() ? n - characters.size() : characters.size() - n;
    };
    if (nearest == 0 || distance(*length) < distance(nearest)) nearest = *length;
  }
  if (!possible &&
      (nearest != 0 || characters.size() <= kCheckCharacters || characters.size() > kMaxFieldLength)) {
    return length_error(characters.size(), nearest);
  }

  const Syndrome sums = syndrome_of(characters);
  if (sums.first != 0 || sums.second != 0) {
    return Error{ErrorCode::CodeCheck, "", suspect(sums, characters.size())};
  }

  const std::size_t digits = characters.size() - kCheckCharacters;
  Number number(digits);
  for (std::size_t i = 0; i < digits; ++i) number.set_digit(i, characters[i]);
  const int code_number = number.pop(kCodeNumbers);
  const TestPack* pack = code_number == 0 ? nullptr : library.find_by_code(code_number);
  if (pack == nullptr) return Error{ErrorCode::CodeUnknownTest, "", std::to_string(code_number)};
  const auto need = code_characters(*pack);
  if (!need) return Error{ErrorCode::CodeNotPossible, "", pack->id};
  if (*need != characters.size()) return length_error(characters.size(), *need);

  SelfTest attempt;
  attempt.test = pack->id;
  attempt.pack_version = pack->pack_version;
  attempt.phase = static_cast<Phase>(number.pop(kPhases));
  attempt.rater.kind = static_cast<RaterKind>(number.pop(kRaters));
  const int day = number.pop(kDayNumbers);
  if (day > 0) attempt.taken = format_instant((kFirstDay + day - 1) * kSecondsPerDay);
  const int choices = static_cast<int>(pack->scale_labels.size()) + 1;
  for (const Question& question : pack->questions) {
    const int choice = number.pop(choices);
    if (choice > 0) attempt.answers[question.id] = pack->scale_min + choice - 1;
  }
  if (!number.is_zero())
    return Error{ErrorCode::CodeCheck, "", ""};  // right checks, but no code that we write
  return attempt;
}

}  // namespace sandtable
