// The pieces of a sorting's page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "tools/sorting/model.h"
#include "tools/sorting/shelf.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable::inline workshop {

// What is asked for while the page is drawn, and done when it is.
struct SortMove {
  std::string item, bin;  // "" takes it out of its bin
};

struct SortPage {
  App& app;
  Ui& ui;
  const SortPack& pack;
  const Sorting& sorting;
  SortingState& state;
  SortingScore score;
  std::vector<Text> open;     // ids of what is in no bin, in order
  Text current;               // of those, the one that a press on a bin puts there
  bool key = false;           // what is right may be seen
  bool one_by_one = false;    // of what is open only the current one shows
  std::optional<SortMove> move;

  [[nodiscard]] bool can_put() const { return !open.empty() && !ui.read_only; }
};

[[nodiscard]] Text bin_title(const SortPack& pack, Text bin);
[[nodiscard]] Text text_of_item(const SortPack& pack, const Sorting& sorting, Text item);

// An item is dragged, takes the number of a bin as a key, and opens its menu when it is pressed; where others are open beside
// it, it becomes the current one.
void draw_item(SortPage& page, Text item);
// The items of a bin. False when there are none.
bool draw_items(SortPage& page, Text bin);
// What the pointer carries; near an edge the page goes on below it.
void draw_dragged(SortPage& page);

// A bin takes the current item when it is pressed, and any that is let go on it.
[[nodiscard]] float bin_target_height(SortPage& page, float width);  // of the highest
void draw_bin_target(SortPage& page, std::size_t bin, float height);
void aim(SortPage& page, Text bin, const Rect& place);

}  // namespace sandtable::workshop
