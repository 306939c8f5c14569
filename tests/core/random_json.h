// Random JSON values that look like ours and unlike ours, for round-trip properties.
#pragma once

#include "core/json/json.h"
#include "fixtures.h"

namespace sandtable::test {

// A text of any kind: names of members, Chinese, English, emoji, control characters, ids, instants, empty
// …
std::string random_text(Random& random);
// A value nested at most `depth` deep.
Json random_value(Random& random, int depth);

}  // namespace sandtable::test
