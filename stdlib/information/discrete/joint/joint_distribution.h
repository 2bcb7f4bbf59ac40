// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/information/discrete/joint/joint.h"

namespace ansatz::information {

/// A sample of discrete variables.
struct JointDistribution {
  core::Value samples;  ///< a table, or a record of columns of one length
  Names variables{};    ///< the columns, in the order of the dimensions; empty: all of them
  bool counts = false;  ///< how often each cell was seen, in place of its share
};

/// The share of the rows that each combination of values has, as an array whose dimensions are the variables and whose
/// coordinates are the values that occur, sorted.
///
/// Errors   as read_joint; BadParameter: more than 2²⁶ cells, for which every measure takes the sample itself.
/// Cost     one pass over the rows where columns hold whole numbers close together, a hash of each row otherwise.
core::Array joint(const JointDistribution& question, core::Run& run);

}  // namespace ansatz::information
