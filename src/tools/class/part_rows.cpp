#include "tools/class/part_rows.h"

#include <algorithm>

namespace sandtable::inline classroom {
namespace {

// A row: document; person; when it was begun, and marks; when it was handed in, and which it is; its cells.
constexpr int kMomentBits = 40, kCompletenessAt = 40, kPhaseAt = 42, kRaterAt = 44, kUnnamedAt = 45,
              kPersonAt = 46;
constexpr std::uint64_t kMoment = (std::uint64_t{1} << kMomentBits) - 1;
constexpr std::size_t kCellBits = 4, kCellsInWord = 64 / kCellBits;
// What of a row tells it from others, beside the document: phase and rater; which one.
constexpr std::uint64_t kPartMask = std::uint64_t{7} << kPhaseAt;

std::uint64_t packed(std::int64_t moment) {
  return static_cast<std::uint64_t>(moment + 1) & kMoment;
}
std::int64_t unpacked(std::uint64_t word) {
  return static_cast<std::int64_t>(word & kMoment) - 1;
}
bool flag(std::uint64_t word, int at) {
  return (word >> at & 1) != 0;
}
Phase phase_of(const std::uint64_t* row) {
  return static_cast<Phase>(row[2] >> kPhaseAt & 3);
}
bool by_other(const std::uint64_t* row) {
  return flag(row[2], kRaterAt);
}
std::uint64_t which_of(const std::uint64_t* row) {
  return row[3] >> kMomentBits;
}
Standing standing_of(const std::uint64_t* row) {
  return {static_cast<Completeness>(row[2] >> kCompletenessAt & 3), unpacked(row[2]), unpacked(row[3])};
}

bool same_part(const std::uint64_t* a, const std::uint64_t* b) {
  return a[0] == b[0] && which_of(a) == which_of(b) && ((a[2] ^ b[2]) & kPartMask) == 0;
}
// The attempts of one person, and of one rater when it is another one.
bool same_attempts(const std::uint64_t* a, const std::uint64_t* b) {
  return a[1] == b[1] && ((a[2] ^ b[2]) & kPartMask) == 0 && (!by_other(a) || which_of(a) == which_of(b));
}

}  // namespace

PartRows::PartRows(std::size_t cells)
    : cells_(cells), words_(kHead + (cells + kCellsInWord - 1) / kCellsInWord) {}

PartKey PartRows::key(std::size_t at) const {
  const std::uint64_t* from = row(at);
  return {.document = from[0],
          .person = from[1],
          .has_person = flag(from[2], kPersonAt),
          .rater = by_other(from) ? RaterKind::Other : RaterKind::Self,
          .phase = phase_of(from),
          .unnamed = flag(from[2], kUnnamedAt),
          .which = which_of(from)};
}

Standing PartRows::standing(std::size_t at) const {
  return standing_of(row(at));
}

int PartRows::cell(std::size_t at, std::size_t cell) const {
  return static_cast<int>(row(at)[kHead + cell / kCellsInWord] >> cell % kCellsInWord * kCellBits & 15);
}

int PartRows::compare_cells(const std::uint64_t* a, const std::uint64_t* b) const {
  for (std::size_t i = kHead; i < words_; ++i) {
    if (a[i] != b[i]) return a[i] > b[i] ? 1 : -1;
  }
  return 0;
}

// Open addressing with linear probing (Knuth 1998, The Art of Computer Programming 3, section 6.4, algorithm
// L).
std::uint32_t& PartRows::place_of(const std::uint64_t* head) {
  std::uint64_t hash = (head[0] ^ which_of(head) << 40 ^ (head[2] & kPartMask)) * 0x9E3779B97F4A7C15u;
  hash ^= hash >> 32;
  auto at = static_cast<std::size_t>((hash & UINT32_MAX) * index_.size() >> 32);
  while (index_[at] != 0 && !same_part(row(index_[at] - 1), head)) {
    if (++at == index_.size()) at = 0;
  }
  return index_[at];
}

void PartRows::grow_index() {
  index_.assign(index_.size() + index_.size() / 4 + 64, 0);
  for (std::size_t i = 0; i < size_; ++i) place_of(row(i)) = static_cast<std::uint32_t>(i + 1);
}

PartRows::Came PartRows::add(const PartKey& key, const Standing& standing, const std::uint8_t* cells) {
  if ((size_ + 1) * 10 >= index_.size() * 9) grow_index();
  if (size_ == chunks_.size() * kChunkRows) chunks_.emplace_back(new std::uint64_t[kChunkRows * words_]);
  // Written behind the last row: it stays there when it is a new one.
  std::uint64_t* next = row(size_);
  std::fill(next, next + words_, 0);
  next[0] = key.document;
  next[1] = key.person;
  next[2] = packed(standing.taken) |
            std::uint64_t{static_cast<std::uint8_t>(standing.completeness)} << kCompletenessAt |
            static_cast<std::uint64_t>(key.phase) << kPhaseAt |
            static_cast<std::uint64_t>(key.rater) << kRaterAt | std::uint64_t{key.unnamed} << kUnnamedAt |
            std::uint64_t{key.has_person} << kPersonAt;
  next[3] = packed(standing.handed_in) | key.which << kMomentBits;
  for (std::size_t i = 0; i < cells_; ++i)
    next[kHead + i / kCellsInWord] |= std::uint64_t{cells[i]} << i % kCellsInWord * kCellBits;
  std::uint32_t& place = place_of(next);
  if (place == 0) {
    place = static_cast<std::uint32_t>(++size_);
    return Came::New;
  }
  std::uint64_t* known = row(place - 1);
  int better = compare_versions(standing, standing_of(known));
  const int differs = compare_cells(next, known);
  if (better == 0) better = differs;
  if (better > 0) std::copy(next, next + words_, known);
  return differs == 0 ? Came::Again : Came::Version;
}

// A code has no name of the rater: it is not one more.
bool PartRows::repeats_a_named_one(const std::vector<std::uint32_t>& order, std::size_t at) const {
  constexpr std::size_t kMostRaters = 64;  // that are looked at
  const std::uint64_t* one = row(order[at]);
  if (!by_other(one) || !flag(one[2], kUnnamedAt)) return false;
  for (std::size_t i = at; i > 0 && at - i < kMostRaters;) {
    const std::uint64_t* other = row(order[--i]);
    if (other[1] != one[1] || ((other[2] ^ one[2]) & kPartMask) != 0) return false;
    if (!flag(other[2], kUnnamedAt) && compare_cells(one, other) == 0) return true;
  }
  return false;
}

std::vector<std::uint32_t> PartRows::counted(AttemptRule rule, SetAside& set_aside) const {
  std::vector<std::uint32_t> order(size_);
  for (std::size_t i = 0; i < size_; ++i) order[i] = static_cast<std::uint32_t>(i);
  constexpr std::uint64_t kUnnamed = std::uint64_t{1} << kUnnamedAt;
  std::sort(order.begin(), order.end(), [&](std::uint32_t at, std::uint32_t other) {
    const std::uint64_t *a = row(at), *b = row(other);
    if (a[1] != b[1]) return a[1] < b[1];
    if (by_other(a) != by_other(b)) return by_other(b);
    if (phase_of(a) != phase_of(b)) return phase_of(a) < phase_of(b);
    if (by_other(a) && ((a[2] ^ b[2]) & kUnnamed) != 0) return (a[2] & kUnnamed) == 0;
    if (by_other(a) && which_of(a) != which_of(b)) return which_of(a) < which_of(b);
    if (const int better = compare_attempts(standing_of(a), standing_of(b), phase_of(a), rule); better != 0)
      return better > 0;
    if (const int differs = compare_cells(a, b); differs != 0) return differs > 0;
    return a[0] != b[0] ? a[0] < b[0] : which_of(a) < which_of(b);
  });
  // The first of each person's attempts; those that count move to the front.
  std::size_t kept = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint64_t* one = row(order[i]);
    const std::uint64_t* last = kept == 0 ? nullptr : row(order[kept - 1]);
    if (last == nullptr || !same_attempts(last, one)) {
      if (standing_of(one).completeness == Completeness::Empty) continue;
      order[kept] = order[i];
      if (!repeats_a_named_one(order, kept)) ++kept;
    } else if (standing_of(one).completeness != Completeness::Empty && compare_cells(last, one) != 0) {
      ++set_aside.n[by_other(one) ? 1 : 0][static_cast<std::size_t>(phase_of(one))];
    }
  }
  order.resize(kept);
  return order;
}

}  // namespace sandtable::inline classroom
