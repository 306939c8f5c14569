// Compact binary form of a JSON value, made to deflate well: known keys and words are one byte, uuids 16 bytes,
// instants a varint, Chinese text two bytes a character. Loss-free: from_compact(to_compact(v)) == v for every value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/json.h"

namespace sandtable {

// Bytes in a std::string. Never fails for values that parse_json() made.
[[nodiscard]] std::string to_compact(const Json& value);
// Hostile input: bounded depth (JsonLimits::depth) and output size. Errors: LinkAltered, TooLarge.
[[nodiscard]] Result<Json> from_compact(std::string_view bytes, std::size_t max_bytes);

}  // namespace sandtable
