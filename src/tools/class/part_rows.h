// What was handed in of one test or exercise, in little memory: a row for each part of each hand-in, from
// which the ones that count are chosen when everything has come (which_counts.h).
//
// A row is 32 bytes and half a byte for each cell, and about 5 bytes of an index: 45 bytes for the sixteen
// questions of the negotiation test. Nothing else is kept of a hand-in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "tools/class/which_counts.h"

namespace sandtable::inline classroom {

// Whose part of which hand-in it is.
struct PartKey {
  std::uint64_t document = 0;  // hash of the hand-in's id and its person
  std::uint64_t person = 0;    // hash; of somebody who is not known that of the document
  bool has_person = false;     // the hand-in says who it is of
  RaterKind rater = RaterKind::Self;
  Phase phase = Phase::None;
  bool unnamed = false;  // a rating by somebody who gave no name
  std::uint64_t which =
      0;  // 24 bits of a hash: of the attempt; of a rating by others, of the rater's name if there is one
};

class PartRows {
 public:
  // `cells`: how many each row has, 0..15 each.
  explicit PartRows(std::size_t cells);

  enum class Came {
    New,
    Again,    // the same once more
    Version,  // another version of a part that was there; the one that counts is kept
  };
  Came add(const PartKey& key, const Standing& standing, const std::uint8_t* cells);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t cells() const { return cells_; }
  [[nodiscard]] PartKey key(std::size_t row) const;
  [[nodiscard]] Standing standing(std::size_t row) const;
  [[nodiscard]] int cell(std::size_t row, std::size_t cell) const;

  // Further attempts of the same person (and rater) that say something else than the one that counts.
  struct SetAside {
    std::int64_t n[2][3] = {};  // by RaterKind and Phase
  };
  // The rows that count, person by person, those about oneself first, then by phase. The order depends on the
  // rows alone.
  [[nodiscard]] std::vector<std::uint32_t> counted(AttemptRule rule, SetAside& set_aside) const;

 private:
  static constexpr std::size_t kHead = 4;  // words
  static constexpr std::size_t kChunkRows = 1024;
  [[nodiscard]] std::uint64_t* row(std::size_t at) {
    return chunks_[at / kChunkRows].get() + at % kChunkRows * words_;
  }
  [[nodiscard]] const std::uint64_t* row(std::size_t at) const {
    return chunks_[at / kChunkRows].get() + at % kChunkRows * words_;
  }
  [[nodiscard]] int compare_cells(const std::uint64_t* a, const std::uint64_t* b) const;
  [[nodiscard]] std::uint32_t& place_of(const std::uint64_t* head);
  void grow_index();
  [[nodiscard]] bool repeats_a_named_one(const std::vector<std::uint32_t>& order, std::size_t at) const;

  std::size_t cells_;
  std::size_t words_;  // of a row
  std::size_t size_ = 0;
  std::vector<std::unique_ptr<std::uint64_t[]>> chunks_;
  std::vector<std::uint32_t> index_;  // place of a row and 1, by its key; 0 = free
};

}  // namespace sandtable::inline classroom
