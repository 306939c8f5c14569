// Text as few bytes: an arithmetic coder (J. Rissanen 1976; the 32-bit form without carries of M. Mahoney's
// lpaq, 2007) that spends on each bit what the model (text_model.h) expects it to be worth.
//
// Ids, that is lower-case UUIDs of version 4 as whole JSON strings, take 122 bits the first time and the
// logarithm of the number of ids so far afterwards. Everything else is plain text to it.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace sandtable::inline links {

// Of the model, its tables and its priming text. This one is written; 1 can be read, too, for ever.
inline constexpr int kCodecVersion = 2;

// `text` has no bytes below 3, as JSON never has. About 2 µs a byte, after about 20 ms for the priming text.
[[nodiscard]] std::string pack_text(std::string_view text, int version = kCodecVersion);

// Hostile input: reads at most max_bytes of text. Errors: LinkAltered (nothing that pack_text() writes),
// TooLarge.
[[nodiscard]] Result<std::string> unpack_text(std::string_view bytes, std::size_t max_bytes,
                                              int version = kCodecVersion);

}  // namespace sandtable::links
