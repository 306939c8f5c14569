#include "core/base/pair_table.h"

namespace sandtable {
namespace {

// A slot: 32 bits of the key; 16 more, and the upper 16 of the state; its lower 32. A state is the value and,
// in its two lowest bits, which sides have come. 0 = an empty slot.
constexpr std::size_t kSlotWords = 3;
constexpr std::uint32_t kUpperHalf = 0xFFFF0000;

std::uint64_t state_of(const std::uint32_t* slot) {
  return static_cast<std::uint64_t>(slot[1] & 0xFFFF) << 32 | slot[2];
}

void set_state(std::uint32_t* slot, std::uint64_t state) {
  slot[1] = (slot[1] & kUpperHalf) | static_cast<std::uint32_t>(state >> 32);
  slot[2] = static_cast<std::uint32_t>(state);
}

// The slot with this key, or the empty one where it belongs.
std::uint32_t* find(std::vector<std::uint32_t>& part, std::uint32_t key, std::uint32_t rest) {
  const std::size_t slots = part.size() / kSlotWords;
  std::size_t at = static_cast<std::size_t>(static_cast<std::uint64_t>(key) * slots >> 32);
  while (true) {
    std::uint32_t* slot = part.data() + at * kSlotWords;
    if (state_of(slot) == 0 || (slot[0] == key && (slot[1] & kUpperHalf) == rest)) return slot;
    if (++at == slots) at = 0;
  }
}

}  // namespace

// FNV-1a (Fowler, Noll & Vo 1991) with the finishing steps of SplitMix64 (Steele, Lea & Flood 2014), which
// spread what the last characters changed over all bits.
std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 0xCBF29CE484222325u ^ seed;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  hash = (hash ^ hash >> 30) * 0xBF58476D1CE4E5B9u;
  hash = (hash ^ hash >> 27) * 0x94D049BB133111EBu;
  return hash ^ hash >> 31;
}

void PairTable::grow(Words& part) {
  const std::size_t slots = part.size() / kSlotWords;
  Words wider((slots + slots / 5 + 8) * kSlotWords, 0);
  for (std::size_t i = 0; i < part.size(); i += kSlotWords) {
    const std::uint32_t* from = part.data() + i;
    if (state_of(from) == 0) continue;
    std::uint32_t* to = find(wider, from[0], from[1] & kUpperHalf);
    for (std::size_t k = 0; k < kSlotWords; ++k) to[k] = from[k];
  }
  part.swap(wider);
}

PairTable::Found PairTable::meet(std::uint64_t key, int side, std::uint64_t value, std::uint64_t& other) {
  const std::size_t number = key >> 58;
  const auto first = static_cast<std::uint32_t>(key);
  const std::uint32_t rest = static_cast<std::uint32_t>(key >> 32) << 16;
  Words& part = parts_[number];
  if (used_[number] * 10 >= part.size() / kSlotWords * 9) grow(part);
  std::uint32_t* slot = find(part, first, rest);
  const std::uint64_t state = state_of(slot);
  const std::uint64_t mark = std::uint64_t{1} << side;
  if (state == 0) {
    slot[0] = first;
    slot[1] = rest;
    ++used_[number];
    ++keys_;
    set_state(slot, value << 2 | mark);
    return Found::First;
  }
  if ((state & mark) != 0) return Found::Again;
  other = state >> 2;
  set_state(slot, state | mark);
  return Found::Partner;
}

std::size_t PairTable::bytes() const {
  std::size_t sum = sizeof *this;
  for (const Words& part : parts_) sum += part.capacity() * sizeof(std::uint32_t);
  return sum;
}

}  // namespace sandtable
