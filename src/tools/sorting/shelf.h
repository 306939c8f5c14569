// The sorting exercises of the current language, and what a sorting keeps while it is on screen.
#pragma once

#include <string>

#include "app/app.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable::inline workshop {

struct SortShelf {
  SortLibrary of[2];  // by Language
};
[[nodiscard]] const SortLibrary& sorts_of(App& app);
void take_sorts(App& app, Language language, Group group);

struct SortingState {
  std::string draft;          // what is typed as an own item
  std::string dragged;        // id of the item that is being dragged
  std::string aim, next_aim;  // the bin that it was above in the last frame, and is in this one
  bool has_aim = false, has_next_aim = false;

  void entered(bool) { dragged.clear(); }
};

}  // namespace sandtable::workshop
