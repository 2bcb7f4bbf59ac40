// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/coarsened.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>
#include <utility>
#include <vector>

namespace ansatz::bottleneck {

namespace {

/// Symbols taken together: their mass and mean, and where they scatter most.
struct Cell {
  std::vector<std::size_t> symbols;
  double mass = 0;
  std::vector<double> mean;
  std::size_t widest = 0;  ///< the outcome
  double scatter = 0;      ///< of it, Σ p(x) (p(y|x) − mean)²/p(y)
};

Cell cell_of(const Source& source, std::vector<std::size_t> symbols) {
  Cell cell{std::move(symbols), 0, std::vector<double>(source.outcomes), 0, 0};
  for (const std::size_t x : cell.symbols) {
    cell.mass += source.mass[x];
    for (std::size_t y = 0; y < source.outcomes; ++y)
      cell.mean[y] += source.mass[x] * source.conditional[x * source.outcomes + y];
  }
  for (double& mean : cell.mean) mean /= cell.mass;
  std::vector<double> scatter(source.outcomes);
  for (const std::size_t x : cell.symbols)
    for (std::size_t y = 0; y < source.outcomes; ++y) {
      const double off = source.conditional[x * source.outcomes + y] - cell.mean[y];
      scatter[y] += source.mass[x] * off * off / source.outcome_mass[y];
    }
  const auto widest = std::max_element(scatter.begin(), scatter.end());
  cell.widest = static_cast<std::size_t>(widest - scatter.begin());
  cell.scatter = *widest;
  return cell;
}

}  // namespace

Source coarsened(const Source& source, std::size_t symbols) {
  std::vector<std::size_t> all(source.symbols);
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<Cell> cells{cell_of(source, std::move(all))};
  std::priority_queue<std::pair<double, std::size_t>> queue;
  queue.emplace(cells[0].scatter, 0);
  while (cells.size() < symbols && !queue.empty()) {
    const std::size_t k = queue.top().second;
    queue.pop();
    std::vector<std::size_t> below, above;
    for (const std::size_t x : cells[k].symbols)
      (source.conditional[x * source.outcomes + cells[k].widest] < cells[k].mean[cells[k].widest] ? below : above)
          .push_back(x);
    if (below.empty() || above.empty()) continue;  // alike to rounding
    cells[k] = cell_of(source, std::move(below));
    cells.push_back(cell_of(source, std::move(above)));
    queue.emplace(cells[k].scatter, k);
    queue.emplace(cells.back().scatter, cells.size() - 1);
  }
  Source out;
  out.symbols = cells.size();
  out.outcomes = source.outcomes;
  out.outcome_mass = source.outcome_mass;
  out.symbol_of.resize(source.symbols);
  for (const Cell& cell : cells) {
    for (const std::size_t x : cell.symbols) out.symbol_of[x] = out.mass.size();
    out.mass.push_back(cell.mass);
    out.conditional.insert(out.conditional.end(), cell.mean.begin(), cell.mean.end());
  }
  measure(out);
  return out;
}

Source with_fewer_outcomes(const Source& source, std::size_t outcomes) {
  if (source.outcomes <= outcomes) return source;
  Source turned;  // y for x
  turned.symbols = source.outcomes;
  turned.outcomes = source.symbols;
  turned.mass = source.outcome_mass;
  turned.outcome_mass = source.mass;
  turned.conditional.resize(source.conditional.size());
  for (std::size_t x = 0; x < source.symbols; ++x)
    for (std::size_t y = 0; y < source.outcomes; ++y)
      turned.conditional[y * source.symbols + x] =
          source.mass[x] * source.conditional[x * source.outcomes + y] / source.outcome_mass[y];
  const Source cells = coarsened(turned, outcomes);

  Source out = source;
  out.outcomes = cells.symbols;
  out.outcome_mass = cells.mass;
  out.conditional.assign(source.symbols * out.outcomes, 0);
  for (std::size_t x = 0; x < source.symbols; ++x)
    for (std::size_t y = 0; y < source.outcomes; ++y)
      out.conditional[x * out.outcomes + cells.symbol_of[y]] += source.conditional[x * source.outcomes + y];
  measure(out);
  return out;
}

}  // namespace ansatz::bottleneck
