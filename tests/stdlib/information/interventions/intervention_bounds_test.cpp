// SPDX-License-Identifier: MIT
#include "stdlib/information/interventions/intervention_bounds.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "stdlib/core/error.h"
#include "support/not_finite.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::BadParameter;
using ansatz::core::Run;
using support::kNaN;

namespace {

using Law = std::vector<double>;

const std::vector<std::string> kAll{"kullback_leibler", "total_variation", "hellinger", "chi_squared",
                                    "jensen_shannon"};

/// D(P‖Q) by its sum over outcomes, each as it is defined.
double divergence(const std::string& name, const Law& p, const Law& q) {
  double sum = name == "hellinger" ? 1 : 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double middle = 0.5 * (p[i] + q[i]);
    if (name == "kullback_leibler" && p[i] > 0) sum += p[i] * std::log(p[i] / q[i]);
    if (name == "total_variation") sum += 0.5 * std::abs(p[i] - q[i]);
    if (name == "hellinger") sum -= std::sqrt(p[i] * q[i]);
    if (name == "chi_squared" && p[i] + q[i] > 0) sum += 0.5 * (p[i] - q[i]) * (p[i] - q[i]) / q[i];
    if (name == "jensen_shannon") {
      if (p[i] > 0) sum += 0.5 * p[i] * std::log(p[i] / middle);
      if (q[i] > 0) sum += 0.5 * q[i] * std::log(q[i] / middle);
    }
  }
  return sum;
}

double bound(const std::string& name, double e) {
  Run run;
  return intervention_divergence({.propensity = Array::of({e}), .divergence = name}, run).number(0);
}

InterventionMeanBounds mean(const Law& values, const Law& masses, double e, std::vector<std::string> names = kAll) {
  Run run;
  InterventionMean question{.values = Array::of(values), .propensity = e, .divergences = std::move(names)};
  if (!masses.empty()) question.masses = Array::of(masses);
  return intervention_mean(question, run);
}

double dot(const Law& a, const Law& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

TEST_CASE("intervention divergence: is that of a mixture with what was never seen", "[information][interventions]") {
  // P on two outcomes, R on a third: nothing lies further away.
  for (const double e : {0.02, 0.3, 0.75, 1.0})
    for (const std::string& name : kAll)
      CHECK(bound(name, e) ==
            Approx(divergence(name, {0.4, 0.6, 0}, {0.4 * e, 0.6 * e, 1 - e})).epsilon(1e-12).margin(1e-15));
  // And no other mixture does.
  support::SplitMix draws(3);
  for (int repeat = 0; repeat < 300; ++repeat) {
    const double e = 0.05 + 0.9 * draws.uniform();
    Law p(4), r(4), q(4);
    double sum_p = 0, sum_r = 0;
    for (int i = 0; i < 4; ++i) sum_p += p[i] = draws.uniform(), sum_r += r[i] = std::pow(draws.uniform(), 4);
    for (int i = 0; i < 4; ++i) p[i] /= sum_p, r[i] /= sum_r, q[i] = e * p[i] + (1 - e) * r[i];
    for (const std::string& name : kAll) CHECK(divergence(name, p, q) <= bound(name, e) + 1e-14);
  }
}

TEST_CASE("intervention mean: of two outcomes by bisection on the one that is free", "[information][interventions]") {
  for (const double p : {0.1, 0.5, 0.9})
    for (const double e : {0.3, 0.8, 0.97})
      for (const std::string& name : kAll) {
        double low = p, high = 1;
        for (int i = 0; i < 200; ++i) {
          const double middle = 0.5 * (low + high);
          (divergence(name, {1 - p, p}, {1 - middle, middle}) <= bound(name, e) ? low : high) = middle;
        }
        const auto out = mean({0, 1}, {1 - p, p}, e, {name});
        CHECK(out.high.number(0) == Approx(low).epsilon(0).margin(1e-10));
        // The other end is that of the coin turned over.
        CHECK(out.low.number(0) ==
              Approx(1 - mean({0, 1}, {p, 1 - p}, e, {name}).high.number(0)).epsilon(0).margin(1e-10));
      }
}

TEST_CASE("intervention mean: no law within the bound lies outside, and some lie near the ends",
          "[information][interventions]") {
  const Law values{-2, 0.5, 1, 6}, p{0.4, 0.3, 0.2, 0.1};
  for (const double e : {0.4, 0.9})
    for (const std::string& name : kAll) {
      const auto out = mean(values, p, e, {name});
      const double low = out.low.number(0), high = out.high.number(0);
      double least = 10, largest = -10;
      support::SplitMix draws(11);
      for (int repeat = 0; repeat < 60000; ++repeat) {
        Law q(4);
        double sum = 0;
        for (double& each : q) sum += each = -std::log(1 - draws.uniform());
        // On the way from P to a random law, as far as the bound allows.
        double near = 0, far = 1;
        Law at(4);
        for (int i = 0; i < 30; ++i) {
          const double t = 0.5 * (near + far);
          for (int k = 0; k < 4; ++k) at[k] = (1 - t) * p[k] + t * q[k] / sum;
          (divergence(name, p, at) <= bound(name, e) ? near : far) = t;
        }
        for (int k = 0; k < 4; ++k) at[k] = (1 - near) * p[k] + near * q[k] / sum;
        least = std::min(least, dot(at, values));
        largest = std::max(largest, dot(at, values));
      }
      CHECK(least >= low - 1e-9);
      CHECK(largest <= high + 1e-9);
      CHECK(least < low + 0.15);
      CHECK(largest > high - 0.4);
    }
}

TEST_CASE("intervention mean: holds the mixture, which is all there can be, seen outcomes or not",
          "[information][interventions]") {
  support::SplitMix draws(8);
  for (int repeat = 0; repeat < 100; ++repeat) {
    const double e = 0.02 + 0.97 * draws.uniform();
    Law values(5), p(5);
    double sum = 0;
    for (int i = 0; i < 5; ++i) values[i] = 10 * draws.uniform() - 5, sum += p[i] = i < 3 ? draws.uniform() : 0;
    for (double& each : p) each /= sum;
    const auto out = mean(values, p, e);
    const double own = dot(p, values);
    CHECK(out.mixture.low ==
          Approx(e * own + (1 - e) * *std::min_element(values.begin(), values.end())).epsilon(0).margin(1e-12));
    CHECK(out.mixture.high ==
          Approx(e * own + (1 - e) * *std::max_element(values.begin(), values.end())).epsilon(0).margin(1e-12));
    CHECK(out.interval.low <= out.mixture.low + 1e-9);
    CHECK(out.interval.high >= out.mixture.high - 1e-9);
    CHECK(out.interval.low == *std::max_element(out.low.real().begin(), out.low.real().end()));
    CHECK(out.interval.high == *std::min_element(out.high.real().begin(), out.high.real().end()));
  }
}

TEST_CASE("intervention mean: moves with its outcomes, shrinks to the mean where all were treated",
          "[information][interventions]") {
  const Law values{1, 2, 4}, p{0.5, 0.3, 0.2};
  const auto out = mean(values, p, 0.6), scaled = mean({1e6 + 1e3, 1e6 + 2e3, 1e6 + 4e3}, p, 0.6);
  CHECK(scaled.interval.low == Approx(1e6 + 1e3 * out.interval.low).epsilon(1e-12));
  CHECK(scaled.interval.high == Approx(1e6 + 1e3 * out.interval.high).epsilon(1e-12));
  const auto all = mean(values, p, 1);
  CHECK(all.interval.low == Approx(1.9).epsilon(1e-12));
  CHECK(all.interval.high == Approx(1.9).epsilon(1e-12));
  double before = 1.9;
  for (const double e : {0.99, 0.9, 0.5, 0.1, 0.01, 1e-6}) {
    const double high = mean(values, p, e).interval.high;
    CHECK(high >= before);
    CHECK(high <= 4);
    before = high;
  }
  CHECK(before > 3.99);
  // However few were treated, the bounds hold the mixture: nothing is lost beside 1.
  for (const double e : {1e-12, 1e-100, 1e-300})
    for (const std::string& name : kAll) {
      const auto few = mean({0, 1}, {}, e, {name});
      CHECK(few.low.number(0) <= few.mixture.low);
      CHECK(few.high.number(0) >= few.mixture.high);
    }
  CHECK(mean({3, 3}, {}, 0.5).interval.high == 3);
  CHECK(mean({7}, {}, 0.5).interval.low == 7);
}

TEST_CASE("intervention bounds: refuse what is no propensity and no law", "[information][interventions]") {
  for (const double bad : {0.0, -0.1, 1.1, kNaN}) {
    CHECK_THROWS_AS(bound("hellinger", bad), BadParameter);
    CHECK_THROWS_AS(mean({0, 1}, {}, bad), BadParameter);
  }
  CHECK_THROWS_WITH(bound("renyi", 0.5), Catch::Contains("kullback_leibler"));
  CHECK_THROWS_AS(mean({}, {}, 0.5), BadParameter);
  CHECK_THROWS_AS(mean({0, kNaN}, {}, 0.5), BadParameter);
  CHECK_THROWS_AS(mean({-1e308, 1e308}, {}, 0.5), BadParameter);
  CHECK_THROWS_AS(mean({0, 1}, {0.5, 0.6}, 0.5), BadParameter);
  CHECK_THROWS_AS(mean({0, 1}, {1.5, -0.5}, 0.5), BadParameter);
  CHECK_THROWS_AS(mean({0, 1}, {1}, 0.5), BadParameter);
  CHECK_THROWS_AS(mean({0, 1}, {}, 0.5, {}), BadParameter);
  CHECK_THROWS_WITH(mean({0, 1}, {}, 0.5, {"hellinger", "hellinger"}), Catch::Contains("twice"));
  CHECK_THROWS_AS(mean({0, 1}, {}, 0.5, {"tv"}), BadParameter);
}
