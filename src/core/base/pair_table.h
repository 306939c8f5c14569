// Remembers one small number for each of many keys until its partner comes, in little memory: how first and
// second measurements of a class are paired by person without keeping either.
//
// 12 bytes a slot in 64 open-addressing tables with linear probing (Knuth 1998, The Art of Computer
// Programming 3, section 6.4, algorithm L) that grow by a fifth when nine tenths are taken: at most 16 bytes
// a key plus 10 KB, while growing too. Of a key 54 bits are kept: among a million keys two are taken for one
// another with a probability of 3 in 100 000.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sandtable {

// A 64-bit hash, all of whose bits depend on all characters. `seed`: for texts of different meaning that are
// spelt alike.
[[nodiscard]] std::uint64_t hash_of(std::string_view text, std::uint64_t seed);

inline constexpr int kPairValueBits = 46;

class PairTable {
 public:
  enum class Found { First, Partner, Again };
  // `key`: from hash_of(). `side`: 0 or 1. First: remembered, its partner has not come. Partner:
  // the other side was there; `other` is its value, and the pair is complete. Again: this side was there
  // already.
  Found meet(std::uint64_t key, int side, std::uint64_t value, std::uint64_t& other);

  [[nodiscard]] std::size_t keys() const { return keys_; }
  [[nodiscard]] std::size_t bytes() const;

 private:
  using Words =
      std::vector<std::uint32_t>;  // three for each slot: key, key and value, value; see pair_table.cpp
  static constexpr std::size_t kParts = 64;
  static void grow(Words& part);

  Words parts_[kParts];
  std::uint32_t used_[kParts] = {};
  std::size_t keys_ = 0;
};

}  // namespace sandtable
