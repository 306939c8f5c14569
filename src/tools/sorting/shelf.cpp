#include "tools/sorting/shelf.h"

namespace sandtable::inline workshop {

const SortLibrary& sorts_of(App& app) { return app.state<SortShelf>().of[static_cast<int>(app.settings.language)]; }

void take_sorts(App& app, Language language, Group) {
  SortLibrary& sorts = app.state<SortShelf>().of[static_cast<int>(language)];
  sorts = SortLibrary();
  Problems problems;
  for (const Json& one : list_of(app.content.of(language, "sorting"), "sorts")) {
    if (auto pack = load_sort_pack(one, problems)) sorts.add(std::move(pack).value());
  }
}

}  // namespace sandtable::workshop
