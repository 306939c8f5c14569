// Which encoding the bytes of a file are in, and their text.
//
// Strict UTF-8 and UTF-16 are read here. Of the others only a plausible one is named: the browser's decoders know them, and
// iconv natively (foreign_text.h). Many short GB18030 texts are sound UTF-8, too: show the text, and offer another encoding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sandtable {

enum class Encoding { Utf8, Utf16Le, Utf16Be, Gb18030, Big5, Windows1252 };
inline constexpr std::size_t kEncodings = 6;
// As the Encoding Standard and iconv call it: "gb18030".
[[nodiscard]] const char* encoding_name(Encoding encoding);

// What a byte order mark says; nothing when there is none.
[[nodiscard]] std::optional<Encoding> marked_encoding(std::string_view bytes);
// By its byte order mark, else strictly UTF-8, else UTF-16 by its zero bytes, else by which of the others has mostly characters
// of everyday use: those of level 1 of GB 2312 and of Big5.
[[nodiscard]] Encoding guess_encoding(std::string_view bytes);

// The text of what needs no table, without a byte order mark. Nothing for the other encodings.
[[nodiscard]] std::optional<std::string> decode_here(std::string_view bytes, Encoding encoding);

}  // namespace sandtable
