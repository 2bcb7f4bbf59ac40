// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/matrix_spectrum.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/information/spectra/noise_bulk.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;
using support::cloud;
using support::in_rows;

namespace {

std::vector<double> spectrum(const Array& matrix) {
  Run run;
  const Array found = matrix_spectrum({.matrix = matrix}, run);
  return {found.real().begin(), found.real().end()};
}

double density(double x, double ratio, double variance = 1) {
  Run run;
  return marchenko_pastur({.x = Array::of({x}), .ratio = ratio, .variance = variance}, run).real()[0];
}

NoiseBulkEstimate bulk(const Array& matrix) {
  Run run;
  return noise_bulk({.matrix = matrix}, run);
}

}  // namespace

TEST_CASE("matrix spectrum: meets eigenvalues worked out by hand", "[information][spectra]") {
  // WᵀW = [[10, 14], [14, 20]]: 15 ± √(25 + 196).
  const auto found = spectrum(in_rows(2, {1, 2, 3, 4}));
  CHECK(found.at(0) == Approx(15 + std::sqrt(221)).epsilon(1e-14));
  CHECK(found.at(1) == Approx(15 - std::sqrt(221)).epsilon(1e-13));
  CHECK(spectrum(Array::of({3, 4})) == std::vector<double>{25});
}

TEST_CASE("matrix spectrum: sums to the squares of the entries, and has zeros where rank is missing",
          "[information][spectra]") {
  const Array matrix = cloud(1, 30, 12);
  double squares = 0, sum = 0;
  for (const double v : matrix.real()) squares += v * v;
  const auto found = spectrum(matrix);
  for (const double v : found) sum += v;
  CHECK(found.size() == 12);
  CHECK(std::is_sorted(found.rbegin(), found.rend()));
  CHECK(sum == Approx(squares).epsilon(1e-13));
  const auto lacking = spectrum(in_rows(3, {1, 2, 3, 2, 4, 6, 3, 6, 9}));
  CHECK(lacking.at(0) == Approx(14 * 14).epsilon(1e-13));
  CHECK(lacking.at(1) == 0);
  CHECK(lacking.at(2) == 0);
  CHECK(spectrum(in_rows(2, {0, 0, 0, 0})) == std::vector<double>{0, 0});
}

TEST_CASE("matrix spectrum: refuses what is no matrix of numbers", "[information][spectra]") {
  CHECK_THROWS_WITH(spectrum(in_rows(1, {1, NAN})), Contains("matrix_spectrum: matrix is 1 NaN"));
  CHECK_THROWS_WITH(spectrum(Array::of({})), Contains("matrix is 0 rows"));
  CHECK_THROWS_WITH(spectrum(in_rows(1, {1, INFINITY})), Contains("infinit"));
}

TEST_CASE("Marchenko–Pastur: has the edges, the mass and the mean of the law", "[information][spectra]") {
  // Edges of ratio ½: 0.0857864376269049 and 2.914213562373095.
  CHECK(density(0.0857864, 0.5) == 0);
  CHECK(density(0.0857865, 0.5) > 0);
  CHECK(density(2.9142135, 0.5) > 0);
  CHECK(density(2.9142136, 0.5) == 0);
  CHECK(density(-1, 0.5) == 0);
  CHECK(std::isnan(density(NAN, 0.5)));
  const double ratio = GENERATE(0.1, 0.5, 0.9), variance = GENERATE(1.0, 3.0);
  // Midpoints in the angle of λ = c − h cos θ, where the integrand is smooth.
  const double centre = variance * (1 + ratio), half = 2 * variance * std::sqrt(ratio);
  double mass = 0, mean = 0;
  constexpr int kSteps = 4000;
  for (int i = 0; i < kSteps; ++i) {
    const double angle = (i + 0.5) * 3.141592653589793 / kSteps, at = centre - half * std::cos(angle);
    const double share = density(at, ratio, variance) * half * std::sin(angle) * 3.141592653589793 / kSteps;
    mass += share;
    mean += at * share;
  }
  CHECK(mass == Approx(1).epsilon(1e-9));
  CHECK(mean == Approx(variance).epsilon(1e-9));
}

TEST_CASE("Marchenko–Pastur: its median halves the mass", "[information][spectra]") {
  // Ratio 1: λ = 4 cos²θ/… has the quarter circle's law in √λ on [0, 2]; half of its mass lies below √λ =
  // 0.807945506599.
  CHECK(marchenko_pastur_median(1) == Approx(0.8079455065990344 * 0.8079455065990344).epsilon(1e-8));
  // A small ratio is a half circle about 1, whose median is its middle up to terms of the ratio.
  CHECK(marchenko_pastur_median(1e-4) == Approx(1).epsilon(0).margin(1e-3));
}

TEST_CASE("noise bulk: finds the variance of noise and what was planted in it", "[information][spectra]") {
  // The median of 300 eigenvalues scatters by less than a hundredth of their range.
  std::vector<double> entries;
  const Array normals = cloud(2, 600, 300);
  for (const double v : normals.real()) entries.push_back(0.5 * v);
  const auto noise = bulk(in_rows(600, entries));
  CHECK(noise.variance == Approx(0.25).epsilon(0.02));
  CHECK(noise.upper == Approx(600 * 0.25 * 2.914213562373095).epsilon(0.02));
  CHECK(noise.lower == Approx(600 * 0.25 * 0.0857864376269049).epsilon(0.02));
  CHECK(noise.spikes == 0);
  CHECK(noise.soft_rank == Approx(1).epsilon(0).margin(0.05));
  // Two directions of singular value 40 each, where noise reaches 21.
  for (std::size_t i = 0; i < 300; ++i) {
    entries[300 * i] += 40 / std::sqrt(300.0);
    entries[300 * (i + 300) + 1] += 40 / std::sqrt(300.0);
  }
  const auto planted = bulk(in_rows(600, entries));
  CHECK(planted.spikes == 2);
  CHECK(planted.variance == Approx(noise.variance).epsilon(0.01));
  CHECK(planted.soft_rank < 0.35);
}

TEST_CASE("noise bulk: has none where half of the eigenvalues are zero", "[information][spectra]") {
  Run run;
  const auto found = noise_bulk({.matrix = in_rows(3, {1, 2, 3, 2, 4, 6, 3, 6, 9})}, run);
  CHECK(std::isnan(found.variance));
  CHECK(std::isnan(found.soft_rank));
  CHECK_THAT(run.warnings().at(0), Contains("there is no bulk"));
  CHECK_THROWS_WITH(density(1, 0), Contains("ratio is 0, but must be above 0 and at most 1"));
  CHECK_THROWS_WITH(density(1, 1.5), Contains("ratio is 1.5"));
  CHECK_THROWS_WITH(density(1, 0.5, 0), Contains("variance is 0"));
}

TEST_CASE("shuffled entries: are the same entries elsewhere, the same for one stream", "[information][spectra]") {
  const Array matrix = cloud(5, 20, 10);
  Run run{Stream(1)}, again{Stream(1)}, other{Stream(2)};
  const Array found = shuffled_entries({.matrix = matrix}, run);
  CHECK(found.dimension(0).name == "sample");
  CHECK(found.dimension(1).size == 10);
  std::vector<double> before(matrix.real().begin(), matrix.real().end()),
      after(found.real().begin(), found.real().end());
  CHECK(before != after);
  std::sort(before.begin(), before.end());
  std::sort(after.begin(), after.end());
  CHECK(before == after);
  CHECK(found.identical(shuffled_entries({.matrix = matrix}, again)));
  CHECK_FALSE(found.identical(shuffled_entries({.matrix = matrix}, other)));
}
