#pragma once

#include <string>

namespace sandtable {

// An amount in few characters: "1.2万", "3.4亿" with `chinese`, else "12k", "3.4M", "5.6bn", "7.8tn". Three significant
// digits at most, and two decimals; "–" for what is not finite or from 10^18 on. `value` in whole units, not in fen.
[[nodiscard]] std::string short_number(double value, bool chinese);

}  // namespace sandtable
