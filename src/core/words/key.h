// Which text of the interface: its place among those of assets/…/{shell,tools/<tool>}, found from its name while compiling.
// The program holds numbers alone; a name that no file of texts knows does not compile.
//
//   ui.tr("home.title")                                            one text
//   ui.tr(done ? Key("test.see_result") : Key("test.result_so_far"))
//   ui.tr(Keys("phase.none", "phase.before", "phase.after")[phase])    the one for an enumerator
#pragma once

#include <cstdint>
#include <iterator>

namespace sandtable {

// Group by group, each file in its order; cmake/tools.cmake lists them. For the compiler and for tests: nothing of it is linked.
inline constexpr const char* kKeyNames[] = {
#include "ui_keys.inc"
};
inline constexpr int kKeyCount = static_cast<int>(std::size(kKeyNames));

constexpr bool same_name(const char* a, const char* b) {
  while (*a != '\0' && *a == *b) ++a, ++b;
  return *a == *b;
}

// Its place in kKeyNames, kKeyCount when it is not there.
constexpr int find_key_name(const char* name) {
  int index = 0;
  while (index < kKeyCount && !same_name(kKeyNames[index], name)) ++index;
  return index;
}

// The compiler reports that these are called: no text has the name, or texts of a family are in another order in their file.
void there_is_no_such_text();
void these_do_not_follow_each_other();

class Key {
 public:
  consteval Key(const char* name) : index_(static_cast<std::uint16_t>(find_key_name(name))) {  // NOLINT(google-explicit-constructor)
    if (index_ == kKeyCount) there_is_no_such_text();
  }
  // For the undo labels of plan/history.h, which are indices.
  [[nodiscard]] static constexpr Key numbered(int index) { return Key(index); }
  [[nodiscard]] constexpr int index() const { return index_; }

 private:
  constexpr explicit Key(int index) : index_(static_cast<std::uint16_t>(index)) {}

  std::uint16_t index_;
};

// One text for each enumerator, in their order. They stand so in their file as well: the program holds the first number alone.
class Keys {
 public:
  template <class... Names>
  consteval explicit Keys(const char* first, const Names&... others) : first_(Key(first).index()), size_(1 + static_cast<int>(sizeof...(Names))) {
    int next = first_;
    ((Key(others).index() == ++next ? void() : these_do_not_follow_each_other()), ...);
  }
  // An enumerator or a number from 0 to size() - 1.
  template <class Which>
  [[nodiscard]] constexpr Key operator[](Which which) const {
    return Key::numbered(first_ + static_cast<int>(which));
  }
  [[nodiscard]] constexpr int size() const { return size_; }

 private:
  int first_, size_;
};

}  // namespace sandtable
