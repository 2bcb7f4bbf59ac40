// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/ksg_mutual_information.h"

#include <tbb/global_control.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "support/reference_samples.h"

using namespace ansatz::information;
using namespace support;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

KsgMutualInformation mutual_information_about(Array x, Array y, std::string estimator = "ksg1", int k = 3) {
  KsgMutualInformation question;
  question.x = std::move(x);
  question.y = std::move(y);
  question.estimator = std::move(estimator);
  question.neighbours = k;
  return question;
}

KsgMutualInformation reference(std::string estimator = "ksg1", int k = 3) {
  return mutual_information_about(Array::of(reference_x()), Array::of(reference_y()), std::move(estimator), k);
}

double information(const KsgMutualInformation& question) {
  Run run;
  return ksg_mutual_information(question, run).information;
}

std::vector<std::string> warnings(const KsgMutualInformation& question) {
  Run run;
  ksg_mutual_information(question, run);
  return run.warnings();
}

}  // namespace

// Reference values were computed by brute force in another language from the same stream.
TEST_CASE("ksg: meets the reference values", "[information][ksg]") {
  CHECK(information(reference()) == Approx(0.23972652843917786).epsilon(1e-12));
  CHECK(information(reference("ksg1", 5)) == Approx(0.23980176188326752).epsilon(1e-12));
  CHECK(information(reference("ksg2")) == Approx(0.2517387112309466).epsilon(1e-12));
  CHECK(information(reference("ksg2", 5)) == Approx(0.24433353505581135).epsilon(1e-12));
  const auto [x, y] = reference_pairs_of_two();
  CHECK(information(mutual_information_about(x, y)) == Approx(0.09991076531932475).epsilon(1e-12));
  CHECK(information(mutual_information_about(x, y, "ksg2")) == Approx(0.07716274446531024).epsilon(1e-12));
  auto ranked = reference();
  ranked.scale = "copula";
  CHECK(information(ranked) == Approx(0.24341278361465601).epsilon(1e-10));
}

TEST_CASE("ksg: the correction for strong dependence meets the reference values", "[information][ksg]") {
  const auto x = uniforms(81, 300);
  auto y = uniforms(82, 300);
  for (std::size_t i = 0; i < 300; ++i) y[i] = x[i] + 1e-3 * (y[i] - 0.5);
  CHECK(information(mutual_information_about(Array::of(x), Array::of(y), "ksg2", 5)) ==
        Approx(3.9666638802995036).epsilon(1e-10));
  // The truth is ε − ln 2ε at ε = 5e-4: 6.908.
  CHECK(information(mutual_information_about(Array::of(x), Array::of(y), "lnc", 5)) ==
        Approx(6.690683577436003).epsilon(1e-10));
  auto none = mutual_information_about(Array::of(x), Array::of(y), "lnc", 5);
  none.slant = 1e-12;  // no neighbourhood is as flat
  CHECK(information(none) == Approx(3.9666638802995036).epsilon(1e-10));
}

// Over 200 seeds at N = 2000 the estimates spread by 0.018 (r = 0, ksg1) to 0.025 (r = 0.9, ksg2) about a bias of at
// most 0.009; the margin is bias and four spreads.
TEST_CASE("ksg: comes near the closed form of correlated normals", "[information][ksg]") {
  const double r = GENERATE(0.0, 0.5, 0.9);
  const auto estimator = GENERATE("ksg1", "ksg2");
  const auto x = normals(31, 2000);
  auto y = normals(32, 2000);
  for (std::size_t i = 0; i < y.size(); ++i) y[i] = r * x[i] + std::sqrt(1 - r * r) * y[i];
  CHECK(information(mutual_information_about(Array::of(x), Array::of(y), estimator)) ==
        Approx(-0.5 * std::log1p(-r * r)).epsilon(0).margin(0.11));
}

TEST_CASE("ksg: is symmetric, and blind to order, shifts and scales of a common power of two", "[information][ksg]") {
  const auto estimator = GENERATE("ksg1", "ksg2");
  const double plain = information(reference(estimator));
  CHECK(information(mutual_information_about(Array::of(reference_y()), Array::of(reference_x()), estimator)) ==
        Approx(plain).epsilon(1e-13));
  auto x = reference_x(), y = reference_y();
  std::reverse(x.begin(), x.end());
  std::reverse(y.begin(), y.end());
  CHECK(information(mutual_information_about(Array::of(x), Array::of(y), estimator)) == Approx(plain).epsilon(1e-13));
  for (double& v : x) v *= 1024;
  for (double& v : y) v *= 1024;
  CHECK(information(mutual_information_about(Array::of(x), Array::of(y), estimator)) == Approx(plain).epsilon(1e-13));
  auto bits = reference(estimator);
  bits.base = "bit";
  CHECK(information(bits) == Approx(plain / std::numbers::ln2).epsilon(1e-13));
}

TEST_CASE("ksg: local values have the estimate as their mean", "[information][ksg]") {
  Run run;
  const auto found = ksg_mutual_information(reference(), run);
  const auto local = found.local.real();
  REQUIRE(local.size() == kRows);
  CHECK(std::accumulate(local.begin(), local.end(), 0.0) / kRows == Approx(found.information).epsilon(1e-12));
}

TEST_CASE("ksg: does not depend on the number of threads", "[information][ksg]") {
  const auto question = mutual_information_about(Array::of(normals(1, 20000)), Array::of(normals(2, 20000)));
  Run run;
  const auto many = ksg_mutual_information(question, run);
  const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
  CHECK(ksg_mutual_information(question, run).local.identical(many.local));
}

TEST_CASE("ksg: a window keeps neighbours in time apart", "[information][ksg]") {
  // Each value three times in a row: without a window every row's neighbours are its twins.
  std::vector<double> x, y;
  const auto a = normals(21, 400), b = normals(22, 400);
  for (std::size_t i = 0; i < 1200; ++i) {
    x.push_back(a[i / 3] + 1e-9 * static_cast<double>(i % 3));
    y.push_back(b[i / 3] + 1e-9 * static_cast<double>(i % 3));
  }
  auto question = mutual_information_about(Array::of(x), Array::of(y), "ksg1", 2);
  CHECK(information(question) > 3);
  question.window = 3;
  question.neighbours = 9;
  CHECK(information(question) == Approx(0).epsilon(0).margin(0.2));
}

TEST_CASE("ksg: a constant tells nothing", "[information][ksg]") {
  const auto constant = Array::of(std::vector<double>(kRows, 2.5));
  CHECK(information(mutual_information_about(constant, Array::of(reference_y()))) ==
        Approx(0).epsilon(0).margin(1e-12));
  CHECK(information(mutual_information_about(Array::of(reference_y()), constant)) ==
        Approx(0).epsilon(0).margin(1e-12));
  // Beside another constant, or values that repeat, every neighbour is at distance 0, which is no dependence.
  std::vector<double> mixed(kRows, 1.0);
  for (std::size_t i = 0; i < kRows; i += 3) mixed[i] = 2;
  for (const char* const estimator : {"ksg1", "ksg2", "lnc"})
    for (const Array& other : {constant, Array::of(mixed)}) {
      INFO(estimator);
      Run run;
      const auto question = mutual_information_about(constant, other, estimator, 5);
      CHECK(ksg_mutual_information(question, run).information == 0);
      CHECK_THAT(run.warnings().at(0), Contains("does not vary"));
    }
}

TEST_CASE("ksg: the smallest samples", "[information][ksg]") {
  // Two rows: at the joint distance 3, n_x = 1 and n_y = 0, so that ψ(1) + ψ(2) − ψ(2) − ψ(1) is left.
  CHECK(information(mutual_information_about(Array::of({0, 1}), Array::of({0, 3}), "ksg1", 1)) ==
        Approx(0).epsilon(0).margin(1e-12));
  CHECK(information(mutual_information_about(Array::of({0, 1, 5}), Array::of({2, 1, 7}), "ksg1", 2)) < 1);
  CHECK_THROWS_WITH(information(mutual_information_about(Array::of({1}), Array::of({1}))),
                    "ksg_mutual_information: x is 1 row, but must be at least 2 rows");
}

TEST_CASE("ksg: says what makes an estimate doubtful", "[information][ksg]") {
  auto x = reference_x();
  for (double& v : x) v = std::round(2 * v);
  const auto ties = warnings(mutual_information_about(Array::of(x), Array::of(x)));
  REQUIRE(!ties.empty());
  CHECK_THAT(ties[0], Contains("neighbours are at distance 0") && Contains("mixed_mutual_information"));
  const auto same = warnings(mutual_information_about(Array::of(reference_x()), Array::of(reference_x())));
  REQUIRE(same.size() == 1);
  CHECK_THAT(same[0], Contains("y follows from x without noise"));
  // Noise as wide as the rows are apart: ln 200 = 5.3 nat of information, where ln 500 = 6.2 is the most there is.
  std::vector<double> blurred(kRows);
  ansatz::core::Stream(5).fill_normal(blurred);
  for (std::size_t i = 0; i < kRows; ++i) blurred[i] = reference_x()[i] + 0.005 * blurred[i];
  const auto full = warnings(mutual_information_about(Array::of(reference_x()), Array::of(blurred)));
  REQUIRE(full.size() == 1);
  CHECK_THAT(full[0], Contains("near what 500 rows can show"));
  CHECK(warnings(reference()).empty());
}

TEST_CASE("ksg: huge offsets cost digits and nothing else", "[information][ksg]") {
  auto x = reference_x(), y = reference_y();
  for (double& v : x) v += 1e6;
  for (double& v : y) v -= 1e6;
  // Differences are good to 1e-10: hardly a count changes.
  CHECK(information(mutual_information_about(Array::of(x), Array::of(y))) ==
        Approx(0.23972652843917786).epsilon(0).margin(1e-3));
}

TEST_CASE("ksg: names what it refuses", "[information][ksg]") {
  CHECK_THROWS_WITH(information(reference("ksg1", 0)),
                    "ksg_mutual_information: neighbours is 0, but must be in [1, 500)");
  CHECK_THROWS_WITH(information(reference("ksg1", 500)), Contains("neighbours is 500"));
  CHECK_THROWS_WITH(information(reference("ksg3")), Contains("estimator is \"ksg3\""));
  CHECK_THROWS_WITH(information(reference("lnc", 2)), Contains("neighbours is 2, but must be above 2"));
  CHECK_THROWS_WITH(information(mutual_information_about(Array::of({1, 2, 3}), Array::of({1, 2}))),
                    "ksg_mutual_information: y is 2 rows, but must be 3 rows, as x has");
  CHECK_THROWS_WITH(information(mutual_information_about(Array::of({1, NAN, 3}), Array::of({1, 2, 3}))),
                    Contains("x is 1 NaN among 3"));
  CHECK_THROWS_WITH(information(mutual_information_about(Array::of({1, 2, 3}), Array::of({1, INFINITY, 3}))),
                    Contains("y is infinite"));
  CHECK_THROWS_WITH(information(mutual_information_about(Array::of({1, 2, 3}), Array::of({1, 1e200, 3}))),
                    Contains("within ±1e+152"));
  auto question = reference();
  question.window = -1;
  CHECK_THROWS_WITH(information(question), Contains("window is -1, but must be in [0, 249]"));
  question = reference();
  question.scale = "ranks";
  CHECK_THROWS_WITH(information(question), Contains("\"copula\""));
  question = reference();
  question.base = 1.0;
  CHECK_THROWS_WITH(information(question), Contains("base is 1"));
}

TEST_CASE("ksg: leaves rows with NaN out when told to", "[information][ksg]") {
  auto x = reference_x(), y = reference_y();
  x.insert(x.begin() + 7, NAN);
  y.insert(y.begin() + 7, 0.5);
  auto question = mutual_information_about(Array::of(x), Array::of(y));
  question.missing = "drop";
  CHECK(information(question) == Approx(0.23972652843917786).epsilon(1e-12));
  CHECK_THAT(warnings(question).at(0), Contains("1 row with NaN left out"));
}
