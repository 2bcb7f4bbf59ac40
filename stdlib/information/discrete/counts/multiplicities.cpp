// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/counts/multiplicities.h"

#include <algorithm>

namespace ansatz::information {

Multiplicities::Multiplicities(std::span<const double> counts) {
  std::vector<double> sorted;
  for (const double n : counts)
    if (n > 0) sorted.push_back(n);
  std::sort(sorted.begin(), sorted.end());
  for (const double n : sorted) {
    if (groups.empty() || groups.back().count != n) groups.push_back({n, 0});
    groups.back().cells += 1;
    samples += n;
  }
  observed = static_cast<double>(sorted.size());
}

double Multiplicities::cells_with(double count) const {
  for (const Group& group : groups)
    if (group.count == count) return group.cells;
  return 0;
}

}  // namespace ansatz::information
