// SPDX-License-Identifier: MIT
#include "stdlib/information/reliability/principal_axes.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/information/continuous/canonical.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Stream;

namespace {

double product(std::span<const double> x, std::span<const double> y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i] / static_cast<double>(x.size());
  return sum;
}

/// Two columns correlated by r, one of them in other units, and a third by itself.
Points correlated(std::size_t n, double r) {
  Points out{n, 3, support::normals(21, 3 * n)};
  for (std::size_t i = 0; i < n; ++i)
    out.values[n + i] = 100 * (r * out.values[i] + std::sqrt(1 - r * r) * out.values[n + i]);
  return out;
}

}  // namespace

TEST_CASE("principal_axes: two standardised columns part into sum and difference", "[information][reliability]") {
  const PrincipalAxes axes(correlated(4000, 0.8));
  CHECK(axes.size() == 3);
  const Points scores = axes.components(3);
  // Variances 1 + r, 1, 1 − r, known to √(2/4000) = 2 % and r to 0.006; uncorrelated to rounding.
  CHECK(product(scores.column(0), scores.column(0)) == Approx(1.8).epsilon(0).margin(0.1));
  CHECK(product(scores.column(1), scores.column(1)) == Approx(1).epsilon(0).margin(0.1));
  CHECK(product(scores.column(2), scores.column(2)) == Approx(0.2).epsilon(0).margin(0.05));
  CHECK(product(scores.column(0), scores.column(1)) == Approx(0).epsilon(0).margin(1e-10));
  CHECK(product(scores.column(0), scores.column(2)) == Approx(0).epsilon(0).margin(1e-10));
  CHECK(axes.components(1).values == std::vector<double>(scores.column(0).begin(), scores.column(0).end()));
  CHECK(axes.components(9).dimension == 3);
  // 9/(1.8² + 1 + 0.2²)
  CHECK(axes.count() == Approx(9 / (3.24 + 1 + 0.04)).epsilon(0).margin(0.1));
}

TEST_CASE("principal_axes: more columns than rows have as many axes as rows", "[information][reliability]") {
  const Points wide{20, 50, support::normals(22, 1000)};
  const PrincipalAxes axes(wide);
  CHECK(axes.size() == 20);
  const Points scores = axes.components(5);
  for (std::size_t a = 0; a < 5; ++a)
    for (std::size_t b = 0; b < a; ++b)
      CHECK(product(scores.column(a), scores.column(b)) == Approx(0).epsilon(0).margin(1e-9));
  for (std::size_t a = 1; a < 5; ++a)
    CHECK(product(scores.column(a), scores.column(a)) <= product(scores.column(a - 1), scores.column(a - 1)) + 1e-12);
}

TEST_CASE("principal_axes: of a constant sample there is one, of no width", "[information][reliability]") {
  const PrincipalAxes axes(Points{10, 1, std::vector<double>(10, 4.0)});
  CHECK(axes.count() == 1);
  CHECK(product(axes.components(1).column(0), axes.components(1).column(0)) == 0);
}

TEST_CASE("plant: what is planted is there, in samples as wide as those given", "[information][reliability]") {
  const double information = GENERATE(0.0, 0.3, 1.5);
  const Points like = correlated(500, 0.8), other{500, 2, support::normals(23, 1000)};
  const PrincipalAxes axes(like), of_other(other);
  const auto [x, y] = plant(axes, of_other, 20000, information, Stream(7));
  CHECK(x.dimension == 3);
  CHECK(y.dimension == 2);
  // By regression, biased up by 6/40000; the spread of the estimate is below √(2/20000) times two pairs.
  CHECK(canonical_correlations(x, y, nullptr).information == Approx(information).epsilon(0).margin(0.03));
  CHECK(product(x.column(0), x.column(1)) == Approx(0.8).epsilon(0).margin(0.05));
  CHECK(product(x.column(1), x.column(1)) == Approx(1).epsilon(0).margin(0.05));
}
