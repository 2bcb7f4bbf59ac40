// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/von_neumann_entropy.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::cloud;
using support::in_rows;

namespace {

double von_neumann_of(const Array& x, bool centred = false, Base base = std::string("nat")) {
  Run run;
  return von_neumann_entropy({x, centred, base}, run);
}

Array gradient(const Array& x, bool centred = false, Base base = std::string("nat")) {
  Run run;
  return von_neumann_gradient({{x, centred, base}}, run);
}

Array with_one_moved(Array x, std::size_t i, double by) {
  x.mutable_real()[i] += by;
  return x;
}

/// Largest miss of central differences, in the base asked for.
double worst_miss(const Array& x, bool centred, const Base& base, double step) {
  const Array slopes = gradient(x, centred, base);
  double worst = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double by_steps = (von_neumann_of(with_one_moved(x, i, step), centred, base) -
                             von_neumann_of(with_one_moved(x, i, -step), centred, base)) /
                            (2 * step);
    worst = std::max(worst, std::abs(slopes.real()[i] - by_steps));
  }
  return worst;
}

/// Two rows of lengths a and b at an angle.
Array two_rows(double a, double b, double angle) {
  return in_rows(2, {a, 0, b * std::cos(angle), b * std::sin(angle)});
}

}  // namespace

TEST_CASE("von Neumann entropy: may take the mean out first", "[information][representations]") {
  VonNeumannEntropy question;
  question.x = in_rows(4, {11, 5, 9, 5, 10, 6, 10, 4});  // (±1, 0), (0, ±1) about (10, 5)
  Run run;
  CHECK(von_neumann_entropy(question, run) < 0.1);
  question.centred = true;
  CHECK(von_neumann_entropy(question, run) == Approx(std::log(2)).epsilon(1e-12));
  question.base = std::string("bit");
  CHECK(von_neumann_entropy(question, run) == Approx(1).epsilon(1e-12));
}

// Two rows at an angle θ have eigenvalues (1 ± cos θ)/2, so that dS/dθ = −sin θ ln tan(θ/2); a row turns by what is at
// right angles to it over its length.
TEST_CASE("von Neumann gradient: of two rows at an angle", "[information][representations]") {
  const double angle = GENERATE(0.3, 1.0, 1.5, 1.5707963267948966, 2.0, 3.0);
  CAPTURE(angle);
  const double turning = -std::sin(angle) * std::log(std::tan(angle / 2));
  const auto found = gradient(two_rows(2, 0.5, angle));
  const std::vector<double> wanted = {0, -turning / 2, -turning / 0.5 * std::sin(angle),
                                      turning / 0.5 * std::cos(angle)};
  for (std::size_t i = 0; i < 4; ++i) CHECK(found.real()[i] == Approx(wanted[i]).epsilon(0).margin(1e-14));
  const auto in_bits = gradient(two_rows(2, 0.5, angle), false, std::string("bit"));
  CHECK(in_bits.real()[1] == Approx(-turning / 2 / std::log(2)).epsilon(0).margin(1e-14));
}

// λ₂ = sin²(θ/2) is 2.5e-15 here, below what an eigenvalue of the sum of both can carry; rows know θ to 1e-16.
TEST_CASE("von Neumann gradient: keeps small eigenvalues", "[information][representations]") {
  const double angle = 1e-7;
  CHECK(gradient(two_rows(1, 1, angle)).real()[1] == Approx(angle * std::log(angle / 2)).epsilon(0).margin(1e-13));
}

// With h = 1e-5 a central difference is off by some h² = 1e-10 times a third derivative that grows with one over the
// shortest row, and by 1e-16/h of the value by rounding.
TEST_CASE("von Neumann gradient: is that of central differences", "[information][representations]") {
  const bool centred = GENERATE(false, true);
  const auto base = GENERATE("nat", "bit");
  CAPTURE(centred, base);
  for (const auto& [rows, columns] : {std::pair<std::size_t, std::size_t>{12, 4}, {5, 5}, {4, 9}, {30, 2}, {2, 3}}) {
    CAPTURE(rows, columns);
    CHECK(worst_miss(cloud(rows, rows, columns), centred, std::string(base), 1e-5) < 1e-7);
  }
}

TEST_CASE("von Neumann gradient: where eigenvalues are equal", "[information][representations]") {
  // Three axes of one weight: nothing lifts the entropy further.
  std::vector<double> axes(9);
  for (std::size_t i = 0; i < 3; ++i) axes[4 * i] = 1 + static_cast<double>(i);
  const Array flat = gradient(in_rows(3, axes));
  for (const double slope : flat.real()) CHECK(slope == Approx(0).margin(1e-15));
  // Weights ¼, ¼ and ½, and rows that lie on no axis: 1/4 of two orthogonal pairs in one plane each.
  const Array two_alike = in_rows(4, {1, 1, 0, 1, -1, 0, 0, 0, 3, 0, 0, -1});
  CHECK(worst_miss(two_alike, false, std::string("nat"), 1e-5) < 1e-7);
  // The same with a fifth row, which turns among equal eigenvalues.
  const Array turning = in_rows(5, {1, 0, 0, 0, 2, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1});
  CHECK(worst_miss(turning, false, std::string("nat"), 1e-5) < 1e-7);
}

// Rows of a plane in three dimensions. Within the plane differences are as ever; out of it a step h makes an eigenvalue
// of h² order, so that the entropy grows by h² ln(1/h²), whose slope at 0 is nothing: at h = 1e-8 below 40 h.
TEST_CASE("von Neumann gradient: where eigenvalues are zero", "[information][representations]") {
  const auto plane = support::normals(3, 16);
  std::vector<double> values;
  for (std::size_t i = 0; i < 8; ++i) values.insert(values.end(), {plane[2 * i], plane[2 * i + 1], 0});
  const Array x = in_rows(8, values), slopes = gradient(x);
  for (std::size_t i = 0; i < 24; ++i) {
    if (i % 3 == 2) {
      CHECK(slopes.real()[i] == Approx(0).margin(1e-14));
      CHECK(std::abs(von_neumann_of(with_one_moved(x, i, 1e-8)) - von_neumann_of(x)) / 1e-8 < 1e-4);
    } else {
      const double by_steps =
          (von_neumann_of(with_one_moved(x, i, 1e-5)) - von_neumann_of(with_one_moved(x, i, -1e-5))) / 2e-5;
      CHECK(slopes.real()[i] == Approx(by_steps).epsilon(0).margin(1e-7));
    }
  }
  // One direction alone, also against itself: as little as there can be, and flat.
  const Array pointed = gradient(in_rows(3, {1, 2, -2, -4, 3, 6}));
  for (const double slope : pointed.real()) CHECK(slope == Approx(0).margin(1e-15));
}

TEST_CASE("von Neumann gradient: turns rows, and turns with them", "[information][representations]") {
  const Array x = cloud(5, 20, 3), slopes = gradient(x);
  for (std::size_t i = 0; i < 20; ++i) {
    double outward = 0;
    for (std::size_t a = 0; a < 3; ++a) outward += x.real()[3 * i + a] * slopes.real()[3 * i + a];
    CHECK(outward == Approx(0).margin(1e-15));
  }
  // Rotated by 0.4 in the first two components; rows five times, one power of ten and 1e-200 times as long.
  const double c = std::cos(0.4), s = std::sin(0.4);
  Array turned = x, longer = x;
  for (std::size_t i = 0; i < 20; ++i) {
    const double u = x.real()[3 * i], v = x.real()[3 * i + 1];
    turned.mutable_real()[3 * i] = c * u - s * v;
    turned.mutable_real()[3 * i + 1] = s * u + c * v;
    const double by = i == 0 ? 1e-200 : i == 1 ? 1e150 : 5;
    for (std::size_t a = 0; a < 3; ++a) longer.mutable_real()[3 * i + a] *= by;
  }
  const Array of_turned = gradient(turned), of_longer = gradient(longer);
  for (std::size_t i = 0; i < 20; ++i) {
    const double u = slopes.real()[3 * i], v = slopes.real()[3 * i + 1];
    CHECK(of_turned.real()[3 * i] == Approx(c * u - s * v).epsilon(0).margin(1e-14));
    CHECK(of_turned.real()[3 * i + 1] == Approx(s * u + c * v).epsilon(0).margin(1e-14));
    const double by = i == 0 ? 1e-200 : i == 1 ? 1e150 : 5;
    for (std::size_t a = 0; a < 3; ++a)
      CHECK(of_longer.real()[3 * i + a] * by == Approx(slopes.real()[3 * i + a]).epsilon(0).margin(1e-14));
  }
}

TEST_CASE("von Neumann gradient: rows of zeros say nothing", "[information][representations]") {
  Run run;
  const Array found = von_neumann_gradient({{in_rows(4, {1, 0, 0, 0, 1, 1, 2, 1})}}, run);
  CHECK_THAT(run.warnings().at(0), Contains("von_neumann_gradient: 1 of 4 rows have no length"));
  const Array others = gradient(in_rows(3, {1, 0, 1, 1, 2, 1}));
  const std::vector<double> wanted = {others.real()[0], others.real()[1], 0, 0, others.real()[2], others.real()[3],
                                      others.real()[4], others.real()[5]};
  for (std::size_t i = 0; i < 8; ++i) CHECK(found.real()[i] == wanted[i]);
  Run of_none;
  const Array none = von_neumann_gradient({{in_rows(2, {0, 0, 0, 0})}}, of_none);
  CHECK_THAT(of_none.warnings().at(0), Contains("zero throughout"));
  for (const double slope : none.real()) CHECK(std::isnan(slope));
}

TEST_CASE("von Neumann gradient: has the shape of x and one over its unit", "[information][representations]") {
  Array x = cloud(2, 6, 3);
  x.unit = ansatz::core::parse_unit("nm");
  const Array found = gradient(x);
  CHECK(found.dimension(0).name == "sample");
  CHECK(found.dimension(1).size == 3);
  CHECK(found.unit == ansatz::core::parse_unit("1/nm"));
  const Array line = gradient(Array::of({3, -1, 2}));  // one component: a sign is all the direction there is
  CHECK(line.rank() == 1);
  for (const double slope : line.real()) CHECK(slope == 0);
  CHECK(gradient(Array::of({3})).size() == 1);
}

TEST_CASE("von Neumann gradient: refuses what has no directions", "[information][representations]") {
  CHECK_THROWS_WITH(gradient(in_rows(2, {1, NAN, 0, 1})), Contains("von_neumann_gradient") && Contains("1 NaN"));
  CHECK_THROWS_WITH(gradient(in_rows(2, {1, INFINITY, 0, 1})), Contains("von_neumann_gradient: x"));
  CHECK_THROWS_WITH(gradient(Array::of({})), Contains("von_neumann_gradient: x"));
  CHECK_THROWS_WITH(gradient(Array({{"", 2}, {"", 2}, {"", 2}}, std::vector<double>(8, 1))),
                    Contains("von_neumann_gradient: x"));
  CHECK_THROWS_WITH(gradient(in_rows(2, {1, 0, 0, 1}), false, -1.0), Contains("von_neumann_gradient: base"));
}

TEST_CASE("direction_entropy: is the von Neumann entropy of rows", "[information][representations]") {
  for (const auto& [rows, columns] : {std::pair<std::size_t, std::size_t>{40, 6}, {6, 40}, {7, 7}, {1, 3}}) {
    const Array x = cloud(9, rows, columns);
    std::vector<double> values(x.size()), slopes(x.size(), 9);
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t a = 0; a < columns; ++a) values[a * rows + i] = x.real()[i * columns + a];
    const auto found = direction_entropy(values, rows, columns, slopes);
    CHECK(found.entropy == Approx(von_neumann_of(x)).epsilon(0).margin(1e-13));
    CHECK(found.left_out == 0);
  }
}
