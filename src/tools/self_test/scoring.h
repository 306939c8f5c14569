// Scoring of self-tests.
//
// score  = sum of the item values of a dimension (a reverse-keyed item counts min + max − answer)
// POMP   = 100 · (score − min) / (max − min), percent of maximum possible (Cohen, Cohen, Aiken & West 1999,
//          "The problem of units and the circumstance for POMP", Multivariate Behavioral Research 34:315–346)
// A dimension with an open question has no score, and then the total has none either: never a silent zero.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/plan.h"
#include "tools/self_test/pack.h"
#include "tools/self_test/model.h"

namespace sandtable {

struct DimensionScore {
  std::string dimension;             // id; "" for the total
  int min = 0;                       // lowest and highest possible sum
  int max = 0;
  std::optional<int> score;          // nullopt = a question is open
  std::optional<double> pomp;        // 0..100, not rounded
  std::string band;                  // band id; "" without a score
  std::vector<std::string> missing;  // ids of open questions, in the order of the pack
};

struct SelfTestScore {
  std::vector<DimensionScore> dimensions;  // in the order of the pack
  DimensionScore total;
  int answered = 0;
  int questions = 0;
};

[[nodiscard]] SelfTestScore score_self_test(const TestPack& pack, const SelfTest& attempt);

struct RankedQuestion {
  std::string question;  // id
  int value = 0;         // item value after reversing, scale_min..scale_max
};

// The answered questions, best first and weakest first; ties in the order of the pack; at most `count`. With fewer than
// 2·count answers the two lists would overlap: then each gets half of them. No question is in both lists, a question
// with the lowest value given is never strong and one with the highest never weak: with all answers alike both are empty.
[[nodiscard]] std::vector<RankedQuestion> strongest_questions(const TestPack&, const SelfTest&, std::size_t count = 3);
[[nodiscard]] std::vector<RankedQuestion> weakest_questions(const TestPack&, const SelfTest&, std::size_t count = 3);

// Difference of two attempts at the same test; `later − earlier`, or `other − self`.
struct DimensionDifference {
  std::string dimension;               // id; "" for the total
  std::optional<int> score;            // nullopt when either has no score
  std::optional<double> pomp_points;   // difference of POMP in percentage points
};
struct QuestionDifference {
  std::string question;
  int value = 0;                       // difference of item values
};
struct Comparison {
  std::vector<DimensionDifference> dimensions;
  DimensionDifference total;
  std::vector<QuestionDifference> questions;  // answered in both, in the order of the pack
};
[[nodiscard]] Comparison compare(const TestPack& pack, const SelfTest& base, const SelfTest& other);

// What the same person said of themselves before the course, of somebody's own answers after it; nullptr when the plan has none.
[[nodiscard]] const SelfTest* before_of(const Plan& plan, const SelfTest& after);

// Attempts of the plan at `test`, oldest first (by taken, then order in the plan); those not begun come last.
[[nodiscard]] std::vector<const SelfTest*> attempts_at(const Plan& plan, std::string_view test);

}  // namespace sandtable
