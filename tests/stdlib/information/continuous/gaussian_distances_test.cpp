// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/gaussian_distances.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

Array variance(double v) { return Array({}, std::vector<double>{v}); }
Array two_by_two(std::vector<double> values) { return Array({Dimension("", 2), Dimension("", 2)}, std::move(values)); }

// N(0.5, 2) and N(−1, 0.7) by the rectangle rule on [−30, 30], which is exact to rounding for such integrands.
double integral(const std::function<double(double p, double q)>& f) {
  double sum = 0;
  const int n = 60000;
  for (int i = 0; i < n; ++i) {
    const double x = -30 + 60.0 * i / n;
    const double p = std::exp(-(x - 0.5) * (x - 0.5) / 4) / std::sqrt(4 * M_PI);
    const double q = std::exp(-(x + 1) * (x + 1) / 1.4) / std::sqrt(1.4 * M_PI);
    sum += f(p, q) * 60 / n;
  }
  return sum;
}

GaussianRenyiDivergence question(double order) {
  GaussianRenyiDivergence out;
  out.p_mean = {0.5};
  out.p_covariance = variance(2);
  out.q_mean = {-1};
  out.q_covariance = variance(0.7);
  out.order = order;
  return out;
}

}  // namespace

TEST_CASE("gaussian distances: are their integrals", "[information][gaussian]") {
  Run run;
  const double overlap = integral([](double p, double q) { return std::sqrt(p * q); });
  CHECK(gaussian_bhattacharyya(question(1), run) == Approx(-std::log(overlap)).epsilon(1e-11));
  CHECK(gaussian_hellinger({{0.5}, variance(2), {-1}, variance(0.7)}, run) ==
        Approx(std::sqrt(1 - overlap)).epsilon(1e-11));
  CHECK(gaussian_renyi_divergence(question(0.5), run) == Approx(-2 * std::log(overlap)).epsilon(1e-11));
  for (const double a : {0.2, 0.8, 1.3}) {
    const double sum = integral([a](double p, double q) { return q > 0 ? std::pow(p, a) * std::pow(q, 1 - a) : 0; });
    CHECK(gaussian_renyi_divergence(question(a), run) == Approx(std::log(sum) / (a - 1)).epsilon(1e-9));
  }
  CHECK(gaussian_renyi_divergence(question(1), run) == gaussian_divergence(question(1), run));
  // To first order in a − 1.
  CHECK(gaussian_renyi_divergence(question(1 + 1e-6), run) ==
        Approx(gaussian_divergence(question(1), run)).epsilon(1e-4));
  CHECK(run.warnings().empty());
  CHECK(std::isinf(gaussian_renyi_divergence(question(2), run)));  // 2·0.7 < 2
  CHECK(run.warnings().size() == 1);
}

TEST_CASE("gaussian distances: wasserstein is that of the roots where covariances commute", "[information][gaussian]") {
  Run run;
  CHECK(gaussian_wasserstein({{1}, variance(4), {4}, variance(1)}, run) == Approx(std::sqrt(9 + 1)).epsilon(1e-13));
  // Both turned by the same angle: |Δ|² + Σ (σ_i − τ_i)², here 1 + 4 with σ = (3, 1), τ = (1, 1) and Δ = (0, 1).
  const double c = 0.6, s = 0.8;
  const auto turned = [&](double a, double b) {
    return two_by_two({c * c * a + s * s * b, c * s * (a - b), c * s * (a - b), s * s * a + c * c * b});
  };
  CHECK(gaussian_wasserstein({{0, 0}, turned(9, 1), {0, 1}, turned(1, 1)}, run) ==
        Approx(std::sqrt(5.0)).epsilon(1e-13));
  CHECK(gaussian_wasserstein({{2, 3}, turned(9, 1), {2, 3}, turned(9, 1)}, run) ==
        Approx(0).epsilon(0).margin(1e-7));  // root of 1e-15
}

TEST_CASE("gaussian distances: name what they refuse", "[information][gaussian]") {
  Run run;
  CHECK_THROWS_WITH(gaussian_wasserstein({{0}, variance(1), {0, 0}, two_by_two({1, 0, 0, 1})}, run),
                    Contains("q_covariance is 2 × 2, but must be 1 × 1"));
  CHECK_THROWS_WITH(gaussian_hellinger({{0}, variance(-1), {0}, variance(1)}, run),
                    Contains("smallest eigenvalue is -1"));
  CHECK_THROWS_WITH(gaussian_renyi_divergence(question(0), run), Contains("order is 0"));
}
