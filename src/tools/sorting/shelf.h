// The sorting exercises that this page knows, and what a sorting keeps while it is on screen.
#pragma once

#include <string>
#include <vector>

#include "app/app.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable::inline workshop {

struct SortShelf {
  std::vector<SortPack> built_in[2];  // by Language
  SortLibrary library;                // those of the language, then trainers' own, then those of the open plan
  std::string key;                    // what the library was made of
};
// The built-in sorting exercises in the current language, trainers' own from this browser, and those that the open plan brings.
[[nodiscard]] const SortLibrary& sorts_of(App& app);
// A trainer's own goes with whoever asks for it.
void carry_sort(App& app, Plan& plan, Text sort);
void take_sorts(App& app, Language language, Group group);

struct SortingState {
  std::string current;        // id of the item that is to be placed, or was the last to be
  std::string dragged;        // id of the item that is being dragged
  std::string aim, next_aim;  // the bin that it was above in the last frame, and is in this one
  bool has_aim = false, has_next_aim = false;

  void entered(bool) {
    current.clear();
    dragged.clear();
  }
};

}  // namespace sandtable::workshop
