// Instants as ISO-8601 UTC text "2026-11-21T09:00:00Z" (seconds precision, years 1970..9999). The clock itself is
// passed in by the platform; the core only converts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sandtable {

// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted (Hinnant's civil calendar algorithms, 2013).
[[nodiscard]] std::optional<std::int64_t> parse_instant(std::string_view text);
[[nodiscard]] std::string format_instant(std::int64_t unix_seconds);
// "2026-11-21" part of an instant text; "" when it is not one.
[[nodiscard]] std::string date_of(std::string_view instant);

}  // namespace sandtable
