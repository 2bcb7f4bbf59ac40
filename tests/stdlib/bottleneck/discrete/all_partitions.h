// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

#include "stdlib/bottleneck/discrete/joints.h"

namespace ansatz::bottleneck {

/// What a partition is worth, from the joint table itself.
struct Worth {
  double entropy = 0, relevance = 0;
  std::size_t size = 0;
};

inline Worth worth_of_partition(const core::Array& p, const std::vector<std::size_t>& cluster) {
  const std::size_t rows = p.dimension(0).size, columns = p.dimension(1).size;
  std::vector<double> joint(rows * columns), t(rows), y(columns);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j) {
      joint[cluster[i] * columns + j] += p.number(i * columns + j);
      t[cluster[i]] += p.number(i * columns + j);
      y[j] += p.number(i * columns + j);
    }
  Worth worth;
  for (std::size_t k = 0; k < rows; ++k) {
    if (!(t[k] > 0)) continue;
    ++worth.size;
    worth.entropy -= t[k] * std::log(t[k]);
    for (std::size_t j = 0; j < columns; ++j)
      if (const double q = joint[k * columns + j]; q > 0) worth.relevance += q * std::log(q / (t[k] * y[j]));
  }
  return worth;
}

/// Every way to part `symbols` into clusters, each once (restricted growth strings).
inline void each_partition(std::size_t symbols, const std::function<void(const std::vector<std::size_t>&)>& take) {
  std::vector<std::size_t> cluster(symbols);
  const std::function<void(std::size_t, std::size_t)> place = [&](std::size_t x, std::size_t used) {
    if (x == symbols) return take(cluster);
    for (std::size_t t = 0; t <= used; ++t) {
      cluster[x] = t;
      place(x + 1, t == used ? used + 1 : used);
    }
  };
  place(0, 0);
}

}  // namespace ansatz::bottleneck
