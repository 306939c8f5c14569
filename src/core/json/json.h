// The one way JSON comes in and goes out: capped, repaired where that is safe, never throwing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/text.h"

namespace sandtable {

using Json = nlohmann::json;  // objects are sorted by key, so dump_json() is canonical

struct JsonLimits {
  std::size_t bytes = 4u << 20;  // 4 MiB
  int depth = 64;                // nesting of arrays and objects
  std::size_t values = 1'000'000;  // in all; each is at least 16 bytes in memory, whatever it is as text
};

// Parses UTF-8 JSON text. A byte order mark is skipped. Invalid UTF-8, lone surrogate escapes and NUL characters
// become U+FFFD and are listed in `problems` (BadText, with the pointer of the value); duplicate keys keep the last
// value and are listed (DuplicateKey). Errors: Empty, TooLarge, NotJson, TooDeep, TooMany.
[[nodiscard]] Result<Json> parse_json(std::string_view text, Problems& problems, const JsonLimits& limits = {});

// Compact canonical text: sorted keys, no white space, UTF-8 kept as it is. Safe for any value parse_json() made.
[[nodiscard]] std::string dump_json(const Json& value);
// The same with two-space indentation, for files that people may open.
[[nodiscard]] std::string dump_json_pretty(const Json& value);

// Stands for a value whose text is there already: dump_json() copies `text`, which has to live until then. Nothing else may be
// done with it.
[[nodiscard]] Json json_of_text(const std::string& text);

// Appends one RFC 6901 reference token to a pointer, escaping ~ and /.
[[nodiscard]] std::string pointer_to(std::string_view parent, Text key);
[[nodiscard]] std::string pointer_to(std::string_view parent, std::size_t index);

// Reading and writing members. Use these rather than nlohmann's operators and initializer lists, which put
// hundreds of bytes of code at every use; noinline keeps the link-time optimizer from undoing that.
//
// A member that is absent, of another type, or of something that is no object: nullptr or `fallback`.
[[nodiscard, gnu::noinline]] const Json* find_member(const Json& object, Text key);
[[nodiscard, gnu::noinline]] const std::string* find_text(const Json& object, Text key);
// The same, "" when there is none; lives as long as the value.
[[nodiscard, gnu::noinline]] Text text_of(const Json& object, Text key);
// 4.0 is an integer, as it is to JSON Schema.
// A list; an empty one when the member is missing or something else.
[[nodiscard, gnu::noinline]] const Json& list_of(const Json& object, Text key);
[[nodiscard, gnu::noinline]] std::int64_t number_or(const Json& object, Text key, std::int64_t fallback);
[[nodiscard, gnu::noinline]] bool flag_or(const Json& object, Text key, bool fallback);

// "{}" and "[]". (Json::object() and Json::array() take initializer lists.)
[[nodiscard, gnu::noinline]] Json empty_object();
[[nodiscard, gnu::noinline]] Json empty_array();

// Add the member or replace its value. `object` is an object, or null and becomes one.
[[gnu::noinline]] void set_text(Json& object, Text key, Text text);
[[gnu::noinline]] void set_number(Json& object, Text key, std::int64_t number);
[[gnu::noinline]] void set_real(Json& object, Text key, double number);
[[gnu::noinline]] void set_flag(Json& object, Text key, bool flag);
[[gnu::noinline]] void set_json(Json& object, Text key, Json value);

// Append to `array`, which is an array, or null and becomes one.
[[gnu::noinline]] void add_text(Json& array, Text text);
[[gnu::noinline]] void add_json(Json& array, Json value);

}  // namespace sandtable
