// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::bottleneck {

/// What a bottleneck works on: the values of X, those alike taken as one, since nothing is gained by telling them
/// apart (minimal sufficient statistic).
struct Source {
  std::size_t symbols = 0;              ///< distinct x
  std::size_t outcomes = 0;             ///< y that occur
  std::vector<double> mass;             ///< [symbol] p(x), above 0
  std::vector<double> conditional;      ///< [symbol, outcome] p(y|x)
  std::vector<double> outcome_mass;     ///< [outcome] p(y), above 0
  std::vector<std::size_t> symbol_of;   ///< [x as given], kNone where it has no mass
  std::vector<std::size_t> outcome_of;  ///< [outcome] its place as given
  std::size_t outcomes_given = 0;
  double information = 0;  ///< I(X; Y) in nats
  double entropy = 0;      ///< H of the distinct x, in nats: what the richest code costs

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
};

/// Reads masses p(x, y), one row an x. Values of x whose p(y|x) differ by at most 1e-12 are one.
///
/// Errors   BadParameter (parameter `p`): no matrix; as read_distributions.
Source read_source(const std::string& kernel, const core::Array& p, core::Run& run);

/// Fills information and entropy from masses and conditionals.
void measure(Source& source);

/// [x] the cluster of each x as given, from 1 in the order of x, from that of each symbol; 0 where x has no mass.
core::Array assignment_of(const Source& source, const std::vector<std::size_t>& cluster, const core::Dimension& x);

}  // namespace ansatz::bottleneck
