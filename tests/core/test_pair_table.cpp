#include <doctest/doctest.h>

#include "core/base/pair_table.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

TEST_CASE("pair table: either side may come first, and each counts once") {
  PairTable table;
  std::uint64_t other = 0;
  const std::uint64_t largest = (std::uint64_t{1} << kPairValueBits) - 1;
  CHECK(table.meet(7, 0, largest, other) == PairTable::Found::First);
  CHECK(table.meet(7, 0, 5, other) == PairTable::Found::Again);
  CHECK(table.meet(7, 1, 6, other) == PairTable::Found::Partner);
  CHECK(other == largest);
  CHECK(table.meet(7, 0, 5, other) == PairTable::Found::Again);
  CHECK(table.meet(7, 1, 5, other) == PairTable::Found::Again);
  CHECK(table.meet(8, 1, 0, other) == PairTable::Found::First);
  CHECK(table.meet(8, 0, 3, other) == PairTable::Found::Partner);
  CHECK(other == 0);
  CHECK(table.keys() == 2);
}

TEST_CASE("pair table: a hundred thousand keys, all found again, at most 16 bytes each") {
  PairTable table;
  Random random(11);
  std::vector<std::uint64_t> keys;
  for (int i = 0; i < 100'000; ++i) keys.push_back(random.next());
  std::uint64_t other = 0;
  std::size_t right = 0;
  double worst = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    right += table.meet(keys[i], static_cast<int>(i % 2), i, other) == PairTable::Found::First ? 1 : 0;
    if (i >= 20'000)
      worst = std::max(worst, static_cast<double>(table.bytes() - 10'000) / static_cast<double>(i + 1));
  }
  CHECK(right == keys.size());
  CHECK(worst <= 16);
  right = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const bool partner =
        table.meet(keys[i], static_cast<int>(1 - i % 2), 0, other) == PairTable::Found::Partner;
    right += partner && other == i ? 1 : 0;
  }
  CHECK(right == keys.size());
  CHECK(table.keys() == keys.size());
}
