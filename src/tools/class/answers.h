// What a class filled into worksheets, field by field: what was chosen, and the open answers with the trainer's tags on them.
//
// Tags belong to a class: member "tags" of its hand-ins, {"customers/who":"price, service"}, by the place of the answer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tools/workshop/model.h"
#include "core/json/json.h"

namespace sandtable::inline classroom {

inline constexpr std::size_t kMaxTagsBytes = 400;  // of one answer

// Words of a text as word processors count them: every Chinese or Japanese character is one, and everything else between
// blanks and such characters that has a letter or a digit in it.
[[nodiscard]] std::int64_t word_count(std::string_view text);

struct OpenAnswer {
  std::size_t hand_in = 0;  // its place among those of the class
  std::string place;        // "customers/who"; "rival/note/2" in the second record of a sheet that has several
  std::string text;
  std::int64_t words = 0;
};

// A field of a sheet. `counts` are of records that have it: of a choice one for each option; of a check and a factor
// how often it was ticked; of a rating 1..5; of a versus 1..5 for us, then 1..5 for them; else empty.
struct FieldSummary {
  const Json* field = nullptr;  // of the sheet
  std::int64_t n = 0;           // records with anything in it
  std::vector<std::int64_t> counts;
  std::vector<OpenAnswer> answers;  // texts, notes of factors, and rows of tables with " · " between their texts
};
// Of all fields of the sheet, in its order; the sheet must outlive it.
[[nodiscard]] std::vector<FieldSummary> summarise_sheet(const HandIns& hand_ins, const Json& sheet);
// How many hand-ins have something in it.
[[nodiscard]] std::int64_t sheet_hand_ins(const HandIns& hand_ins, Text sheet);

[[nodiscard]] Text tags_of(const Json& hand_in, Text place);
// Cut at kMaxTagsBytes; "" removes them.
void set_tags(Json& hand_in, Text place, Text tags);

struct TagCount {
  std::string tag;  // as it was written first
  std::int64_t n = 0;
};
// What is between commas, Chinese ones and semicolons too, each once an answer; case and width do not matter. Commonest
// first, then as they came.
[[nodiscard]] std::vector<TagCount> tag_counts(const HandIns& hand_ins, const std::vector<OpenAnswer>& answers);

}  // namespace sandtable::classroom
