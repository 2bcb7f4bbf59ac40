// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/differences.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

Differences read_differences(const Comparison& question, double median, const std::string& kernel) {
  if (!std::isfinite(median)) throw core::BadParameter(kernel, "median", fmt::format("{:g}", median), "finite");
  Differences out;
  // Infinite values of both samples would have no difference.
  out.samples = read_matched(question, {.kernel = kernel, .at_least = 1, .at_most = 2});
  out.are_paired = out.samples.values.size() == 2;
  out.values = out.samples.values[0];
  for (std::size_t i = 0; i < out.values.size(); ++i) {
    if (out.are_paired) out.values[i] -= out.samples.values[1][i];
    out.values[i] -= median;
  }
  return out;
}

}  // namespace ansatz::hypothesis
