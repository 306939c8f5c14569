// The groups of tools (src/tools/groups.cmake), each with the range of numbers that its texts have
// (core/words/key.h).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <iterator>

#include "core/words/key.h"

namespace sandtable {

struct GroupTexts {
  const char* name;
  int first, size;  // numbers of its texts
};
inline constexpr GroupTexts kGroups[] = {
#include "ui_groups.inc"
};
inline constexpr int kGroupCount = static_cast<int>(std::size(kGroups));

// Its place in kGroups, kGroupCount when it is not there.
constexpr int find_group_name(const char* name) {
  int index = 0;
  while (index < kGroupCount && !same_name(kGroups[index].name, name)) ++index;
  return index;
}

// The compiler reports that this is called.
void there_is_no_such_group();

// "first" and "second" are the program's own; the others are fetched when something of them is opened.
class Group {
 public:
  consteval Group(const char* name)
      : index_(static_cast<std::uint8_t>(find_group_name(name))) {  // NOLINT(google-explicit-constructor)
    if (index_ == kGroupCount) there_is_no_such_group();
  }
  [[nodiscard]] static constexpr Group numbered(int index) { return Group(index); }
  [[nodiscard]] constexpr int index() const { return index_; }
  [[nodiscard]] constexpr const char* name() const { return kGroups[index_].name; }
  [[nodiscard]] constexpr bool operator==(const Group&) const = default;

 private:
  constexpr explicit Group(int index) : index_(static_cast<std::uint8_t>(index)) {}

  std::uint8_t index_;
};

// A set of groups, told by their names: Groups{"mix", "situation"}.
class Groups {
 public:
  constexpr Groups() = default;
  consteval Groups(std::initializer_list<Group> all) {  // NOLINT(google-explicit-constructor)
    for (const Group& each : all) bits_ |= 1u << each.index();
  }
  [[nodiscard]] constexpr bool has(Group group) const { return (bits_ >> group.index() & 1u) != 0; }

 private:
  static_assert(kGroupCount <= 32);
  std::uint32_t bits_ = 0;
};

}  // namespace sandtable
