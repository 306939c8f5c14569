// Descriptive statistics, reliability and rank correlation of small whole numbers: answers, scores, ranks.
//
// What cannot be said (too few values, no spread) is kNoFigure; see is_figure(). Nothing here keeps the
// single values: counts, sums and sums of products are exact, and may be fed by any number of people.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace sandtable {

inline constexpr double kNoFigure = std::numeric_limits<double>::quiet_NaN();
[[nodiscard]] inline bool is_figure(double value) {
  return !std::isnan(value);
}

// Σxy − Σx·Σy/n, what variances and covariances are made of. For a constant it is exactly 0.
[[nodiscard]] double centred_sum(double products, double x, double y, double n);
// Of a covariance and the product of both variances: within −1..1, and exactly 0 where only rounding is left; kNoFigure without
// variance.
[[nodiscard]] double correlation(double covariance, double variances);

// How far a number of people goes. The limits are Sandtable's own: below 10 one person moves a mean by more
// than a tenth of the way, below 30 intervals that rest on the normal distribution are rough.
enum class Enough { TooFew, Rough, Fine };
inline constexpr std::int64_t kTooFew = 10;
inline constexpr std::int64_t kRough = 30;
[[nodiscard]] Enough enough_of(std::int64_t n);

// ---- one variable

// How often each whole number min, min + 1, … came.
struct Histogram {
  int min = 0;
  std::vector<std::int64_t> counts;

  // min..max, nothing counted yet.
  void reset(int lowest, int highest);
  // False for a value outside.
  bool add(int value);
  // Both have the same range.
  void add_all(const Histogram& other);
};

struct Spread {
  std::int64_t n = 0;
  double mean = kNoFigure;            // n >= 1
  double sd = kNoFigure;              // of the sample, divisor n − 1; n >= 2
  double lower_quartile = kNoFigure;  // n >= 1
  double median = kNoFigure;
  double upper_quartile = kNoFigure;
};
// Quartiles are of type 7 of Hyndman & Fan (1996), "Sample quantiles in statistical packages", The American
// Statistician 50:361–365: linear between the values around position (n − 1)·p, as R, NumPy and Excel's INC
// do.
[[nodiscard]] Spread spread_of(const Histogram& values);

// ---- reliability

// Sums over people who answered every item of a scale: listwise, without those who left one open. Memory: 8 bytes for each item and each pair of items.
class ItemSums {
 public:
  // Drops what was added.
  void reset(std::size_t items);
  // `values`: one for each item. |value| <= 1000, so that a billion people can be added.
  void add(const int* values);

  [[nodiscard]] std::size_t items() const { return sums_.size(); }
  [[nodiscard]] std::int64_t n() const { return n_; }
  // Divisor n − 1; 0 for n < 2. covariance(i, i) is the variance, exactly 0 for an item that is always
  // answered alike.
  [[nodiscard]] double covariance(std::size_t i, std::size_t k) const;

 private:
  std::int64_t n_ = 0;
  std::vector<std::int64_t> sums_;
  std::vector<std::int64_t> products_;  // of i with 0..i
};

// Two people always correlate by 1 or −1: whatever is made of correlations needs a third.
inline constexpr std::int64_t kLeastReliable = 3;

struct ItemFigures {
  double alpha_if_dropped = kNoFigure;  // of the other items; at least two are needed
  double item_rest = kNoFigure;  // correlation with the sum of the other items; none for a constant one
};

struct Reliability {
  std::int64_t n = 0;               // people who answered every item
  double alpha = kNoFigure;         // n >= kLeastReliable, two items or more, and a total that is not constant
  double standardised = kNoFigure;  // from the mean correlation; none when an item is constant
  double lower = kNoFigure;         // 95 % interval of alpha; none when alpha is not known or 1
  double upper = kNoFigure;
  std::vector<ItemFigures> items;  // in the order of `items`
};
// Cronbach (1951), "Coefficient alpha and the internal structure of tests", Psychometrika 16:297–334. The
// interval is Feldt's (1965), "The approximate sampling distribution of Kuder–Richardson reliability
// coefficient twenty", Psychometrika 30:357–370: 1 − (1 − alpha)·F, the quantiles of F with n − 1 and (n −
// 1)(k − 1) degrees of freedom. `items`: the positions of the items that form the scale, each once.
[[nodiscard]] Reliability reliability_of(const ItemSums& sums, const std::vector<std::size_t>& items);

// ---- two variables

// Correlations of two lists of equal length; kNoFigure below two values or when either list is constant. They
// take time in proportion to n², for lists of up to some thousands.
//
// Spearman (1904), "The proof and measurement of association between two things", The American Journal of
// Psychology 15:72–101: the product-moment correlation of the ranks, equal values sharing the mean of theirs.
[[nodiscard]] double spearman_rho(const std::vector<double>& x, const std::vector<double>& y);
// Kendall (1945), "The treatment of ties in ranking problems", Biometrika 33:239–251.
[[nodiscard]] double kendall_tau_b(const std::vector<double>& x, const std::vector<double>& y);

// ---- quantiles

// The value below which Student's t (Fisher's F) lies with `probability`, 0.5 < p < 1 for t and 0 < p < 1 for
// F; degrees of freedom from 1 up. Relative error below 1e-9 up to a million degrees of freedom, 1e-7 up to a
// hundred million.
//
// Ours, because every library that has them is too large for a page: Boost.Math 1.74 adds 48 KB of
// WebAssembly, R's libRmath 83 KB of native code (and the GPL). Both are the inverse of the regularised
// incomplete beta function (Abramowitz & Stegun 1964, 26.5.27 and 26.6.2), found by bisection; the function
// is its continued fraction (DLMF 8.17.22) by the modified Lentz method (Thompson & Barnett 1986, Journal of
// Computational Physics 64:490–509).
[[nodiscard]] double student_t_quantile(double probability, double degrees);
[[nodiscard]] double f_quantile(double probability, double degrees1, double degrees2);

}  // namespace sandtable
