// The worksheets of the current language (asset packs, see assets/schema/sheet.schema.json).
#pragma once

#include "app/app.h"

namespace sandtable {

[[nodiscard]] inline const Json& sheets_of(const App& app) { return list_of(app.content.of("sheets"), "sheets"); }
// nullptr when there is none.
[[nodiscard]] inline const Json* sheet_named(const App& app, Text id) {
  for (const Json& sheet : sheets_of(app)) {
    if (text_of(sheet, "id") == id) return &sheet;
  }
  return nullptr;
}

}  // namespace sandtable
