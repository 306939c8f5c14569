// Which of several counts, when somebody handed in the same thing more than once. Used by the collecting of a
// class and by its figures, so that the page and the command line agree.
//
// 1. Versions. A hand-in with the id of another one (of the same person) is a version of it. Of each of its
// parts the one that
//    counts is: what is finished before what is begun, that before what is empty; then what was handed in
//    later.
// 2. Attempts. Of a person's attempts at a test in one phase (of what others say: by the same rater) one
// counts: finished
//    before begun before empty; then by when it was begun (`taken`, else handed in): before a course the
//    earliest, else the latest, or always the first or last (AttemptRule). What has an instant goes before
//    what has none; of two of the same instant the one that was handed in later counts.
// What is left equal after that is decided by the answers themselves, so that the order of reading never
// matters.
#pragma once

#include <cstdint>
#include <string_view>

#include "tools/self_test/model.h"
#include "tools/workshop/model.h"

namespace sandtable::inline classroom {

enum class Completeness : std::uint8_t { Empty, Begun, Finished };

inline constexpr std::int64_t kNoMoment = -1;
// Seconds since 1970 of an instant's text; kNoMoment when it is none. Codes know the day alone, as midnight:
// they count as of the end of that day.
[[nodiscard]] std::int64_t moment_of(std::string_view instant);

struct Standing {
  Completeness completeness = Completeness::Empty;
  std::int64_t taken = kNoMoment;
  std::int64_t handed_in = kNoMoment;
};
// Above 0: `a` counts; below 0: `b` does; 0: the standing does not say.
[[nodiscard]] int compare_versions(const Standing& a, const Standing& b);
[[nodiscard]] int compare_attempts(const Standing& a, const Standing& b, Phase phase, AttemptRule rule);

// Finished: every question of the test has an answer on its scale; empty: none has.
[[nodiscard]] Completeness completeness_of(const TestPack& pack, const SelfTest& attempt);

}  // namespace sandtable::inline classroom
