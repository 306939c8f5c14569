// Writing a C++ record back over its `extra`, the members that were kept when it was read (see record_reader.h).
//
// Known members go over the kept ones. A default value is not written: either the member was absent, or it could not
// be read and is among the kept ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"

namespace sandtable {

[[gnu::noinline]] void put_text(Json& record, Text key, const std::string& value);
[[gnu::noinline]] void put_number(Json& record, Text key, std::int64_t value, std::int64_t standard);
// Whole numbers are written as such: 1, not 1.0.
[[nodiscard, gnu::noinline]] Json real_json(double value);
// An object, unless it is empty; the kept members of an object of that key are added.
[[gnu::noinline]] void put_part(Json& record, Text key, Json part);
// A list, unless it is empty; the kept items of that key come behind the others.
[[gnu::noinline]] void put_list(Json& record, Text key, Json list);
[[gnu::noinline]] void put_texts(Json& record, Text key, const std::vector<std::string>& texts);

}  // namespace sandtable
