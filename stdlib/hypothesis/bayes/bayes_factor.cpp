// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/bayes/bayes_factor.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <utility>

namespace ansatz::hypothesis {

namespace {

std::string bayes_factor_reading(const BayesFactor& out) {
  std::string line = out.test + ": BF10 ";
  if (!out.bayes_factor) {
    line += "is undefined";
  } else if (std::isfinite(*out.bayes_factor) && *out.bayes_factor > 0) {
    line += fmt::format("= {:.4g}", *out.bayes_factor);
  } else {
    line += fmt::format("= exp({:.4g})", *out.log_bayes_factor);
  }
  if (out.alternative != "two-sided") line += fmt::format(" ({})", out.alternative);
  line += fmt::format(", {} = {:.4g}", out.symbol, out.statistic);
  if (!out.degrees_of_freedom.empty()) line += fmt::format(", df = {:.4g}", out.degrees_of_freedom[0]);
  return line + fmt::format(", n = {:g}", fmt::join(out.n, " + "));
}

}  // namespace

BayesFactor bayes_factor_of(TestResult found, double log_factor, core::Run& run) {
  if (std::isfinite(log_factor) && !(std::isfinite(std::exp(log_factor)) && std::exp(log_factor) > 0))
    found.warn(run, fmt::format("the factor is too {} for a number: its logarithm is {:.6g}",
                                log_factor > 0 ? "large" : "small", log_factor));
  BayesFactor out;
  out.test = std::move(found.test);
  out.symbol = std::move(found.symbol);
  out.statistic = found.statistic;
  out.degrees_of_freedom = std::move(found.degrees_of_freedom);
  if (!std::isnan(log_factor)) out.bayes_factor = std::exp(log_factor), out.log_bayes_factor = log_factor;
  out.alternative = std::move(found.alternative);
  out.n = std::move(found.n);
  out.groups = std::move(found.groups);
  out.missing = found.missing;
  out.warnings = std::move(found.warnings);
  out.reading = bayes_factor_reading(out);
  return out;
}

}  // namespace ansatz::hypothesis
