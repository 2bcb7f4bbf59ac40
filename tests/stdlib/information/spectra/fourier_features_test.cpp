// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/fourier_features.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "stdlib/core/error.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::BadParameter;
using ansatz::core::Run;
using support::cloud;
using support::in_rows;

namespace {

FourierConcentrationEstimate concentration(const Array& x) {
  Run run;
  return fourier_concentration({.x = x}, run);
}

constexpr std::size_t kPeriod = 11;

double angle(double turns) { return 2 * std::numbers::pi * turns / static_cast<double>(kPeriod); }

/// Logits of a network that adds modulo kPeriod by frequency k, `height` high, beside a bias of each class.
std::vector<double> adder(int k, double height) {
  std::vector<double> out;
  for (std::size_t a = 0; a < kPeriod; ++a)
    for (std::size_t b = 0; b < kPeriod; ++b)
      for (std::size_t c = 0; c < kPeriod; ++c)
        out.push_back(height * std::cos(angle(k * (static_cast<double>(a + b) - static_cast<double>(c)))) +
                      0.1 * static_cast<double>(c));
  return out;
}

FourierLossesEstimate losses(std::vector<double> logits, std::vector<double> frequencies) {
  Run run;
  std::vector<double> labels;
  for (std::size_t a = 0; a < kPeriod; ++a)
    for (std::size_t b = 0; b < kPeriod; ++b) labels.push_back(static_cast<double>((a + b) % kPeriod + 1));
  return fourier_losses(
      {.logits = Array({{"first", kPeriod}, {"second", kPeriod}, {"class", kPeriod}}, std::move(logits)),
       .labels = Array({{"first", kPeriod}, {"second", kPeriod}}, std::move(labels)),
       .frequencies = std::move(frequencies)},
      run);
}

/// Mean cross-entropy where the logits of the right class and of the others stand as the adder has them.
double loss_of(int k, double height) {
  double sum = 0;
  for (std::size_t right = 0; right < kPeriod; ++right) {
    double total = 0;
    for (std::size_t c = 0; c < kPeriod; ++c)
      total += std::exp(height * std::cos(angle(k * (static_cast<double>(right) - static_cast<double>(c)))) +
                        0.1 * static_cast<double>(c));
    sum += std::log(total) - height - 0.1 * static_cast<double>(right);
  }
  return sum / static_cast<double>(kPeriod);
}

}  // namespace

TEST_CASE("Fourier concentration: one frequency has all, noise is spread", "[information][spectra]") {
  for (const std::size_t tokens : {13UL, 16UL}) {
    std::vector<double> waves;
    for (std::size_t t = 0; t < tokens; ++t) {
      const double turn = 2 * std::numbers::pi * 3 * static_cast<double>(t) / static_cast<double>(tokens);
      waves.push_back(5 + 2 * std::cos(turn));
      waves.push_back(std::sin(turn) - 1);
    }
    const auto out = concentration(in_rows(tokens, waves));
    CHECK(out.power.size() == tokens / 2);
    CHECK(out.power.dimension(0).name == "frequency");
    CHECK(out.power.number(2) == Approx(1).epsilon(1e-12));
    const auto n = static_cast<double>(tokens / 2);
    CHECK(out.gini == Approx((n - 1) / n).epsilon(1e-12));  // the most that n shares can have
  }
  CHECK(concentration(cloud(4, 101, 300)).gini < 0.1);
}

TEST_CASE("Fourier concentration: shares are those of the variance, the highest frequency among them",
          "[information][spectra]") {
  // Of 6 tokens: variances ½ for a cosine of amplitude 1, 1 for the alternating one.
  std::vector<double> waves;
  for (int t = 0; t < 6; ++t) waves.push_back(std::cos(std::numbers::pi * t / 3) + (t % 2 == 0 ? 1 : -1));
  const auto out = concentration(in_rows(6, waves));
  CHECK(out.power.number(0) == Approx(1.0 / 3).epsilon(1e-12));
  CHECK(out.power.number(1) == Approx(0).epsilon(0).margin(1e-15));
  CHECK(out.power.number(2) == Approx(2.0 / 3).epsilon(1e-12));
}

TEST_CASE("Fourier concentration: constants have none, whatever their size", "[information][spectra]") {
  for (const double value : {0.0, 0.1, 1e200, 1e-200})
    CHECK(std::isnan(concentration(in_rows(7, std::vector<double>(14, value))).gini));
  CHECK_THROWS_AS(concentration(in_rows(1, {1, 2})), BadParameter);
  CHECK_THROWS_AS(concentration(Array::of({1, 2})), BadParameter);
  CHECK_THROWS_AS(concentration(in_rows(2, {1, std::numeric_limits<double>::quiet_NaN()})), BadParameter);
}

TEST_CASE("Fourier losses: of an adder, with its frequency and without", "[information][spectra]") {
  const auto own = losses(adder(3, 4), {3});
  CHECK(own.loss == Approx(loss_of(3, 4)).epsilon(1e-12));
  CHECK(own.restricted == Approx(own.loss).epsilon(1e-12));
  CHECK(own.excluded == Approx(loss_of(3, 0)).epsilon(1e-12));
  const auto other = losses(adder(3, 4), {2, 5});
  CHECK(other.restricted == Approx(loss_of(3, 0)).epsilon(1e-12));
  CHECK(other.excluded == Approx(own.loss).epsilon(1e-12));
  const auto none = losses(adder(3, 4), {});
  CHECK(none.restricted == Approx(loss_of(3, 0)).epsilon(1e-12));
  CHECK(none.excluded == Approx(own.loss).epsilon(1e-12));
}

TEST_CASE("Fourier losses: what was learnt by heart is in no frequency of the sum", "[information][spectra]") {
  // Added to the adder's: something that depends on first − second.
  std::vector<double> logits = adder(3, 4);
  std::size_t at = 0;
  for (std::size_t a = 0; a < kPeriod; ++a)
    for (std::size_t b = 0; b < kPeriod; ++b)
      for (std::size_t c = 0; c < kPeriod; ++c)
        logits[at++] +=
            3 * std::cos(angle(2 * (static_cast<double>(a) - static_cast<double>(b)) + static_cast<double>(c)));
  CHECK(losses(logits, {3}).restricted == Approx(loss_of(3, 4)).epsilon(1e-12));
  CHECK(losses(logits, {3}).loss > loss_of(3, 4) + 0.1);
}

TEST_CASE("Fourier losses: refuse what does not fit", "[information][spectra]") {
  CHECK_THROWS_WITH(losses(adder(3, 4), {6}), Catch::Contains("from 1 to 5"));
  CHECK_THROWS_AS(losses(adder(3, 4), {0}), BadParameter);
  CHECK_THROWS_AS(losses(adder(3, 4), {1.5}), BadParameter);
  CHECK_THROWS_WITH(losses(adder(3, 4), {3, 3}), Catch::Contains("3 twice"));
  std::vector<double> broken = adder(3, 4);
  broken[7] = std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(losses(broken, {3}), BadParameter);
  Run run;
  const Array logits({{"first", 2}, {"second", 2}, {"class", 2}}, std::vector<double>(8));
  CHECK_THROWS_AS(fourier_losses({.logits = logits, .labels = in_rows(2, {1, 2, 2, 3}), .frequencies = {1}}, run),
                  BadParameter);
  CHECK_THROWS_AS(fourier_losses({.logits = logits, .labels = in_rows(2, {1, 2, 2, 1.5}), .frequencies = {1}}, run),
                  BadParameter);
  CHECK_THROWS_AS(fourier_losses({.logits = logits, .labels = Array::of({1, 2}), .frequencies = {1}}, run),
                  BadParameter);
  const Array uneven({{"first", 2}, {"second", 1}, {"class", 2}}, std::vector<double>(4));
  CHECK_THROWS_AS(fourier_losses({.logits = uneven, .labels = Array::of({1, 2}), .frequencies = {1}}, run),
                  BadParameter);
}
