// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/kernel_divergence.h"

#include <tbb/global_control.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "support/reference_samples.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::cloud;
using support::in_rows;
using support::normals;

namespace {

double divergence(const Array& x, const Array& y, KernelWidth width = 1.0) {
  Run run;
  return kernel_cauchy_schwarz({.x = x, .y = y, .width = std::move(width)}, run);
}

double information(const Array& x, const Array& y, KernelWidth width = 1.0) {
  Run run;
  return cauchy_schwarz_information({.x = x, .y = y, .x_width = width, .y_width = width}, run);
}

// Of N(0, 1) and N(m, s²), both seen through a kernel density of width σ/√2: variances grow by σ²/2.
double of_normals(double m, double s, double width) {
  const double a = 1 + width * width / 2, b = s * s + width * width / 2;
  return std::log((a + b) / 2) - 0.5 * std::log(a * b) + m * m / (a + b);
}

Array moved(std::uint64_t seed, std::size_t n, double m, double s) {
  auto out = normals(seed, n);
  for (double& v : out) v = m + s * v;
  return Array::of(std::move(out));
}

}  // namespace

TEST_CASE("kernel Cauchy–Schwarz: is zero for one sample twice, and the same both ways",
          "[information][representations]") {
  const Array x = cloud(1, 200, 3), y = cloud(2, 150, 3);
  CHECK(divergence(x, x) == Approx(0).epsilon(0).margin(1e-12));
  CHECK(divergence(x, x, "median") == Approx(0).epsilon(0).margin(1e-12));
  CHECK(divergence(x, y) == Approx(divergence(y, x)).epsilon(1e-12));
  CHECK(divergence(x, y) > 0);
  Array far_x = x, far_y = y;
  for (double& v : far_x.mutable_real()) v = v + 1e6;
  for (double& v : far_y.mutable_real()) v = v + 1e6;
  CHECK(divergence(far_x, far_y) == Approx(divergence(x, y)).epsilon(1e-7));  // 1e-10 of each distance
}

// The mean absolute error over seeds against the closed form of what the kernels see; four times the rows halve it. Of
// 40 seeds a mean error has a relative spread of 0.12, a ratio of two 0.17, its logarithm over ln 16 a slope within ±
// 0.06.
TEST_CASE("kernel Cauchy–Schwarz: nears the closed form of normals as the root of the rows",
          "[information][representations]") {
  const auto error = [](std::size_t n) {
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed)
      sum += std::abs(divergence(moved(1000 + 2 * seed, n, 0, 1), moved(1001 + 2 * seed, n, 1.5, 0.7)) -
                      of_normals(1.5, 0.7, 1));
    return sum / 40;
  };
  const double few = error(50), many = error(800);
  CHECK(std::log(few / many) / std::log(16) == Approx(0.5).epsilon(0).margin(0.15));
  CHECK(many < 0.1 * of_normals(1.5, 0.7, 1));
}

TEST_CASE("Cauchy–Schwarz information: meets the reference value and knows independence",
          "[information][representations]") {
  const Array corners = in_rows(4, {0, 0, 1, 0, 0, 1, 1, 1}), halves = Array::of({0, 0, 1, 1});
  CHECK(information(corners, halves) == Approx(0.058254899717955055).epsilon(1e-12));
  // Every x with every y: densities are a product exactly.
  CHECK(information(Array::of({0, 0, 1, 1}), Array::of({0, 1, 0, 1})) == Approx(0).epsilon(0).margin(1e-14));
  CHECK(information(halves, Array::of({3, 3, 3, 3})) == Approx(0).epsilon(0).margin(1e-14));
  const Array x = Array::of(support::reference_x()), y = Array::of(support::reference_y());
  CHECK(information(x, y) == Approx(information(y, x)).epsilon(1e-12));
  CHECK(information(x, y, "median") > 10 * information(x, Array::of(support::reference_z()), "median"));
  Run run;
  CHECK(cauchy_schwarz_information({.x = x, .y = y, .base = std::string("bit")}, run) ==
        Approx(information(x, y, "median") / std::log(2)).epsilon(1e-12));
}

TEST_CASE("Cauchy–Schwarz: does not depend on threads", "[information][representations]") {
  const Array x = cloud(3, 500, 4), y = cloud(4, 500, 4);
  const double apart = divergence(x, y), paired = information(x, y);
  const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
  CHECK(divergence(x, y) == apart);
  CHECK(information(x, y) == paired);
}

TEST_CASE("Cauchy–Schwarz: says what it cannot compare", "[information][representations]") {
  Run run;
  CHECK(std::isinf(kernel_cauchy_schwarz({.x = Array::of({0}), .y = Array::of({1000}), .width = 1.0}, run)));
  CHECK_THAT(run.warnings().at(0), Contains("no row of x is within"));
  CHECK_THROWS_WITH(divergence(cloud(1, 5, 2), cloud(1, 5, 3)),
                    Contains("y is of 3 components, but must be of 2, as x"));
  CHECK_THROWS_WITH(divergence(Array::of({}), Array::of({1})), Contains("x is 0 rows"));
  CHECK_THROWS_WITH(divergence(Array::of({1, NAN}), Array::of({1})), Contains("1 NaN among 2 values"));
  CHECK_THROWS_WITH(divergence(Array::of({1}), Array::of({INFINITY})), Contains("y is infinite"));
  CHECK_THROWS_WITH(divergence(Array::of({1}), Array::of({2}), -1.0), Contains("width is -1"));
  CHECK_THROWS_WITH(information(Array::of({1, 2}), Array::of({2})), Contains("y is 1 row, but must be 2 rows"));
  CHECK_THROWS_WITH(information(Array::of({1, 2}), Array::of({2, 3}), "wide"), Contains("x_width is \"wide\""));
}
