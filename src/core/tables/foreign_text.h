// Text in any encoding by the system's own tables (POSIX iconv). Not for the page: there the browser decodes (app/host.h).
#pragma once

#include <string>
#include <string_view>

#include "core/tables/encoding.h"

namespace sandtable {

// What cannot be read becomes U+FFFD.
[[nodiscard]] std::string decode_text(std::string_view bytes, Encoding encoding);
// In the encoding that guess_encoding() finds.
[[nodiscard]] std::string decode_text(std::string_view bytes);

}  // namespace sandtable
