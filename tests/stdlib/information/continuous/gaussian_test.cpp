// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/information/continuous/gaussian_measures.h"
#include "stdlib/information/continuous/gaussian_mutual_information.h"
#include "support/reference_samples.h"
#include "support/rows.h"

using namespace ansatz::information;
using namespace support;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

GaussianMutualInformation gaussian_about(Array x, Array y) {
  GaussianMutualInformation question;
  question.x = std::move(x);
  question.y = std::move(y);
  return question;
}

GaussianMutualInformationEstimate estimate(const GaussianMutualInformation& question) {
  Run run;
  return gaussian_mutual_information(question, run);
}

double between(Array covariance, std::vector<double> x, std::vector<double> y, std::vector<double> given = {}) {
  GaussianInformation question;
  question.covariance = std::move(covariance);
  question.x = std::move(x);
  question.y = std::move(y);
  question.given = std::move(given);
  Run run;
  return gaussian_information(question, run);
}

// All correlations ½.
Array dense(std::size_t d) {
  std::vector<double> values(d * d, 0.5);
  for (std::size_t i = 0; i < d; ++i) values[i * d + i] = 1;
  return matrix(d, std::move(values));
}

}  // namespace

TEST_CASE("gaussian: the estimate from samples meets the reference values", "[information][gaussian]") {
  const auto found = estimate(gaussian_about(Array::of(reference_x()), Array::of(reference_y())));
  CHECK(found.information == Approx(0.2344510132900271).epsilon(1e-12));
  CHECK(found.canonical.real()[0] == Approx(0.6118097081340101).epsilon(1e-12));
  CHECK(found.degrees == 1);
  CHECK(found.p < 1e-50);
}

TEST_CASE("gaussian: a monotone map leaves the copula as it is", "[information][gaussian]") {
  auto x = reference_x(), y = reference_y();
  auto plain = gaussian_about(Array::of(x), Array::of(y));
  plain.scale = "copula";
  for (double& v : x) v = std::exp(v);
  for (double& v : y) v = v * v * v;
  auto bent = gaussian_about(Array::of(x), Array::of(y));
  bent.scale = "copula";
  CHECK(estimate(bent).information == estimate(plain).information);
}

TEST_CASE("gaussian: a unit in which squares vanish is no matter", "[information][gaussian]") {
  // Powers of two are exact: what is told may not change at all. Below 1e-150 it was 0, as of a constant.
  std::vector<double> x = reference_x(), y = reference_y(), small, smaller;
  for (const double v : x) small.push_back(std::ldexp(v, -700));
  for (const double v : y) smaller.push_back(std::ldexp(v, -1000));
  GaussianMutualInformation question;
  question.x = Array::of(small);
  question.y = Array::of(smaller);
  Run run;
  CHECK(gaussian_mutual_information(question, run).information == Approx(0.2344510132900271).epsilon(0).margin(1e-12));
}

TEST_CASE("gaussian: what a third sample explains is taken off", "[information][gaussian]") {
  // The conditional form by determinants of the sample covariance, worked out here by partial correlation.
  const auto x = reference_x(), y = reference_y();
  auto z = reference_z();
  for (std::size_t i = 0; i < kRows; ++i) z[i] += 0.5 * x[i] + 0.3 * y[i];
  const auto correlation = [](const std::vector<double>& a, const std::vector<double>& b) {
    double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) ma += a[i] / kRows, mb += b[i] / kRows;
    for (std::size_t i = 0; i < a.size(); ++i) {
      ab += (a[i] - ma) * (b[i] - mb);
      aa += (a[i] - ma) * (a[i] - ma);
      bb += (b[i] - mb) * (b[i] - mb);
    }
    return ab / std::sqrt(aa * bb);
  };
  const double xy = correlation(x, y), xz = correlation(x, z), yz = correlation(y, z);
  const double partial = (xy - xz * yz) / std::sqrt((1 - xz * xz) * (1 - yz * yz));
  auto question = gaussian_about(Array::of(x), Array::of(y));
  question.given = Array::of(z);
  CHECK(estimate(question).information == Approx(-0.5 * std::log1p(-partial * partial)).epsilon(1e-10));
  question.given = Array::of(x);
  CHECK(estimate(question).information == 0);
}

TEST_CASE("gaussian: degenerate samples", "[information][gaussian]") {
  const auto x = Array::of(reference_x());
  CHECK(estimate(gaussian_about(x, Array::of(std::vector<double>(kRows, 3.0)))).information == 0);
  CHECK(estimate(gaussian_about(x, Array::of(std::vector<double>(kRows, 3.0)))).p == 1);
  CHECK(std::isinf(estimate(gaussian_about(x, x)).information));
  CHECK(estimate(gaussian_about(x, x)).p == 0);
  // The same column twice says nothing more.
  CHECK(estimate(gaussian_about(columns({reference_x(), reference_x()}), Array::of(reference_y()))).information ==
        Approx(0.2344510132900271).epsilon(1e-10));
  auto far = reference_x();
  for (double& v : far) v = 1e9 + v;
  CHECK(estimate(gaussian_about(Array::of(far), Array::of(reference_y()))).information ==
        Approx(0.2344510132900271).epsilon(1e-5));
  CHECK_THROWS_WITH(
      estimate(gaussian_about(Array::of({1, 2, 3}), Array::of({1, 2, 4}))),
      "gaussian_mutual_information: x is 3 rows, but must be more than 3, one for each mean and component");
  CHECK_THROWS_WITH(estimate(gaussian_about(Array::of({1, 2, 3, NAN}), Array::of({1, 2, 4, 5}))), Contains("NaN"));
}

TEST_CASE("gaussian: independence is rejected as often as said", "[information][gaussian]") {
  // p is uniform: of 400, the number below 0.05 is binomial, 20 ± 4.4; four of that.
  int rejected = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed)
    rejected +=
        estimate(gaussian_about(Array::of(normals(1000 + seed, 100)), Array::of(normals(5000 + seed, 100)))).p < 0.05;
  CHECK(rejected == Approx(20).epsilon(0).margin(18));
}

TEST_CASE("gaussian: closed forms", "[information][gaussian]") {
  CHECK(between(matrix(2, {1, 0.6, 0.6, 1}), {1}, {2}) == Approx(0.22314355131420974).epsilon(1e-13));
  const std::pair<std::size_t, double> known[] = {
      {2, 0.29389333245105964}, {3, 0.41333928659223407}, {5, 0.5928118328288694}, {25, 1.292183721659315}};
  for (const auto& [d, wanted] : known) {
    std::vector<double> x, y;
    for (std::size_t i = 1; i <= d; ++i) {
      x.push_back(static_cast<double>(i));
      y.push_back(static_cast<double>(d + i));
    }
    CHECK(between(dense(2 * d), x, y) == Approx(wanted).epsilon(1e-12));
  }
  // A chain 1 – 2 – 3: r13 = r12 r23.
  CHECK(between(matrix(3, {1, 0.5, 0.3, 0.5, 1, 0.6, 0.3, 0.6, 1}), {1}, {3}, {2}) ==
        Approx(0).epsilon(0).margin(1e-15));
  CHECK(between(matrix(3, {1, 0.5, 0.3, 0.5, 1, 0.6, 0.3, 0.6, 1}), {1}, {3}) ==
        Approx(-0.5 * std::log(1 - 0.09)).epsilon(1e-13));
  GaussianEntropy entropy;
  entropy.covariance = matrix(2, {2, 0.3, 0.3, 1});
  Run run;
  CHECK(gaussian_entropy(entropy, run) ==
        Approx(1 + std::log(2 * std::numbers::pi) + 0.5 * std::log(2 - 0.09)).epsilon(1e-13));
  GaussianDivergence divergence{
      {1, -0.5}, matrix(2, {2, 0.3, 0.3, 1}), {0, 0}, matrix(2, {1, 0, 0, 1}), std::string("nat")};
  CHECK(gaussian_divergence(divergence, run) == Approx(0.8014483789707307).epsilon(1e-12));
  divergence.q_mean = divergence.p_mean;
  divergence.q_covariance = divergence.p_covariance;
  CHECK(gaussian_divergence(divergence, run) == Approx(0).epsilon(0).margin(1e-15));
}

TEST_CASE("gaussian: names the covariance it refuses", "[information][gaussian]") {
  CHECK_THROWS_WITH(
      between(matrix(2, {1, 2, 2, 1}), {1}, {2}),
      "gaussian_information: covariance is a matrix whose smallest eigenvalue is -1, but must be positive "
      "definite");
  CHECK_THROWS_WITH(between(matrix(2, {1, 0.5, 0.4, 1}), {1}, {2}), Contains("asymmetric by 0.1"));
  CHECK_THROWS_WITH(between(matrix(2, {1, NAN, NAN, 1}), {1}, {2}), Contains("finite"));
  CHECK_THROWS_WITH(between(Array::of({1, 2}), {1}, {2}), Contains("covariance is of size 2"));
  const auto good = matrix(2, {1, 0.5, 0.5, 1});
  CHECK_THROWS_WITH(between(good, {3}, {2}), Contains("x is component 3, but must be whole numbers from 1 to 2"));
  CHECK_THROWS_WITH(between(good, {1}, {1}), Contains("y is component 1 once more"));
  CHECK_THROWS_WITH(between(good, {}, {1}), Contains("x is no component"));
  Run run;
  CHECK_THROWS_WITH(gaussian_divergence({{0}, good, {0, 0}, good, std::string("nat")}, run),
                    Contains("p_mean is 1 numbers, but must be 2"));
  CHECK_THROWS_WITH(gaussian_divergence({{0, 0}, good, {0}, Array(), std::string("nat")}, run),
                    Contains("q_covariance is a matrix whose smallest eigenvalue is 0"));
}
