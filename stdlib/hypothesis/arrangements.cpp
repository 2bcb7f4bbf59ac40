// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/arrangements.h"

#include <algorithm>
#include <numeric>

namespace ansatz::hypothesis {

double count_arrangements(const std::vector<std::size_t>& sizes, double limit) {
  double count = 1, placed = 0;
  for (const std::size_t size : sizes) {
    for (std::size_t i = 1; i <= size; ++i) {
      placed += 1;
      count *= placed / static_cast<double>(i);
      if (count > 1e15 * (1 + limit)) return limit + 1;
    }
  }
  return count > limit + 0.5 ? limit + 1 : static_cast<double>(static_cast<std::int64_t>(count + 0.5));
}

void every_arrangement(std::span<const double> pooled, const std::vector<std::size_t>& sizes, const Visit& visit) {
  std::vector<std::size_t> label;
  for (std::size_t g = 0; g < sizes.size(); ++g) label.insert(label.end(), sizes[g], g);
  std::vector<double> arranged(pooled.size());
  std::vector<std::size_t> next(sizes.size());
  do {
    std::exclusive_scan(sizes.begin(), sizes.end(), next.begin(), std::size_t{0});
    for (std::size_t i = 0; i < pooled.size(); ++i) arranged[next[label[i]]++] = pooled[i];
    visit(arranged);
  } while (std::next_permutation(label.begin(), label.end()));
}

void random_arrangements(std::span<const double> pooled, const std::vector<std::size_t>& sizes,
                         const core::Stream& stream, std::uint64_t draws, const Visit& visit) {
  const std::size_t total = pooled.size();
  // Settling positions one by one from the front: two samples need only the smaller; for more, all but the last.
  const bool from_back = sizes.size() == 2 && sizes[1] < sizes[0];
  const std::size_t settled = sizes.size() == 2 ? std::min(sizes[0], sizes[1]) : total - sizes.back();
  std::vector<double> arranged(total), uniform(settled);
  for (std::uint64_t b = 0; b < draws; ++b) {
    std::copy(pooled.begin(), pooled.end(), arranged.begin());
    stream.fill_uniform(uniform, b * settled);
    for (std::size_t i = 0; i < settled; ++i) {
      // 52 random bits against fewer than 2^32 places: the bias is below 2^-20 of a share.
      const auto pick = i + static_cast<std::size_t>(uniform[i] * static_cast<double>(total - i));
      if (from_back)
        std::swap(arranged[total - 1 - i], arranged[total - 1 - pick]);
      else
        std::swap(arranged[i], arranged[pick]);
    }
    visit(arranged);
  }
}

}  // namespace ansatz::hypothesis
