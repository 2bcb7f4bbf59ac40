// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/regression/linear_regression.h"
#include "stdlib/hypothesis/regression/longley.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kFirstPredictor{1, 2, 3, 4, 5, 6, 7, 8}, kSecondPredictor{2, 1, 4, 3, 7, 5, 9, 8},
    kResponse{3, 5, 4, 8, 9, 7, 14, 12};

LinearRegressionResult generalised_of(const std::vector<Sample>& columns, const Array& covariance,
                                      const std::string& errors = "classical") {
  Run run;
  auto question = about<LinearRegression>(columns);
  question.covariance = covariance, question.errors = errors;
  return linear_regression(question, run);
}

Array matrix(Sample values) {
  const auto size = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(values.size()))));
  return Array({ansatz::core::Dimension("value", size), ansatz::core::Dimension("other", size)}, std::move(values));
}

/// ρ^|i − j|, of errors that follow each other.
Array following(double rho, std::size_t size) {
  Sample out;
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j < size; ++j) out.push_back(std::pow(rho, i > j ? i - j : j - i));
  return matrix(std::move(out));
}

}  // namespace

// The documentation of statsmodels, GLS of Longley's data with ρ of the residuals: GNPDEFL -12.7656 (69.431), GNP
// -0.0380 (0.026), UNEMP -2.1869 (0.382), ARMED -1.1518 (0.165), POP -0.0681 (0.176), YEAR 1993.9529 (342.635), const
// -3.798e+06 (6.71e+05). The further digits by solving the normal equations in 40 digits.
TEST_CASE("linear_regression: of a covariance meets the published values", "[hypothesis][regression]") {
  const LinearRegressionResult plain = generalised_of(kLongley, Array::of({}));
  const auto left = plain.residuals.real();
  const double rho =
      generalised_of({Sample(left.begin() + 1, left.end()), Sample(left.begin(), left.end() - 1)}, Array::of({}))
          .coefficient.number(1);
  CHECK(rho == near(-0.3634294908776440656, 1e-8));
  const LinearRegressionResult result = generalised_of(kLongley, following(rho, 16));
  // The columns nearly determine each other, and ρ above has eight digits.
  check_values(
      result.coefficient,
      {-3797854.90154, -12.76564544, -0.0380013249817, -2.18694871107, -1.15177649259, -0.0680535580457, 1993.95292851},
      1e-7);
  check_values(
      result.error,
      {670688.699308, 69.4308073336, 0.0262476822331, 0.382393150849, 0.165252691545, 0.176428333976, 342.634627566},
      1e-7);
  CHECK(result.aic == near(228.995193841 + 2, 1e-9));  // statsmodels does not count s
}

// A value of variance 1/w is as good as w values of variance 1 that are all the same: coefficients are those of the
// repeated rows, and errors but for their degrees of freedom.
TEST_CASE("linear_regression: of variances is that of repeated rows", "[hypothesis][regression]") {
  const std::vector<int> times{1, 3, 2, 1, 4, 1, 2, 3};
  Sample variances, x, y, z;
  for (std::size_t i = 0; i < 8; ++i) {
    variances.push_back(1.0 / times[i]);
    for (int k = 0; k < times[i]; ++k)
      x.push_back(kFirstPredictor[i]), y.push_back(kResponse[i]), z.push_back(kSecondPredictor[i]);
  }
  const LinearRegressionResult weighted =
                                   generalised_of({kResponse, kFirstPredictor, kSecondPredictor}, Array::of(variances)),
                               repeated = generalised_of({y, x, z}, Array::of({}));
  const double fewer = std::sqrt((17.0 - 3) / (8 - 3));
  for (std::size_t term = 0; term < 3; ++term) {
    CHECK(weighted.coefficient.number(term) == near(repeated.coefficient.number(term), 1e-12));
    CHECK(weighted.error.number(term) == near(repeated.error.number(term) * fewer, 1e-12));
  }
  CHECK(weighted.r_squared == near(repeated.r_squared, 1e-12));
  CHECK(weighted.all.statistic == near(repeated.all.statistic * (8 - 3) / (17 - 3), 1e-11));
  // Residuals are of the values as they stand.
  for (std::size_t i = 0; i < 8; ++i)
    CHECK(weighted.residuals.number(i) ==
          Approx(kResponse[i] - weighted.coefficient.number(0) - weighted.coefficient.number(1) * kFirstPredictor[i] -
                 weighted.coefficient.number(2) * kSecondPredictor[i])
              .epsilon(0)
              .margin(1e-12));
  // A common factor changes s, and nothing else; a diagonal matrix is the same as its diagonal.
  for (double& v : variances) v *= 100;
  Sample diagonal(64, 0.0);
  for (std::size_t i = 0; i < 8; ++i) diagonal[i * 8 + i] = variances[i];
  const LinearRegressionResult scaled =
      generalised_of({kResponse, kFirstPredictor, kSecondPredictor}, matrix(diagonal));
  check_values(scaled.error, {weighted.error.number(0), weighted.error.number(1), weighted.error.number(2)}, 1e-12);
  CHECK(scaled.residual_error == near(weighted.residual_error / 10, 1e-12));
  CHECK(scaled.aic == near(weighted.aic, 1e-12));
}

// Prais & Winsten: errors that follow each other with ρ are whitened by y₁ √(1 − ρ²), y_t − ρ y_{t−1}; the constant
// becomes a column of its own. Here that column is put in by hand, and the plain constant is made useless by centring
// through the normal equations of three columns.
TEST_CASE("linear_regression: of errors that follow each other is Prais and Winsten's", "[hypothesis][regression]") {
  const double rho = 0.6;
  const auto white = [&](const Sample& x) {
    Sample out{x[0] * std::sqrt(1 - rho * rho)};
    for (std::size_t t = 1; t < x.size(); ++t) out.push_back(x[t] - rho * x[t - 1]);
    return out;
  };
  const Sample one = white(Sample(8, 1.0)), x = white(kFirstPredictor), y = white(kResponse);
  double oo = 0, ox = 0, xx = 0, oy = 0, xy = 0;
  for (std::size_t t = 0; t < 8; ++t)
    oo += one[t] * one[t], ox += one[t] * x[t], xx += x[t] * x[t], oy += one[t] * y[t], xy += x[t] * y[t];
  const double determinant = oo * xx - ox * ox, slope = (oo * xy - ox * oy) / determinant;
  const double constant = (xx * oy - ox * xy) / determinant;
  double left = 0;
  for (std::size_t t = 0; t < 8; ++t) {
    const double e = y[t] - constant * one[t] - slope * x[t];
    left += e * e / 6;
  }
  const LinearRegressionResult result = generalised_of({kResponse, kFirstPredictor}, following(rho, 8));
  check_values(result.coefficient, {constant, slope}, 1e-12);
  // Σ = ρ^|i − j| is 1/(1 − ρ²) times what has innovations of variance 1.
  check_values(result.error, {std::sqrt(left * xx / determinant), std::sqrt(left * oo / determinant)}, 1e-12);
  CHECK(result.residual_error == near(std::sqrt(left / (1 - rho * rho)), 1e-12));
  // Offsets of columns change the constant alone.
  Sample far = kFirstPredictor;
  for (double& v : far) v += 0x1p30;
  CHECK(generalised_of({kResponse, far}, following(rho, 8)).coefficient.number(1) == near(slope, 1e-9));
  // No covariance at all, or that of like errors, is the plain fit.
  const LinearRegressionResult plain = generalised_of({kResponse, kFirstPredictor}, Array::of({})),
                               alike = generalised_of({kResponse, kFirstPredictor}, following(0, 8));
  check_values(alike.error, {plain.error.number(0), plain.error.number(1)}, 1e-12);
  CHECK(alike.all.statistic == near(plain.all.statistic, 1e-11));
  CHECK(alike.durbin_watson == near(plain.durbin_watson, 1e-11));
  check_values(generalised_of({kResponse, kFirstPredictor}, following(0, 8), "hc3").error,
               {generalised_of({kResponse, kFirstPredictor}, Array::of({}), "hc3").error.number(0),
                generalised_of({kResponse, kFirstPredictor}, Array::of({}), "hc3").error.number(1)},
               1e-11);
}

// Errors of deviation i/10 of the i-th of 40 values: 400 tests of a slope that is 0. With their variances p is uniform
// to four standard deviations at 0.1, as it must be, t being exact.
TEST_CASE("linear_regression: of a covariance keeps its level", "[hypothesis][null]") {
  int rejected = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    Sample noise(40), x, variances;
    Stream(101).at(round).fill_normal(noise);
    for (std::size_t i = 0; i < 40; ++i) {
      const double deviation = 0.1 * static_cast<double>(i + 1);
      noise[i] *= deviation, x.push_back(static_cast<double>(i)), variances.push_back(deviation * deviation);
    }
    rejected += generalised_of({noise, x}, Array::of(variances)).p.number(1) <= 0.1;
  }
  CHECK(rejected / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
}

TEST_CASE("linear_regression: says what is wrong with a covariance", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(generalised_of({kResponse, kFirstPredictor}, Array::of({1, 2, 3})),
                    Contains("covariance is of 3, but must be of 8 variances or 8 × 8"));
  CHECK_THROWS_WITH(generalised_of({kResponse, kFirstPredictor}, matrix(Sample(9, 1.0))),
                    Contains("covariance is of 3 × 3"));
  CHECK_THROWS_WITH(generalised_of({kResponse, kFirstPredictor}, Array::of({1, 2, 3, 4, 0, 6, 7, 8})),
                    Contains("0 as the variance of value 5"));
  CHECK_THROWS_WITH(generalised_of({kResponse, kFirstPredictor}, Array::of({1, 2, NAN, 4, 5, 6, 7, 8})),
                    Contains("nan somewhere"));
  CHECK_THROWS_WITH(generalised_of({kResponse, kFirstPredictor}, Array::of({1, 2, INFINITY, 4, 5, 6, 7, 8})),
                    Contains("inf somewhere"));
  CHECK_THROWS_WITH(generalised_of({kResponse, kFirstPredictor}, matrix(Sample(64, 1.0))),
                    Contains("not positive definite"));
  Sample crooked(64, 0.0);
  for (std::size_t i = 0; i < 8; ++i) crooked[i * 9] = 1;
  crooked[1] = 0.5;
  CHECK_THROWS_WITH(generalised_of({kResponse, kFirstPredictor}, matrix(crooked)), Contains("must be symmetric"));
  CHECK_THROWS_WITH(generalised_of({kResponse, Sample(8, 3.0)}, following(0.5, 8)), Contains("constant"));
  CHECK_THROWS_WITH(generalised_of({kResponse, kFirstPredictor, kFirstPredictor}, following(0.5, 8)),
                    Contains("determined by the columns before it"));
}
