// SPDX-License-Identifier: MIT
#include "stdlib/information/checks.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::information {

using core::BadParameter;

core::Array finite_numbers(const std::string& kernel, const std::string& name, const core::Array& given) {
  core::Array numbers = given.as_real();
  for (const double v : numbers.real())
    if (!std::isfinite(v)) throw BadParameter(kernel, name, fmt::format("{:g} somewhere", v), "finite");
  return numbers;
}

core::Array finite_table(const std::string& kernel, const std::string& name, const core::Array& given) {
  if (given.rank() != 2 || given.size() == 0)
    throw BadParameter(kernel, name, fmt::format("of {} dimensions, {} elements", given.rank(), given.size()),
                       "of two dimensions, not empty");
  return finite_numbers(kernel, name, given);
}

double at_least(const std::string& kernel, const std::string& name, double value, double least) {
  if (!(value >= least) || !std::isfinite(value))
    throw BadParameter(kernel, name, fmt::format("{:g}", value), fmt::format("at least {:g}, and finite", least));
  return value;
}

}  // namespace ansatz::information
