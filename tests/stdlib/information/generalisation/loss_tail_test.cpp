// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/loss_tail.h"

#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "support/not_finite.h"

using namespace ansatz::information;
using ansatz::core::Stream;

// −log₂ P(χ²_k ≤ ε), by hand for k = 2: 1 − e^(−ε/2).
TEST_CASE("loss tail: the gamma law has the closed form of χ²", "[information][generalisation]") {
  CHECK(-LossTail{2, 0, 1}.log_cdf(0.01) / std::numbers::ln2 == Approx(7.6474614245699275).epsilon(0).margin(1e-12));
  CHECK(-LossTail{10, 0, 1}.log_cdf(1) / std::numbers::ln2 == Approx(12.504334263949998).epsilon(0).margin(1e-9));
  CHECK(-LossTail{10, 0, 3}.log_cdf(3) / std::numbers::ln2 == Approx(12.504334263949998).epsilon(0).margin(1e-9));
  for (const double x : {1e-300, 1e-3, 0.5, 3.0, 30.0})
    CHECK(LossTail{2, 0, 1}.log_cdf(x) == Approx(std::log(-std::expm1(-0.5 * x))).epsilon(1e-13));
  // Where the probability itself is no number: x^a e^(−x)/Γ(a + 1) times 1 + x/(a + 1) + …
  CHECK(LossTail{2000, 0, 1}.log_cdf(2e-3) ==
        Approx(1000 * std::log(1e-3) - 1e-3 - std::lgamma(1001)).epsilon(0).margin(2e-6));
  CHECK(LossTail{4, 0, 1}.log_cdf(0) == -support::kInfinity);
}

TEST_CASE("loss tail: the noncentral law is Boost's, and goes on below it", "[information][generalisation]") {
  const boost::math::non_central_chi_squared_distribution<double> law(5, 7.5);
  for (const double x : {0.1, 1.0, 12.0, 40.0})
    CHECK(LossTail{5, 7.5, 2}.log_cdf(2 * x) == Approx(std::log(boost::math::cdf(law, x))).epsilon(0).margin(1e-10));
  // Near 0 the law is e^(−λ/2) times the central one.
  CHECK(LossTail{5, 7.5, 1}.log_cdf(1e-80) == Approx(-3.75 + LossTail{5, 0, 1}.log_cdf(1e-80)).epsilon(1e-12));
}

// LossMoments of the law: s (k + λ), 2 s² (k + 2λ), 8 s³ (k + 3λ).
TEST_CASE("loss tail: exact moments give the law back", "[information][generalisation]") {
  bool is_central = true;
  const double k = 4.5, l = 3.25, s = 0.7;
  const LossTail law = fitted_tail("noncentral_chi_squared",
                                   {s * (k + l), 2 * s * s * (k + 2 * l), 8 * s * s * s * (k + 3 * l)}, is_central);
  CHECK_FALSE(is_central);
  CHECK(law.degrees == Approx(k).epsilon(0).margin(1e-10));
  CHECK(law.noncentrality == Approx(l).epsilon(0).margin(1e-10));
  CHECK(law.scale == Approx(s).epsilon(0).margin(1e-11));
  const LossTail gamma = fitted_tail("gamma", {s * k, 2 * s * s * k, 0}, is_central);
  CHECK(is_central);
  CHECK(gamma.degrees == Approx(k).epsilon(0).margin(1e-12));
  CHECK(gamma.scale == Approx(s).epsilon(0).margin(1e-12));
}

// Draws of a law have its moments within four of their errors: √(second/n), and of the second √((μ₄ − second²)/n) with
// μ₄ = (3 + 6/a) second², a = 0.3 and more.
TEST_CASE("loss tail: draws have the law's moments", "[information][generalisation]") {
  const LossTail law = GENERATE(LossTail{3, 0, 2}, LossTail{0.6, 0, 1}, LossTail{3, 4, 0.5}, LossTail{1, 3000, 1});
  const Stream stream(5);
  std::vector<double> drawn;
  for (std::size_t i = 0; i < 40000; ++i) drawn.push_back(law.draw(stream, i));
  const LossMoments moments = moments_of(drawn);
  const double mean = law.scale * (law.degrees + law.noncentrality);
  const double second = 2 * law.scale * law.scale * (law.degrees + 2 * law.noncentrality);
  CHECK(moments.mean == Approx(mean).epsilon(0).margin(4 * std::sqrt(second / 40000)));
  CHECK(moments.second == Approx(second).epsilon(0).margin(4 * second * std::sqrt(22.0 / 40000)));
}
