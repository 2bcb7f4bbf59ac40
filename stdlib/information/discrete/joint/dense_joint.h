// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/information/discrete/joint/joint.h"

namespace ansatz::information {

/// All cells of a joint distribution, those without weight too: an array whose dimensions are the variables.
struct DenseJoint {
  std::vector<core::Dimension> dimensions;
  std::vector<double> weights;  ///< row-major

  core::Array array(std::vector<double> values) const;  ///< of these dimensions, masses of cells
};

/// Errors   BadParameter, of `parameter`: more than `most` cells; `otherwise` is the way out, as a half sentence.
DenseJoint dense_joint(const char* kernel, const char* parameter, const Joint& joint, double most,
                       const char* otherwise);

}  // namespace ansatz::information
