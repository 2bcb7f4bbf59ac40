// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/resampling/arrangements.h"

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

namespace {

// Places that one uniform number of 52 bits may settle among n: their product stays below 2^32, so that no division is
// favoured by more than a share of 2^-20.
std::size_t places_per_draw(std::size_t n) {
  std::size_t places = 1;
  for (double product = static_cast<double>(n); product * static_cast<double>(n) <= 0x1p32 && places < 32; ++places)
    product *= static_cast<double>(std::max<std::size_t>(n, 2));
  return places;
}

// step[i] uniform on 0 … total − i − 1. A number gives one step in each round and is uniform again once its whole part
// is taken; the numbers of a round do not wait for each other.
void take_steps(std::span<double> uniform, double total, std::span<std::int32_t> step) {
  for (std::size_t first = 0; first < step.size(); first += uniform.size()) {
    const std::size_t length = std::min(uniform.size(), step.size() - first);
    const double left = total - static_cast<double>(first);
    for (std::size_t j = 0; j < length; ++j) {
      const double scaled = uniform[j] * (left - static_cast<double>(static_cast<std::int32_t>(j)));
      step[first + j] = static_cast<std::int32_t>(scaled);
      uniform[j] = scaled - static_cast<double>(step[first + j]);
    }
  }
}

}  // namespace

void random_arrangements(std::span<const double> pooled, const std::vector<std::size_t>& sizes,
                         const core::Stream& stream, std::uint64_t draws, const Visit& visit) {
  const std::size_t total = pooled.size();
  // Settling positions one by one from the front: two samples need only the smaller; for more, all but the last.
  const bool from_back = sizes.size() == 2 && sizes[1] < sizes[0];
  const std::size_t settled = sizes.size() == 2 ? std::min(sizes[0], sizes[1]) : total - sizes.back();
  const std::size_t group = places_per_draw(total), numbers = (settled + group - 1) / group;
  std::vector<double> arranged(total), uniform(numbers);
  std::vector<std::int32_t> step(settled);
  for (std::uint64_t b = 0; b < draws; ++b) {
    std::copy(pooled.begin(), pooled.end(), arranged.begin());
    stream.fill_uniform(uniform, b * numbers);
    take_steps(uniform, static_cast<double>(total), step);
    double* const end = arranged.data() + total;
    for (std::size_t i = 0; i < settled; ++i) {
      double* const place = from_back ? end - 1 - i : arranged.data() + i;
      std::swap(*place, from_back ? place[-step[i]] : place[step[i]]);
    }
    visit(arranged);
  }
}

}  // namespace ansatz::hypothesis
