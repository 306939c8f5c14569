// The parts of a plan: what each tool keeps in it. The plan itself knows no tool; it holds parts by their type.
//
// A part is a value that copies of a plan share until one of them edits it, so undo costs a pointer a part. A part that has
// not been read yet is the JSON it came as: it is read when somebody asks for it, and goes back out as it came in if nobody
// does. Its text is remembered, so that saving a plan writes anew only what was edited.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/json/kept.h"

namespace sandtable {

class RecordReader;

inline constexpr std::size_t kMaxNameBytes = 200;  // of a person, wherever a name is kept

// What reading may check a plan against: libraries of content packs, found by their type. Refers to them; they must outlive it.
class Packs {
 public:
  Packs() = default;
  template <class Library>
  Packs(const Library& library) { add(library); }  // NOLINT(google-explicit-constructor)
  template <class Library>
  Packs& add(const Library& library) {
    libraries_.emplace_back(&kTypeOf<Library>, &library);
    return *this;
  }
  // nullptr: there is none, and nothing is checked against it.
  template <class Library>
  [[nodiscard]] const Library* get() const {
    for (const auto& [type, library] : libraries_) {
      if (type == &kTypeOf<Library>) return static_cast<const Library*>(library);
    }
    return nullptr;
  }

 private:
  template <class Library>
  static inline char kTypeOf = 0;  // its address tells libraries apart
  std::vector<std::pair<const char*, const void*>> libraries_;
};

// How a part is kept. Each type of part has one, which its tool defines; part_type(const T*) finds it (see make_part_type()).
struct PartType {
  static constexpr std::size_t kMostMembers = 2;
  Text members[kMostMembers];  // of the plan's JSON that it consists of; "" = fewer
  void* (*make)();             // an empty one, which goes in no file
  void* (*copy)(const void* value);
  void (*drop)(void* value);
  bool (*same)(const void* a, const void* b);
  // Takes its members from the document, as every reader does (core/json/record_reader.h).
  void (*read)(RecordReader& document, void* value, const Packs& packs, Problems& problems);
  void (*write)(Json& document, const void* value);
};

// The type of part T with `read(RecordReader&, T&, const Packs&, Problems&)` and `write(Json&, const T&)`.
template <class T, auto read, auto write>
[[nodiscard]] constexpr PartType make_part_type(Text member, Text another = {}) {
  PartType out{};
  out.members[0] = member;
  out.members[1] = another;
  out.make = []() -> void* { return new T(); };
  out.copy = [](const void* value) -> void* { return new T(*static_cast<const T*>(value)); };
  out.drop = [](void* value) { delete static_cast<T*>(value); };
  out.same = [](const void* a, const void* b) { return *static_cast<const T*>(a) == *static_cast<const T*>(b); };
  out.read = [](RecordReader& document, void* value, const Packs& packs, Problems& problems) {
    read(document, *static_cast<T*>(value), packs, problems);
  };
  out.write = [](Json& document, const void* value) { write(document, *static_cast<const T*>(value)); };
  return out;
}

// The members of one part as JSON text, by the order of PartType::members; "" = the member is not there.
struct PartTexts {
  std::string of[PartType::kMostMembers];
};

// One part of one plan. Copying it shares the value. Not for two threads.
class Part {
 public:
  // `raw`: an object with the members as they came.
  Part(const PartType& type, Json raw);
  explicit Part(const PartType& type);  // empty
  Part(const Part& other);
  Part(Part&& other) noexcept : box_(std::exchange(other.box_, nullptr)) {}
  Part& operator=(Part other) noexcept {
    std::swap(box_, other.box_);
    return *this;
  }
  ~Part();

  [[nodiscard]] const PartType& type() const;
  [[nodiscard]] bool is_read() const;
  // Reads it if it has not been read; what was wrong with it is added to `problems`.
  void read(const Packs& packs, Problems& problems) const;
  // The value, read now if need be. Valid until the part is edited or goes.
  [[nodiscard]] const void* value() const;
  // For changing it: a copy of its own first, unless it has one. Valid until this object is copied.
  [[nodiscard]] void* edit();
  // Sets its members in `document`.
  void write(Json& document) const;
  // Of its members what could not be read: an object.
  [[nodiscard]] const Json& kept() const;
  // Remembered until it is edited, or forgotten.
  [[nodiscard]] const PartTexts& texts() const;
  void forget_texts() const;
  [[nodiscard]] bool operator==(const Part& other) const;
  // Surely equal; two that are not the same may be equal as well.
  [[nodiscard]] bool is_same(const Part& other) const { return box_ == other.box_; }

 private:
  struct Box;
  Box* box_;
};

}  // namespace sandtable
