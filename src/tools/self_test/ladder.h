// The ladder of account managers (domain: N3): which step a self-test says someone stands on, and the picture
// of it. A test is a ladder when its pack says "picture": "ladder"; its dimensions are then the steps, the
// lowest first.
#pragma once

#include <string>
#include <vector>

#include "core/charts/picture.h"
#include "tools/self_test/scoring.h"
#include "tools/self_test/pack.h"

namespace sandtable {

inline constexpr int kLadderOpen = -1;
// A step is reached from here. Sandtable's own choice, as the bands are: "solid" begins at 60 in the pack
// that comes with it.
inline constexpr int kStepReached_pomp = 60;

// The highest step that is reached together with all below it, 1..dimensions; 0 = not even the first;
// kLadderOpen while a dimension has no score. A dimension is reached when its band begins at
// kStepReached_pomp or above. `score` is of `pack`.
[[nodiscard]] int ladder_level(const TestPack& pack, const SelfTestScore& score);

// Steps that rise to the right, each with its title; those up to `level` are filled, its own fully, and the
// person stands on it, on the ground before the first for 0, nowhere for kLadderOpen. `ceiling` is written at
// the glass ceiling, a dashed line over the heads of those on step 2. Fit for 320 wide and up; texts never
// overlap. No titles is a picture of height 0.
[[nodiscard]] Picture ladder_picture(const std::vector<std::string>& titles, int level,
                                     const std::string& ceiling, float width);

}  // namespace sandtable
