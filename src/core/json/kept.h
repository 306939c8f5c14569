// Members that a record carries without knowing them, an object. Copies of the record share them until one of them changes its
// own: undo keeps many copies, and what came from elsewhere may be large.
#pragma once

#include <optional>
#include <utility>

#include "core/base/shared.h"
#include "core/json/json.h"

namespace sandtable {

class Kept {
 public:
  Kept() = default;
  Kept(Json members) {  // NOLINT(google-explicit-constructor): what a reader leaves
    if (!members.empty()) shared_.emplace(std::move(members));
  }
  [[nodiscard]] const Json& members() const { return shared_ ? **shared_ : none(); }
  operator const Json&() const { return members(); }  // NOLINT(google-explicit-constructor): it stands for them
  [[gnu::noinline]] void set(Text key, Json value) {
    if (!shared_) shared_.emplace(empty_object());
    set_json(shared_->edit(), key, std::move(value));
  }
  bool operator==(const Kept&) const = default;

 private:
  [[gnu::noinline]] static const Json& none() {
    static const Json kNone = empty_object();
    return kNone;
  }
  std::optional<Shared<Json>> shared_;
};

}  // namespace sandtable
