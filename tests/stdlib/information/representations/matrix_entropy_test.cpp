// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/matrix_entropy.h"

#include <tbb/global_control.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/information/representations/corners.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::information::representations::kCorners;
using Catch::Matchers::Contains;
using support::cloud;
using support::in_rows;

namespace {

const Array kHalves = Array::of({0, 0, 1, 1});

double entropy_of_order(const Array& x, double order, KernelWidth width = 1.0) {
  Run run;
  return matrix_entropy({.x = x, .order = order, .width = std::move(width)}, run);
}

MatrixInformationEstimate shared(const Array& x, const Array& y, double order) {
  Run run;
  return matrix_mutual_information({.x = x, .y = y, .order = order, .x_width = 1.0, .y_width = 1.0}, run);
}

double dual(const std::vector<Array>& samples, double order) {
  MatrixDualTotalCorrelation question;
  question.samples = samples;
  question.order = order;
  question.width = 1.0;
  Run run;
  return matrix_dual_total_correlation(question, run);
}

double total(const std::vector<Array>& samples, double order) {
  Run run;
  return matrix_total_correlation({.samples = samples, .order = order, .width = 1.0}, run);
}

}  // namespace

TEST_CASE("matrix entropy: meets the reference values", "[information][representations]") {
  CHECK(entropy_of_order(kCorners, 1.01) == Approx(1.4261988720865302).epsilon(1e-12));
  CHECK(entropy_of_order(kCorners, 2) == Approx(1.0961178338339033).epsilon(1e-12));
  CHECK(shared(kCorners, kHalves, 2).information == Approx(0.27923624591550045).epsilon(1e-12));
  CHECK(shared(kCorners, kHalves, 1.01).information == Approx(0.5270815710087642).epsilon(1e-11));
}

TEST_CASE("matrix entropy: is zero for one place and log N for rows that are far apart",
          "[information][representations]") {
  for (const double order : {0.5, 1.0, 1.01, 2.0, 5.0}) {
    CAPTURE(order);
    CHECK(entropy_of_order(in_rows(5, std::vector<double>(10, 3.0)), order, "neighbours") ==
          Approx(0).epsilon(0).margin(1e-7));
    CHECK(entropy_of_order(Array::of({0, 1e3, 2e3, 3e3}), order) == Approx(2).epsilon(1e-12));
    CHECK(entropy_of_order(Array::of({7}), order, "neighbours") == 0);
  }
}

TEST_CASE("matrix entropy: is the same by a factor, by all eigenvalues and by sums", "[information][representations]") {
  const auto dimension = GENERATE(std::size_t{1}, std::size_t{12});
  const Array x = cloud(3, 90, dimension);
  CHECK(entropy_of_order(x, 2 + 1e-9) == Approx(entropy_of_order(x, 2)).epsilon(1e-7));
  CHECK(entropy_of_order(x, 1) == Approx(entropy_of_order(x, 1 - 1e-9)).epsilon(1e-6));  // below 1 all are taken
}

TEST_CASE("matrix entropy: keeps its inequalities, and its order", "[information][representations]") {
  const Array x = cloud(5, 80, 2), y = cloud(6, 80, 2);
  for (const double order : {0.6, 1.0, 1.01, 2.0}) {
    const auto found = shared(x, y, order);
    CHECK(found.joint_entropy >= std::max(found.x_entropy, found.y_entropy) - 1e-9);
    CHECK(found.information >= -1e-9);
    Run run;
    const double total = matrix_total_correlation({.samples = {x, y}, .order = order, .width = 1.0}, run);
    CHECK(total == Approx(found.information).epsilon(0).margin(1e-10));
  }
  CHECK(entropy_of_order(x, 0.5) > entropy_of_order(x, 1));
  CHECK(entropy_of_order(x, 1) > entropy_of_order(x, 2));
  CHECK(shared(x, x, 2).information > shared(x, y, 2).information);
  Array far = x;
  for (double& v : far.mutable_real()) v = v + 1e6;
  CHECK(entropy_of_order(far, 1.01) == Approx(entropy_of_order(x, 1.01)).epsilon(1e-8));
}

TEST_CASE("matrix entropy: refuses what it cannot read, by name", "[information][representations]") {
  CHECK_THROWS_WITH(entropy_of_order(Array::of({}), 1), Contains("x is 0 rows, but must be at least 1 rows"));
  CHECK_THROWS_WITH(entropy_of_order(Array::of({1, NAN}), 1), Contains("1 NaN among 2 values"));
  CHECK_THROWS_WITH(entropy_of_order(Array::of({1, INFINITY}), 1), Contains("x is infinite"));
  CHECK_THROWS_WITH(entropy_of_order(kCorners, 0), Contains("order is 0"));
  CHECK_THROWS_WITH(entropy_of_order(Array::of(std::vector<double>(20001)), 0.5),
                    Contains("x is 20001 rows, but must be at most 20000 where all eigenvalues are wanted"));
  CHECK_THROWS_WITH(entropy_of_order(kCorners, 1, 0.0), Contains("width is 0"));
  CHECK_THROWS_WITH(entropy_of_order(kCorners, 1, "scott"), Contains("width is \"scott\""));
  CHECK_THROWS_WITH(shared(kCorners, Array::of({1, 2}), 1), Contains("y is 2 rows, but must be 4 rows, as x has"));
}

// Three samples far apart in one another's units: what each knows is log N, all know together log N, so that TC is
// twice and DTC once the entropy. Independent of a constant: adding one changes neither.
TEST_CASE("matrix entropy: shares what copies share", "[information][representations]") {
  const Array apart = Array::of({0, 1e3, 2e3, 3e3}), constant = Array::of({5, 5, 5, 5});
  CHECK(total({apart, apart, apart}, 1.01) == Approx(4).epsilon(1e-10));
  CHECK(dual({apart, apart, apart}, 1.01) == Approx(2).epsilon(1e-10));
  CHECK(total({apart, constant}, 1.01) == Approx(0).epsilon(0).margin(1e-10));
  const Array x = cloud(5, 60, 1), y = cloud(6, 60, 2);
  CHECK(dual({x, y}, 2) == Approx(shared(x, y, 2).information).epsilon(0).margin(1e-10));
  CHECK(total({x, y, Array::of(std::vector<double>(60, 1.0))}, 2) == Approx(total({x, y}, 2)).epsilon(0).margin(1e-10));
  CHECK_THROWS_WITH(total({x}, 1), Contains("samples is 1, but must be two or more"));
}

// The largest eigenvalue of two rows at a distance of one width is (1 + e^(-1/2))/2, the other the rest.
TEST_CASE("matrix entropy: is the closed form of two rows at every order", "[information][representations]") {
  const Array two = Array::of({0, 1});
  const double a = 0.5 * (1 + std::exp(-0.5)), b = 1 - a;
  CHECK(entropy_of_order(two, 1) == Approx(-(a * std::log2(a) + b * std::log2(b))).epsilon(1e-12));
  for (const double order : {0.1, 0.5, 0.999, 1.5, 2.0, 3.0, 20.0})
    CHECK(entropy_of_order(two, order) ==
          Approx(std::log2(std::pow(a, order) + std::pow(b, order)) / (1 - order)).epsilon(1e-9));
  CHECK(entropy_of_order(two, INFINITY) == Approx(-std::log2(a)).epsilon(1e-12));
}

TEST_CASE("matrix entropy: stops when it is told to", "[information][representations]") {
  const std::atomic<bool> stop{true};
  Run run(ansatz::core::Stream(1), &stop);
  const MatrixEntropy question{.x = cloud(1, 50, 20), .order = 1, .width = 1.0};
  CHECK_THROWS_AS(matrix_entropy(question, run), ansatz::core::Interrupted);
}

// Thirty points within a tenth of the width: eigenvalues fall below what doubles hold after a handful, and an order of
// 0.05 would count the rest.
TEST_CASE("matrix entropy: says when an order asks for more than doubles hold", "[information][representations]") {
  Run run;
  std::vector<double> x;
  for (int i = 0; i < 30; ++i) x.push_back(0.1 * i / 30);
  const MatrixEntropy question{.x = Array::of(x), .order = 0.05, .width = 1.0};
  CHECK(matrix_entropy(question, run) < std::log2(30));
  CHECK_THAT(run.warnings().at(0), Contains("order 0.05 rests on eigenvalues below what doubles hold"));
}

TEST_CASE("matrix entropy: does not depend on threads or on the order of rows", "[information][representations]") {
  const Array x = cloud(8, 300, 6);
  std::vector<double> once, twice;
  for (const double order : {0.7, 1.01, 2.0}) once.push_back(entropy_of_order(x, order, "neighbours"));
  {
    const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
    for (const double order : {0.7, 1.01, 2.0}) twice.push_back(entropy_of_order(x, order, "neighbours"));
  }
  CHECK(once == twice);
  std::vector<double> backwards;
  for (std::size_t i = 300; i-- > 0;)
    for (std::size_t a = 0; a < 6; ++a) backwards.push_back(x.real()[6 * i + a]);
  CHECK(entropy_of_order(in_rows(300, backwards), 1.01, "neighbours") == Approx(once[1]).epsilon(1e-11));
}

TEST_CASE("matrix entropy: measures its width by rule", "[information][representations]") {
  const Array x = Array::of({0, 1, 3, 7});
  // Distances 1 2 3 4 6 7: the median is 3.5; means to all three others 11/3, 3, 3, 17/3.
  CHECK(entropy_of_order(x, 2, "median") == entropy_of_order(x, 2, 3.5));
  CHECK(entropy_of_order(x, 2, "neighbours") == Approx(entropy_of_order(x, 2, 46.0 / 12)).epsilon(1e-12));
  const double deviation = std::sqrt((7.5625 + 3.0625 + 0.0625 + 18.0625) / 4);
  CHECK(entropy_of_order(x, 2, "silverman") ==
        Approx(entropy_of_order(x, 2, deviation * std::pow(4, -0.2))).epsilon(1e-12));
}

TEST_CASE("matrix entropy: by a rule of width it knows no unit, however small", "[information][representations]") {
  const std::vector<double> values = support::normals(3, 120);
  const auto in_units = [&](double unit) {
    std::vector<double> out;
    for (const double v : values) out.push_back(v * unit);
    return in_rows(60, out);
  };
  for (const char* rule : {"neighbours", "median", "silverman"}) {
    CAPTURE(rule);
    const double usual = entropy_of_order(in_units(1), 1.01, rule);
    CHECK(usual > 1);
    for (const double unit : {1e-200, 1e-145, 1e140})
      CHECK(entropy_of_order(in_units(unit), 1.01, rule) == Approx(usual).epsilon(0).margin(1e-11));
    CHECK_THROWS_WITH(entropy_of_order(in_units(1e200), 1.01, rule), Contains("so that squares are numbers"));
  }
  // A width of one's own has the unit of the values.
  CHECK(entropy_of_order(in_units(1e-200), 2, 1e-200) == Approx(entropy_of_order(in_units(1), 2, 1.0)).epsilon(1e-12));
  CHECK_THROWS_WITH(entropy_of_order(in_units(1), 2, 1e-310),
                    Contains("width is 1e-310, but must be 1e-307 at least: take another unit"));
}
