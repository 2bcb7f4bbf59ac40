// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// How large a difference is, apart from how sure we are of it.
struct Effect {
  std::string name;  ///< "Cliff's δ"
  double value = 0;
  std::optional<core::Interval> interval;  ///< two-sided, at the level `confidence`
  double confidence = 0.95;
};

/// What every test gives back. A p never stands without its statistic and its n.
struct TestResult {
  std::string test;    ///< "Mann–Whitney"
  std::string symbol;  ///< how the statistic is written: "U"
  double statistic = 0;
  std::vector<double> degrees_of_freedom;  ///< none, one, or two
  std::optional<double> p;                 ///< nothing where it is undefined (0/0); `warnings` says why
  std::string alternative = "two-sided";
  std::vector<double> n;                   ///< sizes of the samples, after missing values were left out
  std::vector<std::string> groups;         ///< their names
  std::optional<double> estimate;          ///< in the unit of the data: what `estimate_of` says
  std::string estimate_of;                 ///< "shift", "difference of means"
  std::optional<core::Interval> interval;  ///< of the estimate, two-sided whatever the alternative
  std::optional<Effect> effect;
  std::string method;     ///< "exact", "asymptotic", "permutation", "Monte Carlo"
  int ties = 0;           ///< distinct values that occur more than once in the pooled sample
  int missing = 0;        ///< values left out
  double smallest_p = 0;  ///< the least p that samples of these sizes (and ties) could have given
  std::vector<std::string> warnings;
  std::string reading;  ///< one line to print

  /// Keeps the sentence here and with the run.
  void warn(core::Run& run, std::string sentence);
  /// Writes `reading` from the members:
  /// "Mann–Whitney U = 50, p = 0.0093 (exact), Cliff's δ = 0.79 [0.34, 0.94], n = 8 + 7".
  /// `with_estimate` puts ", slope = 0.33 [-0.5, 0.83]" before the effect, where it is what the question was.
  void read(bool with_estimate = false);
};

/// A result with the samples' names, sizes and missing values filled in. Doubts samples that are equal value by value:
/// the test then holds a sample against itself, and cannot come out otherwise.
TestResult start_result(std::string test, std::string symbol, const Samples& samples, core::Run& run);

}  // namespace ansatz::hypothesis
