// A self-test result as JSON: the command line's `score`, and a file of the page.
#pragma once

#include "core/json/json.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

namespace sandtable {

// {"id","test","taken","phase","rater":{"kind","name"},"answered","questions",
//  "dimensions":[{"id","title","score","min","max","pomp","band","missing":[…]}],"total":{…}};
// score, pomp and band are null where a question is open; pomp is not rounded.
[[nodiscard]] Json score_to_json(const TestPack& pack, const SelfTest& attempt);

}  // namespace sandtable
