#include "ui/widgets/meaning_field.h"

namespace sandtable {

bool meaning_field(Ui& ui, const TextFieldSpec& spec, std::string& draft, std::string& value, Meaning meaning, bool& wrong) {
  std::string shown = meaning(draft) == value ? draft : value;
  bool changed = false;
  if (text_field(ui, spec, shown)) {
    std::string stored = meaning(shown);
    changed = stored != value;
    value = std::move(stored);
  }
  wrong = value.empty() && !shown.empty();
  ui.nodes.in_frame(spec.id)->invalid = wrong;
  draft = std::move(shown);
  return changed;
}

}  // namespace sandtable
