// The tornado diagram of the CRM benefit calculator. Plain numbers and words in, shapes out: nothing here knows the
// calculation, so that canvas, print and export agree.
#pragma once

#include <string>
#include <vector>

#include "core/charts/picture.h"

namespace sandtable::inline value {

struct SensitivityRow {
  std::string label;                 // "Retention rate"
  double at_less = 0, at_more = 0;   // the result with this input lower, and higher; whole units of the currency
  std::string less_text, more_text;  // the same in a few characters, for the ends of the bar: see short_number()
};
struct SensitivityWords {
  std::string base;        // what stands at the base line: "Benefit a year: 42.8k"
  std::string less, more;  // names of the two parts of a bar: "10% lower", "10% higher"
};

// A bar for each row, from the result with the input lower to the one with it higher, around the base line; rows come in
// the order given, the widest first for a tornado. Where it is wide the labels stand beside the bars, else above them. When
// some bar goes beyond 0, each row has a thin line there: from it on it is a loss.
// `width` is in units of the picture, CSS pixels on the page; less than 240 is laid out as 240. Texts never overlap and
// never leave the picture. No rows: a picture of height 0. What is not finite counts as the base, a base that is not as 0.
[[nodiscard]] Picture sensitivity_chart(const std::vector<SensitivityRow>& rows, double base,
                                        const SensitivityWords& words, float width);

}  // namespace sandtable::value
