#include "core/base/statistics.h"

namespace sandtable {
namespace {

constexpr double kTail = 0.025;  // on each side of a 95 % interval

double real(std::int64_t value) {
  return static_cast<double>(value);
}

double centred(std::int64_t products, std::int64_t x, std::int64_t y, std::int64_t n) {
  return centred_sum(real(products), real(x), real(y), real(n));
}

double ratio(double numerator, double denominator) {
  return denominator > 0 ? numerator / denominator : kNoFigure;
}

// The value at a place (from 0) of all values in order.
int value_at(const Histogram& values, std::int64_t place) {
  std::size_t i = 0;
  while (i + 1 < values.counts.size() && place >= values.counts[i]) place -= values.counts[i++];
  return values.min + static_cast<int>(i);
}

double quartile(const Histogram& values, std::int64_t n, int which) {
  const std::int64_t quarters = (n - 1) * which;
  const double low = value_at(values, quarters / 4);
  const double high = value_at(values, (quarters + 3) / 4);
  return low + (high - low) * real(quarters % 4) / 4;
}

// The variance of a sum of items; 0 where only rounding is left of it (whole numbers vary more, or not at all).
double sound_variance(double total, double variances) {
  return total > 1e-12 * variances ? total : 0;
}

double alpha_of(double items, double variances, double total) {
  return items < 2 ? kNoFigure : ratio(items / (items - 1) * (total - variances), total);
}

// ln Γ(x), x > 0: Stirling's series (Abramowitz & Stegun 1964, 6.1.41) from 10 on, below by Γ(x) = Γ(x + 1) /
// x. The first term left out is below 1e-12. libm's own would add 2 KB to the page.
double log_gamma(double x) {
  double shift = 1;
  while (x < 10) shift *= x++;
  const double inverse = 1 / (x * x);
  const double series =
      (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * (1.0 / 1680 - inverse / 1188)))) /
      x;
  constexpr double kHalfLogTwoPi = 0.91893853320467274178;
  return (x - 0.5) * std::log(x) - x + kHalfLogTwoPi + series - std::log(shift);
}

// The regularised incomplete beta function I_x(a, b), 0 < x < 1; `log_factor`: −ln B(a, b).
double incomplete_beta(double a, double b, double x, double log_factor) {
  // The fraction converges fast below the mean of the distribution; above, I_x(a, b) = 1 − I_(1−x)(b, a).
  const bool above = x > (a + 1) / (a + b + 2);
  const double p = above ? b : a;
  const double q = above ? a : b;
  const double y = above ? 1 - x : x;
  constexpr double kTiny = 1e-300;
  constexpr int kMostTerms = 200'000;
  double c = 1 / kTiny;
  double d = 1;
  double fraction = 1;
  for (int i = 1; i < kMostTerms; ++i) {
    const double m = i / 2;  // NOLINT(bugprone-integer-division): whole pairs of terms
    const double at = p + 2 * m;
    const double term =
        i % 2 == 0 ? m * (q - m) * y / ((at - 1) * at) : -(p + m) * (p + q + m) * y / (at * (at + 1));
    d = 1 + term * d;
    if (std::fabs(d) < kTiny) d = kTiny;
    d = 1 / d;
    c = 1 + term / c;
    if (std::fabs(c) < kTiny) c = kTiny;
    fraction *= c * d;
    if (std::fabs(c * d - 1) < 1e-15) break;
  }
  const double part = std::exp(p * std::log(y) + q * std::log1p(-y) + log_factor) / p * fraction;
  return above ? 1 - part : part;
}

// x with I_x(a, b) = probability.
double beta_quantile(double probability, double a, double b) {
  const double log_factor = log_gamma(a + b) - log_gamma(a) - log_gamma(b);
  double low = 0;
  double high = 1;
  // Until there is no number between them; a result near 0 keeps its relative precision.
  for (double x = 0.5; x > low && x < high; x = (low + high) / 2) {
    (incomplete_beta(a, b, x, log_factor) < probability ? low : high) = x;
  }
  return high;
}

// Twice the rank that each value has among all, less the same constant: 2·(smaller ones) + (equal ones).
double double_rank(const std::vector<double>& values, double value) {
  double rank = 0;
  for (const double other : values) rank += other < value ? 2 : other == value ? 1 : 0;
  return rank;
}

}  // namespace

// Divided before it is multiplied: for a constant both products come out equal.
double centred_sum(double products, double x, double y, double n) {
  return products - x * (y / n);
}

double correlation(double covariance, double variances) {
  const double r = ratio(covariance, std::sqrt(variances));
  return std::fabs(r) < 1e-12 ? 0 : r > 1 ? 1 : r < -1 ? -1 : r;
}

Enough enough_of(std::int64_t n) {
  return n < kTooFew ? Enough::TooFew : n < kRough ? Enough::Rough : Enough::Fine;
}

void Histogram::reset(int lowest, int highest) {
  min = lowest;
  counts.assign(static_cast<std::size_t>(highest - lowest + 1), 0);
}

bool Histogram::add(int value) {
  if (value < min || value - min >= static_cast<int>(counts.size())) return false;
  ++counts[static_cast<std::size_t>(value - min)];
  return true;
}

void Histogram::add_all(const Histogram& other) {
  for (std::size_t i = 0; i < counts.size() && i < other.counts.size(); ++i) counts[i] += other.counts[i];
}

Spread spread_of(const Histogram& values) {
  Spread out;
  // From the lowest value, so that the sums stay small.
  std::int64_t sum = 0;
  std::int64_t squares = 0;
  for (std::size_t i = 0; i < values.counts.size(); ++i) {
    const std::int64_t count = values.counts[i];
    const auto value = static_cast<std::int64_t>(i);
    out.n += count;
    sum += count * value;
    squares += count * value * value;
  }
  if (out.n == 0) return out;
  out.mean = real(values.min * out.n + sum) / real(out.n);  // rounded once
  if (out.n > 1) out.sd = std::sqrt(centred(squares, sum, sum, out.n) / real(out.n - 1));
  out.lower_quartile = quartile(values, out.n, 1);
  out.median = quartile(values, out.n, 2);
  out.upper_quartile = quartile(values, out.n, 3);
  return out;
}

void ItemSums::reset(std::size_t items) {
  n_ = 0;
  sums_.assign(items, 0);
  products_.assign(items * (items + 1) / 2, 0);
}

void ItemSums::add(const int* values) {
  ++n_;
  std::int64_t* product = products_.data();
  for (std::size_t i = 0; i < sums_.size(); ++i) {
    const std::int64_t value = values[i];
    sums_[i] += value;
    for (std::size_t k = 0; k <= i; ++k) *product++ += value * values[k];
  }
}

double ItemSums::covariance(std::size_t i, std::size_t k) const {
  if (n_ < 2) return 0;
  const std::size_t high = i > k ? i : k;
  const std::size_t low = i > k ? k : i;
  return centred(products_[high * (high + 1) / 2 + low], sums_[i], sums_[k], n_) / real(n_ - 1);
}

Reliability reliability_of(const ItemSums& sums, const std::vector<std::size_t>& items) {
  Reliability out;
  out.n = sums.n();
  const std::size_t k = items.size();
  out.items.resize(k);
  if (out.n < kLeastReliable) return out;
  std::vector<double> with_total(k);  // covariance of an item with the sum of all
  double variances = 0;
  double total = 0;
  double correlations = 0;  // the whole matrix
  for (std::size_t i = 0; i < k; ++i) {
    const double variance = sums.covariance(items[i], items[i]);
    variances += variance;
    for (std::size_t j = 0; j < k; ++j) {
      const double covariance = sums.covariance(items[i], items[j]);
      with_total[i] += covariance;
      correlations += ratio(covariance, std::sqrt(variance * sums.covariance(items[j], items[j])));
    }
    total += with_total[i];
  }
  const double count = static_cast<double>(k);
  total = sound_variance(total, variances);
  out.alpha = alpha_of(count, variances, total);
  out.standardised = alpha_of(count, count, correlations);
  if (1 - out.alpha > 1e-12) {
    const double people = real(out.n - 1);
    const double rest = people * (count - 1);
    out.lower = 1 - (1 - out.alpha) * f_quantile(1 - kTail, people, rest);
    out.upper = 1 - (1 - out.alpha) * f_quantile(kTail, people, rest);
  }
  for (std::size_t i = 0; i < k; ++i) {
    const double variance = sums.covariance(items[i], items[i]);
    const double others = sound_variance(total - 2 * with_total[i] + variance, variances);
    out.items[i].alpha_if_dropped = alpha_of(count - 1, variances - variance, others);
    out.items[i].item_rest = correlation(with_total[i] - variance, variance * others);
  }
  return out;
}

double spearman_rho(const std::vector<double>& x, const std::vector<double>& y) {
  const double mean = static_cast<double>(x.size());  // of the double ranks of either list
  double both = 0;
  double x_squares = 0;
  double y_squares = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double x_rank = double_rank(x, x[i]) - mean;
    const double y_rank = double_rank(y, y[i]) - mean;
    both += x_rank * y_rank;
    x_squares += x_rank * x_rank;
    y_squares += y_rank * y_rank;
  }
  return ratio(both, std::sqrt(x_squares * y_squares));
}

double kendall_tau_b(const std::vector<double>& x, const std::vector<double>& y) {
  double both = 0;     // concordant less discordant pairs
  double x_pairs = 0;  // not tied in x
  double y_pairs = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const int x_sign = (x[i] > x[k] ? 1 : 0) - (x[i] < x[k] ? 1 : 0);
      const int y_sign = (y[i] > y[k] ? 1 : 0) - (y[i] < y[k] ? 1 : 0);
      both += x_sign * y_sign;
      x_pairs += x_sign * x_sign;
      y_pairs += y_sign * y_sign;
    }
  }
  return ratio(both, std::sqrt(x_pairs * y_pairs));
}

double student_t_quantile(double probability, double degrees) {
  // t²/(t² + degrees) is distributed as beta(1/2, degrees/2).
  const double x = beta_quantile(2 * probability - 1, 0.5, degrees / 2);
  return std::sqrt(degrees * x / (1 - x));
}

double f_quantile(double probability, double degrees1, double degrees2) {
  const double x = beta_quantile(probability, degrees1 / 2, degrees2 / 2);
  return degrees2 * x / (degrees1 * (1 - x));
}

}  // namespace sandtable
