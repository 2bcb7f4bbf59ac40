// SPDX-License-Identifier: MIT
#include "stdlib/fields/checks.h"

#include <fmt/format.h>

#include "stdlib/core/error.h"

namespace ansatz::fields {

void require(const char* kernel, const char* parameter, double value, bool holds, const std::string& allowed) {
  if (holds && std::isfinite(value)) return;
  throw core::BadParameter(kernel, parameter, fmt::format("{}", value), holds ? "finite" : allowed);
}

void require_energy(const char* kernel, double time, double energy, double largest_value) {
  if (std::isfinite(energy)) return;
  throw core::Diverged(
      kernel, time,
      fmt::format("the energy is {}, though the field is finite, up to {:.3g},",
                  std::isnan(energy) ? "no number" : "infinite", largest_value),
      "a potential must be a number wherever the field goes; logarithms, roots and powers of what turns negative are "
      "not");
}

double lorentz_factor(const char* kernel, double velocity) {
  require(kernel, "velocity", velocity, std::fabs(velocity) < 1, "in (-1, 1), the speed of light being 1");
  return 1 / std::sqrt(1 - velocity * velocity);
}

}  // namespace ansatz::fields
