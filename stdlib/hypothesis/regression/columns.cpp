// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/columns.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/means/moments.h"

namespace ansatz::hypothesis {

Constant take_away_constant(std::vector<double>& x, std::span<const double> constant) {
  if (constant.empty()) {
    const Moments all = moments(x);
    for (double& v : x) v -= all.mean;
    return {all.mean, all.squares};
  }
  Constant out{0, 0};
  double length = 0;
  for (const double c : constant) length += c * c;
  for (int round = 0; round < 2; ++round) {
    double along = 0;
    for (std::size_t i = 0; i < x.size(); ++i) along += x[i] * constant[i];
    along /= length;
    for (std::size_t i = 0; i < x.size(); ++i) x[i] -= along * constant[i];
    out.coefficient += along;
  }
  for (const double v : x) out.squares += v * v;
  return out;
}

Columns orthonormal_columns(const char* kernel, const Samples& samples, std::span<const double> constant) {
  const std::size_t n = samples.values[0].size(), columns = samples.values.size() - 1;
  if (n <= columns + 1)
    throw core::BadParameter(kernel, "samples", fmt::format("{} values for {} terms", n, columns + 1),
                             "more values than terms");
  Columns out;
  out.terms.push_back("constant");
  out.r.assign(columns, std::vector<double>(columns, 0.0));
  for (std::size_t c = 0; c < columns; ++c) {
    std::vector<double> column = samples.values[c + 1];
    const Constant taken = take_away_constant(column, constant);
    const double scale = std::sqrt(taken.squares);
    const bool named = samples.names[c + 1] != std::to_string(c + 2);
    out.terms.push_back(named ? samples.names[c + 1] : columns == 1 ? "x" : fmt::format("x{}", c + 1));
    out.means.push_back(taken.coefficient), out.scales.push_back(scale);
    for (double& v : column) v = scale > 0 ? v / scale : 0;
    for (int round = 0; round < 2; ++round) {
      for (std::size_t k = 0; k < out.basis.size(); ++k) {
        double along = 0;
        for (std::size_t i = 0; i < n; ++i) along += out.basis[k][i] * column[i];
        for (std::size_t i = 0; i < n; ++i) column[i] -= along * out.basis[k][i];
        out.r[k][c] += along;
      }
    }
    double left = 0;
    for (const double v : column) left += v * v;
    out.r[c][c] = std::sqrt(left);
    if (!(out.r[c][c] > 1e-9))
      throw core::BadParameter(
          kernel, "samples",
          fmt::format("\"{}\" {}", out.terms.back(), scale > 0 ? "determined by the columns before it" : "constant"),
          "columns that tell something of their own");
    for (double& v : column) v /= out.r[c][c];
    out.basis.push_back(std::move(column));
  }
  return out;
}

std::vector<double> coefficients_of(const Columns& columns, const std::vector<double>& gamma) {
  const std::size_t count = columns.basis.size();
  std::vector<double> beta(gamma);
  for (std::size_t c = count; c-- > 0;) {
    for (std::size_t k = c + 1; k < count; ++k) beta[c + 1] -= columns.r[c][k] * beta[k + 1];
    beta[c + 1] /= columns.r[c][c];
  }
  for (std::size_t c = 0; c < count; ++c) {
    beta[c + 1] /= columns.scales[c];
    beta[0] -= columns.means[c] * beta[c + 1];
  }
  return beta;
}

}  // namespace ansatz::hypothesis
