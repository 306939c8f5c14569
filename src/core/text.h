// A text that somebody else owns, for parameters and specs: a std::string_view whose making from a string or a literal
// is a call. A view made in place costs forty bytes of code, and every widget on every screen takes several.
#pragma once

#include <string>
#include <string_view>

namespace sandtable {

class Text : public std::string_view {
 public:
  constexpr Text() = default;
  constexpr Text(std::string_view text) : std::string_view(text) {}  // NOLINT(google-explicit-constructor)
  [[gnu::noinline]] Text(const std::string& text);                   // NOLINT(google-explicit-constructor)
  [[gnu::noinline]] Text(const char* text);                          // NOLINT(google-explicit-constructor)
};

}  // namespace sandtable
