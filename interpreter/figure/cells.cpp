// SPDX-License-Identifier: MIT
#include "interpreter/figure/cells.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ansatz::figure {
namespace {

struct Share {
  std::size_t cell;
  double weight;  ///< of the new cell's width
};

// For each of n even cells, the given cells it overlaps and by how much.
std::vector<std::vector<Share>> shares(const std::vector<double>& edges, std::size_t n) {
  std::vector<std::vector<Share>> out(n);
  const double low = edges.front(), width = (edges.back() - low) / static_cast<double>(n);
  std::size_t cell = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double from = low + width * static_cast<double>(i), to = from + width;
    while (cell + 2 < edges.size() && edges[cell + 1] <= from) ++cell;
    for (std::size_t c = cell; c + 1 < edges.size() && edges[c] < to; ++c) {
      const double overlap = std::min(to, edges[c + 1]) - std::max(from, edges[c]);
      if (overlap > 0) out[i].push_back({c, overlap / width});
    }
  }
  return out;
}

std::vector<double> even_edges(const std::vector<double>& edges, std::size_t n) {
  std::vector<double> out(n + 1);
  for (std::size_t i = 0; i <= n; ++i)
    out[i] = edges.front() + (edges.back() - edges.front()) * static_cast<double>(i) / static_cast<double>(n);
  return out;
}

}  // namespace

std::vector<double> cell_edges(const std::vector<double>& centres, bool log) {
  std::vector<double> at = centres;
  if (log)
    for (double& u : at) u = std::log10(u);
  const std::size_t n = at.size();
  std::vector<double> edges(n + 1);
  if (n == 1) {
    edges = {at[0] - 0.5, at[0] + 0.5};
  } else {
    for (std::size_t i = 1; i < n; ++i) edges[i] = at[i - 1] + (at[i] - at[i - 1]) / 2;
    edges[0] = at[0] - (edges[1] - at[0]);
    edges[n] = at[n - 1] + (at[n - 1] - edges[n - 1]);
  }
  if (log)
    for (double& u : edges) u = std::pow(10.0, u);
  return edges;
}

bool evenly_spaced(const std::vector<double>& edges) {
  const double width = (edges.back() - edges.front()) / static_cast<double>(edges.size() - 1);
  for (std::size_t i = 1; i + 1 < edges.size(); ++i)
    if (std::abs(edges[i] - (edges.front() + width * static_cast<double>(i))) > 1e-3 * std::abs(width)) return false;
  return true;
}

CellGrid resample(const CellGrid& grid, std::size_t columns, std::size_t rows) {
  const auto across = shares(grid.x_edges, columns), up = shares(grid.y_edges, rows);
  CellGrid out{even_edges(grid.x_edges, columns), even_edges(grid.y_edges, rows), std::vector<double>(columns * rows)};
  const std::size_t given = grid.columns();
  // First along x, then along y: the two weights multiply.
  std::vector<double> sums(given), weights(given);
  for (std::size_t j = 0; j < rows; ++j) {
    std::fill(sums.begin(), sums.end(), 0.0);
    std::fill(weights.begin(), weights.end(), 0.0);
    for (const Share& y : up[j])
      for (std::size_t i = 0; i < given; ++i) {
        const double value = grid.values[y.cell * given + i];
        if (!std::isfinite(value)) continue;
        sums[i] += y.weight * value;
        weights[i] += y.weight;
      }
    for (std::size_t i = 0; i < columns; ++i) {
      double sum = 0, weight = 0;
      for (const Share& x : across[i]) {
        sum += x.weight * sums[x.cell];
        weight += x.weight * weights[x.cell];
      }
      out.values[j * columns + i] = weight >= 0.5 ? sum / weight : std::numeric_limits<double>::quiet_NaN();
    }
  }
  return out;
}

}  // namespace ansatz::figure
