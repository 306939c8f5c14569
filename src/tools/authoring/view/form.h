// The fields of a document that is being written. A field stands for one place of it and says below itself what is wrong there.
#pragma once

#include <string>
#include <vector>

#include "app/app.h"
#include "tools/authoring/edit.h"
#include "tools/authoring/model.h"

namespace sandtable::inline authoring {

// What a field for a whole number takes at most.
inline constexpr std::int64_t kMostPercent = 100, kMostFirstPoints = 100;

// A place of the document, and the id of what stands for it on the screen: that of a record is the record's own, so that it stays
// the same wherever the record goes.
struct Place {
  std::string pointer;
  Text id = "own";
  [[nodiscard]] Place at(Text key) const;
  [[nodiscard]] Place record(const Json& document, Text list, std::size_t index) const;
};

struct FieldWords {
  Text label, hint = {}, placeholder = {};
  int rows = 1;
};

struct Form {
  App& app;
  Ui& ui;
  const Json& document;
  const Problems& problems;
  Text first_wrong = {};  // id of the first field with a problem, of those drawn so far

  void text(const Place& place, const FieldWords& words);
  void lines(const Place& place, const FieldWords& words);  // a list of texts, one a line
  void whole(const Place& place, std::int64_t most, const FieldWords& words);  // a number from 0 to `most`; empty = not said
  // Below what stands for the place: what is wrong there. `blank`: it was left empty, which is no mistake yet.
  void problem(const Place& place, Text id, bool blank);
  void add_field(Text list, const FieldWords& words);  // each line that is entered becomes a record

  // The records of a list, each drawn by draw(place, index).
  template <class Draw>
  void records(Text list, Text name, Draw draw) {
    const std::size_t count = list_of(document, list).size();
    begin_records(list, name, count);
    for (std::size_t i = 0; i < count; ++i) {
      if (!begin_record(list, i, count)) continue;
      draw(Place().record(document, list, i), i);
      end_record(list, i);
    }
    end_records(list, count);
  }

  // What is chosen from the records of a list, as a button with a menu.
  void choice(const Place& place, Text list, Text label, Text none);

 private:
  void begin_records(Text list, Text name, std::size_t count);
  bool begin_record(Text list, std::size_t index, std::size_t count);
  void end_record(Text list, std::size_t index);
  void end_records(Text list, std::size_t count);
};

template <class Change>
void edit_document(App& app, Text coalesce, Change change) {
  app.workspace.edit("undo.authoring", coalesce, [&](Plan& plan) { change(edit_part<Material>(plan).document); });
}

// A button for the menu of a record: up, down, delete.
void more_button(App& app, Ui& ui, Text list, std::size_t index, Text id, Text title);
[[gnu::noinline]] void record_menu(App& app, Ui& ui);
[[gnu::noinline]] void choice_menu(App& app, Ui& ui);

[[nodiscard]] Text title_of(const Json& document, Text list, Text id);

}  // namespace sandtable::authoring
