// The record of this tool for the register, see plan/tool.h.
#include "plan/tool.h"
#include "tools/authoring/model.h"

namespace sandtable::inline authoring {
namespace {

// The kind of such a plan names the test or exercise, so that a browser finds the one it edits.
std::string kind(const Plan& plan) {
  const Json& document = part<Material>(plan).document;
  return document.is_object() ? "material " + text_of(document, "id").str() : std::string();
}

}  // namespace
}  // namespace sandtable::authoring

namespace sandtable {
namespace {

// Of no group: asked for while only some of the tools are there.
// clang-format off
std::vector<MemberRoute> routes() {
  return {
    // path browser file link hand-in
    {"material",                                true, true, true, false},
  };
}
// clang-format on

}  // namespace

const Tool& authoring_tool() {
  static const Tool kTool = {
      .id = "authoring",
      .group = "authoring",
      .area = Area::SelfAssessment,
      .title = "authoring.title",
      .parts = {&part_type(static_cast<const Material*>(nullptr))},
      .routes = routes,
      .kind = kind,
  };
  return kTool;
}

}  // namespace sandtable
