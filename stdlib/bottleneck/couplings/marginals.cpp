// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/marginals.h"

#include <fmt/format.h>

#include <algorithm>

#include "stdlib/core/error.h"
#include "stdlib/core/value.h"
#include "stdlib/information/discrete/distribution.h"

namespace ansatz::bottleneck {

std::vector<double> read_marginal(const std::string& kernel, const std::string& name, const core::Array& array,
                                  core::Run& run) {
  if (array.rank() != 1 || array.size() == 0)
    throw core::BadParameter(kernel, name, core::Value(array).describe(), "a list of masses that sum to one");
  std::vector<double> out(array.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = array.number(i);
  information::normalise_masses(kernel, name, out, run);
  return out;
}

void check_exact(const std::string& kernel, const std::vector<double>& p, const std::vector<double>& q) {
  const auto positive = [](const std::vector<double>& masses) {
    return static_cast<std::size_t>(std::count_if(masses.begin(), masses.end(), [](double x) { return x > 0; }));
  };
  if (const std::size_t cells = positive(p) + positive(q); cells > kMostExactCells)
    throw core::BadParameter(
        kernel, "method", fmt::format("\"exact\" of {} positive masses", cells),
        fmt::format("\"greedy\", or \"exact\" of at most {} positive masses in both together", kMostExactCells));
}

}  // namespace ansatz::bottleneck
