// Short texts as bits: Chinese or English business text at about 8 or 5 bits a character, any other text too.
//
// Two static lexicons (words and single characters, in buckets of equally long codes) take turns: Han and
// Latin. The codes are cheap enough that no adaptive coder beats them on texts of a few hundred characters,
// and they cost no table in the message. Long or repetitive texts do better in the byte form, which deflate
// can work on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/bits.h"

namespace sandtable {

enum class Lexicon { Han, Latin };

// Longer texts are for the byte form: the search for the shortest code keeps a table of the whole text.
inline constexpr std::size_t kMaxBitTextBytes = 4096;

// Writes well-formed UTF-8 of at most kMaxBitTextBytes; returns the lexicon that reading has to begin with.
Lexicon write_text_bits(BitWriter& bits, std::string_view text);
// Appends to `text`; false when the bits are no text or there would be more than `max_bytes` of it.
[[nodiscard]] bool read_text_bits(BitReader& bits, Lexicon begin, std::size_t max_bytes, std::string& text);

// The byte form: ASCII as it is, Chinese characters and the words of the Han lexicon in two bytes, others in
// three; ends with a zero byte.
void append_text_bytes(std::string& bytes, std::string_view text);
[[nodiscard]] bool read_text_bytes(std::string_view bytes, std::size_t& at, std::size_t max_bytes,
                                   std::string& text);

// All entries as one text, for the test that holds the lexicons of a codec version.
[[nodiscard]] std::string lexicon_fingerprint();

}  // namespace sandtable
