// Instants as ISO-8601 UTC text "2026-11-21T09:00:00Z" (seconds precision, years 1970..9999). The clock and the zone of the
// people who look at it are passed in by the platform; the core only converts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sandtable {

// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted (Hinnant's civil calendar algorithms, 2013).
[[nodiscard]] std::optional<std::int64_t> parse_instant(std::string_view text);
[[nodiscard]] std::string format_instant(std::int64_t unix_seconds);

// How far local time is ahead of UTC at an instant, in seconds; it changes with summer time.
using UtcOffset = std::int64_t (*)(std::int64_t unix_seconds);
// Given once by the platform, before anything is shown. Until then local time is UTC. Returns the one before.
UtcOffset use_utc_offset(UtcOffset offset);

// The local day "2026-11-21" of an instant text; "" when it is not one. What people read or compare as a day is local: in
// Shanghai 2026-11-20T23:30:00Z is the 21st. Exactly midnight UTC stands for a day of which no time is known (a code holds
// only the day), and is that day everywhere.
[[nodiscard]] std::string date_of(std::string_view instant);
// The local time of day "17:05"; "" when it is no instant, or a day of which no time is known.
[[nodiscard]] std::string time_of(std::string_view instant);

}  // namespace sandtable
