// The whole analysis of a marketing mix as JSON: what the command line prints. The page does not use it.
#pragma once

#include "core/json/json.h"
#include "plan/plan.h"

namespace sandtable::inline mix {

// Members named as in mix_analysis.h and mix_cash.h. Amounts are whole minor units of "currency", which has "decimals";
// an open figure has no member, and ratios are not rounded.
// {"currency","decimals","market":{"unit","layers":{"potential":{"size","share_ratio","too_large"}…}},
//  "factors":{"attractiveness":{"factors","weight_sum_pct","sums_to_100"},"strength":{…}},
//  "segments":[{"id","title","target","box","wanted_box","objectives":[…],"criteria":{…}…}…],
//  "needs":{"core","additional","latent","not_counted","without_value"},
//  "candidates":[{"id","title","quarters","coverage":{…},"shape":{…},"backing":{…},
//                 "cash":{"worst":{"quarters":[…],"years":[…],"total":{…},"break_even"…}…},"notes":{…}}…],
//  "comparison":{"quarters","leaders":{"margin":[candidate id…]…}},"rounds":[…]}
[[nodiscard]] Json mix_analysis_to_json(const Plan& plan);

}  // namespace sandtable::mix
