// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/means/linear_model.h"

namespace ansatz::hypothesis {

/// Points less their mean, and their covariance with divisor n.
struct CentredPoints {
  std::size_t draws, width;
  std::vector<double> values;  ///< one point after the other
  Cholesky covariance;
};

/// Of an array [draw, component] with more than `beyond` draws beyond its components. A large common offset costs no
/// digits.
///
/// Errors   BadParameter "points": another rank, too few draws, NaN, infinities or values from 1e150 on; components
///          that depend on each other by a line.
CentredPoints centred_points(const std::string& kernel, const core::Array& given, std::size_t beyond = 0);

}  // namespace ansatz::hypothesis
