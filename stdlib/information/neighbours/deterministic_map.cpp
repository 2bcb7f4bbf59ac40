// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/deterministic_map.h"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/information/neighbours/nearest.h"

namespace ansatz::information {

namespace {

constexpr std::size_t kLeastRows = 50, kMostDimensions = 5, kLooks = 500;
constexpr double kClose = 0.1;
constexpr std::uint32_t kFew = 4;  // times k

}  // namespace

bool follows(const Points& from, const Points& to, core::Run& run) {
  const std::size_t n = from.count, d = from.dimension, k = 3 * d + 2;
  if (n < kLeastRows || d > kMostDimensions) return false;
  const auto neighbours = Nearest(from, Norm::largest, run).neighbours(k, 0, run);
  const auto rows = static_cast<Eigen::Index>(k), columns = static_cast<Eigen::Index>(d + 1);
  Eigen::MatrixXd plane(rows, columns), values(rows, static_cast<Eigen::Index>(to.dimension));
  std::vector<double> misses;
  for (std::size_t look = 0; look < std::min(n, kLooks); ++look) {
    const std::size_t i = look * n / std::min(n, kLooks);
    for (std::size_t s = 0; s < k; ++s) {
      const std::size_t j = neighbours[i * k + s];
      plane(static_cast<Eigen::Index>(s), 0) = 1;
      for (std::size_t a = 0; a < d; ++a)
        plane(static_cast<Eigen::Index>(s), static_cast<Eigen::Index>(a + 1)) = from.at(j, a) - from.at(i, a);
      for (std::size_t b = 0; b < to.dimension; ++b)
        values(static_cast<Eigen::Index>(s), static_cast<Eigen::Index>(b)) = to.at(j, b) - to.at(i, b);
    }
    const double scatter = (values.rowwise() - values.colwise().mean()).norm() / std::sqrt(static_cast<double>(k));
    if (!(scatter > 0)) continue;  // repeats and steps are no map of continuous numbers
    misses.push_back(plane.colPivHouseholderQr().solve(values).row(0).norm() / scatter);
  }
  if (misses.size() < kLeastRows) return false;
  const auto middle = misses.begin() + static_cast<std::ptrdiff_t>(misses.size() / 2);
  std::nth_element(misses.begin(), middle, misses.end());
  return *middle < kClose;
}

bool warn_of_map(const std::string& kernel, const Points& x, const Points& y, std::span<const std::uint32_t> of_x,
                 std::span<const std::uint32_t> of_y, std::size_t k, core::Run& run) {
  if (kernel.empty()) return false;
  std::size_t few = 0;
  for (std::size_t i = 0; i < of_x.size(); ++i) few += std::min(of_x[i], of_y[i]) <= kFew * k;
  if (2 * few < of_x.size()) return false;
  const bool of_first = follows(x, y, run);
  if (!of_first && !follows(y, x, run)) return false;
  run.warn(
      fmt::format("{}: {} follows from {} without noise, as far as {} rows show; the information of a deterministic "
                  "continuous map is infinite, and this number is about the rows: add the noise there is, or bins",
                  kernel, of_first ? "y" : "x", of_first ? "x" : "y", x.count));
  return true;
}

}  // namespace ansatz::information
