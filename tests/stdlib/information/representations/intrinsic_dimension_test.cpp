// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/intrinsic_dimension.h"

#include <tbb/global_control.h>

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "support/reference_samples.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::columns;
using support::uniforms;

namespace {

double by_two(const Array& x, std::string estimator = "likelihood") {
  Run run;
  return two_nearest_dimension({.x = x, .estimator = std::move(estimator)}, run);
}

double by_neighbours(const Array& x, int k, std::string average, bool corrected = false) {
  Run run;
  return neighbour_dimension({.x = x, .neighbours = k, .average = std::move(average), .corrected = corrected}, run);
}

CorrelationEstimate correlation(const CorrelationDimension& question) {
  Run run;
  return correlation_dimension(question, run);
}

Array henon(std::size_t n) {
  std::vector<double> out;
  double x = 0.1, y = 0.1;
  for (std::size_t i = 0; i < n + 1000; ++i) {
    const double next = 1 - 1.4 * x * x + y;
    y = 0.3 * x;
    x = next;
    if (i >= 1000) out.insert(out.end(), {x, y});
  }
  return Array({{"time", n}, {"component", 2}}, std::move(out));
}

Array lorenz(std::size_t n) {
  const auto flow = [](const std::array<double, 3>& v) {
    return std::array<double, 3>{10 * (v[1] - v[0]), v[0] * (28 - v[2]) - v[1], v[0] * v[1] - 8.0 / 3 * v[2]};
  };
  const auto along = [](const std::array<double, 3>& v, const std::array<double, 3>& k, double h) {
    return std::array<double, 3>{v[0] + h * k[0], v[1] + h * k[1], v[2] + h * k[2]};
  };
  std::array<double, 3> v{1, 1, 20};
  std::vector<double> out;
  constexpr double h = 0.01;
  for (std::size_t i = 0; i < 10 * n + 2000; ++i) {  // a point every tenth of a unit of time
    const auto a = flow(v), b = flow(along(v, a, h / 2)), c = flow(along(v, b, h / 2)), d = flow(along(v, c, h));
    for (std::size_t k = 0; k < 3; ++k) v[k] += h / 6 * (a[k] + 2 * b[k] + 2 * c[k] + d[k]);
    if (i >= 2000 && i % 10 == 0) out.insert(out.end(), v.begin(), v.end());
  }
  return support::in_rows(n, std::move(out));
}

}  // namespace

// Computed with all distances in another language from the same stream.
TEST_CASE("two nearest: meets the reference values", "[information][dimension]") {
  const Array square = columns({uniforms(21, 2000), uniforms(22, 2000)});
  CHECK(by_two(square) == Approx(2.1226947778590235).epsilon(1e-9));
  CHECK(by_two(square, "unbiased") == Approx(2.1226947778590235 * 1999 / 2000).epsilon(1e-9));
  CHECK(by_two(square, "fit") == Approx(2.1252384188092655).epsilon(1e-9));
  CHECK(by_two(columns({uniforms(61, 800), uniforms(62, 800), uniforms(63, 800)})) ==
        Approx(2.8747953748955912).epsilon(1e-9));
}

TEST_CASE("neighbour dimension: meets the reference values", "[information][dimension]") {
  const Array square = columns({uniforms(21, 2000), uniforms(22, 2000)});
  CHECK(by_neighbours(square, 10, "mean") == Approx(2.217964362613735).epsilon(1e-9));
  CHECK(by_neighbours(square, 10, "inverse") == Approx(1.9704604917471573).epsilon(1e-9));
  CHECK(by_neighbours(square, 10, "inverse", true) == Approx(1.7515204371085846).epsilon(1e-9));
}

TEST_CASE("correlation dimension: meets the reference sums", "[information][dimension]") {
  CorrelationDimension question;
  question.x = columns({uniforms(91, 400), uniforms(92, 400)});
  question.radii = {0.05, 0.1, 0.2};
  const auto found = correlation(question);
  CHECK(found.sums.real()[0] == Approx(0.007368421052631579).epsilon(1e-12));
  CHECK(found.sums.real()[1] == Approx(0.028734335839598998).epsilon(1e-12));
  CHECK(found.sums.real()[2] == Approx(0.10414786967418546).epsilon(1e-12));
}

// 1.21 ± 0.03 and 2.05 ± 0.05 are what is published.
TEST_CASE("correlation dimension: is that of Hénon's and of Lorenz's attractor", "[information][dimension]") {
  CorrelationDimension question;
  question.x = henon(20000);
  CHECK(correlation(question).dimension == Approx(1.21).epsilon(0).margin(0.03));
  CHECK(correlation(question).takens == Approx(1.21).epsilon(0).margin(0.05));
  question.x = lorenz(8000);
  question.window = 20;
  CHECK(correlation(question).dimension == Approx(2.05).epsilon(0).margin(0.05));
}

// Equidistant on a circle, the pairs nearer than r are known one by one.
TEST_CASE("correlation dimension: counts the pairs of a circle", "[information][dimension]") {
  constexpr std::size_t kPoints = 200;
  CorrelationDimension question;
  std::vector<double> x, y;
  for (std::size_t i = 0; i < kPoints; ++i) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(i) / kPoints;
    x.push_back(std::cos(angle));
    y.push_back(std::sin(angle));
  }
  question.x = columns({x, y});
  // A chord over k places is 2 sin(πk/n); between the chords of 3 and 4 places, and of 50 and 51.
  const auto chord = [](double k) { return 2 * std::sin(std::numbers::pi * k / kPoints); };
  question.radii = {chord(3.5), chord(50.5)};
  const auto found = correlation(question);
  const double pairs = 0.5 * kPoints * (kPoints - 1);
  CHECK(found.sums.real()[0] == Approx(3 * kPoints / pairs).epsilon(1e-12));
  CHECK(found.sums.real()[1] == Approx(50 * kPoints / pairs).epsilon(1e-12));
  CHECK(found.dimension == Approx(std::log(50.0 / 3) / std::log(chord(50.5) / chord(3.5))).epsilon(1e-12));
}

// A sine embedded is an ellipse; its angles here are spread by the golden section, which leaves no lattice to see.
TEST_CASE("correlation dimension: is one for a line and for a sine embedded", "[information][dimension]") {
  CorrelationDimension question;
  question.x = Array::of(uniforms(5, 2000));
  CHECK(correlation(question).dimension == Approx(1).epsilon(0).margin(0.05));
  std::vector<double> sine(3000);
  for (std::size_t i = 0; i < sine.size(); ++i) sine[i] = std::sin(2.399963229728653 * static_cast<double>(i));
  question.x = Array::of(sine);
  question.embedding = 3;
  question.window = 10;
  question.radii = {0.02, 0.05, 0.1, 0.2};
  CHECK(correlation(question).dimension == Approx(1).epsilon(0).margin(0.05));
}

// A sphere in ten dimensions, far from the origin: what matters is where the points lie to each other.
TEST_CASE("dimensions: see the surface, not the space about it", "[information][dimension]") {
  const auto normals_of = support::normals(77, 3 * 3000);
  std::vector<double> rows;
  for (std::size_t i = 0; i < 3000; ++i) {
    const double* v = &normals_of[3 * i];
    const double length = std::hypot(v[0], v[1], v[2]);
    for (std::size_t a = 0; a < 10; ++a) rows.push_back(1e6 + v[a % 3] / length * (1 + 0.1 * static_cast<double>(a)));
  }
  const Array sphere = support::in_rows(3000, rows);
  // Each of 3000 ratios is Pareto, so a likelihood scatters by 1/√3000 = 2 %; k = 10 neighbours look further, on a
  // curved surface and with a tenth of the spread.
  CHECK(by_two(sphere) == Approx(2).epsilon(0.08));
  CHECK(by_two(sphere, "fit") == Approx(2).epsilon(0.08));
  CHECK(by_neighbours(sphere, 10, "inverse") == Approx(2).epsilon(0.08));
  CorrelationDimension question;
  question.x = sphere;
  CHECK(correlation(question).dimension == Approx(2).epsilon(0.08));
}

TEST_CASE("dimensions: do not depend on threads", "[information][dimension]") {
  const Array x = henon(3000);
  CorrelationDimension question;
  question.x = x;
  const auto once = correlation(question);
  const double two = by_two(x), ten = by_neighbours(x, 10, "mean");
  const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
  const auto again = correlation(question);
  CHECK(again.dimension == once.dimension);
  CHECK(again.takens == once.takens);
  CHECK(by_two(x) == two);
  CHECK(by_neighbours(x, 10, "mean") == ten);
}

// On a grid of whole numbers neighbours come in fours at one distance.
TEST_CASE("dimensions: have nothing to say of a grid, and say so", "[information][dimension]") {
  std::vector<double> x, y;
  for (int i = 0; i < 12; ++i)
    for (int j = 0; j < 12; ++j) {
      x.push_back(i);
      y.push_back(j);
    }
  Run run;
  CHECK(std::isnan(two_nearest_dimension({.x = columns({x, y})}, run)));
  CHECK_THAT(run.warnings().at(0), Contains("two neighbours equally near, as on a grid"));
  x.insert(x.end(), {100, 100.5});
  y.insert(y.end(), {100, 100});
  CHECK(std::isnan(two_nearest_dimension({.x = columns({x, y}), .estimator = "fit"}, run)));
  CHECK_THAT(run.warnings().at(1), Contains("all but the discarded"));
  x.resize(144);
  y.resize(144);
  CHECK(std::isfinite(neighbour_dimension({.x = columns({x, y}), .neighbours = 4, .average = "mean"}, run)));
  CHECK_THAT(run.warnings().at(2), Contains("rows have neighbours all equally near"));
  CHECK(std::isnan(neighbour_dimension({.x = columns({{0, 0, 1, 1}, {0, 1, 0, 1}}), .neighbours = 2}, run)));
}

TEST_CASE("two nearest: leaves repeats out and says so", "[information][dimension]") {
  auto x = uniforms(7, 500), y = uniforms(8, 500);
  const double plain = by_two(columns({x, y}));
  x.insert(x.end(), x.begin(), x.begin() + 20);
  y.insert(y.end(), y.begin(), y.begin() + 20);
  Run run;
  CHECK(two_nearest_dimension({.x = columns({x, y})}, run) == Approx(plain).epsilon(1e-12));
  CHECK_THAT(run.warnings().at(0), Contains("20 of 520 rows repeat another"));
  // Middle places of a line of whole numbers have two neighbours equally near; the ends have 1 and 2.
  CHECK(std::isnan(by_two(columns({{0, 0, 1, 1}, {0, 1, 0, 1}}))));
}

TEST_CASE("dimensions: refuse what they cannot read, by name", "[information][dimension]") {
  CHECK_THROWS_WITH(by_two(Array::of({})), Contains("x is 0 rows"));
  CHECK_THROWS_WITH(by_two(Array::of({1, 1, 1, 2})), Contains("x is 2 different rows, but must be at least 3"));
  CHECK_THROWS_WITH(by_two(Array::of({1, 2, NAN})), Contains("1 NaN among 3 values"));
  CHECK_THROWS_WITH(by_two(Array::of({1, 2, 4}), "mode"), Contains("estimator is \"mode\""));
  CHECK_THROWS_WITH(by_neighbours(Array::of({1, 2, 4}), 3, "mean"), Contains("neighbours is 3, but must be in [2, 2]"));
  CHECK_THROWS_WITH(by_neighbours(Array::of({1, 2, 4}), 2, "median"), Contains("average is \"median\""));
  CorrelationDimension question;
  question.x = Array::of({1, 2});
  CHECK_THROWS_WITH(correlation(question), Contains("x is 2 rows, but must be at least 3"));
  question.x = Array::of(std::vector<double>(50, 1.0));
  CHECK_THROWS_WITH(correlation(question), Contains("one point for most of the time"));
  question.x = Array::of(uniforms(1, 50));
  question.radii = {0.2, 0.1};
  CHECK_THROWS_WITH(correlation(question), Contains("0.1 at place 2"));
  question.radii = {1e-9, 2e-9};
  CHECK_THROWS_WITH(correlation(question), Contains("of which 0 hold a pair"));
}

TEST_CASE("dimensions: of neighbours know no unit, however small", "[information][dimension]") {
  const std::vector<double> values = uniforms(7, 600);
  const auto in_units = [&](double unit) {
    std::vector<double> out;
    for (const double v : values) out.push_back(v * unit);
    return support::in_rows(300, out);
  };
  const double two = by_two(in_units(1)), ten = by_neighbours(in_units(1), 10, "inverse");
  CHECK(two == Approx(2.5430732488).epsilon(0).margin(1e-9));  // with all distances in another language
  for (const double unit : {std::ldexp(1, -664), std::ldexp(1, 400)}) {
    CHECK(by_two(in_units(unit)) == two);
    CHECK(by_neighbours(in_units(unit), 10, "inverse") == ten);
  }
  CHECK(by_neighbours(in_units(1e-200), 10, "inverse") == Approx(ten).epsilon(1e-12));
  CHECK_THROWS_WITH(by_two(in_units(1e200)), Contains("so that squares are numbers"));
  CorrelationDimension small;
  small.x = in_units(1e-200);
  CHECK_THROWS_WITH(correlation(small), Contains("correlation_dimension: x is as small as"));
  // Rows apart by what no square holds, beside large ones: nothing may be divided by their distance.
  CHECK_THROWS_WITH(by_two(Array::of({0, 1e-200, 1, 2})),
                    Contains("two_nearest_dimension: x is rows that differ by less than 1e-150"));
}
