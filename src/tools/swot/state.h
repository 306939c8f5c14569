// What is on screen of the SWOT and its worksheets, and is not part of the plan: forgotten when the user goes elsewhere.
#pragma once

#include "core/base/text.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/tables/encoding.h"
#include "tools/swot/files/import.h"
#include "tools/swot/merge.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {

// Where the cards of a cell stand, worked out anew only when something that shapes them has changed.
struct CellLayout {
  std::uint64_t made_of = 0;            // a hash of all that
  std::vector<std::uint32_t> shown;     // index of each card that passes the filter
  std::vector<float> tops;              // physical pixels from the top of the list; one more than cards: the end
};

// Cards of the import dialog, what was wrong with them or came of votes (in words), and the colleague's plan that they are from.
struct ImportState {
  bool stale = false;                  // there is a text or a file that was not read yet
  std::string name, bytes;             // of the file that was chosen; "" = what is typed is read
  std::string text;                    // that was read
  Encoding encoding = Encoding::Utf8;  // of the file
  Table unread;                        // its columns are said by hand, see `choice`
  TableChoice choice;
  std::vector<Incoming> incoming;
  std::vector<std::string> import_faults;
  Plan voters_from;
};

struct SwotState {
  bool show_numbers = false;           // those of the balance
  Cell cell = Cell::Strengths;         // the one in view where there is room for one
  bool alone = false;                  // only that cell is wanted
  bool presenting = false;             // large, without controls, over the whole screen
  bool collapsed[kCells] = {};
  std::string open_card;               // id of the card whose fields are shown
  std::string weight;                  // what is typed as its weight
  std::string tags, tags_of;           // what is typed as tags, and of which card
  std::string search, tag;             // filters, "" = none
  bool selecting = false;
  std::vector<std::string> selected;   // card ids
  std::string voter;                   // id of the one who is giving dots, "" = nobody
  std::map<std::string, std::string> drafts;  // what was typed into fields that cannot store every text, by their ids
  std::string dragged;                 // id of the card that is being dragged
  CardPlace drop;                      // where it would go
  bool aimed = false, has_drop = false;  // there is such a place in this frame, and was in the last
  CellLayout layouts[kCells];

  void entered(bool) { *this = {}; }
  [[nodiscard]] bool is_selected(Text id) const {
    for (const std::string& each : selected) {
      if (each == id) return true;
    }
    return false;
  }
};

}  // namespace sandtable::situation
