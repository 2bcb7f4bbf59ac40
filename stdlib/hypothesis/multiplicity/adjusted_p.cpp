// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/multiplicity/adjusted_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

namespace {

core::Array checked(const std::string& kernel, const core::Array& p) {
  core::Array out = p.as_real();
  for (const double value : out.real())
    if (value < 0 || value > 1) throw core::BadParameter(kernel, "p", fmt::format("{:g}", value), "in [0, 1]");
  out.density_over.clear();
  out.is_mass = false;
  return out;
}

// Places of the numbers, by increasing p.
std::vector<std::size_t> by_size(std::span<const double> p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (!std::isnan(p[i])) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  return order;
}

}  // namespace

core::Array holm(const AdjustedP& question, core::Run&) {
  core::Array out = checked("holm", question.p);
  const auto p = out.mutable_real();
  const auto order = by_size(p);
  double largest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    largest = std::max(largest, std::min(1.0, static_cast<double>(order.size() - i) * p[order[i]]));
    p[order[i]] = largest;
  }
  return out;
}

core::Array benjamini_hochberg(const AdjustedP& question, core::Run&) {
  core::Array out = checked("benjamini_hochberg", question.p);
  const auto p = out.mutable_real();
  const auto order = by_size(p);
  double smallest = 1;
  for (std::size_t i = order.size(); i-- > 0;) {
    smallest = std::min(smallest, static_cast<double>(order.size()) / static_cast<double>(i + 1) * p[order[i]]);
    p[order[i]] = smallest;
  }
  return out;
}

}  // namespace ansatz::hypothesis
