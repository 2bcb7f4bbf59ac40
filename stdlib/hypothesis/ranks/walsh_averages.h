// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace ansatz::hypothesis {

/// Order statistic k (1 … n(n + 1)/2) of the Walsh averages (x_i + x_j)/2, i ≤ j, of values in increasing order, by
/// bisection: they are never listed.
/// Cost   some sixty passes of O(n).
double walsh_average(const std::vector<double>& sorted, double k);

/// Their median, Hodges & Lehmann's pseudomedian.
double pseudomedian(const std::vector<double>& sorted);

}  // namespace ansatz::hypothesis
