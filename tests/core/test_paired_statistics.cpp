#include <doctest/doctest.h>

#include "core/base/paired_statistics.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

PairSums pairs(const std::vector<double>& first, const std::vector<double>& second) {
  PairSums out;
  for (std::size_t i = 0; i < first.size(); ++i) out.add(first[i], second[i]);
  return out;
}

bool near(double have, double want, double within) {
  return std::fabs(have - want) <= within;
}

// 0..1, never 0 (Marsaglia 2003), and from two of them a normal one (Box & Muller 1958).
double uniform(Random& random) {
  return (static_cast<double>(random.next() >> 11) + 1) / 9007199254740992.0;
}
double normal(Random& random) {
  return std::sqrt(-2 * std::log(uniform(random))) * std::cos(6.283185307179586 * uniform(random));
}

}  // namespace

TEST_CASE("paired statistics: Student's sleep data as R's t.test gives them") {
  // Student (1908), "The probable error of a mean", Biometrika 6:1–25, both drugs, in tenths of hours (R's
  // data set `sleep`). t.test(paired = TRUE): mean 1.58, interval 0.7001142 to 2.4598858; cor() 0.7951702;
  // sd() 1.789010 and 2.002249.
  const PairedFigures found =
      paired_figures(pairs({7, -16, -2, -12, -1, 34, 37, 8, 0, 20}, {19, 8, 11, 1, -1, 44, 55, 16, 46, 34}));
  CHECK(found.n == 10);
  CHECK(near(found.mean, 15.8, 1e-12));
  CHECK(near(found.lower, 7.001142, 1e-6));
  CHECK(near(found.upper, 24.598858, 1e-6));
  CHECK(near(found.sd, 12.29995, 1e-5));
  CHECK(near(found.first_sd, 17.89010, 1e-5));
  CHECK(near(found.second_sd, 20.02249, 1e-5));
  CHECK(near(found.r, 0.7951702, 1e-7));
  CHECK(near(found.d_z, 15.8 / 12.29995, 1e-5));
  CHECK(near(found.d_av, 15.8 / ((17.89010 + 20.02249) / 2), 1e-5));
}

TEST_CASE("paired statistics: d_av and g_av of the example that they were published with") {
  // Lakens (2013), table 1: ten people rate two films. "Hedges's g_av = 1.08".
  const PairedFigures found =
      paired_figures(pairs({9, 6, 7, 8, 7, 9, 8, 8, 8, 7}, {9, 7, 8, 9, 8, 9, 9, 10, 9, 9}));
  CHECK(found.first_mean == doctest::Approx(7.7));
  CHECK(found.second_mean == doctest::Approx(8.7));
  CHECK(near(found.r, 0.73, 0.005));
  CHECK(near(found.d_z, 1.50, 0.005));
  CHECK(near(found.d_av, 1.13, 0.005));
  CHECK(near(found.g_av, 1.08, 0.005));
  CHECK(near(found.g_av / found.d_av, 1 - 3.0 / 71, 1e-12));
  CHECK(near(found.g_av_lower / found.d_av_lower, 1 - 3.0 / 71, 1e-12));
}

TEST_CASE("paired statistics: the interval of d_av beside Bonett's") {
  // Bonett's R package statpsych, ci.stdmean.ps(.05, 110.4, 102.1, 15.3, 14.6, .75, 25): 0.5550319, SE
  // 0.1609934, interval 0.2394905 to 0.8705732, with the root of the mean variance as the unit. With the mean
  // of both SDs the unit is a thousandth smaller; 25 pairs with exactly these means, SDs and correlation:
  std::vector<double> x, y;
  double xx = 0, yy = 0;
  for (int i = -12; i <= 12; ++i) {
    x.push_back(i);
    y.push_back(i * i - 52);  // mean 0, and without correlation to x
    xx += x.back() * x.back();
    yy += y.back() * y.back();
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double u = x[i] / std::sqrt(xx / 24), v = y[i] / std::sqrt(yy / 24);
    x[i] = 102.1 + 14.6 * u;
    y[i] = 110.4 + 15.3 * (0.75 * u + std::sqrt(1 - 0.75 * 0.75) * v);
  }
  const PairedFigures found = paired_figures(pairs(x, y));
  CHECK(near(found.r, 0.75, 1e-9));
  CHECK(near(found.second_sd, 15.3, 1e-9));
  CHECK(near(found.d_av, 0.5551839, 1e-6));
  CHECK(near(found.d_av_lower, 0.2394905, 0.0003));
  CHECK(near(found.d_av_upper, 0.8705732, 0.0003));
}

TEST_CASE("paired statistics: 95 of 100 intervals of d_av hold the true value") {
  Random random(20);
  for (const int n : {12, 40}) {
    for (const double r : {0.0, 0.6, 0.8}) {
      constexpr double kTrue = 0.8, kLargerSd = 1.6;  // d_av = shift ÷ ((1 + 1.6) / 2)
      constexpr int kRounds = 1500;
      int held = 0;
      double unbiased = 0;
      for (int round = 0; round < kRounds; ++round) {
        PairSums sums;
        for (int i = 0; i < n; ++i) {
          const double first = normal(random);
          sums.add(first, kTrue * (1 + kLargerSd) / 2 +
                              kLargerSd * (r * first + std::sqrt(1 - r * r) * normal(random)));
        }
        const PairedFigures found = paired_figures(sums);
        held += found.d_av_lower <= kTrue && kTrue <= found.d_av_upper ? 1 : 0;
        unbiased += found.g_av / kRounds;
      }
      CAPTURE(n);
      CAPTURE(r);
      CHECK(near(held / static_cast<double>(kRounds), 0.95, 0.02));
      CHECK(near(unbiased, kTrue, 0.04));
    }
  }
}

TEST_CASE("paired statistics: what is not known is no figure, and no interval is without width") {
  const auto known = [](std::initializer_list<double> figures) {
    int count = 0;
    for (const double figure : figures) count += is_figure(figure) ? 1 : 0;
    return count;
  };
  CHECK(known({paired_figures(PairSums()).mean}) == 0);
  const PairedFigures one = paired_figures(pairs({5}, {1}));
  CHECK(one.mean == -4);
  CHECK(known({one.sd, one.lower, one.r, one.d_z, one.d_av, one.first_sd}) == 0);

  // Two people always correlate by ±1.
  const PairedFigures two = paired_figures(pairs({1, 3}, {2, 6}));
  CHECK(known({two.sd, two.lower, two.d_z, two.d_av, two.g_av}) == 5);
  CHECK(known({two.r, two.d_av_lower, two.g_av_upper}) == 0);

  // Everybody changes by the same: the mean difference is sure of nothing, but the unit of d_av is estimated.
  const PairedFigures alike = paired_figures(pairs({1, 2, 4}, {4, 5, 7}));
  CHECK(alike.sd == 0);
  CHECK(known({alike.lower, alike.upper, alike.d_z}) == 0);
  CHECK(alike.r == 1);
  CHECK(alike.d_av_lower < alike.d_av);

  // Nobody changes at all.
  const PairedFigures same = paired_figures(pairs({1, 2, 4}, {1, 2, 4}));
  CHECK(same.d_av == 0);
  CHECK(known({same.lower, same.d_z, same.d_av_lower, same.g_av_upper}) == 0);
  // All alike before: no correlation; and all alike both times.
  const PairedFigures flat = paired_figures(pairs({3, 3, 3}, {1, 2, 6}));
  CHECK(known({flat.r}) == 0);
  CHECK(known({flat.d_av, flat.d_av_lower, flat.d_z}) == 3);
  CHECK(known({paired_figures(pairs({3, 3, 3}, {4, 4, 4})).d_av}) == 0);
  // Thirds are not exact, yet a constant is one.
  const PairedFigures thirds =
      paired_figures(pairs({1, 2, 3, 1}, {1 + 10.0 / 3, 2 + 10.0 / 3, 3 + 10.0 / 3, 1 + 10.0 / 3}));
  CHECK(thirds.sd == 0);
  CHECK(known({thirds.lower}) == 0);

  const PairSums ways = pairs({0, 0, 0, 0}, {2, 0, -1, 5});
  CHECK(ways.up == 2);
  CHECK(ways.down == 1);
}

TEST_CASE("paired statistics: Cohen's words") {
  CHECK(effect_size_of(0.19) == EffectSize::Tiny);
  CHECK(effect_size_of(-0.2) == EffectSize::Small);
  CHECK(effect_size_of(0.5) == EffectSize::Medium);
  CHECK(effect_size_of(-0.8) == EffectSize::Large);
}
