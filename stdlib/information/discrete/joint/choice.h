// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/information/discrete/joint/joint.h"
#include "stdlib/information/discrete/joint/marginal.h"

namespace ansatz::information {

/// A joint distribution and two or three sets of its variables.
struct Choice {
  Joint joint;
  std::vector<std::size_t> x, y, given;
};

/// Reads p and finds the variables; x and y may both be left out where there are just two.
Choice choose(const std::string& kernel, const core::Value& p, const Names& x, const Names& y, const Names& given,
              core::Run& run);

/// The same of counts: a sample, or an array of whole numbers, as a table of counts has.
Choice choose_counts(const std::string& kernel, const core::Value& counts, const Names& x, const Names& y,
                     const Names& given, core::Run& run);

/// Of a sample, H of these variables by one of entropy_estimators(); of masses only "plugin" will do.
/// Errors   BadParameter (parameter "estimator").
double estimated_entropy(const std::string& kernel, const Joint& joint, const std::vector<std::size_t>& variables,
                         const std::string& estimator);

/// Both lists, each variable once.
std::vector<std::size_t> united(std::vector<std::size_t> one, const std::vector<std::size_t>& other);

}  // namespace ansatz::information
