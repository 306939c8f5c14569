// A finished (or partly answered) self-test as a short code that can be typed or read aloud:
// XXXX-XXXX-XXXX-XXXX.
//
// Alphabet of 23 characters without look-alikes (no 0 O, 1 I L, 2 Z, 5 S, 8 B, U, G), any case, hyphens and
// spaces ignored. The information characters hold, as one mixed-radix number, the answers, the test's code
// number, phase, rater kind and the day taken. Two check characters make it a Reed–Solomon code over GF(23)
// (Reed & Solomon 1960) of minimum distance 3: every single wrong character and every swap of two characters
// is noticed.
#pragma once

#include <string>
#include <string_view>

#include "plan/plan.h"
#include "tools/self_test/pack.h"
#include "tools/self_test/model.h"

namespace sandtable {

inline constexpr std::size_t kMaxCodeCharacters = 20;  // hyphens included

// Errors: CodeNotPossible (pack.code == 0, or more answers than fit), OutOfRange (an answer outside the
// scale). Days outside 2026-01-01 .. 2039 are written as "not known" (empty `taken` after decoding).
[[nodiscard]] Result<std::string> encode_result_code(const TestPack& pack, const SelfTest& attempt);

inline namespace links {

// The attempt has no id and no rater name, the pack's version, and as `taken` midnight UTC of the day.
// Full-width letters and digits of Chinese input methods are read too. Errors: CodeCharacter (position
// counted from 1 in the typed text), CodeLength, CodeCheck (detail = place, from 1 and without hyphens, of
// the one character that is most likely wrong, or ""), CodeUnknownTest.
[[nodiscard]] Result<SelfTest> decode_result_code(std::string_view code, const TestLibrary& library);

// The first sound code in a text, with words around it or not. Errors: as above, of the text as one code.
[[nodiscard]] Result<SelfTest> find_result_code(std::string_view text, const TestLibrary& library);

}  // namespace links

}  // namespace sandtable
