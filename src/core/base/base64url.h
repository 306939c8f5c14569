// base64url (RFC 4648, section 5) without padding.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sandtable {

[[nodiscard]] std::string to_base64url(std::string_view bytes);
// Characters that `bytes` bytes take.
[[nodiscard]] constexpr std::size_t base64url_length(std::size_t bytes) {
  return (bytes * 4 + 2) / 3;
}
// Value 0..63 of a character, or -1.
[[nodiscard]] int base64url_value(char character);
// nullopt for other characters, an impossible length, or unused bits that are not zero: only the spelling
// that to_base64url() writes is read, so that every altered character changes the bytes or is refused.
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

}  // namespace sandtable
