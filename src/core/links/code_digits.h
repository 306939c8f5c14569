// What result codes and hand-in codes are made of: the alphabet, numbers with mixed radix in its base, and the check
// characters.
//
// Alphabet of 23 characters without look-alikes (no 0 O, 1 I L, 2 Z, 5 S, 8 B, U, G). Two check characters make a block of
// at most 22 characters a Reed–Solomon code over GF(23) (Reed & Solomon 1960) of minimum distance 3: every single wrong
// character and every swap of two characters is noticed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace sandtable {

inline constexpr int kCodeBase = 23;  // a prime: arithmetic modulo 23 is the field GF(23)
inline constexpr std::string_view kCodeAlphabet = "34679ACDEFHJKMNPQRTVWXY";
static_assert(kCodeAlphabet.size() == kCodeBase);
inline constexpr std::size_t kCodeChecks = 2;      // check characters of a block
inline constexpr std::size_t kMaxCodeBlock = 22;   // order of the multiplicative group: more places would repeat a locator

// Numbers that are part of both kinds of code.
inline constexpr int kCodeNumbers = 127;  // 0..126: which test or sorting exercise
inline constexpr int kCodeDays = 5114;    // 0 = not known, then 2026-01-01 .. 2039-12-31

// Local day of an instant as such a number; 0 for every other text.
[[nodiscard]] int code_day(std::string_view instant);
// Midnight UTC of that day, which date_of() knows as a day without a time; "" for 0.
[[nodiscard]] std::string instant_of_code_day(int day);

// Digits of a number in base 23, least significant first: the whole arithmetic that a mixed-radix number needs.
class CodeNumber {
 public:
  explicit CodeNumber(std::size_t digits) : digits_(digits, 0) {}

  // *this = *this · factor + addend; false when it does not fit.
  bool push(int factor, int addend);
  // The inverse: returns *this mod divisor and divides.
  int pop(int divisor);
  [[nodiscard]] std::size_t significant_digits() const;
  [[nodiscard]] bool is_zero() const { return significant_digits() == 0; }
  [[nodiscard]] int digit(std::size_t index) const { return digits_[index]; }
  void set_digit(std::size_t index, int value) { digits_[index] = value; }

 private:
  std::vector<int> digits_;
};

// Value of a character in any case and width, or -1.
[[nodiscard]] int code_value(char32_t c);
// Hyphens and blanks of every keyboard, and marks that are pasted along without being seen.
[[nodiscard]] bool is_code_separator(char32_t c);
// The values of what was typed, separators left out; at most `most` + 1 of them. Error: CodeCharacter (position counted
// from 1 in the typed text).
[[nodiscard]] Result<std::vector<int>> code_values(std::string_view typed, std::size_t most);

// Sets the last two of `length` characters so that all fit together.
void set_code_checks(int* characters, std::size_t length);
// Whether they do. If not, `suspect` is the place (from 1) of the one character that, when changed, makes them fit, or 0
// when no single one does.
[[nodiscard]] bool code_checks_fit(const int* characters, std::size_t length, std::size_t& suspect);

// The characters in groups, with hyphens between them.
[[nodiscard]] std::string code_text(const std::vector<int>& characters, std::size_t group);

// detail = "have/need"
[[nodiscard]] Error code_length_error(std::size_t have, std::size_t need);

}  // namespace sandtable
