// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/channels/components.h"

#include <fmt/format.h>

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/value.h"

namespace ansatz::bottleneck {

namespace {

constexpr double kRounding = 1e-12;  // of the largest entry

std::vector<double> eigenvalues(const std::string& kernel, const std::string& name, const core::Array& array,
                                double largest) {
  const auto n = static_cast<Eigen::Index>(array.dimension(0).size);
  Eigen::MatrixXd matrix(n, n);
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index j = 0; j < n; ++j) matrix(i, j) = array.number(static_cast<std::size_t>(i * n + j));
  if ((matrix - matrix.transpose()).cwiseAbs().maxCoeff() > kRounding * largest)
    throw core::BadParameter(kernel, name, "a matrix that is not symmetric", "variances, or a covariance matrix");
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix, Eigen::EigenvaluesOnly);
  const Eigen::VectorXd& found = solver.eigenvalues();
  std::vector<double> out(found.data(), found.data() + n);
  std::reverse(out.begin(), out.end());
  // A solver's rounding grows with the size.
  for (double& v : out)
    if (std::abs(v) < kRounding * largest * static_cast<double>(n)) v = 0;
  return out;
}

}  // namespace

std::vector<double> component_variances(const std::string& kernel, const std::string& name, const core::Array& array) {
  const bool is_matrix = array.rank() == 2 && array.dimension(0).size == array.dimension(1).size;
  if ((array.rank() != 1 && !is_matrix) || array.size() == 0)
    throw core::BadParameter(kernel, name, core::Value(array).describe(),
                             "a list of variances, or a covariance matrix");
  std::vector<double> out(array.size());
  double largest = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = array.number(i);
    if (!std::isfinite(out[i]))
      throw core::BadParameter(kernel, name, fmt::format("{} at element {}", out[i], i + 1), "finite");
    largest = std::max(largest, std::abs(out[i]));
  }
  if (is_matrix) out = eigenvalues(kernel, name, array, largest);
  for (const double v : out)
    if (v < 0)
      throw core::BadParameter(kernel, name, fmt::format("{:g}{}", v, is_matrix ? " as an eigenvalue" : ""),
                               "at least 0");
  return out;
}

std::vector<double> budget(const std::string& kernel, const std::string& name, const core::Array& array, bool open) {
  if (array.rank() > 1)
    throw core::BadParameter(kernel, name, core::Value(array).describe(), "a number or a list of them");
  std::vector<double> out(array.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = array.number(i);
    if (!(open ? out[i] > 0 : out[i] >= 0) || std::isinf(out[i]))
      throw core::BadParameter(kernel, name, fmt::format("{:g}", out[i]),
                               open ? "above 0 and finite" : "at least 0 and finite");
  }
  return out;
}

core::Array over_components(const core::Array& budgets, const core::Array& components, std::vector<double> values,
                            std::string label) {
  std::vector<core::Dimension> dimensions = budgets.dimensions();
  if (components.rank() == 1)
    dimensions.push_back(components.dimension(0));
  else
    dimensions.emplace_back("component", components.dimension(0).size);
  core::Array out(std::move(dimensions), std::move(values));
  out.label = std::move(label);
  return out;
}

}  // namespace ansatz::bottleneck
