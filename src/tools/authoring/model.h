// A trainer's own self-test or sorting exercise while it is written. The plan keeps the document as the loaders read it
// (tools/self_test/pack.h, tools/sorting/sort_pack.h), sound or not yet; members that nobody here knows stay in it.
#pragma once

#include <string>

#include "core/json/json.h"
#include "plan/tool.h"

namespace sandtable::inline authoring {

struct Material {
  Json document;  // null: none
  bool operator==(const Material&) const = default;
};

}  // namespace sandtable::authoring

namespace sandtable {
[[nodiscard]] const PartType& part_type(const Material*);
}
