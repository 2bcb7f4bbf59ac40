// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct PrincipalComponents {
  core::Array x;               ///< [sample, component], or [sample, …] whose further dimensions are components
  int components = 2;          ///< of the code, at most
  std::string scale = "none";  ///< "none", or "standard": each component with deviation 1 first
};

struct PrincipalCode {
  core::Array code;  ///< [sample, component], the widest first
  double kept = 1;   ///< share of the variance that the code carries
  double error = 0;  ///< root mean square of what it leaves out, over rows and components
};

/// A sample along its principal axes, the widest ones alone: the linear code of so many numbers that loses least. The
/// code's signs are such that the largest weight of an axis is positive.
///
/// Errors   BadParameter: fewer than 2 rows, NaN, infinities, components below 1.
/// Edges    as many axes as components where fewer were asked for than there are; a sample of one value has a code of
///          zeros, which keeps all.
/// Cost     O(N d min(N, d)).
/// Source   Pearson (1901); Eckart & Young (1936) for least.
PrincipalCode principal_components(const PrincipalComponents& question, core::Run& run);

}  // namespace ansatz::information
