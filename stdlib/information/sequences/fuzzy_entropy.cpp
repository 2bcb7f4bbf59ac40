// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/fuzzy_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "stdlib/core/each_stretch.h"
#include "stdlib/core/error.h"
#include "stdlib/core/expression/elementary.h"
#include "stdlib/core/sums.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kFuzzyEntropy = "fuzzy_entropy";
constexpr std::size_t kBlock = 512;  // partners at once
constexpr std::size_t kStretch = 32;

struct Likeness {
  std::span<const double> x;
  std::size_t length;          // of a stretch
  double tolerance, power;     // r and n
  std::vector<double> levels;  // what is taken out of each stretch

  Likeness(std::span<const double> values, std::size_t stretch, std::size_t starts, double r, const FuzzyEntropy& q)
      : x(values), length(stretch), tolerance(r), power(q.power), levels(starts) {
    if (!q.centred) return;
    for (std::size_t i = 0; i < starts; ++i) {
      double sum = 0;  // about the first, so that an offset costs no digits
      for (std::size_t k = 1; k < length; ++k) sum += x[i + k] - x[i];
      levels[i] = x[i] + sum / static_cast<double>(length);
    }
  }

  // Sum over partners j in (i, starts).
  double with_later(std::size_t i) const {
    std::array<double, kBlock> gap, degree;
    double sum = 0;
    for (std::size_t first = i + 1; first < levels.size(); first += kBlock) {
      const std::size_t count = std::min(kBlock, levels.size() - first);
      std::fill_n(gap.begin(), count, 0.0);
      const double* const level = levels.data() + first;
      for (std::size_t k = 0; k < length; ++k) {
        const double here = x[i + k] - levels[i];
        const double* const there = x.data() + first + k;
        for (std::size_t j = 0; j < count; ++j) gap[j] = std::max(gap[j], std::abs(there[j] - level[j] - here));
      }
      for (std::size_t j = 0; j < count; ++j) gap[j] /= tolerance;
      if (power == 2) {
        for (std::size_t j = 0; j < count; ++j) degree[j] = -gap[j] * gap[j];
      } else {
        for (std::size_t j = 0; j < count; ++j) degree[j] = -std::pow(gap[j], power);
      }
      core::exp_of(degree.data(), degree.data(), count);
      sum += core::pairwise_sum({degree.data(), count});
    }
    return sum;
  }
};

}  // namespace

double fuzzy_entropy(const FuzzyEntropy& question, core::Run& run) {
  const AlikeSeries read(kFuzzyEntropy, question);
  if (!(question.r > 0)) throw BadParameter(kFuzzyEntropy, "r", fmt::format("{:g}", question.r), "above 0");
  if (!(question.power > 0) || std::isinf(question.power))
    throw BadParameter(kFuzzyEntropy, "power", fmt::format("{:g}", question.power), "above 0 and finite");
  read.warn_of_few(kFuzzyEntropy, run);
  if (!(read.tolerance > 0)) return 0;  // constant
  const auto x = read.series.values();
  const std::size_t starts = x.size() - read.length;
  const Likeness shorter(x, read.length, starts, read.tolerance, question);
  const Likeness longer(x, read.length + 1, starts, read.tolerance, question);
  struct Sums {
    double shorter = 0, longer = 0;
  };
  std::vector<Sums> parts((starts + kStretch - 1) / kStretch);
  core::each_stretch(starts, kStretch, true, run, [&](std::size_t first, std::size_t last) {
    Sums mine;
    for (std::size_t i = first; i < last; ++i) {
      mine.shorter += shorter.with_later(i);
      mine.longer += longer.with_later(i);
    }
    parts[first / kStretch] = mine;
  });
  Sums sums;
  for (const Sums& part : parts) {
    sums.shorter += part.shorter;
    sums.longer += part.longer;
  }
  if (sums.shorter > 0 && sums.longer > 0) return std::log(sums.shorter / sums.longer) / read.base;
  run.warn(fmt::format("{}: r is so small that no two stretches of {} values are alike in any degree", kFuzzyEntropy,
                       sums.shorter > 0 ? read.length + 1 : read.length));
  return sums.shorter > 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace ansatz::information
