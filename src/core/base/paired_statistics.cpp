#include "core/base/paired_statistics.h"

namespace sandtable {
namespace {

constexpr double kNormalQuantile = 1.959963984540054;  // of a 95 % interval
constexpr double kRoundingRatio = 1e-12;  // what is less than this part of a sum of squares is rounding

// The variance of what has these sums.
double variance(double squares, double sum, double n) {
  const double centred = centred_sum(squares, sum, sum, n);
  return centred > kRoundingRatio * squares ? centred / (n - 1) : 0;
}

void add_effect(PairedFigures& out, double first, double second, double covariance) {
  const double n = static_cast<double>(out.n);
  const double s = (out.first_sd + out.second_sd) / 2;
  if (!(s > 0)) return;
  const double unbiased = 1 - 3 / (8 * n - 9);
  out.d_av = out.mean / s;
  out.g_av = out.d_av * unbiased;
  if (out.n < 3) return;
  const double sds = out.first_sd * out.second_sd;
  const double dependence = sds > 0 ? 2 * covariance * covariance / sds : 0;  // 2·r²·s1·s2
  const double error =
      std::sqrt((out.d_av * out.d_av * (first + second + dependence) / 8 + out.sd * out.sd) / (n - 1)) / s;
  if (!(error > 0)) return;
  out.d_av_lower = out.d_av - kNormalQuantile * error;
  out.d_av_upper = out.d_av + kNormalQuantile * error;
  out.g_av_lower = out.d_av_lower * unbiased;
  out.g_av_upper = out.d_av_upper * unbiased;
}

}  // namespace

void PairSums::add(double first_value, double second_value) {
  const double difference = second_value - first_value;
  ++n;
  if (difference > 0) ++up;
  if (difference < 0) ++down;
  first += first_value;
  second += second_value;
  first_squares += first_value * first_value;
  second_squares += second_value * second_value;
  products += first_value * second_value;
  sum += difference;
  squares += difference * difference;
}

PairedFigures paired_figures(const PairSums& sums) {
  PairedFigures out;
  out.n = sums.n;
  if (sums.n == 0) return out;
  const double n = static_cast<double>(sums.n);
  out.first_mean = sums.first / n;
  out.second_mean = sums.second / n;
  out.mean = sums.sum / n;
  if (sums.n == 1) return out;
  const double first = variance(sums.first_squares, sums.first, n);
  const double second = variance(sums.second_squares, sums.second, n);
  const double covariance = centred_sum(sums.products, sums.first, sums.second, n) / (n - 1);
  out.first_sd = std::sqrt(first);
  out.second_sd = std::sqrt(second);
  out.sd = std::sqrt(variance(sums.squares, sums.sum, n));
  if (sums.n >= 3) out.r = correlation(covariance, first * second);
  if (out.sd > 0) {
    out.d_z = out.mean / out.sd;
    const double half = student_t_quantile(0.975, n - 1) * out.sd / std::sqrt(n);
    out.lower = out.mean - half;
    out.upper = out.mean + half;
  }
  add_effect(out, first, second, covariance);
  return out;
}

EffectSize effect_size_of(double d) {
  const double size = std::fabs(d);
  return size >= 0.8   ? EffectSize::Large
         : size >= 0.5 ? EffectSize::Medium
         : size >= 0.2 ? EffectSize::Small
                       : EffectSize::Tiny;
}

}  // namespace sandtable
