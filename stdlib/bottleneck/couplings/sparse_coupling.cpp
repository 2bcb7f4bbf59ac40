// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/sparse_coupling.h"

#include <algorithm>
#include <functional>

namespace ansatz::bottleneck {

namespace {

struct Cell {
  double mass;
  std::uint32_t place;

  // The largest mass stands on top of a heap, and of equal ones the first.
  bool operator<(const Cell& other) const { return mass < other.mass || (mass == other.mass && place > other.place); }
};

// Puts the top of a heap where it belongs after it has become smaller.
void sink(std::vector<Cell>& heap) {
  const Cell moved = heap.front();
  std::size_t hole = 0;
  for (;;) {
    std::size_t child = 2 * hole + 1;
    if (child >= heap.size()) break;
    if (child + 1 < heap.size() && heap[child] < heap[child + 1]) ++child;
    if (!(moved < heap[child])) break;
    heap[hole] = heap[child];
    hole = child;
  }
  heap[hole] = moved;
}

void take(std::vector<Cell>& heap, double mass) {
  heap.front().mass -= mass;
  if (heap.front().mass < kLeftOver) {
    heap.front() = heap.back();
    heap.pop_back();
    if (heap.empty()) return;
  }
  sink(heap);
}

}  // namespace

SparseCoupling greedy_coupling(const Marginals& marginals) {
  SparseCoupling out;
  out.variables = marginals.size();
  std::vector<std::vector<Cell>> heaps(marginals.size());
  for (std::size_t i = 0; i < marginals.size(); ++i) {
    for (std::size_t k = 0; k < marginals[i].size(); ++k)
      if (marginals[i][k] > 0) heaps[i].push_back({marginals[i][k], static_cast<std::uint32_t>(k)});
    std::make_heap(heaps[i].begin(), heaps[i].end());
  }
  while (std::none_of(heaps.begin(), heaps.end(), [](const auto& heap) { return heap.empty(); })) {
    double mass = heaps[0].front().mass;
    for (const auto& heap : heaps) mass = std::min(mass, heap.front().mass);
    out.masses.push_back(mass);
    for (auto& heap : heaps) {
      out.states.push_back(heap.front().place);
      take(heap, mass);
    }
  }
  return out;
}

std::vector<double> greatest_lower_bound(std::span<const std::vector<double>> marginals) {
  std::vector<double> least;
  for (const auto& marginal : marginals) {
    std::vector<double> sums = marginal;
    std::sort(sums.begin(), sums.end(), std::greater<>());
    for (std::size_t k = 1; k < sums.size(); ++k) sums[k] += sums[k - 1];
    if (least.empty()) {
      least = std::move(sums);
      continue;
    }
    // Beyond its end a distribution has all of its mass.
    const std::size_t length = std::max(least.size(), sums.size());
    least.resize(length, least.back());
    sums.resize(length, sums.back());
    for (std::size_t k = 0; k < length; ++k) least[k] = std::min(least[k], sums[k]);
  }
  for (std::size_t k = least.size(); k-- > 1;) least[k] = std::max(0.0, least[k] - least[k - 1]);
  return least;
}

}  // namespace ansatz::bottleneck
