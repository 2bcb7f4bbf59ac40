// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

namespace ansatz::hypothesis {

/// Up to how many values a test of ranks finds its exact distribution, which it can where no values are tied.
struct UntiedLimits {
  std::size_t by_default;  ///< under "auto"
  std::size_t most;        ///< where "exact" is asked for
};

/// Whether p is exact: `method` is "auto", "exact" or "asymptotic"; `ties` counts the tied values of all `total`.
///
/// Errors   BadParameter: "exact" with ties or for more values than the most; another method.
bool is_exact_untied(const std::string& kernel, const std::string& method, std::size_t total, int ties,
                     const UntiedLimits& limits);

}  // namespace ansatz::hypothesis
