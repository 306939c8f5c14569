// What the page of a class shows that is no part of the plan.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "tools/class/collect.h"

namespace sandtable::inline classroom {

struct ClassFigures;  // class/view/page.h

struct ClassState {
  std::string draft;                   // what is pasted and not yet collected
  std::vector<FoundHandIn> found;      // what became of what was collected last
  std::int64_t collected_ms = 0;       // when the last file came
  int files_left = 0;                  // that come with it
  int files = 0;                       // that the report is about
  std::map<std::string, std::vector<FoundHandIn>> waiting;  // found for other classes, by their ids, and not added yet
  std::string exercise;                // of the class that they are for
  LinkWork work;                       // that is left for the links in them, or in what was pasted
  std::size_t read_bytes = 0;          // of the draft while it is being read,
  int reading_line = 0;                // and the line there, from 1; 0 = it is not
  std::shared_ptr<ClassFigures> figures;  // of the class that is open
  bool names = false;                  // of people, on show
  bool method = false;                 // how the figures are calculated, on show
  std::string figure;                  // id of the figure that fills the screen, "" = none
  std::vector<std::string> revealed;   // ids of the figures that are no longer hidden

  std::string announced;               // the one of which it was said that it is on show

  void entered(bool) { figure.clear(); }
};

[[nodiscard]] bool is_class_open(App& app);  // and can be added to
void class_view(App& app, Ui& ui);
// Finds the hand-ins of a file for the class that is open, or was last; when no more are `left`, the class's next frame adds them.
[[gnu::noinline]] void collect(App& app, Text source, std::string_view bytes, int left);
// A file that could not be read is told of in the same report.
[[gnu::noinline]] void collect_failed(App& app, Text source, bool too_large, int left);

}  // namespace sandtable::classroom
