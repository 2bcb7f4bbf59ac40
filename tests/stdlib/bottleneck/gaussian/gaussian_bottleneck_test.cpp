// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/gaussian/gaussian_bottleneck.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::Run;
using Catch::Contains;

namespace {

Array matrix(std::size_t rows, std::vector<double> cells) {
  const std::size_t columns = cells.size() / rows;
  return Array({Dimension("", rows), Dimension("", columns)}, std::move(cells));
}

Array scalar(double value) { return Array({}, std::vector<double>{value}); }

GaussianBottleneckResult two(std::vector<double> beta) {
  Run run;
  return gaussian_bottleneck(
      {matrix(2, {1, .3, .3, 1}), matrix(2, {1, 0, 0, 1}), matrix(2, {.7, .1, .2, .5}), Array::of(std::move(beta))},
      run);
}

}  // namespace

TEST_CASE("gaussian_bottleneck: of a pair of numbers is what its formula says", "[bottleneck][gaussian_bottleneck]") {
  Run run;
  const GaussianBottleneckResult found = gaussian_bottleneck({scalar(1), scalar(1), scalar(0.8), scalar(5)}, run);
  CHECK(found.eigenvalues.number(0) == Approx(0.36).epsilon(0).margin(1e-15));
  CHECK(found.critical.number(0) == Approx(1.5625).epsilon(0).margin(1e-14));
  CHECK(found.rate.number(0) == Approx(0.9808292530117265).epsilon(0).margin(1e-14));
  CHECK(found.relevance.number(0) == Approx(0.399253848108886).epsilon(0).margin(1e-14));
  CHECK(found.information == Approx(0.5108256237659907).epsilon(0).margin(1e-14));
  REQUIRE(found.projection);
  const double a = found.projection->number(0);
  CHECK(std::abs(a) == Approx(2.472066162365221).epsilon(0).margin(1e-13));
  // The channel T = aX + noise says the same: I(T;X) = ½ ln(1 + a²), I(T;Y) = ½ ln[(1 + a²)/(1 + a²λ)].
  CHECK(0.5 * std::log1p(a * a) == Approx(found.rate.number(0)).epsilon(0).margin(1e-13));
  CHECK(0.5 * std::log((1 + a * a) / (1 + a * a * 0.36)) == Approx(found.relevance.number(0)).epsilon(0).margin(1e-13));
}

TEST_CASE("gaussian_bottleneck: of vectors takes directions in one by one", "[bottleneck][gaussian_bottleneck]") {
  const GaussianBottleneckResult found = two({2, 3, 5, 20, 1.9});
  CHECK(found.information == Approx(0.48800287002101056).epsilon(0).margin(1e-12));
  CHECK(found.eigenvalues.number(0) == Approx(0.49333514).epsilon(0).margin(1e-8));
  CHECK(found.eigenvalues.number(1) == Approx(0.76380772).epsilon(0).margin(1e-8));
  CHECK(found.critical.number(0) == Approx(1.97369124).epsilon(0).margin(1e-7));
  CHECK(found.critical.number(1) == Approx(4.2338386).epsilon(0).margin(1e-6));
  const std::vector<double> rates{0.013330511462934867, 0.3599041017429075, 0.8127899463549108, 2.3709345644014608, 0};
  const std::vector<double> relevances{0.0067096800497376645, 0.1505507162756281, 0.2648593187068007,
                                       0.43670957563346025, 0};
  const std::vector<double> kept{1, 1, 2, 2, 0};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(found.rate.number(i) == Approx(rates[i]).epsilon(0).margin(1e-12));
    CHECK(found.relevance.number(i) == Approx(relevances[i]).epsilon(0).margin(1e-12));
    CHECK(found.kept.number(i) == kept[i]);
  }
  CHECK(found.i_tx.size() == 5);
  CHECK(found.i_tx.number(0) == 0);
  CHECK_FALSE(found.projection);
}

// I(T;X) = ½ ln det(A Σx Aᵀ + 1), I(T;Y) = ½ ln det(A Σx Aᵀ + 1)/det(A Σx|y Aᵀ + 1), by hand for 2 × 2.
TEST_CASE("gaussian_bottleneck: its projection reaches what it promises", "[bottleneck][gaussian_bottleneck]") {
  Run run;
  const GaussianBottleneckResult found = two({20});
  REQUIRE(found.projection);
  const auto a = found.projection->real();
  const double x[2][2] = {{1, .3}, {.3, 1}};
  const double left[2][2] = {{1 - .49 - .01, .3 - .14 - .05}, {.3 - .14 - .05, 1 - .04 - .25}};
  const auto determinant = [&](const double c[2][2]) {
    double m[2][2];
    for (int i = 0; i < 2; ++i)
      for (int j = 0; j < 2; ++j) {
        m[i][j] = i == j;
        for (int k = 0; k < 2; ++k)
          for (int l = 0; l < 2; ++l)
            m[i][j] += a[static_cast<std::size_t>(2 * i + k)] * c[k][l] * a[static_cast<std::size_t>(2 * j + l)];
      }
    return m[0][0] * m[1][1] - m[0][1] * m[1][0];
  };
  CHECK(0.5 * std::log(determinant(x)) == Approx(found.rate.number(0)).epsilon(0).margin(1e-12));
  CHECK(0.5 * std::log(determinant(x) / determinant(left)) ==
        Approx(found.relevance.number(0)).epsilon(0).margin(1e-12));
}

TEST_CASE("gaussian_bottleneck: does not depend on units, and tells nothing of independent Y",
          "[bottleneck][gaussian_bottleneck]") {
  Run run;
  const auto at = [&](double s) {
    return gaussian_bottleneck({scalar(s * s), scalar(4), scalar(2 * s * 0.8), scalar(5)}, run).rate.number(0);
  };
  CHECK(at(1e-6) == Approx(at(1e6)).epsilon(0).margin(1e-12));
  const GaussianBottleneckResult none = gaussian_bottleneck({scalar(1), scalar(1), scalar(0), scalar(1e6)}, run);
  CHECK(none.rate.number(0) == 0);
  CHECK(none.information == 0);
  CHECK(std::isinf(none.critical.number(0)));
}

TEST_CASE("gaussian_bottleneck: refuses bad input", "[bottleneck][gaussian_bottleneck]") {
  Run run;
  const auto refused = [&](GaussianBottleneck question, const char* sentence) {
    CHECK_THROWS_WITH(gaussian_bottleneck(question, run), Contains(sentence));
  };
  const Array one = matrix(2, {1, 0, 0, 1});
  refused({scalar(1), scalar(1), scalar(1), scalar(5)}, "without noise");
  refused({scalar(1), scalar(1), scalar(1.1), scalar(5)}, "a correlation of 1.1");
  refused({scalar(0), scalar(1), scalar(0), scalar(5)}, "not positive definite");
  refused({matrix(2, {1, .5, .2, 1}), one, one, scalar(5)}, "not symmetric");
  refused({one, one, matrix(1, {.1, .1}), scalar(5)}, "of 1 by 2");
  refused({one, one, matrix(2, {.1, NAN, .1, .1}), scalar(5)}, "cross is not finite");
  refused({matrix(1, {1, 0}), one, one, scalar(5)}, "square");
  refused({scalar(1), scalar(1), scalar(.5), scalar(-1)}, "beta is -1");
  refused({Array::of({1, 2}), one, one, scalar(2)}, "a matrix");
}
