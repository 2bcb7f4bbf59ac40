// SPDX-License-Identifier: MIT
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "stdlib/core/array.h"

namespace ansatz::information {

/// A covariance matrix, or a variance as one of a single component.
/// Errors   BadParameter: not square, not finite, not symmetric, not positive definite (with the smallest eigenvalue).
Eigen::MatrixXd read_covariance(const std::string& kernel, const std::string& name, const core::Array& covariance);

/// ln |matrix| of a positive definite matrix; 0 of an empty one.
double log_determinant(const Eigen::MatrixXd& matrix);

/// A mean of that many components. Errors   BadParameter: of another number.
Eigen::VectorXd read_mean(const std::string& kernel, const std::string& name, const std::vector<double>& mean,
                          Eigen::Index dimension);

}  // namespace ansatz::information
