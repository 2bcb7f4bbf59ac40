// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/columns.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/means/moments.h"

namespace ansatz::hypothesis {

Columns orthonormal_columns(const char* kernel, const Samples& samples) {
  const std::size_t n = samples.values[0].size(), columns = samples.values.size() - 1;
  if (n <= columns + 1)
    throw core::BadParameter(kernel, "samples", fmt::format("{} values for {} terms", n, columns + 1),
                             "more values than terms");
  Columns out;
  out.terms.push_back("constant");
  out.r.assign(columns, std::vector<double>(columns, 0.0));
  for (std::size_t c = 0; c < columns; ++c) {
    const Moments all = moments(samples.values[c + 1]);
    const double scale = std::sqrt(all.squares);
    const bool named = samples.names[c + 1] != std::to_string(c + 2);
    out.terms.push_back(named ? samples.names[c + 1] : columns == 1 ? "x" : fmt::format("x{}", c + 1));
    out.means.push_back(all.mean), out.scales.push_back(scale);
    std::vector<double> column = samples.values[c + 1];
    for (double& v : column) v = scale > 0 ? (v - all.mean) / scale : 0;
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
