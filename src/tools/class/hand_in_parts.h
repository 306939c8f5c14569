// What a hand-in consists of, as JSON, and which of two counts: for filing hand-ins part by part (collect.h).
//
// A part has a name: "self_tests negotiation before self", "sortings actions", "swot". A list may have
// several records of one name.
#pragma once

#include <string>
#include <vector>

#include "core/json/json.h"
#include "tools/class/which_counts.h"
#include "tools/self_test/pack.h"

namespace sandtable::inline classroom {

// The names of its parts, each once; one "" when it has none, so that an empty hand-in counts, too.
[[nodiscard]] std::vector<std::string> parts_of(const Json& document);
[[nodiscard]] bool has_parts(const Json& document);
// The first record of that name, or the member; nullptr when there is none.
[[nodiscard]] const Json* find_part(const Json& document, const std::string& name);
// Takes out all records of that name; the emptied list goes, too.
void remove_part(Json& document, const std::string& name);
// Ids that are there already get a number.
void copy_part(const Json& from, Json& to, const std::string& name);
// "x" → "x-2": for the second one of an id.
void number_id(Json& record, const std::string& id, int number);

// Of its task; "" = not said.
[[nodiscard]] Text task_text(const Json& document, Text key);
// From a code: the day is known, the time is not.
[[nodiscard]] bool is_day_only(Text instant);

// Whether the same was answered; with `from_code` one of them may come from a code and have no more than the
// answers.
[[nodiscard]] bool same_answers(const Json* a, const Json* b, const std::string& name, bool from_code);
// Whether the part of `a` counts before that of `b`: self-tests by the rules of which_counts.h, others by
// when they were handed in. Where nothing tells them apart their texts do, so that the order in which they
// come does not matter.
[[nodiscard]] bool counts_before(const Json& a, const Json& b, const std::string& name,
                                 const TestLibrary& tests, AttemptRule rule);

}  // namespace sandtable::inline classroom
