// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/normality/centred_points.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/means/point_moments.h"

namespace ansatz::hypothesis {

CentredPoints centred_points(const std::string& kernel, const core::Array& given, std::size_t beyond) {
  if (given.rank() != 2 || given.dimension(1).size == 0 || given.dimension(0).size <= given.dimension(1).size + beyond)
    throw core::BadParameter(
        kernel, "points",
        given.rank() == 2 ? fmt::format("{} draws of {} components", given.dimension(0).size, given.dimension(1).size)
                          : fmt::format("an array of {} dimensions", given.rank()),
        beyond == 0 ? "an array [draw, component] of more draws than components"
                    : fmt::format("an array [draw, component] of at least {} draws more than components", beyond + 1));
  const std::size_t draws = given.dimension(0).size, width = given.dimension(1).size;
  const core::Array numbers = given.as_real();
  std::vector<double> points(numbers.real().begin(), numbers.real().end());
  const auto bad = std::find_if(points.begin(), points.end(), [](double v) { return !(std::abs(v) < 1e150); });
  if (bad != points.end()) throw core::BadParameter(kernel, "points", fmt::format("{:g} somewhere", *bad), "finite");

  const std::vector<double> mean = mean_of_points(points, width);
  for (std::size_t i = 0; i < points.size(); ++i) points[i] -= mean[i % width];
  std::vector<double> covariance(width * width, 0.0);
  add_products(covariance, points, std::vector<double>(width, 0.0));
  for (double& value : covariance) value /= static_cast<double>(draws);
  Cholesky factors(std::move(covariance), width);
  if (!factors.is_definite())
    throw core::BadParameter(kernel, "points", "of components that depend on each other by a line, or are constant",
                             "of components that vary by themselves: leave one out");
  return {draws, width, std::move(points), std::move(factors)};
}

}  // namespace ansatz::hypothesis
