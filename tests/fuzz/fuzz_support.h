// What the fuzz targets share. A broken invariant ends the program, which is how libFuzzer finds it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "tools/sorting/sort_pack.h"
#include "tools/self_test/pack.h"
#include "core/base/uuid.h"
#include "tools/workshop/model.h"

namespace sandtable::fuzz {

// Says where, and ends the program.
#define SANDTABLE_REQUIRE(condition) ::sandtable::fuzz::require((condition), #condition, __FILE__, __LINE__)
void require(bool condition, const char* text, const char* file, int line);

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// A file of the source tree, by its path below assets or tests/fixtures.
[[nodiscard]] std::string asset(std::string_view name);
[[nodiscard]] std::string fixture(std::string_view name);

// The negotiation test; a sorting exercise of sixteen items with a key.
[[nodiscard]] const TestLibrary& library();
[[nodiscard]] const SortLibrary& sorts();

// The same hand-ins. What is no record of a list counts as being after those that are: collecting puts it there.
[[nodiscard]] bool same_hand_ins(const HandIns& one, const HandIns& other);

// Ids that are the same in every run.
[[nodiscard]] RandomBytes repeatable_bytes();

// What is asked for between its making and peak(), at its highest. Only one at a time.
class MemoryWatch {
 public:
  MemoryWatch();
  ~MemoryWatch();
  MemoryWatch(const MemoryWatch&) = delete;
  MemoryWatch& operator=(const MemoryWatch&) = delete;
  [[nodiscard]] std::size_t peak() const;
};

// What a document of so many bytes may need while it is read. A value of two bytes ("0,") is one of 16 with us, and
// is there three times while a list grows; an empty object takes three bytes and is a hundred with us. A member that
// nobody knows is copied once.
[[nodiscard]] constexpr std::size_t memory_for(std::size_t bytes) {
  return (std::size_t{1} << 20) + bytes * 200;
}

using Rows = std::vector<std::vector<std::string>>;
// A table as a spreadsheet reads it (RFC 4180, comma, byte order mark); requires that it is one with rows of the same
// length, in which no cell is a formula.
[[nodiscard]] Rows read_table(std::string_view csv);
// Requires that every line is a heading, a row of as many cells as the head of its table, or one that begins with one
// of `starts`: text of people cannot make others.
void check_markdown(std::string_view text, std::initializer_list<std::string_view> starts);

}  // namespace sandtable::fuzz
