// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/anytime/surprisal_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kSurprisalTest = "surprisal_test";

std::vector<double> read(const core::Array& array, const char* name, double low, double high) {
  if (array.rank() != 1)
    throw core::BadParameter(kSurprisalTest, name, fmt::format("an array of {} dimensions", array.rank()),
                             "an array of one dimension");
  const core::Array numbers = array.as_real();
  for (const double v : numbers.real())
    if (!(v >= low && v <= high))
      throw core::BadParameter(kSurprisalTest, name, fmt::format("{:g} somewhere", v),
                               fmt::format("in [{:g}, {:g}]", low, high));
  return {numbers.real().begin(), numbers.real().end()};
}

}  // namespace

TestResult surprisal_test(const SurprisalTest& question, core::Run& run) {
  check_confidence(kSurprisalTest, question.confidence);
  const double most = question.largest;
  if (!(most > 0) || std::isinf(most))
    throw core::BadParameter(kSurprisalTest, "largest", fmt::format("{:g}", most), "finite and above 0");
  const std::vector<double> logs = read(question.log_probabilities, "log_probabilities", -most, 0);
  const std::vector<double> entropies = read(question.entropies, "entropies", 0, most);
  // A variable in [0, M] has no larger variance than M²/4.
  const bool told = question.variances.size() > 0;
  const std::vector<double> variances = read(question.variances, "variances", 0, most * most);
  const auto check_length = [&](const char* name, std::size_t length) {
    if (length != logs.size())
      throw core::BadParameter(kSurprisalTest, name, fmt::format("{} numbers beside {} symbols", length, logs.size()),
                               "one for each symbol");
  };
  if (logs.empty()) throw core::BadParameter(kSurprisalTest, "log_probabilities", "empty", "one number a symbol");
  check_length("entropies", entropies.size());
  if (told) check_length("variances", variances.size());

  const auto n = static_cast<double>(logs.size());
  double sum = 0, variance = told ? 0 : 0.25 * most * most;
  for (std::size_t i = 0; i < logs.size(); ++i) sum += -logs[i] - entropies[i];
  for (const double v : variances) variance += v / n;
  const double s = sum / n, size = std::abs(s);
  const double bernstein = -n * size * size / (2 * (variance + most * size / 3));
  const double azuma = -n * size * size / (2 * most * most);

  TestResult result;
  result.test = "surprisal";
  result.symbol = "S";
  result.method = bernstein <= azuma ? "Bernstein's bound" : "Azuma's bound";
  result.n = {n};
  result.statistic = s;
  result.p = size > 0 ? std::min(1.0, 2 * std::exp(std::min(bernstein, azuma))) : 1.0;
  // n ε² = 2 L (V + M ε/3), L = ln(2/δ).
  const double log = std::log(2 / (1 - question.confidence)), half = log * most / (3 * n);
  const double reach = std::min(half + std::sqrt(half * half + 2 * log * variance / n), most * std::sqrt(2 * log / n));
  result.estimate = s;
  result.estimate_of = "excess surprisal";
  result.interval = core::Interval{s - reach, s + reach};
  if (*result.p >= 1 && size > 0 && n < 100)
    result.warn(run, fmt::format("{:g} symbols tell little: a text of the model's own may be {:.2g} off", n, reach));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
