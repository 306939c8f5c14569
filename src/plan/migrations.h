// Ordered JSON→JSON steps that lift an old plan to kPlanVersion. Pure; never asks for packs or the clock.
#pragma once

#include <vector>

#include "core/json/json.h"

namespace sandtable {

struct Migration {
  int from_version;               // lifts from_version → from_version + 1
  void (*apply)(Json& document);  // must keep members that it does not know
};

// Contiguous from version 1 to kPlanVersion - 1; each step has a frozen fixture tests/fixtures/plans/v<from>-*.json.
[[nodiscard]] const std::vector<Migration>& migrations();

// The version a document says it has, 1..kPlanVersion.
// Errors, all at /version: MissingMember, WrongType, NewerVersion (detail = its version), OutOfRange (below 1).
[[nodiscard]] Result<int> version_of(const Json& document);

// Errors: those of version_of().
[[nodiscard]] Result<Json> migrate(Json document);

}  // namespace sandtable
