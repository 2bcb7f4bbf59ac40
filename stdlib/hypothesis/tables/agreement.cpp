// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/tables/counts.h"

namespace ansatz::hypothesis {

namespace {

std::vector<double> weights_of(const std::string& name, std::size_t k) {
  if (name != "none" && name != "linear" && name != "quadratic")
    throw core::BadParameter("cohen_kappa", "weights", "\"" + name + "\"", "\"none\", \"linear\" or \"quadratic\"");
  std::vector<double> out(k * k);
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      const double apart = (static_cast<double>(i) - static_cast<double>(j)) / (static_cast<double>(k) - 1);
      out[i * k + j] = name == "none" ? (i == j) : name == "linear" ? 1 - std::abs(apart) : 1 - apart * apart;
    }
  }
  return out;
}

/// Fills what follows from κ and its standard errors under independence and as it is.
void finish(TestResult& result, double kappa, double null_error, double error, double confidence, core::Run& run) {
  const double reach = normal_quantile(0.5 + 0.5 * confidence) * error;
  result.estimate = kappa;
  result.estimate_of = "κ";
  result.interval = core::Interval{std::max(-1.0, kappa - reach), std::min(1.0, kappa + reach)};
  result.effect = Effect{result.test + "'s κ", kappa, result.interval, confidence};
  if (null_error > 0) {
    result.statistic = kappa / null_error;
    result.p = std::min(1.0, 2 * normal_survival(std::abs(result.statistic)));
  } else {
    result.statistic = std::nan("");
    result.warn(run, "undefined: κ has no spread");
  }
  result.read();
}

TestResult undefined(TestResult result, const char* why, core::Run& run) {
  result.statistic = std::nan("");
  result.warn(run, why);
  result.read();
  return result;
}

}  // namespace

TestResult cohen_kappa(const CohenKappa& question, core::Run& run) {
  check_confidence("cohen_kappa", question.confidence);
  const Counts counts = read_counts("cohen_kappa", question.table);
  if (counts.rows != counts.columns)
    throw core::BadParameter("cohen_kappa", "table",
                             fmt::format("of {} rows and {} columns", counts.rows, counts.columns),
                             "as wide as it is high: both raters use the same categories, in the same order");
  const std::size_t k = counts.rows;
  const std::vector<double> weight = weights_of(question.weights, k);
  const double n = counts.total;
  const auto share = [&](std::size_t i, std::size_t j) { return counts.at(i, j) / n; };
  std::vector<double> of_row(k, 0.0), of_column(k, 0.0);  // mean weights
  double agreed = 0, expected = 0;
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      const double w = weight[i * k + j], r = counts.row_sums[i] / n, c = counts.column_sums[j] / n;
      of_row[i] += w * c, of_column[j] += w * r;
      agreed += w * share(i, j), expected += w * r * c;
    }
  }
  TestResult result;
  result.test = "Cohen";
  result.symbol = "z";
  result.method = "asymptotic";
  result.n = {n};
  if (!(expected < 1)) return undefined(result, "undefined: both raters always say the same", run);
  const double kappa = (agreed - expected) / (1 - expected);
  double null = 0, own = 0;
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      const double w = weight[i * k + j], sum = of_row[i] + of_column[j];
      null += counts.row_sums[i] / n * counts.column_sums[j] / n * (w - sum) * (w - sum);
      const double off = w - sum * (1 - kappa);
      own += share(i, j) * off * off;
    }
  }
  const double rest = kappa - expected * (1 - kappa);
  const double null_error = std::sqrt(std::max(0.0, null - expected * expected) / n) / (1 - expected);
  const double error = std::sqrt(std::max(0.0, own - rest * rest) / n) / (1 - expected);
  if (n < 30) result.warn(run, fmt::format("{:g} things are few for a normal limit", n));
  finish(result, kappa, null_error, error, question.confidence, run);
  return result;
}

namespace {

/// κ of all things but one.
double fleiss(const Counts& counts, double raters, std::optional<std::size_t> but) {
  std::vector<double> share(counts.columns, 0.0);
  double agreed = 0, things = 0;
  for (std::size_t i = 0; i < counts.rows; ++i) {
    if (but == i) continue;
    things += 1;
    for (std::size_t j = 0; j < counts.columns; ++j) {
      share[j] += counts.at(i, j);
      agreed += counts.at(i, j) * (counts.at(i, j) - 1);
    }
  }
  double expected = 0;
  for (const double sum : share) expected += sum / (things * raters) * (sum / (things * raters));
  return (agreed / (things * raters * (raters - 1)) - expected) / (1 - expected);
}

}  // namespace

TestResult fleiss_kappa(const FleissKappa& question, core::Run& run) {
  check_confidence("fleiss_kappa", question.confidence);
  const Counts counts = read_counts("fleiss_kappa", question.table);
  const double raters = counts.row_sums[0], n = static_cast<double>(counts.rows);
  for (std::size_t i = 0; i < counts.rows; ++i)
    if (counts.row_sums[i] != raters)
      throw core::BadParameter(
          "fleiss_kappa", "table",
          fmt::format("of {:g} raters in row 1 and {:g} in row {}", raters, counts.row_sums[i], i + 1),
          "of as many raters in every row");
  if (raters < 2)
    throw core::BadParameter("fleiss_kappa", "table", fmt::format("of {:g} raters", raters), "of at least 2 raters");
  TestResult result;
  result.test = "Fleiss";
  result.symbol = "z";
  result.method = "asymptotic";
  result.n = {n};
  double squares = 0, cubes = 0;
  for (const double sum : counts.column_sums) {
    const double p = sum / counts.total, q = 1 - p;
    squares += p * q;
    cubes += p * q * (q - p);
  }
  if (!(squares > 0)) return undefined(result, "undefined: one category takes all", run);
  const double null_error =
      std::sqrt(2 * (squares * squares - cubes)) / (squares * std::sqrt(n * raters * (raters - 1)));
  std::vector<double> without(counts.rows);
  double mean = 0, spread = 0;
  for (std::size_t i = 0; i < counts.rows; ++i) {
    if (i % 256 == 0) run.tick();
    without[i] = fleiss(counts, raters, i);
    mean += without[i] / n;
  }
  for (const double each : without) spread += (each - mean) * (each - mean);
  const double error = std::sqrt((n - 1) / n * spread);
  finish(result, fleiss(counts, raters, std::nullopt), null_error, std::isnan(error) ? 0 : error, question.confidence,
         run);
  return result;
}

}  // namespace ansatz::hypothesis
