// The fixed tables of link codec version "1": words, lexicons and deflate dictionary.
//
// FROZEN. Links live for years in chats and on paper: with one byte changed here they read as something else.
// Words that later tools need go into the tables of a new codec version; the tables of old versions stay for
// reading. tests/core/test_compact.cpp holds the CRC-32 of each table.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sandtable {

// Keys and stable ids of plans, packs and tools. The first kOneByteWords take one byte, the rest two.
inline constexpr std::size_t kOneByteWords = 176;
[[nodiscard]] std::size_t word_count();
[[nodiscard]] std::string_view word_at(std::size_t index);
[[nodiscard]] std::optional<std::size_t> find_word(std::string_view word);

// Compact form of the parts that most plans have in common, the commonest last (deflate reaches it with fewer
// bits).
[[nodiscard]] std::string_view link_dictionary();

}  // namespace sandtable
