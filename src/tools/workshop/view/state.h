// What a workshop shows that is no part of a plan, and its content.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tools/class/collect.h"
#include "core/json/json.h"
#include "tools/sorting/sort_pack.h"
#include "tools/self_test/pack.h"

namespace sandtable {
class App;
class Content;
}

namespace sandtable::inline workshop {

struct ClassFigures;  // class/view/page.h

// Made of what comes with the group of tools "workshop".
struct WorkshopContent {
  std::vector<TestPack> tests;
  SortLibrary sorts;
  Json exercises = empty_array();   // plan documents
};

struct WorkshopState {
  std::string draft;                   // the class: what is pasted and not yet collected
  std::vector<FoundHandIn> found;      // what became of what was collected last
  std::int64_t collected_ms = 0;       // when the last file came
  int files_left = 0;                  // that come with it
  std::size_t read_bytes = 0;          // of the draft while it is being read,
  int reading_line = 0;                // and the line there, from 1; 0 = it is not
  std::shared_ptr<ClassFigures> figures;  // of the class that is open
  bool names = false;                  // of people, on show
  bool handing_in = false;             // the ways to hand in are on show
  std::string figure;                  // id of the figure that fills the screen, "" = none
  std::vector<std::string> revealed;   // ids of the figures that are no longer hidden
  std::string dragged;                 // id of the item that is being dragged
  std::string aim, next_aim;           // the bin that it was above in the last frame, and is in this one
  bool has_aim = false, has_next_aim = false;
  struct {                             // what was made last of a plan, and of which state of it
    std::string key, text;
  } link, code;
};

[[gnu::noinline]] void load_content(const Content& content, Language language, WorkshopContent& out);
// Finds the hand-ins of a file for the class that is open; when no more are `left`, the next frame adds them.
[[gnu::noinline]] void collect(App& app, Text source, std::string_view bytes, int left);
// A file that could not be read is told of in the same report.
[[gnu::noinline]] void collect_failed(App& app, Text source, bool too_large, int left);
}  // namespace sandtable::workshop
