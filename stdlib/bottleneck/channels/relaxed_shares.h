// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace ansatz::bottleneck {

/// A turn of Blahut's and Arimoto's for shares that sum to one: each times e^{stride · gain}, and normalised. A stride
/// above 1 over-relaxes. No share is given up for good: 1e-290 is left of it, from which it comes back where it is
/// wanted.
std::vector<double> relaxed_shares(const std::vector<double>& shares, const std::vector<double>& gains, double stride);

}  // namespace ansatz::bottleneck
