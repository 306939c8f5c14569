#include "plan/migrations.h"

#include "plan/plan.h"
#include "core/json/record_reader.h"

namespace sandtable {

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> steps = {
      // {1, lift_to_2}: the first step comes with version 2.
  };
  return steps;
}

Result<int> version_of(const Json& document) {
  const Json* found = find_member(document, "version");
  if (found == nullptr) return Error{ErrorCode::MissingMember, "/version", {}};

  std::int64_t version = 0;
  switch (read_integer(*found, INT64_MIN, INT64_MAX, version)) {
    case IntegerRead::NotInteger:
      return Error{ErrorCode::WrongType, "/version", "integer"};
    case IntegerRead::OutOfRange:
      return Error{ErrorCode::NewerVersion, "/version", detail_text(dump_json(*found))};
    case IntegerRead::Good:
      break;
  }
  if (version < 1) return Error{ErrorCode::OutOfRange, "/version", "1.." + std::to_string(kPlanVersion)};
  if (version > kPlanVersion) return Error{ErrorCode::NewerVersion, "/version", std::to_string(version)};
  return static_cast<int>(version);
}

Result<Json> migrate(Json document) {
  const Result<int> version = version_of(document);
  if (!version) return version.error();
  for (const Migration& step : migrations()) {
    if (step.from_version < version.value()) continue;
    step.apply(document);
    set_number(document, "version", step.from_version + 1);
  }
  return document;
}

}  // namespace sandtable
