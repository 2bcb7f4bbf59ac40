// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/varying_moments.h"

#include <fmt/format.h>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

std::vector<Moments> varying_moments(const std::string& kernel, const Samples& samples) {
  std::vector<Moments> out;
  for (std::size_t g = 0; g < samples.values.size(); ++g) {
    out.push_back(moments(samples.values[g]));
    if (!(out.back().squares > 0))
      throw core::BadParameter(kernel, "samples", fmt::format("constant in \"{}\"", samples.names[g]),
                               "samples that vary, each");
  }
  return out;
}

}  // namespace ansatz::hypothesis
