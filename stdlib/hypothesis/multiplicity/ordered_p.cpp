// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/multiplicity/ordered_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

core::Array checked_p(const std::string& kernel, const core::Array& p) {
  core::Array out = p.as_real();
  for (const double value : out.real())
    if (value < 0 || value > 1) throw core::BadParameter(kernel, "p", fmt::format("{:g}", value), "in [0, 1]");
  out.density_over.clear();
  out.is_mass = false;
  return out;
}

std::vector<std::size_t> places_by_p(std::span<const double> p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (!std::isnan(p[i])) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  return order;
}

}  // namespace ansatz::hypothesis
