// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/fluctuation.h"

#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::normals;

namespace {

const std::vector<double> kDoubling{16, 32, 64, 128, 256, 512};

DetrendedFluctuation fluctuation_about(std::vector<double> x, std::vector<double> scales = {}) {
  DetrendedFluctuation question;
  question.x = Array::of(std::move(x));
  question.scales = std::move(scales);
  return question;
}

double exponent(const DetrendedFluctuation& question) {
  Run run;
  return detrended_fluctuation(question, run).exponent;
}

HurstEstimate hurst(std::vector<double> x, std::string estimator, std::vector<double> scales = {}) {
  HurstExponent question;
  question.x = Array::of(std::move(x));
  question.estimator = std::move(estimator);
  question.scales = std::move(scales);
  Run run;
  return hurst_exponent(question, run);
}

std::vector<double> summed(std::vector<double> x) {
  std::partial_sum(x.begin(), x.end(), x.begin());
  return x;
}

// Value k of 2^n gets a for each one and 1 − a for each zero of its binary digits.
std::vector<double> cascade(double a, std::size_t n) {
  std::vector<double> x(std::size_t{1} << n);
  for (std::size_t k = 0; k < x.size(); ++k) {
    const int ones = std::popcount(k);
    x[k] = std::pow(a, ones) * std::pow(1 - a, static_cast<int>(n) - ones);
  }
  return x;
}

}  // namespace

TEST_CASE("detrended fluctuation: meets the reference values", "[information][fluctuation]") {
  CHECK(exponent(fluctuation_about(normals(5, 4096), kDoubling)) == Approx(0.5216410871617393).epsilon(0).margin(1e-8));
  CHECK(exponent(fluctuation_about(summed(normals(5, 4096)), kDoubling)) ==
        Approx(1.5331180074946953).epsilon(0).margin(1e-8));
}

TEST_CASE("detrended fluctuation: takes out polynomials of its order", "[information][fluctuation]") {
  auto x = normals(9, 2048);
  auto plain = fluctuation_about(x, kDoubling);
  plain.order = 3;
  const double before = exponent(plain);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double t = static_cast<double>(i) / 2048;
    x[i] += 1e3 * t * t - 50 * t + 1e6;  // a cubic in the profile
  }
  auto bent = fluctuation_about(x, kDoubling);
  bent.order = 3;
  // Of an offset of 10⁶ some ten digits are left of x.
  CHECK(exponent(bent) == Approx(before).epsilon(0).margin(1e-6));
  bent.order = 1;
  CHECK(exponent(bent) > before + 0.3);
  bent.ends = "both";
  CHECK(std::isfinite(exponent(bent)));
}

TEST_CASE("detrended fluctuation: says that a constant has no slope", "[information][fluctuation]") {
  Run run;
  CHECK(std::isnan(detrended_fluctuation(fluctuation_about(std::vector<double>(200, 3.0)), run).exponent));
  REQUIRE(run.warnings().size() == 1);
  CHECK_THAT(run.warnings()[0], Contains("nothing is left of x but its trend"));
}

TEST_CASE("detrended fluctuation: refuses what it cannot read, by name", "[information][fluctuation]") {
  CHECK_THROWS_WITH(exponent(fluctuation_about({})), Contains("x is 0 values, but must be at least 1 value"));
  CHECK_THROWS_WITH(exponent(fluctuation_about({1, 2, 3})),
                    Contains("x is 3 values, but must be long enough for four scales"));
  CHECK_THROWS_WITH(exponent(fluctuation_about(normals(1, 100), {4, 8, 16})), Contains("scales is 3 numbers"));
  CHECK_THROWS_WITH(exponent(fluctuation_about(normals(1, 100), {4, 8, 16, 101})),
                    Contains("scales is 101 among others"));
  CHECK_THROWS_WITH(exponent(fluctuation_about(normals(1, 100), {2, 8, 16, 32})), Contains("in [3, 100]"));
  CHECK_THROWS_WITH(exponent(fluctuation_about(normals(1, 100), {4.5, 8, 16, 32})), Contains("4.5 among others"));
  auto x = normals(1, 100);
  x[50] = NAN;
  CHECK_THROWS_WITH(exponent(fluctuation_about(x)), Contains("nan at element 51"));
  auto question = fluctuation_about(normals(1, 100));
  question.order = 9;
  CHECK_THROWS_WITH(exponent(question), Contains("order is 9, but must be in [0, 8]"));
  question.order = 1;
  question.ends = "middle";
  CHECK_THROWS_WITH(exponent(question), Contains("ends is \"middle\""));
}

// Closed form for the binomial cascade: what a stretch of 64 values lacks of its finer levels takes 0.03 off.
TEST_CASE("multifractal spectrum: meets the closed form of the binomial cascade", "[information][fluctuation]") {
  MultifractalSpectrum question;
  question.x = Array::of(cascade(0.75, 14));
  for (std::size_t s = 64; s <= 4096; s *= 2) question.scales.push_back(static_cast<double>(s));
  Run run;
  const auto found = multifractal_spectrum(question, run);
  const auto q = found.hurst.coordinate_values(0);
  REQUIRE(q.size() == 21);
  for (std::size_t i = 0; i < q.size(); ++i) {
    if (q[i] == 0) continue;
    const double wanted = 1 / q[i] - std::log(std::pow(0.75, q[i]) + std::pow(0.25, q[i])) / (q[i] * std::log(2));
    CAPTURE(q[i]);
    CHECK(found.hurst.real()[i] == Approx(wanted).epsilon(0).margin(0.05));
  }
  CHECK(found.hurst.real()[6] == Approx(1.5760015467225252).epsilon(0).margin(0.05));
  CHECK(found.hurst.real()[14] == Approx(0.8390359525563189).epsilon(0).margin(0.05));
  CHECK(found.mass.real()[14] == Approx(2 * found.hurst.real()[14] - 1));
  // f is greatest, 1, at q = 0.
  CHECK(found.dimension.real()[10] == Approx(1).epsilon(0).margin(0.01));
  CHECK(found.width > 1);
}

// Fitted stretch by stretch with polyfit in another language.
TEST_CASE("multifractal spectrum: meets the reference values", "[information][fluctuation]") {
  MultifractalSpectrum question;
  question.x = Array::of(cascade(0.75, 14));
  question.scales = {16, 32, 64, 128, 256, 512, 1024, 2048};
  question.moments = {-2, 2};
  Run run;
  const auto found = multifractal_spectrum(question, run);
  CHECK(found.hurst.real()[0] == Approx(1.5040482723361719).epsilon(1e-9));
  CHECK(found.hurst.real()[1] == Approx(0.7670826781698992).epsilon(1e-9));
}

TEST_CASE("multifractal spectrum: is one exponent for noise, and the plain analysis at q = 2",
          "[information][fluctuation]") {
  MultifractalSpectrum question;
  question.x = Array::of(normals(7, 16384));
  question.scales = {16, 32, 64, 128, 256, 512, 1024};
  Run run;
  const auto found = multifractal_spectrum(question, run);
  auto plain = fluctuation_about(normals(7, 16384), question.scales);
  plain.ends = "both";
  CHECK(found.hurst.real()[14] == Approx(exponent(plain)).epsilon(1e-10));
  CHECK(found.width < 0.3);
  // The means of powers about q = 0 lie on both sides of the mean of logarithms.
  CHECK(found.fluctuation.real()[9 * 7] < found.fluctuation.real()[10 * 7]);
  CHECK(found.fluctuation.real()[10 * 7] < found.fluctuation.real()[11 * 7]);
  question.moments = {1};
  CHECK_THROWS_WITH(multifractal_spectrum(question, run), Contains("moments is one number"));
  question.moments = {1, 1};
  CHECK_THROWS_WITH(multifractal_spectrum(question, run), Contains("1 at place 2"));
}

TEST_CASE("hurst: meets the reference values of rescaled ranges", "[information][fluctuation]") {
  const auto found = hurst(normals(95, 1024), "rescaled_range", {16, 64, 128, 256});
  CHECK(found.statistic.real()[1] == Approx(9.478826146610329).epsilon(1e-10));
  CHECK(found.statistic.real()[3] == Approx(17.82557810172031).epsilon(1e-10));
}

// 2¹⁵ values leave 0.06.
TEST_CASE("hurst: is a half without memory, whatever is followed", "[information][fluctuation]") {
  const auto estimator = GENERATE("rescaled_range", "aggregated_variance", "detrended");
  CHECK(hurst(normals(21, 1 << 15), estimator).exponent == Approx(0.5).epsilon(0).margin(0.06));
  auto moved = normals(21, 1 << 15);
  for (double& v : moved) v = 8 * v + 1024;
  CHECK(hurst(moved, estimator).exponent ==
        Approx(hurst(normals(21, 1 << 15), estimator).exponent).epsilon(0).margin(1e-6));
  CHECK(std::isnan(hurst(std::vector<double>(500, 1.0), estimator).exponent));
  CHECK_THROWS_WITH(hurst({1}, estimator), Contains("x is 1 value"));
  CHECK_THROWS_WITH(hurst({}, "wavelet"), Contains("estimator is \"wavelet\""));
}

// Differences of noise swing back at once.
TEST_CASE("hurst: is low where values swing back", "[information][fluctuation]") {
  auto x = normals(22, 1 << 14);
  for (std::size_t i = x.size() - 1; i > 0; --i) x[i] -= x[i - 1];
  CHECK(hurst(x, "aggregated_variance").exponent < 0.15);
  CHECK(hurst(x, "detrended").exponent < 0.2);
}
