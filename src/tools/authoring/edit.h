// Writing a self-test or a sorting exercise: changes of its document, and what is still wrong with it. Places are JSON pointers
// (RFC 6901), the same that the loaders' problems have. Nothing here takes out a member that it does not know.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json/json.h"

namespace sandtable::inline authoring {

// The words that a new document begins with, and those that stand in where advice was left empty.
struct DraftWords {
  std::vector<std::string> labels;  // of the scale
  std::vector<std::string> bands;   // titles, the lowest first
  std::string advice, tip;
};

[[nodiscard]] Json new_test(Text id, const DraftWords& words);
[[nodiscard]] Json new_sort(Text id);
[[nodiscard]] bool is_test(const Json& document);

// The value at a place; nullptr = nothing there.
[[nodiscard]] const Json* value_at(const Json& document, std::string_view pointer);
// Puts it there, with the objects on the way; null takes the member out.
void set_at(Json& document, std::string_view pointer, Json value);

// `list`: "questions", "dimensions", "bands", "items", "bins". New records have ids that no record of the list ever had. A question
// begins in the dimension of the one before it; a band begins halfway between the last one and 100.
void add_records(Json& document, Text list, const std::vector<std::string>& lines);
// By one place; false at the end of the list. Bands keep where they begin: their places are what is exchanged.
bool move_record(Json& document, Text list, std::size_t index, int by);
// With what pointed to it: a question loses its dimension, a dimension the advice of a band, an item its right answer.
void remove_record(Json& document, Text list, std::size_t index);

// What is given out: blank lines are gone, a test with one dimension has all its questions in it, and advice that was left empty
// says what stands in for it (the meaning of the band, or `words`).
[[nodiscard]] Json finished(const Json& document, const DraftWords& words);
// What keeps it from being given out, in the order of the document; empty = it is sound.
[[nodiscard]] Problems problems_of(const Json& finished);

}  // namespace sandtable::authoring
