// SPDX-License-Identifier: MIT
#include "stdlib/fields/checks.h"

#include <fmt/format.h>

#include "stdlib/core/error.h"

namespace ansatz::fields {

void require(const char* kernel, const char* parameter, double value, bool holds, const std::string& allowed) {
  if (holds && std::isfinite(value)) return;
  throw core::BadParameter(kernel, parameter, fmt::format("{}", value), holds ? "finite" : allowed);
}

double lorentz_factor(const char* kernel, double velocity) {
  require(kernel, "velocity", velocity, std::fabs(velocity) < 1, "in (-1, 1), the speed of light being 1");
  return 1 / std::sqrt(1 - velocity * velocity);
}

}  // namespace ansatz::fields
