// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// How much likelier the data are if there is an effect than if there is none: m₁/m₀, with m₁ the likelihood averaged
/// over the prior of the effect.
struct BayesFactor {
  std::string test;                        ///< "JZS t"
  std::string symbol;                      ///< how the statistic is written: "t"
  double statistic = 0;                    ///< what it was found from
  std::vector<double> degrees_of_freedom;  ///< none or one
  std::optional<double> bayes_factor;      ///< nothing where it is undefined; `warnings` says why
  std::optional<double> log_bayes_factor;  ///< its natural logarithm, which no factor is too large for
  std::string alternative = "two-sided";   ///< "greater", "less": the prior has the effects of one sign alone
  std::vector<double> n;                   ///< sizes of the samples, after missing values were left out
  std::vector<std::string> groups;         ///< their names
  int missing = 0;                         ///< values left out
  std::vector<std::string> warnings;
  std::string reading;  ///< one line to print
};

/// The Bayes factor that goes with a statistic, its logarithm given; NaN: undefined, which `found` has a warning for.
/// A factor beyond the numbers stands as ∞ or 0, with a warning and the logarithm beside it.
BayesFactor bayes_factor_of(TestResult found, double log_factor, core::Run& run);

}  // namespace ansatz::hypothesis
