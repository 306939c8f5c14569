#include <doctest/doctest.h>

#include "core/base/statistics.h"

using namespace sandtable;

namespace {

// "The Chatterjee–Price attitude data" (R's data set `attitude`; Chatterjee & Price 1977, Regression Analysis by
// Example, section 3.7): seven percentages from each of 30 departments.
constexpr int kAttitude[30][7] = {
    {43, 51, 30, 39, 61, 92, 45}, {63, 64, 51, 54, 63, 73, 47}, {71, 70, 68, 69, 76, 86, 48}, {61, 63, 45, 47, 54, 84, 35},
    {81, 78, 56, 66, 71, 83, 47}, {43, 55, 49, 44, 54, 49, 34}, {58, 67, 42, 56, 66, 68, 35}, {71, 75, 50, 55, 70, 66, 41},
    {72, 82, 72, 67, 71, 83, 31}, {67, 61, 45, 47, 62, 80, 41}, {64, 53, 53, 58, 58, 67, 34}, {67, 60, 47, 39, 59, 74, 41},
    {69, 62, 57, 42, 55, 63, 25}, {68, 83, 83, 45, 59, 77, 35}, {77, 77, 54, 72, 79, 77, 46}, {81, 90, 50, 72, 60, 54, 36},
    {74, 85, 64, 69, 79, 79, 63}, {65, 60, 65, 75, 55, 80, 60}, {65, 70, 46, 57, 75, 85, 46}, {50, 58, 68, 54, 64, 78, 52},
    {50, 40, 33, 34, 43, 64, 33}, {64, 61, 52, 62, 66, 80, 41}, {53, 66, 52, 50, 63, 80, 37}, {40, 37, 42, 58, 50, 57, 49},
    {63, 54, 42, 48, 66, 75, 33}, {66, 77, 66, 63, 88, 76, 72}, {78, 75, 58, 74, 80, 78, 49}, {48, 57, 44, 45, 51, 83, 38},
    {85, 85, 71, 71, 77, 74, 55}, {82, 82, 39, 59, 64, 78, 39}};

const std::vector<std::size_t> kAll = {0, 1, 2, 3, 4, 5, 6};

ItemSums attitude() {
  ItemSums sums;
  sums.reset(7);
  for (const auto& row : kAttitude) sums.add(row);
  return sums;
}

ItemSums sums_of(std::size_t items, std::initializer_list<std::initializer_list<int>> rows) {
  ItemSums sums;
  sums.reset(items);
  for (const auto& row : rows) sums.add(row.begin());
  return sums;
}

Histogram histogram(std::initializer_list<int> values, int min = 0, int max = 100) {
  Histogram out;
  out.reset(min, max);
  for (const int value : values) CHECK(out.add(value));
  return out;
}

// To the four decimals that are published.
bool four(double have, double want) {
  return std::fabs(have - want) <= 0.00005;
}
bool near(double have, double want, double relative = 1e-9) {
  return std::fabs(have - want) <= relative * std::fabs(want);
}

}  // namespace

TEST_CASE("statistics: alpha and item-rest correlations of the attitude data as R's psych gives them") {
  const Reliability found = reliability_of(attitude(), kAll);
  CHECK(found.n == 30);
  CHECK(four(found.alpha, 0.8431));
  CHECK(four(found.standardised, 0.8391));
  constexpr double kDropped[] = {0.8098, 0.7969, 0.8278, 0.8030, 0.7954, 0.8639, 0.8405};
  constexpr double kRest[] = {0.6713, 0.7421, 0.5607, 0.7144, 0.7863, 0.2650, 0.4608};
  for (std::size_t i = 0; i < 7; ++i) {
    CAPTURE(i);
    CHECK(four(found.items[i].alpha_if_dropped, kDropped[i]));
    CHECK(four(found.items[i].item_rest, kRest[i]));
  }
  // Feldt's interval by hand with R's qf(0.975, 29, 174) and qf(0.025, 29, 174).
  CHECK(near(found.lower, 1 - (1 - found.alpha) * 1.66153841703));
  CHECK(near(found.upper, 1 - (1 - found.alpha) * 0.536965542527));
}

TEST_CASE("statistics: dropping an item is the same as leaving it out") {
  const Reliability all = reliability_of(attitude(), kAll);
  for (std::size_t left_out = 0; left_out < 7; ++left_out) {
    std::vector<std::size_t> others;
    for (const std::size_t i : kAll) {
      if (i != left_out) others.push_back(i);
    }
    CHECK(near(reliability_of(attitude(), others).alpha, all.items[left_out].alpha_if_dropped));
  }
}

TEST_CASE("statistics: what reliability needs") {
  // Of two people every correlation is 1 or −1, and alpha a matter of chance.
  for (const auto& [n, sums] : {std::pair{0, sums_of(2, {})}, std::pair{1, sums_of(2, {{1, 2}})}, std::pair{2, sums_of(2, {{1, 2}, {3, 3}})}}) {
    const Reliability none = reliability_of(sums, {0, 1});
    CHECK(none.n == n);
    for (const double figure : {none.alpha, none.standardised, none.lower, none.upper, none.items[0].alpha_if_dropped,
                                none.items[1].item_rest})
      CHECK_FALSE(is_figure(figure));
  }
  const Reliability three = reliability_of(sums_of(2, {{1, 2}, {3, 3}, {2, 2}}), {0, 1});
  CHECK(near(three.alpha, 6.0 / 7));
  CHECK(three.lower < three.alpha);
  CHECK(three.upper > three.alpha);
  CHECK_FALSE(is_figure(three.items[0].alpha_if_dropped));  // one item is no scale
  CHECK(near(three.items[0].item_rest, std::sqrt(0.75)));
  // Alike throughout: alpha is 1, and an interval without width is none.
  const Reliability twins = reliability_of(sums_of(2, {{1, 1}, {3, 3}, {2, 2}, {5, 5}}), {0, 1});
  CHECK(near(twins.alpha, 1));
  CHECK_FALSE(is_figure(twins.lower));
  CHECK_FALSE(is_figure(twins.upper));

  const Reliability one_item = reliability_of(sums_of(1, {{1}, {3}, {4}}), {0});
  CHECK_FALSE(is_figure(one_item.alpha));
  CHECK_FALSE(is_figure(one_item.items[0].item_rest));
  CHECK(reliability_of(sums_of(1, {{1}, {3}, {4}}), {}).items.empty());

  // An item that all answer alike counts for alpha, but correlates with nothing; exactly so whatever the number is.
  const Reliability constant = reliability_of(sums_of(3, {{1, 3, 2}, {2, 3, 3}, {4, 3, 5}}), {0, 1, 2});
  CHECK(is_figure(constant.alpha));
  CHECK_FALSE(is_figure(constant.standardised));
  CHECK_FALSE(is_figure(constant.items[1].item_rest));
  CHECK(is_figure(constant.items[0].item_rest));
  const Reliability alike = reliability_of(sums_of(2, {{3, 3}, {3, 3}, {3, 3}}), {0, 1});
  CHECK(alike.n == 3);
  CHECK_FALSE(is_figure(alike.alpha));
  // A total that is constant has no alpha though its items vary.
  for (int people = 3; people < 60; ++people) {
    ItemSums sums;
    sums.reset(3);
    for (int i = 0; i < people; ++i) {
      const int row[] = {i * i % 7, i % 3, 10 - i * i % 7 - i % 3};
      sums.add(row);
    }
    CAPTURE(people);
    CHECK_FALSE(is_figure(reliability_of(sums, {0, 1, 2}).alpha));
    // Of any two items the third is the rest, turned round.
    const double rest = reliability_of(sums, {0, 1, 2}).items[0].item_rest;
    CHECK(near(rest, -1));
  }
}

TEST_CASE("statistics: a million people and more") {
  ItemSums sums;
  sums.reset(2);
  constexpr int kRows[][2] = {{1000, 999}, {998, 1000}, {997, 995}};
  for (int i = 0; i < 300'000; ++i) {
    for (const auto& row : kRows) sums.add(row);
  }
  const Reliability few = reliability_of(sums_of(2, {{1000, 999}, {998, 1000}, {997, 995}}), {0, 1});
  const Reliability many = reliability_of(sums, {0, 1});
  CHECK(many.n == 900'000);
  CHECK(near(many.alpha, few.alpha, 1e-8));
  CHECK(many.upper - many.lower < 0.004);
  CHECK(many.lower < many.alpha);
}

TEST_CASE("statistics: mean, spread and quartiles as R's summary() gives them") {
  Histogram rating;
  rating.reset(0, 100);
  Histogram complaints = rating;
  for (const auto& row : kAttitude) {
    rating.add(row[0]);
    complaints.add(row[1]);
  }
  const Spread of = spread_of(rating);
  CHECK(of.n == 30);
  CHECK(std::fabs(of.mean - 64.63) < 0.005);
  CHECK(near(of.sd, 12.17256, 1e-6));
  CHECK(of.lower_quartile == 58.75);
  CHECK(of.median == 65.5);
  CHECK(of.upper_quartile == 71.75);
  const Spread other = spread_of(complaints);
  CHECK(other.lower_quartile == 58.5);
  CHECK(other.median == 65);
  CHECK(other.upper_quartile == 77);
}

TEST_CASE("statistics: few values, negative ones and those outside") {
  const Spread none = spread_of(histogram({}));
  CHECK(none.n == 0);
  for (const double figure : {none.mean, none.sd, none.lower_quartile, none.median, none.upper_quartile})
    CHECK_FALSE(is_figure(figure));
  CHECK(spread_of(Histogram()).n == 0);
  const Spread one = spread_of(histogram({7}));
  CHECK(one.mean == 7);
  CHECK_FALSE(is_figure(one.sd));
  CHECK(one.lower_quartile == 7);
  CHECK(one.upper_quartile == 7);
  const Spread two = spread_of(histogram({-3, 5}, -3, 5));
  CHECK(two.mean == 1);
  CHECK(near(two.sd, std::sqrt(32.0)));
  CHECK(two.lower_quartile == -1);
  CHECK(two.median == 1);
  CHECK(two.upper_quartile == 3);
  CHECK(spread_of(histogram({4, 4, 4, 4, 4, 4, 4})).sd == 0);

  Histogram values = histogram({1, 5}, 1, 5);
  CHECK_FALSE(values.add(0));
  CHECK_FALSE(values.add(6));
  values.add_all(histogram({2, 5, 5}, 1, 5));
  CHECK(values.counts == std::vector<std::int64_t>{1, 1, 0, 0, 3});
}

TEST_CASE("statistics: rank correlations with ties by textbook") {
  // Kendall (1970), Rank Correlation Methods, 4th edition, examples of chapter 3: tau_b 0.859, rho_b 0.917.
  const std::vector<double> a = {1, 2.5, 2.5, 4.5, 4.5, 6.5, 6.5, 8, 9.5, 9.5};
  const std::vector<double> b = {1, 2, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10};
  CHECK(near(kendall_tau_b(a, b), 33 / std::sqrt(41.0 * 36.0)));
  CHECK(std::fabs(kendall_tau_b(a, b) - 0.859) < 0.0005);
  CHECK(near(spearman_rho(a, b), 143 / std::sqrt(161.0 * 151.0)));
  CHECK(std::fabs(spearman_rho(a, b) - 0.917) < 0.0005);
  // Zar (2010), Biostatistical Analysis, 5th edition, section 19.9: wing and tail length of 12 birds, r_s = 0.851.
  const std::vector<double> wing = {10.4, 10.8, 11.1, 10.2, 10.3, 10.2, 10.7, 10.5, 10.8, 11.2, 10.6, 11.4};
  const std::vector<double> tail = {7.4, 7.6, 7.9, 7.2, 7.4, 7.1, 7.4, 7.2, 7.8, 7.7, 7.8, 8.3};
  CHECK(std::fabs(spearman_rho(wing, tail) - 0.851) < 0.001);

  CHECK(spearman_rho({1, 2, 3}, {10, 20, 4000}) == 1);
  CHECK(kendall_tau_b({1, 2, 3}, {3, 2, 1}) == -1);
  for (const auto& [x, y] : {std::pair<std::vector<double>, std::vector<double>>{}, {{1}, {2}}, {{1, 2, 3}, {5, 5, 5}}, {{5, 5}, {1, 2}}}) {
    CHECK_FALSE(is_figure(spearman_rho(x, y)));
    CHECK_FALSE(is_figure(kendall_tau_b(x, y)));
  }
}

TEST_CASE("statistics: quantiles of t and F against published tables and R") {
  // t: Fisher & Yates (1963), table III, and R's qt() for more digits.
  CHECK(near(student_t_quantile(0.975, 1), 12.7062047361747));
  CHECK(near(student_t_quantile(0.975, 2), 4.30265272974946));
  CHECK(near(student_t_quantile(0.975, 9), 2.2621571627982));
  CHECK(near(student_t_quantile(0.975, 29), 2.0452296421327));
  CHECK(near(student_t_quantile(0.9995, 3), 12.923978636688));
  CHECK(near(student_t_quantile(0.975, 1e6), 1.95996635681411));
  // F: R's qf().
  CHECK(near(f_quantile(0.975, 1, 1), 647.789011477844));
  CHECK(near(f_quantile(0.975, 2, 2), 39));
  CHECK(near(f_quantile(0.025, 2, 2), 1.0 / 39));
  CHECK(near(f_quantile(0.975, 9, 27), 2.63085558792281));
  CHECK(near(f_quantile(0.025, 29, 435), 0.546554590848485));
  CHECK(near(f_quantile(0.975, 999, 14985), 1.09285650100878));
  CHECK(near(f_quantile(0.5, 1e6, 1e6), 1, 1e-8));  // the median of F(n, n) is 1
  // The square of t is F with one degree of freedom.
  CHECK(near(f_quantile(0.95, 1, 12), student_t_quantile(0.975, 12) * student_t_quantile(0.975, 12)));
}

TEST_CASE("statistics: what a number of people allows") {
  CHECK(enough_of(0) == Enough::TooFew);
  CHECK(enough_of(9) == Enough::TooFew);
  CHECK(enough_of(10) == Enough::Rough);
  CHECK(enough_of(29) == Enough::Rough);
  CHECK(enough_of(30) == Enough::Fine);
}
