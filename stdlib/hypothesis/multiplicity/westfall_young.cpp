// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/multiplicity/westfall_young.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/core/p_text.h"
#include "stdlib/hypothesis/distributions/pair_table.h"
#include "stdlib/hypothesis/resampling/arrangements.h"

namespace ansatz::hypothesis {

WestfallYoungResult westfall_young(const WestfallYoung& question, core::Run& run) {
  constexpr const char* kKernel = "westfall_young";
  constexpr double kMostEnumerated = 1e6, kTie = 1e-12;
  if (question.draws < 1) throw core::BadParameter(kKernel, "draws", std::to_string(question.draws), "at least 1");
  const Samples samples =
      read_samples(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = 2, .points = true});
  std::vector<double> pool = pooled_points(kKernel, samples);
  const std::size_t width = samples.width(0), first = samples.size(0), total = samples.total();
  const double n = static_cast<double>(first), m = static_cast<double>(total - first);
  // About the pooled means, so that sums of squares keep their digits; squares of all are the same for every division.
  std::vector<double> mean(width, 0.0), squares(width, 0.0),
      origin(pool.begin(), pool.begin() + static_cast<std::ptrdiff_t>(width));
  for (std::size_t i = 0; i < pool.size(); ++i) {
    pool[i] -= origin[i % width];
    mean[i % width] += pool[i] / static_cast<double>(total);
  }
  for (std::size_t i = 0; i < pool.size(); ++i) {
    pool[i] -= mean[i % width];
    squares[i % width] += pool[i] * pool[i];
  }
  std::vector<double> sum(width), own(width), t(width);
  const auto statistics = [&](std::span<const double> places) {
    std::fill(sum.begin(), sum.end(), 0.0);
    std::fill(own.begin(), own.end(), 0.0);
    for (const double place : places) {
      const double* point = pool.data() + static_cast<std::size_t>(place) * width;
      for (std::size_t c = 0; c < width; ++c) sum[c] += point[c], own[c] += point[c] * point[c];
    }
    for (std::size_t c = 0; c < width; ++c) {
      // The pooled mean is 0: the second sample's sum is less the first's.
      const double one = sum[c] / n, other = -sum[c] / m;
      const double a = std::max(0.0, own[c] - n * one * one) / (n * (n - 1));
      const double b = std::max(0.0, squares[c] - own[c] - m * other * other) / (m * (m - 1));
      const double variance = a + b, apart = one - other;
      const bool nothing = variance <= 1e-28 * squares[c];
      t[c] = !(squares[c] > 0) || (nothing && std::abs(apart) <= 1e-14 * std::sqrt(squares[c])) ? 0
             : nothing ? std::copysign(std::numeric_limits<double>::infinity(), apart)
                       : apart / std::sqrt(variance);
    }
  };
  std::vector<double> places(total);
  std::iota(places.begin(), places.end(), 0.0);
  statistics(std::span<const double>(places).first(first));
  const std::vector<double> observed = t;
  std::vector<std::size_t> order(width);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return std::abs(observed[a]) > std::abs(observed[b]); });
  std::vector<double> alone(width, 0.0), together(width, 0.0);
  const auto visit = [&](std::span<const double> arranged) {
    run.tick();
    statistics(arranged.first(first));
    double largest = 0;
    for (std::size_t k = width; k-- > 0;) {
      const std::size_t c = order[k];
      const double size = std::abs(t[c]), limit = std::abs(observed[c]) * (1 - kTie);
      largest = std::max(largest, size);
      alone[c] += size >= limit;
      together[c] += largest >= limit;
    }
  };
  const std::vector<std::size_t> sizes{first, total - first};
  const double limit = std::min<double>(question.draws, kMostEnumerated), all = count_arrangements(sizes, limit);
  WestfallYoungResult out;
  double added = 0, divisor = all;
  if (all <= limit) {
    every_arrangement(places, sizes, visit);
    out.method = "exact";
  } else {
    random_arrangements(places, sizes, run.stream("permutation"), static_cast<std::uint64_t>(question.draws), visit);
    out.method = "Monte Carlo";
    added = 1, divisor = question.draws + 1.0;
  }
  double running = 0;
  std::size_t found = 0;
  for (const std::size_t c : order) {
    alone[c] = (alone[c] + added) / divisor;
    running = std::max(running, (together[c] + added) / divisor);
    together[c] = running;
    found += running <= 0.05;
  }
  out.reading = fmt::format("{} of {} components differ at 0.05 for all together, the least p {} ({}), n = {:g} + {:g}",
                            found, width, core::p_text(together[order[0]], core::kDigitsInReading), out.method, n, m);
  out.statistic = core::Array::along("component", observed);
  out.p = core::Array::along("component", std::move(alone));
  out.adjusted_p = core::Array::along("component", std::move(together));
  return out;
}

}  // namespace ansatz::hypothesis
