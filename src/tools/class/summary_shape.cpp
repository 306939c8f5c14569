#include "tools/class/summary_shape.h"

#include "tools/class/hash.h"

namespace sandtable::inline classroom {
namespace {

void add_line(std::string& out, const std::string& id, const std::string& more = {}) {
  out.append(id).append("\t").append(more).append("\n");
}

}  // namespace

std::uint64_t shape_of(const TestPack& pack) {
  std::string text;
  add_line(text, std::to_string(pack.scale_min), std::to_string(pack.scale_labels.size()));
  for (const Band& band : pack.bands) add_line(text, band.id, std::to_string(band.from_pomp));
  for (const Dimension& dimension : pack.dimensions) add_line(text, dimension.id);
  for (const Question& question : pack.questions)
    add_line(text, question.id, question.dimension + (question.reverse ? "-" : "+"));
  return hash_of(text, 0);
}

std::uint64_t shape_of(const SortPack& pack) {
  std::string text;
  for (const SortBin& bin : pack.bins) add_line(text, bin.id);
  for (const SortItem& item : pack.items) add_line(text, item.id, item.bin);
  return hash_of(text, 0);
}

}  // namespace sandtable::inline classroom
