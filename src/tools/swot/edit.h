// Changing the grid: adding, moving, merging. Every function is one step of undo for its caller. Cards are named by
// their ids; ids that are not there are passed over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/records.h"
#include "plan/plan.h"
#include "tools/swot/model.h"
#include "core/base/uuid.h"

namespace sandtable::inline situation {

// For editing one card in place; nullptr when there is none.
[[nodiscard]] Card* edit_card(Swot& swot, Text card_id);

// Weight as it may be stored: kNoWeight for anything that is not a finite number of 0..kMaxWeight.
[[nodiscard]] double sound_weight(double weight);
// "0.15" typed or imported; full-width figures and a decimal comma are understood; "" is kNoWeight. False when it is
// no such number or out of range.
[[nodiscard]] bool parse_weight(std::string_view text, double& weight);
// Shortest text that reads back the same; "" for kNoWeight.
[[nodiscard]] std::string weight_text(double weight);
// "price; service" → tags: separated by ; , or their Chinese forms or 、, trimmed, each once, within the caps.
[[nodiscard]] std::vector<std::string> parse_tags(std::string_view text);
[[nodiscard]] std::string tags_text(const std::vector<std::string>& tags);  // "price; service"
// Every tag in use, each once, in order of first use.
[[nodiscard]] std::vector<std::string> all_tags(const Swot& swot);

struct Added {
  std::size_t added = 0;
  std::size_t left = 0;  // had no room: kMaxCards
  std::size_t cut = 0;   // were longer than kMaxCardTextBytes
  std::string first_id;  // of the first card that was added
};
// One card for each, inserted before `index` (beyond the end: at the end).
Added add_lines(Swot& swot, CardPlace at, const std::vector<std::string>& lines, const RandomBytes& random);
// One card; gets a new id when it has none or one that is taken. Empty id as result: no room.
std::string add_card(Swot& swot, CardPlace at, Card card, const RandomBytes& random);

// The named cards, in the order in which they stand in the grid, before what stands at `to` now. False when nothing
// changed.
bool move_cards(Swot& swot, const std::vector<std::string>& card_ids, CardPlace to);
bool remove_cards(Swot& swot, const std::vector<std::string>& card_ids);
// Each copy stands behind its original, with a new id and not among the top two. Ids of the copies.
std::vector<std::string> duplicate_cards(Swot& swot, const std::vector<std::string>& card_ids, const RandomBytes& random);

// The first named card in the order of the grid takes in the others, which go. Texts are joined by `separator` and notes
// by line breaks (equal ones once), tags united, weights added; the rating is the first that there is. The ids and
// sources of the others stay in Card::merged, votes for them count for it and what refers to them (actions, segments of the
// mix) refers to it. What does not fit the caps of a text goes to the note, and with less than all of them fitting nothing
// is done: false, also with fewer than two cards.
bool merge_cards(Plan& plan, const std::vector<std::string>& card_ids, Text separator);

}  // namespace sandtable::situation
