// SPDX-License-Identifier: MIT
#include "stdlib/information/uncertainty/surprisal_spectrum.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

Array spectrum_of(std::vector<double> x, const char* part = "magnitude", bool centred = true, bool normalised = true) {
  Run run;
  return surprisal_spectrum({.x = Array::of(std::move(x)), .part = part, .centred = centred, .normalised = normalised},
                            run);
}

Array at(std::vector<double> frequencies, std::vector<double> values) {
  return Array({Dimension("frequency", Array::of(std::move(frequencies)))}, std::move(values));
}

SpectralSimilarityEstimate similarity(const Array& x, const Array& y, int points = 1000) {
  Run run;
  return spectral_similarity({.x = x, .y = y, .points = points}, run);
}

}  // namespace

TEST_CASE("surprisal spectrum: is the sum that defines it", "[information][uncertainty]") {
  const std::size_t n = GENERATE(2U, 7U, 24U, 101U);
  const auto x = support::uniforms(n, n);
  double mean = 0;
  for (const double v : x) mean += v / static_cast<double>(n);
  for (const bool centred : {false, true}) {
    const Array magnitude = spectrum_of(x, "magnitude", centred), power = spectrum_of(x, "power", centred);
    const Array published = spectrum_of(x, "real", centred, false);
    REQUIRE(magnitude.size() == n / 2 + 1);
    for (std::size_t k = 0; k <= n / 2; ++k) {
      std::complex<double> sum = 0;
      for (std::size_t t = 0; t < n; ++t)
        sum += (x[t] - (centred ? mean : 0)) *
               std::polar(1.0, -2 * std::numbers::pi * static_cast<double>(k * t) / static_cast<double>(n));
      CHECK(magnitude.coordinate_values(0)[k] == Approx(static_cast<double>(k) / static_cast<double>(n)));
      CHECK(magnitude.real()[k] == Approx(std::abs(sum) / std::sqrt(static_cast<double>(n))).epsilon(0).margin(1e-12));
      CHECK(power.real()[k] == Approx(std::norm(sum) / static_cast<double>(n)).epsilon(0).margin(1e-12));
      CHECK(published.real()[k] == Approx(sum.real()).epsilon(0).margin(1e-12));
    }
  }
}

// A cosine of amplitude a with 5 periods: |X₅| = a N/2, nothing elsewhere.
TEST_CASE("surprisal spectrum: finds a rhythm, whatever the mean", "[information][uncertainty]") {
  std::vector<double> x;
  for (int t = 0; t < 64; ++t) x.push_back(3 + 0.5 * std::cos(2 * std::numbers::pi * 5 * t / 64.0));
  const Array found = spectrum_of(x, "magnitude", true, false);
  for (std::size_t k = 0; k <= 32; ++k) CHECK(found.real()[k] == Approx(k == 5 ? 16 : 0).epsilon(0).margin(1e-12));
  CHECK(spectrum_of({4, 4, 4, 4}).real()[1] == 0);
}

TEST_CASE("spectral similarity: is known for simple spectra", "[information][uncertainty]") {
  const Array rising = at({0, 0.25, 0.5}, {0, 1, 2}), falling = at({0, 0.5}, {2, 0});
  const auto same = similarity(rising, rising);
  CHECK(same.overlap == Approx(1).epsilon(0).margin(1e-14));
  CHECK(same.cosine == Approx(1).epsilon(0).margin(1e-14));
  CHECK(same.pearson == Approx(1).epsilon(0).margin(1e-13));
  CHECK(same.spearman == Approx(1).epsilon(0).margin(1e-13));
  // Triangles over a grid of an odd number of points, whose middle is hit: areas ½·½·1 and ½·2·½ + ¼, thus 1 : 3.
  const auto crossed = similarity(rising, falling, 1001);
  CHECK(crossed.overlap == Approx(1.0 / 3).epsilon(0).margin(1e-12));
  CHECK(crossed.pearson == Approx(-1).epsilon(0).margin(1e-12));
  CHECK(crossed.spearman == Approx(-1).epsilon(0).margin(1e-12));
  // ∫ 4f(2 − 4f) over ∫ 16f² = ½; sums over m points have (m − 2)/(2m − 1).
  CHECK(crossed.cosine == Approx(999.0 / 2001).epsilon(0).margin(1e-12));
  CHECK(crossed.angle == Approx(std::acos(999.0 / 2001) / std::numbers::pi).epsilon(0).margin(1e-12));
  // Scaled, an angle and correlations stay; the overlap is the scale. A sign shows in the angle, not in the overlap.
  const auto twice = similarity(rising, at({0, 0.25, 0.5}, {0, 2, 4}));
  CHECK(twice.overlap == Approx(0.5).epsilon(0).margin(1e-14));
  CHECK(twice.cosine == Approx(1).epsilon(0).margin(1e-14));
  const auto turned = similarity(rising, at({0, 0.25, 0.5}, {0, -1, -2}));
  CHECK(turned.overlap == Approx(1).epsilon(0).margin(1e-14));
  CHECK(turned.angle == Approx(1).epsilon(0).margin(1e-7));
  // Where both have frequencies: the same line from 0.1 to 0.3.
  CHECK(similarity(at({0, 0.3}, {0, 3}), at({0.1, 0.5}, {1, 5})).overlap == Approx(1).epsilon(0).margin(1e-13));
  // Monotone, but no line: ranks agree.
  const auto bent = similarity(rising, at({0, 0.1, 0.5}, {0, 5, 6}));
  CHECK(bent.spearman == Approx(1).epsilon(0).margin(1e-13));
  CHECK(bent.pearson < 0.95);
  // So large and so small that squares of squares are none.
  CHECK(similarity(at({0, 0.5}, {1e150, 2e150}), at({0, 0.5}, {1e-250, 2e-250})).cosine ==
        Approx(1).epsilon(0).margin(1e-14));
}

TEST_CASE("spectral similarity: says what has no answer and refuses the rest", "[information][uncertainty]") {
  const Array line = at({0, 0.5}, {1, 2});
  Run run;
  const auto flat = spectral_similarity({.x = line, .y = at({0, 0.5}, {3, 3})}, run);
  CHECK(std::isnan(flat.pearson));
  CHECK(std::isnan(flat.spearman));
  CHECK(flat.cosine < 1);
  CHECK_THAT(run.warnings().at(0), Contains("constant"));
  CHECK(std::isnan(spectral_similarity({.x = line, .y = at({0, 0.5}, {0, 0})}, run).cosine));
  CHECK_THAT(run.warnings().at(1), Contains("0 throughout"));
  CHECK_THROWS_WITH(similarity(line, at({0.6, 0.7}, {1, 2})),
                    Contains("y is given from 0.6 to 0.7, but must be given where x is"));
  CHECK_THROWS_WITH(similarity(at({0.5, 0.5}, {1, 2}), line), Contains("x is at 0.5 behind 0.5"));
  CHECK_THROWS_WITH(similarity(line, at({0}, {1})), Contains("y"));
  CHECK_THROWS_WITH(similarity(line, at({0, 0.5}, {1, NAN})), Contains("nan"));
  CHECK_THROWS_WITH(similarity(line, line, 2), Contains("points is 2"));
  CHECK_THROWS_WITH(spectrum_of({1}), Contains("x"));
  CHECK_THROWS_WITH(spectrum_of({}), Contains("x"));
  CHECK_THROWS_WITH(spectrum_of({1, INFINITY}), Contains("inf"));
  CHECK_THROWS_WITH(spectrum_of({1, 2}, "phase"), Contains("part is \"phase\""));
}
