// What makes two versions of a test or sorting exercise count in the same way, whatever their words are.
#pragma once

#include <cstdint>

#include "tools/self_test/pack.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable::inline classroom {

// A hash of scale, bands, dimensions, and questions with what they feed and whether they are reversed.
[[nodiscard]] std::uint64_t shape_of(const TestPack& pack);
// Of bins, items and the key.
[[nodiscard]] std::uint64_t shape_of(const SortPack& pack);

}  // namespace sandtable::inline classroom
