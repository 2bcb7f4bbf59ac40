// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/contraction.h"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"
#include "support/not_finite.h"
#include "support/rows.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::BadParameter;
using ansatz::core::Run;
using support::in_rows;
using support::kInfinity;
using support::kNaN;

namespace {

double noise(double amplitude, double spread) {
  Run run;
  return noise_contraction({.amplitude = amplitude, .noise = spread}, run);
}

double dropout(double rate, int units) {
  Run run;
  return dropout_contraction({.rate = rate, .units = units}, run);
}

double dobrushin(const Array& channel) {
  Run run;
  return dobrushin_coefficient({.channel = channel}, run);
}

double correlation(const Array& joint) {
  Run run;
  return maximal_correlation({.joint = joint}, run);
}

double information(const std::vector<double>& joint, std::size_t rows, std::size_t columns) {
  std::vector<double> p(rows), q(columns);
  for (std::size_t i = 0; i < rows * columns; ++i) p[i / columns] += joint[i], q[i % columns] += joint[i];
  double sum = 0;
  for (std::size_t i = 0; i < rows * columns; ++i)
    if (joint[i] > 0) sum += joint[i] * std::log(joint[i] / p[i / columns] / q[i % columns]);
  return sum;
}

}  // namespace

TEST_CASE("noise contraction: is the overlap of two normal laws as far apart as can be", "[information]") {
  const boost::math::normal standard;
  for (const double ratio : {0.01, 0.5, 1.0, 3.0})
    CHECK(noise(2 * ratio, 2) == Approx(1 - 2 * cdf(complement(standard, ratio))).epsilon(1e-12));
  CHECK(noise(0, 1) == 0);
  CHECK(noise(1e6, 1e-6) == 1);
  for (const auto& [amplitude, spread] : {std::pair{-1.0, 1.0}, {kNaN, 1.0}, {kInfinity, 1.0}, {1.0, 0.0}, {1.0, kNaN}})
    CHECK_THROWS_AS(noise(amplitude, spread), BadParameter);
}

TEST_CASE("noise contraction: bounds what a coin of ±A keeps through normal noise", "[information]") {
  // I(X; Y) of a fair coin, by the trapezium rule over y.
  for (const double amplitude : {0.3, 1.0, 2.0}) {
    double kept = 0;
    const double step = 1e-3;
    for (double y = -12; y < 12; y += step) {
      const double a = std::exp(-0.5 * (y - amplitude) * (y - amplitude)),
                   b = std::exp(-0.5 * (y + amplitude) * (y + amplitude));
      const double mixed = 0.5 * (a + b);
      for (const double side : {a, b})
        if (side > 0) kept += 0.5 * side * std::log(side / mixed) * step / std::sqrt(2 * std::acos(-1.0));
    }
    CHECK(kept > 0);
    CHECK(kept < noise(amplitude, 1) * std::log(2));
  }
}

TEST_CASE("dropout contraction: nothing passes only where all units are dropped", "[information]") {
  CHECK(dropout(0.5, 1) == 0.5);
  CHECK(dropout(0.2, 3) == Approx(1 - 0.008).epsilon(1e-14));
  CHECK(dropout(0, 5) == 1);
  CHECK(dropout(1, 5) == 0);
  CHECK(dropout(1 - 1e-12, 2) == Approx(2e-12).epsilon(1e-4));  // no digits lost beside 1
  CHECK_THROWS_AS(dropout(-0.1, 1), BadParameter);
  CHECK_THROWS_AS(dropout(1.1, 1), BadParameter);
  CHECK_THROWS_AS(dropout(kNaN, 1), BadParameter);
  CHECK_THROWS_AS(dropout(0.5, 0), BadParameter);
}

TEST_CASE("Dobrushin's coefficient: known channels", "[information]") {
  CHECK(dobrushin(in_rows(2, {0.9, 0.1, 0.1, 0.9})) == Approx(0.8).epsilon(1e-14));        // symmetric: 1 − 2δ
  CHECK(dobrushin(in_rows(2, {0.7, 0, 0.3, 0, 0.7, 0.3})) == Approx(0.7).epsilon(1e-14));  // erasure: 1 − ε
  CHECK(dobrushin(in_rows(3, {1, 0, 0, 1, 0, 0, 1, 0, 0})) == 0);
  CHECK(dobrushin(in_rows(2, {1, 0, 0, 1})) == 1);
  CHECK(dobrushin(in_rows(1, {0.5, 0.5})) == 0);
}

TEST_CASE("Dobrushin's coefficient and the maximal correlation: bound what passes, of random chains", "[information]") {
  support::SplitMix draws(5);
  for (int repeat = 0; repeat < 50; ++repeat) {
    const std::size_t rows = 3, columns = 4;
    std::vector<double> channel(rows * columns), joint_ux(2 * rows), joint_uy(2 * columns), joint_xy(rows * columns);
    for (std::size_t i = 0; i < rows; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < columns; ++j) sum += channel[i * columns + j] = 0.02 + draws.uniform();
      for (std::size_t j = 0; j < columns; ++j) channel[i * columns + j] /= sum;
    }
    double sum = 0;
    for (double& p : joint_ux) sum += p = draws.uniform();
    for (double& p : joint_ux) p /= sum;
    for (std::size_t u = 0; u < 2; ++u)
      for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j) {
          joint_uy[u * columns + j] += joint_ux[u * rows + i] * channel[i * columns + j];
          joint_xy[i * columns + j] += joint_ux[u * rows + i] * channel[i * columns + j];
        }
    const double eta = dobrushin(in_rows(rows, channel));
    CHECK(information(joint_uy, 2, columns) <= eta * information(joint_ux, 2, rows) + 1e-15);
    // Correlations of u with y are those of u with x times no more than that of x with y.
    const double whole = correlation(in_rows(rows, joint_xy));
    CHECK(correlation(in_rows(2, joint_uy)) <= whole * correlation(in_rows(2, joint_ux)) + 1e-12);
    CHECK(whole * whole <= eta + 1e-12);
  }
}

TEST_CASE("maximal correlation: of two coins their correlation, 0 and 1 at the ends", "[information]") {
  // Any function of a coin is a line: p11 p00 − p10 p01 over the roots of the marginals.
  const std::vector<double> p{0.3, 0.15, 0.05, 0.5};
  const double phi = (0.3 * 0.5 - 0.15 * 0.05) / std::sqrt(0.45 * 0.55 * 0.35 * 0.65);
  CHECK(correlation(in_rows(2, p)) == Approx(phi).epsilon(1e-12));
  CHECK(correlation(in_rows(2, {0.06, 0.14, 0.24, 0.56})) == Approx(0).epsilon(0).margin(1e-12));
  CHECK(correlation(in_rows(2, {0.5, 0, 0, 0.5})) == Approx(1).epsilon(1e-12));
  CHECK(correlation(in_rows(3, {0.2, 0.1, 0, 0.3, 0.1, 0.0, 0, 0, 0.3})) == Approx(1).epsilon(1e-12));  // a common part
  CHECK(correlation(in_rows(1, {0.5, 0.5})) == Approx(0).epsilon(0).margin(1e-12));
  CHECK(correlation(in_rows(2, {0.5, 0.5, 0, 0})) == Approx(0).epsilon(0).margin(1e-12));
}

TEST_CASE("contraction: refuses what is no channel and no joint distribution", "[information]") {
  CHECK_THROWS_WITH(dobrushin(in_rows(2, {0.9, 0.1, 0.1, 0.8})), Catch::Contains("row 2 of sum 0.9"));
  for (const double bad : {-0.1, kNaN, kInfinity}) {
    CHECK_THROWS_AS(dobrushin(in_rows(1, {bad, 0.5})), BadParameter);
    CHECK_THROWS_AS(correlation(in_rows(1, {bad, 0.5})), BadParameter);
  }
  CHECK_THROWS_AS(dobrushin(Array::of({0.5, 0.5})), BadParameter);
  CHECK_THROWS_AS(dobrushin(Array({{"input", 0}, {"output", 2}}, std::vector<double>{})), BadParameter);
  CHECK_THROWS_WITH(correlation(in_rows(2, {0.5, 0.5, 0.5, 0.5})), Catch::Contains("sum 2"));
}
