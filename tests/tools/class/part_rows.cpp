#include "tools/class/part_rows.h"

#include <doctest/doctest.h>

#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

TEST_CASE("part rows: what is put in comes out") {
  PartRows rows(19);
  std::uint8_t cells[19];
  for (std::uint8_t i = 0; i < 19; ++i) cells[i] = i % 16;
  const PartKey key{.document = 1,
                    .person = 2,
                    .has_person = true,
                    .rater = RaterKind::Other,
                    .phase = Phase::After,
                    .unnamed = true,
                    .which = 0xABCDEF};
  CHECK(rows.add(key, {Completeness::Finished, 253'402'300'799, kNoMoment}, cells) == PartRows::Came::New);
  const PartKey back = rows.key(0);
  CHECK(back.document == 1);
  CHECK(back.person == 2);
  CHECK(back.has_person);
  CHECK(back.rater == RaterKind::Other);
  CHECK(back.phase == Phase::After);
  CHECK(back.unnamed);
  CHECK(back.which == 0xABCDEF);
  CHECK(rows.standing(0).completeness == Completeness::Finished);
  CHECK(rows.standing(0).taken == 253'402'300'799);
  CHECK(rows.standing(0).handed_in == kNoMoment);
  for (std::size_t i = 0; i < 19; ++i) CHECK(rows.cell(0, i) == static_cast<int>(i % 16));
}

TEST_CASE("part rows: a hundred thousand parts are each found again, and are versions of themselves only") {
  PartRows rows(16);
  Random random(11);
  std::vector<PartKey> keys;
  for (int i = 0; i < 100'000; ++i)
    keys.push_back({.document = random.next() % 50'000,
                    .person = 1,
                    .phase = static_cast<Phase>(random.below(3)),
                    .which = static_cast<std::uint64_t>(i)});
  const std::uint8_t one[16] = {1}, two[16] = {2};
  std::size_t right = 0;
  for (const PartKey& key : keys)
    right += rows.add(key, {Completeness::Begun, 1, 1}, one) == PartRows::Came::New ? 1 : 0;
  for (const PartKey& key : keys)
    right += rows.add(key, {Completeness::Begun, 1, 1}, one) == PartRows::Came::Again ? 1 : 0;
  for (const PartKey& key : keys)
    right += rows.add(key, {Completeness::Begun, 1, 2}, two) == PartRows::Came::Version ? 1 : 0;
  CHECK(right == 3 * keys.size());
  CHECK(rows.size() == keys.size());
  for (std::size_t i = 0; i < rows.size(); i += 97) CHECK(rows.cell(i, 0) == 2);
}

TEST_CASE("which counts: codes know the day alone") {
  CHECK(moment_of("1970-01-02T00:00:01Z") == 86'401);
  CHECK(moment_of("1970-01-02T00:00:00Z") == 2 * 86'400 - 1);
  CHECK(moment_of("") == kNoMoment);
  CHECK(moment_of("yesterday") == kNoMoment);
}
