// Changing a marketing mix. Every function is one step of undo for its caller.
//
// Factors, segments, needs, candidates and rounds are plain lists: find, edit, add, remove and move them with
// core/base/records.h and the caps of mix.h, e.g. remove_record(mix.needs, id). What points to a removed record stays as it is;
// pointers_to() tells beforehand how much that is, and the analysis afterwards.
#pragma once

#include <cstddef>
#include <string>

#include "tools/mix/model.h"
#include "core/base/records.h"

namespace sandtable::inline mix {

// Why nothing was changed.
enum class MixRefusal {
  None,           // it was
  NotThere,       // no such record
  Full,           // kMaxCandidates or kMaxElements
  OtherCurrency,  // amounts of two currencies do not mix, and there is no rate to convert them by
  BadCurrency,    // no ISO 4217 code
};

// How many records name this id: what would point nowhere if its record were removed.
struct MixPointers {
  std::size_t needs = 0;     // of a segment
  std::size_t elements = 0;  // that answer a need
  std::size_t rounds = 0;    // that carried out a candidate, or led to an action
  std::size_t segments = 0;  // that came from a card, or are scored by a factor
  [[nodiscard]] std::size_t all() const { return needs + elements + rounds + segments; }
};
[[nodiscard]] MixPointers pointers_to(const Mix& mix, Text id);

// Elements, which lie in candidates; named by their ids, which are unique in the mix.
[[nodiscard]] std::size_t element_count(const Mix& mix);
[[nodiscard]] const Element* find_element(const Mix& mix, Text element_id);  // nullptr when there is none
[[nodiscard]] Element* edit_element(Mix& mix, Text element_id);
// At the end of the candidate; gets a new id when it has none or one that is taken. `id` is set when it was added.
MixRefusal add_element(Mix& mix, Text candidate_id, Element element, const RandomBytes& random, std::string& id);
bool remove_element(Mix& mix, Text element_id);
// Within its candidate or to another one, before what stands at `to` there once it is taken out; beyond the end: at the end.
MixRefusal move_element(Mix& mix, Text element_id, Text candidate_id, std::size_t to);

// A copy of a candidate at the end, with new ids for it and its elements: of this mix, or of another plan. One with amounts
// in another currency is refused. `id` is set when it was added.
MixRefusal copy_candidate(Mix& mix, const Candidate& from, Text currency, const RandomBytes& random, std::string& id);

// Whether any amount is known; units sold and counts of customers are none.
[[nodiscard]] bool has_amounts(const Mix& mix);
// Figures keep their digits: 12.50 CNY becomes 12.50 USD, which corrects a wrong choice and converts nothing. So it is
// refused (OtherCurrency) once there are amounts and the other currency has more or fewer decimals.
MixRefusal set_currency(Mix& mix, Text currency);

// Targets of revenue and cost as its candidate expects them; those of quarters that are not planned, or beyond
// kMaxMoney, become open.
MixRefusal take_targets(Mix& mix, Text round_id);

// New ids for records that have none (a damaged file).
void complete_mix_ids(Mix& mix, const RandomBytes& random);

// Stable words: "none", "not_there", "full", "other_currency", "bad_currency".
[[nodiscard]] Text to_word(MixRefusal value);

}  // namespace sandtable::mix
