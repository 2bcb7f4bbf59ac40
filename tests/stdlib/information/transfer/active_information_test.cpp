// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/active_information.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/information/transfer/transfer_entropy.h"
#include "support/reference_samples.h"

using namespace ansatz::information;
using namespace support;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

constexpr double kPhi = 0.6;

// x_t = 0.6 x_{t − 1} + e_t: the past tells −½ ln(1 − 0.36) = 0.2231 and leaves ½ ln(2πe) open, however long it is.
std::vector<double> remembering(std::size_t n) {
  auto x = normals(31, n);
  for (std::size_t t = 1; t < n; ++t) x[t] += kPhi * x[t - 1];
  return x;
}

template <class Question>
Question active_information_about(std::vector<double> x, std::string estimator, int history = 1) {
  Question question;
  question.x = Array::of(std::move(x));
  question.estimator = std::move(estimator);
  question.history = history;
  return question;
}

double active(const ActiveInformation& question) {
  Run run;
  return active_information(question, run).information;
}

double rate(const EntropyRate& question) {
  Run run;
  return entropy_rate(question, run);
}

// Goes from 0 to 1 one time in four, from 1 to 0 one in two.
std::vector<double> switching(std::size_t n) {
  std::vector<double> x{0};
  for (const double u : uniforms(32, n - 1)) x.push_back(x.back() == 0 ? (u < 0.25 ? 1 : 0) : (u < 0.5 ? 0 : 1));
  return x;
}

double entropy(double p) { return -p * std::log(p) - (1 - p) * std::log(1 - p); }

}  // namespace

TEST_CASE("active_information: meets the closed form of a remembering series", "[information][transfer]") {
  const double truth = -0.5 * std::log(1 - kPhi * kPhi);
  const auto x = remembering(4000);
  // The correlation is known to (1 − r²)/√n = 0.01, its information to r/(1 − r²) of that: 0.01; three of it.
  CHECK(active(active_information_about<ActiveInformation>(x, "gaussian")) == Approx(truth).epsilon(0).margin(0.03));
  CHECK(active(active_information_about<ActiveInformation>(x, "gaussian", 3)) == Approx(truth).epsilon(0).margin(0.03));
  CHECK(active(active_information_about<ActiveInformation>(x, "ksg")) == Approx(truth).epsilon(0).margin(0.06));
  Run run;
  PredictiveInformation ahead = active_information_about<PredictiveInformation>(x, "gaussian", 3);
  CHECK(predictive_information(ahead, run).information == Approx(truth).epsilon(0).margin(0.03));
  CHECK(predictive_information(ahead, run).local.size() == 4000 - 5);
}

TEST_CASE("active_information: a constant tells nothing of itself", "[information][transfer]") {
  const std::vector<double> constant(60, 2.5);
  CHECK(active(active_information_about<ActiveInformation>(constant, "ksg")) == 0);
  CHECK(active(active_information_about<ActiveInformation>(constant, "discrete")) == 0);
  Run run;
  TransferEntropy question;
  question.source = question.target = Array::of(constant);
  CHECK(transfer_entropy(question, run).information == 0);
  CHECK_THAT(run.warnings().at(0), Contains("does not vary"));
}

TEST_CASE("active_information: of states, and their steps", "[information][transfer]") {
  // A third of the time in 1: h = ⅔ H(¼) + ⅓ H(½), and A = H(⅓) − h.
  const auto x = switching(20000);
  const double open = 2.0 / 3 * entropy(0.25) + entropy(0.5) / 3;
  CHECK(rate(active_information_about<EntropyRate>(x, "discrete")) == Approx(open).epsilon(0).margin(0.01));
  CHECK(rate(active_information_about<EntropyRate>(x, "discrete", 4)) == Approx(open).epsilon(0).margin(0.01));
  const auto question = active_information_about<ActiveInformation>(x, "discrete");
  CHECK(active(question) == Approx(entropy(1.0 / 3) - open).epsilon(0).margin(0.01));
  Run run;
  const auto found = active_information(question, run);
  double sum = 0;
  for (const double share : found.local.real()) sum += share;
  CHECK(sum / 19999 == Approx(found.information).epsilon(1e-10));
  // From 0 to 1: ln(¼/⅓).
  for (std::size_t t = 1; t < 200; ++t)
    if (x[t - 1] == 0 && x[t] == 1) CHECK(found.local.real()[t - 1] == Approx(std::log(0.75)).epsilon(0).margin(0.1));
  CHECK(found.local.coordinate_values(0).front() == 2);
}

TEST_CASE("entropy_rate: what is left open, in the unit of the series", "[information][transfer]") {
  auto x = remembering(4000);
  const double truth = 0.5 * std::log(2 * std::numbers::pi * std::numbers::e);
  // Of 4000 residuals the variance is known to √(2/4000) = 2.2 %, its logarithm halved to 0.011; three of it.
  CHECK(rate(active_information_about<EntropyRate>(x, "gaussian", 2)) == Approx(truth).epsilon(0).margin(0.034));
  CHECK(rate(active_information_about<EntropyRate>(x, "ksg")) == Approx(truth).epsilon(0).margin(0.06));
  for (double& v : x) v *= 10;
  CHECK(rate(active_information_about<EntropyRate>(x, "gaussian", 2)) ==
        Approx(truth + std::log(10)).epsilon(0).margin(0.034));
  CHECK(rate(active_information_about<EntropyRate>(x, "ksg")) == Approx(truth + std::log(10)).epsilon(0).margin(0.06));
}

TEST_CASE("entropy_rate: patterns of a rising series leave nothing open", "[information][transfer]") {
  std::vector<double> rising(50);
  for (std::size_t i = 0; i < 50; ++i) rising[i] = static_cast<double>(i * i);
  CHECK(rate(active_information_about<EntropyRate>(rising, "ordinal")) == 0);
  CHECK(active(active_information_about<ActiveInformation>(rising, "ordinal")) == 0);
  CHECK(active(active_information_about<ActiveInformation>(std::vector<double>(50, 3.0), "gaussian")) == 0);
  CHECK(active(active_information_about<ActiveInformation>(std::vector<double>(50, 3.0), "discrete")) == 0);
}

TEST_CASE("active_information: names what it refuses", "[information][transfer]") {
  CHECK_THROWS_WITH(active(active_information_about<ActiveInformation>({1, 2, 3, 4}, "ksg", 2)),
                    "active_information: x is 4 steps, but must be at least 7, to leave some for the past");
  CHECK_THROWS_WITH(active(active_information_about<ActiveInformation>(normals(1, 50), "ksg", 0)),
                    Contains("history is 0"));
  CHECK_THROWS_WITH(active(active_information_about<ActiveInformation>(normals(1, 50), "mine")),
                    Contains("estimator is \"mine\""));
  auto x = normals(1, 50);
  x[7] = NAN;
  CHECK_THROWS_WITH(active(active_information_about<ActiveInformation>(x, "ksg")), Contains("x is 1 NaN"));
  CHECK_THROWS_WITH(rate(active_information_about<EntropyRate>(std::vector<double>(50, 1.0), "ksg")),
                    Contains("entropy_rate: x is the same step again and again"));
  Run run;
  entropy_rate(active_information_about<EntropyRate>(normals(1, 12), "gaussian"), run);
  CHECK_THAT(run.warnings().at(0), Contains("usable steps are few"));
}
