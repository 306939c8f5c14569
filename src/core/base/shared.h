// A value that its copies share until one of them is edited.
//
// Undo keeps up to 200 copies of a plan. With lists of Shared records such a copy costs one pointer a record, and
// comparing it with its predecessor costs one comparison of pointers for every record that was not edited. The
// counting is not atomic: a plan and its copies belong to one thread.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace sandtable {

template <class T>
class Shared {
 public:
  Shared() : box_(new Box) {}
  Shared(T value) : box_(new Box(std::move(value))) {}  // NOLINT(google-explicit-constructor)
  Shared(const Shared& other) : box_(other.box_) { ++box_->owners; }
  Shared(Shared&& other) noexcept : box_(std::exchange(other.box_, nullptr)) {}  // `other` may only be assigned or destroyed
  Shared& operator=(Shared other) noexcept {
    std::swap(box_, other.box_);
    return *this;
  }
  ~Shared() {
    if (box_ != nullptr) release();
  }

  const T& operator*() const { return box_->value; }
  const T* operator->() const { return &box_->value; }
  // For changing it: a copy of its own first, unless it has one. Valid until this object is copied.
  [[gnu::noinline]] T& edit() {
    if (box_->owners > 1) {
      Box* own = new Box(box_->value);
      --box_->owners;
      box_ = own;
    }
    box_->text.clear();
    return box_->value;
  }
  // What this value is as text, for whoever writes it again and again: kept until it is edited; "" = not known.
  [[nodiscard]] const std::string& text() const { return box_->text; }
  void remember_text(std::string text) const { box_->text = std::move(text); }
  // Surely equal; two that are not the same may be equal as well.
  [[nodiscard]] bool is_same(const Shared& other) const { return box_ == other.box_; }
  bool operator==(const Shared& other) const { return box_ == other.box_ || box_->value == other.box_->value; }

 private:
  struct Box {
    Box() = default;
    explicit Box(T from) : value(std::move(from)) {}
    T value;
    std::string text;
    std::uint32_t owners = 1;
  };
  [[gnu::noinline]] void release() {
    if (--box_->owners == 0) delete box_;
  }
  Box* box_;
};

}  // namespace sandtable
