// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/information/discrete/scorecards/scorecards.h"

namespace ansatz::information {

/// Counts, or shares, of two groups over the same bins, none empty.
struct TwoGroups {
  std::vector<double> first, second;         ///< shares, each summing to one
  double first_total = 0, second_total = 0;  ///< counts behind them; 0 for shares
  core::Dimension bins;
  bool are_counts() const { return first_total > 0; }
};

/// Reads both and deals with empty cells. `shares_welcome` lets shares that sum to one stand for counts.
TwoGroups read_groups(const std::string& kernel, const BinnedCounts& how, const std::string& first_name,
                      const core::Array& first, const std::string& second_name, const core::Array& second,
                      bool shares_welcome, core::Run& run);

/// Jeffreys' divergence of shares of two multinomial samples with its inference.
struct JeffreysInference {
  double value = 0, standard_error = 0, low = 0, high = 0, statistic = 0, df = 0, p = 1;
};
JeffreysInference infer_jeffreys(const TwoGroups& groups, double level);

}  // namespace ansatz::information
