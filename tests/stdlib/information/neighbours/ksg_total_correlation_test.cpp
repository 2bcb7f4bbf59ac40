// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/ksg_total_correlation.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/reference_samples.h"

using namespace ansatz::information;
using namespace support;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

KsgTotalCorrelation total_correlation_about(const std::vector<std::vector<double>>& all,
                                            std::string estimator = "ksg1") {
  KsgTotalCorrelation question;
  question.x = columns(all);
  question.estimator = std::move(estimator);
  return question;
}

double estimate(const KsgTotalCorrelation& question) {
  Run run;
  return ksg_total_correlation(question, run).information;
}

}  // namespace

TEST_CASE("ksg_total_correlation: of two variables it is their mutual information", "[information][neighbours]") {
  // Reference values of both kinds, k = 3 and 5.
  auto question = total_correlation_about({reference_x(), reference_y()});
  CHECK(estimate(question) == Approx(0.23972652843917786).epsilon(1e-9));
  question.neighbours = 5;
  CHECK(estimate(question) == Approx(0.23980176188326752).epsilon(1e-9));
  question = total_correlation_about({reference_x(), reference_y()}, "ksg2");
  CHECK(estimate(question) == Approx(0.2517387112309466).epsilon(1e-9));
}

TEST_CASE("ksg_total_correlation: meets the closed form of a normal chain", "[information][neighbours]") {
  // x₁ → x₂ → x₃, each correlated by 0.6 with the one before: −½ ln|R| = −ln(1 − 0.36) = 0.4463.
  const auto estimator = GENERATE("ksg1", "ksg2");
  const auto x = normals(41, 3000);
  auto y = normals(42, 3000), z = normals(43, 3000);
  for (std::size_t i = 0; i < x.size(); ++i) {
    y[i] = 0.6 * x[i] + 0.8 * y[i];
    z[i] = 0.6 * y[i] + 0.8 * z[i];
  }
  const double truth = -std::log(1 - 0.36);
  CHECK(estimate(total_correlation_about({x, y, z}, estimator)) == Approx(truth).epsilon(0).margin(0.06));
  // In whatever order, and whatever the units.
  auto scaled = total_correlation_about({z, x, y}, estimator);
  CHECK(estimate(scaled) == Approx(estimate(total_correlation_about({x, y, z}, estimator))).epsilon(1e-12));
  auto large = x;
  for (double& v : large) v = 1e6 + 1e3 * v;
  auto standard = total_correlation_about({large, y, z}, estimator),
       plain = total_correlation_about({x, y, z}, estimator);
  standard.scale = plain.scale = "standard";
  CHECK(estimate(standard) ==
        Approx(estimate(plain)).epsilon(0).margin(1e-6));  // a thousandth of a part in 10⁹ of rounding
  CHECK(estimate(total_correlation_about({normals(44, 3000), normals(45, 3000), normals(46, 3000)}, estimator)) ==
        Approx(0).epsilon(0).margin(0.06));
}

TEST_CASE("ksg_total_correlation: names what it refuses", "[information][neighbours]") {
  CHECK_THROWS_WITH(estimate(total_correlation_about({reference_x()})),
                    "ksg_total_correlation: x is one column, but must be at least two: a column a variable");
  CHECK_THROWS_WITH(estimate(total_correlation_about({reference_x(), reference_y()}, "lnc")),
                    Contains("estimator is \"lnc\""));
  auto question = total_correlation_about({{1, 2, 3}, {1, 2, 3}});
  CHECK_THROWS_WITH(estimate(question), Contains("neighbours is 3, but must be in [1, 3)"));
  question.x = columns({{1, NAN, 3}, {1, 2, 3}});
  CHECK_THROWS_WITH(estimate(question), Contains("1 NaN"));
  question.missing = "drop";
  question.neighbours = 1;
  Run run;
  CHECK(ksg_total_correlation(question, run).local.size() == 2);
}
