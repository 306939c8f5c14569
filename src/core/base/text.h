// A text that somebody else owns, for parameters and specs: one pointer to zero-terminated UTF-8. Every widget on every
// screen takes several; a literal is a constant this way, where a std::string_view would cost forty bytes of code at
// each use. Texts of users and packs hold no NUL (core/base/utf8.h repairs what comes in), so nothing is cut.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sandtable {

// The characters of a string; a function, so that its code is there once.
[[nodiscard, gnu::noinline]] const char* chars_of(const std::string& text);

// Where the compiler can, it warns of a Text that outlives its string.
#if defined(__clang__)
#define SANDTABLE_LIFETIMEBOUND [[clang::lifetimebound]]
#else
#define SANDTABLE_LIFETIMEBOUND
#endif

class Text {
 public:
  constexpr Text() = default;
  constexpr Text(const char* text) : chars_(text) {}           // NOLINT(google-explicit-constructor)
  Text(const std::string& text SANDTABLE_LIFETIMEBOUND) : chars_(chars_of(text)) {}    // NOLINT(google-explicit-constructor)

  [[nodiscard]] const char* c_str() const { return chars_; }
  [[nodiscard]] bool empty() const { return *chars_ == '\0'; }
  [[nodiscard, gnu::noinline]] std::size_t size() const;
  [[nodiscard, gnu::noinline]] std::string str() const;
  [[nodiscard]] std::string_view view() const { return {chars_, size()}; }
  operator std::string_view() const { return view(); }         // NOLINT(google-explicit-constructor)
  operator std::string() const { return str(); }               // NOLINT(google-explicit-constructor)

  [[nodiscard]] friend bool operator==(Text a, Text b) { return same(a.chars_, b.chars_); }

 private:
  [[nodiscard, gnu::noinline]] static bool same(const char* a, const char* b);

  const char* chars_ = "";
};

}  // namespace sandtable
