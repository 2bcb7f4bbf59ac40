// SPDX-License-Identifier: MIT
#include <tbb/global_control.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/information/sequences/dispersion_entropy.h"
#include "stdlib/information/sequences/sample_entropy.h"
#include "stdlib/information/sequences/spectral_entropy.h"
#include "stdlib/information/sequences/template_matches.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::normals;
using support::uniforms;

namespace {

template <class Question>
Question regularity_about(std::vector<double> x) {
  Question question;
  question.x = Array::of(std::move(x));
  return question;
}

double sample(const SampleEntropy& question) {
  Run run;
  return sample_entropy(question, run);
}

double approximate(const ApproximateEntropy& question) {
  Run run;
  return approximate_entropy(question, run);
}

double dispersion(const DispersionEntropy& question) {
  Run run;
  return dispersion_entropy(question, run);
}

double spectral(const SpectralEntropy& question) {
  Run run;
  return spectral_entropy(question, run);
}

std::vector<double> two_tones() {
  std::vector<double> x(256);
  for (std::size_t i = 0; i < 256; ++i) {
    const double t = 2 * std::numbers::pi * static_cast<double>(i) / 256;
    x[i] = std::sin(8 * t) + 0.5 * std::sin(20 * t);
  }
  return x;
}

}  // namespace

// Computed by brute force over stretches in another language from the same stream.
TEST_CASE("sample entropy: meets the reference values", "[information][regularity]") {
  CHECK(sample(regularity_about<SampleEntropy>(uniforms(1, 1000))) == Approx(2.21412455706793).epsilon(1e-13));
  CHECK(approximate(regularity_about<ApproximateEntropy>(uniforms(1, 1000))) ==
        Approx(1.810753619794899).epsilon(1e-12));
  CHECK(dispersion(regularity_about<DispersionEntropy>(uniforms(1, 1000))) == Approx(3.520546912149717).epsilon(1e-12));
  auto scales = regularity_about<MultiscaleEntropy>(uniforms(3, 2000));
  scales.scales = 5;
  Run run;
  const Array found = multiscale_entropy(scales, run);
  CHECK(found.real()[0] == Approx(2.2106459448427307).epsilon(1e-12));
  CHECK(found.real()[1] == Approx(1.9028337595312794).epsilon(1e-12));
  CHECK(found.real()[4] == Approx(1.3641670754409796).epsilon(1e-12));
  CHECK(found.coordinate_values(0) == std::vector<double>{1, 2, 3, 4, 5});
}

TEST_CASE("sample entropy: counts matches as comparing every two stretches does", "[information][regularity]") {
  const std::size_t m = GENERATE(1, 2, 3, 5), n = GENERATE(8, 100, 1100, 2100);
  const double r = GENERATE(0.05, 0.4);
  const auto x = uniforms(m + n, n);
  std::uint64_t shorter = 0, longer = 0;
  std::vector<std::uint32_t> each_shorter(n - m + 1, 1), each_longer(n - m, 1);
  for (std::size_t i = 0; i + m <= n; ++i) {
    for (std::size_t j = i + 1; j + m <= n; ++j) {
      bool is_alike = true;
      for (std::size_t k = 0; k < m && is_alike; ++k) is_alike = std::abs(x[i + k] - x[j + k]) <= r;
      if (!is_alike) continue;
      ++each_shorter[i], ++each_shorter[j];
      if (j + m == n) continue;
      ++shorter;
      if (std::abs(x[i + m] - x[j + m]) > r) continue;
      ++longer;
      ++each_longer[i], ++each_longer[j];
    }
  }
  Run run;
  const auto found = count_matches(x, m, r, run);
  CHECK(found.shorter == shorter);
  CHECK(found.longer == longer);
  const auto each = count_matches_of_each(x, m, r, run);
  CHECK(each.shorter == each_shorter);
  CHECK(each.longer == each_longer);
}

// For independent values the share that stays alike is P(|x − y| ≤ r) = 2r − r² of uniforms, whatever m is. B is some
// 10⁴ · N pairs, so that the spread of the log is near 1/√A = 0.01.
TEST_CASE("sample entropy: meets the closed form of independent values", "[information][regularity]") {
  auto question = regularity_about<SampleEntropy>(uniforms(17, 5000));
  question.r = 0.1;
  question.r_in = "x";
  CHECK(sample(question) == Approx(-std::log(0.19)).epsilon(0).margin(0.03));
  question.base = "bit";
  CHECK(sample(question) == Approx(-std::log2(0.19)).epsilon(0).margin(0.05));
}

TEST_CASE("sample entropy: neither offset nor scale nor threads matter", "[information][regularity]") {
  auto x = uniforms(4, 1500);
  for (double& v : x) v = std::floor(v * 1024);
  const double plain = sample(regularity_about<SampleEntropy>(x));
  auto moved = x;
  for (double& v : moved) v = 4 * v + 1e9;
  CHECK(sample(regularity_about<SampleEntropy>(moved)) == plain);
  const double each = approximate(regularity_about<ApproximateEntropy>(x));
  tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  CHECK(sample(regularity_about<SampleEntropy>(x)) == plain);
  CHECK(approximate(regularity_about<ApproximateEntropy>(x)) == each);
}

TEST_CASE("sample entropy: says what it cannot know", "[information][regularity]") {
  CHECK(sample(regularity_about<SampleEntropy>(std::vector<double>(200, 5.0))) == 0);
  CHECK(approximate(regularity_about<ApproximateEntropy>(std::vector<double>(200, 5.0))) == 0);
  Run run;
  CHECK(std::isnan(sample_entropy(regularity_about<SampleEntropy>({0, 100, 30, 200, 70}), run)));
  REQUIRE(run.warnings().size() == 2);
  CHECK_THAT(run.warnings()[0], Contains("5 values are few for m = 2"));
  CHECK_THAT(run.warnings()[1], Contains("nothing is known"));
  Run other;
  CHECK(std::isinf(sample_entropy(regularity_about<SampleEntropy>({1, 2, 30, 1, 2, 60}), other)));
  CHECK_THAT(other.warnings().back(), Contains("none of 1 pairs stays within r"));
  auto scales = regularity_about<MultiscaleEntropy>({1, 2, 30, 1, 2, 60, 4, 90});
  scales.scales = 2;
  multiscale_entropy(scales, other);
  CHECK_THAT(other.warnings().back(), Contains("at scale 1, 2"));
}

TEST_CASE("sample entropy: refuses what it cannot read, by name", "[information][regularity]") {
  CHECK_THROWS_WITH(sample(regularity_about<SampleEntropy>({})),
                    Contains("x is 0 values, but must be at least 4 values"));
  CHECK_THROWS_WITH(sample(regularity_about<SampleEntropy>({1, 2, 3})),
                    Contains("x is 3 values, but must be at least 4 values"));
  CHECK_THROWS_WITH(sample(regularity_about<SampleEntropy>({1, 2, NAN, 3})), Contains("nan at element 3"));
  CHECK_THROWS_WITH(sample(regularity_about<SampleEntropy>({1, 2, -INFINITY, 3})), Contains("-inf at element 3"));
  auto question = regularity_about<SampleEntropy>({1, 2, 3, 4, 5});
  question.r = -1;
  CHECK_THROWS_WITH(sample(question), Contains("r is -1"));
  question.r = NAN;
  CHECK_THROWS_WITH(sample(question), Contains("r is nan"));
  question.r = 0.2;
  question.m = 0;
  CHECK_THROWS_WITH(sample(question), Contains("m is 0"));
  auto scales = regularity_about<MultiscaleEntropy>(uniforms(1, 79));
  Run run;
  CHECK_THROWS_WITH(multiscale_entropy(scales, run), Contains("at least 80 values"));
  scales.average = "median";
  CHECK_THROWS_WITH(multiscale_entropy(scales, run), Contains("average is \"median\""));
}

// Means over s of independent normals are normal with deviation 1/√s; refined counts have s times the pairs.
TEST_CASE("multiscale entropy: averages agree where all are defined", "[information][regularity]") {
  auto question = regularity_about<MultiscaleEntropy>(normals(8, 3000));
  question.scales = 4;
  Run run;
  const Array plain = multiscale_entropy(question, run);
  question.average = "composite";
  const Array composite = multiscale_entropy(question, run);
  question.average = "refined";
  const Array refined = multiscale_entropy(question, run);
  CHECK(plain.real()[0] == composite.real()[0]);
  CHECK(plain.real()[0] == refined.real()[0]);
  // P(|z| ≤ r√s/√2) for r = 0.2: erf(0.1 √s); 750 means at s = 4 leave 0.05.
  for (std::size_t s = 1; s <= 4; ++s)
    CHECK(refined.real()[s - 1] ==
          Approx(-std::log(std::erf(0.1 * std::sqrt(static_cast<double>(s))))).epsilon(0).margin(0.15));
  CHECK(composite.real()[3] == Approx(refined.real()[3]).epsilon(0).margin(0.05));
}

TEST_CASE("dispersion entropy: is that of classes counted by hand", "[information][regularity]") {
  auto question = regularity_about<DispersionEntropy>({-1, 1, -1, 1, -1});
  question.classes = 2;
  CHECK(dispersion(question) == Approx(std::log(2)).epsilon(1e-14));
  question.normalised = true;
  CHECK(dispersion(question) == Approx(0.5).epsilon(1e-14));
  question.lag = 2;
  CHECK(dispersion(question) == Approx((std::log(3) - 2.0 / 3 * std::log(2)) / std::log(4)).epsilon(1e-14));
  CHECK(dispersion(regularity_about<DispersionEntropy>(std::vector<double>(50, 3.0))) == 0);
  // Normal values fill all classes evenly: ln 36, less (36 − 1)/2N and some spread of the fitted mean.
  CHECK(dispersion(regularity_about<DispersionEntropy>(normals(5, 20000))) ==
        Approx(std::log(36)).epsilon(0).margin(0.003));
  question.classes = 1;
  CHECK_THROWS_WITH(dispersion(question), Contains("classes is 1"));
  question.classes = 10;
  question.m = 9;
  CHECK_THROWS_WITH(dispersion(question), Contains("makes 1e+09 patterns"));
  CHECK_THROWS_WITH(dispersion(regularity_about<DispersionEntropy>({1})),
                    Contains("x is 1 value, but must be at least 2 values"));
}

TEST_CASE("spectral entropy: meets the reference values", "[information][regularity]") {
  auto question = regularity_about<SpectralEntropy>(two_tones());
  CHECK(spectral(question) == Approx(0.5004024235381879).epsilon(1e-10));
  question.normalised = true;
  CHECK(spectral(question) == Approx(0.10296743616874546).epsilon(1e-10));
  auto moved = two_tones();
  for (double& v : moved) v = 1e-3 * v + 1e6;
  // Of an amplitude of 10⁻³ on 10⁶ rounding leaves seven digits.
  CHECK(spectral(regularity_about<SpectralEntropy>(moved)) == Approx(0.5004024235381879).epsilon(1e-4));
}

// The shares of noise are exponential: E[−P ln P] takes 1 − γ off the log of the number of frequencies.
TEST_CASE("spectral entropy: of noise is that of exponential shares", "[information][regularity]") {
  auto question = regularity_about<SpectralEntropy>(normals(6, 1 << 16));
  CHECK(spectral(question) == Approx(std::log(32768) - 1 + std::numbers::egamma).epsilon(0).margin(0.02));
  question.spectrum = "welch";
  question.normalised = true;
  CHECK(spectral(question) > 0.995);
  question.x = Array::of({1, 2, 3});  // shorter than a stretch
  CHECK(std::isfinite(spectral(question)));
}

TEST_CASE("spectral entropy: refuses what it cannot read, by name", "[information][regularity]") {
  CHECK_THROWS_WITH(spectral(regularity_about<SpectralEntropy>({1})),
                    Contains("x is 1 value, but must be at least 2 values"));
  Run run;
  CHECK(std::isnan(spectral_entropy(regularity_about<SpectralEntropy>({2, 2, 2}), run)));
  CHECK_THAT(run.warnings().at(0), Contains("x is constant"));
  auto question = regularity_about<SpectralEntropy>({1, 2, 3});
  question.spectrum = "music";
  CHECK_THROWS_WITH(spectral(question), Contains("spectrum is \"music\""));
  CHECK_THROWS_WITH(spectral(regularity_about<SpectralEntropy>({1, NAN})), Contains("nan at element 2"));
}

TEST_CASE("dispersion entropy: knows no unit, however small", "[information][regularity]") {
  const std::vector<double> x = normals(6, 500);
  const double usual = dispersion(regularity_about<DispersionEntropy>(x));
  const auto in_units = [&](double unit) {
    std::vector<double> out;
    for (const double v : x) out.push_back(v * unit);
    return dispersion(regularity_about<DispersionEntropy>(out));
  };
  CHECK(usual > 3);
  for (const double unit : {std::ldexp(1, -664), std::ldexp(1, 500)}) CHECK(in_units(unit) == usual);  // to the bit
  CHECK(in_units(1e-200) == Approx(usual).epsilon(0).margin(1e-12));
  CHECK_THROWS_WITH(in_units(1e200), Contains("within ±1e+152, so that squares are numbers"));
}
