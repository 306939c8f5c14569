// Compact binary form of a JSON value, made to deflate well: known keys and words are one byte, the keys of
// equal records are written once, maps and lists of small numbers are packed. What no deflate could shorten
// (uuids, instants, packed numbers, and texts coded by a static lexicon, see text_code.h) goes into a
// separate string of bits. Loss-free: from_compact(to_compact(v)) == v for every value, and floating-point
// numbers stay such.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/json.h"

namespace sandtable {

// How texts are written: as bits (shortest for the few hundred characters of a usual plan), or as bytes among
// the tokens, where deflate finds what repeats (shorter for long documents).
enum class TextForm { Bits, Bytes };

struct Compact {
  std::string tokens;  // see compact_tokens.h
  std::string bits;
};
[[nodiscard]] Compact to_compact_parts(const Json& value, TextForm form);
// Hostile input: bounded depth (JsonLimits::depth) and size (`max_bytes` of JSON text, about).
// Errors: LinkAltered, TooLarge.
[[nodiscard]] Result<Json> from_compact_parts(std::string_view tokens, std::string_view bits,
                                              std::size_t max_bytes);

// Both parts in one std::string: varint length of the bits, bits, tokens. Never fails for values that
// parse_json() made.
[[nodiscard]] std::string to_compact(const Json& value);
// Errors: LinkAltered, TooLarge.
[[nodiscard]] Result<Json> from_compact(std::string_view bytes, std::size_t max_bytes);

}  // namespace sandtable
