#include "tools/class/which_counts.h"

#include "core/base/instant.h"
#include "tools/self_test/pack.h"

namespace sandtable::inline classroom {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;

int order(std::int64_t a, std::int64_t b) {
  return (a > b ? 1 : 0) - (a < b ? 1 : 0);
}

int compare_completeness(const Standing& a, const Standing& b) {
  return order(static_cast<int>(a.completeness), static_cast<int>(b.completeness));
}

}  // namespace

std::int64_t moment_of(std::string_view instant) {
  const auto seconds = parse_instant(instant);
  if (!seconds || *seconds < 0) return kNoMoment;
  return *seconds % kDaySeconds == 0 ? *seconds + kDaySeconds - 1 : *seconds;
}

int compare_versions(const Standing& a, const Standing& b) {
  if (const int fuller = compare_completeness(a, b); fuller != 0) return fuller;
  if (const int later = order(a.handed_in, b.handed_in); later != 0) return later;
  return order(a.taken, b.taken);
}

int compare_attempts(const Standing& a, const Standing& b, Phase phase, AttemptRule rule) {
  if (const int fuller = compare_completeness(a, b); fuller != 0) return fuller;
  const bool first = rule == AttemptRule::First || (rule == AttemptRule::ByPhase && phase == Phase::Before);
  const std::int64_t began = a.taken == kNoMoment ? a.handed_in : a.taken,
                     other = b.taken == kNoMoment ? b.handed_in : b.taken;
  const bool known = began != kNoMoment && other != kNoMoment;
  if (const int later = order(began, other); later != 0) return first && known ? -later : later;
  return order(a.handed_in, b.handed_in);
}

Completeness completeness_of(const TestPack& pack, const SelfTest& attempt) {
  std::size_t answered = 0;
  for (const Question& question : pack.questions) {
    const auto answer = attempt.answers.find(question.id);
    if (answer != attempt.answers.end() && answer->second >= pack.scale_min &&
        answer->second <= pack.scale_max())
      ++answered;
  }
  return answered == 0                       ? Completeness::Empty
         : answered == pack.questions.size() ? Completeness::Finished
                                             : Completeness::Begun;
}

}  // namespace sandtable::inline classroom
