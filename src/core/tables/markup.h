// The few marks that HTML has in text, and how a Markdown table's row is taken apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sandtable::inline tables {

// "&amp;", "&#65289;", "&nbsp;" … as the characters that they stand for; others stay.
[[nodiscard]] std::string without_entities(std::string_view text);
// Whether it begins with <name …> or </name>, in any case.
[[nodiscard]] bool is_tag(std::string_view text, std::string_view name, bool closing = false);

}  // namespace sandtable::tables
