// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>

namespace ansatz::information {

/// The base of the logarithm of a result: "nat", "bit", "dit", or a number above 1. Results are plain numbers counted
/// in that base; their label says which.
using Base = std::variant<std::string, double>;

/// ln(base), by which a result in nats is divided. Errors   BadParameter.
double log_of_base(const std::string& kernel, const Base& base);

/// "nat", "bit", "dit", "log 3".
std::string base_name(const Base& base);

}  // namespace ansatz::information
