// Times everything that follows from the marketing mix of a plan: segments, coverage, shape, cash in three cases,
// comparison, rounds and gaps.   Usage: bench_mix PLAN.json
// Prints one line of JSON: {"runs":N,"best_ms":…,"median_ms":…,"p95_ms":…,"worst_ms":…,"sum":…}
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "tools/mix/gaps.h"
#include "plan/plan.h"
#include "plan_parts.h"
#include "tools/self_test/pack.h"
#include "tools/mix/model.h"

using namespace sandtable;
using test::in_plan;

namespace {

constexpr int kRuns = 300, kWarmUp = 50;  // node compiles a program's functions anew once they are hot

std::string read_file(const char* path) {
  std::string text;
  if (std::FILE* file = std::fopen(path, "rb")) {
    char part[65536];
    for (std::size_t n; (n = std::fread(part, 1, sizeof part, file)) > 0;) text.append(part, n);
    std::fclose(file);
  }
  return text;
}

// What the screens work out when the mix has changed; a sum of it, so that nothing is optimised away.
long long derive(const Mix& mix) {
  long long sum = 0;
  const NeedIndex index(mix);
  std::vector<CandidateFigures> all;
  for (const Shared<Candidate>& candidate : mix.candidates) all.push_back(figures_of(mix, index, *candidate));
  for (const Shared<Segment>& segment : mix.segments) sum += check_segment(mix, *segment).passed;
  for (const Shared<Round>& round : mix.rounds) sum += check_round(mix, *round).compared;
  const int quarters = common_quarters(mix);
  for (std::size_t i = 0; i < kMeasures; ++i) sum += static_cast<long long>(leaders(all, quarters, static_cast<Measure>(i)));
  for (std::size_t i = 0; i < all.size(); ++i) {
    sum += all[i].cash[1].total.margin + static_cast<long long>(all[i].coverage.core_open + all[i].shape.width);
  }
  // Of the candidate in view.
  if (!all.empty()) sum += static_cast<long long>(gaps_of(mix, index, &*mix.candidates[0], &all[0]).kinds_in(MixStep::Mix));
  return sum;
}

}  // namespace

int main(int count, char** words) {
  TestLibrary library;
  const auto loaded = load_plan(count == 2 ? read_file(words[1]) : std::string(), library);
  if (!loaded || !loaded.value().problems.empty()) {
    std::fputs("bench_mix: give it a sound plan\n", stderr);
    return 1;
  }
  const Mix& mix = in_plan<Mix>(loaded.value().plan);
  std::vector<double> times;
  long long sum = 0;
  for (int run = 0; run < kWarmUp + kRuns; ++run) {
    const auto start = std::chrono::steady_clock::now();
    sum += derive(mix);
    if (run < kWarmUp) continue;
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  std::printf(R"({"runs":%d,"best_ms":%.4f,"median_ms":%.4f,"p95_ms":%.4f,"worst_ms":%.4f,"sum":%lld})" "\n", kRuns, times.front(), times[kRuns / 2],
              times[kRuns * 95 / 100], times.back(), sum);
  return 0;
}
