// A small result as a code that can be typed, read aloud or sent by any messenger: XXXX-XXXX-…, seven groups for the
// 16-question test or a sorting exercise of sixteen items and four bins (34 characters with hyphens).
//
// The same alphabet and checks as result codes (code_digits.h), told from them by their length: a result code has at most
// 18 characters without hyphens, a hand-in code at least 20 and always whole groups of four. One mixed-radix number holds,
// from its least significant part: version (2), self-test or sorting (2), code number of the test or sorting exercise
// (127), time over (2), day handed in (5114), exercise tag (4096), the first 6 characters of the person (2^30; 0 = not
// known), phase (3) and rater kind (2) of a self-test, one part for each question (answer or open) or item (bin or not
// placed), and behind them the bytes of the name, none without a name.
// The characters are cut into blocks of nearly the same length, at most 22, each with its own two check characters: every
// single wrong character and every swap of neighbours is noticed, and the place can be told.
// The tag is a hash of the exercise's id: it tells the exercises of one course apart, no more.
#pragma once

#include <string>
#include <string_view>

#include "plan/plan.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/model.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable::inline workshop {

inline constexpr std::size_t kMinHandInCharacters = 20;  // without hyphens
inline constexpr std::size_t kMaxHandInCharacters = 132;
inline constexpr std::size_t kMaxCodeNameBytes = 24;
inline constexpr int kExerciseTags = 4096;

// 12 bits of the FNV-1a hash (Fowler, Noll & Vo 1991) of an exercise's id; of a tag_id() that tag.
[[nodiscard]] int exercise_tag(Text exercise_id);
// What stands for an exercise of which only the tag is known: "tag-" and three hexadecimal digits.
[[nodiscard]] std::string tag_id(int tag);

// An id that follows from a text: the prefix and 16 hexadecimal digits (FNV-1a of 64 bits).
[[nodiscard]] std::string hash_id(Text prefix, std::string_view text);

// One self-test or sorting of a trainee's work or hand-in. The day is that of handing in, else that of the answers. The
// name is cut at 24 bytes; that of work on an anonymous exercise stays out. A sorting's own items stay out.
// Errors: CodeNotPossible (detail = the pack; no code number, or longer than kMaxHandInCharacters), OutOfRange (an
// answer outside the scale).
[[nodiscard]] Result<std::string> encode_hand_in_code(const Plan& work, const TestPack& pack, const SelfTest& attempt);
[[nodiscard]] Result<std::string> encode_hand_in_code(const Plan& work, const SortPack& pack, const Sorting& sorting);

// A hand-in with one self-test or sorting; the same code always gives the same ids. task.exercise is `exercise_id` when
// its tag fits, else tag_id(). handed_in and the attempt's `taken` are midnight UTC of the day.
// Errors: CodeCharacter (position counted from 1 in the typed text), CodeLength, CodeCheck (detail = place, from 1 and
// without hyphens, of the one character that is most likely wrong; "first-last" of the block that it is in; "" when
// several blocks are wrong, or a group is missing),
// CodeUnknownTest (detail = code number, of a sorting exercise with "sort:" before it), NewerVersion.
[[nodiscard]] Result<Plan> decode_hand_in_code(std::string_view code, const TestLibrary& tests, const SortLibrary& sorts,
                                               Text exercise_id = {});

}  // namespace sandtable::workshop
