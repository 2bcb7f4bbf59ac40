// SPDX-License-Identifier: MIT
#include "stdlib/fields/dormand_prince.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>

using namespace ansatz::fields;

namespace {

/// y' = i y - y² as a complex number; y = i/(1 + C e^{-it}) with C from y(0).
void slope(const double* y, double* out) {
  const std::complex<double> value(y[0], y[1]), rate = std::complex<double>(0, 1) * value - value * value;
  out[0] = rate.real();
  out[1] = rate.imag();
}
std::complex<double> exact_solution(double t) {
  const std::complex<double> i(0, 1), start(0.5, 0.2), c = i / start - 1.0;
  return i / (1.0 + c * std::exp(-i * t));
}
constexpr double kStart[] = {0.5, 0.2};

/// Largest error at the ends of equal steps and at places within them.
std::pair<double, double> errors(double h) {
  DormandPrince method(2, slope, {.relative = 1, .absolute = 1, .largest_step = h, .until = 4});
  method.start(kStart);
  double end = 0, within = 0;
  while (method.time() < 4) {
    REQUIRE(method.step());
    end = std::max(end, std::abs(std::complex(method.state()[0], method.state()[1]) - exact_solution(method.time())));
    for (double share : {0.21, 0.5, 0.83}) {
      const double t = method.before() + share * (method.time() - method.before());
      double y[2];
      method.at(t, y);
      within = std::max(within, std::abs(std::complex(y[0], y[1]) - exact_solution(t)));
    }
  }
  return {end, within};
}

}  // namespace

// The first steps are short, so the order is that of a mix; coefficients with one wrong digit in ten show as 1e-8 that
// does not fall.
TEST_CASE("dormand_prince: is of order 8, and 7 in between", "[fields][dop853]") {
  const auto [coarse, coarse_within] = errors(0.25);
  const auto [fine, fine_within] = errors(0.125);
  CAPTURE(1e12 * coarse, 1e12 * fine, 1e12 * coarse_within, 1e12 * fine_within);
  CHECK(std::log2(coarse / fine) > 7.3);
  CHECK(std::log2(coarse_within / fine_within) > 6.8);
  CHECK(fine_within < 1e-10);
}

TEST_CASE("dormand_prince: keeps to its tolerance with steps of its own", "[fields][dop853]") {
  const double tolerance = GENERATE(1e-5, 1e-8, 1e-11);
  DormandPrince method(2, slope, {.relative = tolerance, .absolute = tolerance, .largest_step = 10, .until = 30});
  method.start(kStart);
  double largest = 0;
  while (method.time() < 30) {
    REQUIRE(method.step());
    largest =
        std::max(largest, std::abs(std::complex(method.state()[0], method.state()[1]) - exact_solution(method.time())));
  }
  CHECK(method.time() == 30);
  CHECK(largest < 100 * tolerance);
  CHECK(method.steps() < 300);
}

TEST_CASE("dormand_prince: gives up where no step helps", "[fields][dop853]") {
  DormandPrince method(2, [](const double*, double* out) { out[0] = out[1] = std::nan(""); }, {});
  method.start(kStart);
  CHECK_FALSE(method.step());
}
