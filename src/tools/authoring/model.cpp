#include "tools/authoring/model.h"

#include "core/json/record_reader.h"

namespace sandtable::inline authoring {
namespace {

void read(RecordReader& plan, Material& out, const Packs&, Problems&) {
  if (const Json* document = plan.object("material")) out.document = *document;
}

void write(Json& plan, const Material& material) {
  if (material.document.is_object()) set_json(plan, "material", material.document);
}

}  // namespace
}  // namespace sandtable::authoring

namespace sandtable {

const PartType& part_type(const Material*) {
  static constexpr PartType kType = make_part_type<Material, read, write>("material");
  return kType;
}

}  // namespace sandtable
