// What tools keep on screen that is no part of a plan: each has a type of its own, made when it is first asked for, so that
// the app knows none of them.
#pragma once

#include <memory>
#include <utility>
#include <vector>

namespace sandtable {

class StateBox {
 public:
  virtual ~StateBox() = default;
  virtual void entered(bool other_plan) = 0;  // another page came on screen
  virtual void escape() = 0;                  // Escape was pressed where nothing else took it
};

// A state may say what it forgets then: void entered(bool other_plan), void escape().
template <class T>
class StateOf final : public StateBox {
 public:
  void entered(bool other_plan) override {
    if constexpr (requires { value.entered(other_plan); }) value.entered(other_plan);
  }
  void escape() override {
    if constexpr (requires { value.escape(); }) value.escape();
  }
  T value;
};

class States {
 public:
  template <class T>
  [[nodiscard]] T& of() {
    for (const auto& [type, box] : boxes_) {
      if (type == &kTypeOf<T>) return static_cast<StateOf<T>&>(*box).value;
    }
    boxes_.emplace_back(&kTypeOf<T>, std::make_unique<StateOf<T>>());
    return static_cast<StateOf<T>&>(*boxes_.back().second).value;
  }
  void entered(bool other_plan) {
    for (const auto& [type, box] : boxes_) box->entered(other_plan);
  }
  void escape() {
    for (const auto& [type, box] : boxes_) box->escape();
  }

 private:
  template <class T>
  static inline char kTypeOf = 0;  // its address tells types apart
  std::vector<std::pair<const char*, std::unique_ptr<StateBox>>> boxes_;
};

}  // namespace sandtable
