// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stdlib/fields/initial_state.h"

namespace ansatz::fields {

/// A function's values at places.
std::vector<double> sampled(const core::Function& function, std::span<const double> x);

/// A start's values at the points of a grid; `name` is what messages call the part.
/// Errors   BadParameter of `initial`: an array of another length, a value that is not finite.
std::vector<double> sampled(const char* kernel, const Profile& profile, const std::string& name,
                            std::span<const double> x);

}  // namespace ansatz::fields
