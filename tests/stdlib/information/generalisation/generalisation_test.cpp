// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/information/generalisation/estimation_risk.h"
#include "stdlib/information/generalisation/gap_bounds.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

double gap(double information, double samples, double spread = 0.5, bool conditional = false) {
  Run run;
  return information_gap_bound({information, samples, spread, conditional}, run);
}

PacBayesBound bound(double divergence, double samples, double confidence = 0.95, std::optional<double> risk = {}) {
  Run run;
  return pac_bayes_bound({divergence, samples, confidence, risk}, run);
}

EstimationRiskEstimate risk(std::vector<double> masses, std::optional<double> samples = {}, double tolerance = 0.02) {
  Run run;
  EstimationRisk question;
  question.masses = Array::of(std::move(masses));
  question.samples = samples;
  question.tolerance = tolerance;
  return estimation_risk(question, run);
}

EstimationRiskEstimate risk_of(int parameters, std::optional<double> samples = {}, double tolerance = 0.02) {
  Run run;
  EstimationRisk question;
  question.parameters = parameters;
  question.samples = samples;
  question.tolerance = tolerance;
  return estimation_risk(question, run);
}

/// E D(m‖m̂) of two cells by all counts but those of an empty cell.
double exact_risk(double m, int n) {
  double sum = 0;
  for (int k = 1; k < n; ++k) {
    const double chance = std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) +
                                   k * std::log(m) + (n - k) * std::log(1 - m));
    const double share = static_cast<double>(k) / n;
    sum += chance * (m * std::log(m / share) + (1 - m) * std::log((1 - m) / (1 - share)));
  }
  return sum;
}

}  // namespace

TEST_CASE("information gap: is the root of what was learnt over the samples", "[information][generalisation]") {
  CHECK(gap(3, 200) == Approx(0.08660254037844387).epsilon(1e-14));
  CHECK(gap(3, 200, 1) == Approx(std::sqrt(6.0 / 200)).epsilon(1e-14));
  CHECK(gap(3, 200, 7, true) == Approx(std::sqrt(6.0 / 200)).epsilon(1e-14));  // losses between 0 and 1
  CHECK(gap(0, 10) == 0);
  Run run;
  CHECK(code_gap({3, 5, 200}, run) == Approx(0.2).epsilon(1e-15));
  CHECK(code_gap({3, 0, 300}, run) == Approx(0.1).epsilon(1e-15));
}

TEST_CASE("PAC-Bayes: meets the reference value, and its risk lies where kl has it", "[information][generalisation]") {
  const auto found = bound(3, 200);
  CHECK(found.right_side == Approx(0.046690190686939775).epsilon(1e-14));
  CHECK(found.gap == Approx(std::sqrt(0.046690190686939775 / 2)).epsilon(1e-14));
  CHECK(std::isnan(found.risk));
  const double p = 0.1, q = bound(3, 200, 0.95, p).risk;
  CHECK(p * std::log(p / q) + (1 - p) * std::log((1 - p) / (1 - q)) == Approx(found.right_side).epsilon(1e-9));
  CHECK(q > p);
  CHECK(q < p + found.gap);  // kl is the tighter
  // No errors: −ln(1 − q) is the right side.
  CHECK(bound(3, 200, 0.95, 0.0).risk == Approx(-std::expm1(-found.right_side)).epsilon(1e-10));
  CHECK(bound(3, 200, 0.95, 1.0).risk == 1);
  CHECK(bound(3, 200, 0.99).right_side > found.right_side);
}

TEST_CASE("estimation risk: meets the expansion of a multinomial and asks for the samples it needs",
          "[information][generalisation]") {
  const auto four = risk({0.25, 0.25, 0.25, 0.25}, 200);
  CHECK(four.second == Approx(4.75).epsilon(1e-13));
  CHECK(four.risk == Approx(3.0 / 400 + 4.75 / 40000).epsilon(1e-13));
  CHECK(four.samples == Approx(78.04318685056714).epsilon(1e-12));
  CHECK(four.is_enough);
  CHECK_FALSE(risk({0.25, 0.25, 0.25, 0.25}, 78).is_enough);
  CHECK(risk({0.25, 0.25, 0.25, 0.25}, 79).is_enough);
  // 25 samples a parameter.
  CHECK(risk_of(6).samples == Approx(150).epsilon(1e-13));
  CHECK(risk_of(6, 150).risk == Approx(0.02).epsilon(1e-13));
  CHECK(std::isnan(risk_of(6).risk));
}

TEST_CASE("estimation risk: is that of all counts up to the third order", "[information][generalisation]") {
  for (const double m : {0.5, 0.3}) {
    double last = 0;
    for (const int n : {100, 200, 400}) {
      const double left = (exact_risk(m, n) - risk({m, 1 - m}, n).risk) * std::pow(n, 3);
      CHECK(std::abs(left) < 60);  // bounded, where the terms kept are of 10⁴ and 10² in this unit
      if (last != 0) CHECK(left == Approx(last).epsilon(0.5));
      last = left;
    }
  }
}

TEST_CASE("generalisation: names what it refuses", "[information][generalisation]") {
  CHECK_THROWS_WITH(gap(-1, 10), "information_gap_bound: information is -1, but must be at least 0, and finite");
  CHECK_THROWS_WITH(gap(INFINITY, 10), Contains("information is inf"));
  CHECK_THROWS_WITH(gap(1, 0), Contains("samples is 0, but must be at least 1"));
  CHECK_THROWS_WITH(gap(1, 10, NAN), Contains("spread is nan"));
  Run run;
  CHECK_THROWS_WITH(code_gap({-1, 0, 5}, run), Contains("code is -1"));
  CHECK_THROWS_WITH(code_gap({1, NAN, 5}, run), Contains("encoder is nan"));
  CHECK_THROWS_WITH(bound(1, 7), Contains("samples is 7, but must be at least 8"));
  CHECK_THROWS_WITH(bound(1, 10, 1), Contains("confidence is 1, but must be between 0 and 1"));
  CHECK_THROWS_WITH(bound(1, 10, 0.9, 1.5), Contains("risk is 1.5, but must be in [0, 1]"));
  CHECK_THROWS_WITH(risk({0.5, 0.6}), Contains("masses is of sum 1.1, but must be of sum 1"));
  CHECK_THROWS_WITH(risk({1}), Contains("masses is of 1 cells, but must be of 2 at least"));
  CHECK_THROWS_WITH(risk({0, 1}), Contains("masses is 0 in a cell"));
  CHECK_THROWS_WITH(risk({0.5, 0.5}, 0.0), Contains("samples is 0"));
  CHECK_THROWS_WITH(risk({0.5, 0.5}, 10, 0), Contains("tolerance is 0"));
  CHECK_THROWS_WITH(risk_of(0), Contains("parameters is 0, but must be at least 1"));
  CHECK_THROWS_WITH(estimation_risk({}, run), Contains("parameters is not given"));
  EstimationRisk both;
  both.parameters = 1;
  both.masses = Array::of({0.5, 0.5});
  CHECK_THROWS_WITH(estimation_risk(both, run), Contains("given beside masses"));
}
