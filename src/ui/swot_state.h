// What is on screen of the SWOT and its worksheets, and is not part of the plan: forgotten when the user goes elsewhere.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/swot.h"

namespace sandtable {

struct SwotState {
  Cell cell = Cell::Strengths;         // the one in view on phones
  bool alone = false;                  // only that cell is shown on wide screens, too
  bool collapsed[kCells] = {};
  std::string open_card;               // id of the card whose fields are shown
  std::string search, tag;             // filters, "" = none
  bool selecting = false;
  std::vector<std::string> selected;   // card ids
  std::string adding[kCells];          // text that is being typed for a new card
  std::string record;                  // Sheet: id of the worksheet record in view, where there are several
  std::map<std::string, std::string> drafts;  // what was typed into fields that cannot store every text, by their ids
  std::map<std::string, std::string> places;  // Actions: by what each is sorted, by action id; rests while one is edited
  // A card that is being dragged, and where it would go.
  std::string dragged;
  CardPlace drop;
};

}  // namespace sandtable
